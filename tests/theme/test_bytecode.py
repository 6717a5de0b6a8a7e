"""Compiled templates kept beside the program: the next process uses them, and none but the right ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import Environment
from jinja2.compiler import CodeGenerator

from pressmark.templates.bytecode import Compiled
from pressmark.templates.compiling import LeanEnvironment
from pressmark.templates.theme import default_theme
from tests.theme.samples import SAMPLES
from tests.theme.test_rendering import VIEW, made

ARTICLE = SAMPLES["article"]


def article(compiled: Compiled) -> bytes:
    return made(Path("/nonexistent"), compiled=compiled).render(ARTICLE.template, ARTICLE.view)


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are compiled from now on."""
    names: list[str] = []
    generate = Environment._generate

    def counted(self: Environment, source: object, name: str, filename: str, **options: object) -> str:
        names.append(name)
        return generate(self, source, name, filename, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Environment, "_generate", counted)
    return names


def test_what_was_compiled_once_is_not_compiled_again(tmp_path: Path, compilations: list[str]) -> None:
    folder = tmp_path / "not" / "there" / "yet"
    first = article(Compiled(folder))
    assert "article.html" in compilations
    compilations.clear()
    assert article(Compiled(folder)) == first
    assert compilations == []


def test_only_what_a_page_is_made_of_is_compiled(tmp_path: Path, compilations: list[str]) -> None:
    article(Compiled(tmp_path))
    closure = made(Path("/nonexistent"), compiled=Compiled()).closure("article.html")
    assert set(compilations) <= set(closure)


def test_a_template_that_changed_is_compiled_again(tmp_path: Path, compilations: list[str]) -> None:
    own = tmp_path / "archive"
    (own / "templates").mkdir(parents=True)
    for words in ("one", "two"):
        (own / "templates/page.html").write_text(words)
        compiled = Compiled(tmp_path / "compiled")
        assert made(own, compiled=compiled).render("page.html", VIEW) == words.encode()
    assert compilations == ["page.html", "page.html"]
    assert not (tmp_path / "compiled").exists()


def test_what_is_kept_for_the_next_process_is_the_program_s_own(tmp_path: Path) -> None:
    own = tmp_path / "archive"
    (own / "templates/_macros").mkdir(parents=True)
    (own / "templates/_macros/words.html").write_bytes((default_theme() / "_macros/words.html").read_bytes())
    (own / "templates/base.html").write_text("own")
    closure = made(own, compiled=Compiled(tmp_path / "compiled")).closure("article.html")
    kept = list((tmp_path / "compiled").iterdir())
    assert "base.html" in closure
    # All but the one that is another; a template that is written as the program has it is the program's.
    assert len(kept) == len([name for name in closure if (default_theme() / name).is_file()]) - 1


def test_another_way_of_compiling_has_files_of_its_own(
    tmp_path: Path, compilations: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    article(Compiled(tmp_path))
    compilations.clear()
    monkeypatch.setattr(LeanEnvironment, "careful", True)
    article(Compiled(tmp_path))
    assert "article.html" in compilations
    compilations.clear()
    monkeypatch.setattr(LeanEnvironment, "code_generator_class", CodeGenerator)
    article(Compiled(tmp_path))
    assert "article.html" in compilations
    compilations.clear()
    monkeypatch.setattr("pressmark.templates.bytecode._compiler", lambda: "another version of Jinja")
    article(Compiled(tmp_path))
    assert "article.html" in compilations


@pytest.mark.parametrize("damage", [b"", b"x", "half", "other"])
def test_a_damaged_file_is_compiled_anew(tmp_path: Path, damage: bytes | str) -> None:
    expected = article(Compiled(tmp_path))
    files = sorted(tmp_path.iterdir())
    for file, other in zip(files, reversed(files), strict=True):
        data = file.read_bytes()
        file.write_bytes(damage if isinstance(damage, bytes) else data[: len(data) // 2])
        if damage == "other":
            file.write_bytes(other.read_bytes())
    assert article(Compiled(tmp_path)) == expected


def test_a_folder_that_cannot_be_made_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here already")
    assert article(Compiled(tmp_path / "file")) == article(Compiled())


def test_two_processes_keep_the_same_files(tmp_path: Path) -> None:
    """Names of files and what is in them depend on neither process nor order."""
    program = (
        "import sys, pathlib; from tests.theme.test_bytecode import article, Compiled;"
        "article(Compiled(pathlib.Path(sys.argv[1])))"
    )
    for name in ("one", "two"):
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / name)],
            check=True,
            cwd=Path(__file__).parents[2],
            env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": str(len(name) + ord(name[0]))},
        )
    one, two = ({file.name for file in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two
