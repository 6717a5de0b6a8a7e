"""The line on a build: in pages when pages differ, in files when none does."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressmark.build import BuildResult
from pressmark.serve.report import first_line, next_line


def result(written: tuple[str, ...] = (), removed: tuple[str, ...] = ()) -> BuildResult:
    return BuildResult((), written, removed, 12, Path("site"), "/", failed=False)


@pytest.mark.parametrize(
    ("written", "removed", "words"),
    [
        (("a/index.html", "a/index.json", "pagefind/x.pf_meta"), ("pagefind/y.pf_meta",), "1 page written"),
        (("a/index.html",), ("b/index.html", "b/index.json"), "1 page written, 1 page removed"),
        (("assets/style.css", "assets/site.js"), (), "2 files written"),
        (("pagefind/x.pf_meta",), ("pagefind/y.pf_meta",), "1 file written, 1 file removed"),
        ((), (), "the site stays as it was"),
    ],
)
def test_what_differs(written: tuple[str, ...], removed: tuple[str, ...], words: str) -> None:
    assert (
        next_line(["x.md", "y.md"], result(written, removed), 0.314) == f"2 files changed: {words} · 0.31 s"
    )


def test_the_first_build_counts_all_pages() -> None:
    assert first_line(result(), 2.0) == "12 pages · 2.00 s"
