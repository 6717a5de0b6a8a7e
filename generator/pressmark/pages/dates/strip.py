"""Strips over time: how many reports in each month, year or longer stretch, gaps shown as gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from pressmark.dates import EdtfDate
from pressmark.pages.values import Bar, Stretch, Strip

# Two years of months, and as many bars as a phone has room for.
_MOST_MONTHS = 24
MOST_YEARS = 60

# What a bar holds when years would be too many: the first that makes few enough of them. Ten thousand years,
# which is all that dates can say, are ten millennia.
_LONGER = (("decade", 10), ("century", 100), ("millennium", 1000))


def strip(dates: Iterable[EdtfDate], place: Callable[[str], str]) -> Strip:
    """The bars from the first to the last of the reports with these dates, and the same numbers for a table.

    Bars are months where all lie within two years, else years, and decades, centuries or millennia where
    those would be too many for a phone. ``place`` says where a month or year (``2015-09``, ``2015``) leads;
    a longer stretch leads to its latest year that has reports, for lists run from the newest down. One
    report, or one bar alone, says nothing: then the strip is empty.
    """
    dated = [date for date in dates if date.first]
    if len(dated) < 2:
        return Strip()
    years = Counter(date.first[:4] for date in dated)
    months = _months(dated)
    if months:
        counts = Counter(date.first[:7] for date in dated)
        return _strip("month", months, counts, place, _spans(months, counts, place))
    labels = [f"{year:04}" for year in range(int(min(years)), int(max(years)) + 1)]
    numbers = _spans(labels, years, place)
    if len(labels) <= MOST_YEARS:
        return _strip("year", labels, years, place, numbers)
    unit, width = next((unit, width) for unit, width in _LONGER if _bars(labels, width) <= MOST_YEARS)
    counts = Counter({_stretch(year, width): 0 for year in labels})
    latest: dict[str, str] = {}
    for year in sorted(years):
        counts[_stretch(year, width)] += years[year]
        latest[_stretch(year, width)] = year
    return _strip(unit, list(counts), counts, lambda label: place(latest[label]), numbers)


def _strip(
    unit: str,
    labels: Sequence[str],
    counts: Counter[str],
    place: Callable[[str], str],
    numbers: tuple[Stretch, ...],
) -> Strip:
    if len(labels) < 2:
        return Strip()
    most = max(counts.values())
    bars = tuple(
        Bar(
            label=label,
            count=counts[label],
            height=-(-100 * counts[label] // most),
            address=place(label) if counts[label] else "",
        )
        for label in labels
    )
    return Strip(unit, bars, numbers)


def _spans(labels: Sequence[str], counts: Counter[str], place: Callable[[str], str]) -> tuple[Stretch, ...]:
    """The numbers for a table: a row for each label that has reports, one for each stretch without any."""
    rows: list[Stretch] = []
    for empty, group in groupby(labels, lambda label: not counts[label]):
        found = list(group)
        if empty:
            rows.append(Stretch(found[0], found[-1], 0, ""))
        else:
            rows += [Stretch(label, label, counts[label], place(label)) for label in found]
    return tuple(rows)


def _months(dates: Sequence[EdtfDate]) -> list[str]:
    """All months from the first to the last, if every date has one and they are few; else none."""
    if any(date.precision not in ("month", "day", "time") for date in dates):
        return []
    numbers = [int(date.first[:4]) * 12 + int(date.first[5:7]) - 1 for date in dates]
    spread = range(min(numbers), max(numbers) + 1)
    if len(spread) > _MOST_MONTHS:
        return []
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in spread]


def _bars(years: Sequence[str], width: int) -> int:
    return int(years[-1]) // width - int(years[0]) // width + 1


def _stretch(year: str, width: int) -> str:
    """The ``width`` years that ``year`` is one of: ``1950s``, or the first and the last, ``1900/1999``."""
    first = int(year) // width * width
    if width == 10:
        return f"{first:04}s"
    return f"{max(first, 1):04}/{first + width - 1:04}"
