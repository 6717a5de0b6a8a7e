"""The small values that views are made of. All are frozen and closed: nothing in them leads back to the archive.

Addresses are site addresses (``/people/SLUG/``, with a fragment where one is meant); the ``href`` filter of the
templates makes them relative to the page. Dates are :class:`EdtfDate`; the ``words`` filter says them in words.
"""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.dates import EdtfDate


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere, or only the words when ``address`` is empty. ``language`` where it is not the page's."""

    label: str
    address: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What every page needs above its own content.

    ``kind`` names the page kind (article, entity, index …); ``section`` the menu item it belongs to (``people``,
    ``stories`` …); ``feed`` and ``data`` are site addresses or empty; ``published`` an ISO date for Open Graph.
    """

    address: str
    title: str
    description: str
    kind: str
    section: str = ""
    feed: str = ""
    data: str = ""
    published: str = ""
    image: str = ""
    image_alt: str = ""
    noindex: bool = False
    trail: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One report in a list. ``status`` is published, corrected or withdrawn; ``access`` full, excerpt or link-only."""

    title: str
    supplied: bool
    address: str
    date: EdtfDate
    kind: str
    source: Link | None
    status: str
    access: str
    summary: str
    language: str


@dataclass(frozen=True, slots=True)
class QuotePiece:
    """A stretch of a quotation; the name itself has the address of its very spot, the rest none."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a report, verbatim: the pieces joined are the text. ``cut_before``: words were left out there."""

    pieces: tuple[QuotePiece, ...]
    cut_before: bool = False
    cut_after: bool = False
    language: str = ""
    direction: str = "ltr"


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A report that names somebody, the sentences that do, and whether it is about them. No quote: named in its fields only."""

    report: ReportRow
    main: bool
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a long list: ``label`` is a year, ``2015-09`` (a month), or a letter; ``number`` counts parts of a month, 0 if whole."""

    label: str
    address: str
    count: int
    number: int = 0


@dataclass(frozen=True, slots=True)
class LongList:
    """Rows of a list, or the newest of them and the parts that hold all. ``total`` counts every row."""

    rows: tuple[EvidenceRow | ReportRow | NameRow, ...]
    total: int
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """One line of an A–Z list. ``see`` is the main name when this line is another name; ``letter`` its heading."""

    label: str
    address: str
    letter: str
    count: int
    line: str = ""
    see: str = ""
    language: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a strip over time: ``label`` a year (or ``2015-09``), ``count`` reports, ``height`` 0 to 100."""

    label: str
    count: int
    height: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Names of one type, under the type's plural label."""

    type: str
    label: str
    names: tuple[NamedHere, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedHere:
    """A name in *Named in this report*: ``spot`` is the fragment of its first mention (``p1-4``), ``main`` a main subject."""

    label: str
    address: str
    spot: str
    main: bool
    count: int
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a hover card says: data already in the page. ``key`` equals ``data-key`` of the links it belongs to."""

    key: str
    name: str
    type: str
    line: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a report is related, to be said in words.

    ``kind``: ``both`` (``names`` shared), ``story`` (``names``: the stories), ``time`` (``count`` of ``unit`` day, week, month or year;
    ``earlier``; count 0 with unit day: the same day), ``words`` (``terms`` shared), ``near-duplicate`` (``percent`` of the words),
    or a declared relation (``follows``, ``followed-by``, ``updates``, ``updated-by``, ``corrects``, ``corrected-by``, ``translation``).
    """

    kind: str
    names: tuple[Link, ...] = ()
    more: int = 0
    unit: str = ""
    count: int = 0
    earlier: bool = False
    terms: tuple[str, ...] = ()
    percent: int = 0


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """A related report with every reason for it."""

    report: ReportRow
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadRow:
    """One report of a story. ``gap`` is the time since the row before, as (unit, count), when it is worth saying."""

    report: ReportRow
    here: bool = False
    gap_unit: str = ""
    gap_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """*Before and after* in one story: at most five rows each way, and how many more there are at both ends."""

    story: Link
    rows: tuple[ThreadRow, ...]
    first: ReportRow | None
    last: ReportRow | None
    earlier: int
    later: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture, scan or document of a report. ``width`` and ``height`` in pixels, 0 when unknown; ``address`` may be outside."""

    address: str
    role: str
    alt: str
    caption: str
    credit: str
    width: int = 0
    height: int = 0
    rights: str = ""
    page: str = ""
    date: EdtfDate | None = None
    file: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """Words attributed to somebody. ``spot`` leads to them in their report."""

    report: ReportRow
    by: Link | None
    to: tuple[Link, ...]
    on: EdtfDate | None
    quote: Quote
    spot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """What one report says of an event in one value. ``event`` is where it is said of; ``quote`` the words, maybe empty."""

    report: ReportRow
    event: Link
    what: str
    value: str
    unit: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """All values reported for one quantity of an event, never merged. ``differ`` when they are not all equal."""

    what: str
    rows: tuple[FigureRow, ...]
    differ: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A key fact of an entity: ``key`` names the interface string (born, died, date, place, part_of, role …) or is the
    archive's own ``label``; ``links`` and ``date``s are its value; ``words`` come before the links (a role)."""

    key: str
    label: str = ""
    words: str = ""
    links: tuple[Link, ...] = ()
    date: EdtfDate | None = None
    start: EdtfDate | None = None
    end: EdtfDate | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Somebody named together with an entity: in ``count`` reports, which are ``shared`` (the newest first, at most 20)."""

    name: Link
    type: str
    count: int
    shared: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPoint:
    """A place on the drawn map: ``x`` and ``y`` in the units of the map's viewport; ``size`` the radius there."""

    label: str
    address: str
    x: float
    y: float
    size: float
    count: int
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """The land as one SVG path in ``width`` × ``height`` units, shown through ``viewport`` (x y w h), with its points."""

    land: str
    width: int
    height: int
    viewport: str
    points: tuple[MapPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A cell of a month: 0 outside it. ``count`` reports; a fragment of the page leads to them."""

    number: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthStrip:
    """A month in a year's strip: its number, how many reports, and its page (empty when it has none)."""

    month: int
    count: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rightsline:
    """Rights in words, with an address that says more."""

    text: str = ""
    url: str = ""
