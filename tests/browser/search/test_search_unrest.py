"""Readers in a hurry, lines that break and are slow, an archive published anew meanwhile."""

from __future__ import annotations

import gzip
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.search.searching import Search

pytestmark = pytest.mark.browser


def slow(route: Route) -> None:
    time.sleep(0.4)
    route.continue_()


@pytest.mark.parametrize("script", ["search-reports.js", "search-engine.js", "search-passage.js"])
def test_scripts_that_come_late_and_cannot_be_had_are_asked_for_again(search: Search, script: str) -> None:
    search.open()
    search.page.route(f"**/assets/{script}", lambda route: route.abort())
    search.ask("ann ames")
    search.says("The search could not be loaded.")
    search.expect_cards("Ann Ames", "Ann Ames")
    search.ask("masons")
    search.says("The search could not be loaded.")
    search.page.unroute(f"**/assets/{script}")
    search.page.get_by_role("button", name="Search", exact=True).click()
    search.expect_titles("Seawall repaired")
    assert search.query() == {"q": ["masons"]}
    search.complaints.clear()


def test_without_a_line_the_page_stays_and_says_so(search: Search, context: BrowserContext) -> None:
    search.open()
    search.done()
    context.set_offline(True)
    for _ in range(2):
        search.ask("masons")
        search.says("The search could not be loaded.")
    context.set_offline(False)
    search.page.get_by_role("button", name="Search", exact=True).click()
    search.expect_titles("Seawall repaired")
    search.complaints.clear()


def test_on_a_slow_line_the_last_question_is_answered(search: Search) -> None:
    search.page.route("**/pagefind/**", slow)
    search.page.route("**/search/names/**", slow)
    search.open("?q=seawall")
    search.ask("tide")
    search.ask("streets")
    search.ask("masons")
    search.says("One result for “masons”")
    search.expect_titles("Seawall repaired")
    search.done()
    search.page.wait_for_timeout(1_000)
    search.expect_titles("Seawall repaired")
    search.expect_cards()


def test_back_and_forward_in_a_hurry(search: Search) -> None:
    search.open("?q=seawall")
    search.done()
    for words in ("tide", "streets", "masons", "ann ames", "zzzzz"):
        search.ask(words)
    go = search.page.evaluate
    for step in (-1, -1, -1, 1, -1, 1, 1, -1, -2):
        go(f"history.go({step})")
        search.page.wait_for_timeout(30)
    expect(search.page.get_by_role("searchbox")).to_have_value("tide")
    search.says("70 results for “tide”")
    search.done()
    assert search.query() == {"q": ["tide"]}
    expect(search.page.locator("#search-rows .row")).to_have_count(10)
    search.expect_cards()


def test_buttons_pressed_twice(search: Search) -> None:
    search.open("?q=tide")
    search.says("70 results")
    search.page.locator("#search-more").evaluate("one => { one.click(); one.click(); }")
    expect(search.page.locator("#search-rows .row")).to_have_count(20)
    search.page.wait_for_timeout(300)
    titles = search.titles()
    assert len(titles) == len({*titles}) == 20
    assert search.query()["shown"] == ["20"]


def test_an_archive_that_was_published_anew_is_searched_anew(search: Search) -> None:
    """The page has an old index in mind, whose files are gone."""
    search.open("?q=tide")
    search.says("70 results")
    search.done()
    gone = (
        "**/pagefind/**/*.pf_filter",
        "**/pagefind/filter/*",
        "**/pagefind/**/index/*",
        "**/pagefind/index/*",
    )
    for path in gone:
        search.page.route(path, lambda route: route.fulfill(status=404, body="gone"))
    search.open_box("Language")
    search.says("The search could not be loaded.")
    for path in gone:
        search.page.unroute(path)
    search.page.get_by_role("button", name="Search", exact=True).click()
    search.says("70 results")
    search.complaints.clear()


def test_a_server_that_unpacks_what_is_packed(search: Search, site: Path) -> None:
    def unpacked(route: Route) -> None:
        file = site / urlsplit(route.request.url).path.lstrip("/")
        route.fulfill(body=gzip.decompress(file.read_bytes()))

    search.page.route("**/*.pf_*", unpacked)
    search.open("?q=seawall&order=oldest")
    search.expect_titles(
        "The night of the flood",
        "Council votes on the seawall",
        "Seawall repaired",
        "A letter without a date",
    )
    expect(search.page.get_by_role("button", name="1953 (2)")).to_be_visible()


def test_signs_that_are_being_chosen_are_not_searched_for(search: Search) -> None:
    search.open()
    search.done()
    box = search.page.get_by_role("searchbox")
    compose = """(box, [text, isComposing, type]) => {
        box.value = text;
        box.dispatchEvent(new InputEvent(type, { bubbles: true, isComposing }));
    }"""
    box.evaluate(compose, ["\u304d\u305f", True, "input"])
    search.page.wait_for_timeout(600)
    assert search.query() == {}
    box.evaluate(compose, ["\u5317\u4eac\u5927\u5b66", True, "input"])
    box.evaluate(compose, ["\u5317\u4eac\u5927\u5b66", False, "compositionend"])
    search.expect_titles("\u957f\u6c5f\u5927\u6865")
    # A keyboard that composes whole words of an alphabet is searched with all the same.
    box.evaluate(compose, ["masons", True, "input"])
    search.expect_titles("Seawall repaired")


def test_two_pages_do_not_disturb_each_other(search: Search, context: BrowserContext) -> None:
    search.open("?q=tide")
    other = Search(context.new_page(), search.address)
    other.open("?q=masons")
    search.says("70 results")
    other.expect_titles("Seawall repaired")
    other.page.close()
    search.ask("streets")
    search.expect_titles("The night of the flood")


@pytest.mark.parametrize(
    "typed",
    [
        "e\u0301quipe",
        "\ufb02ood seawall oldhaven",
        "\uff53\uff45\uff41\uff57\uff41\uff4c\uff4c stone",
        "SEAWALL\u00adS stone",
    ],
)
def test_letters_written_otherwise_are_the_same_letters(search: Search, typed: str) -> None:
    search.open()
    search.ask(typed)
    search.done()
    assert search.titles(), typed
