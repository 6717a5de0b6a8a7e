"""The search page in a real browser: a small archive of its own, under the policy that pages carry."""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

from pressmark.config import Settings
from pressmark.languages import read_strings
from pressmark.pages.values import Head, Link, Rightsline
from pressmark.pages.views import SearchView, SiteView
from pressmark.search import SearchRecord, build_index, used_filters
from pressmark.templates import Renderer, Theme, default_theme

pytestmark = pytest.mark.browser

POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
INDEXES = (Link("People", "/people/"), Link("Dates", "/dates/"))
HOSTILE_TITLE = '<img src=x onerror=alert(1)> & "quotes" \'</script>'


def report(stem: str, title: str, day: str, words: str, people: tuple[str, ...] = ()) -> SearchRecord:
    return SearchRecord(
        address=f"/articles/{stem}/",
        title=title,
        language="en",
        date=day,
        text=tuple((f"p{at}", part) for at, part in enumerate(words.split("|"), 1)),
        filters=(
            ("kind", ("Report",)),
            ("person", people),
            ("source", ("The Harbour Bell",)),
            ("year", (day[:4],) if day else ()),
            ("language", ("en",)),
        ),
        meta=(("date_words", f"the day {day}" if day else "undated"), ("source", "The Harbour Bell")),
    )


def person(slug: str, name: str, *names: str) -> SearchRecord:
    return SearchRecord(
        address=f"/people/{slug}/",
        title=name,
        language="en",
        date="",
        names=names,
        summary="Keeper on our island.",
        filters=(("kind", ("Person",)), ("person", (name,))),
    )


FILLER = "The committee met again in the long room above the market and spoke of nothing in particular. " * 6

RECORDS = [
    report(
        "flood",
        "The night of the flood",
        "1953-02-01",
        f"{FILLER}|At four the seawall of Oldhaven broke, and boats lay in the streets.|{FILLER}",
        ("Ann Ames", "Łucja Żak"),
    ),
    report(
        "repair", "Seawall repaired", "1954-06-12", "Masons closed the seawall with stone.", ("Ann Ames",)
    ),
    report("vote", "Council votes on the seawall", "1953-11-30", "The seawall will be raised.", ("Bo Berg",)),
    report("letter", "A letter without a date", "", "Nobody knows when the seawall was drawn like this."),
    report(
        "hostile",
        HOSTILE_TITLE,
        "1960-01-01",
        "Markup like &lt;b&gt; and <b>bold</b> stays as it is written.",
    ),
    SearchRecord(
        address="/articles/russian/",
        title="Прорыв дамбы",
        language="ru",
        date="1953-02-03",
        text=(("p1", "Вода прорвала дамбу ночью, город был затоплен."),),
        filters=(("kind", ("Report",)), ("language", ("ru",)), ("year", ("1953",))),
        meta=(("date_words", "3 February 1953"),),
    ),
    person("lucja-zak", "Łucja Żak", "Lucja Zak", "Lucy of the Lamp", "Луция Жак"),
    person("ann-ames", "Ann Ames", "Mother Ames"),
    *(
        report(
            f"tide-{at:02}",
            f"Tide table {at}",
            f"19{at + 10}-05-05",
            "Spring tide expected.",
            (f"Clerk {at}",),
        )
        for at in range(1, 71)
    ),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one search page, its index, and a page for each record."""
    folder = tmp_path_factory.mktemp("site")
    index = build_index(RECORDS, "en")
    assert index.diagnostics == ()
    files = {f"pagefind/{path}": data for path, data in index.files.items()}
    files["search/index.html"] = search_page()
    for record in RECORDS:
        files[f"{record.address.strip('/')}/index.html"] = page_of(record)
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    shutil.copytree(default_theme() / "assets", folder / "assets")
    return folder


def search_page(has_search: bool = True) -> bytes:
    theme = Theme(default_theme())
    words = theme.read("strings/en.toml")
    assert words is not None
    strings, said = read_strings("strings/en.toml", words, "en")
    assert said == ()
    shown = SiteView(
        title="Oldhaven",
        base_url="",
        language="en",
        direction="ltr",
        description="",
        contact="",
        repository="",
        rights=Rightsline(),
        menu=(("people", INDEXES[0]),),
        has_search=has_search,
        has_corrections=False,
        has_about=False,
        policy=POLICY,
    )
    view = SearchView(
        head=Head(address="/search/", title="Search", description="Search the archive", kind="search"),
        filters=tuple((key, "") for key in used_filters(RECORDS)),
        indexes=INDEXES,
        languages=(("en", "English"), ("ru", "Russian")),
    )
    return Renderer(theme, Settings(title="Oldhaven"), strings, shown).render("search.html", view)


def page_of(record: SearchRecord) -> bytes:
    paragraphs = "".join(f'<p id="{anchor}">{anchor}</p>' for anchor, _ in record.text)
    head = f'<link rel="icon" href="data:,"><title>{record.address}</title>'
    return f"<!doctype html><html lang=en>{head}<h1>{record.address}</h1>{paragraphs}".encode()


@pytest.fixture
def base() -> str:
    return "/"


@pytest.fixture(autouse=True)
def _patience() -> Iterator[None]:
    """A busy machine is no failure."""
    expect.set_options(timeout=15_000)
    yield
    expect.set_options(timeout=5_000)


class Search:
    """The search page as a reader handles it. Whatever the browser complains of is kept."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(urlsplit(request.url).path))
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def open(self, query: str = "") -> None:
        self.page.goto(f"{self.address}search/{query}")

    def ask(self, words: str) -> None:
        self.page.get_by_role("searchbox").fill(words)
        self.page.keyboard.press("Enter")

    def titles(self) -> list[str]:
        return self.page.locator("#search-rows .row-title").all_inner_texts()

    def expect_titles(self, *titles: str) -> None:
        expect(self.page.locator("#search-rows .row-title")).to_have_text(list(titles))

    def says(self, words: str) -> None:
        expect(self.page.get_by_role("status")).to_contain_text(words)

    def narrow(self, box: str, choice: str) -> None:
        self.page.locator("summary", has_text=box).click()
        expect(self.page.locator("details[open] option").first).to_be_attached()
        self.choose(choice)

    def choose(self, choice: str) -> None:
        self.page.locator("details[open] select").select_option(choice)
        self.page.locator("details[open]").get_by_role("button", name="Add").click()

    def chips(self) -> Locator:
        return self.page.locator("#search-chosen button")

    def passage(self, words: str, hits: list[int], anchors: list[dict[str, Any]]) -> dict[str, Any]:
        """What search-passage.js cuts from a page of ``words``, hit at the words numbered ``hits``."""
        self.open()
        data = {
            "content": words.replace("\u200b", ""),
            "raw_content": words,
            "anchors": anchors,
            "locations": hits,
            "weighted_locations": [{"location": at, "balanced_score": 1} for at in hits],
        }
        cut = "async data => (await import('../assets/search-passage.js')).passage(data)"
        result: dict[str, Any] = self.page.evaluate(cut, data)
        return result

    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.page.url).query)


@pytest.fixture
def search(page: Page, site: Path, base: str, static_server: Callable[..., str]) -> Iterator[Search]:
    opened = Search(page, static_server(site, base))
    yield opened
    assert opened.complaints == []


@pytest.mark.parametrize("base", ["/", "/repo/", "/a/pagefind/b/"])
def test_a_word_is_found_and_leads_to_its_page_under_any_folder(search: Search, base: str) -> None:
    search.open()
    search.ask("oldhaven")
    search.says("One result for “oldhaven”")
    search.expect_titles("The night of the flood")
    expect(search.page.locator(".row-facts")).to_have_text("the day 1953-02-01 · The Harbour Bell · Report")
    expect(search.page.locator("mark")).to_have_text(["Oldhaven"])
    search.page.get_by_role("link", name="The night of the flood").click()
    expect(search.page).to_have_url(f"{search.address}articles/flood/")
    search.page.go_back()
    search.expect_titles("The night of the flood")
    search.page.locator(".search-passage a").click()
    expect(search.page).to_have_url(f"{search.address}articles/flood/#p2")
    assert all(path.startswith(base) for path in search.requests)


def test_the_passage_is_of_the_paragraph_that_has_the_words(search: Search) -> None:
    search.open("?q=boats+seawall")
    passage = search.page.locator(".search-passage")
    expect(passage).to_have_text("At four the seawall of Oldhaven broke, and boats lay in the streets.")
    expect(passage.locator("mark")).to_have_text(["seawall", "boats"])


WORDS = " ".join(f"w{at}" for at in range(200))
ANCHORS = [{"id": "-", "location": 3}, {"id": "p1", "location": 10}, {"id": "p2", "location": 100}]


@pytest.mark.parametrize(
    ("hits", "anchor", "begins", "ends", "cut"),
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
    search: Search, hits: list[int], anchor: str, begins: str, ends: str, cut: tuple[bool, bool]
) -> None:
    found = search.passage(WORDS, hits, ANCHORS)
    words = "".join(run["text"] for run in found["runs"]).split()
    assert (found["anchor"], words[0], words[-1]) == (anchor, begins, ends)
    assert (found["cutBefore"], found["cutAfter"]) == cut
    assert [run["text"] for run in found["runs"] if run["hit"]] == [
        f"w{at}" for at in sorted(hits) if f"w{at}" in words
    ]


def test_a_mark_leaves_out_the_signs_around_a_word(search: Search) -> None:
    runs = search.passage("said: “(Łódź’s)”, 5.5% …", [1, 2, 3], [])["runs"]
    marked = [(run["text"], run["hit"]) for run in runs]
    assert marked == [
        ("said: “(", False),
        ("Łódź’s", True),
        (")”, ", False),
        ("5.5", True),
        ("% …", False),
    ]


def test_a_passage_without_spaces_is_joined_as_it_was(search: Search) -> None:
    raw = "报告\u200b.\u200b \u200b北京\u200b大学\u200b&lt;b&gt;"
    found = search.passage(raw, [3], [{"id": "-", "location": 1}, {"id": "p1", "location": 3}])
    assert found["anchor"] == "p1"
    assert [(run["text"], run["hit"]) for run in found["runs"]] == [("北京", True), ("大学<b>", False)]


def test_a_person_is_found_by_any_name_before_the_reports(search: Search) -> None:
    for words, marked in [
        ("lucy of the lamp", ["Lucy", "of", "the", "Lamp"]),
        ("Луция", ["Луция"]),
        ("lucja", ["Lucja"]),
    ]:
        search.open(f"?q={quote(words)}")
        expect(search.page.locator("#search-rows .row-title").first).to_have_text("Łucja Żak")
        passage = search.page.locator("#search-rows .row").first.locator(".search-passage")
        expect(passage.locator("mark")).to_have_text(marked)
        expect(passage.locator("a")).to_have_count(0)


def test_other_languages_are_found_in_the_same_search(search: Search) -> None:
    search.open("?q=" + quote("дамбу"))
    search.expect_titles("Прорыв дамбы")
    expect(search.page.locator(".row-title a")).to_have_attribute("lang", "ru")


def test_a_filter_narrows_and_is_removed(search: Search) -> None:
    search.open("?q=seawall")
    search.says("4 results for “seawall”")
    search.narrow("Year", "1953")
    search.says("2 results")
    assert sorted(search.titles()) == ["Council votes on the seawall", "The night of the flood"]
    search.narrow("Kind", "Report")
    expect(search.chips()).to_have_text(["Year: 1953", "Kind: Report"])
    assert search.query() == {"q": ["seawall"], "year": ["1953"], "kind": ["Report"]}
    search.page.get_by_role("button", name="Remove Year: 1953").click()
    search.says("4 results")
    expect(search.page.get_by_role("button", name="Remove Kind: Report")).to_be_focused()
    search.page.keyboard.press("Enter")
    expect(search.page.get_by_role("searchbox")).to_be_focused()
    expect(search.chips()).to_have_count(0)
    assert search.query() == {"q": ["seawall"]}


def test_values_are_counted_within_the_results(search: Search) -> None:
    search.open("?q=seawall")
    search.page.locator("summary", has_text="People").click()
    options = search.page.locator("details[open] option")
    expect(options).to_have_text(["Choose …", "Ann Ames (2)", "Bo Berg (1)", "Łucja Żak (1)"])
    search.ask("masons")
    expect(options).to_have_text(["Choose …", "Ann Ames (1)"])


def test_one_year_takes_the_place_of_another(search: Search) -> None:
    search.open("?q=seawall&year=1953")
    search.says("2 results")
    search.narrow("Year", "1954")
    search.expect_titles("Seawall repaired")
    assert search.query() == {"q": ["seawall"], "year": ["1954"]}
    # How many the others would bring is not known, so no number stands beside them.
    expect(search.page.locator("details[open] option").nth(1)).to_have_text("1980")


def test_two_people_are_both_asked_for(search: Search) -> None:
    search.open("?q=seawall")
    search.narrow("People", "Ann Ames")
    search.says("2 results")
    search.choose("Łucja Żak")
    search.expect_titles("The night of the flood")
    assert search.query()["person"] == ["Ann Ames", "Łucja Żak"]


def test_a_box_is_closed_by_escape_and_by_a_click_beside_it(search: Search) -> None:
    search.open("?q=seawall")
    people = search.page.locator("summary", has_text="People")
    people.click()
    search.page.locator("details[open] select").focus()
    search.page.keyboard.press("Escape")
    expect(search.page.locator("details[open]")).to_have_count(0)
    expect(people).to_be_focused()
    people.click()
    search.page.locator("summary", has_text="Year").click()
    expect(search.page.locator("details[open]")).to_have_count(1)
    search.page.locator("h1").click()
    expect(search.page.locator("details[open]")).to_have_count(0)


def test_nothing_within_the_choice_is_said(search: Search) -> None:
    search.open("?q=seawall&person=Clerk+3")
    search.says("Nothing found for “seawall” within what you narrowed the search to")
    search.page.get_by_role("button", name="Remove People: Clerk 3").click()
    search.says("4 results")


def test_a_long_filter_is_typed_in(search: Search) -> None:
    search.open("?q=tide")
    search.page.locator("summary", has_text="People").click()
    field = search.page.locator("details[open] input")
    field.fill("clerk 7")
    field.press("Enter")
    search.expect_titles("Tide table 7")
    expect(search.chips()).to_have_text(["People: Clerk 7"])
    search.open("?q=tide")
    search.page.locator("summary", has_text="People").click()
    field = search.page.locator("details[open] input")
    field.fill("<b>nobody</b>")
    field.press("Enter")
    search.says("There is no “<b>nobody</b>” under People.")
    assert search.query() == {"q": ["tide"]}


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


def test_a_shared_address_restores_everything(search: Search, context: BrowserContext) -> None:
    search.open("?q=tide&kind=Report&order=oldest&shown=20")
    expect(search.page.locator("#search-rows .row")).to_have_count(20)
    expect(search.page.get_by_role("searchbox")).to_have_value("tide")
    expect(search.page.get_by_label("Order")).to_have_value("oldest")
    expect(search.chips()).to_have_text(["Kind: Report"])
    shown = search.titles()
    assert shown == [f"Tide table {at}" for at in range(1, 21)]
    assert search.page.title() == "tide – Search – Oldhaven"
    other = Search(context.new_page(), search.address)
    other.page.goto(search.page.url)
    expect(other.page.locator("#search-rows .row")).to_have_count(20)
    assert other.titles() == shown


@pytest.mark.parametrize(
    "query",
    ["?order=sideways&shown=-5&q=tide", "?shown=1e9&q=tide&q=other", "?q=tide&__proto__=x&order=__proto__"],
)
def test_an_address_that_makes_no_sense_is_read_as_far_as_it_does(search: Search, query: str) -> None:
    search.open(query)
    search.says("70 results for “tide”")
    expect(search.page.get_by_label("Order")).to_have_value("relevance")


def test_back_and_forward_walk_the_states(search: Search) -> None:
    search.open()
    search.ask("oldhaven")
    search.expect_titles("The night of the flood")
    search.ask("masons")
    search.expect_titles("Seawall repaired")
    search.narrow("Year", "1954")
    expect(search.chips()).to_have_count(1)
    search.page.go_back()
    expect(search.chips()).to_have_count(0)
    search.expect_titles("Seawall repaired")
    search.page.go_back()
    search.expect_titles("The night of the flood")
    expect(search.page.get_by_role("searchbox")).to_have_value("oldhaven")
    search.page.go_back()
    expect(search.page.locator("#search-rows .row")).to_have_count(0)
    expect(search.page.get_by_role("searchbox")).to_have_value("")
    search.page.go_forward()
    search.expect_titles("The night of the flood")


def test_typing_finds_and_leaves_one_step_behind(search: Search) -> None:
    search.open("?q=oldhaven")
    search.expect_titles("The night of the flood")
    field = search.page.get_by_role("searchbox")
    field.select_text()
    field.press_sequentially("mas")
    search.expect_titles("Seawall repaired")
    field.press_sequentially("ons")
    expect(search.page).to_have_url(f"{search.address}search/?q=masons")
    search.page.go_back()
    expect(search.page).to_have_url(f"{search.address}search/?q=oldhaven")
    search.expect_titles("The night of the flood")


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
        search.page.get_by_role("button", name="more").click()
        expect(search.page.locator("#search-rows .row")).to_have_count(left)
    expect(search.page.locator("#search-more")).to_be_hidden()


def test_filters_alone_ask_for_words_and_load_no_index(search: Search) -> None:
    search.open("?person=Ann+Ames")
    search.says("Type a word to search for, or use the lists below")
    expect(search.chips()).to_have_text(["People: Ann Ames"])
    search.narrow("Year", "1954")
    expect(search.chips()).to_have_count(2)
    search.ask("   ")
    search.says("Type a word")
    assert [path for path in search.requests if "/index/" in path or "/fragment/" in path] == []
    search.ask("seawall")
    search.expect_titles("Seawall repaired")


HOSTILE_QUERIES = {
    "markup": "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "an attribute": '"><svg onload=alert(1)> seawall',
    "ten thousand characters": "seawall " * 1_250,
    "one long word": "x" * 10_000,
    "regular-expression signs": "(.*)+ [a-z]{2,} ^$ \\d | ? * seawall",
    "braces of the interface": "{number} {words} {constructor}",
    "a quotation mark left open": '"seawall',
    "signs only": "!!! ??? ... ---",
    "nothing but a joiner": "\u200d",
    "direction marks": "\u202eseawall\u202c",
    "names of every object": "__proto__ constructor toString",
    "null and true": "null true undefined NaN",
}


@pytest.mark.parametrize("words", HOSTILE_QUERIES.values(), ids=HOSTILE_QUERIES.keys())
def test_hostile_words_do_nothing_but_search(search: Search, words: str) -> None:
    search.open("?q=" + quote(words)[:20_000])
    expect(search.page.get_by_role("status")).to_contain_text("for “")
    search.ask(words + " ")
    expect(search.page.get_by_role("status")).to_contain_text("for “")
    assert search.page.locator("main img, main svg, main script:not([type])").count() == 0
    search.ask("masons")
    search.expect_titles("Seawall repaired")


def test_half_a_character_is_searched_for_like_any_other(search: Search) -> None:
    search.open("?q=%ED%A0%80+masons")
    expect(search.page.get_by_role("status")).to_contain_text("for “")
    search.open()
    search.page.evaluate(
        """() => {
            document.getElementById("search-words").value = "masons \\ud800";
            document.getElementById("search-form").requestSubmit();
        }"""
    )
    search.expect_titles("Seawall repaired")
    assert search.query() == {"q": ["masons \ufffd"]}


def test_hostile_text_in_the_index_stays_text(search: Search) -> None:
    search.open("?q=markup")
    search.expect_titles(HOSTILE_TITLE)
    passage = search.page.locator(".search-passage")
    expect(passage).to_have_text("Markup like &lt;b&gt; and <b>bold</b> stays as it is written.")
    assert search.page.locator("#search-rows b, #search-rows img").count() == 0


def test_without_the_index_the_page_says_so_and_tries_again(
    page: Page, site: Path, tmp_path: Path, static_server: Callable[..., str]
) -> None:
    search = Search(page, static_server(site))
    page.route("**/pagefind/**", lambda route: route.abort())
    search.open("?q=masons")
    search.says("The search could not be loaded.")
    expect(page.get_by_role("navigation", name="Lists of this archive").get_by_role("link")).to_have_count(2)
    page.unroute("**/pagefind/**")
    page.get_by_role("button", name="Search").click()
    search.expect_titles("Seawall repaired")


def test_a_line_that_breaks_while_searching_is_not_taken_for_nothing_found(
    page: Page, site: Path, static_server: Callable[..., str]
) -> None:
    search = Search(page, static_server(site))
    search.open("?q=masons")
    search.expect_titles("Seawall repaired")
    page.context.set_offline(True)
    search.ask("oldhaven")
    search.says("The search could not be loaded.")
    assert search.titles() == []
    page.context.set_offline(False)
    search.ask("oldhaven")
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
    search.open()
    expect(search.page.get_by_role("searchbox")).to_be_focused()
    search.page.keyboard.type("seawall")
    search.page.keyboard.press("Enter")
    search.says("4 results")
    people = search.page.locator("summary", has_text="People")
    while not people.evaluate("box => box === document.activeElement"):
        search.page.keyboard.press("Tab")
    search.page.keyboard.press("Enter")
    expect(search.page.locator("details[open] option").nth(1)).to_be_attached()
    search.page.keyboard.press("Tab")
    search.page.keyboard.type("Bo")
    search.page.keyboard.press("Tab")
    search.page.keyboard.press("Enter")
    search.expect_titles("Council votes on the seawall")
    result = search.page.get_by_role("link", name="Council votes on the seawall")
    for _ in range(20):
        if result.evaluate("link => link === document.activeElement"):
            break
        search.page.keyboard.press("Tab")
    expect(result).to_be_focused()
    search.page.keyboard.press("Enter")
    expect(search.page).to_have_url(f"{search.address}articles/vote/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(search: Search, scheme: str) -> None:
    search.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    search.open("?q=seawall&kind=Report")
    search.says("4 results")
    search.page.locator("summary", has_text="People").click()
    expect(search.page.locator("details[open] option").nth(1)).to_be_attached()
    found = Axe().run(search.page)
    assert found.violations_count == 0, found.generate_report()
    search.open("?q=yyyy")
    search.says("Nothing found")
    assert Axe().run(search.page).violations_count == 0


@pytest.mark.parametrize("width", [320, 780, 1280])
def test_nothing_runs_over_the_side(search: Search, width: int) -> None:
    search.page.set_viewport_size({"width": width, "height": 800})
    search.open("?q=seawall&person=Ann+Ames&kind=Report")
    search.says("2 results")
    for box in ("Kind", "Language"):
        search.page.locator("summary", has_text=box).click()
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


def test_the_scripts_of_the_page_stay_small() -> None:
    scripts = sorted((default_theme() / "assets").glob("search*.js"))
    assert len(scripts) == 7
    assert sum(len(zlib.compress(path.read_bytes(), 9)) for path in scripts) < 10_000
