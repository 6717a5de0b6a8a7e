"""A ``.txt`` report: the file is the text, and nothing in it is interpreted but blank lines and page
breaks."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.diagnostics import SourceText
from pressmark.text.body import Block, Body, Markup, PageBreak, Piece, Run
from pressmark.text.lines import is_blank, unix_lines
from pressmark.text.page_breaks import page_label


def read_verbatim(source: SourceText) -> Body:
    """The body of a verbatim report: its text is all of ``source``, with line ends as LF and without a
    byte-order mark.

    A blank line parts paragraphs; a line break inside one stays in the text. ``[page 2]`` alone on a line is
    a :class:`PageBreak`, whose words stay in the text too.
    """
    text = unix_lines(source.text.removeprefix("\ufeff"))
    blocks: list[Block] = []
    pieces: list[Piece] = []
    for number, lines in enumerate(_paragraphs(text), start=1):
        block = Block(f"p{number}", lines[0][0], lines[-1][1], "paragraph")
        blocks.append(block)
        pieces.append(Markup(f'<p id="{block.anchor}">'))
        pieces.extend(_runs(text, lines))
        pieces.append(Markup("</p>\n"))
    return Body(text, tuple(blocks), tuple(pieces))


def _paragraphs(text: str) -> Iterator[list[tuple[int, int]]]:
    """The lines of each paragraph as (start, end), the line feed not included."""
    lines: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if not is_blank(line):
            lines.append((start, end))
        elif lines:
            yield lines
            lines = []
        start = end + 1
    if lines:
        yield lines


def _runs(text: str, lines: list[tuple[int, int]]) -> Iterator[Piece]:
    """The lines of one paragraph as runs; a line feed belongs to the line after it."""
    start = lines[0][0]
    for first, end in lines:
        label = page_label(text[first:end])
        if label is None:
            continue
        if start < first:
            yield Run(start, first)
        yield PageBreak(label, end)
        yield Run(first, end, linkable=False)
        start = end
    if start < lines[-1][1]:
        yield Run(start, lines[-1][1])
