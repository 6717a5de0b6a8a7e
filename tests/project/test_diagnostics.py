"""Every code of the table is told somewhere, explained, and provoked by a test; and no other code is told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from pressmark.diagnostics import CODES, Severity

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "generator" / "pressmark" / "diagnostics" / "codes"

FAMILIES = {
    "sources": "S",
    "fields": "F",
    "text": "T",
    "annotations": "A",
    "names": "L",
    "ledger": "R",
    "config": "C",
    "media": "M",
    "templates": "P",
    "output": "O",
    "search": "X",
    "import": "I",
    "serve": "W",
    "withholding": "H",
    "checks": "K",
    "publishing": "G",
}
_CODE = re.compile(rf"[\"'\[]([{''.join(FAMILIES.values())}]\d{{3}})[\"'\]]")


def _codes_in(files: Iterable[Path]) -> set[str]:
    """The codes that stand in the files as words of their own: ``"S101"`` or ``[S101]``."""
    return {code for file in files for code in _CODE.findall(file.read_text(encoding="utf-8"))}


def _of_the_program() -> set[str]:
    return _codes_in((ROOT / "generator").rglob("*.py"))


def _of_the_tests() -> set[str]:
    return _codes_in(file for file in (ROOT / "tests").rglob("*.py") if file != Path(__file__))


def test_every_code_of_the_program_is_in_the_table() -> None:
    assert _of_the_program() <= set(CODES)


def test_every_code_of_the_table_is_told_by_the_program() -> None:
    assert sorted(set(CODES) - _of_the_program()) == []


def test_every_code_is_provoked_by_a_test() -> None:
    assert sorted(set(CODES) - _of_the_tests()) == []


def test_every_family_has_one_file() -> None:
    for table in sorted(TABLES.glob("*.toml")):
        letters = {code[0] for code in tomllib.loads(table.read_text(encoding="utf-8"))}
        assert letters == {FAMILIES[table.stem]}, table.name


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_words_of_a_code(code: str) -> None:
    words = CODES[code]
    assert re.fullmatch(r"[A-Z]\d{3}", code)
    assert words.severity in set(Severity)
    assert words.message.strip() == words.message != ""
    assert not words.message.endswith("."), "a message is one sentence without a full stop"
    assert "\n" not in words.message
    assert "\n" not in words.hint
    assert len(words.explanation.split()) >= 10, "an explanation says what it means and how to mend it"
