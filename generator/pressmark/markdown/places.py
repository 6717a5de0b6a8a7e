"""From an offset in the source of one leaf block back to line and column of the file.

markdown-it gives the lines of a block but no columns, and takes the marks of lists and quotations away before it
parses what is inside. What is left of a line is always a part of the line, nearly always its end; that is how it is
found again.
"""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it.token import Token

from pressmark.diagnostics import Place, SourceText


@dataclass(frozen=True, slots=True)
class Where:
    """The file, and the number of its line at which the Markdown begins (from 1)."""

    source: SourceText
    first_line: int

    def place(self, block: Token, offset: int, length: int = 1, cell: int = -1) -> Place:
        """The place of ``offset`` into the content of ``block``; ``cell`` is its column when it is a table cell."""
        first = self.line(block)
        if not first:
            return Place(self.source.path)
        content = block.content
        lines_before = content.count("\n", 0, offset)
        begin = content.rfind("\n", 0, offset) + 1
        end = content.find("\n", offset)
        segment = content[begin : len(content) if end < 0 else end]
        line = first + lines_before
        shown = self.source.lines[line - 1] if line <= len(self.source.lines) else ""
        if cell >= 0:
            column = _column_in_row(shown, cell, offset)
        else:
            column = max(shown.rfind(segment.strip()), 0) + offset - begin - _indent(segment)
        return self.source.place(line, max(column, 0) + 1, min(length, max(1, len(shown) - column)))

    def line(self, block: Token) -> int:
        """The line of the file at which ``block`` begins, from 1; 0 when markdown-it does not say."""
        return block.map[0] + self.first_line if block.map else 0


def _indent(segment: str) -> int:
    return len(segment) - len(segment.lstrip())


def _column_in_row(line: str, cell: int, offset: int) -> int:
    """The column of ``offset`` into cell number ``cell`` of a table row, where ``\\|`` stands for a bar in a cell."""
    bars = [at for at, sign in enumerate(line) if sign == "|" and line[at - 1 : at] != "\\"]
    begin = len(line) - len(line.lstrip(" >"))
    starts = [at + 1 for at in bars]
    if not bars or bars[0] != begin:
        starts.insert(0, begin)
    column = starts[min(cell, len(starts) - 1)]
    while line[column : column + 1] in {" ", "\t"}:
        column += 1
    for _ in range(offset):
        column += 2 if line.startswith("\\|", column) else 1
    return column
