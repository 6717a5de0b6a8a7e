"""Names come first, however they are written."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.search.searching import Search

pytestmark = pytest.mark.browser


SPELLINGS = [
    ("lucja zak", ""),
    ("ŻAK ŁUCJA", ""),
    ("luc", ""),
    ("lucy of the lamp", "also Lucy of the Lamp"),
    ("Луция", "also Луция Жак"),
    ("lutsiia", "also Луция Жак"),
    ("żak", ""),
]


def test_a_person_is_found_by_any_name_in_any_spelling(search: Search) -> None:
    search.open()
    for typed, also in SPELLINGS:
        search.ask(typed)
        expect(search.page).to_have_title(f"{typed} – Search – Oldhaven")
        search.done()
        search.expect_cards("Łucja Żak")
        card = search.page.locator(".search-card")
        expect(card.locator(".row-facts")).to_have_text("born 1901 · in 1 report")
        expect(card.locator(".search-type")).to_have_text("Person")
        expect(card.locator(".search-matched")).to_have_text([also] if also else [])
        search.says("Names: 1")
    card.get_by_role("link").click()
    expect(search.page).to_have_url(f"{search.address}people/lucja-zak/")


def test_those_who_share_a_name_all_stand_before_any_report_told_apart(search: Search) -> None:
    search.open("?q=ann+ames")
    search.expect_cards("Ann Ames", "Ann Ames")
    expect(search.page.locator(".search-line-of")).to_have_text(["Keeper on our island.", "Another keeper."])
    first = search.page.locator("#search-cards, #search-rows").first
    expect(first).to_have_attribute("id", "search-cards")
    search.open("?q=a.a.")
    # The acronym itself before a name that only begins so.
    search.expect_cards("Ann Ames", "Ann Ames")
    expect(search.page.locator(".search-card").first.locator(".search-matched")).to_have_text("acronym: A.A.")


def test_many_names_are_offered_after_the_first(search: Search) -> None:
    search.open("?q=clerk")
    cards = search.page.locator("#search-cards > li")
    expect(cards).to_have_count(6)
    search.page.get_by_role("button", name="More names: 64").click()
    expect(cards).to_have_count(70)
    expect(cards.nth(6).get_by_role("link")).to_be_focused()
    search.ask("clerk 7")
    search.expect_cards("Clerk 7", "Clerk 70")


def test_reports_of_a_name_are_shown_without_a_word(search: Search) -> None:
    search.open("?q=mother+ames")
    search.page.get_by_role("button", name="Search these reports: Ann Ames").click()
    search.expect_titles("Seawall repaired", "The night of the flood", "Ann Ames")
    search.says("3 pages")
    expect(search.chips()).to_have_text(["People: Ann Ames"])
    search.ask("masons")
    search.expect_titles("Seawall repaired")
    assert search.query() == {"q": ["masons"], "person": ["Ann Ames"]}


def test_a_kind_leaves_the_names_of_that_kind(search: Search) -> None:
    search.open("?q=oldhaven&kind=Person")
    search.done()
    search.expect_cards()
    search.open("?q=oldhaven")
    search.expect_cards("Oldhaven Seawall")


def test_a_name_costs_few_and_small_files(search: Search) -> None:
    search.open()
    search.done()
    search.requests.clear()
    search.ask("lucja")
    search.expect_cards("Łucja Żak")
    # The card comes first; what else the question needs has come when it is answered.
    search.done()
    assert [path for path in search.requests if "/names" in path] == [
        "/search/names.json",
        "/search/names/l.json",
    ]
    # No report has the word; but the name answers it, so nothing like it is looked for.
    search.says("Names: 1")
    expect(search.page.locator("#search-suggestion")).to_be_empty()


def test_only_files_like_the_word_are_looked_through_for_a_name_like_it(search: Search) -> None:
    search.open()
    search.done()
    search.requests.clear()
    search.ask("lucjb")
    search.says("No page has the word “lucjb”.")
    search.done()
    expect(search.page.locator("#search-suggestion")).to_have_text("Did you mean Łucja Żak?")
    assert [path for path in search.requests if "/names" in path] == [
        "/search/names.json",
        "/search/names/l.json",
    ]
    search.requests.clear()
    search.ask("qqqqq")
    search.says("No page has the word “qqqqq”.")
    search.done()
    assert [path for path in search.requests if "/names" in path] == []


def test_names_that_cannot_be_loaded_are_said(search: Search) -> None:
    search.page.route("**/search/names*", lambda route: route.abort())
    search.open("?q=ann")
    search.says("The search could not be loaded.")
    search.page.unroute("**/search/names*")
    search.page.get_by_role("button", name="Search", exact=True).click()
    search.expect_cards("Ann Ames", "Ann Ames")
    search.complaints.clear()


def test_names_that_look_like_code_stay_text(search: Search) -> None:
    search.open("?q=constructor+__proto__+toString")
    search.says("No page has the word")
    search.expect_cards()
