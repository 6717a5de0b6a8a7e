"""``docs/text.md`` is true: every block that follows an example is what comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.text.format_page import SOURCES, Example, examples

PAGE = Path(__file__).parents[2] / "docs" / "text.md"
EXAMPLES = examples(PAGE.read_text(encoding="utf-8"))
BLOCKS = [
    pytest.param(example, kind, id=f"line-{example.line}-{kind}")
    for example in EXAMPLES
    for kind in example.blocks
    if kind != "json"
]


@pytest.mark.parametrize(("example", "kind"), BLOCKS)
def test_an_example_is_true(example: Example, kind: str) -> None:
    assert getattr(example.made, kind) == example.blocks[kind]


def test_every_example_shows_what_comes_of_it() -> None:
    assert len(EXAMPLES) > 12
    assert {example.kind for example in EXAMPLES} == SOURCES
    assert all(set(example.blocks) - {"json"} for example in EXAMPLES)


def test_what_an_example_does_not_show_is_in_order() -> None:
    for example in EXAMPLES:
        if "diagnostics" not in example.blocks:
            assert example.made.diagnostics == "", f"line {example.line}"
