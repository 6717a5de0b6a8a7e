"""The last look at every file of the site, before it is put in place: no withheld name stands in any of them.

What was taken out of the records cannot come back, so this finds what nothing else reads: words of an
archive's own theme, words hidden in pictures, a file made by a part of the program that forgot. Compressed
files of the search are opened. What came with the program is passed over: it knows nobody.
"""

from __future__ import annotations

import gzip
import lzma
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.lean import lean
from pressmark.pages.names.places import LAND
from pressmark.records.pictures import picture_texts
from pressmark.search.cbor import CborError, Item, decode
from pressmark.templates import Theme
from pressmark.withholding import Withheld
from pressmark.withholding.forms import Forms

_END = "\n\n\x00\n\n"
_SIGNATURE = b"pagefind_dcd"
_GZIP = b"\x1f\x8b"
# Of the search all but Pagefind itself depends on the archive.
_PAGEFIND = re.compile(r"pagefind/(?:pagefind(?:-worker)?\.js|wasm\.[\w-]+\.pagefind)")
_TAG = re.compile(r"</?([A-Za-z][\w:-]*)((?:[^<>\"]|\"[^\"]*\")*)>")
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*\"([^\"]*)\"")
_WITHIN_WORDS = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sup"}
)
_INSTEAD = dict.fromkeys(_WITHIN_WORDS, "") | {"br": "\n"}
_DRAWN = ("svg", "xhtml")
_ANY_TAG = re.compile(r"<[/?!]?[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_ANY_VALUE = re.compile(r"=\s*(?:\"([^\"]*)\"|'([^']*)')")
_PLAIN = (".txt", ".csv", ".tsv", ".svg", ".htm", ".html", ".rtf")
_CHARSETS = ("utf-8", "cp1252", "cp1251", "utf-16-le", "utf-16-be")
# Attributes in which only the program's own words stand.
_OURS = frozenset(
    {
        "class",
        "type",
        "rel",
        "role",
        "http-equiv",
        "charset",
        "name",
        "property",
        "loading",
        "dir",
        "data-type",
    }
)
_ZIP = b"PK\x03\x04"
_MOST_BYTES = 20_000_000
_MOST = 10


class Proof:
    """Looks at files one by one; ``found`` is what is to be said. With nobody withheld it does nothing."""

    def __init__(self, withheld: Withheld, folder: str) -> None:
        self.found: list[Diagnostic] = []
        self._withheld = withheld
        self._folder = folder

    def look(self, path: str, data: bytes, *, own: bool = False) -> None:
        """Look at the file at ``path`` of the site; ``own`` is one that came with the program."""
        if not self._withheld or len(self.found) == _MOST or (own and not self._withheld.forms.hide_in(path)):
            return
        if _holds(self._withheld.forms, path, data):
            shown = self._withheld.masked(path)
            self.found.append(diagnose("H110", Place(f"{self._folder}/{shown}"), path=shown))


def own_theme(theme: Theme) -> Iterator[tuple[str, bytes]]:
    """The files of an archive's own theme, as its author knows them: all that differ from the program's."""
    for name in theme.names(""):
        data = theme.read(name) or b""
        if not is_own(theme, name, data):
            yield theme.shown(name), data


def is_own(theme: Theme, name: str, data: bytes) -> bool:
    """Whether a file came with the program: an asset of its theme, or the drawn land."""
    if name == LAND.lstrip("/"):
        return True
    try:
        default = theme.default(name)
    except OSError:
        return False
    return data == default or data == lean(name, default)


def _holds(forms: Forms, path: str, data: bytes) -> bool:
    if forms.hide_in(path):
        return True
    if _PAGEFIND.fullmatch(path):
        return False
    try:
        return any(forms.hide_in(words) for words in _words(path, data))
    except UnicodeDecodeError:
        # Short names would be found in any picture: only what is written with a text's letters counts.
        long = replace(forms, cased=None)
        text = data.replace(b"\0", b"").decode("utf-8", "replace")
        return long.stand_in(text) or any(long.hide_in(words) for words in _hidden_words(path, data))


def _words(path: str, data: bytes) -> Iterator[str]:
    """The words of a file, as they may hold a name. Raises ``UnicodeDecodeError`` for what is no text."""
    if data.startswith(_GZIP) and path.startswith("pagefind/"):
        yield _unpacked(data)
        return
    text = data.decode("utf-8")
    ending = path.rpartition(".")[2].lower()
    if ending in _DRAWN:
        yield from _of_drawing(text)
    else:
        yield from _of_markup(text) if ending in ("html", "xml") else (text,)


def _unpacked(data: bytes) -> str:
    """The texts in a packed file of the search, each apart from the next."""
    try:
        raw = gzip.decompress(data).removeprefix(_SIGNATURE)
    except (OSError, EOFError, zlib.error):
        return ""
    try:
        return _END.join(_texts(decode(raw)))
    except CborError:
        return raw.decode("utf-8", "replace")


def _hidden_words(path: str, data: bytes) -> Iterator[str]:
    """What a file that is no text says besides: the metadata of a picture, the parts of a packed document,
    a text in an older character set.
    """
    for packed in _unpacked_parts(data):
        yield from _of_drawing(packed.decode("utf-8", "replace"))
    blocks = [data] if path.lower().endswith(_PLAIN) else picture_texts(data)
    for block in blocks:
        for charset in _CHARSETS:
            # Two bytes a letter may begin at an even place or at an odd one.
            for start in (0, 1) if charset.startswith("utf-16") else (0,):
                yield block[start:].decode(charset, "replace")


def _unpacked_parts(data: bytes) -> Iterator[bytes]:
    """What is packed in a document of an office program, a book, an archive of files or a drawing."""
    try:
        if data.startswith(_GZIP):
            yield zlib.decompressobj(wbits=31).decompress(data, _MOST_BYTES)
        elif data.startswith(_ZIP):
            with ZipFile(BytesIO(data)) as parts:
                for part in parts.infolist():
                    yield part.filename.encode("utf-8", "replace")
                    if part.file_size <= _MOST_BYTES:
                        yield parts.read(part)
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, zlib.error, lzma.LZMAError):
        # Locked or broken: nobody can read it here.
        return


def _texts(item: Item) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif isinstance(item, list):
        for one in item:
            yield from _texts(one)


def _of_markup(text: str) -> tuple[str, str]:
    """What is read on a page, a name that tags divide being whole again; and the values of attributes."""
    values = [
        value
        for tag in _TAG.finditer(text)
        for name, value in _ATTRIBUTE.findall(tag[2])
        if name.lower() not in _OURS
    ]
    read = _TAG.sub(lambda tag: _INSTEAD.get(tag[1].lower(), "\n\n"), text)
    return read, _END.join(values)


def _of_drawing(text: str) -> tuple[str, ...]:
    """The same of a file that the program did not write, whose tags may stand between any two letters."""
    values = [one or other for tag in _ANY_TAG.findall(text) for one, other in _ANY_VALUE.findall(tag)]
    return text, _ANY_TAG.sub("", text), _ANY_TAG.sub(" ", text), _END.join(values)
