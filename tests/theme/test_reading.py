"""What reading.js adds to a page, and that the page is whole without it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.theme.samples.text import TEXT

pytestmark = pytest.mark.browser

MERROW = "#p1-40"


def test_a_card_says_who_a_name_is_and_escape_closes_it(
    page: Page, sample_site: Callable[[str], str]
) -> None:
    page.goto(sample_site("article"))
    page.locator(MERROW).hover()
    card = page.get_by_role("tooltip")
    expect(card).to_contain_text("Ada Merrow")
    expect(card).to_contain_text("Person")
    expect(card).to_contain_text("Engineer of the Drainage Board")
    expect(page.locator(MERROW)).to_have_attribute("aria-describedby", "card")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(page.locator(MERROW)).not_to_have_attribute("aria-describedby", "card")


def test_a_card_comes_by_keyboard_and_stays_while_the_pointer_is_on_it(
    page: Page, sample_site: Callable[[str], str]
) -> None:
    page.goto(sample_site("article"))
    page.locator(MERROW).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(MERROW)).to_be_focused()
    card = page.get_by_role("tooltip")
    expect(card).to_contain_text("Ada Merrow")
    page.keyboard.press("Tab")
    expect(card).to_contain_text("Marl End")
    page.locator(MERROW).hover()
    expect(card).to_contain_text("Ada Merrow")
    card.hover()
    page.wait_for_timeout(400)
    expect(card).to_contain_text("Ada Merrow")


def test_who_arrives_at_a_name_reads_on_without_a_card(page: Page, sample_site: Callable[[str], str]) -> None:
    page.goto(sample_site("article"))
    spot = page.locator(MERROW).get_attribute("id")
    page.goto(f"{sample_site('article')}#{spot}")
    expect(page.locator(":target")).to_be_focused()
    page.wait_for_timeout(400)
    expect(page.get_by_role("tooltip")).to_have_count(0)
    page.keyboard.press("Tab")
    expect(page.get_by_role("tooltip")).to_be_visible()


def test_a_card_says_what_is_known_of_its_mark(page: Page, sample_site: Callable[[str], str]) -> None:
    page.goto(sample_site("article"))
    page.locator(MERROW).hover()
    card = page.get_by_role("tooltip")
    expect(card).to_contain_text("marked by Tagger 3.8 (a program) · not checked by any person")
    page.keyboard.press("Escape")
    page.locator("#p1-4").hover()
    expect(card).to_be_visible()
    expect(card).not_to_contain_text("Tagger")


def test_a_touch_follows_the_link_and_no_card_stands_in_its_way(
    browser: Browser, sample_site: Callable[[str], str]
) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(sample_site("article"))
    page.evaluate(
        """() => {
            document.addEventListener("click", (event) => event.preventDefault());
            document.querySelector("#p1-40").addEventListener("click", () => (window.followed = true));
        }"""
    )
    page.locator(MERROW).tap()
    page.wait_for_timeout(400)
    assert page.evaluate("window.followed")
    expect(page.get_by_role("tooltip")).to_have_count(0)
    context.close()


def test_a_card_never_leaves_the_window(browser: Browser, sample_site: Callable[[str], str]) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 600})
    page.goto(sample_site("article"))
    for name in page.locator("#text a[data-key]").all():
        name.hover()
        box = page.get_by_role("tooltip").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        page.keyboard.press("Escape")
    page.close()


def test_paragraph_marks_copy_an_address_and_are_no_part_of_the_text(
    browser: Browser, sample_site: Callable[[str], str]
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(sample_site("article"))
    plain = page.evaluate("html => new DOMParser().parseFromString(html, 'text/html').body.textContent", TEXT)
    assert page.locator("#text").text_content().split() == plain.split()  # type: ignore[union-attr]
    mark = page.locator("#p2 > .pilcrow")
    assert mark.evaluate("mark => getComputedStyle(mark).opacity") == "0"
    page.locator("#p2").hover()
    expect(mark).to_have_css("opacity", "1")
    mark.click()
    expect(page.locator('[role="status"]', has_text="Copied")).to_have_count(1)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("/article/articles/1953-03-12/#p2")
    assert page.url.endswith("#p2")
    context.close()


def test_the_citation_is_copied_with_the_address(browser: Browser, sample_site: Callable[[str], str]) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(sample_site("article"))
    page.get_by_role("button", name="Copy the citation").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Hester Vane, our parish correspondent: “Council votes to rebuild")
    assert copied.endswith("/articles/1953-03-12/")
    assert "\n" not in copied
    context.close()


def test_slash_leads_to_the_search_box_unless_somebody_is_typing(
    page: Page, sample_site: Callable[[str], str]
) -> None:
    page.goto(sample_site("index"))
    page.keyboard.press("/")
    box = page.get_by_role("searchbox", name="Search reports and names")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    page.get_by_role("searchbox", name="Filter this list").focus()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Filter this list")).to_have_value("/")


def test_names_are_filtered_without_case_and_accents(page: Page, sample_site: Callable[[str], str]) -> None:
    page.goto(sample_site("index"))
    box = page.get_by_role("searchbox", name="Filter this list")
    box.fill("MÉRROW")
    expect(page.locator(".name-row:visible")).to_have_count(3)
    expect(page.get_by_role("heading", name="S", exact=True)).to_be_hidden()
    box.fill("nobody of that name")
    expect(page.get_by_text("No name on this page matches.")).to_be_visible()
    box.fill("")
    expect(page.locator(".name-row:visible")).to_have_count(6)


def test_names_are_ordered_by_count_and_back(page: Page, sample_site: Callable[[str], str]) -> None:
    page.goto(sample_site("index"))
    before = page.locator(".name-row a").all_text_contents()
    page.get_by_role("button", name="By number of reports").click()
    visible = page.locator(".name-row:visible")
    assert [words.split(",")[0].strip() for words in visible.locator("a").all_text_contents()] == [
        "Merrow",
        "Mott",
        "Ames",
        "Sedge",
    ]
    page.get_by_role("searchbox", name="Filter this list").fill("mott")
    expect(visible).to_have_count(1)
    page.get_by_role("searchbox", name="Filter this list").fill("")
    page.get_by_role("button", name="A–Z").click()
    assert page.locator(".name-row:visible a").all_text_contents() == before


def test_without_scripts_nothing_is_dead(browser: Browser, sample_site: Callable[[str], str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(sample_site("article"))
    expect(page.locator("button:visible")).to_have_count(0)
    expect(page.locator(".pilcrow")).to_have_count(0)
    page.goto(sample_site("index"))
    expect(page.locator("button:visible")).to_have_count(0)
    expect(page.locator(".name-row:visible")).to_have_count(6)
    page.goto(sample_site("404"))
    expect(page.get_by_role("heading", name="Did you mean one of these?")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("name", ["article", "entity-place", "map", "home", "index", "404"])
def test_a_page_asks_no_other_host_and_breaks_no_policy(
    page: Page, sample_site: Callable[[str], str], name: str
) -> None:
    complaints: list[str] = []
    asked: list[str] = []
    page.route("**/assets/near/begins.json", lambda route: route.fulfill(body="[]"))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    address = sample_site(name)
    page.goto(address, wait_until="networkidle")
    assert complaints == []
    assert {url.split("/")[2] for url in asked} == {address.split("/")[2]}
