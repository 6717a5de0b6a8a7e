"""A good archive, what an author does to it, and what the author is told."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pressmark.building import BuildResult
from pressmark.diagnostics import Diagnostic, Severity
from pressmark.diagnostics.formats import as_github, as_json, as_text
from tests.building.conftest import Make, Workshop

Files = Mapping[str, str | bytes]

REPORT = """\
---
title: Sea wall breached
date: 1953-02-01
---

[[Jane Roe]] raised the alarm on [[Canvey Island]].
"""
SETTINGS = 'title = "Reports from the Fens"\n'
GOOD: Files = {
    "content/articles/1953/sea-wall.md": REPORT,
    "content/articles/1953/cable.txt": "Wall gone stop send boats stop\n\nRoe\n",
    "content/articles/1953/cable.yaml": "title: Send boats\ndate: 1953-02-01\n",
    "content/entities/person/jane-roe.md": "---\nname: Jane Roe\n---\n",
    "content/entities/place/canvey-island.md": "---\nname: Canvey Island\n---\n",
}


def good_site(workshop: Make) -> Workshop:
    """The archive and the site that it became without a word."""
    return workshop(_built())


@cache
def _built() -> dict[str, bytes]:
    """Every file of the archive and its site, built once."""
    with TemporaryDirectory() as folder:
        made = Workshop(Path(folder))
        made.write({"content/archive.toml": SETTINGS, **GOOD})
        assert made.build().diagnostics == ()
        files = (path for path in made.root.rglob("*") if path.is_file())
        return {path.relative_to(made.root).as_posix(): path.read_bytes() for path in files}


def broken(made: Workshop, files: Files) -> list[Diagnostic]:
    """The errors of a build after ``files`` were written, which left the site as it was to the byte."""
    before = made.tree()
    made.write(files)
    result = made.build()
    check_words(result)
    assert result.failed
    assert made.tree() == before
    return [d for d in result.diagnostics if d.severity is Severity.ERROR]


def doubted(made: Workshop, files: Files) -> list[Diagnostic]:
    """Everything that was told of a build that succeeded after ``files`` were written."""
    made.write(files)
    result = made.build()
    check_words(result)
    assert not result.failed, [as_text(d) for d in result.diagnostics]
    return list(result.diagnostics)


def check_words(result: BuildResult) -> None:
    """Everything told can be shown in every form, leads somewhere, and is no parser's talk."""
    for diagnostic in result.diagnostics:
        shown = as_text(diagnostic)
        assert diagnostic.place.path, shown
        assert diagnostic.hint or diagnostic.severity is Severity.NOTICE, shown
        assert diagnostic.place.column >= 1 or not diagnostic.place.line, shown
        assert len(diagnostic.message) < 1000, shown
        as_github(diagnostic).encode("utf-8")
        for talk in ("Traceback", "Exception", "Error:", "None", "object at", "NoneType", "pressmark."):
            assert talk not in diagnostic.message + diagnostic.hint, shown
    as_json(result.diagnostics).encode("utf-8")


def told(diagnostics: list[Diagnostic]) -> list[tuple[str, str, int, int]]:
    """Code and place of each."""
    return [(d.code, d.place.path, d.place.line, d.place.column) for d in diagnostics]
