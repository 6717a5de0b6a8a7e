"""What reports say of an event in one value: side by side, never merged."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.dates import EdtfDate
from pressmark.pages.values.rows import Link, ReportRow


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """What one report says of an event in one value. ``event`` is where it is said of; ``quote`` the words,
    maybe empty, and ``spot`` where they stand in the report.
    """

    report: ReportRow
    event: Link
    what: str
    value: str
    unit: str
    quote: str
    spot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue:
    """One value and the ``rows`` that give it, the newest first; ``reports`` counts the reports that do.

    A ``date`` or ``place`` is given where the value is one.
    """

    value: str
    unit: str
    rows: tuple[FigureRow, ...]
    reports: int
    date: EdtfDate | None = None
    place: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """All values reported for one quantity of an event. ``differ`` when there are several; ``reports`` counts
    the reports that give any.
    """

    what: str
    values: tuple[FigureValue, ...]
    differ: bool
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The tables of an event. Where they are too much for its page, ``all`` is the address of the page that
    has them whole. ``reports`` counts the reports that give any value.
    """

    tables: tuple[FigureTable, ...] = ()
    reports: int = 0
    all: str = ""
