"""Verbatim reports: the file is the text, all of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.diagnostics import SourceText
from pressmark.text import Body, PageBreak, Run, escape, read_verbatim, showable
from pressmark.text.page_breaks import page_label


def read(text: str) -> Body:
    return read_verbatim(SourceText("content/articles/flood.txt", text))


def blocks(body: Body) -> list[tuple[str, str]]:
    return [(block.anchor, body.text[block.start : block.end]) for block in body.blocks]


def test_blank_lines_part_paragraphs_and_line_breaks_are_kept() -> None:
    body = read("The river rose\nat night.\n\n \t\nBy morning it fell.\n")
    assert body.text == "The river rose\nat night.\n\n \t\nBy morning it fell.\n"
    assert blocks(body) == [("p1", "The river rose\nat night."), ("p2", "By morning it fell.")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_count_as_one_line_feed(end: str) -> None:
    assert read(f"\ufeffOne{end}two{end}{end}three") == read("One\ntwo\n\nthree")


def test_nothing_is_interpreted() -> None:
    text = "# *No* [[heading]] <b>\n- &amp; [x](y) `z`"
    assert read(text).text == text
    assert len(read(text).blocks) == 1


def test_a_page_break_keeps_its_words_in_the_text() -> None:
    body = read("It ended here.\n[page 2]\nAnd went on.\n\n[page iv]\n")
    assert "[page 2]" in body.text
    assert blocks(body) == [("p1", "It ended here.\n[page 2]\nAnd went on."), ("p2", "[page iv]")]
    breaks = [at for at, piece in enumerate(body.pieces) if isinstance(piece, PageBreak)]
    for at, label in zip(breaks, ["2", "iv"], strict=True):
        piece, run = body.pieces[at], body.pieces[at + 1]
        assert isinstance(piece, PageBreak)
        assert isinstance(run, Run)
        assert (piece.label, piece.end) == (label, run.end)
        assert body.text[run.start : run.end] == f"[page {label}]"


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("[page 2]", "2"),
        ("  [page 12 verso]\t", "12 verso"),
        ("[page  3 ]", "3"),
        ("[page ]", None),
        ("[page]", None),
        ("see [page 2]", None),
        ("[page 2] and", None),
        ("[page a long remark of an editor]", None),
    ],
)
def test_page_label(line: str, label: str | None) -> None:
    assert page_label(line) == label


@given(st.text(st.sampled_from("ab \n\r\t\u00a0[page 2]\u0301😀\x00"), max_size=60))
def test_every_sign_but_spaces_lies_in_a_block_and_a_run(text: str) -> None:
    body = read(text)
    runs = [piece for piece in body.pieces if isinstance(piece, Run)]
    for parts in (body.blocks, runs):
        inside = {at for part in parts for at in range(part.start, part.end)}
        assert all(sign.isspace() for at, sign in enumerate(body.text) if at not in inside)


def test_what_html_cannot_carry_is_replaced_sign_for_sign() -> None:
    assert showable("a\x00b\ud800c\ufffed\x85e\rf") == "a\ufffdb\ufffdc\ufffdd\ufffde\nf"
    assert showable("tab\tline\nÄ 😀 \u200d") == "tab\tline\nÄ 😀 \u200d"
    assert escape("<a href='x' title=\"y\">&") == "&lt;a href=&#x27;x&#x27; title=&quot;y&quot;&gt;&amp;"
