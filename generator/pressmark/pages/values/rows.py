"""Lines of lists and what they quote."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.dates import EdtfDate
from pressmark.keys import Shared, swift


@dataclass(frozen=True, slots=True)
class Link(Shared):
    """Words that lead somewhere, or only the words when ``address`` is empty. ``language`` where it is not
    the page's.
    """

    label: str
    address: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What every page needs above its own content.

    ``kind`` names the page kind (article, entity, index …); ``section`` the menu item it belongs to
    (``people``, ``stories`` …); ``feed`` and ``data`` are site addresses or empty; ``published`` an ISO date
    for Open Graph.
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
class ReportRow(Shared):
    """One report in a list. ``status`` is published, corrected or withdrawn; ``access`` full, excerpt or
    link-only.
    """

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


@swift
@dataclass(frozen=True, slots=True)
class QuotePiece:
    """A stretch of a quotation. Words of the name are ``named``; the first of each mention have the address
    of its very spot.

    A mention whose words all belong to others follows as a piece without text: ``label`` is then what its
    link says.
    """

    text: str
    address: str = ""
    label: str = ""
    named: bool = False


@swift
@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a report, verbatim: the pieces joined are the text. ``cut_before``: words were left out
    there.
    """

    pieces: tuple[QuotePiece, ...]
    cut_before: bool = False
    cut_after: bool = False
    language: str = ""
    direction: str = "ltr"


@swift
@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A report that names somebody, the sentences that do, and whether it is about them. No quote: named in
    its fields only.

    ``more`` counts the sentences left out where a row stands shortened; ``goes_on``: earlier ones of the
    same report stand on the page before.
    """

    report: ReportRow
    main: bool
    quotes: tuple[Quote, ...] = ()
    more: int = 0
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """Words attributed to somebody: a quotation for each stretch of them. ``spot`` leads to the first in
    their report; ``on`` is the day they were said, where the report tells it.
    """

    report: ReportRow
    by: Link | None
    to: tuple[Link, ...]
    on: EdtfDate | None
    quotes: tuple[Quote, ...]
    spot: str


@dataclass(frozen=True, slots=True)
class SaidBy:
    """What a report quotes of one speaker, in the order of its text; ``by`` is None where nobody is named."""

    by: Link | None
    rows: tuple[StatementRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rightsline:
    """Rights in words, with an address that says more."""

    text: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture, scan or document of a report. ``width`` and ``height`` in pixels, 0 when unknown;
    ``address`` may be outside.
    """

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
