"""Whatever way the author is told: on the terminal, as JSON, as GitHub's annotations, over the preview."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable

import pytest
from click.testing import CliRunner

from pressmark.building import BuildOptions, BuildResult, build
from pressmark.cli import main
from pressmark.diagnostics import Severity
from pressmark.serve.options import ServeOptions
from pressmark.serve.reload import State
from pressmark.serve.session import Session
from tests.building.conftest import Make, Workshop
from tests.withholding.searching import folded, named_in

NAMES = ("Zelda Quillfeather", "zelda-q", "Квилфезер")
HIDDEN = "---\nname: Zelda Quillfeather\nnames: [Квилфезер]\nwithhold: true\n---\n"
WRONG = """---
title: What Zelda Quillfeather saw
date: Zelda Quillfeather
Zelda Quillfeather: x
url: https://example.org/Zelda%20Quillfeather
---
[[Zelda Quillfaether]] and [[zelda-q]] ![](zelda-quillfeather.gif) [[Zelda Quillfeather|broken]
Zelda\u00a0QUILLFEATHER, Квилфезер [x](zelda-quillfeather.md)
"""


@pytest.fixture
def archive(workshop: Make) -> Workshop:
    return workshop(
        {
            "content/entities/person/zelda-q.md": HIDDEN,
            "content/articles/zelda-quillfeather.md": WRONG,
            "content/articles/zelda-q/b.md": WRONG,
            "content/zelda-quillfeather/x.doc": "",
        }
    )


@pytest.mark.parametrize("command", ["build", "publish"])
@pytest.mark.parametrize("style", ["text", "json", "github"])
def test_no_format_says_the_name(archive: Workshop, command: str, style: str) -> None:
    run = CliRunner().invoke(main, [command, "--root", str(archive.root), "--format", style])
    assert run.exit_code == 1
    told = run.output + run.stderr
    assert told.count("H101") >= 4
    assert named_in(told + folded(told), NAMES) == []
    if style == "json":
        assert {row["path"] for row in json.loads(run.stdout)} >= {"content/articles/[withheld].md"}


def test_the_preview_says_it_neither_on_the_terminal_nor_over_the_page(archive: Workshop) -> None:
    plan = BuildOptions(root=archive.root, output=archive.output, search=False)
    said: list[str] = []
    results: list[BuildResult] = []

    def run() -> BuildResult:
        results.append(build(plan))
        return results[-1]

    session = Session(ServeOptions(root=archive.root, port=0), run, said.append)
    thread = threading.Thread(target=session.run, daemon=True)
    thread.start()
    try:
        _until(lambda: bool(session.address))
        # Saved anew, and then no longer withheld: neither time is the file called by its name.
        archive.write({"content/entities/person/zelda-q.md": HIDDEN + "\n"})
        _until(lambda: "[withheld].md changed" in "\n".join(said))
    finally:
        session.stop()
        thread.join(20)
    problems = [d for d in results[-1].diagnostics if d.severity is Severity.ERROR]
    over = State(build="1", problems=problems).as_json()
    told = "\n".join(said) + over
    assert "H101" in over
    assert named_in(told + folded(told), NAMES) == []


def _until(done: Callable[[], bool]) -> None:
    for _ in range(400):
        if done():
            return
        time.sleep(0.05)
    raise AssertionError("it took too long")
