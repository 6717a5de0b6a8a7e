"""``pressmark explain PATH``: what has changed for a page since the last build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from pressmark.cli import main
from tests.building.conftest import Make, Workshop
from tests.building.test_incremental import FILES


@pytest.fixture
def made(workshop: Make) -> Workshop:
    found = workshop(FILES)
    assert run(found.root, "build", "--no-search", "--quiet") == (0, "")
    return found


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, [arguments[0], "--root", str(root), *arguments[1:]])
    return result.exit_code, result.output


def told(root: Path, path: str) -> str:
    code, said = run(root, "explain", path)
    assert code == 0, said
    return said


def test_nothing_has_changed(made: Workshop) -> None:
    said = told(made.root, "/articles/flood/")
    assert said.splitlines() == [
        "site/articles/flood/index.html",
        "  Nothing that it is made of has changed since the last build.",
    ]


@pytest.mark.parametrize("path", ["/articles/flood", "articles/flood/", "site/articles/flood/index.html"])
def test_a_page_is_named_as_one_likes(made: Workshop, path: str) -> None:
    assert told(made.root, path).startswith("site/articles/flood/index.html\n")


def _text(made: Workshop) -> None:
    made.write({"content/articles/flood.md": "---\ntitle: The flood\ndate: 1953-02-01\n---\nOther words.\n"})


def _macro(made: Workshop) -> None:
    theirs = Path(__file__).parents[2] / "templates" / "article.html"
    made.write({"templates/article.html": theirs.read_text() + "<!-- x -->\n"})


CASES: dict[str, tuple[Callable[[Workshop], object], str, str]] = {
    "a text": (_text, "/articles/flood/", "What the page shows has changed: "),
    "a template": (_macro, "/articles/vote/", "templates/article.html"),
    "the title of the archive": (
        lambda made: made.write({"content/archive.toml": 'title = "Other"\n'}),
        "/articles/vote/",
        "What all pages share has changed: ",
    ),
    "data": (_text, "/articles/flood/index.json", "Its content has changed; no template makes it."),
    "a damaged file": (
        lambda made: (made.output / "index.html").write_text("torn"),
        "/",
        "The file in the site is not as the last build left it.",
    ),
    "a new page": (
        lambda made: made.write({"content/pages/more.md": "---\ntitle: More\n---\nText.\n"}),
        "/more/",
        "It was not there after the last build.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_has_changed_is_said(made: Workshop, case: str) -> None:
    change, path, words = CASES[case]
    change(made)
    assert words in told(made.root, path)


def test_explaining_changes_nothing(made: Workshop) -> None:
    _text(made)
    before = told(made.root, "/articles/flood/")
    assert told(made.root, "/articles/flood/") == before


def test_a_page_that_is_not_there_and_an_archive_with_mistakes_are_said(made: Workshop) -> None:
    assert run(made.root, "explain", "/nowhere/")[0] == 2
    made.write({"content/articles/flood.md": "---\ntitle: [\n---\n"})
    code, said = run(made.root, "explain", "/articles/vote/")
    assert code == 1
    assert "the archive cannot be built as it is" in said
