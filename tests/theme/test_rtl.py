"""Right to left: an archive in Arabic stands as in a mirror, and reports of the other direction keep theirs.

What stands where is measured in Chromium: the words say nothing about it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.theme.everything import PAGES, build_everything

pytestmark = pytest.mark.browser

ARABIC = (Path(__file__).parent / "arabic.toml").read_text(encoding="utf-8")

Open = Callable[..., Page]
Box = dict[str, float]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The archive with pages of every kind and an interface in the language asked for, built once."""
    made: dict[str, Path] = {}

    def site(language: str) -> Path:
        if language not in made:
            root = tmp_path_factory.mktemp(language)
            own = {"templates/strings/ar.toml": ARABIC}
            result = build_everything(root, language, own, search=True)
            assert not result.failed, result.diagnostics
            made[language] = root / "site"
        return made[language]

    return site


@pytest.fixture
def opened(built: Callable[[str], Path], static_server: Callable[..., str], browser: Browser) -> Any:
    """``opened(language, path, width)`` is that page in a window of that width."""
    servers: dict[str, str] = {}
    context = browser.new_context(reduced_motion="reduce")
    tab = context.new_page()

    def show(language: str, path: str, width: int = 1280) -> Page:
        if language not in servers:
            servers[language] = static_server(built(language), "/archive/").rstrip("/")
        tab.set_viewport_size({"width": width, "height": 900})
        tab.goto(servers[language] + path)
        return tab

    yield show
    context.close()


def box(page: Page, selector: str, at: int = 0) -> Box:
    """Where an element stands: x and width in pixels from the left edge of the window."""
    found = page.locator(selector).nth(at).bounding_box()
    assert found is not None, selector
    return {"x": found["x"], "width": found["width"], "height": found["height"]}


def right(found: Box) -> float:
    return found["x"] + found["width"]


def words_box(page: Page, selector: str) -> Box:
    """Where the words of an element stand, however wide the element is."""
    found: Box = page.locator(selector).first.evaluate(
        "e => { const r = document.createRange(); r.selectNodeContents(e);"
        " const b = r.getBoundingClientRect(); return {x: b.x, width: b.width} }"
    )
    return found


def sign_at(page: Page, selector: str, sign: str) -> float:
    """The middle of the first ``sign`` in the text of an element, in pixels from the left."""
    found: float = page.locator(selector).first.evaluate(
        """(element, sign) => {
          const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
          for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            const at = node.data.indexOf(sign);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + sign.length);
            const box = range.getBoundingClientRect();
            return box.x + box.width / 2;
          }
          return NaN;
        }""",
        sign,
    )
    assert found == found, f"no {sign} in {selector}"
    return found


@pytest.mark.parametrize(("language", "width"), [("ar", 320), ("ar", 1280), ("de", 320)])
def test_no_page_is_wider_than_the_window(opened: Open, language: str, width: int) -> None:
    found = []
    for path in PAGES:
        page = opened(language, path, width)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        # In a right-to-left page what sticks out does so to the left.
        outside = page.evaluate(
            """[...document.body.querySelectorAll("*")]
              .filter((e) => e.getClientRects().length && !e.closest(".unseen, .skip, svg"))
              .filter((e) => getComputedStyle(e).position !== "absolute")
              .map((e) => [e.getBoundingClientRect(), e.outerHTML.slice(0, 80)])
              .filter(([b]) => b.left < -1 || b.right > innerWidth + 1)
              .map(([, start]) => start)"""
        )
        if wide > 0 or outside:
            found.append((path, wide, outside[:2]))
    assert found == []


def test_the_frame_of_a_page_is_mirrored(opened: Open) -> None:
    page = opened("ar", "/articles/flood/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert box(page, ".archive a")["x"] > 640 > right(box(page, ".find input"))
    menu = page.locator(".masthead nav li")
    places = [box(page, ".masthead nav li", at)["x"] for at in range(menu.count())]
    assert places == sorted(places, reverse=True)
    assert right(box(page, ".imprint p")) > 640 > box(page, ".imprint ul li", 3)["x"]


def test_what_stands_beside_a_report_stands_on_its_left(opened: Open) -> None:
    page = opened("ar", "/articles/flood/")
    assert right(box(page, ".side")) < box(page, "article")["x"]
    assert right(box(opened("de", "/articles/flood/"), "article")) < box(page, ".side")["x"]


def test_a_line_of_time_hangs_on_the_right(opened: Open) -> None:
    page = opened("ar", "/stories/the-flood/")
    step = page.locator(".step").first
    assert step.evaluate("e => getComputedStyle(e).borderRightWidth") == "2px"
    assert step.evaluate("e => getComputedStyle(e).borderLeftWidth") == "0px"
    title = words_box(page, ".step h2")
    assert right(box(page, ".step")) - right(title) < 40


def test_where_the_reader_is_reads_from_the_right(opened: Open) -> None:
    page = opened("ar", "/dates/1953/02/")
    assert box(page, ".from a", 0)["x"] > box(page, ".from a", 1)["x"]
    assert box(page, '.pager [rel="prev"]')["x"] > box(page, '.pager [rel="next"]')["x"]


def test_weeks_months_and_bars_run_from_the_right(opened: Open) -> None:
    page = opened("ar", "/dates/1953/02/")
    assert page.locator(".calendar th").first.inner_text() == "سبت"
    days = [box(page, ".calendar tbody tr:nth-child(2) td", at)["x"] for at in range(7)]
    assert days == sorted(days, reverse=True)
    page = opened("ar", "/dates/")
    months = [box(page, ".months >> nth=0 >> li", at)["x"] for at in range(12)]
    assert months == sorted(months, reverse=True)
    page = opened("ar", "/")
    bars = [box(page, ".bars .bar", at)["x"] for at in range(page.locator(".bars .bar").count())]
    assert len(bars) > 3
    assert bars == sorted(bars, reverse=True)


def test_months_and_days_are_not_cut_on_a_phone(opened: Open) -> None:
    page = opened("ar", "/dates/", 320)
    tall = "e => e.getClientRects().length"
    assert {page.locator(".month-name").nth(at).evaluate(tall) for at in range(12)} == {1}
    page = opened("ar", "/dates/1953/02/", 320)
    row = box(page, ".calendar thead tr")
    assert row["height"] < 30


def test_the_world_is_not_mirrored(opened: Open) -> None:
    places = {}
    for language in ("ar", "de"):
        page = opened(language, "/map/")
        world = box(page, "svg.world")
        places[language] = [
            round((box(page, "svg.world circle.point", at)["x"] - world["x"]) / world["width"], 2)
            for at in range(page.locator("svg.world circle.point").count())
        ]
    assert len(places["ar"]) == 3
    assert places["ar"] == places["de"]


def test_a_name_on_the_map_stands_beside_its_point(opened: Open) -> None:
    page = opened("ar", "/map/")
    point = box(page, "svg.world circle.point")
    beside = box(page, "svg.world text")
    assert beside["x"] >= right(point) or right(beside) <= point["x"]


def test_values_read_in_their_own_direction(opened: Open) -> None:
    page = opened("ar", "/events/flood/")
    value = ".figure tbody th"
    assert sign_at(page, value, "4") < sign_at(page, value, "άνθρωποι")
    assert right(box(page, value)) - right(words_box(page, value)) < 20
    quote = ".figure q"
    assert right(box(page, quote)) - right(words_box(page, quote)) < 20


def test_letters_and_numbers_of_an_index(opened: Open) -> None:
    page = opened("ar", "/places/")
    assert right(box(page, ".letter h2")) > 640
    assert box(page, ".name-row a")["x"] > box(page, ".name-row .count")["x"]
    letters = [box(page, ".letters li", at)["x"] for at in range(page.locator(".letters li").count())]
    assert letters == sorted(letters, reverse=True)


def test_the_search_stands_in_the_mirror_too(opened: Open) -> None:
    page = opened("ar", "/search/?q=νερό")
    page.locator("#search-rows .row").first.wait_for()
    assert box(page, ".search-line button")["x"] < box(page, "#search-words")["x"]
    title = words_box(page, "#search-rows .row-title")
    assert right(box(page, "#search-rows .row")) - right(title) < 8
    passage = words_box(page, "#search-rows .search-passage")
    assert right(box(page, "#search-rows .row")) - right(passage) < 8


def test_what_is_said_of_a_result_keeps_its_order(opened: Open) -> None:
    page = opened("ar", "/search/?q=νερό")
    page.locator("#search-rows .row").first.wait_for()
    facts = page.locator("#search-rows .row").first.locator(".row-facts bdi")
    places = [facts.nth(at).evaluate("e => e.getBoundingClientRect().x") for at in range(facts.count())]
    assert len(places) == 3
    assert places == sorted(places, reverse=True)
    assert "\u2068νερό\u2069" in page.locator("#search-status").inner_text()
    page = opened("de", "/search/?q=הגשר")
    page.locator("#search-rows .row").first.wait_for()
    assert "„\u2068הגשר\u2069“" in page.locator("#search-status").inner_text()


def test_a_report_keeps_its_own_direction(opened: Open) -> None:
    page = opened("ar", "/articles/flood/")
    assert page.locator("article").get_attribute("dir") == "ltr"
    assert page.locator("article").get_attribute("lang") == "el"
    assert words_box(page, "article h1")["x"] - box(page, "article h1")["x"] < 3
    assert box(page, ".pilcrow")["x"] < box(page, "article p[id]")["x"]
    page = opened("de", "/articles/hebrew/")
    assert page.locator("html").get_attribute("dir") == "ltr"
    assert page.locator("article").get_attribute("dir") == "rtl"
    assert right(box(page, "article h1")) - right(words_box(page, "article h1")) < 3
    assert right(box(page, ".pilcrow")) > right(box(page, "article p[id]"))
    assert right(box(page, "article")) < box(page, ".side")["x"]
    # The full stop ends the sentence: at its left, where a Hebrew sentence ends.
    assert sign_at(page, "article .summary, article .standfirst, article header p[lang=he]", ".") < 700


def quoting(site: Path, words: str) -> str:
    """The address of the first page of a person that holds ``words``."""
    found = (file for file in sorted((site / "people").rglob("*.html")) if words in file.read_text("utf-8"))
    return f"/{next(found).parent.relative_to(site).as_posix()}/"


def test_titles_and_quotations_of_a_list_carry_their_language(
    opened: Open, built: Callable[[str], Path]
) -> None:
    page = opened("de", "/dates/1953/02/")
    hebrew = page.locator('.row-title a[lang="he"]')
    assert hebrew.get_attribute("dir") == "rtl"
    # It stands where the others stand, but reads the other way: its first letter is its right end.
    others = box(page, ".row-title a", 0)
    assert abs(box(page, '.row-title a[lang="he"]')["x"] - others["x"]) < 2
    title = box(page, '.row-title a[lang="he"]')
    assert sign_at(page, '.row-title a[lang="he"]', "שי") > title["x"] + title["width"] / 2
    summary = words_box(page, '.row-summary[lang="he"]')
    assert abs(summary["x"] - others["x"]) < 3
    assert sign_at(page, '.row-summary[lang="he"]', ".") < summary["x"] + 8
    page = opened("de", quoting(built("de"), 'q lang="he"'))
    quote = page.locator('q[lang="he"]').first
    assert quote.get_attribute("dir") == "rtl"
    assert sign_at(page, 'q[lang="he"]', "אנה") > sign_at(page, 'q[lang="he"]', "גשר")


def test_names_side_by_side_keep_the_order_of_the_page(opened: Open) -> None:
    """Greek names in an Arabic line would run together from left to right if they were not kept apart."""
    page = opened("ar", "/articles/flood/")
    first, second, third = (box(page, ".byline a", at)["x"] for at in range(3))
    assert first > second > third
    topics = [box(page, 'section[aria-labelledby="topics"] a', at)["x"] for at in range(2)]
    assert topics[0] > topics[1]
    page = opened("ar", "/people/anna/")
    names = [words_box(page, f"dl.facts bdi >> nth={at}")["x"] for at in range(3)]
    assert names == sorted(names, reverse=True)


def test_words_of_the_interface_keep_names_apart(opened: Open) -> None:
    page = opened("ar", "/articles/flood/")
    label = page.locator(".spot").first.get_attribute("aria-label") or ""
    assert label.startswith("\u2068")
    assert "\u2069:" in label


def test_nothing_is_slanted_that_has_no_slanted_letters(opened: Open) -> None:
    page = opened("ar", "/stories/the-flood/")
    style = "e => getComputedStyle(e).fontSynthesisStyle"
    assert page.locator("html").evaluate(style) == "none"
    assert opened("de", "/stories/the-flood/").locator("html").evaluate(style) == "auto"
