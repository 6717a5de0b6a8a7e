"""A page's date as values of the filters that a period is made of.

``templates/assets/search-period.js`` makes a period of the same values.
"""

from __future__ import annotations

from datetime import date, timedelta

from pressmark.dates import EdtfDate

_MOST_YEARS, _MOST_MONTHS, _MOST_DAYS = 100, 12, 31


def period_values(on: EdtfDate) -> tuple[list[str], list[str], list[str]]:
    """The years, months and days that a page of this date may belong to, as filter values.

    Where a month is not known the year stands for it, where a day is not known the month. What takes longer
    than a year is known by its years alone, what takes longer than a month by its months.
    """
    if not on.first:
        return [], [], []
    if on.first < "0001":
        return [on.first[:4]], [on.first[:4]], []  # A year that Python's calendar does not have.
    first, last = date.fromisoformat(on.first), date.fromisoformat(on.last)
    years = [f"{year:04}" for year in range(first.year, min(last.year, first.year + _MOST_YEARS) + 1)]
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    whole_year = on.precision in ("year", "decade")
    if whole_year or count > _MOST_MONTHS:
        return years, years, []
    months = [
        f"{first.year + at // 12:04}-{at % 12 + 1:02}"
        for at in range(first.month - 1, first.month - 1 + count)
    ]
    length = (last - first).days + 1
    if on.precision == "month" or length > _MOST_DAYS:
        return years, months, months
    return years, months, [(first + timedelta(days=at)).isoformat() for at in range(length)]
