"""The line on a build: in the kinds of pages that differ, in files when none does."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressmark.building import BuildResult
from pressmark.serve.report import first_line, next_line


def result(written: tuple[str, ...] = (), removed: tuple[str, ...] = ()) -> BuildResult:
    return BuildResult((), written, removed, 12, Path("site"), "/", failed=False)


@pytest.mark.parametrize(
    ("written", "removed", "words"),
    [
        (("articles/a/index.html", "articles/a/index.json", "pagefind/x.pf_meta"), (), "1 report"),
        (
            (
                "index.html",
                "articles/a/index.html",
                "people/jane-roe/index.html",
                "people/jane-roe/2015/index.html",
                "sources/herald/index.html",
                "stories/flood/index.html",
                "dates/2015/09/index.html",
                "dates/2015/index.html",
            ),
            ("ships/ark/index.html",),
            "1 report, 2 name pages, 1 story page, 3 lists, 1 other page, 1 name page removed",
        ),
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
