"""The pages of dates: all years, a year, a month, and what has no date."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterator, Mapping

from pressmark import urls
from pressmark.languages import first_weekday, month_names
from pressmark.pages.edition import Edition, Page, Planned
from pressmark.pages.lists import Shelf, numbered
from pressmark.pages.strip import MOST_YEARS
from pressmark.pages.values import (
    Day,
    DayOfParts,
    DecadeStrip,
    Head,
    Link,
    MonthStrip,
    Part,
    ReportRow,
    YearCell,
)
from pressmark.pages.views import DatesView, MonthView, PartView, UndatedView, YearView
from pressmark.pages.weights import fits

_Years = Mapping[int, Mapping[int, list[ReportRow]]]


def plan(edition: Edition) -> Iterator[Planned]:
    """A page for every year and month that has reports, one for undated reports, and the years together."""
    rows = edition.rows(edition.archive.order)
    undated = tuple(row for row in rows if not row.date.first)
    years = _by_year_and_month(row for row in rows if row.date.first)
    numbers = sorted(years)
    for number in numbers:
        yield from _year(edition, number, years, numbers)
    months = [(year, month) for year in numbers for month in sorted(years[year]) if month]
    for place, (year, month) in enumerate(months):
        before = months[place - 1] if place else None
        after = months[place + 1] if place + 1 < len(months) else None
        yield from _month(edition, years[year][month], (year, month), before, after)
    if undated:
        yield from _undated(edition, undated)
    if rows:
        yield _all(edition, years, numbers, len(undated), len(rows))


def month_words(edition: Edition, year: int, month: int) -> str:
    """A month in words: “September 2015”."""
    name = month_names(edition.archive.settings.language)[month - 1]
    return edition.say("month_and_year", month=name, year=f"{year:04}")


def _by_year_and_month(rows: Iterator[ReportRow]) -> _Years:
    """Reports by year and month; month 0 holds those dated by the year alone or by a longer time that begins
    in it.
    """
    years: dict[int, dict[int, list[ReportRow]]] = {}
    for row in rows:
        year = int(row.date.first[:4])
        month = int(row.date.first[5:7]) if row.date.precision in ("month", "day", "time") else 0
        years.setdefault(year, {}).setdefault(month, []).append(row)
    return years


def _strip(year: int, months: Mapping[int, list[ReportRow]]) -> tuple[MonthStrip, ...]:
    return tuple(
        MonthStrip(
            month=month,
            count=len(months.get(month, ())),
            address=f"/dates/{year:04}/{month:02}/" if month in months else "",
        )
        for month in range(1, 13)
    )


def _year(edition: Edition, year: int, years: _Years, numbers: list[int]) -> Iterator[Planned]:
    months = years[year]
    address = f"/dates/{year:04}/"
    rows = tuple(row for month in sorted(months) for row in months[month])
    heading = edition.say("reports_of_year", year=f"{year:04}")
    shelf = Shelf(address, heading, "reports", "dates", rows)
    # The months have pages of their own already, so a long year lists only what has no month.
    whole = fits(rows, edition.archive.settings.limits)
    shown, parts = numbered(edition, shelf, rows if whole else months.get(0, ()))
    place = numbers.index(year)
    view = YearView(
        head=_head(edition, address, heading, len(rows)),
        year=f"{year:04}",
        months=_strip(year, months),
        list=shown,
        before=_year_link(numbers[place - 1]) if place else None,
        after=_year_link(numbers[place + 1]) if place + 1 < len(numbers) else None,
    )
    yield Page(urls.file_of(address), "year.html", view)
    yield from parts


def _month(
    edition: Edition,
    rows: list[ReportRow],
    here: tuple[int, int],
    before: tuple[int, int] | None,
    after: tuple[int, int] | None,
) -> Iterator[Planned]:
    year, month = here
    address = f"/dates/{year:04}/{month:02}/"
    words = month_words(edition, year, month)
    days: dict[str, list[ReportRow]] = {}
    for row in rows:
        day = row.date.first[8:10] if row.date.precision in ("day", "time") else ""
        days.setdefault(day, []).append(row)
    shelf = Shelf(address, words, "reports", "dates", tuple(rows))
    shown, parts = numbered(edition, shelf, rows)
    view = MonthView(
        head=_head(edition, address, words, len(rows)),
        year=f"{year:04}",
        month=month,
        weeks=_weeks(edition, year, month, {day: len(found) for day, found in days.items()}),
        days=() if shown.parts else tuple((day, tuple(days[day])) for day in sorted(days)),
        days_of_parts=_days_of_parts(days, parts) if shown.parts else (),
        parts=shown.parts,
        total=len(rows),
        before=_month_link(edition, before),
        after=_month_link(edition, after),
    )
    yield Page(urls.file_of(address), "month.html", view)
    yield from parts


def _days_of_parts(days: Mapping[str, list[ReportRow]], pages: tuple[Page, ...]) -> tuple[DayOfParts, ...]:
    """The days of a divided month, each with the parts that hold its reports: a day's address goes on
    answering.
    """
    parts = [
        (Part(view.label, view.head.address, view.list.total, view.number), {*view.list.rows})
        for view in (page.view for page in pages)
        if isinstance(view, PartView) and view.list.rows
    ]
    return tuple(
        DayOfParts(
            day=day,
            date=days[day][0].date,
            count=len(days[day]),
            parts=tuple(part for part, rows in parts if not rows.isdisjoint(days[day])),
        )
        for day in sorted(days)
    )


def _weeks(edition: Edition, year: int, month: int, counts: Mapping[str, int]) -> tuple[tuple[Day, ...], ...]:
    calendar = Calendar(first_weekday(edition.archive.settings.language))
    return tuple(
        tuple(Day(number=number, count=counts.get(f"{number:02}", 0) if number else 0) for number in week)
        for week in calendar.monthdayscalendar(year, month)
    )


def _undated(edition: Edition, rows: tuple[ReportRow, ...]) -> Iterator[Planned]:
    address = "/dates/undated/"
    heading = edition.say("undated")
    shown, parts = numbered(edition, Shelf(address, heading, "reports", "dates", rows), rows)
    yield Page(
        urls.file_of(address),
        "undated.html",
        UndatedView(head=_head(edition, address, heading, len(rows)), list=shown),
    )
    yield from parts


def _all(edition: Edition, years: _Years, numbers: list[int], undated: int, total: int) -> Page:
    spread = range(numbers[0], numbers[-1] + 1) if numbers else range(0)
    long = len(spread) > MOST_YEARS
    strips = tuple(
        (
            f"{year:04}",
            _strip(year, years.get(year, {})),
            _count(years, year),
            f"/dates/{year:04}/" if year in years else "",
        )
        for year in (() if long else spread)
    )
    days = any(row.date.precision in ("day", "time") for row in edition.rows(edition.archive.order))
    view = DatesView(
        head=_head(edition, "/dates/", edition.say("dates"), total),
        years=strips,
        decades=_decades(years, spread) if long else (),
        undated=undated,
        on_this_day=days,
        total=total,
    )
    return Page("dates/index.html", "dates.html", view)


def _count(years: _Years, year: int) -> int:
    return sum(len(rows) for rows in years.get(year, {}).values())


def _decades(years: _Years, spread: range) -> tuple[DecadeStrip, ...]:
    """The decades that have reports, each with its ten years: where months would be too many for a page."""
    strips = []
    for first in range(spread[0] // 10 * 10, spread[-1] + 1, 10):
        cells = tuple(
            YearCell(f"{year:04}", _count(years, year), f"/dates/{year:04}/" if year in years else "")
            for year in range(first, first + 10)
        )
        count = sum(cell.count for cell in cells)
        if count:
            strips.append(DecadeStrip(f"{first:04}s", count, cells))
    return tuple(strips)


def _head(edition: Edition, address: str, title: str, count: int) -> Head:
    description = edition.say("page_list_description", title=title, count=count)
    return Head(address=address, title=title, description=description, kind="dates", section="dates")


def _year_link(year: int) -> Link:
    return Link(f"{year:04}", f"/dates/{year:04}/")


def _month_link(edition: Edition, month: tuple[int, int] | None) -> Link | None:
    if month is None:
        return None
    return Link(month_words(edition, *month), f"/dates/{month[0]:04}/{month[1]:02}/")
