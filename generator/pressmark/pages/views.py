"""The views: what each template sees, and all that it sees beside the site view.

Every view has ``head``. A template gets ``view`` and ``site`` and the pure filters of ``templates.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.dates import EdtfDate
from pressmark.pages.values import (
    Bar,
    Card,
    Day,
    EvidenceRow,
    Fact,
    FigureRow,
    FigureTable,
    Head,
    Link,
    LongList,
    MapView,
    MonthStrip,
    NameGroup,
    NameRow,
    Part,
    Picture,
    RelatedRow,
    ReportRow,
    Rightsline,
    StatementRow,
    Thread,
    ThreadRow,
    Tie,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """The same on every page: the settings a template needs, and the menu.

    ``menu`` holds only what the archive has: an item whose index is empty is not there. ``base_url`` is empty or ends in ``/``.
    """

    title: str
    base_url: str
    language: str
    direction: str
    description: str
    contact: str
    repository: str
    rights: Rightsline
    menu: tuple[tuple[str, Link], ...]
    has_search: bool
    has_corrections: bool
    has_about: bool
    policy: str


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
    """A notice on a report: ``kind`` is corrected, withdrawn or the archive's own word."""

    kind: str
    text: str
    date: EdtfDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a report comes from and who worked on it: the *Source* section."""

    url: str
    archived_url: str
    archived_on: EdtfDate | None
    via: str
    page: str
    edition: str
    section: str
    based_on: tuple[BasedOn, ...]
    rights: Rightsline
    annotated_by: str
    checked_by: str
    certainty: float | None
    written: EdtfDate | None
    added: EdtfDate | None
    corrected_on: EdtfDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """A report. ``html`` is the inside of the text element; ``years`` the first and last year of the archive."""

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
    html: str
    pictures: tuple[Picture, ...]
    topics: tuple[Link, ...]
    names: tuple[NameGroup, ...]
    unidentified: tuple[tuple[str, str], ...]
    cards: tuple[Card, ...]
    threads: tuple[Thread, ...]
    related: tuple[RelatedRow, ...]
    declared: tuple[RelatedRow, ...]
    backlinks: LongList
    figures: tuple[FigureRow, ...]
    statements: tuple[StatementRow, ...]
    provenance: Provenance
    years: tuple[str, str]
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityView:
    """A person, organisation, place, event, source, or a type the archive declares.

    ``also`` are other names (with their language); ``identifiers`` (scheme, value, address or empty). ``mentions`` is the evidence list,
    ``issued`` the reports a source published or a person wrote. ``inside`` counts, for a place, what names the places in it.
    """

    head: Head
    id: str
    type: str
    type_label: str
    index: Link
    name: str
    also: tuple[tuple[str, str, str], ...]
    html: str
    declared: bool
    facts: tuple[Fact, ...]
    identifiers: tuple[tuple[str, str, str], ...]
    coordinates: tuple[str, str, str] | None
    map: MapView | None
    bars: tuple[Bar, ...]
    bar_unit: str
    first: ReportRow | None
    last: ReportRow | None
    mentions: LongList
    issued: LongList
    statements: tuple[StatementRow, ...]
    ties: tuple[Tie, ...]
    inside: tuple[NameRow, ...]
    inside_count: int
    dossier: tuple[FigureTable, ...]
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """One page of a long list: its ``rows`` (``shape`` says which: evidence, reports or names), or the parts below it."""

    head: Head
    parent: Link
    heading: str
    label: str
    number: int
    shape: str
    list: LongList
    siblings: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """The A–Z of one type, or of sources, stories or topics. ``letters`` are the headings that occur, in order."""

    head: Head
    type: str
    title: str
    list: LongList
    letters: tuple[str, ...]
    names: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story read from the top. ``span`` is its first and last date."""

    head: Head
    title: str
    html: str
    rows: tuple[ThreadRow, ...]
    parts: tuple[Part, ...]
    total: int
    first: EdtfDate | None
    last: EdtfDate | None
    topics: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """All reports on a topic."""

    head: Head
    title: str
    list: LongList


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesView:
    """The years: the strip of coverage, gaps included, and the ways into days and undated reports."""

    head: Head
    years: tuple[tuple[str, tuple[MonthStrip, ...], int, str], ...]
    undated: int
    on_this_day: bool
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """A year: its months as a strip, reports dated by the year only, and the list."""

    head: Head
    year: str
    months: tuple[MonthStrip, ...]
    list: LongList
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """A month: weeks of days (Monday first), a section for each day that has reports (key ``30``), and reports of the month only (key empty)."""

    head: Head
    year: str
    month: int
    weeks: tuple[tuple[Day, ...], ...]
    days: tuple[tuple[str, tuple[ReportRow, ...]], ...]
    parts: tuple[Part, ...]
    total: int
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UndatedView:
    """Reports without a date."""

    head: Head
    list: LongList


@dataclass(frozen=True, slots=True, kw_only=True)
class OnThisDayView:
    """All reports of one day of the year, whatever the year. ``month`` and ``day`` are 0 on the calendar of all days, whose ``months`` hold
    (month, cells); cells with reports lead to ``/dates/on/MM-DD/``."""

    head: Head
    month: int
    day: int
    list: LongList
    months: tuple[tuple[int, tuple[Day, ...]], ...]
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """What this archive is, how much of what it holds, the newest of it."""

    head: Head
    html: str
    reports: int
    counts: tuple[tuple[str, str, int, str], ...]
    years: tuple[str, str]
    latest: tuple[ReportRow, ...]
    added: tuple[tuple[EdtfDate, ReportRow], ...]
    stories: tuple[tuple[Link, int, str], ...]
    present: tuple[NameGroup, ...]
    bars: tuple[Bar, ...]
    topics: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedView:
    """A fixed page written by the archive, about among them."""

    head: Head
    title: str
    language: str
    direction: str
    html: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsView:
    """Every notice on every report, newest first."""

    head: Head
    rows: tuple[tuple[NoticeRow, ReportRow], ...]
    parts: tuple[Part, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPageView:
    """The map of places and, as its equal, their list."""

    head: Head
    map: MapView
    list: LongList


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """The search page: which filters have values, and the indexes for readers without scripts."""

    head: Head
    filters: tuple[str, ...]
    indexes: tuple[Link, ...]
    languages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    """404: absolute addresses only. ``names`` is the address of the list the browser matches against, or empty."""

    head: Head
    indexes: tuple[Link, ...]
    names: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry of a feed. ``id`` never changes; ``updated`` is an RFC 3339 instant."""

    id: str
    address: str
    title: str
    summary: str
    html: str
    updated: str
    published: str
    authors: tuple[str, ...]
    language: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """An Atom feed (RFC 4287) of the site or of one entity."""

    head: Head
    title: str
    subtitle: str
    updated: str
    author: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapView:
    """Addresses worth finding with the day they last changed (empty when not known)."""

    head: Head
    addresses: tuple[tuple[str, str], ...]
