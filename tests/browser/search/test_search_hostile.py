"""Whatever is typed does nothing but search."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.search.journeys import HOSTILE_QUERIES, check_hostile
from tests.browser.search.searching import Search

pytestmark = pytest.mark.browser


def test_hostile_words_do_nothing_but_search(search: Search) -> None:
    check_hostile(search)
    search.ask("masons")
    search.expect_titles("Seawall repaired")


@pytest.mark.parametrize(
    "name", ["markup", "an attribute", "regular-expression signs", "ten thousand characters"]
)
def test_so_in_an_address(search: Search, name: str) -> None:
    search.open("?q=" + quote(HOSTILE_QUERIES[name])[:20_000])
    search.done()
    expect(search.page.locator("#search-status")).not_to_be_empty()
    assert search.page.locator("main img, main script:not([type])").count() == 0


def test_half_a_character_is_searched_for_like_any_other(search: Search) -> None:
    search.open("?q=%ED%A0%80+masons")
    search.expect_titles("Seawall repaired")
    search.open()
    search.page.evaluate(
        """() => {
            document.getElementById("search-words").value = "masons \\ud800";
            document.getElementById("search-form").requestSubmit();
        }"""
    )
    search.expect_titles("Seawall repaired")
    assert search.query() == {"q": ["masons \ufffd"]}
