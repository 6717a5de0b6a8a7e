"""What holds for every Markdown file, however it is written."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.annotations.html import plain_blocks
from pressmark.text import Run
from tests.markdown.reading import named, read

SCRAPS = [
    "[[",
    "]]",
    "[",
    "]",
    "{",
    "}",
    "|",
    "\\",
    "`",
    "``",
    "!",
    "(",
    ")",
    "<",
    ">",
    "#",
    "*",
    "_",
    "&amp;",
    "\n",
    "\n\n",
    " ",
    "  ",
    "\t",
    "- ",
    "> ",
    "1. ",
    "+ ",
    "    ",
    "| a | b |\n|---|---|\n",
    "[^1]",
    "[^1]: ",
    "[[Ann Roe]]",
    "[[Ann|she]]",
    "{by=x}",
    '{by="a b" id=a}',
    "{continues=a}",
    "{sure=0.5}",
    "https://a.org/",
    "![x](../../media/x.png)",
    "[x](y.md)",
    "Ann",
    "é",
    "👩🏽‍🚀",
    "שלום",
    "\r\n",
    "\x00",
    "[page 2]",
    "---",
    "```\n",
]
sources = st.lists(st.sampled_from(SCRAPS) | st.text(max_size=3), max_size=40).map("".join)


@given(sources)
def test_anything_is_read_and_keeps_its_offsets(source: str) -> None:
    parsed = read(source)
    text = parsed.body.text
    ends = [0]
    for block, (anchor, words) in zip(parsed.body.blocks, plain_blocks(parsed.body), strict=True):
        assert block.anchor == anchor
        assert words == text[block.start : block.end] != ""
        assert block.start >= ends[-1]
        ends.append(block.end)
    runs = [piece for piece in parsed.body.pieces if isinstance(piece, Run)]
    assert all(one.end <= other.start for one, other in pairwise(runs))
    blocks = {at for block in parsed.body.blocks for at in range(block.start, block.end)}
    assert blocks == {at for run in runs for at in range(run.start, run.end)}
    for spans in [one.spans for one in parsed.mentions] + [one.spans for one in parsed.statements]:
        assert spans
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(set(range(span.start, span.end)) <= blocks for span in spans)


PLAIN = [
    "[",
    "]",
    "!",
    "*",
    "_",
    "**",
    "#",
    "# ",
    "- ",
    "> ",
    "1. ",
    "+ ",
    "\n",
    "\n\n",
    " ",
    "    ",
    "---",
    "^",
    "=",
]
words = st.sampled_from(["Ann", "é", "e\u0301", "שלום", "日本", "ß"])


@given(st.lists(st.sampled_from(PLAIN) | words, max_size=40).map("".join))
def test_no_letter_of_plain_words_is_lost(source: str) -> None:
    letters = [sign for sign in source if unicodedata.category(sign)[0] in "LM"]
    assert [sign for sign in read(source).body.text if unicodedata.category(sign)[0] in "LM"] == letters


CONTAINERS = ["", "> ", "- ", "1. ", "> - ", "# ", "- > ", "  ", "*a* ", "| ", "| x | ", "[^1]: "]


@given(
    st.lists(st.tuples(st.sampled_from(CONTAINERS), st.text("ab é😀|", max_size=5)), min_size=1, max_size=6),
    st.integers(0, 3),
)
def test_a_mention_is_placed_where_it_stands(lines: list[tuple[str, str]], head: int) -> None:
    """In lists, quotations, tables and footnotes, after any words: the place is that of the brackets."""
    source = "".join(f"{container}{words}[[Ann Roe]] z\n\n" for container, words in lines)
    source = (
        "fields\n" * head
        + source
        + "| [[a]] | b [[c\\|d]] |\n|:--|---|\n| e\\|f [[g]] | [[h]] |\n\nend[^1]\n"
    )
    parsed = read(source, first_line=head + 1)
    found = source.split("\n")
    for mention in parsed.mentions:
        place = mention.place
        assert found[place.line - 1][place.column - 1 :].startswith("[["), (place, named(parsed))
        assert place.excerpt == found[place.line - 1]


FLOODS = {
    "[": "[" * 20_000,
    "[ … ]": "[" * 20_000 + "]",
    "[[": "[[" * 20_000,
    "[[ … ]]": "[[" * 20_000 + "]]",
    "[[a|": "[[a|" * 10_000 + "]]",
    "[[a|`": "[[a|`" * 10_000,
    "![": "![" * 20_000,
    "[^": "x[^1]\n\n[^1]: note\n\n" + "[^" * 20_000,
    "[](": "[a](" * 20_000,
    "]{": ']{by="' * 20_000,
    "statements": "[" * 5_000 + "x" + "]{by=a}" * 5_000,
    "mentions": "[[a|b]]{role=c} " * 10_000,
    "addresses": "https://x[[" * 10_000,
    "emphasis": "*a_" * 20_000,
    "quotations": ">" * 20_000 + "a",
    "headings": "# h\n\n" * 5_000,
    "footnotes": "".join(f"x[^{number}]\n\n[^{number}]: n\n\n" for number in range(2_000)),
    "cells": "|" + "a|" * 2_000 + "\n|" + "-|" * 2_000 + "\n|" + "[[a]]|" * 2_000,
}


@pytest.mark.parametrize("flood", FLOODS)
def test_no_flood_of_signs_takes_long(flood: str) -> None:
    began = process_time()
    read(FLOODS[flood])
    assert process_time() - began < 5
