"""Filters: lists, fields to type in, several values, counts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.search.searching import Search

pytestmark = pytest.mark.browser


def test_a_filter_narrows_and_is_removed(search: Search) -> None:
    search.open("?q=seawall")
    search.says("4 results for “seawall”")
    search.narrow("Year", "1953")
    search.says("2 results")
    assert sorted(search.titles()) == ["Council votes on the seawall", "The night of the flood"]
    search.narrow("Kind", "Report")
    expect(search.chips()).to_have_text(["Year: 1953", "Kind: Report"])
    assert search.query() == {"q": ["seawall"], "year": ["1953"], "kind": ["Report"]}
    search.page.get_by_role("button", name="Remove Year: 1953").click()
    search.says("4 results")
    expect(search.page.get_by_role("button", name="Remove Kind: Report")).to_be_focused()
    search.page.keyboard.press("Enter")
    expect(search.page.get_by_role("searchbox")).to_be_focused()
    expect(search.chips()).to_have_count(0)
    assert search.query() == {"q": ["seawall"]}


def test_values_are_counted_within_the_results_the_most_first(search: Search) -> None:
    search.open("?q=seawall")
    search.done()
    options = search.open_box("People").get_by_role("option")
    expect(options).to_have_text(["Ann Ames (2)", "Bo Berg (1)", "Łucja Żak (1)"])
    search.ask("masons")
    expect(options).to_have_text(["Ann Ames (1)"])


def test_of_what_a_page_has_one_several_values_are_either_or(search: Search) -> None:
    search.open("?q=seawall&year=1953")
    search.says("2 results")
    opened = search.open_box("Year")
    expect(opened.locator("option")).to_have_text(["Choose …", "1954 (1)"])
    opened.locator("select").select_option("1954")
    opened.get_by_role("button", name="Add").click()
    search.says("3 results")
    assert search.query() == {"q": ["seawall"], "year": ["1953", "1954"]}


def test_two_people_are_both_asked_for(search: Search) -> None:
    search.open("?q=seawall")
    search.pick("People", "ann")
    search.says("2 results")
    search.page.locator("details[open]").get_by_role("combobox").fill("lucja")
    search.page.keyboard.press("Enter")
    search.expect_titles("The night of the flood")
    assert search.query()["person"] == ["Ann Ames", "Łucja Żak"]


def test_a_box_is_closed_by_escape_and_by_a_click_beside_it(search: Search) -> None:
    search.open("?q=seawall")
    search.done()
    people = search.page.locator("summary", has_text="People")
    people.click()
    search.page.locator("details[open] input").focus()
    search.page.keyboard.press("Escape")
    expect(search.page.locator("details[open]")).to_have_count(0)
    expect(people).to_be_focused()
    people.click()
    search.page.locator("summary", has_text="Year").click()
    expect(search.page.locator("details[open]")).to_have_count(1)
    search.page.locator("h1").click()
    expect(search.page.locator("details[open]")).to_have_count(0)


def test_nothing_within_the_choice_is_said(search: Search) -> None:
    search.open("?q=seawall&person=Clerk+3")
    search.says("Nothing found for “seawall” within what you narrowed the search to")
    search.page.get_by_role("button", name="Remove People: Clerk 3").click()
    search.says("4 results")


def test_a_long_filter_is_typed_in_and_knows_other_names(search: Search) -> None:
    search.open("?q=seawall")
    search.done()
    opened = search.open_box("People")
    field = opened.get_by_role("combobox")
    field.fill("mother")
    expect(opened.get_by_role("option")).to_have_text(["Ann Ames (2) Mother Ames"])
    field.fill("луция")
    option = opened.get_by_role("option")
    expect(option).to_have_text(["Łucja Żak (1) Луция Жак"])
    expect(option).to_have_attribute("aria-selected", "true")
    option.click()
    search.expect_titles("The night of the flood")
    expect(search.chips()).to_have_text(["People: Łucja Żak"])


def test_keys_walk_the_values_and_what_is_none_is_said(search: Search) -> None:
    search.open("?q=tide")
    search.done()
    opened = search.open_box("People")
    field = opened.get_by_role("combobox")
    expect(opened.get_by_role("option")).to_have_count(12)
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("ArrowUp")
    first = opened.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    field.fill("<b>nobody</b>")
    field.press("Enter")
    search.says("There is no “<b>nobody</b>” under People.")
    assert search.query() == {"q": ["tide"]}
    field.fill("clerk 7")
    field.press("Enter")
    search.expect_titles("Tide table 7")


def test_filters_alone_find_pages_and_load_no_more_than_they_need(search: Search) -> None:
    search.open("?person=Ann+Ames")
    search.says("3 pages")
    search.expect_titles("Seawall repaired", "The night of the flood", "Ann Ames")
    search.narrow("Year", "1954")
    search.says("One page")
    pieces = {path for path in search.requests if "/index/" in path}
    assert len(pieces) <= len({path.partition("/index/")[0] for path in pieces})  # One of each index.
    search.ask("masons")
    search.expect_titles("Seawall repaired")


def test_the_arrow_keys_choose_among_what_is_offered(search: Search) -> None:
    search.open("?q=tide")
    search.says("70 results")
    search.done()  # counts that come while a key is pressed fill the box anew
    field = search.open_box("People").get_by_role("combobox")
    options = search.page.locator("details[open] [role=option]")
    expect(options).to_have_count(12)
    second = options.nth(1).inner_text().partition(" (")[0]
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(search.chips()).to_have_text([f"People: {second}"])
    search.chips().first.click()
    search.says("70 results")
    search.done()  # counts that come while a key is pressed fill the box anew
    search.open_box("People").get_by_role("combobox").fill("clerk 1")
    expect(options.first).to_have_text("Clerk 1 (1)")
    expect(options.first).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    second = options.nth(1).inner_text().partition(" (")[0]
    field.press("Enter")
    expect(search.chips()).to_have_text([f"People: {second}"])
