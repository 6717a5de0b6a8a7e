"""The page of a month: its calendar, and a section for each day that has reports."""

from __future__ import annotations

from calendar import Calendar, monthrange
from collections.abc import Iterator, Mapping

from pressmark import urls
from pressmark.dates import EdtfDate, parse_date
from pressmark.languages import first_weekday
from pressmark.pages.dates.spans import month_words, runs, words_of_runs
from pressmark.pages.edition import Edition
from pressmark.pages.filing import beside
from pressmark.pages.lists.shelves import Shelf, numbered
from pressmark.pages.planned import Kind, Page, Planned
from pressmark.pages.values import Day, Head, Link, Part, ReportRow
from pressmark.pages.views import MonthView, PartView


def _months(edition: Edition) -> Iterator[str]:
    return (f"{year}-{month}" for year, month in edition.overview.filed.months)


def _month(edition: Edition, month: str) -> Iterator[Planned]:
    """The page of a month, with its parts where it is long."""
    year, number = map(int, month.split("-"))
    return _Pages(edition, year, number).all()


KIND = Kind("month", _months, _month)


def _link(edition: Edition, found: tuple[int, int] | None) -> Link | None:
    return Link(month_words(edition, *found), urls.month(*found)) if found else None


class _Pages:
    """The pages of one month."""

    def __init__(self, edition: Edition, year: int, number: int) -> None:
        self._edition, self._year, self._number = edition, year, number
        filed = edition.overview.filed
        self._month = filed.years[year].months[number]
        before, after = beside(filed.months, (year, number))
        self._before, self._after = _link(edition, before), _link(edition, after)
        self._address = urls.month(year, number)
        self._title = month_words(edition, year, number)

    def all(self) -> Iterator[Planned]:
        """The month's own page and, where it is long, those of its parts."""
        rows = self._edition.rows(self._month.stems)
        shelf = Shelf(self._address, self._title, "reports", "dates", rows)
        shown, pages = numbered(self._edition, shelf, rows)
        if not pages:
            yield self._page(self._address, 0, rows, (), self._here())
            return
        leaves = [page.view for page in pages if isinstance(page.view, PartView) and page.view.list.rows]
        held = [(leaf, tuple(row for row in leaf.list.rows if isinstance(row, ReportRow))) for leaf in leaves]
        places = self._places(held)
        yield self._page(self._address, 0, (), shown.parts, places)
        for leaf, inside in held:
            address = leaf.head.address
            beside = {day: place.removeprefix(address) for day, place in places.items()}
            yield self._page(address, leaf.number, inside, leaf.siblings, beside)
        yield from (page for page in pages if page.view not in leaves)

    def _here(self) -> dict[int, str]:
        return {day: f"#d{day:02}" for day in self._month.days}

    def _places(self, held: list[tuple[PartView, tuple[ReportRow, ...]]]) -> dict[int, str]:
        """Each day with the address of its first section on a part."""
        places: dict[int, str] = {}
        for leaf, rows in held:
            for row in rows:
                if row.date.day:
                    places.setdefault(row.date.day, f"{leaf.head.address}#d{row.date.day:02}")
        return places

    def _page(
        self,
        address: str,
        part: int,
        rows: tuple[ReportRow, ...],
        parts: tuple[Part, ...],
        places: Mapping[int, str],
    ) -> Page:
        edition = self._edition
        title = edition.say("part_numbered", label=self._title, number=part) if part else self._title
        count = len(rows) if part else len(self._month.stems)
        view = MonthView(
            head=Head(
                address=address,
                title=title,
                description=edition.say("page_list_description", title=title, count=count),
                kind="dates",
                section="dates",
            ),
            year=self._year,
            month=self._number,
            number=part,
            weeks=self._weeks(places),
            days=_sections(rows),
            missing=self._missing(),
            parts=parts,
            total=count,
            before=self._before,
            after=self._after,
        )
        return Page(urls.file_of(address), "month.html", view)

    def _weeks(self, places: Mapping[int, str]) -> tuple[tuple[Day, ...], ...]:
        weeks = Calendar(first_weekday(self._edition.archive.settings.language))
        return tuple(
            tuple(
                Day(number=day, count=len(self._month.days.get(day, ())), address=places.get(day, ""))
                for day in week
            )
            for week in weeks.monthdayscalendar(self._year, self._number)
        )

    def _missing(self) -> str:
        length = monthrange(self._year, self._number)[1]
        empty = [day for day in range(1, length + 1) if day not in self._month.days]
        return words_of_runs(self._edition, runs(empty), str, "years_range")


def _sections(rows: tuple[ReportRow, ...]) -> tuple[tuple[EdtfDate | None, tuple[ReportRow, ...]], ...]:
    days: dict[str, list[ReportRow]] = {}
    for row in rows:
        days.setdefault(row.date.first if row.date.day else "", []).append(row)
    return tuple((parse_date(day) if day else None, tuple(found)) for day, found in days.items())
