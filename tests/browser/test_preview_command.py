"""``pressmark serve`` as an author uses it: edits show by themselves, mistakes over the last good page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pressmark.scaffold import new_archive

pytestmark = pytest.mark.browser

STEM = "1988-03-14-sample-river-in-the-library"
REPORT = f"content/articles/1988/{STEM}.md"
# The whole command builds, indexes and reloads on a machine that may be busy with other tests.
PATIENCE = 60_000


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    new_archive(tmp_path / "archive")
    return tmp_path / "archive"


@pytest.fixture
def address(archive: Path) -> Iterator[str]:
    """The address that the running command says it serves."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "pressmark", "serve", "--root", str(archive), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                found = re.search(r"http://127\.0\.0\.1:\d+/\S*", line)
                if found:
                    yield found[0]
                    break
            else:
                pytest.fail("the command ended without saying where it serves")
        finally:
            process.terminate()
            process.wait(10)


def test_a_saved_edit_shows_by_itself(archive: Path, address: str, page: Page) -> None:
    page.goto(f"{address}articles/{STEM}/")
    path = archive / REPORT
    path.write_text(path.read_text("utf-8") + "\nA sentence that was not there before.\n", "utf-8")
    expect(page.get_by_text("A sentence that was not there before.")).to_be_visible(timeout=PATIENCE)


def test_a_mistake_is_shown_and_the_last_good_page_stays(archive: Path, address: str, page: Page) -> None:
    page.goto(f"{address}articles/{STEM}/")
    path = archive / REPORT
    good = path.read_text("utf-8")
    heading = page.locator("h1").inner_text()
    path.write_text(good.replace("date:", "date: 1988-02-31\nignored:", 1), "utf-8")
    overlay = page.get_by_text(f"{REPORT}, line").first
    expect(overlay).to_be_visible(timeout=PATIENCE)
    expect(page.locator("h1").first).to_have_text(heading)
    page.goto(f"{address}people/")
    expect(page.locator("h1").first).to_be_visible()
    path.write_text(good, "utf-8")
    expect(page.get_by_text(f"{REPORT}, line")).to_have_count(0, timeout=PATIENCE)


def test_search_works_in_the_preview(archive: Path, address: str, page: Page) -> None:
    page.goto(f"{address}search/?q=river")
    expect(page.locator("#search-rows li").first).to_be_visible(timeout=PATIENCE)


def test_an_open_search_page_finds_what_was_written_meanwhile(
    archive: Path, address: str, page: Page
) -> None:
    """It says that it is of an earlier state, then asks again what stands in its box."""
    page.goto(f"{address}search/?q=quillwort")
    box = page.get_by_role("searchbox")
    expect(page.locator("#search-status")).to_contain_text("quillwort", timeout=PATIENCE)
    path = archive / REPORT
    path.write_text(path.read_text("utf-8") + "\nQuillwort and bladderwort were counted.\n", "utf-8")
    expect(page.locator("#search-rows li")).to_have_count(1, timeout=PATIENCE)
    expect(box).to_have_value("quillwort")
    expect(page.locator("#search-rows")).to_contain_text("Quillwort")
