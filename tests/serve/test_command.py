"""``pressmark serve`` itself: the real build, a real process, an edit, Ctrl-C."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from pressmark.cli.serve import serve_command

if TYPE_CHECKING:
    from tests.serve.conftest import Response

    Get = Callable[..., Response]

REPORT = "---\ntitle: {title}\ndate: 1953-02-01\n---\nThe river rose in the night.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    articles = tmp_path / "content" / "articles"
    articles.mkdir(parents=True)
    (tmp_path / "content" / "archive.toml").write_text(
        'title = "A test"\nbase_url = "https://example.org/repo/"\n', encoding="utf-8"
    )
    (articles / "flood.md").write_text(REPORT.format(title="The flood"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def options() -> list[str]:
    return []


@pytest.fixture
def process(root: Path, options: list[str]) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "pressmark", "serve", "--root", str(root), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:
        yield started
        started.kill()


def test_from_start_to_control_c(process: subprocess.Popen[str], root: Path, get: Get) -> None:
    assert process.stdout is not None
    lines: list[str] = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith("Preview at"):
            break
    else:
        pytest.fail("".join(lines))
    address = lines[-1].split()[2]
    port = int(address.split(":")[2].split("/")[0])
    assert address == f"http://127.0.0.1:{port}/repo/"
    page = get(port, "/repo/articles/flood/")
    assert page.status == 200
    assert b"The river rose in the night." in page.body
    assert get(port, "/repo/articles/flood").headers["Location"] == "/repo/articles/flood/"
    assert get(port, "/repo/no/such/page").status == 404

    (root / "content" / "articles" / "flood.md").write_text(REPORT.format(title="The great flood"))
    line = next(line for line in process.stdout if not line.startswith("the search is up to date · "))
    assert line.startswith("content/articles/flood.md changed: 1 report, ")
    assert b"The great flood" in get(port, "/repo/articles/flood/").body

    process.send_signal(signal.SIGINT)
    said, complained = process.communicate(timeout=20)
    assert (said.splitlines()[-1], complained, process.returncode) == ("The preview has ended.", "", 0)


@pytest.mark.parametrize("options", [[], ["--drafts"]])
def test_drafts_are_shown_when_they_are_asked_for(
    root: Path, options: list[str], request: pytest.FixtureRequest, get: Get
) -> None:
    draft = REPORT.format(title="The second flood").replace("date:", "status: draft\ndate:")
    (root / "content" / "articles" / "second.md").write_text(draft, encoding="utf-8")
    process = request.getfixturevalue("process")
    line = next(line for line in process.stdout if line.startswith("Preview at"))
    port = int(line.split(":")[2].split("/")[0])
    assert get(port, "/repo/articles/second/").status == (200 if options else 404)
    assert (root / ".pressmark" / "preview" / "index.html").exists() is bool(options)
    assert (root / "site" / "index.html").exists() is not bool(options)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)


def test_a_root_that_is_not_there_is_misuse(tmp_path: Path) -> None:
    result = CliRunner().invoke(serve_command, ["--root", str(tmp_path / "nowhere")])
    assert result.exit_code == 2
    assert "there is no folder" in result.output


def test_an_address_that_cannot_be_used_is_misuse(root: Path) -> None:
    result = CliRunner().invoke(serve_command, ["--root", str(root), "--host", "192.0.2.1"])
    assert result.exit_code == 2
    assert "error[W102]" in result.output
    assert not (root / "site").exists()
