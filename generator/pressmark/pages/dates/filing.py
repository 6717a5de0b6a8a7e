"""Where a report stands among the dates: each in one place, under the shortest time that surely holds it.

A day under its day, a month (or days within one) under the month, a year (or months within one) under the
year; a decade, and whatever else goes on beyond a year, under the year in which it begins.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pressmark.pages.values import ReportRow


@dataclass(slots=True)
class Month:
    """The reports of one month in order of date: those of its days, and ``loose`` ones, whose day is not
    known."""

    days: dict[int, list[ReportRow]] = field(default_factory=dict)
    loose: list[ReportRow] = field(default_factory=list)

    @property
    def rows(self) -> tuple[ReportRow, ...]:
        """All of them, those without a day first."""
        return (*self.loose, *(row for day in sorted(self.days) for row in self.days[day]))


@dataclass(slots=True)
class Year:
    """The reports of one year: those of its months, ``loose`` ones, whose month is not known, and those of
    a ``longer`` time that begins in it."""

    months: dict[int, Month] = field(default_factory=dict)
    loose: list[ReportRow] = field(default_factory=list)
    longer: list[ReportRow] = field(default_factory=list)

    @property
    def outside(self) -> tuple[ReportRow, ...]:
        """Those that no month holds."""
        return (*self.longer, *self.loose)

    @property
    def rows(self) -> tuple[ReportRow, ...]:
        """All of them, those without a month first."""
        return (*self.outside, *(row for month in sorted(self.months) for row in self.months[month].rows))

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.longer) + len(self.loose) + sum(len(month.rows) for month in self.months.values())


def filed(rows: Iterable[ReportRow]) -> dict[int, Year]:
    """Dated reports by year, in order."""
    years: dict[int, Year] = {}
    for row in rows:
        date = row.date
        year = years.setdefault(int(date.first[:4]), Year())
        if date.month is None:
            (year.longer if date.year is None else year.loose).append(row)
            continue
        month = year.months.setdefault(date.month, Month())
        if date.day is None:
            month.loose.append(row)
        else:
            month.days.setdefault(date.day, []).append(row)
    return {number: years[number] for number in sorted(years)}
