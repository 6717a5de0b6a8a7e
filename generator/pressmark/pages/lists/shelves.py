"""The long-list rule: no page grows with the archive.

A list with too many rows, or with rows too heavy for its page, keeps on its first page its newest rows and a
table of its parts; all rows stand on parts fixed by date: a year, a year too long by month, a month too long
in numbered parts filled oldest first. Lists of names split by first letter, and a letter too long by number.
A part that has to be divided keeps its page, which then leads to what it was divided into: an address once
made goes on answering as the archive grows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from pressmark import urls
from pressmark.dates import EdtfDate
from pressmark.languages.order import SIGNS
from pressmark.pages.edition import Edition
from pressmark.pages.lists import weights
from pressmark.pages.lists.part_pages import Branch, Row, Shelf, pages_of
from pressmark.pages.lists.weights import fits, room, weight
from pressmark.pages.planned import Page
from pressmark.pages.values import (
    EvidenceRow,
    LongList,
    NameRow,
    Part,
    RelatedRow,
    ReportRow,
    StatementRow,
)
from pressmark.pages.values.marks import MarkRow

_SENTENCES_OF_NEWEST = 5
_Kind = TypeVar("_Kind", bound=weights.Row)

__all__ = ["Shelf", "beginning", "date_of", "divided", "lettered", "numbered", "parted"]


def divided(edition: Edition, shelf: Shelf, *, ascending: bool = False) -> tuple[LongList, tuple[Page, ...]]:
    """What stands on the list's own page, newest first (or oldest first), and the pages of its parts."""
    limits = edition.archive.settings.limits
    rows = shelf.rows
    if fits(rows, limits, shelf.share):
        return LongList(rows if ascending else _newest_first(rows), len(rows)), ()
    branches = _Division(edition, shelf.address).years(rows)
    return _first_page(edition, shelf, rows, branches)


def numbered(edition: Edition, shelf: Shelf, rows: Sequence[Row]) -> tuple[LongList, tuple[Page, ...]]:
    """``rows`` oldest first on the list's own page, or divided by number alone when they are too many or too
    heavy. ``shelf.rows`` are all that the page is about.
    """
    if fits(rows, edition.archive.settings.limits, shelf.share):
        return LongList(tuple(rows), len(shelf.rows)), ()
    branches = _Division(edition, shelf.address).numbered(rows, f"{shelf.address}n", shelf.heading)
    return _first_page(edition, shelf, rows, branches)


def lettered(
    edition: Edition,
    address: str,
    heading: str,
    section: str,
    rows: tuple[NameRow, ...],
    *,
    share: int = weights.WHOLE,
    home: str = "",
) -> tuple[LongList, tuple[Page, ...]]:
    """A list of names for its own page, in A–Z order, and the pages of its letters when it is too long.

    The rest is as in :class:`Shelf`.
    """
    limits = edition.archive.settings.limits
    if fits(rows, limits, share):
        return LongList(rows, len(rows)), ()
    shelf = Shelf(address, heading, "names", section, (), share, home)
    division = _Division(edition, address)
    branches = [division.letter(letter, group) for letter, group in _by(rows, lambda row: row.letter)]
    named = [row for row in rows if not row.see]
    most = set(sorted(named, key=lambda row: -row.count)[: limits.list_newest])
    shown = next(parted([row for row in named if row in most], limits.list_newest, room(limits, share)), ())
    parts = tuple(branch.part for branch in branches)
    return LongList(shown, len(rows), parts), tuple(pages_of(edition, shelf, branches))


def date_of(row: Row) -> EdtfDate:
    """The date that files a row: its report's, or the day when the words were said."""
    match row:
        case ReportRow():
            return row.date
        case StatementRow():
            return row.on or row.report.date
        case EvidenceRow() | MarkRow() | RelatedRow():
            return row.report.date


def parted(rows: Iterable[_Kind], most_rows: int, most_bytes: int) -> Iterator[tuple[_Kind, ...]]:
    """``rows`` in groups that are filled one after the other, neither too long nor too heavy.

    What is too heavy alone stands alone; a report with very many sentences is cut between them first.
    """
    group: list[_Kind] = []
    heavy = 0
    for row, size in chain.from_iterable(_pieces(whole, most_bytes) for whole in rows):
        if group and (len(group) >= most_rows or heavy + size > most_bytes):
            yield tuple(group)
            group, heavy = [], 0
        group.append(row)
        heavy += size
    if group:
        yield tuple(group)


def beginning(edition: Edition, shelf: Shelf) -> tuple[Row, ...]:
    """The first rows of a list that is read from its top, as many as its own page shows when it is
    divided.
    """
    limits = edition.archive.settings.limits
    return next(parted(shelf.rows, limits.list_newest, room(limits, shelf.share)), ())


def _first_page(
    edition: Edition, shelf: Shelf, rows: Sequence[Row], branches: list[Branch]
) -> tuple[LongList, tuple[Page, ...]]:
    parts = tuple(branch.part for branch in branches)
    shown = LongList(_newest(edition, shelf, rows), len(shelf.rows), parts)
    return shown, tuple(pages_of(edition, shelf, branches))


def _newest(edition: Edition, shelf: Shelf, rows: Sequence[Row]) -> tuple[Row, ...]:
    """The newest rows that a first page shows beside its table of parts, long ones shortened."""
    limits = edition.archive.settings.limits
    most = room(limits, shelf.share) * 2 // 3
    newest = (_shortened(row) for row in _newest_first(rows)[: limits.list_newest])
    return next(parted(newest, limits.list_newest, most), ())


def _newest_first(rows: Sequence[Row]) -> tuple[Row, ...]:
    """``rows`` from the newest to the oldest, and after them what has no date."""
    dated = [row for row in rows if date_of(row).first]
    return (*dated[::-1], *(row for row in rows if not date_of(row).first))


def _shortened(row: Row) -> Row:
    if not isinstance(row, EvidenceRow) or len(row.quotes) <= _SENTENCES_OF_NEWEST:
        return row
    shown = row.quotes[:_SENTENCES_OF_NEWEST]
    return replace(row, quotes=shown, more=len(row.quotes) - len(shown))


def _pieces(row: _Kind, most_bytes: int) -> Iterator[tuple[_Kind, int]]:
    """``row``, or its sentences divided over several rows, each with its weight."""
    whole = weight(row)
    if not isinstance(row, EvidenceRow) or whole <= most_bytes:
        yield row, whole
        return
    left = most_bytes - weight(replace(row, quotes=()))
    start = heavy = 0
    for at, quote in enumerate(row.quotes):
        size = weights.weight_of_quote(quote)
        if at > start and heavy + size > left:
            piece = replace(row, quotes=row.quotes[start:at], goes_on=start > 0)
            yield piece, weight(piece)
            start, heavy = at, 0
        heavy += size
    piece = replace(row, quotes=row.quotes[start:], goes_on=start > 0)
    yield piece, weight(piece)


class _Division:
    """How the parts of one list lie below each other; ``address`` is the folder they stand in."""

    def __init__(self, edition: Edition, address: str) -> None:
        self._limits = edition.archive.settings.limits
        self._address = address

    def years(self, rows: Sequence[Row]) -> list[Branch]:
        """A part for each year, the earliest first, and one for what has no date."""
        groups = _by(rows, lambda row: date_of(row).first[:4] or "undated")
        return [self._year(label, group) for label, group in groups]

    def _year(self, year: str, rows: tuple[Row, ...]) -> Branch:
        part = Part(year, f"{self._address}{year}/", len(rows))
        if fits(rows, self._limits):
            return Branch(part, rows=rows)
        below: list[Branch] = []
        for label, group in _by(rows, lambda row: _month(row, year)):
            # What has no month, or no date at all, goes on by number below its year at once.
            below += self._numbers(year, group) if label == year else [self._month(label, group)]
        return Branch(part, below=tuple(below))

    def _month(self, month: str, rows: tuple[Row, ...]) -> Branch:
        part = Part(month, f"{self._address}{month}/", len(rows))
        if fits(rows, self._limits):
            return Branch(part, rows=rows)
        return Branch(part, below=tuple(self._numbers(month, rows)))

    def _numbers(self, label: str, rows: Sequence[Row]) -> list[Branch]:
        return self.numbered(rows, f"{self._address}{label}-n", label)

    def numbered(self, rows: Sequence[Row], base: str, label: str) -> list[Branch]:
        """Parts with numbers, which stand at ``base`` and their number."""
        groups = parted(rows, self._limits.list_rows, room(self._limits))
        return self._gathered(
            [
                Branch(Part(label, f"{base}{number}/", len(group), number), rows=group)
                for number, group in enumerate(groups, 1)
            ],
            base,
        )

    def letter(self, letter: str, rows: Sequence[NameRow]) -> Branch:
        """The part of one letter. No slug can begin with a tilde, so it never meets the page of a name."""
        base = f"{self._address}~{urls.slug_of(letter) if letter != SIGNS else '-'}"
        part = Part(letter, f"{base}/", len(rows))
        if fits(rows, self._limits):
            return Branch(part, rows=tuple(rows))
        below = [
            Branch(Part(letter, f"{base}-n{number}/", len(group), number), rows=group)
            for number, group in enumerate(parted(rows, self._limits.list_rows, room(self._limits)), 1)
        ]
        return Branch(part, below=tuple(self._gathered(below, f"{base}-n")))

    def _gathered(self, branches: list[Branch], base: str) -> list[Branch]:
        """Very many numbered parts get pages between them and the list: as many parts on each as rows."""
        most = self._limits.list_rows
        if len(branches) <= most:
            return branches
        gathered: list[Branch] = []
        for start in range(0, len(branches), most):
            inside = branches[start : start + most]
            first, last = inside[0].part, inside[-1].part
            count = sum(branch.part.count for branch in inside)
            address = f"{base}{start + 1}-to-{start + most}/"
            part = Part(first.label, address, count, first.number, last.number)
            gathered.append(Branch(part, below=tuple(inside)))
        return gathered


def _month(row: Row, year: str) -> str:
    found = date_of(row)
    return found.first[:7] if found.precision in ("month", "day", "time") else year


def _by(rows: Sequence[_Kind], key: Callable[[_Kind], str]) -> Iterator[tuple[str, tuple[_Kind, ...]]]:
    groups: dict[str, list[_Kind]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return ((label, tuple(group)) for label, group in groups.items())
