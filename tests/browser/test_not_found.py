"""The page “not found” for a lost reader: at any depth, under any base, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pressmark.building import BuildOptions, build

pytestmark = pytest.mark.browser

REPORT = "1988-03-14-the-sluice-at-mordenford"
TITLES = (
    ("1988-03-14-the-sluice-at-mordenford", "The sluice at Mordenford"),
    ("1988-05-09-harvest-in-the-lower-fields", "Harvest in the lower fields"),
    ("1990-01-02-a-new-bridge", "A new bridge"),
    ("2001-11-30-library-opens-again", "Library opens again"),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive without search and without data: its page “not found” needs neither."""
    root = tmp_path_factory.mktemp("lost")
    files = {"archive.toml": 'title = "Archive"\n[outputs]\nsearch = false\ndata = false\n'}
    for stem, title in TITLES:
        text = (
            "[[Jane Roe|person]] met [[Émile Żak|person]] and [[Иван Петров|person]] in [[Mordenford|place]]."
        )
        files[f"articles/{stem}.md"] = f"---\ntitle: {title}\ndate: {stem[:10]}\n---\n\n{text}\n"
    for number in range(300):
        # So many that not all of them stand in one file.
        name = f"entities/person/somebody-{number * 7919 % 1000:03}.md"
        files[name] = f"---\nname: Somebody {number * 7919 % 1000:03}\n---\n"
    for name, text in (("jane-roe", "Jane Roe"), ("emile-zak", "Émile Żak"), ("иван-петров", "Иван Петров")):
        files[f"entities/person/{name}.md"] = f"---\nname: {text}\n---\n"
    files["entities/place/mordenford.md"] = "---\nname: Mordenford\n---\n"
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def site(archive: Path) -> Callable[[str], Path]:
    made: dict[str, Path] = {}

    def at(base: str) -> Path:
        if base not in made:
            output = archive / f"site{len(made)}"
            result = build(BuildOptions(archive, output, base_url=f"https://example.org{base}"))
            assert not result.failed, result.diagnostics
            made[base] = output
        return made[base]

    return at


@pytest.mark.parametrize("base", ["/", "/a/b/"])
@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("people/jane-ro/", "/people/jane-roe/"),
        ("person/jane-roe", "/people/jane-roe/"),
        ("People/Jane_Roe.html", "/people/jane-roe/"),
        ("roe", "/people/jane-roe/"),
        ("people/pane-roe/", "/people/jane-roe/"),
        ("people/emil-zak/feed.xml/x/emil-zak/", "/people/emile-zak/"),
        ("people/%D0%B8%D0%B2%D0%B0%D0%BD-%D0%BF%D0%B5%D1%82%D1%80%D0%BE/", None),
        (f"articles/{REPORT[:-5]}", f"/articles/{REPORT}/"),
        (f"articles/1989{REPORT[4:]}/", f"/articles/{REPORT}/"),
        ("1988/03/the-sluice-at-mordenford.html", f"/articles/{REPORT}/"),
        ("articles/the-sluise-at-mordenford/index.html", f"/articles/{REPORT}/"),
        ("places/mordenfrod/", "/places/mordenford/"),
    ],
)
def test_the_nearest_report_or_name_is_suggested_first(
    site: Callable[[str], Path],
    static_server: Callable[..., str],
    page: Page,
    base: str,
    asked: str,
    meant: str | None,
) -> None:
    address = static_server(site(base), base)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    answer = page.goto(address + asked)
    assert answer is not None
    assert answer.status == 404
    first = page.get_by_role("region", name="Did you mean one of these?").get_by_role("link").first
    expected = meant or "/people/%D0%B8%D0%B2%D0%B0%D0%BD-%D0%BF%D0%B5%D1%82%D1%80%D0%BE%D0%B2/"
    expect(first).to_have_attribute("href", address.rstrip("/") + expected)
    first.click()
    expect(page.locator("h1")).not_to_have_text("This page is not here")
    assert wrong == []


@pytest.mark.parametrize("asked", ["zzzzzzzz", "%", "%ff/%fe", "2/", "a/b/c/d/e/f/"])
def test_nothing_is_suggested_that_is_like_nothing(
    site: Callable[[str], Path], static_server: Callable[..., str], page: Page, asked: str
) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(static_server(site("/a/b/"), "/a/b/") + asked, wait_until="networkidle")
    expect(page.get_by_role("heading", name="Ways into the archive")).to_be_visible()
    expect(page.get_by_role("heading", name="Did you mean one of these?")).to_have_count(0)
    assert wrong == []


def test_only_a_few_files_are_fetched(
    site: Callable[[str], Path], static_server: Callable[..., str], page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/near/" in request.url else None)
    page.goto(static_server(site("/")) + "people/jane-ro/", wait_until="networkidle")
    assert asked[0].endswith("/assets/near/begins.json")
    assert 2 <= len(asked) <= 9
    assert len(asked) < len(list((site("/") / "assets/near").iterdir()))


@pytest.mark.parametrize("base", ["/", "/a/b/"])
def test_without_scripts_it_leads_to_every_index(
    site: Callable[[str], Path], static_server: Callable[..., str], browser: Browser, base: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    lost = context.new_page()
    address = static_server(site(base), base)
    for depth in ("x", "x/y/", "x/y/z.html"):
        lost.goto(address + depth)
        expect(
            lost.get_by_text("The address may be mistyped, or what stood here may have moved.")
        ).to_be_visible()
        expect(lost.get_by_role("heading", name="Did you mean one of these?")).to_have_count(0)
        for name in ("Home", "People", "Places", "Dates"):
            assert lost.locator("main").get_by_role("link", name=name, exact=True).count() == 1
        lost.locator("main").get_by_role("link", name="People").click()
        expect(lost.locator("h1")).to_have_text("People")
    context.close()
