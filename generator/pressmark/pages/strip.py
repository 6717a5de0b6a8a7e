"""Strips over time: how many reports in each year, or month where all lie within a few years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from pressmark.dates import EdtfDate
from pressmark.pages.edition import Edition
from pressmark.pages.values import Bar


def bars(edition: Edition, stems: Iterable[str], link: Callable[[str], str]) -> tuple[tuple[Bar, ...], str]:
    """The bars from the first to the last year (or month) of these reports, gaps included, and the unit they
    have.

    ``link`` says where a bar of a year leads. One bar alone says nothing, so there is none.
    """
    dates = [edition.archive.articles[stem].record.date for stem in stems]
    dated = [date for date in dates if date.first]
    years = sorted({int(date.first[:4]) for date in dated})
    if not years:
        return (), "year"
    months = [date for date in dated if date.precision in ("month", "day", "time")]
    if years[-1] - years[0] < 3 and len(months) == len(dated):
        return _by_month(months, link), "month"
    counts = Counter(date.first[:4] for date in dated)
    labels = [f"{year:04}" for year in range(years[0], years[-1] + 1)]
    return _bars(labels, counts, link), "year"


def _by_month(dates: list[EdtfDate], link: Callable[[str], str]) -> tuple[Bar, ...]:
    counts = Counter(date.first[:7] for date in dates)
    first, last = min(counts), max(counts)
    numbers = range(_number(first), _number(last) + 1)
    return _bars([f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers], counts, link)


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _bars(labels: list[str], counts: Counter[str], link: Callable[[str], str]) -> tuple[Bar, ...]:
    if len(labels) < 2:
        return ()
    most = max(counts.values())
    return tuple(
        Bar(
            label=label,
            count=counts[label],
            height=-(-100 * counts[label] // most),
            address=link(label[:4]) if counts[label] else "",
        )
        for label in labels
    )
