"""Who marked the names and quotations of a report, how sure, and who has checked them."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.dates import EdtfDate
from pressmark.pages.values.rows import Link, Quote, ReportRow


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRow:
    """Who (or, as a ``tool``, what program) made or checked ``count`` marks.

    ``on`` is the day they were checked; ``name`` is empty where only the day is known.
    """

    name: str
    tool: bool
    count: int
    on: EdtfDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSpot:
    """A marked stretch of the report: its words, the fragment that leads to it, how sure in percent."""

    words: str
    spot: str
    percent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The work on the ``total`` marks of one report.

    ``percent`` is how sure all of them are, where that is the same. ``open`` are those that no person has
    checked, ``doubtful`` those that are less than certain; both are listed only where they are not all, and
    at most so many. ``notes``: what the card of a name says of its mark, with the marks it is true of.
    """

    total: int
    made: tuple[WorkRow, ...]
    checked: tuple[WorkRow, ...]
    unchecked: int
    uncertain: int
    percent: int | None
    open: tuple[MarkSpot, ...]
    doubtful: tuple[MarkSpot, ...]
    notes: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRow:
    """A mark that no person has checked, in the list of all of them.

    ``kind``: ``name``, ``unidentified`` or ``quotation``; ``of`` is whom it names or who said it, if anybody.
    """

    report: ReportRow
    kind: str
    quote: Quote
    of: Link | None
    made: tuple[WorkRow, ...]
    percent: int | None
