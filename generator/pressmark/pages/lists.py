"""The long-list rule: no page grows with the archive.

A list over the limit keeps on its first page its newest rows and a table of its parts; all rows stand on
parts fixed by date: a year, a year over the limit by month, a month over the limit in numbered parts filled
oldest first. Lists of names split by first letter, and a letter over the limit by number. A part's address
never changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pressmark import urls
from pressmark.dates import EdtfDate, parse_date
from pressmark.languages import format_date
from pressmark.languages.order import SIGNS
from pressmark.pages.edition import Edition, Page
from pressmark.pages.values import EvidenceRow, Head, Link, LongList, NameRow, Part, ReportRow
from pressmark.pages.views import PartView

Row = EvidenceRow | ReportRow


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list that may have to be divided: where its page stands, and what its parts say of themselves.

    ``rows`` are in ascending order of date. ``shape``: evidence, reports or names. ``section`` is the menu's.
    """

    address: str
    heading: str
    shape: str
    section: str
    rows: tuple[Row, ...]


def divided(edition: Edition, shelf: Shelf, *, ascending: bool = False) -> tuple[LongList, tuple[Page, ...]]:
    """What stands on the list's own page, newest first (or oldest first), and the pages of its parts."""
    limits = edition.archive.settings.limits
    rows = shelf.rows
    if len(rows) <= limits.list_rows:
        return LongList(rows if ascending else rows[::-1], len(rows)), ()
    parts, pages = _years(edition, shelf)
    newest = rows[-limits.list_newest :][::-1]
    return LongList(newest, len(rows), parts), tuple(pages)


def date_of(row: Row) -> EdtfDate:
    """The date of a row's report."""
    return row.report.date if isinstance(row, EvidenceRow) else row.date


def _years(edition: Edition, shelf: Shelf) -> tuple[tuple[Part, ...], list[Page]]:
    limit = edition.archive.settings.limits.list_rows
    parts: list[Part] = []
    pages: list[Page] = []
    for year, rows in _by(shelf.rows, lambda row: date_of(row).first[:4] or "undated"):
        address = f"{shelf.address}{year}/"
        part = Part(year, address, len(rows))
        parts.append(part)
        if len(rows) <= limit:
            pages.append(_leaf(edition, shelf, part, rows))
            continue
        below = _months(edition, shelf, year, rows)
        pages.append(_node(edition, shelf, part, tuple(below_part for below_part, _ in below)))
        pages.extend(page for below_part, page in below)
    return tuple(parts), _with_siblings(pages, tuple(parts))


def _months(edition: Edition, shelf: Shelf, year: str, rows: Sequence[Row]) -> list[tuple[Part, Page]]:
    """The parts below a year: a month each; a month over the limit, and what has no month, in numbered
    parts.
    """
    limit = edition.archive.settings.limits.list_rows
    below: list[tuple[Part, Page]] = []
    for label, group in _by(rows, lambda row: _month(row, year)):
        if label != year and label != "undated" and len(group) <= limit:
            part = Part(label, f"{shelf.address}{label}/", len(group))
            below.append((part, _leaf(edition, shelf, part, group)))
            continue
        for number, start in enumerate(range(0, len(group), limit), 1):
            piece = group[start : start + limit]
            part = Part(label, f"{shelf.address}{label}-n{number}/", len(piece), number)
            below.append((part, _leaf(edition, shelf, part, piece)))
    return below


def _month(row: Row, year: str) -> str:
    found = date_of(row)
    return found.first[:7] if found.precision in ("month", "day", "time") else year


def _by(rows: Sequence[Row], key: Callable[[Row], str]) -> Iterator[tuple[str, tuple[Row, ...]]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return ((label, tuple(group)) for label, group in groups.items())


def _leaf(edition: Edition, shelf: Shelf, part: Part, rows: Sequence[Row]) -> Page:
    return _page(edition, shelf, part, LongList(tuple(rows), len(rows)))


def _node(edition: Edition, shelf: Shelf, part: Part, below: tuple[Part, ...]) -> Page:
    return _page(edition, shelf, part, LongList((), part.count, below))


def _page(edition: Edition, shelf: Shelf, part: Part, rows: LongList) -> Page:
    label = _in_words(edition, part.label)
    if part.number:
        label = edition.say("part_numbered", label=label, number=part.number)
    title = edition.say("labelled", label=shelf.heading, value=label)
    view = PartView(
        head=Head(
            address=part.address,
            title=title,
            description=edition.say("page_part_description", title=title, count=part.count),
            kind="part",
            section=shelf.section,
        ),
        parent=Link(shelf.heading, shelf.address),
        heading=shelf.heading,
        label=part.label,
        number=part.number,
        shape=shelf.shape,
        list=rows,
        siblings=(),
    )
    return Page(urls.file_of(part.address), "part.html", view)


def _in_words(edition: Edition, label: str) -> str:
    """A part's label as readers read it: a month in words, years and letters as they are."""
    if re.fullmatch(r"\d{4}-\d{2}", label):
        return format_date(parse_date(label), edition.archive.settings.language, edition.strings)
    return edition.say("undated") if label == "undated" else label


def _with_siblings(pages: list[Page], parts: tuple[Part, ...]) -> list[Page]:
    """The same pages, each knowing the parts beside it."""
    if len(parts) < 2:
        return pages
    return [
        replace(page, view=replace(page.view, siblings=parts)) if isinstance(page.view, PartView) else page
        for page in pages
    ]


def numbered(edition: Edition, shelf: Shelf, rows: Sequence[Row]) -> tuple[LongList, tuple[Page, ...]]:
    """``rows`` oldest first on the list's own page, or divided by number alone when they are over the
    limit.
    """
    limits = edition.archive.settings.limits
    if len(rows) <= limits.list_rows:
        return LongList(tuple(rows), len(shelf.rows)), ()
    parts: list[Part] = []
    pages: list[Page] = []
    for number, start in enumerate(range(0, len(rows), limits.list_rows), 1):
        piece = rows[start : start + limits.list_rows]
        part = Part(shelf.heading, f"{shelf.address}n{number}/", len(piece), number)
        parts.append(part)
        pages.append(_leaf(edition, shelf, part, piece))
    newest = tuple(rows[-limits.list_newest :][::-1])
    return LongList(newest, len(shelf.rows), tuple(parts)), tuple(_with_siblings(pages, tuple(parts)))


def lettered(
    edition: Edition, address: str, heading: str, section: str, rows: tuple[NameRow, ...]
) -> tuple[LongList, tuple[Page, ...]]:
    """A list of names for its own page, in A–Z order, and the pages of its letters when it is too long."""
    limit = edition.archive.settings.limits.list_rows
    if len(rows) <= limit:
        return LongList(rows, len(rows)), ()
    shelf = Shelf(address, heading, "names", section, ())
    letters: dict[str, list[NameRow]] = {}
    for row in rows:
        letters.setdefault(row.letter, []).append(row)
    parts: list[Part] = []
    pages: list[Page] = []
    for letter, group in letters.items():
        # No slug can begin with a tilde, so the page of a letter never meets the page of a name.
        base = f"{address}~{urls.slug_of(letter) if letter != SIGNS else '-'}"
        for number, start in enumerate(range(0, len(group), limit), 1):
            piece = tuple(group[start : start + limit])
            whole = len(group) <= limit
            part = Part(
                letter, f"{base}/" if whole else f"{base}-n{number}/", len(piece), 0 if whole else number
            )
            parts.append(part)
            pages.append(_page(edition, shelf, part, LongList(piece, len(piece))))
    return LongList((), len(rows), tuple(parts)), tuple(_with_siblings(pages, tuple(parts)))
