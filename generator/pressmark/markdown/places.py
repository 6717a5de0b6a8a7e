"""From an offset in the source of one leaf block back to line and column of the file.

markdown-it gives the lines of a block but no columns, and takes the marks of lists and quotations away
before it parses what is inside. What is left of a line is always a part of the line, nearly always its end;
that is how it is found again.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from markdown_it.token import Token

from pressmark.diagnostics import Place, SourceText


class Where:
    """Places in the Markdown that begins at line ``first_line`` (from 1) of ``source``."""

    def __init__(self, source: SourceText, first_line: int) -> None:
        self.source = source
        self.first_line = first_line

    def block(self, token: Token, cell: int = -1) -> BlockPlaces:
        """The places of the inline token of one leaf block; ``cell`` is its column when it is a table
        cell."""
        return BlockPlaces(self.source, self.line(token), token.content, cell)

    def line(self, token: Token) -> int:
        """The line of the file at which ``token`` begins, from 1; 0 when markdown-it does not say."""
        return token.map[0] + self.first_line if token.map else 0


class BlockPlaces:
    """Places in one leaf block. Its lines are looked up only when the first place is asked for."""

    def __init__(self, source: SourceText, first: int, content: str, cell: int) -> None:
        self._source, self._first, self._content, self._cell = source, first, content, cell
        self._starts: list[int] = []
        self._columns: list[int] = []

    def at(self, offset: int, length: int = 1) -> Place:
        """The place of ``offset`` into the block's content."""
        if not self._first:
            return Place(self._source.path)
        if not self._starts:
            self._find_lines()
        number = bisect_right(self._starts, offset) - 1
        line = self._first + number
        shown = self._line(line)
        if self._cell >= 0:
            column = _escaped(shown, self._columns[0], offset)
        else:
            column = max(0, self._columns[number] + offset - self._starts[number])
        return self._source.place(line, column + 1, min(length, max(1, len(shown) - column)))

    def _line(self, number: int) -> str:
        return self._source.lines[number - 1] if number <= len(self._source.lines) else ""

    def _find_lines(self) -> None:
        """Note where in the content each line begins, and at which column of the file that is."""
        segments = self._content.split("\n")
        self._starts = [0, *accumulate(len(segment) + 1 for segment in segments[:-1])]
        if self._cell >= 0:
            self._columns = [_cell_column(self._line(self._first), self._cell)]
            return
        for number, segment in enumerate(segments, start=self._first):
            words = segment.strip()
            found = max(0, self._line(number).rfind(words))
            self._columns.append(found - (len(segment) - len(segment.lstrip())))


def _cell_column(line: str, cell: int) -> int:
    """The column at which the words of cell number ``cell`` of a table row begin."""
    bars = [at for at, sign in enumerate(line) if sign == "|" and line[at - 1 : at] != "\\"]
    begin = len(line) - len(line.lstrip(" >"))
    starts = [at + 1 for at in bars]
    if not bars or bars[0] != begin:
        starts.insert(0, begin)
    column = starts[min(cell, len(starts) - 1)]
    while line[column : column + 1] in {" ", "\t"}:
        column += 1
    return column


def _escaped(line: str, column: int, offset: int) -> int:
    """``offset`` signs after ``column`` of a table row, where ``\\|`` is one sign: a bar inside a cell."""
    for _ in range(offset):
        column += 2 if line.startswith("\\|", column) else 1
    return column
