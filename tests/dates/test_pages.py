"""Years, months and days as pages: every report in one place, and what is missing said in words."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.dates import parse_date
from pressmark.languages import first_weekday, weekday_names
from pressmark.pages.dates.spans import runs
from pressmark.pages.filing import beside, filed
from tests.building.conftest import Make, Workshop, workshop
from tests.crawling import crawl

__all__ = ["workshop"]

ADDRESS = "https://fens.example.org/archive/"


def reports(*dates: str) -> dict[str, str | bytes]:
    """A report of each date, called by its place in the list."""
    return {
        f"content/articles/r{number:03}.md": f"---\ntitle: Report {number}\ndate: {date}\n---\nText.\n"
        for number, date in enumerate(dates)
    }


def built(workshop: Make, *dates: str, settings: str = "") -> Workshop:
    """The site of reports of these dates, every link of which arrives and every id of which is unique."""
    made = workshop({"content/archive.toml": f'title = "Fens"\n{settings}', **reports(*dates)})
    result = made.build(base_url=ADDRESS)
    assert [d.message for d in result.diagnostics] == []
    assert crawl(made.output, ADDRESS) == []
    for page in made.output.rglob("dates/**/*.html"):
        ids = re.findall(r' id="([^"]+)"', page.read_text(encoding="utf-8"))
        assert [name for name, count in Counter(ids).items() if count > 1] == [], page
    return made


def under(page: str) -> dict[str, list[str]]:
    """Each section's heading with the titles of its reports."""
    sections = re.findall(r"<section[^>]*>\s*<h2[^>]*>(.*?)</h2>(.*?)</section>", page, re.DOTALL)
    return {
        words(heading): [words(title) for title in re.findall(r'class="row-title">(.*?)</p>', inside)]
        for heading, inside in sections
    }


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def test_a_report_stands_under_the_shortest_time_that_surely_holds_it(workshop: Make) -> None:
    made = built(
        workshop,
        "1951",
        "1951-02",
        "1951-02-03",
        "1951-02-03T14:05+03:00",
        "1951-02-03/1951-02-05",
        "1951-03/1951-06",
        "1951/1953",
        "195X",
        "1951?",
        "1951-02-10~",
        "1951-11-30/1952-01-02",
        "1951-04-01",
        "undated",
    )
    assert under(made.page("dates/1951/index.html")) == {
        "Of a longer time that begins here": ["Report 6", "Report 10"],
        "Month not known": ["Report 0", "Report 8", "Report 5"],
        "February 1951": ["Report 1", "Report 4", "Report 2", "Report 3", "Report 9"],
        "April 1951": ["Report 11"],
    }
    assert under(made.page("dates/1951/02/index.html")) == {
        "Day not known": ["Report 1", "Report 4"],
        "Saturday, 3 February 1951": ["Report 2", "Report 3"],
        "Saturday, 10 February 1951": ["Report 9"],
    }
    assert under(made.page("dates/1950/index.html")) == {"Of a longer time that begins here": ["Report 7"]}
    assert not (made.output / "dates/1953").exists()
    assert "Report 12" in made.page("dates/undated/index.html")


def test_dates_are_said_in_words_and_machines_are_told_only_what_is_certain(workshop: Make) -> None:
    said = {
        "1953~": ("about 1953", ""),
        "1953?": ("1953, uncertain", ""),
        "195X": ("1950s", ""),
        "1951/1953": ("1951 to 1953", ""),
        "2015-09": ("September 2015", "2015-09"),
        "2015": ("2015", "2015"),
        "2015-09-30T14:05+03:00": (
            "Wednesday, 30 September 2015, 14:05 GMT+03:00",
            "2015-09-30T14:05+03:00",
        ),
        "2015-09-30T14:05:30Z": ("Wednesday, 30 September 2015, 14:05 GMT", "2015-09-30T14:05:30Z"),
        "0987-03-01": ("1 March 987", "0987-03-01"),
        "undated": ("undated", ""),
    }
    made = built(workshop, *said)
    for number, (shown, machine) in enumerate(said.values()):
        page = made.page(f"articles/r{number:03}/index.html")
        kicker = re.search(r'<p class="kicker">(.*?)</p>', page)
        assert kicker is not None
        assert shown in words(kicker[1])
        found = re.search(r'<time datetime="([^"]*)">', kicker[1])
        assert (found[1] if found else "") == machine


def test_empty_days_and_months_are_said_and_have_no_pages(workshop: Make) -> None:
    made = built(workshop, "2015-09-01", "2015-09-02", "2015-09-04", "2015-09-30", "2015-11", "2015-12-31")
    month = words(made.page("dates/2015/09/index.html"))
    assert "No reports in this archive for these days: 3, 5–29." in month
    year = words(made.page("dates/2015/index.html"))
    assert "No reports in this archive for these months: January to August, October." in year
    assert sorted(path.name for path in (made.output / "dates/2015").iterdir()) == [
        "09",
        "11",
        "12",
        "index.html",
    ]
    assert "not that nothing happened" in words(made.page("dates/index.html"))


def test_the_calendar_leads_to_each_day_that_has_reports(workshop: Make) -> None:
    page = built(workshop, "2015-09-01", "2015-09-30", "2015-09-30").page("dates/2015/09/index.html")
    cells = re.findall(r"<td[^>]*>(.*?)</td>", page)
    linked = [words(cell) for cell in cells if "<a " in cell]
    assert linked == ["1 (1 report)", "30 (2 reports)"]
    assert '<a href="#d30">' in page
    assert '<h2 id="d30">' in page


@pytest.mark.parametrize(
    ("language", "first", "day"),
    [("en", "Mon", "1"), ("en-US", "Sun", ""), ("de", "Mo", "1"), ("fr", "lun.", "1"), ("ru", "пн", "1")],
)
def test_a_week_begins_as_it_does_in_the_language(
    workshop: Make, language: str, first: str, day: str
) -> None:
    # 1 June 2015 was a Monday.
    made = built(workshop, "2015-06-09", settings=f'language = "{language}"\n')
    page = made.page("dates/2015/06/index.html")
    assert re.findall(r'<th scope="col">(.*?)</th>', page)[0] == first
    assert words(re.findall(r"<td[^>]*>(.*?)</td>", page)[0]) == day


def test_weeks_of_other_lands() -> None:
    assert [first_weekday(tag) for tag in ("ar", "fa", "he", "pt", "zh", "no", "xx")] == [5, 5, 6, 6, 0, 0, 0]
    assert weekday_names("en-US")[0] == "Sun"


def test_a_long_month_stands_on_parts_and_its_days_are_found(workshop: Make) -> None:
    days = [f"2015-09-{day:02}" for day in (1, 2, 2, 2, 2, 2, 2, 30) for _ in range(3)]
    made = built(workshop, "2015-09", *days, settings="[limits]\nlist_rows = 10\nlist_newest = 3\n")
    own = made.page("dates/2015/09/index.html")
    assert '<td class="shade-3" id="d02"><a href="../../../dates/2015/09/n1/#d02">' in own
    assert '<td class="shade-2" id="d30"><a href="../../../dates/2015/09/n3/#d30">' in own
    assert "Report 1" not in words(own)
    parts = [made.page(f"dates/2015/09/n{number}/index.html") for number in (1, 2, 3)]
    found = [title for part in parts for titles in under(part).values() for title in titles]
    assert found == [f"Report {number}" for number in range(25)]
    assert list(under(parts[0])) == [
        "Day not known",
        "Tuesday, 1 September 2015",
        "Wednesday, 2 September 2015",
    ]
    assert 'dates/2015/09/n1/#d01"' in parts[2]
    assert 'href="#d30"' in parts[2]


def test_a_long_year_lists_only_what_no_month_holds(workshop: Make) -> None:
    dates = ["2015", "2015/2016", *(f"2015-0{month}-10" for month in range(1, 10))]
    made = built(workshop, *dates, settings="[limits]\nlist_rows = 5\nlist_newest = 3\n")
    assert under(made.page("dates/2015/index.html")) == {
        "Of a longer time that begins here": ["Report 1"],
        "Month not known": ["Report 0"],
    }
    made = built(workshop, *["2015"] * 7, settings="[limits]\nlist_rows = 5\nlist_newest = 3\n")
    page = made.page("dates/2015/index.html")
    assert 'dates/2015/n1/"' in page
    assert 'dates/2015/n2/"' in page


def test_gaps_of_years_are_one_line_and_many_years_are_decades(workshop: Make) -> None:
    made = built(workshop, "0987", "1953", "1954", "1960")
    page = words(made.page("dates/index.html").replace("<span", " <span"))
    for span in ("988–1952 no reports", "1955–1959 no reports", "987 1 report"):
        assert span in page
    assert len(made.page("dates/index.html")) < 20_000
    many = built(workshop, *(f"{year:04}" for year in range(1, 1200, 11)))
    page = many.page("dates/index.html")
    assert len(page) < 150_000
    assert "1180s" in words(page)
    assert 'dates/0001/"' in page


def test_earlier_and_later_are_times_that_have_reports(workshop: Make) -> None:
    made = built(workshop, "0987-03-01", "2015-09", "2016-01")
    month = made.page("dates/2015/09/index.html")
    assert 'rel="prev" href="../../../dates/0987/03/"' in month
    assert 'rel="next" href="../../../dates/2016/01/"' in month
    assert 'rel="prev"' not in made.page("dates/0987/index.html")


def test_on_this_day_holds_every_year(workshop: Make) -> None:
    made = built(workshop, "1953-02-01", "2015-02-01T23:59-10:00", "2016-02-29", "2015-02", "1951-02-01?")
    day = made.page("dates/on/02-01/index.html")
    assert [f"Report {number}" in day for number in range(5)] == [True, True, False, False, True]
    assert (made.output / "dates/on/02-29/index.html").exists()
    assert not (made.output / "dates/on/02-02").exists()


days = st.dates().map(str)
dates = st.one_of(
    days,
    days.map(lambda day: day[:7]),
    days.map(lambda day: day[:4]),
    st.builds("{:03}X".format, st.integers(1, 999)),
    st.tuples(days, days).map(lambda pair: "/".join(sorted(pair))),
)


@given(st.lists(dates, max_size=30))
def test_every_report_stands_in_one_place(written: list[str]) -> None:
    date_of = {f"r{number}": parse_date(date) for number, date in enumerate(written)}
    found = filed(date_of.items())
    held = [stem for year in found.years.values() for stem in year.stems]
    assert sorted(held) == sorted(date_of)
    for number, year in found.years.items():
        assert all(date_of[stem].first[:4] == f"{number:04}" for stem in year.stems)
        for month, inside in year.months.items():
            assert (number, month) in found.months
            assert all(date_of[stem].month == month for stem in inside.stems)
    on_days = [stem for stems in found.on.values() for stem in stems]
    assert sorted(on_days) == sorted(stem for stem, date in date_of.items() if date.day)


@given(st.sets(st.integers(1, 40), min_size=1))
def test_what_stands_beside_is_next(numbers: set[int]) -> None:
    ordered = sorted(numbers)
    around = [beside(ordered, one) for one in ordered]
    assert around == list(zip([None, *ordered], [*ordered[1:], None], strict=False))


@given(st.sets(st.integers(1, 31)))
def test_runs_hold_every_number_once(numbers: set[int]) -> None:
    found = runs(sorted(numbers))
    assert [number for first, last in found for number in range(first, last + 1)] == sorted(numbers)
    assert all(after[0] > before[1] + 1 for before, after in pairwise(found))
