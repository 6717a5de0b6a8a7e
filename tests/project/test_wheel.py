"""What is installed works on its own, far from the repository: with its theme, its tables and its map."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import pressmark

ROOT = Path(__file__).parents[2]


def _run(*command: str, cwd: Path, **environment: str) -> str:
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    run = subprocess.run(
        command, cwd=cwd, env={**clean, **environment}, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The contents of a freshly built wheel, as an installer lays them out."""
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    (wheel,) = folder.glob("pressmark-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def _pressmark(installed: Path, cwd: Path, *words: str) -> str:
    return _run(sys.executable, "-m", "pressmark", *words, cwd=cwd, PYTHONPATH=str(installed))


def test_the_wheel_carries_the_theme_and_every_file_of_the_program(installed: Path) -> None:
    theme = {
        file.relative_to(ROOT / "templates") for file in (ROOT / "templates").rglob("*") if file.is_file()
    }
    carried = installed / "pressmark" / "_theme"
    assert {file.relative_to(carried) for file in carried.rglob("*") if file.is_file()} == theme

    program = ROOT / "generator" / "pressmark"
    own = {
        file.relative_to(program)
        for file in program.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert own <= {f.relative_to(installed / "pressmark") for f in (installed / "pressmark").rglob("*")}


def test_the_wheel_carries_nothing_else(installed: Path) -> None:
    assert {entry.name.partition("-")[0] for entry in installed.iterdir()} == {"pressmark"}


def test_the_wheel_carries_the_licences(installed: Path) -> None:
    (metadata,) = installed.glob("pressmark-*.dist-info")
    assert (metadata / "licenses" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert (installed / "pressmark" / "maps" / "LICENCE").is_file()


def test_an_archive_is_made_and_built_far_from_the_repository(installed: Path, tmp_path: Path) -> None:
    where = "import pressmark, sys; sys.stdout.write(pressmark.__file__)"
    imported = _run(sys.executable, "-c", where, cwd=tmp_path, PYTHONPATH=str(installed))
    assert Path(imported).is_relative_to(installed), "the test must not see the checkout"

    assert pressmark.__version__ in _pressmark(installed, tmp_path, "--version")
    _pressmark(installed, tmp_path, "new", "my-archive")
    _pressmark(installed, tmp_path, "build", "--root", "my-archive")
    site = tmp_path / "my-archive" / "site"
    assert "</html>" in (site / "index.html").read_text(encoding="utf-8")
    assert list(site.glob("articles/*/index.html"))
    assert list(site.glob("pagefind/*.pf_meta"))
