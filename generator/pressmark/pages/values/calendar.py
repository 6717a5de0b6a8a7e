"""What years and months are drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.pages.values.drawn import MonthStrip
from pressmark.pages.values.rows import ReportRow


@dataclass(frozen=True, slots=True, kw_only=True)
class YearStrip:
    """A year with its months, or a run of years without reports: then ``label`` is its span, ``count`` 0."""

    label: str
    months: tuple[MonthStrip, ...]
    count: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearCell:
    """A year among the ten of its decade; no ``address`` where it has no reports."""

    label: str
    count: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateGroup:
    """Reports of a year under one heading: those of a ``month``, at whose page it leads to ``address``; with
    month 0 those whose month is not known, or, ``longer``, of a time that goes on beyond the year.
    """

    month: int
    rows: tuple[ReportRow, ...]
    address: str = ""
    longer: bool = False
