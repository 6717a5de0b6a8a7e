"""What is rendered after an edit is what shows it, and nothing else: by name, for each kind of edit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pressmark.building import BuildResult, build
from pressmark.templates import default_theme
from tests.proof.table import ARCHIVE, EDITS, Files
from tests.proof.twin import Twin, counting, put, quick

_THEME = default_theme()
_ASKED_FOR = re.compile(r"{%-?\s*(?:extends|import|include|from)\s+\"([^\"]+)\"")


class Bench:
    """The fixed archive, built; ``every`` maps the address of each page to its template."""

    def __init__(self, root: Path) -> None:
        self.twin = Twin(root)
        put(root, ARCHIVE)
        self.every, _ = self.rendered()

    def rendered(self) -> tuple[dict[str, str], BuildResult]:
        """What a build renders."""
        with counting() as rendered:
            result = build(self.twin.options)
        assert not result.failed
        return dict(one.split(" ") for one in rendered), result

    def edited(self, files: Files) -> tuple[dict[str, str], BuildResult]:
        """What is rendered after an edit, which is undone then: that renders the same pages once more, but
        for those that come or go with it.
        """
        for path in files:
            if files[path] is None:
                (self.twin.root / path).unlink()
        put(self.twin.root, {path: data for path, data in files.items() if data is not None})
        found, result = self.rendered()
        for path in files:
            (self.twin.root / path).unlink(missing_ok=True)
        put(self.twin.root, {path: ARCHIVE[path] for path in files if path in ARCHIVE})
        undone, _ = self.rendered()
        assert found.keys() & self.every.keys() == undone.keys() & found.keys()
        return found, result


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with quick():
        yield Bench(tmp_path_factory.mktemp("renders") / "archive")


@pytest.mark.parametrize("name", EDITS)
def test_what_shows_an_edit_is_rendered_and_nothing_else(bench: Bench, name: str) -> None:
    edit = EDITS[name]
    found, result = bench.edited(edit.files)
    if edit.shown is None:
        standing = {page for page in bench.every if _is_planned_after(edit.files, page)}
        assert standing <= found.keys()
        return
    assert found.keys() == edit.shown | edit.spare
    written = {"/" + path.removesuffix("index.html") for path in result.written}
    assert found.keys() & written == edit.shown


def _is_planned_after(files: Files, page: str) -> bool:
    """Whether a page is still there: the index of a type goes with its last name."""
    return not (page.startswith("/vessels/") and "content/entities/vessel/hope.md" in files)


def closure(name: str) -> set[str]:
    """A template with all that it asks for, read off its text."""
    found, waiting = {name}, [name]
    while waiting:
        text = (_THEME / waiting.pop()).read_text(encoding="utf-8")
        new = set(_ASKED_FOR.findall(text)) - found
        found |= new
        waiting += new
    return found


TEMPLATES = sorted(
    path.relative_to(_THEME).as_posix()
    for path in (*_THEME.glob("*.html"), *_THEME.glob("*.xml"), *_THEME.glob("_macros/*.html"))
)
_QUICKLY = {
    "article.html",
    "month.html",
    "sitemap.xml",
    "_macros/calendar.html",
    "_macros/thread.html",
    "base.html",
}


@pytest.mark.parametrize(
    "name", [name if name in _QUICKLY else pytest.param(name, marks=pytest.mark.audit) for name in TEMPLATES]
)
def test_a_template_edited_renders_the_pages_made_of_it_and_no_other(bench: Bench, name: str) -> None:
    data = b"{# a remark #}" + (_THEME / name).read_bytes()
    found, result = bench.edited({f"templates/{name}": data})
    assert found == {page: made for page, made in bench.every.items() if name in closure(made)}
    assert result.written == ()
