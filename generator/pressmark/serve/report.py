"""What the terminal says of a build: one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pressmark.diagnostics import Diagnostic, Severity


class Outcome(Protocol):
    """What a build gives back, as far as the preview looks at it (``build.BuildResult``)."""

    @property
    def diagnostics(self) -> Sequence[Diagnostic]: ...
    @property
    def written(self) -> Sequence[str]: ...
    @property
    def removed(self) -> Sequence[str]: ...
    @property
    def pages(self) -> int: ...
    @property
    def failed(self) -> bool: ...


def first_line(outcome: Outcome, seconds: float) -> str:
    """The line on the first build of a preview: ``213 pages · 2.31 s``."""
    done = f"{_errors(outcome)}" if outcome.failed else _count(outcome.pages, "page")
    return _line(done, outcome, seconds)


def next_line(changes: Sequence[str], outcome: Outcome, seconds: float) -> str:
    """The line on a later build: ``2 files changed: 5 pages written · 0.31 s``; ``changes`` are paths."""
    what = changes[0] if len(changes) == 1 else _count(len(changes), "file")
    cause = f"{what} changed" if changes else "the site folder was emptied"
    done = f"{_errors(outcome)}, the last good site stays" if outcome.failed else _difference(outcome)
    return _line(f"{cause}: {done}", outcome, seconds)


def _line(words: str, outcome: Outcome, seconds: float) -> str:
    warnings = sum(found.severity == Severity.WARNING for found in outcome.diagnostics)
    parts = [words, *([_count(warnings, "warning")] if warnings else []), f"{seconds:.2f} s"]
    return " · ".join(parts)


def _errors(outcome: Outcome) -> str:
    return _count(sum(found.severity == Severity.ERROR for found in outcome.diagnostics), "error")


def _difference(outcome: Outcome) -> str:
    parts = [
        f"{_pages(paths)} {done}"
        for paths, done in ((outcome.written, "written"), (outcome.removed, "removed"))
        if paths
    ]
    return ", ".join(parts) or "the site stays as it was"


def _pages(paths: Sequence[str]) -> str:
    """How many pages are among ``paths``; when there are none, how many files."""
    pages = sum(path.endswith(".html") for path in paths)
    return _count(pages, "page") if pages else _count(len(paths), "file")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
