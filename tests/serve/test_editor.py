"""A problem opens the author's editor at its line, and nobody else opens anything."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pressmark.diagnostics import Place
from pressmark.serve.editor import address, command

if TYPE_CHECKING:
    from tests.serve.conftest import Response, Running

    Preview = Callable[..., Running]
    Get = Callable[..., Response]
    Until = Callable[[Callable[[], bool]], None]

PLACE = Place("content/articles/the flood.md", 12, 18)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    file = tmp_path / PLACE.path
    file.parent.mkdir(parents=True)
    file.write_text("x")
    return tmp_path


@pytest.mark.parametrize(
    ("editor", "arguments"),
    [
        ("code", ["code", "--goto", "PATH:12:18"]),
        ("/usr/bin/code", ["/usr/bin/code", "--goto", "PATH:12:18"]),
        ("gvim", ["gvim", "+12", "PATH"]),
        ("emacsclient", ["emacsclient", "--no-wait", "+12:18", "PATH"]),
        ("xdg-open", ["xdg-open", "PATH"]),
        ("'my editor' --at {line},{column} {path}", ["my editor", "--at", "12,18", "PATH"]),
    ],
)
def test_how_editors_are_told_a_line(editor: str, arguments: list[str], root: Path) -> None:
    path = str((root / PLACE.path).resolve())
    assert command(editor, PLACE, root) == [word.replace("PATH", path) for word in arguments]
    assert address(editor, PLACE, root) == ""


def test_an_editor_that_answers_to_an_address(root: Path) -> None:
    editor = "vscode://file{path}:{line}:{column}"
    path = (root / PLACE.path).resolve().as_posix().replace(" ", "%20")
    assert address(editor, PLACE, root) == f"vscode://file{path}:12:18"
    assert command(editor, PLACE, root) == []


@pytest.mark.parametrize("editor", ["", "  ", "'unclosed", "code"])
def test_nothing_to_open(editor: str, root: Path) -> None:
    place = PLACE if editor != "code" else Place("content/gone.md", 1, 1)
    assert command(editor, place, root) == []
    assert address(editor, place, root) == ""


def _break(archive: Path, preview: Preview, editor: str) -> tuple[Running, str]:
    running = preview(editor=editor)
    (archive / "content" / "articles" / "flood.md").write_text("one\nBROKEN")
    running.wait_for_builds(2)
    state = running.session._hub.state
    return running, f"/_pressmark/open/{state.attempt}/0"


def test_a_page_of_the_preview_opens_the_editor(
    archive: Path, preview: Preview, get: Get, until: Until
) -> None:
    seen = archive.parent / "seen.json"
    script = archive.parent / "editor.py"
    script.write_text(
        "import json, pathlib, sys\n"
        f"part = pathlib.Path({str(seen)!r} + '.part')\n"
        "part.write_text(json.dumps(sys.argv[1:]))\n"
        f"part.rename({str(seen)!r})\n"
    )
    editor = f"{sys.executable} '{script}' {{path}} {{line}} {{column}}"
    running, opener = _break(archive, preview, editor)
    assert json.loads(running.session._hub.state.as_json())["problems"][0]["opening"] == "here"
    own = f"http://127.0.0.1:{running.port}"
    assert get(running.port, opener, "POST", Origin=own).status == 204
    until(seen.exists)
    flood = archive / "content" / "articles" / "flood.md"
    assert json.loads(seen.read_text()) == [str(flood.resolve()), "2", "1"]


def test_nobody_else_opens_anything(archive: Path, preview: Preview, get: Get) -> None:
    seen = archive.parent / "seen"
    running, opener = _break(archive, preview, f"touch '{seen}'")
    own = f"http://127.0.0.1:{running.port}"
    assert get(running.port, opener, "POST").status == 403
    assert get(running.port, opener, "POST", Origin="https://example.net").status == 403
    assert get(running.port, opener, "POST", Origin="http://evil.example", Host="evil.example").status == 403
    assert get(running.port, opener, Origin=own).status == 404
    assert get(running.port, opener.replace("open/2/0", "open/2/7"), "POST", Origin=own).status == 404
    assert get(running.port, opener.replace("open/2", "open/1"), "POST", Origin=own).status == 404
    assert get(running.port, "/_pressmark/open/../../etc", "POST", Origin=own).status == 405
    assert not seen.exists()


def test_an_editor_that_is_not_there_is_said(archive: Path, preview: Preview, get: Get) -> None:
    running, opener = _break(archive, preview, "no-such-editor-anywhere")
    own = f"http://127.0.0.1:{running.port}"
    assert get(running.port, opener, "POST", Origin=own).status == 404
    assert running.lines("W202") == 1
