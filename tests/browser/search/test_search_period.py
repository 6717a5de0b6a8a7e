"""Periods: dates of any precision, bars of years that select, both against a scan of the records."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from pressmark.dates import EdtfDate, parse_date
from pressmark.pages.finding.periods import period_values
from tests.browser.search.searching import Search

pytestmark = pytest.mark.browser


PERIODS: list[tuple[str, list[str]]] = [
    ("from=1953-02-01&to=1953-02-01", ["The night of the flood"]),
    ("from=1953-02-02&to=1953-11", ["Прорыв дамбы", "Council votes on the seawall"]),
    ("to=1953&from=1953", ["The night of the flood", "Прорыв дамбы", "Council votes on the seawall"]),
    ("from=1961-03&to=1961-04-02&order=oldest", ["A council of many signs"]),
    ("from=1976", ["Tide table 66", "Tide table 67", "Tide table 68", "Tide table 69", "Tide table 70"]),
    ("to=1911", ["Tide table 1"]),
    ("from=2031", []),
]


def test_a_period_of_any_precision(search: Search) -> None:
    for query, titles in PERIODS:
        search.open(f"?{query}&order=oldest")
        search.done()
        found = search.titles()
        tides = query in ("from=1976", "to=1911")
        assert [title for title in found if tides or "Tide" not in title] == titles


def test_dates_are_typed_and_taken_away(search: Search) -> None:
    search.open("?q=seawall")
    search.done()
    opened = search.open_box("Period")
    opened.get_by_label("From").fill("1954/6/12")
    opened.get_by_label("To").fill("1953-11")
    opened.get_by_label("To").press("Enter")
    search.says("2 results")
    assert search.query() == {"q": ["seawall"], "from": ["1953-11"], "to": ["1954-06-12"]}
    expect(search.chips()).to_have_text(["Period: 1953-11–1954-06-12"])
    search.page.get_by_role("button", name="Remove Period").click()
    search.says("4 results")
    opened = search.open_box("Period")
    opened.get_by_label("From").fill("yesterday")
    opened.get_by_role("button", name="Show").click()
    search.says("“yesterday” is no date.")
    expect(opened.get_by_label("From")).to_be_focused()
    assert search.query() == {"q": ["seawall"]}


def test_bars_count_the_results_and_select_their_years(search: Search) -> None:
    search.open("?q=seawall")
    bars = search.page.get_by_role("group", name="Results by year").get_by_role("button")
    expect(bars).to_have_count(2)
    assert [bar.get_attribute("aria-label") for bar in bars.all()] == ["1953 (2)", "1954 (1)"]
    bars.first.click()
    search.says("2 results")
    assert search.query() == {"q": ["seawall"], "from": ["1953"], "to": ["1953"]}
    expect(bars.first).to_have_attribute("aria-pressed", "true")
    expect(bars.nth(1)).to_have_attribute("aria-pressed", "false")
    bars.nth(1).click()
    search.expect_titles("Seawall repaired")
    bars.nth(1).click()
    search.says("4 results")
    assert search.query() == {"q": ["seawall"]}


def test_bars_of_many_years_open_into_their_years(search: Search) -> None:
    search.page.set_viewport_size({"width": 360, "height": 800})
    search.open("?q=tide")
    bars = search.page.get_by_role("group", name="Results by year").get_by_role("button")
    expect(bars).to_have_count(8)
    expect(bars.first).to_have_attribute("aria-label", "1910–1919 (9)")
    bars.nth(1).click()
    search.says("10 results")
    expect(bars).to_have_count(5)
    bars.nth(1).click()
    search.says("2 results")
    assert sorted(search.titles()) == ["Tide table 12", "Tide table 13"]
    expect(bars).to_have_count(2)
    search.page.go_back()
    search.says("10 results")
    assert search.query() == {"q": ["tide"], "from": ["1920"], "to": ["1929"]}


def test_bars_leave_out_what_the_words_leave_out(search: Search) -> None:
    search.open("?q=seawall+-raised")
    bars = search.page.get_by_role("group", name="Results by year").get_by_role("button")
    expect(bars).to_have_count(2)
    assert [bar.get_attribute("aria-label") for bar in bars.all()] == ["1953 (1)", "1954 (1)"]


WRITTEN = st.tuples(st.dates().map(str), st.sampled_from([10, 7, 4])).map(lambda cut: cut[0][: cut[1]])
DATES = WRITTEN | st.integers(1, 999).map(lambda decade: f"{decade:03}X")
CASES = st.lists(st.tuples(DATES, WRITTEN, WRITTEN), min_size=40)


def holds(condition: Any, values: dict[str, list[str]]) -> bool:
    return any(
        set(values[key]) & set(one[key]["any"]) for one in condition["any"] for key in one if key in values
    )


def test_a_period_holds_what_may_fall_into_it(search: Search) -> None:
    """The two halves, Python's and the browser's, over many dates; the browser is asked once."""
    cases: list[tuple[str, str, str]] = []

    @given(CASES)
    @settings(max_examples=3, database=None)
    def gather(found: list[tuple[str, str, str]]) -> None:
        cases.extend(found)

    gather()
    search.open()
    ask = """async (cases) => {
        const { condition } = await import("../assets/search-period.js");
        return cases.map(([from, to]) => condition(from, to, ["0001", "9999"]));
    }"""
    conditions = search.page.evaluate(ask, [[start, end] for _, start, end in cases])
    for (text, start, end), condition in zip(cases, conditions, strict=True):
        on = parse_date(text)
        values = dict(zip(("year", "month", "day"), period_values(on), strict=True))
        assert holds(condition, values) == overlaps(on, parse_date(start), parse_date(end)), (
            text,
            start,
            end,
        )


def overlaps(on: EdtfDate, start: EdtfDate, end: EdtfDate) -> bool:
    return start.first <= end.last and on.first <= end.last and on.last >= start.first
