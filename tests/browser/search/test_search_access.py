"""The search for everybody: by keyboard alone, without scripts, without a line, read aloud, on any width."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from pressmark.templates import default_theme
from tests.browser.search.journeys import tab_to
from tests.browser.search.searching import Search, search_page

pytestmark = pytest.mark.browser


def test_without_the_index_the_page_says_so_and_tries_again(
    page: Page, site: Path, tmp_path: Path, static_server: Callable[..., str]
) -> None:
    search = Search(page, static_server(site))
    page.route("**/pagefind/**", lambda route: route.abort())
    search.open("?q=masons")
    search.says("The search could not be loaded.")
    expect(page.get_by_role("navigation", name="Lists of this archive").get_by_role("link")).to_have_count(2)
    page.unroute("**/pagefind/**")
    page.get_by_role("button", name="Search", exact=True).click()
    search.expect_titles("Seawall repaired")


def test_a_line_that_breaks_while_searching_is_not_taken_for_nothing_found(
    page: Page, site: Path, static_server: Callable[..., str]
) -> None:
    search = Search(page, static_server(site))
    search.open("?q=masons")
    search.expect_titles("Seawall repaired")
    page.context.set_offline(True)
    search.ask("streets")
    search.says("The search could not be loaded.")
    assert search.titles() == []
    page.context.set_offline(False)
    search.ask("streets")
    search.expect_titles("The night of the flood")


def test_without_scripts_the_lists_stand_in_its_place(
    browser: Browser, site: Path, static_server: Callable[..., str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{static_server(site)}search/?q=seawall")
    expect(page.locator(".search-form")).to_be_hidden()
    expect(page.get_by_role("link", name="Dates")).to_have_attribute("href", "../dates/")
    # Chromium shows the inside of noscript only when it was started without scripts.
    assert "Typing a search needs scripts" in (page.locator("noscript").text_content() or "")
    context.close()


def test_by_keyboard_alone(search: Search) -> None:
    keys = search.page.keyboard
    search.open()
    expect(search.page.get_by_role("searchbox")).to_be_focused()
    keys.type("seawall")
    keys.press("Enter")
    search.says("4 results")
    tab_to(search, search.page.locator("summary", has_text="People"))
    keys.press("Enter")
    expect(search.page.locator("details[open] [role=option]").nth(1)).to_be_attached()
    keys.press("Tab")
    keys.type("Bo")
    expect(search.page.locator("details[open] [role=option]")).to_have_text(["Bo Berg (1)"])
    keys.press("Enter")
    search.expect_titles("Council votes on the seawall")
    keys.press("Escape")
    tab_to(search, search.page.get_by_role("button", name="Remove People: Bo Berg"), "Shift+Tab")
    keys.press("Enter")
    search.says("4 results")
    tab_to(search, search.page.get_by_role("button", name="1953 (2)"))
    keys.press("Enter")
    search.says("2 results")
    tab_to(search, search.page.get_by_role("link", name="Council votes on the seawall"))
    keys.press("Enter")
    expect(search.page).to_have_url(f"{search.address}articles/vote/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(search: Search, scheme: str) -> None:
    search.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    search.open("?q=seawall&kind=Report&from=1953")
    search.says("3 results")
    for box in ("People", "Year", "Period"):
        search.open_box(box)
        search.page.wait_for_timeout(100)
        found = Axe().run(search.page)
        assert found.violations_count == 0, found.generate_report()
    search.open("?q=ann+ames")
    search.expect_cards("Ann Ames", "Ann Ames")
    search.done()
    found = Axe().run(search.page)
    assert found.violations_count == 0, found.generate_report()
    search.open("?q=sewall")
    expect(search.page.locator("#search-suggestion a")).to_be_visible()
    assert Axe().run(search.page).violations_count == 0


@pytest.mark.parametrize("width", [320, 780, 1280])
def test_nothing_runs_over_the_side(search: Search, width: int) -> None:
    search.page.set_viewport_size({"width": width, "height": 800})
    search.open("?q=seawall&person=Ann+Ames&kind=Report")
    search.says("2 results")
    for box in ("Kind", "Language", "People", "Period"):
        search.page.locator("#search-tools summary", has_text=box).click()
        assert search.page.evaluate("document.documentElement.scrollWidth") == width
    search.open("?q=clerk")
    search.done()
    assert search.page.evaluate("document.documentElement.scrollWidth") == width


def test_an_archive_with_nothing_to_search_says_so(
    page: Page, tmp_path: Path, static_server: Callable[..., str]
) -> None:
    (tmp_path / "search").mkdir()
    (tmp_path / "search/index.html").write_bytes(search_page(has_search=False))
    shutil.copytree(default_theme() / "assets", tmp_path / "assets")
    search = Search(page, static_server(tmp_path))
    search.open()
    expect(page.get_by_text("There is nothing to search yet")).to_be_visible()
    expect(page.get_by_role("link", name="Dates")).to_be_visible()
    assert page.locator("form").count() == 0
    assert search.complaints == []
