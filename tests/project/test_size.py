"""The program stays readable: short files, short functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
GENERATOR = ROOT / "generator"

MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 60
USUAL_LINES_OF_A_FUNCTION = 30
SHARE_OF_USUAL_ONES = 0.8


def _code() -> list[Path]:
    return sorted(file for ending in ("py", "js", "css", "html") for file in GENERATOR.rglob(f"*.{ending}"))


def _functions() -> Iterator[tuple[str, int]]:
    """Where each function of the program stands, and how many lines it has from ``def`` to its end."""
    for file in sorted(GENERATOR.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                where = f"{file.relative_to(ROOT)}:{node.lineno}: {node.name}"
                yield where, node.end_lineno - node.lineno + 1


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in _code()}
    assert lengths
    long = [f"{f.relative_to(ROOT)}: {n} lines" for f, n in lengths.items() if n > MOST_LINES_OF_A_FILE]
    assert not long, "\n".join(long)


def test_no_function_is_longer_than_a_screen() -> None:
    long = [f"{where}: {lines} lines" for where, lines in _functions() if lines > MOST_LINES_OF_A_FUNCTION]
    assert not long, "\n".join(long)


def test_most_functions_are_short() -> None:
    lengths = [lines for _, lines in _functions()]
    short = sum(lines <= USUAL_LINES_OF_A_FUNCTION for lines in lengths)
    assert short >= SHARE_OF_USUAL_ONES * len(lengths) > 0
