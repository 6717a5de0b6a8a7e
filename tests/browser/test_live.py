"""The live preview in a real browser: what is saved shows by itself, in every open tab."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from pressmark.building import BuildResult
from pressmark.diagnostics import Diagnostic, Severity, SourceText
from pressmark.output import Staging, replace_file
from pressmark.serve.options import ServeOptions
from pressmark.serve.session import Session

EXPECT = 15_000

pytestmark = pytest.mark.browser


@dataclass
class Archive:
    """One page and one style sheet, under the content security policy that pages of archives carry."""

    root: Path
    base: str = "/"
    below: str = ""
    indexed: threading.Event = field(default_factory=threading.Event)

    def write(self, text: str) -> None:
        (self.root / "content" / "home.md").write_text(text)

    def style(self, text: str) -> None:
        (self.root / "templates" / "site.css").write_text(text)

    def build(self) -> BuildResult:
        source = SourceText("content/home.md", (self.root / "content" / "home.md").read_text())
        output = self.root / "site"
        if "BROKEN" in source.text:
            place = source.place_at(source.text.index("BROKEN"), len("BROKEN"))
            found = Diagnostic("T999", Severity.ERROR, "this <b>line</b> is broken", place, "mend <i>it</i>")
            return BuildResult((found,), (), (), 0, output, self.base, failed=True)
        output.mkdir(exist_ok=True)
        with Staging(output) as staging:
            for name in ("index.html", "404.html", "search/index.html"):
                staging.add(name, self._page(source.text).encode())
            for path in output.glob("pagefind/*"):
                staging.keep(f"pagefind/{path.name}")
            staging.add("assets/site.css", (self.root / "templates" / "site.css").read_bytes())
            for path in (self.root / "templates").glob("*.js"):
                staging.add(path.name, path.read_bytes())
            staging.add("icon.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>')
            done = staging.commit()
        return BuildResult((), done.written, done.removed, 2, output, self.base, failed=False)

    def index(self, result: BuildResult) -> BuildResult:
        """“Indexes” the text of the page, when ``indexed`` is set."""
        text = (self.root / "content" / "home.md").read_text()
        self.indexed.wait(15)
        path = self.root / "site" / "pagefind" / "pagefind.js"
        path.parent.mkdir(exist_ok=True)
        replace_file(path, text.encode())
        return replace(result, written=("pagefind/pagefind.js",), removed=())

    def _page(self, text: str) -> str:
        return (
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Test</title>'
            '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
            f'<link rel="icon" href="{self.base}icon.svg">'
            f'<link rel="stylesheet" href="{self.base}assets/site.css"></head>'
            f'<body><main><h1>{text}</h1><label>Words <input type="search" name="q"></label>'
            '<details name="box"><summary>Period</summary><label>From <input id="from"></label></details>'
            '<details name="box"><summary>Topic</summary><p>water</p></details>'
            f'<div id="long"></div></main>{self.below}</body></html>'
        )


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "templates").mkdir()
    made.write("First words")
    made.style("h1 { color: rgb(1, 2, 3) } #long { height: 5000px }")
    return made


class Preview:
    """A preview of ``archive`` that can be started, ended and started again at the same address."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._port = 0
        self._ends = ExitStack()

    def __call__(self, editor: str = "", *, search: bool = False) -> str:
        """Start it and give its address."""
        options = ServeOptions(root=self._archive.root, port=self._port, editor=editor)
        index = self._archive.index if search else None
        session = Session(options, self._archive.build, lambda _: None, index)
        thread = threading.Thread(target=session.run)
        thread.start()
        self._ends.callback(thread.join, 10)
        self._ends.callback(session.stop)
        latest = time.monotonic() + 10
        while not session.address:
            assert time.monotonic() < latest
            time.sleep(0.01)
        self._port = int(session.address.split(":")[2].split("/")[0])
        return session.address

    def end(self) -> None:
        self._ends.close()


@pytest.fixture
def preview(archive: Archive) -> Iterator[Preview]:
    made = Preview(archive)
    yield made
    archive.indexed.set()
    made.end()


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser's console complained of, refusals by the content security policy included."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


def shows(page: Page, words: str) -> None:
    expect(page.locator("h1")).to_have_text(words, timeout=EXPECT)


def stands_at(page: Page, top: int) -> None:
    """Asked again and again from outside: the page's own policy forbids what Playwright would wait with."""
    latest = time.monotonic() + EXPECT / 1000
    while page.evaluate("scrollY") != top:
        assert time.monotonic() < latest, "the page never came back to its place"
        page.wait_for_timeout(50)


@pytest.mark.parametrize("base", ["/", "/repo/"])
def test_a_saved_edit_shows_by_itself(
    preview: Preview, archive: Archive, page: Page, complaints: list[str], base: str
) -> None:
    archive.base = base
    page.goto(preview())
    shows(page, "First words")
    for words in ("Second words", "Third words"):
        archive.write(words)
        shows(page, words)
    assert complaints == []


def test_the_page_for_what_is_not_found_is_live_too(preview: Preview, archive: Archive, page: Page) -> None:
    response = page.goto(preview() + "a/b/c")
    assert response is not None
    assert response.status == 404
    archive.write("Second words")
    shows(page, "Second words")


def test_styles_are_exchanged_without_reloading(
    preview: Preview, archive: Archive, page: Page, complaints: list[str]
) -> None:
    page.goto(preview())
    page.evaluate("window.neverReloaded = true")
    for colour in ("rgb(4, 5, 6)", "rgb(7, 8, 9)"):
        archive.style(f"h1 {{ color: {colour} }}")
        expect(page.locator("h1")).to_have_css("color", colour, timeout=EXPECT)
    assert page.evaluate("window.neverReloaded") is True
    expect(page.locator("link[rel=stylesheet]")).to_have_count(1)
    assert complaints == []


def test_styles_and_then_words(preview: Preview, archive: Archive, page: Page) -> None:
    page.goto(preview())
    archive.style("h1 { color: rgb(4, 5, 6) }")
    expect(page.locator("h1")).to_have_css("color", "rgb(4, 5, 6)", timeout=EXPECT)
    archive.write("Second words")
    shows(page, "Second words")


def test_a_reload_keeps_the_place_on_the_page(preview: Preview, archive: Archive, page: Page) -> None:
    page.goto(preview())
    page.evaluate("scrollTo(0, 1234)")
    archive.write("Second words")
    shows(page, "Second words")
    stands_at(page, 1234)


def test_a_reload_waits_for_what_scripts_add_before_it_scrolls(
    preview: Preview, archive: Archive, page: Page
) -> None:
    archive.style("#long { height: 0 } #long.grown { height: 5000px }")
    (archive.root / "templates" / "grow.js").write_text(
        "setTimeout(() => document.getElementById('long').classList.add('grown'), 300)"
    )
    archive.below = '<script src="grow.js"></script>'
    page.goto(preview())
    expect(page.locator("#long")).to_have_class("grown", timeout=EXPECT)
    page.evaluate("scrollTo(0, 1234)")
    archive.write("Second words")
    shows(page, "Second words")
    stands_at(page, 1234)


def test_a_reload_keeps_what_was_typed_and_opened(preview: Preview, archive: Archive, page: Page) -> None:
    (archive.root / "templates" / "order.js").write_text(
        "const button = document.getElementById('order');"
        "button.addEventListener('click', () => (button.ariaPressed = 'true'));"
    )
    archive.below = (
        '<button id="order" aria-pressed="false">By number</button><script src="order.js"></script>'
    )
    page.goto(preview())
    page.get_by_role("button", name="By number").click()
    page.locator("summary", has_text="Period").click()
    page.locator("#from").fill("1953")
    words = page.get_by_label("Words")
    words.fill("half a que")
    words.press("ArrowLeft")
    archive.write("Second words")
    shows(page, "Second words")
    expect(words).to_have_value("half a que", timeout=EXPECT)
    expect(page.locator("#from")).to_be_visible()
    expect(page.locator("#from")).to_have_value("1953")
    expect(page.get_by_role("button", name="By number")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("water")).to_be_hidden()
    expect(words).to_be_focused()
    assert words.evaluate("field => field.selectionStart") == len("half a que") - 1
    page.keyboard.type("x")
    expect(words).to_have_value("half a quxe")


def test_a_page_that_is_loaded_by_its_reader_begins_anew(
    preview: Preview, archive: Archive, page: Page
) -> None:
    page.goto(preview())
    page.get_by_label("Words").fill("half a que")
    page.reload()
    expect(page.get_by_label("Words")).to_have_value("")


def test_the_search_page_says_that_it_is_of_an_earlier_state_until_it_is_not(
    preview: Preview, archive: Archive, page: Page, complaints: list[str]
) -> None:
    address = preview(search=True)
    page.goto(address + "search/")
    note = page.locator("#pressmark-search").get_by_role("status")
    expect(note).to_contain_text("being made for the first time", timeout=EXPECT)
    words = page.get_by_label("Words")
    words.fill("half a que")
    archive.indexed.set()
    expect(note).to_have_text("The search is up to date.", timeout=EXPECT)
    expect(words).to_have_value("half a que")
    expect(note).to_have_count(0, timeout=EXPECT)

    archive.indexed.clear()
    archive.write("Second words")
    shows(page, "Second words")
    expect(note).to_contain_text("does not know your last edit yet", timeout=EXPECT)
    expect(words).to_have_value("half a que")
    words.fill("half a question")
    archive.indexed.set()
    expect(note).to_have_text("The search is up to date.", timeout=EXPECT)
    expect(words).to_have_value("half a question")
    page.goto(address)
    archive.indexed.clear()
    archive.write("Third words")
    shows(page, "Third words")
    page.wait_for_timeout(800)
    expect(page.locator("#pressmark-search")).to_have_count(0)  # only where one searches
    assert complaints == []


def test_an_error_lies_over_the_page_until_it_is_mended(
    preview: Preview, archive: Archive, page: Page, complaints: list[str]
) -> None:
    page.goto(preview())
    archive.write("Some words\n💥 then BROKEN ones")
    problems = page.locator("#pressmark-problems")
    expect(problems.get_by_role("heading")).to_have_text(
        "The archive could not be built: 1 problem", timeout=EXPECT
    )
    expect(problems.get_by_role("alert")).to_be_in_viewport()
    expect(problems).to_contain_text("content/home.md, line 2, column 8 · T999")
    expect(problems).to_contain_text("this <b>line</b> is broken")
    expect(problems).to_contain_text("What to do: mend <i>it</i>")
    expect(problems.locator("mark")).to_have_text("BROKEN")
    expect(problems.locator("pre")).to_have_text("💥 then BROKEN ones")
    assert problems.locator("b, i").count() == 0
    assert problems.get_by_role("alert").evaluate("box => getComputedStyle(box).position") == "fixed"
    shows(page, "First words")  # the last good site stays
    archive.write("Mended")
    shows(page, "Mended")
    expect(problems).to_have_count(0)
    assert complaints == []


def test_a_problem_opens_the_editor_at_its_line(
    preview: Preview, archive: Archive, page: Page, complaints: list[str]
) -> None:
    seen = archive.root / "seen"
    page.goto(preview(f"cp {{path}} '{seen}'"))
    archive.write("Some words\nBROKEN")
    button = page.locator("#pressmark-problems").get_by_role("button", name="Open in the editor")
    button.click(timeout=EXPECT)
    latest = time.monotonic() + 10
    while not seen.exists():
        assert time.monotonic() < latest
        time.sleep(0.01)
    assert complaints == []


def test_a_problem_links_to_an_editor_that_answers_to_an_address(
    preview: Preview, archive: Archive, page: Page
) -> None:
    page.goto(preview("editor://open{path}:{line}:{column}"))
    archive.write("Some words\nBROKEN")
    link = page.locator("#pressmark-problems").get_by_role("link", name="Open in the editor")
    file = (archive.root / "content" / "home.md").resolve().as_posix()
    expect(link).to_have_attribute("href", f"editor://open{file}:2:1", timeout=EXPECT)


def test_an_error_goes_away_when_the_old_words_are_restored(
    preview: Preview, archive: Archive, page: Page
) -> None:
    """Nothing is written then, so nothing reloads."""
    page.goto(preview())
    archive.write("BROKEN")
    expect(page.locator("#pressmark-problems")).to_have_count(1, timeout=EXPECT)
    archive.write("First words")
    expect(page.locator("#pressmark-problems")).to_have_count(0, timeout=EXPECT)


def test_a_page_opened_while_there_is_an_error_shows_it(
    preview: Preview, archive: Archive, page: Page, context: BrowserContext
) -> None:
    address = preview()
    page.goto(address)
    archive.write("BROKEN")
    expect(page.locator("#pressmark-problems")).to_have_count(1, timeout=EXPECT)
    second = context.new_page()
    second.goto(address)
    expect(second.locator("#pressmark-problems")).to_have_count(1, timeout=EXPECT)


@pytest.mark.parametrize("how", ["button", "escape"])
def test_the_problems_can_be_put_aside_until_they_change(
    preview: Preview, archive: Archive, page: Page, how: str
) -> None:
    page.goto(preview())
    archive.write("BROKEN")
    problems = page.locator("#pressmark-problems")
    expect(problems.get_by_role("button")).to_be_visible(timeout=EXPECT)
    if how == "button":
        problems.get_by_role("button", name="Hide").click()
    else:
        page.keyboard.press("Escape")
    expect(problems).to_have_count(0)
    archive.write("still BROKEN")
    expect(problems.locator("pre")).to_have_text("still BROKEN", timeout=EXPECT)


def test_the_first_page_waits_for_the_first_good_build(
    preview: Preview, archive: Archive, page: Page
) -> None:
    archive.write("BROKEN")
    response = page.goto(preview())
    assert response is not None
    assert response.status == 503
    expect(page.locator("pre")).to_contain_text("content/home.md:1:1")
    archive.write("\nBROKEN")
    expect(page.locator("pre")).to_contain_text("content/home.md:2:1", timeout=EXPECT)
    archive.write("Mended")
    shows(page, "Mended")


def test_eight_tabs_all_show_every_edit(preview: Preview, archive: Archive, context: BrowserContext) -> None:
    """A browser opens six connections to one host, so eight listening pages would block each other."""
    address = preview()
    tabs = [context.new_page() for _ in range(8)]
    for tab in tabs:
        tab.goto(address)
    for words in ("Second words", "Third words"):
        archive.write(words)
        for tab in tabs:
            shows(tab, words)
    for tab in tabs[:4]:  # whichever listened for all may be among them
        tab.close()
    archive.write("Fourth words")
    for tab in tabs[4:]:
        shows(tab, "Fourth words")


def test_a_preview_that_is_started_again_takes_its_pages_back(
    preview: Preview, archive: Archive, page: Page
) -> None:
    page.goto(preview())
    preview.end()
    archive.write("Written meanwhile")
    preview()
    shows(page, "Written meanwhile")
