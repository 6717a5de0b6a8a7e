"""Where a report stands among the dates: each in one place, under the shortest time that surely holds it.

A day under its day, a month (or days within one) under the month, a year (or months within one) under the
year; a decade, and whatever else goes on beyond a year, under the year in which it begins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from pressmark.dates import EdtfDate

_Time = TypeVar("_Time", int, tuple[int, int])


@dataclass(slots=True)
class Month:
    """The reports of one month in order of date: those of its days, and ``loose`` ones, whose day is not
    known."""

    days: dict[int, list[str]] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)

    @property
    def stems(self) -> tuple[str, ...]:
        """All of them, those without a day first."""
        return (*self.loose, *(stem for day in sorted(self.days) for stem in self.days[day]))


@dataclass(slots=True)
class Year:
    """The reports of one year: those of its months, ``loose`` ones, whose month is not known, and those of
    a ``longer`` time that begins in it."""

    months: dict[int, Month] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)
    longer: list[str] = field(default_factory=list)

    @property
    def outside(self) -> tuple[str, ...]:
        """Those that no month holds."""
        return (*self.longer, *self.loose)

    @property
    def stems(self) -> tuple[str, ...]:
        """All of them, those without a month first."""
        inside = (stem for month in sorted(self.months) for stem in self.months[month].stems)
        return (*self.outside, *inside)


@dataclass(slots=True)
class Filed:
    """All reports: by ``years``, the ``months`` (year, month) that have any, and those of each day ``on``
    which something is dated, whatever the year (``02-29``), all in order; and those that are ``undated``.
    """

    years: dict[int, Year] = field(default_factory=dict)
    months: list[tuple[int, int]] = field(default_factory=list)
    on: dict[str, list[str]] = field(default_factory=dict)
    undated: list[str] = field(default_factory=list)


def filed(reports: Iterable[tuple[str, EdtfDate]]) -> Filed:
    """Reports, each with its date, where they stand among the dates."""
    found = Filed()
    for stem, date in reports:
        if not date.first:
            found.undated.append(stem)
            continue
        year = found.years.setdefault(int(date.first[:4]), Year())
        if date.month is None:
            (year.longer if date.year is None else year.loose).append(stem)
            continue
        month = year.months.setdefault(date.month, Month())
        if date.day is None:
            month.loose.append(stem)
            continue
        month.days.setdefault(date.day, []).append(stem)
        found.on.setdefault(date.first[5:10], []).append(stem)
    found.years = {number: found.years[number] for number in sorted(found.years)}
    found.months = [(year, month) for year, held in found.years.items() for month in sorted(held.months)]
    found.on = {day: found.on[day] for day in sorted(found.on)}
    return found


def beside(ordered: Sequence[_Time], one: _Time) -> tuple[_Time | None, _Time | None]:
    """What stands before and after ``one``, which is among ``ordered``; None beyond the ends."""
    place = bisect_left(ordered, one)
    before = ordered[place - 1] if place else None
    return before, ordered[place + 1] if place + 1 < len(ordered) else None
