"""The address says what is asked for; Back, Forward and those it is sent to get the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.search.searching import Search

pytestmark = pytest.mark.browser


def test_a_shared_address_restores_everything(search: Search, context: BrowserContext) -> None:
    search.open("?q=tide&kind=Report&from=1915&to=1960-06&order=oldest&shown=20")
    expect(search.page.locator("#search-rows .row")).to_have_count(20)
    expect(search.page.get_by_role("searchbox")).to_have_value("tide")
    expect(search.page.get_by_label("Order")).to_have_value("oldest")
    expect(search.chips()).to_have_text(["Kind: Report", "Period: 1915–1960-06"])
    search.says("46 results for “tide”")
    shown = search.titles()
    assert shown == [f"Tide table {at}" for at in range(5, 25)]
    assert search.page.title() == "tide – Search – Oldhaven"
    other = Search(context.new_page(), search.address)
    other.page.goto(search.page.url)
    expect(other.page.locator("#search-rows .row")).to_have_count(20)
    assert other.titles() == shown


@pytest.mark.parametrize(
    "query",
    [
        "?order=sideways&shown=-5&q=tide",
        "?shown=1e9&q=tide&q=other",
        "?q=tide&__proto__=x&order=__proto__&from=soon&to=1953-13",
    ],
)
def test_an_address_that_makes_no_sense_is_read_as_far_as_it_does(search: Search, query: str) -> None:
    search.open(query)
    search.says("70 results for “tide”")
    expect(search.page.get_by_label("Order")).to_have_value("relevance")


def test_back_and_forward_walk_the_states(search: Search) -> None:
    search.open()
    search.ask("streets")
    search.expect_titles("The night of the flood")
    search.ask("masons")
    search.expect_titles("Seawall repaired")
    search.narrow("Year", "1954")
    expect(search.chips()).to_have_count(1)
    search.page.go_back()
    expect(search.chips()).to_have_count(0)
    search.expect_titles("Seawall repaired")
    search.page.go_back()
    search.expect_titles("The night of the flood")
    expect(search.page.get_by_role("searchbox")).to_have_value("streets")
    search.page.go_back()
    expect(search.page.locator("#search-rows .row")).to_have_count(0)
    expect(search.page.get_by_role("searchbox")).to_have_value("")
    search.page.go_forward()
    search.expect_titles("The night of the flood")


def test_typing_finds_and_leaves_one_step_behind(search: Search) -> None:
    search.open("?q=streets")
    search.expect_titles("The night of the flood")
    field = search.page.get_by_role("searchbox")
    field.select_text()
    field.press_sequentially("mas")
    search.expect_titles("Seawall repaired")
    field.press_sequentially("ons")
    expect(search.page).to_have_url(f"{search.address}search/?q=masons")
    search.page.go_back()
    expect(search.page).to_have_url(f"{search.address}search/?q=streets")
    search.expect_titles("The night of the flood")
