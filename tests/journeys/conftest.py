"""The repository's own archive, built as it is published: at the root of a host, and below a path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browsing import TIMEOUT
from tests.journeys.published import Published, Visit, publish

ROOT = Path(__file__).parents[2]
AT_ROOT = "https://example.org/"
BELOW = "https://example.org/repo/"


@pytest.fixture(scope="session")
def archive_at(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Published]:
    """``archive_at(base_url)`` is the repository's archive published there; built once in each process."""
    built: dict[str, Published] = {}

    def at(base_url: str) -> Published:
        if base_url not in built:
            folder = tmp_path_factory.mktemp("archive") / "site"
            site, result = publish(ROOT, folder, base_url)
            assert not result.failed, result.diagnostics
            assert result.diagnostics == ()
            built[base_url] = site
        return built[base_url]

    return at


@pytest.fixture
def archive(archive_at: Callable[[str], Published]) -> Published:
    """The repository's archive at the root of a host."""
    return archive_at(AT_ROOT)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """``visit(site, **options)`` is a fresh browser context that sees ``site`` alone."""
    contexts = []

    def open_context(site: Published, **options: object) -> Visit:
        opened = browser.new_context(**options)  # type: ignore[arg-type]
        opened.set_default_timeout(TIMEOUT)
        contexts.append(opened)
        return Visit(opened, site)

    yield open_context
    for opened in contexts:
        opened.close()
