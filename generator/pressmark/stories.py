"""Stories as a reader of one report meets them: what came before, what came after, and how long between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pressmark.dates import EdtfDate, days_between

REACH = 5


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a story round one report: ids in order.

    ``first`` and ``last`` are the story's ends when they lie outside the window, else empty. It says nothing
    of how many lie between: a report's page changes with its neighbours and the story's ends alone.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    first: str
    last: str


def window(members: Sequence[str], here: str, reach: int = REACH) -> Window:
    """The window of at most ``reach`` reports each way round ``here``, which must be among ``members``; one
    more where only the story's end would be left out.
    """
    place = members.index(here)
    start = place - reach if place - reach > 1 else 0
    end = place + reach + 1 if place + reach + 2 < len(members) else len(members)
    return Window(
        before=tuple(members[start:place]),
        after=tuple(members[place + 1 : end]),
        first=members[0] if start else "",
        last=members[-1] if end < len(members) else "",
    )


@dataclass(frozen=True, slots=True)
class Distance:
    """How far apart two dates are, in the largest unit that says it well: ``count`` of day, week, month or
    year.

    ``earlier``: the second date lies before the first.
    """

    unit: str
    count: int
    earlier: bool


def distance(here: EdtfDate, there: EdtfDate) -> Distance | None:
    """The distance from ``here`` to ``there``, or None where the dates are too vague to say it.

    A date known to the month is compared by months, one known to the year by years. Nothing is said of vague
    dates that are equal or follow each other: a month after August may be the next day.
    """
    coarse = {here.precision, there.precision} - {"day", "time"}
    if coarse - {"month", "year"}:
        return None
    years = int(there.first[:4]) - int(here.first[:4])
    months = years * 12 + int(there.first[5:7]) - int(here.first[5:7])
    if "year" in coarse:
        return Distance("year", abs(years), years < 0) if abs(years) > 1 else None
    if "month" in coarse:
        return Distance("month", abs(months), months < 0) if 1 < abs(months) < 24 else None
    days = days_between(here, there)
    return _by_days(days) if days is not None else None


@lru_cache(maxsize=4096)
def _by_days(days: int) -> Distance:
    size = abs(days)
    if size < 14:
        return Distance("day", size, days < 0)
    if size < 60:
        return Distance("week", round(size / 7), days < 0)
    if size < 730:
        return Distance("month", round(size / 30.44), days < 0)
    return Distance("year", round(size / 365.25), days < 0)
