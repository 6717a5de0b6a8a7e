"""Tests that cannot run on this machine are counted and named, never skipped in silence."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
SHARED_FILES = ("conftest.py", "browsing.py")

SAMPLE = """
import pytest

def test_always():
    pass

@pytest.mark.audit
def test_slow():
    pass

@pytest.mark.shared("corpora/seed")
def test_of_material(shared):
    assert (shared / "report.txt").read_text() == "Words."

@pytest.mark.audit
@pytest.mark.shared("corpora/seed")
def test_slow_and_of_material():
    pass
"""


def _run(folder: Path, *options: str) -> str:
    """What pytest says in a checkout that holds the sample and what this project's tests share."""
    tests = folder / "checkout" / "tests"
    tests.mkdir(parents=True)
    (folder / "checkout" / "pytest.ini").write_text(
        "[pytest]\naddopts = --strict-markers --import-mode=importlib\nmarkers =\n    audit\n"
    )
    for name in SHARED_FILES:
        shutil.copy(TESTS / name, tests)
    (tests / "test_sample.py").write_text(SAMPLE)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options]
    run = subprocess.run(command, cwd=tests.parent, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["one process", "two workers"])
def test_the_summary_says_how_many_and_why(tmp_path: Path, workers: list[str]) -> None:
    said = _run(tmp_path, *workers)
    assert "LEFT OUT 2 tests that need ../shared/corpora/seed, which is not here" in said
    assert "LEFT OUT 1 test that only `make audit` runs" in said
    assert "1 passed" in said


def test_material_that_is_there_is_used(tmp_path: Path) -> None:
    (tmp_path / "shared/corpora/seed").mkdir(parents=True)
    (tmp_path / "shared/corpora/seed/report.txt").write_text("Words.")
    said = _run(tmp_path)
    assert "which is not here" not in said
    assert "LEFT OUT 2 tests that only `make audit` runs" in said
    assert "2 passed" in said


def test_an_audit_leaves_nothing_out(tmp_path: Path) -> None:
    (tmp_path / "shared/corpora/seed").mkdir(parents=True)
    (tmp_path / "shared/corpora/seed/report.txt").write_text("Words.")
    said = _run(tmp_path, "--audit")
    assert "LEFT OUT" not in said
    assert "4 passed" in said
