"""On this day: all reports of one day of the year, whatever the year, and the calendar of those days."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark import urls
from pressmark.languages import format_day_of_year
from pressmark.pages.edition import Edition
from pressmark.pages.lists.shelves import Shelf, numbered
from pressmark.pages.planned import Kind, Page, Planned, single
from pressmark.pages.values import Day, Head, Link, LongList
from pressmark.pages.views import OnThisDayView

# A leap year, so that the calendar has a cell for 29 February.
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _day(edition: Edition, key: str) -> Iterator[Planned]:
    days = list(edition.overview.filed.on)
    place = days.index(key)
    before, after = days[place - 1], days[(place + 1) % len(days)]
    rows = edition.rows(edition.overview.filed.on[key])
    address = f"/dates/on/{key}/"
    words = _day_words(edition, key)
    title = edition.say("labelled", label=edition.say("on_this_day"), value=words)
    shown, parts = numbered(edition, Shelf(address, title, "reports", "dates", rows), rows)
    other = key != before
    view = OnThisDayView(
        head=_head(edition, address, title, len(rows)),
        month=int(key[:2]),
        day=int(key[3:]),
        list=shown,
        months=(),
        before=Link(_day_words(edition, before), f"/dates/on/{before}/") if other else None,
        after=Link(_day_words(edition, after), f"/dates/on/{after}/") if other else None,
    )
    yield Page(urls.file_of(address), "on-this-day.html", view)
    yield from parts


def _calendar(edition: Edition) -> Iterator[Planned]:
    days = edition.overview.filed.on
    months = tuple(
        (
            month,
            tuple(
                _cell(month, day, len(days.get(f"{month:02}-{day:02}", ()))) for day in range(1, length + 1)
            ),
        )
        for month, length in enumerate(_DAYS, 1)
    )
    total = sum(map(len, days.values()))
    view = OnThisDayView(
        head=_head(edition, "/dates/on/", edition.say("on_this_day"), total),
        month=0,
        day=0,
        list=LongList((), total),
        months=months,
        before=None,
        after=None,
    )
    yield Page("dates/on/index.html", "on-this-day.html", view)


KINDS = (
    single("days", _calendar, lambda edition: edition.overview.filed.on),
    Kind("day", lambda edition: edition.overview.filed.on, _day),
)


def _cell(month: int, day: int, count: int) -> Day:
    return Day(number=day, count=count, address=f"/dates/on/{month:02}-{day:02}/" if count else "")


def _day_words(edition: Edition, key: str) -> str:
    return format_day_of_year(int(key[:2]), int(key[3:]), edition.archive.settings.language)


def _head(edition: Edition, address: str, title: str, count: int) -> Head:
    description = edition.say("page_list_description", title=title, count=count)
    return Head(address=address, title=title, description=description, kind="dates", section="dates")
