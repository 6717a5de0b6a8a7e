"""The page of a year: its months as a strip, and its reports under them."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark import urls
from pressmark.pages.dates.spans import month_name, runs, words_of_runs
from pressmark.pages.edition import Edition
from pressmark.pages.filing import Year, beside
from pressmark.pages.lists.shelves import Shelf, numbered
from pressmark.pages.planned import Kind, Page, Planned
from pressmark.pages.values import Head, Link, LongList, MonthStrip
from pressmark.pages.values.calendar import DateGroup
from pressmark.pages.views import YearView


def month_strip(number: int, year: Year) -> tuple[MonthStrip, ...]:
    """The twelve months of a year; one without reports leads nowhere."""
    return tuple(
        MonthStrip(
            month=month,
            count=len(year.months[month].stems) if month in year.months else 0,
            address=urls.month(number, month) if month in year.months else "",
        )
        for month in range(1, 13)
    )


def _years(edition: Edition) -> Iterator[str]:
    return map(str, edition.overview.filed.years)


def _year(edition: Edition, label: str) -> Iterator[Planned]:
    """The page of a year, with the parts of what it cannot hold."""
    number, years = int(label), edition.overview.filed.years
    year = years[number]
    before, after = beside(tuple(years), number)
    address = urls.year(number)
    heading = edition.say("reports_of_year", year=number)
    rows = edition.rows(year.stems)
    shelf = Shelf(address, heading, "reports", "dates", rows)
    shown, parts = numbered(edition, shelf, rows)
    if parts:
        # Its months have pages of their own already, so a long year lists only what no month holds.
        shown, parts = numbered(edition, shelf, edition.rows(year.outside))
        groups = () if parts else _groups(edition, number, year, whole=False)
    else:
        groups = _groups(edition, number, year, whole=True)
    view = YearView(
        head=Head(
            address=address,
            title=heading,
            description=edition.say("page_list_description", title=heading, count=len(rows)),
            kind="dates",
            section="dates",
        ),
        year=label,
        months=month_strip(number, year),
        groups=groups,
        list=shown if shown.parts else LongList((), len(rows)),
        missing=_missing(edition, year),
        before=_link(before) if before is not None else None,
        after=_link(after) if after is not None else None,
    )
    yield Page(urls.file_of(address), "year.html", view)
    yield from parts


KIND = Kind("year", _years, _year)


def _groups(edition: Edition, number: int, year: Year, *, whole: bool) -> tuple[DateGroup, ...]:
    groups = [DateGroup(month=0, rows=edition.rows(year.longer), longer=True)] if year.longer else []
    groups += [DateGroup(month=0, rows=edition.rows(year.loose))] if year.loose else []
    for month in sorted(year.months) if whole else ():
        address = urls.month(number, month)
        rows = edition.rows(year.months[month].stems)
        groups.append(DateGroup(month=month, rows=rows, address=address))
    return tuple(groups)


def _missing(edition: Edition, year: Year) -> str:
    empty = [month for month in range(1, 13) if month not in year.months]
    return words_of_runs(edition, runs(empty), lambda month: month_name(edition, month), "date_interval")


def _link(number: int) -> Link:
    return Link(str(number), urls.year(number))
