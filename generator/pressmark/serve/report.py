"""What the terminal says of a build: one line."""

from __future__ import annotations

from collections.abc import Sequence

from pressmark.build import BuildResult
from pressmark.diagnostics import Severity


def first_line(result: BuildResult, seconds: float) -> str:
    """The line on the first build of a preview: ``213 pages · 2.31 s``."""
    done = _errors(result) if result.failed else _count(result.pages, "page")
    return _line(done, result, seconds)


def next_line(changes: Sequence[str], result: BuildResult, seconds: float) -> str:
    """The line on a later build: ``2 files changed: 5 pages written · 0.31 s``; ``changes`` are paths."""
    what = changes[0] if len(changes) == 1 else _count(len(changes), "file")
    cause = f"{what} changed" if changes else "the site folder was emptied"
    done = f"{_errors(result)}, the last good site stays" if result.failed else _difference(result)
    return _line(f"{cause}: {done}", result, seconds)


def _line(words: str, result: BuildResult, seconds: float) -> str:
    warnings = sum(found.severity == Severity.WARNING for found in result.diagnostics)
    parts = [words, *([_count(warnings, "warning")] if warnings else []), f"{seconds:.2f} s"]
    return " · ".join(parts)


def _errors(result: BuildResult) -> str:
    return _count(sum(found.severity == Severity.ERROR for found in result.diagnostics), "error")


def _difference(result: BuildResult) -> str:
    """What the build wrote and removed: in pages, or in files when no page differs.

    With the pages go their data and parts of the search index, whose number tells an author nothing.
    """
    for ending, noun in ((".html", "page"), ("", "file")):
        parts = [
            f"{_count(number, noun)} {done}"
            for done, paths in (("written", result.written), ("removed", result.removed))
            if (number := sum(path.endswith(ending) for path in paths))
        ]
        if parts:
            return ", ".join(parts)
    return "the site stays as it was"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
