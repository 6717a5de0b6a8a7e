"""No barrier that axe knows of, in both schemes, narrow and wide; and nothing wider than the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.theme.samples import SAMPLES

pytestmark = pytest.mark.browser

# A page that leads on is gone before it could be looked at: tests/ledger looks at one that is held fast.
PAGES = [name for name, sample in SAMPLES.items() if sample.template.endswith(".html") and name != "moved"]
RICH = [name for name in PAGES if "-" not in name]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize(
    ("scheme", "width", "names"),
    [("light", 1440, PAGES), ("dark", 320, PAGES), ("light", 320, RICH), ("dark", 1440, RICH)],
)
def test_axe_finds_nothing(
    browser: Browser, sample_site: Callable[[str], str], scheme: str, width: int, names: list[str]
) -> None:
    # The policy of the pages refuses every script but their own, and so the checker.
    context = browser.new_context(
        bypass_csp=True,
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
    )
    found: list[str] = []
    for name in names:
        page = context.new_page()
        page.goto(sample_site(name))
        for violation in Axe().run(page, options=RULES).response["violations"]:
            nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
            found.append(f"{name}: {violation['id']}: {nodes}")
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            found.append(f"{name}: {wide} pixels wider than the window")
        page.close()
    context.close()
    assert not found, "\n".join(found)
