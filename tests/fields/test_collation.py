"""The table of the Unicode Collation Algorithm, read where it is needed, is as pyuca reads it whole."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import pyuca
from hypothesis import given
from hypothesis import strategies as st

from pressmark.languages.collation import default


@lru_cache(maxsize=1)
def whole() -> Any:
    return pyuca.Collator()


@lru_cache(maxsize=1)
def filed() -> list[str]:
    """The signs of every line of the table."""
    name = f"allkeys-{pyuca.Collator.UCA_VERSION}.txt"
    text = (Path(pyuca.__file__).parent / name).read_text(encoding="utf-8")
    lines = re.findall(r"^([0-9A-F ]+?) *;", text, re.MULTILINE)
    return ["".join(chr(int(sign, 16)) for sign in line.split()) for line in lines]


def test_every_line_is_read_as_it_stands() -> None:
    assert len(filed()) > 30_000
    assert [
        one for one in filed() if default().collation_elements(one) != whole().collation_elements(one)
    ] == []


# Letters that go together with others, marks that may stand between them, and what no line has.
SEVERAL = st.sampled_from([one for one in filed() if len(one) > 1])
MARKS = st.characters(min_codepoint=0x300, max_codepoint=0x36F)
WITHOUT_LINES = st.sampled_from("一龠㐀𠀀𗀀𗀁\U000e0fff")


@given(st.lists(SEVERAL | MARKS | WITHOUT_LINES | st.characters(), max_size=8).map("".join))
def test_texts_have_the_same_elements(text: str) -> None:
    assert default().collation_elements(text) == whole().collation_elements(text)


@pytest.mark.parametrize("text", ["", "a", "Ch", "\u0fb2\u0f71\u0f80", "\u0fb2\u0334\u0f71\u0f80"])
def test_short_texts_and_signs_in_three_parts(text: str) -> None:
    assert default().collation_elements(text) == whole().collation_elements(text)


def test_letters_are_those_filed_by_one_element() -> None:
    letters = dict(default().table.letters())
    nodes = whole().table.root.children
    single = {chr(code): node.value for code, node in nodes.items() if node.value and len(node.value) == 1}
    assert letters == {sign: tuple(value[0]) for sign, value in single.items() if sign.isalpha()}
