"""From an offset in the source of one leaf block back to line and column of the file.

markdown-it gives the lines of a block but no columns, and takes the marks of lists and quotations away
before it parses what is inside. What is left of a line is always a part of the line, nearly always its end;
that is how it is found again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from markdown_it.token import Token

from pressmark.diagnostics import Place, SourceText


class Where:
    """Places in the Markdown that begins at line ``first_line`` (from 1) of ``source``."""

    def __init__(self, source: SourceText, first_line: int) -> None:
        self.source = source
        self.first_line = first_line
        self._row = (0, [0])

    def block(self, token: Token, cell: int = -1) -> BlockPlaces:
        """The places of the inline token of one leaf block; ``cell`` is its number in a row of a table."""
        return BlockPlaces(self, self.line(token), token.content, cell)

    def line(self, token: Token) -> int:
        """The line of the file at which ``token`` begins, from 1; 0 when markdown-it does not say."""
        return token.map[0] + self.first_line if token.map else 0

    def shown(self, line: int) -> str:
        """Line number ``line`` of the file; empty beyond its end."""
        return self.source.lines[line - 1] if line <= len(self.source.lines) else ""

    def cell(self, line: int, number: int) -> int:
        """The column at which the words of cell ``number`` of the table row in ``line`` begin."""
        starts = self._cells(line)
        return starts[min(number, len(starts) - 1)]

    def cells(self, line: int) -> int:
        """How many cells are written in ``line``."""
        starts = self._cells(line)
        return len(starts) - (not self.shown(line)[starts[-1] :].strip())

    def _cells(self, line: int) -> list[int]:
        if self._row[0] != line:
            self._row = (line, _cells(self.shown(line)))
        return self._row[1]


class BlockPlaces:
    """Places in one leaf block. Its lines are looked up only when the first place is asked for."""

    def __init__(self, where: Where, first: int, content: str, cell: int) -> None:
        self._where, self._first, self._content, self._cell = where, first, content, cell
        self._starts: list[int] = []
        self._columns: list[int] = []
        self._bars: list[int] = []

    def at(self, offset: int, length: int = 1) -> Place:
        """The place of ``offset`` into the block's content."""
        if not self._first:
            return Place(self._where.source.path)
        if not self._starts:
            self._find_lines()
        number = bisect_right(self._starts, offset) - 1
        line = self._first + number
        shown = self._where.shown(line)
        column = max(
            0, self._columns[number] + offset - self._starts[number] + bisect_left(self._bars, offset)
        )
        return self._where.source.place(line, column + 1, min(length, max(1, len(shown) - column)))

    def _find_lines(self) -> None:
        """Note where in the content each line begins, and at which column of the file that is."""
        segments = self._content.split("\n")
        self._starts = [0, *accumulate(len(segment) + 1 for segment in segments[:-1])]
        if self._cell >= 0:
            self._columns = [self._where.cell(self._first, self._cell)]
            # Each bar inside a cell is written with a backslash, which is not in the content.
            self._bars = [at for at, sign in enumerate(self._content) if sign == "|"]
            return
        for number, segment in enumerate(segments, start=self._first):
            found = max(0, self._where.shown(number).rfind(segment.strip()))
            self._columns.append(found - (len(segment) - len(segment.lstrip())))


def _cells(line: str) -> list[int]:
    """The columns at which the words of each cell of a table row begin."""
    begin = len(line) - len(line.lstrip(" >"))
    bars = [at for at, sign in enumerate(line) if sign == "|" and line[at - 1 : at] != "\\"]
    starts = [at + 1 for at in bars]
    if not bars or bars[0] != begin:
        starts.insert(0, begin)
    return [_after_spaces(line, start) for start in starts]


def _after_spaces(line: str, start: int) -> int:
    while line[start : start + 1] in {" ", "\t"}:
        start += 1
    return start
