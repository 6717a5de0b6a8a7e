"""Old addresses in a real browser: they lead on below any path, with scripts and without, passage and all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from tests.ledger.conftest import Make

pytestmark = pytest.mark.browser

FILES = {
    "articles/flood.md": "---\ntitle: The flood\ndate: 1953-02-01\nformer: [high-water, über]\n---\n"
    "[[person:old]] and [[person:b]].\n\nSecond.\n\nThird.\n",
    "entities/person/jane-roe.md": "---\nname: Jane Roe\nformer: [person/old]\n---\nMayor of Millbrook.\n",
    "entities/person/b.md": "---\nname: Bob Roe\n---\nFerryman.\n",
    "entities/person/roe.md": "---\nsplit_into: [jane-roe, b]\n---\n",
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

Serve = Callable[..., str]


@pytest.fixture(params=["/", "/repo/", "/a/b/"])
def site(request: pytest.FixtureRequest, press: Make, static_server: Serve) -> str:
    """The address of the site, served below several paths; the bytes are the same."""
    made = press(FILES)
    assert not made.build().failed
    return static_server(made.site, str(request.param))


def test_an_old_address_leads_on(site: str, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for old, new in (
        ("people/old/", "people/jane-roe/"),
        ("articles/high-water/", "articles/flood/"),
        ("articles/über/", "articles/flood/"),
    ):
        page.goto(site + old)
        page.wait_for_url(site + new)
    assert said == [], "the policy of the pages lets everything through that they need"


def test_the_passage_is_carried_on(site: str, page: Page) -> None:
    page.goto(site + "articles/high-water/?from=feed#p3")
    page.wait_for_url(site + "articles/flood/?from=feed#p3")
    page.wait_for_load_state()
    # Nothing that the old page still had in hand takes the reader back to the top.
    page.wait_for_timeout(300)
    assert page.url == site + "articles/flood/?from=feed#p3"
    assert page.evaluate("document.querySelector(':target').textContent").startswith("Third")


def test_back_leads_to_where_the_reader_came_from(site: str, page: Page) -> None:
    page.goto(site + "about/")
    for old in ("people/old/", "people/old/#mentions"):
        page.evaluate("address => location.assign(address)", site + old)
        page.wait_for_url(site + "people/jane-roe/**")
        page.wait_for_load_state()
        page.go_back()
        assert page.url == site + "about/"


def test_it_leads_on_without_scripts(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "articles/high-water/#p3")
    page.wait_for_url(site + "articles/flood/**")
    context.close()


def test_it_leads_on_when_the_script_does_not_come(site: str, page: Page) -> None:
    page.route("**/moved.js", lambda route: route.abort())
    page.goto(site + "articles/high-water/#p3")
    page.wait_for_url(site + "articles/flood/**")


def test_of_several_the_reader_chooses(site: str, page: Page) -> None:
    page.goto(site + "people/roe/")
    assert page.locator("main h1").inner_text() == "Which one do you mean?"
    assert page.locator("main .row-title").all_inner_texts() == ["Jane Roe", "Bob Roe"]
    page.locator("main").get_by_role("link", name="Bob Roe").click()
    page.wait_for_url(site + "people/b/")


def _held(route: Route) -> None:
    """The page as it is, but for what takes the reader away."""
    answer = route.fetch()
    body = answer.text().replace('http-equiv="refresh"', 'name="held"')
    route.fulfill(response=answer, body=body)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing(
    press: Make, static_server: Serve, browser: Browser, scheme: str, width: int
) -> None:
    made = press(FILES)
    made.build()
    site = static_server(made.site, "/repo/")
    context = browser.new_context(
        bypass_csp=True,
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 900},
    )
    page = context.new_page()
    page.route("**/people/*/", _held)
    for name, heading in (("old", "This page has moved"), ("roe", "Which one do you mean?")):
        page.goto(f"{site}people/{name}/")
        assert page.locator("main h1").inner_text() == heading
        assert Axe().run(page, options=RULES).response["violations"] == []
        root = "document.documentElement"
        assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")
    context.close()
