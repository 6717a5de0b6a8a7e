"""The commands as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pressmark import __version__
from pressmark.cli import main
from pressmark.diagnostics import CODES
from tests.building.conftest import Make

REPORT = "---\ntitle: A report\ndate: 2015-09-30\n---\n\nWords {name}.\n"


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_version_and_help() -> None:
    assert run("--version")[1].split() == ["pressmark,", "version", __version__]
    for command in ("build", "serve", "new", "import", "explain"):
        code, words, _ = run(command, "--help")
        assert code == 0
        assert command in words


def test_a_build_that_works_says_what_it_did(workshop: Make) -> None:
    made = workshop({"content/articles/r.md": REPORT.format(name="")})
    code, words, errors = run("build", "--root", str(made.root), "--no-search")
    assert code == 0
    assert "pages in" in words
    assert not errors
    assert run("build", "--root", str(made.root), "--no-search")[1].endswith("nothing changed\n")
    assert run("build", "--root", str(made.root), "--no-search", "--quiet") == (0, "", "")


def test_warnings_fail_only_when_strict(workshop: Make) -> None:
    made = workshop({"content/articles/r.md": REPORT.format(name="[[Nobody]]")})
    code, words, errors = run("build", "--root", str(made.root), "--no-search")
    assert code == 0
    assert "1 warning" in words
    assert "content/articles/r.md:6:7: warning[L403]" in errors
    code, words, _ = run("build", "--root", str(made.root), "--no-search", "--strict")
    assert code == 1
    assert "The site is as it was" in words


def test_errors_give_one_and_write_nothing(workshop: Make) -> None:
    made = workshop({"content/articles/r.md": "no fields at all\n"})
    code, _, errors = run("build", "--root", str(made.root))
    assert code == 1
    assert "error[" in errors
    assert not made.output.exists()


def test_json_and_github_formats(workshop: Make) -> None:
    made = workshop({"content/articles/r.md": REPORT.format(name="[[Nobody]]")})
    _, words, _ = run("build", "--root", str(made.root), "--no-search", "--format", "json")
    [found] = json.loads(words)
    assert (found["code"], found["path"], found["line"]) == ("L403", "content/articles/r.md", 6)
    _, words, _ = run("build", "--root", str(made.root), "--no-search", "--format", "github")
    assert words.startswith("::warning file=content/articles/r.md,line=6,col=7,title=L403::")


MISUSE = [("build", "--root", "nowhere"), ("build", "--nonsense"), ("explain", "Z1")]


@pytest.mark.parametrize("arguments", MISUSE)
def test_misuse_gives_two(arguments: tuple[str, ...]) -> None:
    assert run(*arguments)[0] == 2


def test_a_folder_without_content_is_no_archive(tmp_path: Path) -> None:
    code, _, errors = run("build", "--root", str(tmp_path))
    assert code == 1
    assert "S102" in errors
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_explained(code: str) -> None:
    status, words, _ = run("explain", code)
    assert status == 0
    assert CODES[code].explanation.strip() in words
    assert "{{" not in words


def test_explain_lists_all_codes_and_the_nearest() -> None:
    assert run("explain")[1].count("\n") == len(CODES)
    assert "Did you mean" in run("explain", "L4O2")[2]
