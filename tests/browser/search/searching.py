"""A small archive of search records, the site made of it, and the search page as a reader handles it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from pressmark.config import Settings
from pressmark.dates import parse_date
from pressmark.languages import read_strings
from pressmark.pages.finding.periods import period_values
from pressmark.pages.values import Head, Link, Rightsline
from pressmark.pages.views import SearchView, SiteView
from pressmark.search import NamedPage, SearchRecord, build_index, name_files, used_filters
from pressmark.search.division import MOST, divided
from pressmark.search.filters import period_of, undated_of
from pressmark.templates import Renderer, Theme, default_theme

POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
INDEXES = (Link("People", "/people/"), Link("Dates", "/dates/"))
HOSTILE_TITLE = '<img src=x onerror=alert(1)> & "quotes" \'</script>'
FILLER = "The committee met again in the long room above the market and spoke of nothing in particular. " * 6


def report(
    stem: str, title: str, day: str, words: str, people: tuple[str, ...] = (), *, language: str = "en"
) -> SearchRecord:
    """A report; ``words`` are its paragraphs with ``|`` between them."""
    date = parse_date(day or "undated")
    years, months, days = period_values(date)
    return SearchRecord(
        address=f"/articles/{stem}/",
        title=title,
        language=language,
        date=date.first,
        text=tuple((f"p{at}", part) for at, part in enumerate(words.split("|"), 1)),
        filters=(
            ("kind", ("Report",)),
            ("person", people),
            ("source", ("The Harbour Bell",)),
            ("year", tuple(years)),
            ("month", tuple(months)),
            ("day", tuple(days)),
            ("language", (language,)),
        ),
        meta=(("date_words", f"the day {day}" if day else "undated"), ("source", "The Harbour Bell")),
    )


def person(slug: str, name: str, note: str = "Keeper on our island.") -> SearchRecord:
    """The page of a person."""
    return SearchRecord(
        address=f"/people/{slug}/",
        title=name,
        language="en",
        date="",
        is_name=True,
        text=(("p1", note),),
        filters=(("kind", ("Person",)), ("person", (name,))),
    )


def named(slug: str, name: str, *names: str, **facts: Any) -> NamedPage:
    """A person as the index of names has them; ``names`` may be ``name=kind``."""
    others = tuple((one.partition("=")[0], "", one.partition("=")[2]) for one in names)
    given = {
        "type": "person",
        "label": "Person",
        "facts": "",
        "line": "",
        "reports": 1,
        "value": name,
        **facts,
    }
    return NamedPage(address=f"/people/{slug}/", name=name, names=others, **given)


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
    report(
        "russian",
        "Прорыв дамбы",
        "1953-02-03",
        "Вода прорвала дамбу ночью, город был затоплен.",
        language="ru",
    ),
    report(
        "chinese",
        "长江大桥",
        "1957-10-15",
        "武汉长江大桥今天通车，北京大学的学生到场。|北方大学在京。",
        language="zh",
    ),
    report(
        "dashes",
        "A council of many signs",
        "1961",
        "The mayor—Ann Ames—spoke…then left. L’Équipe d’Oldhaven won 3–1; the well-known O’Brien scored.",
    ),
    report("road", "The road", "1962-05", "First words.|Die Straße nach Łódź."),
    person("lucja-zak", "Łucja Żak"),
    person("ann-ames", "Ann Ames"),
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

NAMED = [
    named("lucja-zak", "Łucja Żak", "Lucy of the Lamp", "Луция Жак", facts="born 1901 · in 1 report"),
    named("ann-ames", "Ann Ames", "Mother Ames", "A.A.=acronym", line="Keeper on our island.", reports=2),
    named("ann-ames-2", "Ann Ames", line="Another keeper.", value="Ann Ames (ann-ames-2)", reports=0),
    named("bo-berg", "Bo Berg"),
    named("oldhaven", "Oldhaven Seawall", type="place", label="Place"),
    *(named(f"clerk-{at}", f"Clerk {at}") for at in range(1, 71)),
]


def write_site(
    folder: Path,
    records: Sequence[SearchRecord] = RECORDS,
    pages: Sequence[NamedPage] = NAMED,
    language: str = "en",
    most: int = MOST,
) -> Path:
    """A site of one search page, the index of names, those of words (of ``most`` characters), and a page for
    each record."""
    index = build_index(records, language, most)
    assert index.diagnostics == ()
    files = {f"pagefind/{path}": data for path, data in index.files.items()}
    files |= {f"search/{path}": data for path, data in name_files(pages).items()}
    files["search/index.html"] = search_page(records=records, most=most)
    for record in records:
        files[f"{record.address.strip('/')}/index.html"] = page_of(record)
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    shutil.copytree(default_theme() / "assets", folder / "assets")
    return folder


def search_page(
    *, has_search: bool = True, records: Sequence[SearchRecord] = RECORDS, most: int = MOST
) -> bytes:
    """The search page of the default theme, in English."""
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
        filters=tuple((key, "") for key in used_filters(records)),
        indexes=INDEXES,
        languages=(("en", "English"), ("ru", "Russian"), ("zh", "Chinese")),
        years=period_of(records),
        undated=undated_of(records),
        parts=len(divided(records, most)),
    )
    return Renderer(theme, Settings(title="Oldhaven"), strings, shown).render("search.html", view)


def page_of(record: SearchRecord) -> bytes:
    """A page with the paragraphs of ``record``, far enough apart to tell where one has landed."""
    paragraphs = "".join(f'<p id="{anchor}">{words}</p>' for anchor, words in record.text)
    head = f'<link rel="icon" href="data:,"><title>{record.address}</title>'
    return f"<!doctype html><html lang=en>{head}<h1>{record.address}</h1>{paragraphs}".encode()


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

    def done(self) -> None:
        """Waits until the question that is asked is answered."""
        expect(self.page.locator("#search-found:not([aria-busy])")).to_be_visible()

    def titles(self) -> list[str]:
        return self.page.locator("#search-rows .row-title").all_inner_texts()

    def expect_titles(self, *titles: str) -> None:
        expect(self.page.locator("#search-rows .row-title")).to_have_text(list(titles))

    def expect_cards(self, *names: str) -> None:
        expect(self.page.locator("#search-cards .row-title a")).to_have_text(list(names))

    def says(self, words: str) -> None:
        expect(self.page.get_by_role("status")).to_contain_text(words)

    def open_box(self, box: str) -> Locator:
        self.page.locator("#search-tools summary", has_text=box).click()
        return self.page.locator("details[open]")

    def narrow(self, box: str, choice: str) -> None:
        """Chooses in a box with a list."""
        opened = self.open_box(box)
        expect(opened.locator("option").nth(1)).to_be_attached()
        opened.locator("select").select_option(choice)
        opened.get_by_role("button", name="Add").click()

    def pick(self, box: str, typed: str) -> None:
        """Chooses in a box with a field to type in: the first that is offered."""
        field = self.open_box(box).get_by_role("combobox")
        field.fill(typed)
        field.press("Enter")

    def chips(self) -> Locator:
        return self.page.locator("#search-chosen button")

    def call(self, module: str, name: str, *arguments: Any) -> Any:
        """What a function of one of the page's own modules gives."""
        script = "async ([module, name, given]) => (await import(`../assets/${module}.js`))[name](...given)"
        return self.page.evaluate(script, [module, name, list(arguments)])

    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.page.url).query)
