"""The archive as readers have it before them: in a browser, at its own address, with nothing else of the
web within reach.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.conftest import AT_ROOT, BELOW
from tests.journeys.kinds import KINDS
from tests.journeys.published import Published, Visit

pytestmark = pytest.mark.browser

REPORT = "/articles/2015-09-30-federation-council-vote/"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL_RULES = {"runOnly": WCAG, "resultTypes": ["violations"]}
# What a change of colours can break.
OF_COLOUR = {**ALL_RULES, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def _open(visiting: Visit, page: Page, address: str) -> int:
    """Open a page, wait until it shows what its scripts add, and give its status."""
    answer = page.goto(visiting.site.url(address))
    assert answer is not None
    if "q=" in address:
        expect(page.get_by_role("status")).to_contain_text("results")
    if answer.status == 404:
        expect(page.locator("[data-near] a").first).to_be_visible()
    return answer.status


@pytest.mark.parametrize("base_url", [AT_ROOT, BELOW])
def test_no_page_complains_or_asks_for_anything_elsewhere(
    archive_at: Callable[[str], Published], visit: Callable[..., Visit], base_url: str
) -> None:
    visiting = visit(archive_at(base_url))
    page = visiting.page()
    for kind, address in KINDS.items():
        assert _open(visiting, page, address) == (404 if kind == "not found" else 200), address
    # That a page is not there is what the browser says of 404.html, rightly.
    missing = f"({visiting.site.url(KINDS['not found'])})"
    assert [said for said in visiting.complaints if "404" not in said or missing not in said] == []
    assert visiting.strangers == []


def test_complaints_and_strangers_are_noticed(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    policy = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'self'\">"
    stranger = "<img src='https://elsewhere.example/x.png'>"
    spoiled = f"{stranger}<script>document.title = 'no'</script><img src='gone.png'>"
    (tmp_path / "index.html").write_text(f"<!doctype html><title>T</title>{policy}{spoiled}")
    visiting = visit(Published(tmp_path, AT_ROOT))
    _open(visiting, page := visiting.page(), "/")
    assert page.title() == "T"
    heard = "\n".join(visiting.complaints)
    assert "inline script violates" in heard
    assert "elsewhere.example" in heard
    assert "404" in heard
    (tmp_path / "index.html").write_text(f"<!doctype html>{stranger}")
    _open(visiting, page, "/")
    assert visiting.strangers == ["https://elsewhere.example/x.png"]


@pytest.mark.parametrize("width", [320, 1440])
def test_no_barrier_and_nothing_wider_than_the_window(
    archive: Published, visit: Callable[..., Visit], width: int
) -> None:
    # The policy of the pages refuses every script but their own, and so the checker.
    options = {"viewport": {"width": width, "height": 900}, "reduced_motion": "reduce"}
    visiting = visit(archive, bypass_csp=True, **options)
    page = visiting.page()
    found: list[str] = []
    for kind, address in KINDS.items():
        page.emulate_media(color_scheme="light")
        _open(visiting, page, address)
        found += [f"{kind}: {violation}" for violation in _violations(page, ALL_RULES)]
        page.emulate_media(color_scheme="dark")
        found += [f"{kind} in the dark: {violation}" for violation in _violations(page, OF_COLOUR)]
        wider = page.evaluate(WIDER)
        if wider > 0:
            found.append(f"{kind}: {wider} pixels wider than the window")
    assert not found, "\n".join(found)


def _violations(page: Page, options: dict[str, Any]) -> Iterator[str]:
    for violation in Axe().run(page, options=options).response["violations"]:
        yield f"{violation['id']}: " + "; ".join(node["html"][:120] for node in violation["nodes"][:3])


@pytest.mark.parametrize("base_url", [AT_ROOT, BELOW])
def test_a_search_finds_the_council_and_the_reports_of_its_vote(
    archive_at: Callable[[str], Published], visit: Callable[..., Visit], base_url: str
) -> None:
    visiting = visit(archive_at(base_url))
    page = visiting.page()
    page.goto(base_url)
    page.get_by_role("searchbox").fill("Federation Council")
    page.keyboard.press("Enter")
    rows = page.locator("#search-rows .row")
    card = page.locator("#search-cards .row").first.get_by_role("link")
    expect(card).to_have_text("Federation Council")
    expect(card).to_have_attribute("href", re.compile("organisations/federation-council/$"))
    expect(page.get_by_role("status")).to_contain_text("results")
    reports = rows.filter(has_text="30 September 2015").filter(
        has=page.locator("a[href*='articles/2015-09-30']")
    )
    titles = reports.locator("a").all_text_contents()
    assert "Federation Council consents to the use of the air force in Syria" in titles
    assert "[Report on the Russian parliament’s consent to air strikes in Syria]" in titles

    before = page.get_by_role("status").inner_text()
    page.locator("summary", has_text="Kind").click()
    box = page.locator("details[open] select")
    expect(box.locator("option", has_text="Organisation")).to_be_attached()
    box.select_option(label=box.locator("option", has_text="Organisation").inner_text().strip())
    page.locator("details[open] button").click()
    expect(page.get_by_role("status")).not_to_have_text(before)
    expect(page.locator("#search-found:not([aria-busy])")).to_be_visible()
    assert {*rows.locator(".row-facts").all_text_contents()} <= {"Organisation"}
    expect(card).to_have_text("Federation Council")
    card.click()
    expect(page).to_have_url(f"{base_url}organisations/federation-council/")
    assert visiting.complaints == []
    assert visiting.strangers == []


@pytest.fixture
def report(archive: Published, visit: Callable[..., Visit]) -> Page:
    page = visit(archive, permissions=["clipboard-read", "clipboard-write"]).page()
    page.goto(archive.url(REPORT))
    return page


def test_a_card_says_who_a_name_is(report: Page) -> None:
    card = report.get_by_role("tooltip")
    name = report.locator("#text").get_by_role("link", name="Sergei Ivanov")
    name.hover()
    expect(card).to_contain_text("Sergei Ivanov")
    expect(card).to_contain_text("Head of Russia’s presidential administration.")
    report.keyboard.press("Escape")
    expect(card).to_have_count(0)
    report.mouse.move(0, 0)

    council = report.locator("#text").get_by_role("link", name="Federation Council", exact=True)
    report.locator("#text").get_by_role("link", name="Moscow").focus()
    report.keyboard.press("Tab")
    expect(council).to_be_focused()
    expect(card).to_contain_text("Federation Council")
    expect(council).to_have_attribute("aria-describedby", "card")
    report.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(council).to_be_focused()
    report.keyboard.press("Enter")
    expect(report).to_have_url(f"{AT_ROOT}organisations/federation-council/")


def test_a_link_to_a_paragraph_can_be_copied(report: Page) -> None:
    paragraph = report.locator("#text #p3")
    paragraph.hover()
    mark = paragraph.get_by_role("link", name="Link to this paragraph")
    expect(mark).to_be_visible()
    mark.click()
    copied = report.evaluate("navigator.clipboard.readText()")
    assert copied == f"{AT_ROOT}{REPORT.lstrip('/')}#p3"
    expect(report).to_have_url(copied)


def test_the_citation_can_be_copied(report: Page) -> None:
    report.get_by_role("button", name="Copy the citation").click()
    expect(report.get_by_role("button", name="Copied")).to_be_visible()
    copied = report.evaluate("navigator.clipboard.readText()")
    assert "Federation Council consents to the use of the air force in Syria" in copied
    assert f"{AT_ROOT}{REPORT.lstrip('/')}" in copied


def test_the_slash_leads_to_the_search_box(report: Page) -> None:
    box = report.get_by_role("searchbox")
    expect(box).not_to_be_focused()
    report.keyboard.press("/")
    expect(box).to_be_focused()
    report.keyboard.type("and/or")
    expect(box).to_have_value("and/or")


def test_a_lost_reader_is_shown_what_is_nearest(
    archive_at: Callable[[str], Published], visit: Callable[..., Visit]
) -> None:
    page = visit(archive_at(BELOW)).page()
    page.goto(f"{BELOW}people/deep/down/vladimir-puttin/")
    link = page.get_by_role("main").get_by_role("link", name="Vladimir Putin", exact=True)
    expect(link).to_be_visible()
    link.click()
    expect(page).to_have_url(f"{BELOW}people/vladimir-putin/")


def test_a_list_of_names_is_narrowed_and_ordered(archive: Published, visit: Callable[..., Visit]) -> None:
    page = visit(archive).page()
    page.goto(archive.url("/people/"))
    rows = page.get_by_role("main").locator(".name-row:visible")
    every = rows.count()
    page.get_by_role("main").get_by_role("searchbox").fill("kerr")
    expect(rows.first).to_contain_text("Kerry, John")
    assert 0 < rows.count() < every
    page.get_by_role("main").get_by_role("searchbox").fill("")
    page.get_by_role("button", name="By number of reports").click()
    expect(rows.first).to_contain_text("Putin, Vladimir")
