"""The search page over a small site, under the policy that pages carry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pressmark.search.division import MOST
from tests.browser.search.searching import Search, write_site


@pytest.fixture(
    scope="session", params=[MOST, pytest.param(6_000, marks=pytest.mark.audit)], ids=["whole", "parts"]
)
def site(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A site of one search page, its indexes, and a page for each record. With one index of words, and with
    several."""
    return write_site(tmp_path_factory.mktemp("site"), most=request.param)


@pytest.fixture
def base() -> str:
    return "/"


@pytest.fixture(autouse=True)
def _patience() -> Iterator[None]:
    """A busy machine is no failure."""
    expect.set_options(timeout=15_000)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture
def search(page: Page, site: Path, base: str, static_server: Callable[..., str]) -> Iterator[Search]:
    opened = Search(page, static_server(site, base))
    yield opened
    assert opened.complaints == []
