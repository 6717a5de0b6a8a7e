"""The pages of a divided list: one for each part, with the way back and the parts beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressmark import urls
from pressmark.dates import parse_date
from pressmark.languages import format_date
from pressmark.pages.edition import Edition
from pressmark.pages.lists import weights
from pressmark.pages.planned import Page
from pressmark.pages.values import (
    EvidenceRow,
    Head,
    Link,
    LongList,
    NameRow,
    Part,
    RelatedRow,
    ReportRow,
    StatementRow,
)
from pressmark.pages.values.marks import MarkRow
from pressmark.pages.views import PartView

Row = EvidenceRow | ReportRow | RelatedRow | StatementRow | MarkRow

# How many parts a bar shows on each side of the one whose page it is, when there are very many.
_BESIDE = 12


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list that may have to be divided: where its parts stand, and what they say of themselves.

    ``rows`` are in ascending order of date. ``shape``: evidence, reports, connected, statements, marks or
    names.
    ``section`` is the menu's. ``share`` is how much of its page the list may take (``weights``). ``home`` is
    the address of the page that holds the list, where that is not the folder of its parts.
    """

    address: str
    heading: str
    shape: str
    section: str
    rows: tuple[Row, ...]
    share: int = weights.WHOLE
    home: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """A part with its rows, or with the parts it is divided into."""

    part: Part
    rows: tuple[Row | NameRow, ...] = ()
    below: tuple[Branch, ...] = ()


def pages_of(
    edition: Edition, shelf: Shelf, branches: Sequence[Branch], above: Part | None = None
) -> Iterator[Page]:
    """The pages of ``branches`` and of all below them; ``above`` is the part they belong to."""
    parts = [branch.part for branch in branches]
    for place, branch in enumerate(branches):
        beside = nearest(parts, place) if len(parts) > 1 else ()
        yield _page(edition, shelf, branch, above, beside)
        yield from pages_of(edition, shelf, branch.below, branch.part)


def nearest(parts: Sequence[Part], place: int) -> tuple[Part, ...]:
    """The parts of the bar on the one at ``place``: all, or of very many the nearest and both ends."""
    near = range(max(0, place - _BESIDE), min(len(parts), place + _BESIDE + 1))
    return tuple(parts[at] for at in sorted({0, *near, len(parts) - 1}))


def _page(
    edition: Edition, shelf: Shelf, branch: Branch, above: Part | None, beside: tuple[Part, ...]
) -> Page:
    part = branch.part
    words = _in_words(edition, part, shelf.heading)
    title = edition.say("labelled", label=shelf.heading, value=words)
    below = tuple(inner.part for inner in branch.below)
    view = PartView(
        head=Head(
            address=part.address,
            title=title,
            description=_described(edition, shelf.shape, title, part.count),
            kind="part",
            section=shelf.section,
        ),
        parent=Link(shelf.heading, shelf.home or shelf.address),
        above=above,
        heading=shelf.heading,
        label=part.label,
        number=part.number,
        last=part.last,
        shape=shelf.shape,
        list=LongList(branch.rows, part.count, below),
        siblings=beside,
    )
    return Page(urls.file_of(part.address), "part.html", view)


def _described(edition: Edition, shape: str, title: str, count: int) -> str:
    counted = {"statements": "quotations", "marks": "marks"}.get(shape)
    if counted:
        return edition.say("labelled", label=title, value=edition.say(counted, count=count))
    return edition.say("page_part_description", title=title, count=count)


def _in_words(edition: Edition, part: Part, heading: str) -> str:
    """A part's label as readers read it: a month in words, years and letters as they are."""
    label = part.label
    if re.fullmatch(r"\d{4}-\d{2}", label):
        label = format_date(parse_date(label), edition.archive.settings.language, edition.strings)
    elif label == "undated":
        label = edition.say("undated")
    if part.last:
        return edition.say("parts_numbered", label=label, first=part.number, last=part.last)
    return edition.say("part_numbered", label=label, number=part.number) if part.number else label
