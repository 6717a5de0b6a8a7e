"""Header words: what a person, a scanner's program or a wire wrote above the report, such as ``date
2015-09-30``.

They are read narrowly, because a word too many would be a word of the report lost from its page:

- ``word: value`` on a line of its own, for the words of ``FIELDS``. Lines of that shape with other words
are taken out with them only
  when they stand between; below the last known word they stay in the text. Both are reported.
- ``date 2015-09-30`` and ``url https://…`` need no colon, for their values cannot be mistaken; the report
may follow on the same line. - ``by Jane Roe`` needs no colon below another header word.

Blank lines may part header words; after a blank line only ``word: value`` counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pressmark.config import check_web_address
from pressmark.importers.dating import date_at, read_date
from pressmark.importers.titles import on_one_line
from pressmark.languages import normalise_tag

FIELDS = {
    "title": "title",
    "headline": "title",
    "date": "date",
    "published": "date",
    "source": "source",
    "publication": "source",
    "newspaper": "source",
    "author": "byline",
    "authors": "byline",
    "by": "byline",
    "byline": "byline",
    "url": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
    "section": "section",
    "page": "page",
    "edition": "edition",
    "rights": "rights",
    "copyright": "rights",
}


@dataclass(frozen=True, slots=True)
class HeaderWord:
    """One header word: the field it fills, and its value as that field is written."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that looks like a header word and was not understood. ``offset`` is its place in the file's
    text; ``taken_out`` says whether it stands among the header words all the same or was left in the
    report."""

    offset: int
    word: str
    value: str
    known: bool
    taken_out: bool


@dataclass(frozen=True, slots=True)
class Header:
    """``text[:end]`` is what stands before the report."""

    end: int = 0
    words: tuple[HeaderWord, ...] = ()
    unread: tuple[Unread, ...] = ()

    def first(self, field: str) -> str:
        """The value of the first header word for ``field``, or empty."""
        return next((word.value for word in self.words if word.field == field), "")

    def every(self, field: str) -> list[str]:
        """All values for ``field``, in order."""
        return [word.value for word in self.words if word.field == field]


_BLANK_LINES = re.compile(r"\ufeff?(?:[^\S\r\n]*(?:\r\n|\n|\r))*")
_LINE = re.compile(r"[^\r\n]*")
_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_PAIR = re.compile(r"\s*(?P<word>[A-Za-z][A-Za-z-]{1,19})\s*:(?:\s*(?P<value>(?!//)\S.*?))?\s*")
_BARE = re.compile(r"\s*(?P<word>date|url|by|author)\s+(?P<value>\S.*?)\s*", re.IGNORECASE)
_INLINE = re.compile(r"[^\S\r\n]*(?P<word>date|url)(?:[^\S\r\n]*:)?[^\S\r\n]+", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_SMALL_WORDS = frozenset(
    ["&", "and", "al", "da", "de", "del", "der", "di", "et", "la", "le", "of", "und", "van", "von", "y"]
)
_MOST = 400
_BLANKS = re.compile(r"[^\S\r\n]+(?=\S)")


def read_header(text: str, language: str = "en") -> Header:
    """The header words that ``text`` begins with; ``language`` helps to read dates in words."""
    words: list[HeaderWord] = []
    strangers: list[Unread] = []
    end, parted = 0, False
    position = _match_end(_BLANK_LINES, text, 0)
    while position < len(text):
        line = _line(text, position)
        found = _on_its_line(line, words, language, colon=parted)
        if found is not None:
            words += found
            after = _match_end(_LINE_END, text, position + len(line))
            position = end = _match_end(_BLANK_LINES, text, after)
            parted = end > after
        elif parted:
            break
        elif inline := _before_the_report(text, position, language):
            words += inline[0]
            end = inline[1]
            break
        elif stranger := _stranger(line, position):
            strangers.append(stranger)
            position = _match_end(_LINE_END, text, position + len(line))
            if _match_end(_BLANK_LINES, text, position) > position:
                break
        else:
            break
    unread = [replace(item, taken_out=item.offset < end) for item in strangers if end or item.known]
    return Header(end, tuple(words), tuple(unread))


def _on_its_line(line: str, before: list[HeaderWord], language: str, colon: bool) -> list[HeaderWord] | None:
    """The header word that all of ``line`` is (none where its value is empty); None when it is no header
    word.

    With ``colon`` it must have one.
    """
    if len(line) > _MOST:
        return None
    pair = _PAIR.fullmatch(line)
    if pair and pair["word"].lower() in FIELDS:
        field = FIELDS[pair["word"].lower()]
        if pair["value"] is None:
            return []
        return None if _is_there(field, before) else _read_value(field, on_one_line(pair["value"]), language)
    bare = _BARE.fullmatch(line)
    if bare is None or colon:
        return None
    field = FIELDS[bare["word"].lower()]
    if _is_there(field, before) or (field == "byline" and not (before and _are_names(bare["value"]))):
        return None
    return _read_value(field, on_one_line(bare["value"]), language)


def _are_names(value: str) -> bool:
    words = value.split()
    return len(words) <= 8 and not any(word[0].islower() for word in words if word not in _SMALL_WORDS)


def _is_there(field: str, before: list[HeaderWord]) -> bool:
    return field != "byline" and any(word.field == field for word in before)


def _read_value(field: str, value: str, language: str) -> list[HeaderWord] | None:
    if field == "date":
        found = read_date(value, language)
        return [HeaderWord(field, found.text)] if found else None
    if field == "url":
        return [HeaderWord(field, value)] if _is_address(value) else None
    if field == "language":
        try:
            return [HeaderWord(field, normalise_tag(value)[0])]
        except ValueError:
            return None
    if field == "byline":
        names = re.split(r"\s*;\s*|\s+(?:and|&)\s+", re.sub(r"^by\s+", "", value, flags=re.IGNORECASE))
        return [HeaderWord(field, name) for name in names if name]
    return [HeaderWord(field, value)]


def _is_address(value: str) -> bool:
    try:
        return check_web_address(value) == value
    except ValueError:
        return False


def _before_the_report(text: str, position: int, language: str) -> tuple[list[HeaderWord], int] | None:
    """Header words at ``position`` that are followed by the report on the same line, and where it begins."""
    words: list[HeaderWord] = []
    while match := _INLINE.match(text, position):
        field = match["word"].lower()
        if field == "date":
            found, end = date_at(text, match.end(), language)
            value = found.text if found and found.precision in ("day", "month", "time") else ""
        else:
            address = _WORD.match(text, match.end())
            value, end = (address[0], address.end()) if address and _is_address(address[0]) else ("", 0)
        blanks = _BLANKS.match(text, end)
        if not value or not blanks or _is_there(field, words):
            break
        words.append(HeaderWord(field, value))
        position = blanks.end()
    return (words, position) if words else None


def _stranger(line: str, position: int) -> Unread | None:
    pair = _PAIR.fullmatch(line[:_MOST])
    if pair is None or pair["value"] is None:
        return None
    word = pair["word"]
    return Unread(position + pair.start("word"), word, pair["value"], word.lower() in FIELDS, taken_out=False)


def _line(text: str, position: int) -> str:
    match = _LINE.match(text, position)
    return match[0] if match else ""


def _match_end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position
