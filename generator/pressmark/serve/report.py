"""What the terminal says of a build: one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pressmark.building import BuildResult
from pressmark.config.addresses import RESERVED
from pressmark.diagnostics import Severity

_KINDS = ("report", "name page", "story page", "list", "other page")
_LISTS = ("dates", "topics", "stories", "sources")


def first_line(result: BuildResult, seconds: float) -> str:
    """The line on the first build of a preview: ``213 pages · 2.31 s``."""
    done = _errors(result) if result.failed else _count(result.pages, "page")
    return _line(done, result, seconds)


def next_line(changes: Sequence[str], result: BuildResult, seconds: float) -> str:
    """The line on a later build: ``a.md changed: 1 report, 4 name pages · 0.31 s``; ``changes`` are paths."""
    what = changes[0] if len(changes) == 1 else _count(len(changes), "file")
    cause = f"{what} changed" if changes else "the site folder was emptied"
    done = f"{_errors(result)}, the last good site stays" if result.failed else _difference(result)
    return _line(f"{cause}: {done}", result, seconds)


def index_line(result: BuildResult, seconds: float) -> str:
    """The line on an index made in the background: ``the search is up to date · 3.10 s``."""
    words = "the search stays as it was" if result.failed else "the search is up to date"
    return f"{words} · {seconds:.2f} s"


def _line(words: str, result: BuildResult, seconds: float) -> str:
    warnings = sum(found.severity == Severity.WARNING for found in result.diagnostics)
    parts = [words, *([_count(warnings, "warning")] if warnings else []), f"{seconds:.2f} s"]
    return " · ".join(parts)


def _errors(result: BuildResult) -> str:
    return _count(sum(found.severity == Severity.ERROR for found in result.diagnostics), "error")


def _difference(result: BuildResult) -> str:
    """What the build wrote and removed, as an author counts it; in files when no page differs.

    With the pages go their data and parts of the search index, whose number tells an author nothing.
    """
    parts = []
    for done, paths in (("", result.written), (" removed", result.removed)):
        kinds = Counter(_kind(path) for path in paths if path.endswith(".html"))
        parts += [f"{_count(kinds[kind], kind)}{done}" for kind in _KINDS if kinds[kind]]
    if parts:
        return ", ".join(parts)
    for done, paths in (("written", result.written), ("removed", result.removed)):
        parts += [f"{_count(len(paths), 'file')} {done}"] if paths else []
    return ", ".join(parts) or "the site stays as it was"


def _kind(path: str) -> str:
    """What the page at ``path`` is to an author; names and stories have a folder of their own below the
    index of their kind, and what lies deeper are parts of lists.
    """
    first, *below = path.split("/")
    if not below or (first in RESERVED and first not in _LISTS):
        return "report" if first == "articles" and len(below) == 2 else "other page"
    if len(below) != 2 or first in _LISTS[:2]:
        return "list"
    return "story page" if first == "stories" else "name page"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
