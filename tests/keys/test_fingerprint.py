"""The fingerprint: another version of a library, or another byte of the program, is another program."""

from __future__ import annotations

import shutil
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

from pressmark.keys import fingerprint

module = sys.modules["pressmark.keys.fingerprint"]


def told(*folders: Path) -> list[str]:
    return list(module.installed(tuple(map(str, folders))))


def test_every_library_that_is_there_is_found_with_its_version() -> None:
    found = {name.lower() for name in module.installed(tuple(sys.path))}
    for library in ("jinja2", "markdown_it_py", "pyyaml", "babel", "pagefind_bin"):
        assert any(name.startswith(f"{library}-{version(library)}.") for name in found), library


def test_another_version_is_told(tmp_path: Path) -> None:
    (tmp_path / "Jinja2-3.1.6.dist-info").mkdir()
    (tmp_path / "click-8.1.dist-info").mkdir()
    before = told(tmp_path)
    assert before == ["Jinja2-3.1.6.dist-info"]
    (tmp_path / "Jinja2-3.1.6.dist-info").rename(tmp_path / "jinja2-3.1.7.dist-info")
    assert told(tmp_path) != before


@pytest.mark.parametrize("name", ["PyYAML.egg-info", "pyyaml-6.0.egg-info", "markdown_it_py-4.0.dist-info"])
def test_however_a_library_is_written(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert told(tmp_path, tmp_path / "nowhere") == [name]


def test_an_archive_has_its_libraries_asked(tmp_path: Path) -> None:
    archive = tmp_path / "libraries.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("jinja2.py", "")
    assert f"jinja2 {version('jinja2')}" in told(archive)


def test_another_byte_of_the_program_is_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pressmark"
    shutil.copytree(module._PROGRAM, program, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(module, "_PROGRAM", str(program))
    compute = fingerprint.__wrapped__
    before = compute()
    assert compute() == before
    assert before == fingerprint()
    table = program / "diagnostics" / "codes" / "sources.toml"
    table.write_bytes(table.read_bytes() + b"\n")
    assert compute() != before
    table.write_bytes(table.read_bytes()[:-1])
    (program / "__pycache__").mkdir()
    (program / "__pycache__" / "x.pyc").write_bytes(b"")
    assert compute() == before
    (program / "added.py").write_bytes(b"")
    assert compute() != before
