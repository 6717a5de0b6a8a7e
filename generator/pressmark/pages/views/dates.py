"""What the pages of dates see."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.dates import EdtfDate
from pressmark.pages.values import Day, Head, Link, LongList, MonthStrip, Part, ReportRow
from pressmark.pages.values.calendar import DateGroup, YearCell, YearStrip


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesView:
    """The years, gaps included: each as a strip of its months, or, where they are many, as a cell of its
    decade; and the ways into days and undated reports.
    """

    head: Head
    years: tuple[YearStrip, ...]
    decades: tuple[tuple[str, tuple[YearCell, ...]], ...]
    undated: int
    on_this_day: bool
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """A year: its months as a strip, and the list; a year too long for its page lists only what no month
    holds. ``missing`` are the months without reports, in words.
    """

    head: Head
    year: str
    months: tuple[MonthStrip, ...]
    groups: tuple[DateGroup, ...]
    list: LongList
    missing: str
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """A month, or part ``number`` of a long one: weeks of days, and a section for each day that has reports.

    Reports whose day is not known stand under None. ``missing`` are the days without reports, in
    words. ``parts`` are the parts of a long month: its own page has no sections, and the cells of its
    calendar bear their addresses.
    """

    head: Head
    year: int
    month: int
    number: int
    weeks: tuple[tuple[Day, ...], ...]
    days: tuple[tuple[EdtfDate | None, tuple[ReportRow, ...]], ...]
    missing: str
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
    """All reports of one day of the year, whatever the year. ``month`` and ``day`` are 0 on the calendar of
    all days, whose ``months`` hold (month, cells).
    """

    head: Head
    month: int
    day: int
    list: LongList
    months: tuple[tuple[int, tuple[Day, ...]], ...]
    before: Link | None
    after: Link | None
