"""The name of an article from the name of the file it came in: ``IMG_0001`` and ``Flood of 1953
(final).txt`` included.

What tells nothing about the report is dropped: the names that cameras and scanners give, “copy”, “final”,
version numbers.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from pressmark.config import is_segment
from pressmark.dates import EdtfDate
from pressmark.importers.dating import date_in_name

_MOST_CHARACTERS = 60
_MOST_BYTES = 150

_DEVICE = re.compile(
    r"(?:img|imag|image|dscn?|dscf|pxl|vid|scans?|scanned|photo|pict?|picture|screenshot|ccf|doc|document|file|page|"
    r"text|txt|untitled|unnamed|new|ocr|article|report)*",
    re.IGNORECASE,
)
_STATE = (
    r"(?:final|draft|copy|kopie|copie|copia|копия|scan|scanned|ocr|edited|clean|fixed|corrected|new|old|"
    r"v(?:ersion)?[ _.-]?[0-9]+|rev(?:ision)?[ _.-]?[0-9]*|[0-9]{1,3})"
)
_ENDINGS = re.compile(r"(?:\.(?:txt|text|md|asc|utf-?8))+$", re.IGNORECASE)
_BRACKETS = re.compile(rf"[(\[]\s*{_STATE}(?:[\s,_-]+{_STATE})*\s*[)\]]", re.IGNORECASE)
_AT_THE_END = re.compile(
    rf"(?:[_-]+\s*|\s-\s+)(?:{_STATE})(?:[ _.-]+{_STATE})*$|\s+copy(?:\s+[0-9]+)?$", re.IGNORECASE
)
_COPY_OF = re.compile(r"^(?:copy of|kopie von|copie de|copia de)\s+", re.IGNORECASE)


def telling_name(name: str, language: str = "en") -> str:
    """What the file name ``name`` says of the report, without its folder, ending and date; empty when it
    says nothing."""
    bare = _ENDINGS.sub("", PurePosixPath(name).name)
    kept = unicodedata.normalize("NFC", date_in_name(bare, language)[1])
    for pattern in (_BRACKETS, _COPY_OF, _AT_THE_END):
        kept = pattern.sub(" ", kept).strip()
    letters = "".join(c for c in kept if c.isalpha())
    return "" if len(letters) < 2 or _DEVICE.fullmatch(letters) else kept


def stem_for(date: EdtfDate, words: str) -> str:
    """The name of a report of ``date`` that ``words`` tell of: ``1953-02-01-flood``."""
    day, name = _day(date), slug(words)
    if name == day or name.startswith(f"{day}-"):
        return name
    return "-".join(part for part in (day, name) if part)


def slug(words: str) -> str:
    """``words`` as a name: letters of any script in lower case, digits, and ``-`` between; cut between
    words."""
    plain = re.sub(r"(?<=\w)['’ʼ](?=\w)", "", unicodedata.normalize("NFC", words).lower())
    pieces = "".join(c if c not in "-_" and is_segment(c) else " " for c in plain).split()
    kept = ""
    for piece in pieces:
        longer = f"{kept}-{piece}" if kept else _cut(piece)
        if len(longer) > _MOST_CHARACTERS or len(longer.encode()) > _MOST_BYTES:
            break
        kept = longer
    return kept


def numbered(stem: str, number: int) -> str:
    """``stem`` for the ``number``-th report that asks for it: the first has it as it is."""
    return stem if number == 1 else f"{stem}-{number}"


def _day(date: EdtfDate) -> str:
    if date.precision == "undated":
        return ""
    return slug(re.sub(r"T.*", "", date.text))


def _cut(piece: str) -> str:
    """The beginning of a word that is too long, with no letter parted from its marks."""
    kept = piece[:_MOST_CHARACTERS]
    while len(kept.encode()) > _MOST_BYTES or unicodedata.combining(piece[len(kept) : len(kept) + 1] or "a"):
        kept = kept[:-1]
    return kept
