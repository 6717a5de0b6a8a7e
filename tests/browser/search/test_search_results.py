"""What the search shows of the pages it found, and where it leads."""

from __future__ import annotations

import re
import zlib
from base64 import b64encode
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import expect

from pressmark.lean import lean
from pressmark.templates import default_theme
from tests.browser.search.searching import HOSTILE_TITLE, Search, search_page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("base", ["/", "/repo/", "/a/pagefind/b/"])
def test_a_word_is_found_and_leads_to_its_page_under_any_folder(search: Search, base: str) -> None:
    search.open()
    search.ask("streets")
    search.says("One result for “streets”")
    search.expect_titles("The night of the flood")
    expect(search.page.locator(".row-facts")).to_have_text("the day 1953-02-01 · The Harbour Bell · Report")
    expect(search.page.locator("mark")).to_have_text(["streets"])
    search.page.get_by_role("link", name="The night of the flood").click()
    expect(search.page).to_have_url(f"{search.address}articles/flood/")
    search.page.go_back()
    search.expect_titles("The night of the flood")
    search.page.locator(".search-passage a").click()
    expect(search.page).to_have_url(f"{search.address}articles/flood/#p2")
    assert search.page.evaluate("document.querySelector('#p2').getBoundingClientRect().top") < 600
    assert all(path.startswith(base) for path in search.requests)


MARKED = """async (data) => {
    const shot = await createImageBitmap(await (await fetch("data:image/png;base64," + data)).blob());
    const context = new OffscreenCanvas(shot.width, shot.height).getContext("2d");
    context.drawImage(shot, 0, 0);
    const { data: signs } = context.getImageData(0, 0, shot.width, shot.height);
    let coloured = 0;
    for (let at = 0; at < signs.length; at += 4) {
        coloured += Math.max(...signs.slice(at, at + 3)) - Math.min(...signs.slice(at, at + 3)) > 30;
    }
    return coloured;
}"""


def test_the_words_are_marked_in_the_paragraph(search: Search) -> None:
    def coloured() -> int:
        shot = search.page.locator("#p2").screenshot()
        blank = search.page.context.new_page()
        count: int = blank.evaluate(MARKED, b64encode(shot).decode())
        blank.close()
        return count

    search.open("?q=boats+seawall")
    link = search.page.locator(".search-passage a")
    expect(link).to_have_attribute(
        "href", f"{search.address}articles/flood/#p2:~:text=the-,seawall&text=and-,boats"
    )
    link.click()
    expect(search.page).to_have_url(f"{search.address}articles/flood/#p2")
    marked = coloured()
    search.page.goto(f"{search.address}articles/repair/")
    search.page.goto(f"{search.address}articles/flood/#p2")
    assert marked > coloured() + 200


def test_the_passage_is_of_the_paragraph_that_has_the_words(search: Search) -> None:
    search.open("?q=boats+seawall")
    passage = search.page.locator(".search-passage")
    expect(passage).to_have_text("At four the seawall of Oldhaven broke, and boats lay in the streets.")
    expect(passage.locator("mark")).to_have_text(["seawall", "boats"])


WORDS = " ".join(f"w{at}" for at in range(200))
ANCHORS = [{"id": "-", "location": 3}, {"id": "p1", "location": 10}, {"id": "p2", "location": 100}]


def cut(search: Search, words: str, hits: list[int], anchors: list[dict[str, Any]]) -> Any:
    """What is cut from a page of ``words``, hit at the words numbered ``hits``."""
    search.open()
    data = {
        "content": words.replace("\u200b", ""),
        "raw_content": words,
        "anchors": anchors,
        "locations": hits,
        "weighted_locations": [{"location": at, "balanced_score": 1} for at in hits],
    }
    return search.call("search-passage", "passage", data)


@pytest.mark.parametrize(
    ("hits", "anchor", "begins", "ends", "both"),
    [
        ([50], "p1", "w42", "w73", (True, True)),
        ([99], "p1", "w68", "w99", (True, False)),
        ([101], "p2", "w100", "w131", (False, True)),
        ([199], "p2", "w168", "w199", (True, False)),
        ([20, 150, 160], "p2", "w142", "w173", (True, True)),
        ([5, 1], "", "w3", "w9", (False, False)),
        ([1], "", "w3", "w34", (False, True)),
        ([], "", "w3", "w34", (False, True)),
    ],
)
def test_where_a_passage_begins_and_ends(
    search: Search, hits: list[int], anchor: str, begins: str, ends: str, both: tuple[bool, bool]
) -> None:
    found = cut(search, WORDS, hits, ANCHORS)
    words = "".join(run["text"] for run in found["runs"]).split()
    assert (found["anchor"], words[0], words[-1]) == (anchor, begins, ends)
    assert (found["cutBefore"], found["cutAfter"]) == both
    assert [run["text"] for run in found["runs"] if run["hit"]] == [
        f"w{at}" for at in sorted(hits) if f"w{at}" in words
    ]


def test_a_mark_leaves_out_the_signs_around_a_word(search: Search) -> None:
    runs = cut(search, "said: “(Łódź’s)”, 5.5% …", [1, 2, 3], [])["runs"]
    assert [(run["text"], run["hit"]) for run in runs] == [
        ("said: “(", False),
        ("Łódź’s", True),
        (")”, ", False),
        ("5.5", True),
        ("% …", False),
    ]


def test_a_passage_without_spaces_is_joined_as_it_was(search: Search) -> None:
    raw = "报告\u200b.\u200b \u200b北京\u200b大学\u200b&lt;b&gt;"
    found = cut(search, raw, [3], [{"id": "-", "location": 1}, {"id": "p1", "location": 3}])
    assert found["anchor"] == "p1"
    assert [(run["text"], run["hit"]) for run in found["runs"]] == [("北京", True), ("大学<b>", False)]


def test_what_was_set_apart_for_the_index_is_shown_as_it_was(search: Search) -> None:
    search.open("?q=mayor")
    shown = "The mayor—Ann Ames—spoke…then left. L’Équipe d’Oldhaven won 3–1; the well-known O’Brien scored."
    expect(search.page.locator(".search-passage")).to_have_text(shown)
    search.open("?q=" + quote("北京大学"))
    expect(search.page.locator(".search-passage")).to_have_text("武汉长江大桥今天通车，北京大学的学生到场。")
    expect(search.page.locator("mark")).to_have_text(["北京大学"])


def test_a_word_is_found_by_who_has_no_key_for_its_letters(search: Search) -> None:
    for typed in ("strasse", "STRASSE lodz", '"die strasse nach lodz"'):
        search.open(f"?q={quote(typed)}")
        search.expect_titles("The road")
        link = search.page.locator(".search-passage a")
        expect(link).to_have_text("Die Straße nach Łódź.")
        assert "#p2:~:text=" in (link.get_attribute("href") or "")
        marked = {"Straße", "Łódź"} if "lodz" in typed.lower() else {"Straße"}
        assert marked <= set(" ".join(search.page.locator("mark").all_inner_texts()).split())


def test_other_languages_are_found_in_the_same_search(search: Search) -> None:
    search.open("?q=" + quote("дамбу"))
    search.expect_titles("Прорыв дамбы")
    expect(search.page.locator("#search-rows .row-title a")).to_have_attribute("lang", "ru")


def test_order_by_date_with_the_undated_last(search: Search) -> None:
    search.open("?q=seawall")
    order = search.page.get_by_label("Order")
    order.select_option("Newest first")
    newest = ["Seawall repaired", "Council votes on the seawall", "The night of the flood"]
    search.expect_titles(*newest, "A letter without a date")
    assert search.query() == {"q": ["seawall"], "order": ["newest"]}
    order.select_option("Oldest first")
    search.expect_titles(*reversed(newest), "A letter without a date")
    order.select_option("Best match first")
    expect(search.page).to_have_url(f"{search.address}search/?q=seawall")


def test_ten_at_a_time(search: Search) -> None:
    search.open("?q=tide&order=oldest")
    search.says("70 results")
    expect(search.page.locator("#search-rows .row")).to_have_count(10)
    search.page.get_by_role("button", name="Show 10 more").click()
    expect(search.page.locator("#search-rows .row")).to_have_count(20)
    search.says("20 of 70 results shown")
    expect(search.page.get_by_role("link", name="Tide table 11", exact=True)).to_be_focused()
    assert search.query()["shown"] == ["20"]
    search.page.get_by_role("link", name="Tide table 20", exact=True).click()
    expect(search.page).to_have_url(f"{search.address}articles/tide-20/")
    search.page.go_back()
    expect(search.page.locator("#search-rows .row")).to_have_count(20)
    for left in (30, 40, 50, 60, 70):
        search.page.locator("#search-more").click()
        expect(search.page.locator("#search-rows .row")).to_have_count(left)
    expect(search.page.locator("#search-more")).to_be_hidden()


def test_hostile_text_in_the_index_stays_text(search: Search) -> None:
    search.open("?q=markup")
    search.expect_titles(HOSTILE_TITLE)
    passage = search.page.locator(".search-passage")
    expect(passage).to_have_text("Markup like &lt;b&gt; and <b>bold</b> stays as it is written.")
    assert search.page.locator("#search-rows b, #search-rows img").count() == 0


def sent(script: Path) -> int:
    """Bytes of a script as a reader gets it."""
    return len(zlib.compress(lean(script.name, script.read_bytes()), 9))


def test_the_scripts_of_the_page_stay_small() -> None:
    paths = sorted((default_theme() / "assets").glob("search*.js"))
    scripts = {path.name: sent(path) for path in paths}
    assert len(scripts) > 20
    assert sum(scripts.values()) < 25_000
    assert all(len(path.read_text(encoding="utf-8").splitlines()) < 300 for path in paths)
    linked = {*re.findall(rb"assets/(search[\w-]*\.js)", search_page())}
    assert sum(scripts[name.decode()] for name in linked) < 9_000


def test_each_script_is_fetched_with_those_it_is_needed_with(search: Search) -> None:
    """At once with the page, or at once with the first words: none is waited for after others."""
    search.open("?q=masons")
    search.expect_titles("Seawall repaired")
    search.done()
    links = search.page.locator("link[rel=modulepreload], script[src]")
    made = links.evaluate_all("all => all.map((one) => one.href || one.src)")
    fetched = {path for path in search.requests if "/assets/search" in path and path.endswith(".js")}
    assert fetched - {urlsplit(address).path for address in made} == set()
    assert {path.rpartition("/")[2] for path in fetched} == {
        script.name for script in (default_theme() / "assets").glob("search*.js")
    }
