"""What tests in a real browser share: Chromium, a fresh page, a server that behaves as GitHub Pages."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from pressmark.serve.resolve import base_path
from pressmark.serve.server import PreviewServer
from pressmark.serve.site import Site
from pressmark.serve.snapshot import take

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TIMEOUT = 15_000
"""Milliseconds until an expectation fails: generous, for machines that do much else."""


def chromium() -> str | None:
    """The path of the system's Chromium: ``PRESSMARK_CHROMIUM``, or the first of its usual names."""
    named = os.environ.get("PRESSMARK_CHROMIUM")
    return named or next((path for path in map(shutil.which, NAMES) if path), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium for all tests; without one they fail, they are never skipped in silence."""
    executable = chromium()
    if executable is None:
        pytest.fail(
            "no Chromium found: install it (Debian and Ubuntu: apt-get install chromium; macOS: Chromium or "
            "Google Chrome) or name it in PRESSMARK_CHROMIUM",
            pytrace=False,
        )
    # Chromium refuses its sandbox to root, which is who runs tests in a container.
    arguments = [*ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else ARGUMENTS
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A context of its own: no cookie, no storage, no cache of another test."""
    fresh = browser.new_context()
    fresh.set_default_timeout(TIMEOUT)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """One open tab."""
    return context.new_page()


@pytest.fixture
def static_server() -> Iterator[Callable[..., str]]:
    """``static_server(folder, base="/")`` serves a built site under ``base`` and gives its address."""
    with ExitStack() as servers:

        def start(folder: Path, base: str = "/") -> str:
            site = Site()
            site.show(take(folder, base_path(base)))
            server = PreviewServer("127.0.0.1", 0, site)
            servers.enter_context(server.running())
            return f"http://127.0.0.1:{server.port}{base_path(base)}"

        yield start
