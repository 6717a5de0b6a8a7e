"""Reads the files of ``content/`` from the disk: the only room but ``output`` that touches it.

Nothing in a file is interpreted here; only where it lies and what it is called. Files that editors and
systems leave behind (hidden ones, backups) are passed over, and so are notes such as README and LICENSE.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pressmark.diagnostics import Diagnostic, Place, diagnose

CONTENT = "content"
_TRIES = 5

_FOLDERS = ("articles", "entities", "stories", "pages", "media")
_ADDRESSED = frozenset(
    {"article-markdown", "article-text", "article-fields", "article-annotations", "entity", "story", "page"}
)
_ARTICLE_KINDS = {".md": "article-markdown", ".txt": "article-text", ".yaml": "article-fields"}
_ANNOTATIONS = ".annotations.json"
_PASSED_OVER = re.compile(r"\..*|.*~|#.*#|Thumbs\.db|desktop\.ini")
# The signs with which such names begin, if not with any other and a ~ at the end.
_DOUBTFUL = frozenset(".#Td")
_NOTES = re.compile(r"(?:README|LICEN[CS]E|COPYING|NOTICE|CITATION|CHANGELOG)(?:[.-].*)?")
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".pdf", ".tif", ".tiff"})
_SPELLINGS = {".yml": ".yaml", ".markdown": ".md", ".mdown": ".md", ".text": ".txt"}
# Signs that other systems cannot have in the name of a file, so that the archive could not be checked out
# there.
_UNPORTABLE = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the archive: its ``path`` from the root with ``/``, what it is by its place, and its bytes.

    ``kind`` is one of article-markdown, article-text, article-fields, article-annotations, entity, story,
    page, media, settings, ledger and other.
    """

    path: str
    kind: str
    data: bytes

    @property
    def stem(self) -> str:
        """The name of the file without its ending, in NFC: the id of an article, the slug of anything
        else."""
        return stem_of(self.path)


def read_sources(root: Path) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    """Every file of ``root/content`` in the order of paths, and what is wrong with where files lie.

    A symbolic link is followed as long as it stays inside ``content``.
    """
    content = root / CONTENT
    if not content.is_dir():
        return (), (diagnose("S102", Place(CONTENT)),)
    found: list[Diagnostic] = []
    files = []
    entries = sorted(_walk(content, CONTENT, found))
    # A folder lists what is in it in an order of its own.
    found.sort(key=_by_path)
    for path, entry in entries:
        try:
            data = _read(entry)
        except OSError as error:
            found.append(diagnose("S104", Place(_shown(path)), reason=_reason(error)))
            continue
        files.append(SourceFile(path, kind_of(path), data))
    found += check_names(file.path for file in files)
    return tuple(files), tuple(found)


def read_file(path: str, real: str) -> SourceFile:
    """The file at ``path`` of an archive, which lies at ``real`` on the disk. Raises ``OSError``."""
    return SourceFile(path, kind_of(path), _read(real))


def list_sources(root: Path) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Every file that :func:`read_sources` would read, and where it lies on the disk, by path; and what is
    wrong with what lies among them.
    """
    content = root / CONTENT
    found: list[Diagnostic] = []
    files = dict(_walk(content, CONTENT, found)) if content.is_dir() else {}
    return files, tuple(sorted(found, key=_by_path))


def kind_of(path: str) -> str:
    """What the file at ``path`` (from the root, with ``/``) is, by its place and its ending."""
    parts = path.split("/")
    name = parts[-1]
    if len(parts) == 2:
        return {"archive.toml": "settings", "published.tsv": "ledger"}.get(name, "other")
    if parts[1] == "media":
        return "media"
    if _NOTES.fullmatch(name):
        return "other"
    if parts[1] == "articles":
        if name.endswith(_ANNOTATIONS):
            return "article-annotations"
        return _ARTICLE_KINDS.get(PurePosixPath(name).suffix, "other")
    if name.endswith(".md"):
        place = (parts[1], len(parts))
        return {("entities", 4): "entity", ("stories", 3): "story", ("pages", 3): "page"}.get(place, "other")
    return "other"


def stem_of(path: str) -> str:
    """The name of the file at ``path`` without its ending, in NFC."""
    name = path.rsplit("/", 1)[-1]
    if name.endswith(_ANNOTATIONS):
        return unicodedata.normalize("NFC", name.removesuffix(_ANNOTATIONS))
    return unicodedata.normalize("NFC", name.rsplit(".", 1)[0] if "." in name[1:] else name)


def check_names(paths: Iterable[str]) -> list[Diagnostic]:
    """What is wrong with the names and places of files, whatever is in them."""
    # Whoever only lists files does without the settings and all they know of.
    from pressmark.config import folded

    found: list[Diagnostic] = []
    seen: dict[str, str] = {}
    for path in paths:
        found += _name_problems(path)
        other = seen.setdefault(folded(path), path)
        if other != path:
            found.append(diagnose("S105", Place(_shown(path)), other=_shown(other)))
    return found


def _name_problems(path: str) -> Iterator[Diagnostic]:
    from pressmark.config import is_segment, proposed_segment

    place = Place(_shown(path))
    kind = kind_of(path)
    if _shown(path) != path:
        yield diagnose("S108", place)
    elif kind in _ADDRESSED:
        stem = stem_of(path)
        if not is_segment(stem):
            ending = _ANNOTATIONS if kind == "article-annotations" else PurePosixPath(path).suffix
            yield diagnose("S106", place, name=stem, proposed=proposed_segment(stem) + ending)
    elif kind == "media":
        wrong = _UNPORTABLE.search(path)
        if wrong:
            yield diagnose("S110", place, sign=ascii(wrong[0]).strip("'"))
    elif kind == "other" and not _NOTES.fullmatch(path.rsplit("/", 1)[-1]):
        yield diagnose("S107", place, hint=_better_place(path))


def _better_place(path: str) -> str:
    """Where a file that nothing reads would have to lie, or what it would have to be called."""
    from difflib import get_close_matches

    parts = path.split("/")
    folder = parts[1] if len(parts) > 2 else ""
    ending = PurePosixPath(parts[-1]).suffix
    spelt = _SPELLINGS.get(ending.lower(), ending.lower())
    if folder and folder not in _FOLDERS:
        near = get_close_matches(folder.lower(), _FOLDERS, 1)
        return f"did you mean the folder content/{near[0] if near else 'media'}?"
    if ending.lower() in _PICTURES:
        return f"put it into content/media, as content/media/{parts[-1]}"
    if spelt != ending and spelt in (".md", ".txt", ".yaml"):
        return f"rename it to {PurePosixPath(parts[-1]).stem}{spelt}"
    if folder == "entities" and ending == ".md":
        return f"put it into the folder of its type, such as content/entities/person/{parts[-1]}"
    if folder in ("stories", "pages") and ending == ".md":
        return f"put it into content/{folder} itself"
    if folder in ("entities", "stories", "pages"):
        return "write it as a file that ends in .md"
    return "save it as plain text and take that in with “pressmark import text”, or put it into content/media"


def _read(path: str) -> bytes:
    """The bytes of a file. One that is written meanwhile is read once more: half of it is nobody's file.
    Raises ``OSError``.
    """
    file = Path(path)
    for _ in range(_TRIES):
        before = file.stat()
        data = file.read_bytes()
        after = file.stat()
        same = (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
        if same and len(data) == after.st_size:
            break
    return data


def _walk(folder: Path, path: str, found: list[Diagnostic]) -> Iterator[tuple[str, str]]:
    """The files below ``folder``, each as its path in the archive and its path on the disk."""
    inside = os.path.realpath(folder)
    waiting: list[tuple[str, str, tuple[str, ...]]] = [(str(folder), path, (inside,))]
    while waiting:
        real, shown, above = waiting.pop()
        try:
            entries = list(os.scandir(real))
        except OSError as error:
            found.append(diagnose("S104", Place(_shown(shown)), reason=_reason(error)))
            continue
        for entry in entries:
            name = entry.name
            here = f"{shown}/{name}"
            if (name[0] in _DOUBTFUL or name[-1] == "~") and _PASSED_OVER.fullmatch(name):
                continue
            if entry.is_file(follow_symlinks=False):
                yield here, entry.path
                continue
            if entry.is_symlink() and not _stays(entry, here, inside, found):
                continue
            if entry.is_dir():
                # Of a folder that no link leads to only the name is new.
                target = os.path.realpath(entry.path) if entry.is_symlink() else f"{above[-1]}/{name}"
                # A folder that a link makes its own descendant would never end.
                if target not in above:
                    waiting.append((entry.path, here, (*above, target)))
            elif entry.is_file():
                yield here, entry.path
            else:
                found.append(diagnose("S104", Place(_shown(here)), reason="it is not an ordinary file"))


def _stays(entry: os.DirEntry[str], path: str, inside: str, found: list[Diagnostic]) -> bool:
    """Whether a symbolic link leads to something inside the folder ``inside``."""
    target = os.path.realpath(entry.path)
    if not Path(target).exists():
        found.append(diagnose("S109", Place(_shown(path))))
        return False
    if os.path.commonpath([inside, target]) != inside:
        found.append(diagnose("S103", Place(_shown(path))))
        return False
    return True


def _shown(path: str) -> str:
    """``path`` as it can be shown: bytes that are no text become replacement signs."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _by_path(diagnostic: Diagnostic) -> str:
    return diagnostic.place.path


def _reason(error: OSError) -> str:
    return (error.strerror or "it cannot be opened").lower()
