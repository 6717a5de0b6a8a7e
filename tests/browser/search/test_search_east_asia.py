"""Chinese and Japanese: what is typed is found where its signs stand side by side, in any archive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.search.searching import Search, named, report, write_site

pytestmark = pytest.mark.browser

RECORDS = [
    report(
        "bridge",
        "武汉长江大桥通车",
        "1957-10-15",
        "武汉长江大桥今天通车，北京大学的学生到场。|上海市政府派代表参加了仪式。",
        language="zh",
    ),
    report(
        "flood",
        "洪水淹没城市",
        "1954-08-01",
        "洪水在夜里淹没了城市的大部分地区，人们等待救援。",
        language="zh",
    ),
    report(
        "quake",
        "東京で地震",
        "1923-09-01",
        "東京都で大きな地震がありました。コンピューターはない。",
        language="ja",
    ),
    report("radio", "ＮＨＫの放送", "1925-03-22", "ＮＨＫは放送を始めた。", language="ja"),
    report("visit", "A visit", "1960", "A delegation of Peking University (北京大学) came.", language="en"),
]

FOUND = {
    "大桥": ["武汉长江大桥通车"],
    "长江大桥": ["武汉长江大桥通车"],
    "政府": ["武汉长江大桥通车"],
    "京大": ["武汉长江大桥通车", "A visit"],
    "大京": [],
    "城市 洪水": ["洪水淹没城市"],
    '"淹没了城市"': ["洪水淹没城市"],
    "北京大学 -学生": ["A visit"],
    "peking": ["A visit"],
    "京都": ["東京で地震"],
    "コンピュータ": ["東京で地震"],
    '"地震がありました"': ["東京で地震"],
    "nhk": ["ＮＨＫの放送"],
    "ＮＨＫ": ["ＮＨＫの放送"],
}


@pytest.mark.parametrize("language", ["zh", "ja", "en"])
def test_signs_side_by_side_are_found_in_an_archive_of_any_language(
    page: Page, tmp_path: Path, static_server: Callable[..., str], language: str
) -> None:
    site = write_site(tmp_path / "site", RECORDS, [named("li-ming", "李明", "Li Ming")], language)
    shown = site / "search/index.html"
    told = shown.read_text(encoding="utf-8").replace('<html lang="en"', f'<html lang="{language}"')
    shown.write_text(told, encoding="utf-8")
    search = Search(page, static_server(site))
    search.open()
    for typed, titles in FOUND.items():
        search.ask(typed)
        expect(page).to_have_title(f"{typed} – Search – Oldhaven")
        search.done()
        assert sorted(search.titles()) == sorted(titles), typed
    search.ask("李明")
    search.expect_cards("李明")
    search.ask("火山")
    search.says("No page has the word “火山”.")
    search.done()
    assert search.complaints == []


def test_an_archive_without_names_says_that_a_word_is_unknown(
    page: Page, tmp_path: Path, static_server: Callable[..., str]
) -> None:
    search = Search(page, static_server(write_site(tmp_path / "site", RECORDS, [])))
    search.open("?q=volcano")
    search.says("No page has the word “volcano”.")
    search.done()
    expect(page.locator("#search-suggestion")).to_be_empty()
    assert search.complaints == []
