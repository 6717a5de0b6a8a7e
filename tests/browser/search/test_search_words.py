"""Words, phrases, words left out, and words that the archive does not have."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.search.searching import Search, report, write_site

pytestmark = pytest.mark.browser


def test_all_words_are_asked_for_in_any_order(search: Search) -> None:
    search.open("?q=seawall+council")
    search.expect_titles("Council votes on the seawall")
    search.ask("stone masons")
    search.expect_titles("Seawall repaired")


FOUND: list[tuple[str, list[str]]] = [
    ('"closed the seawall"', ["Seawall repaired"]),
    ('"the closed seawall"', []),
    ('"CLOSED THE" masons', ["Seawall repaired"]),
    ("„closed the“", ["Seawall repaired"]),
    ('"seawall repaired"', ["Seawall repaired"]),
    ('"repaired masons"', []),
    ('"seawall" -stone -council -letter', ["The night of the flood"]),
    ('seawall -"of oldhaven" -"be raised" -when', ["Seawall repaired"]),
    ("seawall -flood -stone -raised −letter", []),
    ('"mayor ann ames spoke then"', ["A council of many signs"]),
    ('"l’équipe d’oldhaven"', ["A council of many signs"]),
    ("equipe", ["A council of many signs"]),
    ('"well known o\'brien"', ["A council of many signs"]),
    ('"won 3 1"', ["A council of many signs"]),
    ("北京大学", ["长江大桥"]),
    ("京大", ["长江大桥"]),
    ("大京", []),
    ('"дамбу ночью"', ["Прорыв дамбы"]),
]


def test_phrases_and_words_left_out(search: Search) -> None:
    search.open()
    for typed, titles in FOUND:
        search.ask(typed)
        search.says(f"for “{typed}”")
        search.done()
        search.expect_titles(*titles)


def test_a_phrase_goes_with_filters_and_words(search: Search) -> None:
    search.open('?q="the+seawall"&year=1953')
    search.done()
    assert sorted(search.titles()) == ["Council votes on the seawall", "The night of the flood"]
    search.ask('"the seawall" raised')
    search.expect_titles("Council votes on the seawall")


def test_words_left_out_alone_ask_for_a_word(search: Search) -> None:
    search.open("?q=-seawall")
    search.says("Type a word to search for")
    search.expect_titles()


def test_an_unknown_word_is_said_and_the_nearest_name_offered(search: Search) -> None:
    search.open("?q=seawalx+council")
    search.says("No page has the word “seawalx”.")
    search.expect_titles()
    expect(search.page.locator("#search-suggestion")).to_have_text("Did you mean Oldhaven Seawall?")
    search.page.locator("#search-suggestion a").click()
    expect(search.page.get_by_role("searchbox")).to_have_value("Oldhaven Seawall")
    search.expect_titles("The night of the flood")
    search.expect_cards("Oldhaven Seawall")
    expect(search.page.locator("#search-suggestion")).to_be_empty()


SLIPS = [
    ("lucija", "Łucja Żak"),
    ("lcuja", "Łucja Żak"),
    ("zakk", "Łucja Żak"),
    ("breg", "Bo Berg"),
    ("mothr", "Mother Ames"),
    ("qqqqq", None),
]


def test_slips_of_the_keys_lead_to_the_nearest_name(search: Search) -> None:
    search.open()
    found = [(typed, search.call("search-nearest", "nearestName", typed)) for typed, _ in SLIPS]
    assert found == SLIPS


def test_the_beginning_of_a_word_is_known(search: Search) -> None:
    search.open("?q=commit")
    search.says("One result for “commit”")
    # Not so what only begins like a known word: Pagefind would show the committee.
    search.ask("committeex")
    search.says("No page has the word “committeex”.")
    search.expect_titles()
    search.ask("committees")
    search.says("One result")


def test_what_is_not_known_yet_is_said(page: Page, tmp_path: Path, static_server: object) -> None:
    """Of many pages with all the words, those that have the phrase are looked for as they are shown."""
    many = [
        report(
            f"r{at:03}",
            f"Report {at:03}",
            f"1950-01-{at % 28 + 1:02}",
            "A grey heron stood there." if at % 20 == 19 else "A heron, all grey, stood there.",
        )
        for at in range(420)
    ]
    assert callable(static_server)
    search = Search(page, static_server(write_site(tmp_path / "many", many)))
    search.open('?q="grey+heron"')
    search.done()
    search.says("At least 10 results for “")
    expect(page.locator("#search-rows .row")).to_have_count(10)
    expect(page.locator("#search-years")).to_be_hidden()
    page.locator("#search-more").click()
    expect(page.locator("#search-rows .row")).to_have_count(20)
    page.locator("#search-more").click()
    search.says("21 of at least 21 results shown")
    page.get_by_role("button", name="Look through").click()
    search.says("21 of 21 results shown")
    assert sorted(search.titles()) == [f"Report {at:03}" for at in range(19, 420, 20)]
    expect(page.locator("#search-more")).to_be_hidden()
    # A phrase that none has: looked for in steps, until that is known.
    search.ask('"heron grey"')
    search.says("Nothing found yet for “")
    page.get_by_role("button", name="Look through 220 more pages").click()
    page.get_by_role("button", name="Look through 20 more pages").click()
    search.says("0 of 0 results shown")
    assert search.complaints == []
