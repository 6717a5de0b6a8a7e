"""What the page of a report sees, and the list of notices."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.annotations.values import ShownText
from pressmark.dates import EdtfDate
from pressmark.pages.values import (
    Card,
    FigureRow,
    Head,
    Link,
    LongList,
    NameGroup,
    Part,
    Picture,
    RelatedRow,
    ReportRow,
    Rightsline,
    SaidBy,
    Thread,
)
from pressmark.pages.values.marks import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class BasedOn:
    """A document that a digest was written from."""

    title: str
    document: str
    url: str
    archived_url: str
    date: EdtfDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRow:
    """A notice on a report: ``kind`` is correction, withdrawal or the archive's own word."""

    kind: str
    text: str
    date: EdtfDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a report comes from and who worked on it: the *Source* section. ``formerly`` are addresses
    that it had.
    """

    url: str
    archived_url: str
    archived_on: EdtfDate | None
    via: str
    page: str
    edition: str
    section: str
    based_on: tuple[BasedOn, ...]
    rights: Rightsline
    work: Work | None
    written: EdtfDate | None
    added: EdtfDate | None
    corrected_on: EdtfDate | None
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """A report. ``html`` is the inside of the text element, which the filter ``composed`` makes. ``years``
    are the first and last of the archive. Where only some names are in ``names``, ``all_names`` leads to all;
    ``unidentified_more`` and ``statement_parts`` say likewise what is not here.
    """

    head: Head
    id: str
    title: str
    supplied: bool
    kind: str
    language: str
    direction: str
    date: EdtfDate
    date_address: str
    dateline: str
    source: Link | None
    summary: str
    byline: tuple[Link, ...]
    status: str
    notices: tuple[NoticeRow, ...]
    access: str
    html: str | ShownText
    pictures: tuple[Picture, ...]
    topics: tuple[Link, ...]
    names: tuple[NameGroup, ...]
    all_names: Link | None
    unidentified: tuple[tuple[str, str, int | None], ...]
    unidentified_more: int
    cards: tuple[Card, ...]
    threads: tuple[Thread, ...]
    related: tuple[RelatedRow, ...]
    declared: LongList
    backlinks: LongList
    figures: tuple[FigureRow, ...]
    statements: tuple[SaidBy, ...]
    statement_parts: tuple[Part, ...]
    provenance: Provenance
    years: tuple[str, str]
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsView:
    """Every notice on every report, newest first."""

    head: Head
    rows: tuple[tuple[NoticeRow, ReportRow], ...]
    parts: tuple[Part, ...]
    total: int
