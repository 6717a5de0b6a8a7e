"""The page of all years, and what has no date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pressmark import urls
from pressmark.pages.dates.years import month_strip
from pressmark.pages.edition import Edition
from pressmark.pages.filing import Year
from pressmark.pages.lists.shelves import Shelf, numbered
from pressmark.pages.planned import Page, Planned, single
from pressmark.pages.values import Head
from pressmark.pages.values.calendar import YearCell, YearStrip
from pressmark.pages.views import DatesView, UndatedView

# So many years fit on one page with all their months; more are shown by decades.
_MOST_STRIPS = 50


def _undated(edition: Edition) -> Iterator[Planned]:
    address = "/dates/undated/"
    heading = edition.say("undated")
    rows = edition.rows(edition.overview.filed.undated)
    shown, parts = numbered(edition, Shelf(address, heading, "reports", "dates", rows), rows)
    yield Page(
        urls.file_of(address),
        "undated.html",
        UndatedView(head=_head(edition, address, heading, len(rows)), list=shown),
    )
    yield from parts


def _all(edition: Edition) -> Iterator[Planned]:
    filed, total = edition.overview.filed, len(edition.archive.order)
    years = filed.years
    few = len(years) <= _MOST_STRIPS
    view = DatesView(
        head=_head(edition, "/dates/", edition.say("dates"), total),
        years=tuple(_strips(edition, years)) if few else (),
        decades=() if few else tuple(_decades(edition, years)),
        undated=len(filed.undated),
        on_this_day=bool(filed.on),
        total=total,
    )
    yield Page("dates/index.html", "dates.html", view)


KINDS = (
    single("undated", _undated, lambda edition: edition.overview.filed.undated),
    single("dates", _all, lambda edition: edition.archive.order),
)


def _strips(edition: Edition, years: Mapping[int, Year]) -> Iterator[YearStrip]:
    """Each year with its months, and each run of years without reports as one."""
    last = 0
    for number, year in years.items():
        if last and number > last + 1:
            yield YearStrip(label=_span(edition, last + 1, number - 1), months=(), count=0, address="")
        yield YearStrip(
            label=str(number),
            months=month_strip(number, year),
            count=len(year.stems),
            address=urls.year(number),
        )
        last = number


def _decades(edition: Edition, years: Mapping[int, Year]) -> Iterator[tuple[str, tuple[YearCell, ...]]]:
    """Each decade with its ten years, and each run of decades without reports as one without cells."""
    last = 0
    for decade in sorted({number // 10 * 10 for number in years}):
        if last and decade > last + 10:
            yield _span(edition, last + 10, decade - 1), ()
        cells = tuple(_cell(number, years.get(number)) for number in range(decade, decade + 10) if number)
        yield edition.say("date_decade", decade=decade) if decade else _span(edition, 1, 9), cells
        last = decade


def _cell(number: int, year: Year | None) -> YearCell:
    return YearCell(
        label=str(number), count=len(year.stems) if year else 0, address=urls.year(number) if year else ""
    )


def _span(edition: Edition, first: int, last: int) -> str:
    return str(first) if first == last else edition.say("years_range", first=first, last=last)


def _head(edition: Edition, address: str, title: str, count: int) -> Head:
    description = edition.say("page_list_description", title=title, count=count)
    return Head(address=address, title=title, description=description, kind="dates", section="dates")
