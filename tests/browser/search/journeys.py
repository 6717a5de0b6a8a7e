"""What a reader does on the search page of a whole archive, and what must be true of it afterwards."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import quote

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from tests.browser.search.archives import Archive, words_of
from tests.browser.search.searching import Search

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
    "a tower of marks": "Z" + "\u0323\u030d\u0353" * 300 + "algo",
    "another direction": "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd seawall",
    "letters of no name": "\ue000\uf8ff\U000f0000",
    "signs of all kinds in a phrase": '"\u2014 \u2026 \u00b7 \u0964"',
}


def frequent_word(archive: Archive) -> str:
    """A word of five letters or more that many reports have, but no name."""
    named = {word for names in archive.names.values() for name in names for word in words_of(name)}
    found = Counter(word for report in archive.reports for words in report.words() for word in {*words})
    able = [word for word in found if len(word) > 4 and word.isalpha() and word not in named]
    return max(able, key=lambda word: (found[word], word))


def tab_to(search: Search, wanted: Locator, key: str = "Tab") -> None:
    """Presses a key until ``wanted`` has the focus."""
    for _ in range(80):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        search.page.keyboard.press(key)
    expect(wanted).to_be_focused()


def check_address(search: Search, archive: Archive) -> None:
    """Asks by hand for words, a name, an order, a period and more; then opens the address elsewhere."""
    page = search.page
    search.open()
    search.ask(frequent_word(archive))
    search.done()
    box = page.locator("[data-filter=person]")
    box.locator("summary").click()
    expect(box.get_by_role("option").first).to_be_visible()
    box.get_by_role("combobox").press("ArrowDown")
    box.get_by_role("combobox").press("Enter")
    expect(search.chips()).to_have_count(1)
    search.done()
    page.keyboard.press("Escape")
    page.locator("#search-order").select_option("oldest")
    search.done()
    page.locator("#search-period summary").click()
    page.locator("#search-from").fill("1700-01")
    page.locator("#search-period button").click()
    expect(search.chips()).to_have_count(2)
    search.done()
    if page.locator("#search-more").is_visible():
        page.locator("#search-more").click()
        expect(page.locator("#search-rows .row").nth(10)).to_be_visible()
    other = Search(page.context.new_page(), search.address)
    other.page.goto(page.url)
    other.done()
    expect(other.page.locator("#search-rows .row")).to_have_count(page.locator("#search-rows .row").count())
    for part in ("#search-words", "#search-order", "#search-from", "#search-to"):
        assert other.page.locator(part).input_value() == page.locator(part).input_value()
    assert search.titles()
    assert other.titles() == search.titles()
    assert other.chips().all_inner_texts() == search.chips().all_inner_texts()
    assert bars(other) == bars(search)
    assert other.complaints == []
    other.page.close()


def bars(search: Search) -> list[str]:
    """The bars of the years, as they are read aloud."""
    buttons = search.page.locator("#search-years button")
    return [str(button.get_attribute("aria-label")) for button in buttons.all()]


def check_keyboard(search: Search, archive: Archive) -> None:
    """Asks, narrows, orders and opens a report without touching the mouse."""
    keys, page = search.page.keyboard, search.page
    search.open()
    expect(page.get_by_role("searchbox")).to_be_focused()
    keys.type(frequent_word(archive))
    keys.press("Enter")
    search.done()
    tab_to(search, page.locator("#search-period summary"))
    keys.press("Enter")
    keys.press("Tab")
    keys.type("1500")
    keys.press("Tab")
    keys.type("2015")
    keys.press("Enter")
    expect(search.chips()).to_have_text([re.compile("1500–2015$")])
    search.done()
    tab_to(search, page.locator("#search-order"))
    keys.press("ArrowDown")
    expect(page.locator("#search-order")).to_have_value("newest")
    search.done()
    link = page.locator("#search-rows .row-title a").first
    address = str(link.get_attribute("href"))
    tab_to(search, link)
    keys.press("Enter")
    page.wait_for_url(address)
    page.go_back()
    search.done()
    tab_to(search, search.chips().first)
    keys.press("Enter")
    expect(search.chips()).to_have_count(0)
    assert search.query()["order"] == ["newest"]


def check_axe(search: Search, archive: Archive) -> None:
    """Names and reports, open boxes, a word that is unknown: axe finds nothing in any."""
    word, (name, *_) = frequent_word(archive), max(archive.names.values(), key=len)
    for query in (
        f"?q={quote(word)}&from=1500&order=oldest",
        f"?q={quote(name)}",
        f"?q={quote(name[:-1])}qq",
    ):
        search.open(query)
        search.done()
        for box in ("", "[data-filter=person]", "[data-filter=year]", "#search-period"):
            if box:
                search.page.locator(f"{box} summary").click()
                search.page.wait_for_timeout(100)
            found = Axe().run(search.page)
            assert found.violations_count == 0, found.generate_report()


def check_hostile(search: Search) -> None:
    """Whatever is typed does nothing but search."""
    search.open()
    for name, words in HOSTILE_QUERIES.items():
        search.ask(words + " ")
        search.done()
        said = search.page.locator("#search-status").inner_text()
        assert said, name
        assert "could not be loaded" not in said, name
        inside = "main img, main svg:not(.search-years svg), main script:not([type])"
        assert search.page.locator(inside).count() == 0, name
        width = search.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert width <= 0, name
    assert search.complaints == []
