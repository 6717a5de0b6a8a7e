"""A quick build is shown first, and a whole one makes sure of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pressmark.building import BuildResult
from pressmark.diagnostics import Place, diagnose

if TYPE_CHECKING:
    from tests.serve.conftest import Builder, Running

    Preview = Callable[..., Running]
    Until = Callable[[Callable[[], bool]], None]


@dataclass
class Hasty:
    """A quick build: looks only at files that it is told of, and at none called ``home.md``."""

    builder: Builder
    told: list[frozenset[str]] = field(default_factory=list)

    def __call__(self, edited: frozenset[str]) -> BuildResult | None:
        self.told.append(edited)
        if any(path.endswith("home.md") for path in edited):
            return None
        result = self.builder()
        self.builder.builds -= 1
        return result


@pytest.fixture
def hasty(builder: Builder) -> Hasty:
    return Hasty(builder)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pressmark.serve.session._REST", 0.3)


def test_an_edit_is_built_quickly_and_made_sure_of_without_a_word(
    preview: Preview, archive: Path, hasty: Hasty, until: Until
) -> None:
    running = preview(quick=hasty)
    before = running.state()["build"]
    (archive / "content/articles/flood.md").write_text("It rose")
    running.wait_for_builds(2)
    assert b"It rose" in running.get("/flood/").body
    shown = running.state()["build"]
    assert shown != before
    until(lambda: running.builder.builds == 2)
    time.sleep(0.6)
    assert running.builder.builds == 2  # once is enough
    assert hasty.told == [frozenset({"content/articles/flood.md"})]
    assert running.lines("content/articles/flood.md changed: 1 list") == 1
    assert len(running.said) == 3
    assert running.state()["build"] == shown
    assert b"It rose" in running.get("/flood/").body


def test_what_the_quick_build_has_missed_is_shown(
    preview: Preview, archive: Path, hasty: Hasty, until: Until
) -> None:
    """As if nobody had told of the second file."""
    running = preview(quick=hasty)

    def meanwhile() -> None:
        running.builder.before = lambda: None
        (archive / "site/flood/index.html").write_text("Damaged")

    running.builder.before = meanwhile
    (archive / "content/articles/flood.md").write_text("The flood ")
    until(lambda: running.builder.builds == 2)
    until(lambda: b"The flood" in running.get("/flood/").body)
    assert (archive / "site/flood/index.html").read_text() != "Damaged"


def test_where_it_will_not_do_all_is_built_at_once(preview: Preview, archive: Path, hasty: Hasty) -> None:
    running = preview(quick=hasty)
    (archive / "content/home.md").write_text("A new text")
    running.wait_for_builds(2)
    assert hasty.told == [frozenset({"content/home.md"})]
    assert running.builder.builds == 2
    assert b"A new text" in running.get("/").body
    time.sleep(0.6)
    assert running.builder.builds == 2


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda root: (root / "content/articles/new.md").write_text("New"), id="a new file"),
        pytest.param(lambda root: (root / "content/articles/flood.md").unlink(), id="a file less"),
        pytest.param(
            lambda root: (root / "content/articles").rename(root / "content/reports"), id="a folder"
        ),
    ],
)
def test_files_that_come_and_go_are_for_the_whole_build(
    preview: Preview, archive: Path, hasty: Hasty, change: Callable[[Path], object]
) -> None:
    running = preview(quick=hasty)
    change(archive)
    running.wait_for_builds(2)
    assert hasty.told == []
    assert running.builder.builds == 2


def test_a_mistake_of_the_quick_build_ends_in_a_diagnostic(
    preview: Preview, archive: Path, until: Until
) -> None:
    def broken(edited: frozenset[str]) -> BuildResult | None:
        raise ValueError(sorted(edited))

    running = preview(quick=broken)
    (archive / "content/articles/flood.md").write_text("It rose")
    until(lambda: running.lines("ValueError") > 0)
    until(lambda: b"It rose" in running.get("/flood/").body)


def test_what_the_whole_build_has_to_say_besides_is_said(
    preview: Preview, archive: Path, hasty: Hasty, until: Until
) -> None:
    running = preview(quick=hasty)
    besides = diagnose("W202", Place(""), editor="vi", problem="none")

    def build() -> BuildResult:
        made = running.builder()
        return BuildResult((besides,), (), (), made.pages, made.output, made.base_path, failed=False)

    running.session._build = build
    (archive / "content/articles/flood.md").write_text("It rose")
    until(lambda: running.lines("W202") > 0)
