"""Over whole archives: every name finds its bearers first; phrases and periods agree with a plain scan."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext

from pressmark.building import BuildOptions, build
from pressmark.dates import parse_date
from pressmark.search import division
from tests.browser.search.archives import Archive, is_told, words_of
from tests.browser.search.hipe import read_papers, write_archive
from tests.browser.search.journeys import (
    check_address,
    check_axe,
    check_hostile,
    check_keyboard,
    frequent_word,
)
from tests.browser.search.searching import Search
from tests.conftest import SHARED

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[3]
HIPE = "corpora/hipe-2022/data"
ARCHIVES = [
    "demo",
    pytest.param("demo in parts", marks=pytest.mark.audit),
    pytest.param("newspapers", marks=[pytest.mark.audit, pytest.mark.shared(HIPE)]),
    pytest.param("newspapers in parts", marks=[pytest.mark.audit, pytest.mark.shared(HIPE)]),
]
IN_PARTS = {"demo in parts": 40_000, "newspapers in parts": 500_000}
"""Characters of an index, so few that there are several."""


@pytest.fixture(scope="session", params=ARCHIVES)
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The repository's own archive, and one of old newspapers in four languages; with one index, and with
    several."""
    root, output = ROOT, tmp_path_factory.mktemp("output")
    if request.param.startswith("newspapers"):
        root = tmp_path_factory.mktemp("newspapers")
        tables = sorted((SHARED / HIPE).rglob("*.tsv"))
        write_archive([paper for table in tables for paper in read_papers(table)], root)
    with pytest.MonkeyPatch.context() as patch:
        if request.param in IN_PARTS:
            patch.setattr(division, "MOST", IN_PARTS[request.param])
        result = build(BuildOptions(root, output / "site"))
    assert not result.failed, result.diagnostics
    folders = list((output / "site/pagefind").glob("[0-9]"))
    assert bool(folders) == (request.param in IN_PARTS)
    return Archive(output / "site")


@pytest.fixture
def search(archive: Archive, context: BrowserContext, static_server: Callable[..., str]) -> Iterator[Search]:
    """The search page of an archive under ``/repo/``."""
    opened = Search(context.new_page(), static_server(archive.folder, "/repo/"))
    opened.open()
    yield opened
    assert opened.complaints == []


NAMES = """async (texts) => {
    const { findNames } = await import("../assets/search-names.js");
    const found = [];
    for (const text of texts) found.push((await findNames(text)).map(({ address }) => address));
    return found;
}"""


def check_names(search: Search, archive: Archive) -> int:
    """Asks the page's own module for every name as it is written, in small letters, and back to front."""
    cases = [
        (typed, address)
        for address, names in archive.names.items()
        for name in names
        if is_told(name)
        for typed in (name, name.lower(), " ".join(reversed(name.split())))
    ]
    answers = search.page.evaluate(NAMES, [typed for typed, _ in cases])
    wrong = []
    for (typed, address), found in zip(cases, answers, strict=True):
        bearers = archive.bearers(typed) | {address}
        if len(typed.split()) > 1 and address not in archive.bearers(typed):
            # Back to front: whoever bears the name as it is written comes before.
            first = len(bearers)
            if address not in found[: first + 5]:
                wrong.append((typed, address, found[:5]))
        elif set(found[: len(bearers)]) != bearers:
            wrong.append((typed, address, found[: len(bearers)]))
    assert wrong == []
    return len(cases)


def test_every_name_of_every_page_finds_its_bearers_first(archive: Archive, search: Search) -> None:
    assert check_names(search, archive) > 600
    for address, names in random.Random(4).sample(sorted(archive.names.items()), 8):
        typed = names[-1] if is_told(names[-1]) else names[0]
        search.ask(typed)
        bearers = archive.bearers(typed) | {address}
        search.done()
        links = search.page.locator("#search-cards .row-title a")
        shown = [str(link.get_attribute("href")).removeprefix(search.address) for link in links.all()]
        assert {*shown[: len(bearers)]} == {quote(one, safe="/") for one in bearers}


PHRASES = """async (phrases) => {
    const { parse } = await import("../assets/search-query.js");
    const { find } = await import("../assets/search-words.js");
    const found = [];
    for (const phrase of phrases) {
        const { found: pages } = await find(parse(`"${phrase}"`), { filters: {}, order: "relevance" });
        while (!pages.sure) await pages.take(Infinity);
        found.push((await Promise.all(pages.pages.map((page) => page.data()))).map((data) => data.raw_url));
    }
    return found;
}"""


def check_phrases(search: Search, archive: Archive, number: int) -> None:
    """Phrases of two to five words cut from the texts, and some that stand nowhere."""
    choice = random.Random(4)
    paragraphs = [text for report in archive.reports for text in report.paragraphs if len(words_of(text)) > 6]
    phrases = []
    for text in choice.choices(paragraphs, k=number):
        pieces = text.split()
        at, size = choice.randrange(len(pieces) - 3), choice.randint(2, 5)
        phrase = " ".join(pieces[at : at + size]).replace('"', " ").replace("“", " ").replace("”", " ")
        phrases.append(phrase if choice.random() < 0.9 else " ".join(reversed(phrase.split())))
    phrases = [phrase for phrase in phrases if len(words_of(phrase)) > 1]
    answers = search.page.evaluate(PHRASES, phrases)
    wrong = []
    for phrase, found in zip(phrases, answers, strict=True):
        reports = {url for url in found if url.startswith("articles/")}
        if reports != archive.with_phrase(phrase):
            wrong.append((phrase, reports ^ archive.with_phrase(phrase)))
    assert wrong == []


def test_phrases_find_exactly_the_reports_that_have_them(archive: Archive, search: Search) -> None:
    check_phrases(search, archive, 200 if len(archive.reports) > 150 else 60)


PERIODS = """async (cases) => {
    const { parse } = await import("../assets/search-query.js");
    const { find } = await import("../assets/search-words.js");
    const { condition } = await import("../assets/search-period.js");
    const { says } = await import("../assets/search-says.js");
    const found = [];
    for (const [from, to, order] of cases) {
        const filters = { all: [condition(from, to, says.years)] };
        const { found: answer } = await find(parse(""), { filters, order });
        found.push((await Promise.all(answer.pages.map((one) => one.data()))).map((data) => data.raw_url));
    }
    return found;
}"""


def check_periods(search: Search, archive: Archive, number: int) -> None:
    """Periods of any precision between dates that occur, in both orders."""
    choice = random.Random(4)
    dates = [report.date for report in archive.reports if report.date.first]
    by_address = {report.address: report.date for report in archive.reports}
    cases: list[list[Any]] = []
    for _ in range(number):
        start, end = sorted(choice.sample(dates, 2), key=lambda date: date.first)
        cases.append(
            [
                start.first[: choice.choice([4, 7, 10])],
                end.first[: choice.choice([4, 7, 10])],
                choice.choice(["newest", "oldest"]),
            ]
        )
    cases += [["", cases[0][1], "newest"], [cases[0][0], "", "oldest"]]
    for (start_text, end_text, order), found in zip(cases, search.page.evaluate(PERIODS, cases), strict=True):
        first = parse_date(start_text).first if start_text else ""
        last = parse_date(end_text).last if end_text else "9999"
        expected = {
            address
            for address, on in by_address.items()
            if on.first and on.first <= last and on.last >= first and first <= last
        }
        reports = [url for url in found if url in by_address]
        assert set(reports) == expected, (start_text, end_text)
        days = [by_address[url].first for url in reports]
        assert days == sorted(days, reverse=order == "newest")


def test_periods_and_orders_are_right(archive: Archive, search: Search) -> None:
    check_periods(search, archive, 25)


def test_no_page_falls_out_of_an_order(archive: Archive, search: Search) -> None:
    ask = """async ([word, order]) => {
        const { parse } = await import("../assets/search-query.js");
        const { find } = await import("../assets/search-words.js");
        return (await find(parse(word), { filters: {}, order })).found.pages.map(({ id }) => id).sort();
    }"""
    word = frequent_word(archive)
    relevance, *others = (search.page.evaluate(ask, [word, one]) for one in ("relevance", "newest", "oldest"))
    assert len(relevance) > 25
    assert others == [relevance, relevance]


WORDS = """async (words) => {
    const { parse } = await import("../assets/search-query.js");
    const { find } = await import("../assets/search-words.js");
    const found = [];
    for (const word of words) {
        const { found: pages } = await find(parse(word), { filters: {}, order: "relevance" });
        const all = await Promise.all(pages.pages.map((page) => page.data()));
        found.push(all.map((data) => [data.raw_url, [data.content, ...Object.values(data.meta)].join(" ")]));
    }
    return found;
}"""


def test_words_find_the_reports_that_have_them_and_none_that_is_not_like_it(
    archive: Archive, search: Search
) -> None:
    """Endings are left to Pagefind: what is found has a word that begins as the one asked for."""
    having: dict[str, set[str]] = defaultdict(set)
    for report in archive.reports:
        for words in report.words():
            for word in words:
                having[word].add(report.address)
    able = sorted(word for word in having if len(word) > 4 and word.isalpha() and word.isascii())
    asked = random.Random(4).sample(able, 60)
    for word, found in zip(asked, search.page.evaluate(WORDS, asked), strict=True):
        assert having[word] <= {url for url, _ in found}, word
        begins = word[: max(3, len(word) - 4)]
        assert [text for _, text in found if not has_beginning(text, begins)] == [], word


def has_beginning(text: str, begins: str) -> bool:
    """Whether a word begins so. Pagefind passes over hyphens, and divides a word before a capital inside."""
    divided = re.sub(r"(?<=[^\W\d_A-Z])(?=[A-Z])", " ", text)
    pieces = ("".join(words_of(piece)) for piece in (*text.split(), *divided.split()))
    return any(one.startswith(begins) for one in (*words_of(text), *pieces))


COUNTS = """async ([typed, keys]) => {
    const { parse } = await import("../assets/search-query.js");
    const { find } = await import("../assets/search-words.js");
    const { counts } = await import("../assets/search-counts.js");
    const { found } = await find(parse(typed), { filters: {}, order: "relevance" });
    while (!found.sure) await found.take(Infinity);
    const pages = await Promise.all(found.pages.map((page) => page.data()));
    const told = await Promise.all(keys.map((key) => counts(key, found.pages)));
    return [pages.map(({ filters }) => filters), told];
}"""


def test_counts_know_of_phrases_and_of_words_left_out(archive: Archive, search: Search) -> None:
    word = frequent_word(archive)
    phrase = next(
        " ".join(words[at : at + 2])
        for report in archive.reports
        for words in report.words()
        for at in range(len(words) - 1)
        if words[at] == word and len(words[at + 1]) > 6
    )
    keys = ["year", "person", "kind", "month"]
    for typed in (word, f'"{phrase}"', f"{word} -{phrase.split()[1]}", f'{word} -"{phrase}"'):
        pages, told = search.page.evaluate(COUNTS, [typed, keys])
        assert pages, typed
        for key, counts in zip(keys, told, strict=True):
            expected = Counter(value for filters in pages for value in filters.get(key, ()))
            assert {value: count for value, count in counts.items() if count} == expected, (typed, key)


def test_a_shared_address_restores_everything(archive: Archive, search: Search) -> None:
    check_address(search, archive)


def test_by_keyboard_alone(archive: Archive, search: Search) -> None:
    check_keyboard(search, archive)


def test_axe_finds_nothing(archive: Archive, search: Search) -> None:
    check_axe(search, archive)


def test_hostile_words_do_nothing_but_search(search: Search) -> None:
    check_hostile(search)
