"""Pages keep their shape: words of any length stay within the window, dates stand before the titles of lists
where there is room, and what stands beside long evidence stays within reach.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pressmark.building import BuildOptions, build

pytestmark = pytest.mark.browser

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Four times the size of the text, which is never more than 19 pixels.
WIDEST_BAR = 4 * 19

_SETTINGS = """title = "Bundesausbildungsförderungsgesetzänderungsverfahren: ein Archiv"
language = "de"
"""
_REPORT = """---
title: "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz, {number}. Lesung"
date: 195{year}-0{month}-11
source: "Landwirtschaftsgenossenschaftszeitung für Verwaltungsangelegenheiten"
summary: "Das Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsgesetz bleibt; אנה ging."
topics: [Landwirtschaftsgenossenschaftsverwaltungsangelegenheiten]
story: verfahren
figures: [{{event: sitzung, what: Donaudampfschifffahrtsgenossenschaftsstimmen, value: "{number}"}}]
url: https://example.org/eine/adresse/mit-einem-sehr-langen-namen-ohne-jede-luecke-{number}.html
---
Die [[hohenlohe|Abgeordnete Hohenlohe-Waldenburg-Schillingsfürst]] sagte in
[[place:Llanfairpwllgwyngyllgogerychwyrndrobwll]]:
[das Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz gilt]{{by="hohenlohe"}}.
[[sitzung|Man]] tagte.

| Verwaltungsangelegenheitszuständigkeit | Grundstücksverkehrsgenehmigung |
|---|---|
| Donaudampfschifffahrtselektrizitätenhauptbetriebswerk | {number} |
"""
_NAME = """---
name: Maria-Theresia von Hohenlohe-Waldenburg-Schillingsfürst-Donaudampfschifffahrtsgesellschaft
names: [M.-Th., {name: מריה תרזה, language: he}]
---
Vorsitzende der Rindfleischetikettierungsüberwachungskommission.
"""
_EVENT = "---\nname: Gesetzgebungsausschusssitzungswiederaufnahme\ndate: 1953-02-11\n---\n"
_STORY = "---\ntitle: Das Rindfleischetikettierungsüberwachungsverfahren\n---\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of an archive all of whose words are long."""
    root = tmp_path_factory.mktemp("long")
    content = {
        "archive.toml": _SETTINGS,
        "entities/person/hohenlohe.md": _NAME,
        "entities/event/sitzung.md": _EVENT,
        "stories/verfahren.md": _STORY,
    }
    for number in range(1, 13):
        text = _REPORT.format(number=number, year=number % 3, month=1 + number % 6)
        content[f"articles/lesung-{number}.md"] = text
    for name, text in content.items():
        file = root / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    result = build(BuildOptions(root=root, output=root / "site", search=False))
    assert not result.failed, result.diagnostics
    return root / "site"


@pytest.fixture
def opened(
    browser: Browser, folder: Path, static_server: Callable[..., str]
) -> Iterator[Callable[[str, int], Page]]:
    """``opened("/people/", 320)`` is a page in a window of that width."""
    base = static_server(folder).rstrip("/")
    contexts = []

    def open_page(address: str, width: int) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": 800}))
        page = contexts[-1].new_page()
        page.goto(base + address)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [320, 390, 1024, 1280])
def test_no_word_is_wider_than_the_window(
    opened: Callable[[str, int], Page], folder: Path, width: int
) -> None:
    page = opened("/", width)
    base = page.url.rstrip("/")
    wide = []
    for file in sorted(folder.rglob("index.html")):
        address = f"/{file.parent.relative_to(folder).as_posix()}/".replace("/./", "/")
        page.goto(base + address)
        if page.evaluate(WIDER) > 0:
            wide.append(address)
    assert wide == []


def _sides(page: Page, selector: str) -> tuple[float, float, float]:
    """Where the first such element begins, ends, and how far down it stands."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["x"], box["x"] + box["width"], box["y"]


@pytest.mark.parametrize("address", ["/people/hohenlohe/", "/dates/1951/"])
def test_dates_stand_before_titles_where_there_is_room(
    opened: Callable[[str, int], Page], address: str
) -> None:
    wide, narrow = opened(address, 1280), opened(address, 390)
    facts, title = ".body .row-title + .row-facts", ".body .row-title"
    assert _sides(wide, facts)[1] < _sides(wide, title)[0]
    assert abs(_sides(wide, facts)[2] - _sides(wide, title)[2]) < 12
    assert _sides(narrow, facts)[0] == _sides(narrow, title)[0]
    assert _sides(narrow, facts)[2] > _sides(narrow, title)[2]
    # Read aloud or copied, the line is the same in both: what divides it is only not shown.
    assert wide.locator(facts).first.text_content() == narrow.locator(facts).first.text_content()
    assert " · " in (wide.locator(facts).first.text_content() or "")


def test_who_else_is_named_stays_in_view(opened: Callable[[str, int], Page]) -> None:
    page = opened("/people/hohenlohe/", 1280)
    company = page.locator("#together")
    page.locator(".row").last.scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 400
    expect(company).to_be_in_viewport()
    page.locator(".ties summary").first.click()
    before = page.evaluate("scrollY")
    page.locator(".side a").last.scroll_into_view_if_needed()
    expect(page.locator(".side a").last).to_be_in_viewport()
    assert page.evaluate("scrollY") == before


def test_few_bars_are_no_wall(opened: Callable[[str, int], Page]) -> None:
    for address in ("/", "/people/hohenlohe/"):
        for width in (390, 1280):
            page = opened(address, width)
            boxes = [bar.bounding_box() for bar in page.locator(".bars .bar").all()]
            assert boxes
            assert max(box["width"] for box in boxes if box) <= WIDEST_BAR


def test_what_a_page_holds_is_told_at_its_head(opened: Callable[[str, int], Page]) -> None:
    page = opened("/people/hohenlohe/", 390)
    links = page.locator("main > header .contents a")
    targets = [link.get_attribute("href") for link in links.all()]
    assert targets == ["#named-in", "#quoted"]
    for target in targets:
        assert page.locator(f"section > {target}").count() == 1


def test_on_paper_stand_the_report_its_source_and_its_address(opened: Callable[[str, int], Page]) -> None:
    page = opened("/articles/lesung-1/", 700)
    page.emulate_media(media="print")
    for shown in ("h1", "#text p", ".kicker time", "#citation", ".source", ".archive"):
        expect(page.locator(shown).first).to_be_visible()
    for left_out in (".masthead nav", ".side section", ".related", ".tools", ".pilcrow", ".skip"):
        for one in page.locator(left_out).all():
            expect(one).to_be_hidden()
    spelled = page.evaluate(
        "getComputedStyle(document.querySelector('.source a[href^=http]'), '::after').content"
    )
    assert "attr(href)" in spelled or "mit-einem-sehr-langen-namen" in spelled
