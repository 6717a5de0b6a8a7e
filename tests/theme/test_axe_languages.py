"""No barrier that axe knows of in any language of the interface, whichever way it is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.theme.everything import PAGES, build_everything
from tests.theme.test_axe import RULES

ARABIC = (Path(__file__).parent / "arabic.toml").read_text(encoding="utf-8")
WAYS = [(scheme, width) for scheme in ("light", "dark") for width in (320, 1440)]
OFTEN = [("ar", "dark", 320)]
SELDOM = [
    (language, *way) for language in ("ar", "de", "fr", "ru") for way in WAYS if (language, *way) not in OFTEN
]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    made: dict[str, Path] = {}

    def site(language: str) -> Path:
        if language not in made:
            root = tmp_path_factory.mktemp(language)
            result = build_everything(root, language, {"templates/strings/ar.toml": ARABIC}, search=True)
            assert not result.failed, result.diagnostics
            made[language] = root / "site"
        return made[language]

    return site


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [*OFTEN, *(pytest.param(*way, marks=pytest.mark.audit) for way in SELDOM)],
)
def test_axe_finds_nothing_in_any_language(
    built: Callable[[str], Path],
    static_server: Callable[..., str],
    browser: Browser,
    language: str,
    scheme: str,
    width: int,
) -> None:
    base = static_server(built(language), "/archive/").rstrip("/")
    context = browser.new_context(
        bypass_csp=True,
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
    )
    page = context.new_page()
    found: list[str] = []
    for path in PAGES:
        page.goto(base + path)
        if path.startswith("/search/"):
            # Results that are still being fetched are paler: what is looked at is what stays.
            page.locator("#search-rows .row").first.wait_for()
            page.wait_for_function("() => !document.querySelector('[aria-busy]')")
        for violation in Axe().run(page, options=RULES).response["violations"]:
            nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
            found.append(f"{path}: {violation['id']}: {nodes}")
    context.close()
    assert not found, "\n".join(found)
