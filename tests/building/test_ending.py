"""The program ends at once, and what it has said and its exit code are whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ARCHIVE = {
    "content/archive.toml": 'title = "The archive"\nlanguage = "en"\n',
    "content/articles/1953/flood.md": "---\ntitle: The flood\ndate: 1953-02-01\n---\nThe dikes broke.\n",
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    for path, words in ARCHIVE.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words)
    return tmp_path


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-m", "pressmark", *command]
    return subprocess.run(program, cwd=folder, capture_output=True, text=True, check=False)


def test_after_a_build_all_is_said(archive: Path) -> None:
    done = run(archive, "build", "--no-search")
    assert done.returncode == 0
    assert " pages in " in done.stdout
    assert (archive / "site" / "index.html").read_bytes()


def test_after_a_mistake_the_code_is_one(archive: Path) -> None:
    (archive / "content/articles/1953/flood.md").write_bytes(b"\xff")
    done = run(archive, "build", "--no-search")
    assert done.returncode == 1
    assert "S101" in done.stderr + done.stdout


def test_after_misuse_it_is_two(archive: Path) -> None:
    done = run(archive, "build", "--jobs", "many")
    assert done.returncode == 2
    assert "many" in done.stderr


def test_nobody_who_reads_is_no_loop(archive: Path) -> None:
    program = [sys.executable, "-m", "pressmark", "build", "--no-search"]
    with subprocess.Popen(program, cwd=archive, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as done:
        assert done.stdout is not None
        done.stdout.close()
        done.wait(60)
    assert (archive / "site" / "index.html").exists()
