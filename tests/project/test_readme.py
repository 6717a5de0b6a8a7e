"""What the first pages promise is there: their links lead somewhere, their commands are known."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])

_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)\s#]+)")
_COMMAND = re.compile(r"(?<![\w/])(?:\.venv/bin/)?pressmark ([a-z]+)\b")
_TARGET = re.compile(r"\bmake ([a-z]+)\b(?!/)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = _LINK.findall(_CODE.sub("", page.read_text(encoding="utf-8")))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def _code_of(page: Path) -> str:
    text = page.read_text(encoding="utf-8")
    indented = [line for line in text.split("\n") if line.startswith("    ")]
    return "\n".join([*indented, *(match.group() for match in _CODE.finditer(text))])


def _commands() -> list[str]:
    return sorted({command for page in PAGES for command in _COMMAND.findall(_code_of(page))})


@pytest.mark.parametrize("command", _commands())
def test_commands_exist(command: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "pressmark", command, "--help"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_targets_of_make_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY:(.*)$", makefile, re.MULTILINE)
    named = {target for page in PAGES for target in _TARGET.findall(_code_of(page))}
    assert named
    assert named <= set(phony.split())
    helped = set(re.findall(r'@echo "make (\w+) ', makefile))
    assert helped == set(phony.split()) - {"help"}


def test_the_readme_starts_with_the_two_commands() -> None:
    beginning = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## ")[0]
    assert _TARGET.findall(beginning)[:2] == ["site", "test"]
