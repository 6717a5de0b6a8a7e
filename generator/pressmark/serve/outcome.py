"""What a build of the preview came to."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from pathlib import Path

from pressmark.building import BuildResult
from pressmark.diagnostics import Diagnostic, Place, diagnose

Index = Callable[[BuildResult], BuildResult]
"""Makes the index of a build that left it out, and puts it in place unless a newer build wants another."""

Quick = Callable[[frozenset[str]], BuildResult | None]
"""Builds after an edit of these files, by their paths from the archive's root, and looks at nothing else;
None where that will not do.
"""


def crashed(problem: Exception) -> BuildResult:
    """The result of a build that ended in an error of the program: nothing is known of its output."""
    found = diagnose("W301", Place(""), problem=f"{type(problem).__name__}: {problem}")
    return BuildResult((found,), (), (), 0, Path(os.devnull), "/", failed=True)


def was_busy(result: BuildResult) -> bool:
    """Whether another build of the archive was at work for longer than one waits."""
    return any(found.code == "O805" for found in result.diagnostics)


def only_styles(result: BuildResult) -> bool:
    """Whether nothing was written but style sheets."""
    return not result.removed and all(path.endswith(".css") for path in result.written)


def has_news(result: BuildResult, told: Collection[Diagnostic]) -> bool:
    """Whether a build has changed anything, or has something to say that was not ``told`` before."""
    return bool(result.failed or result.written or result.removed or set(result.diagnostics) - set(told))
