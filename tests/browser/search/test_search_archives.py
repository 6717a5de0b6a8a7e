"""Over whole archives: every name finds its bearers first; phrases and periods agree with a plain scan."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from pressmark.build import BuildOptions, build
from pressmark.dates import parse_date
from tests.browser.search.archives import Archive, is_told, words_of
from tests.browser.search.hipe import read_papers, write_archive
from tests.browser.search.searching import Search

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The repository's own archive."""
    return built(ROOT, tmp_path_factory.mktemp("demo"))


def built(root: Path, output: Path) -> Archive:
    result = build(BuildOptions(root, output / "site"))
    assert not result.failed, result.diagnostics
    return Archive(output / "site")


@pytest.fixture
def open_search(browser: Browser, static_server: Callable[..., str]) -> Iterator[Callable[[Archive], Search]]:
    """Opens the search page of an archive under ``/repo/``."""
    context = browser.new_context()

    def open_page(archive: Archive) -> Search:
        search = Search(context.new_page(), static_server(archive.folder, "/repo/"))
        search.open()
        return search

    yield open_page
    context.close()


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


def test_every_name_of_every_page_finds_its_bearers_first(
    demo: Archive, open_search: Callable[[Archive], Search]
) -> None:
    search = open_search(demo)
    assert check_names(search, demo) > 600
    for address, names in random.Random(4).sample(sorted(demo.names.items()), 8):
        search.ask(names[-1])
        expect(search.page.locator("#search-cards .row-title a").first).to_have_attribute(
            "href", search.address + quote(address, safe="/")
        )
    assert search.complaints == []


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


def test_phrases_find_exactly_the_reports_that_have_them(
    demo: Archive, open_search: Callable[[Archive], Search]
) -> None:
    check_phrases(open_search(demo), demo, 60)


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


def test_periods_and_orders_are_right(demo: Archive, open_search: Callable[[Archive], Search]) -> None:
    check_periods(open_search(demo), demo, 25)


def test_no_page_falls_out_of_an_order(demo: Archive, open_search: Callable[[Archive], Search]) -> None:
    search = open_search(demo)
    ask = """async (order) => {
        const { parse } = await import("../assets/search-query.js");
        const { find } = await import("../assets/search-words.js");
        return (await find(parse("syria"), { filters: {}, order })).found.pages.map(({ id }) => id).sort();
    }"""
    relevance, newest, oldest = (search.page.evaluate(ask, one) for one in ("relevance", "newest", "oldest"))
    assert len(relevance) > 50
    assert relevance == newest == oldest


@pytest.mark.audit
@pytest.mark.shared("corpora/hipe-2022/data")
def test_all_of_it_over_old_newspapers_in_four_languages(
    shared: Path, tmp_path: Path, open_search: Callable[[Archive], Search]
) -> None:
    papers = [paper for table in sorted(shared.rglob("*.tsv")) for paper in read_papers(table)]
    write_archive(papers, tmp_path)
    archive = built(tmp_path, tmp_path / "output")
    assert len(archive.reports) == len(papers)
    search = open_search(archive)
    assert check_names(search, archive) > 8_000
    check_phrases(search, archive, 200)
    check_periods(search, archive, 50)
    assert search.complaints == []
