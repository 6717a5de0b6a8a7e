"""Whatever is typed does nothing but search."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.search.searching import Search

pytestmark = pytest.mark.browser

HOSTILE_QUERIES = {
    "markup": "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "an attribute": '"><svg onload=alert(1)> seawall',
    "ten thousand characters": "seawall " * 1_250,
    "one long word": "x" * 10_000,
    "ten thousand quotation marks": '"' * 10_000,
    "a thousand words": " ".join(f"w{at}" for at in range(1_000)),
    "regular-expression signs": "(.*)+ [a-z]{2,} ^$ \\d | ? * seawall",
    "braces of the interface": "{number} {words} {constructor}",
    "a quotation mark left open": '"seawall',
    "signs only": "!!! ??? ... ---",
    "minus signs": '- -- -"" -- seawall',
    "nothing but a joiner": "\u200d",
    "direction marks": "\u202eseawall\u202c",
    "names of every object": "__proto__ constructor toString",
    "null and true": "null true undefined NaN",
    "what stands on every page": "\U0002a6d6",
    "ideographs": "\u6c49" * 2_000,
    "emoji": "\U0001f30a\U0001f468\u200d\U0001f469",
}


def test_hostile_words_do_nothing_but_search(search: Search) -> None:
    search.open()
    for words in HOSTILE_QUERIES.values():
        search.ask(words + " ")
        expect(search.page.locator("#search-status")).not_to_be_empty()
        search.done()
        assert "could not be loaded" not in search.page.locator("#search-status").inner_text()
        assert (
            search.page.locator("main img, main svg:not(.search-years svg), main script:not([type])").count()
            == 0
        )
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
