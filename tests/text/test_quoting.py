"""Quoted words are found where they stand, whatever the line breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.text import Block, Body, Span
from pressmark.text.quoting import block_at, find_words

TEXT = "It rose at night.\n\nBy four the wall\nwas gone (all of it)."


@pytest.mark.parametrize(
    ("quoted", "found"),
    [
        ("It rose", Span(0, 7)),
        ("the wall was gone", Span(27, 44)),
        ("  was   gone (all of it). ", Span(36, 57)),
        ("night. By four", Span(11, 26)),
        ("was gone.", None),
        ("it rose", None),
        ("", None),
        (" \n", None),
    ],
)
def test_words_are_found_across_line_breaks(quoted: str, found: Span | None) -> None:
    assert find_words(TEXT, quoted) == found


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_every_stretch_of_a_text_is_found(text: str, one: int, other: int) -> None:
    stretch = text[min(one, other) : max(one, other)]
    found = find_words(text, stretch)
    if not stretch.split():
        assert found is None
    else:
        assert found is not None
        assert text[found.start : found.end].split() == stretch.split()


def test_the_block_of_an_offset() -> None:
    first, second = Block("p1", 0, 17, "paragraph"), Block("p2", 19, 58, "paragraph")
    body = Body(TEXT, (first, second))
    assert [block_at(body, at) for at in (0, 16, 17, 19, 58)] == [first, first, None, second, None]
