"""The page of a year: its months as a strip, and its reports under them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from pressmark import urls
from pressmark.pages.dates.filing import Year
from pressmark.pages.dates.spans import month_name, runs, words_of_runs
from pressmark.pages.edition import Edition
from pressmark.pages.lists.shelves import Shelf, numbered
from pressmark.pages.planned import Page, Planned, Unit
from pressmark.pages.values import Head, Link, LongList, MonthStrip
from pressmark.pages.values.calendar import DateGroup
from pressmark.pages.views import YearView


def year_units(edition: Edition, years: Mapping[int, Year]) -> Iterator[Unit]:
    """The page of every year, with the parts of what it cannot hold."""
    numbers = list(years)
    for place, number in enumerate(numbers):
        before = _link(numbers[place - 1]) if place else None
        after = _link(numbers[place + 1]) if place + 1 < len(numbers) else None
        yield Unit(f"year {number}", partial(_year, edition, number, years[number], before, after))


def month_strip(number: int, year: Year) -> tuple[MonthStrip, ...]:
    """The twelve months of a year; one without reports leads nowhere."""
    return tuple(
        MonthStrip(
            month=month,
            count=len(year.months[month].rows) if month in year.months else 0,
            address=urls.month(number, month) if month in year.months else "",
        )
        for month in range(1, 13)
    )


def _year(
    edition: Edition, number: int, year: Year, before: Link | None, after: Link | None
) -> Iterator[Planned]:
    address = urls.year(number)
    heading = edition.say("reports_of_year", year=number)
    shelf = Shelf(address, heading, "reports", "dates", year.rows)
    shown, parts = numbered(edition, shelf, year.rows)
    if parts:
        # Its months have pages of their own already, so a long year lists only what no month holds.
        shown, parts = numbered(edition, shelf, year.outside)
        groups = () if parts else _groups(number, year, whole=False)
    else:
        groups = _groups(number, year, whole=True)
    view = YearView(
        head=Head(
            address=address,
            title=heading,
            description=edition.say("page_list_description", title=heading, count=year.count),
            kind="dates",
            section="dates",
        ),
        year=str(number),
        months=month_strip(number, year),
        groups=groups,
        list=shown if shown.parts else LongList((), year.count),
        missing=_missing(edition, year),
        before=before,
        after=after,
    )
    yield Page(urls.file_of(address), "year.html", view)
    yield from parts


def _groups(number: int, year: Year, *, whole: bool) -> tuple[DateGroup, ...]:
    groups = [DateGroup(month=0, rows=tuple(year.longer), longer=True)] if year.longer else []
    groups += [DateGroup(month=0, rows=tuple(year.loose))] if year.loose else []
    for month in sorted(year.months) if whole else ():
        address = urls.month(number, month)
        groups.append(DateGroup(month=month, rows=year.months[month].rows, address=address))
    return tuple(groups)


def _missing(edition: Edition, year: Year) -> str:
    empty = [month for month in range(1, 13) if month not in year.months]
    return words_of_runs(edition, runs(empty), lambda month: month_name(edition, month), "date_interval")


def _link(number: int) -> Link:
    return Link(str(number), urls.year(number))
