"""Strips over time: bars that lead to the reports, the same numbers as a table, gaps shown as gaps."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressmark.dates import EdtfDate, parse_date
from pressmark.pages.dates.strip import MOST_YEARS, strip
from pressmark.pages.edition import Edition
from tests.building.conftest import Make, Workshop
from tests.crawling import crawl


def archive(make: Make, *dates: str, limits: str = "") -> Workshop:
    """An archive in which a report of each date names Rome."""
    files = {
        f"content/articles/r{number:03}.md": f"---\ntitle: R{number}\ndate: {date}\n---\n[[place:Rome]].\n"
        for number, date in enumerate(dates)
    }
    files["content/entities/place/rome.md"] = "---\nname: Rome\n---\n"
    files["content/archive.toml"] = f'title = "Test"\n{limits}'
    made = make(files)
    assert not made.build().failed
    assert crawl(made.output, "https://example.org/") == []
    return made


def edition_of(dates: dict[str, EdtfDate]) -> Edition:
    """As much of an edition as a strip asks for: reports with these dates."""
    articles = {stem: SimpleNamespace(record=SimpleNamespace(date=date)) for stem, date in dates.items()}
    return cast(Edition, SimpleNamespace(archive=SimpleNamespace(articles=articles)))


def page(made: Workshop) -> Element:
    root = html5lib.parse(made.page("places/rome/index.html"), namespaceHTMLElements=False)
    assert isinstance(root, Element)
    return root


def bars(made: Workshop) -> list[tuple[str, str]]:
    """What each bar says, and where it leads."""
    strip = next((one for one in page(made).iter("div") if "bars" in one.get("class", "").split()), None)
    found = [one for one in strip if "bar" in one.get("class", "")] if strip is not None else []
    return [(one.get("title", ""), one.get("href", "").removeprefix("../../")) for one in found]


def table(made: Workshop) -> list[tuple[str, ...]]:
    found = next(one for one in page(made).iter("details") if one.get("class") == "numbers")
    return [tuple("".join(cell.itertext()) for cell in row) for row in found.find(".//tbody")]  # type: ignore[union-attr]


def test_years_with_their_gaps(workshop: Make) -> None:
    made = archive(workshop, "2010", "2010-05", "2014-01-01", "2012")
    assert bars(made) == [
        ("2010: 2 reports", "places/rome/#y-2010"),
        ("2011: no reports", ""),
        ("2012: 1 report", "places/rome/#y-2012"),
        ("2013: no reports", ""),
        ("2014: 1 report", "places/rome/#y-2014"),
    ]
    assert table(made) == [("2010", "2"), ("2011", "0"), ("2012", "1"), ("2013", "0"), ("2014", "1")]


def test_months_where_all_lies_within_two_years(workshop: Make) -> None:
    made = archive(workshop, "2015-11-02", "2016-02", "2016-02-03")
    assert bars(made)[0][0] == "November 2015: 1 report"
    assert bars(made)[-1] == ("February 2016: 2 reports", "places/rome/#y-2016-02")
    assert table(made)[1] == ("December 2015–January 2016", "0")


def test_a_hundred_and_twenty_years_fit_a_phone(workshop: Make) -> None:
    made = archive(workshop, *(str(year) for year in range(1900, 2020, 3)))
    assert len(bars(made)) == 12
    assert bars(made)[5] == ("1950s: 3 reports", "places/rome/#y-1957")
    assert ("1957", "1") in table(made)
    assert ("1958–1959", "0") in table(made)


def test_many_centuries_are_bars_of_centuries(workshop: Make) -> None:
    made = archive(workshop, "0987", "1204-05", "1953", "1951", "1953-02")
    assert len(bars(made)) == 11
    assert bars(made)[0] == ("900–999: 1 report", "places/rome/#y-0987")
    assert bars(made)[1] == ("1000–1099: no reports", "")
    assert bars(made)[-1] == ("1900–1999: 3 reports", "places/rome/#y-1953")
    assert table(made)[-3:] == [("1951", "1"), ("1952", "0"), ("1953", "2")]


def test_all_years_that_can_be_said_are_few_bars(workshop: Make) -> None:
    made = archive(workshop, "0001", "0999", "9999")
    assert len(bars(made)) == 10
    assert bars(made)[0] == ("1–999: 2 reports", "places/rome/#y-0999")
    assert bars(made)[-1] == ("9000–9999: 1 report", "places/rome/#y-9999")
    assert [count for _, count in table(made)] == ["1", "0", "1", "0", "1"]


@given(st.sets(st.integers(1, 9999), min_size=2, max_size=30))
@settings(max_examples=200)
def test_there_are_never_more_bars_than_fit_and_none_is_lost(years: set[int]) -> None:
    dates = {str(year): parse_date(f"{year:04}") for year in years}
    made = strip(dates.values(), str)
    assert len(made.bars) <= MOST_YEARS
    assert sum(bar.count for bar in made.bars) in (len(years), 0)
    assert all(bool(bar.address) == bool(bar.count) for bar in made.bars)
    if made.bars:
        assert sum(row.count for row in made.numbers) == len(years)


@pytest.mark.parametrize("dates", [("2015-09-30",), ("2015-09-30", "2015-09-02"), ("undated", "undated")])
def test_one_bar_alone_says_nothing(workshop: Make, dates: tuple[str, ...]) -> None:
    assert bars(archive(workshop, *dates)) == []


def test_bars_lead_to_parts_where_there_are_parts(workshop: Make) -> None:
    limits = "[limits]\nlist_rows = 3\nlist_newest = 1\n"
    days = [f"2015-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 6)]
    made = archive(workshop, *days, limits=limits)
    year = "places/rome/2015/"
    assert [there for _, there in bars(made)] == [f"{year}#y-2015-01", f"{year}#y-2015-02"]
    years = archive(workshop, *days, "2010", limits=limits)
    assert bars(years)[-1][1] == year


def test_the_first_and_the_last_time_are_linked_to_the_very_place(workshop: Make) -> None:
    made = archive(workshop, "2010-03-04", "2012-05-06", "2014")
    facts = {
        row.find("dt").text: row.find("dd/a").get("href")  # type: ignore[union-attr]
        for row in page(made).iter("div")
        if row.find("dt") is not None and row.find("dd/a") is not None
    }
    assert facts["First named"] == "../../articles/r000/#p1-0"
    assert facts["Last named"] == "../../articles/r002/#p1-0"


def test_what_has_no_date_is_neither_the_first_nor_the_last_nor_the_newest(workshop: Make) -> None:
    made = archive(workshop, "undated", "2010-03-04", "2012")
    [last] = [row for row in page(made).iter("div") if row.findtext("dt") == "Last named"]
    assert last.findtext("dd/span") == "R2"
    years = [head.get("id") for head in page(made).iter("h3") if head.get("class") == "year"]
    assert years == ["y-2012", "y-2010", "y-undated"]
