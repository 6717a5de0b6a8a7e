"""The index of the search, made beside the preview: never two at once, never an older one after a newer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pressmark.building import BuildResult
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.output import replace_file

if TYPE_CHECKING:
    from tests.serve.conftest import Builder, Running

    Preview = Callable[..., Running]
    Until = Callable[[Callable[[], bool]], None]


@dataclass
class Indexer:
    """Makes an “index” that holds the text of the first page; while ``gate`` is shut it is at work."""

    root: Path
    gate: threading.Event = field(default_factory=threading.Event)
    begun: list[str] = field(default_factory=list)
    placed: list[str] = field(default_factory=list)
    working: int = 0
    most: int = 0
    trouble: Exception | None = None
    refusal: tuple[Diagnostic, ...] = ()

    def __call__(self, result: BuildResult) -> BuildResult:
        text = (self.root / "content/home.md").read_text()
        self.begun.append(text)
        self.working += 1
        self.most = max(self.most, self.working)
        try:
            assert self.gate.wait(10)
            if self.trouble:
                raise self.trouble
            if self.refusal:
                return replace(result, diagnostics=self.refusal, written=(), failed=True)
            return self._place(result, text)
        finally:
            self.working -= 1

    def _place(self, result: BuildResult, text: str) -> BuildResult:
        path = result.output / "pagefind" / "pagefind.js"
        path.parent.mkdir(exist_ok=True)
        wanted = (self.root / "content/home.md").read_text() in (text, "BROKEN")
        if not wanted or (path.exists() and path.read_text() == text):
            return replace(result, written=(), removed=())
        replace_file(path, text.encode())
        self.placed.append(text)
        return replace(result, written=("pagefind/pagefind.js",), removed=())


@pytest.fixture
def indexer(archive: Path, builder: Builder) -> Indexer:
    builder.search = True
    return Indexer(archive)


def edit(archive: Path, text: str) -> None:
    """In one step: a file that is being written is empty first, and the preview may well build that."""
    beside = archive / "home.md"
    beside.write_text(text)
    beside.replace(archive / "content" / "home.md")


def test_pages_are_shown_before_the_index_is_there(
    preview: Preview, archive: Path, indexer: Indexer, until: Until
) -> None:
    running = preview(indexer)
    assert running.get("/").status == 200
    assert (running.state()["search"], running.state()["index"]) == ("stale", "")
    indexer.gate.set()
    until(lambda: running.state()["search"] == "fresh")
    first = running.state()
    assert first["index"]
    assert running.get("/pagefind/pagefind.js").body == b"Home"
    assert running.lines("the search is up to date · ") == 1

    indexer.gate.clear()
    edit(archive, "Edited")
    running.wait_for_builds(2)
    assert b"Edited" in running.get("/").body
    told = running.state()
    assert (told["search"], told["index"]) == ("stale", first["index"])
    assert told["build"] != first["build"]
    assert running.get("/pagefind/pagefind.js").body == b"Home"
    indexer.gate.set()
    until(lambda: running.state()["search"] == "fresh")
    assert running.state()["index"] != first["index"]
    assert running.state()["build"] == told["build"]
    assert running.get("/pagefind/pagefind.js").body == b"Edited"


def test_a_newer_edit_supersedes_and_two_are_never_made_at_once(
    preview: Preview, archive: Path, indexer: Indexer, until: Until
) -> None:
    running = preview(indexer)
    until(lambda: indexer.begun == ["Home"])
    for number, text in enumerate(("one", "two", "three"), 2):
        edit(archive, text)
        running.wait_for_builds(number)
    assert indexer.begun == ["Home"]
    indexer.gate.set()
    until(lambda: running.state()["search"] == "fresh")
    assert indexer.begun == ["Home", "three"]
    assert indexer.placed == ["three"]
    assert indexer.most == 1


def test_an_index_that_a_newer_build_wants_too_is_not_lost(
    preview: Preview, archive: Path, indexer: Indexer, until: Until
) -> None:
    """A style sheet changes while the index is made: the next index stands already."""
    running = preview(indexer)
    until(lambda: indexer.begun == ["Home"])
    (archive / "templates/site.css").write_text("x {}")
    running.wait_for_builds(2)
    indexer.gate.set()
    until(lambda: running.state()["search"] == "fresh")
    assert indexer.placed == ["Home"]
    assert running.state()["index"]
    assert running.lines("the search is up to date") == 1
    assert running.get("/pagefind/pagefind.js").body == b"Home"


def test_an_index_that_had_to_wait_too_long_is_tried_again(
    preview: Preview, indexer: Indexer, until: Until
) -> None:
    indexer.refusal = (diagnose("O805", Place(".pressmark")),)
    indexer.gate.set()
    running = preview(indexer)
    until(lambda: len(indexer.begun) >= 2)
    indexer.refusal = ()
    until(lambda: running.state()["search"] == "fresh")
    assert indexer.placed == ["Home"]
    assert running.lines("O805") == 0


def test_a_failed_build_leaves_the_index_of_the_last_good_one_wanted(
    preview: Preview, archive: Path, indexer: Indexer, until: Until
) -> None:
    running = preview(indexer)
    edit(archive, "BROKEN")
    running.wait_for_builds(2)
    assert running.state()["search"] == "stale"
    indexer.gate.set()
    until(lambda: running.state()["search"] == "fresh")
    assert running.state()["count"] == 1
    assert len(indexer.placed) == 1


def test_an_index_that_did_not_change_is_no_news(
    preview: Preview, archive: Path, indexer: Indexer, until: Until
) -> None:
    running = preview(indexer)
    indexer.gate.set()
    until(lambda: running.state()["search"] == "fresh")
    before = running.state()["index"]
    (archive / "content/articles/flood.md").write_text("Only here")
    running.wait_for_builds(2)
    until(lambda: len(indexer.begun) == 2 and running.state()["search"] == "fresh")
    assert running.state()["index"] == before
    assert running.lines("the search is up to date") == 1


@pytest.mark.parametrize("how", ["crash", "failed"])
def test_what_goes_wrong_is_said_and_the_preview_goes_on(
    preview: Preview, archive: Path, indexer: Indexer, until: Until, how: str
) -> None:
    if how == "crash":
        indexer.trouble = ZeroDivisionError("by zero")
        code = "W301"
    else:
        found = diagnose("O803", Place("site"), why="no space left on device")
        indexer.refusal = (found,)
        code = "O803"
    running = preview(indexer)
    indexer.gate.set()
    until(lambda: running.state()["search"] == "failed")
    assert running.lines(f"error[{code}]") == 1
    assert running.lines("the search stays as it was · ") == 1
    assert running.state()["count"] == 0
    indexer.trouble = None
    edit(archive, "Mended")
    running.wait_for_builds(2)
    assert b"Mended" in running.get("/").body


def test_only_the_search_page_knows_of_the_index(
    preview: Preview, archive: Path, indexer: Indexer, until: Until
) -> None:
    running = preview(indexer)
    page = running.get("/search/")
    assert b' data-index=""' in page.body
    assert b"data-index" not in running.get("/").body
    indexer.gate.set()
    until(lambda: running.state()["search"] == "fresh")
    again = running.get("/search/", If_None_Match=page.headers["ETag"])
    assert again.status == 200
    assert f' data-index="{running.state()["index"]}"'.encode() in again.body
    assert b"data-index" not in (archive / "site/search/index.html").read_bytes()


def test_the_end_of_a_preview_does_not_wait_for_an_index(
    preview: Preview, indexer: Indexer, until: Until
) -> None:
    running = preview(indexer)
    until(lambda: indexer.begun == ["Home"])
    running.session.stop()
    until(lambda: not any(thread.name == "pressmark preview" for thread in threading.enumerate()))
    assert indexer.working == 1
    indexer.gate.set()
    until(lambda: indexer.working == 0)
