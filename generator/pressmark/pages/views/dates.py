"""What the pages of dates see."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.pages.values import (
    Day,
    DayOfParts,
    DecadeStrip,
    Head,
    Link,
    LongList,
    MonthStrip,
    Part,
    ReportRow,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesView:
    """The years: the strip of coverage, gaps included, and the ways into days and undated reports. Very many
    years stand by decades instead.
    """

    head: Head
    years: tuple[tuple[str, tuple[MonthStrip, ...], int, str], ...]
    decades: tuple[DecadeStrip, ...]
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
    """A month: weeks of days (Monday first), a section for each day that has reports (key ``30``), and
    reports of the month only (key empty). A divided month says of its days where their reports are.
    """

    head: Head
    year: str
    month: int
    weeks: tuple[tuple[Day, ...], ...]
    days: tuple[tuple[str, tuple[ReportRow, ...]], ...]
    days_of_parts: tuple[DayOfParts, ...]
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
    all days, whose ``months`` hold (month, cells); cells with reports lead to ``/dates/on/MM-DD/``.
    """

    head: Head
    month: int
    day: int
    list: LongList
    months: tuple[tuple[int, tuple[Day, ...]], ...]
    before: Link | None
    after: Link | None
