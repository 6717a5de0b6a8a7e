"""Taking stretches out of a text, with everything that counts its places: blocks, pieces, marks.

A stretch is replaced block by block, so that no paragraph runs into the next. A mark (of somebody else, or a
statement) that lies inside a stretch goes with it; one that goes beyond keeps what lies beyond; one that goes
around it keeps the words that now stand there.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pressmark.annotations.marks import finish
from pressmark.annotations.values import Mention, Parsed, Statement
from pressmark.markdown.writer import heading_anchor
from pressmark.text import Body, LinkEnd, LinkSlot, Markup, PageBreak, Piece, Run, Span

_Marked = TypeVar("_Marked", Mention, Statement)
_INLINE = re.compile(r"<(em|strong|code|s|del)>")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Code points ``start`` to ``end`` of a text, and the words that take their place."""

    start: int
    end: int
    words: str


def taken_out(
    body: Body,
    mentions: Iterable[Mention],
    statements: Iterable[Statement],
    stretches: Iterable[Stretch],
    language: str,
) -> Parsed:
    """The text without ``stretches``; ``mentions`` and ``statements`` moved, addressed and quoted anew.

    ``mentions`` are those that are kept. ``language`` is that of the text.
    """
    cut = _Cut(body, _by_block(body, stretches))
    parsed = Parsed(
        body=cut.body(),
        mentions=tuple(_moved(mentions, cut)),
        statements=tuple(_moved(statements, cut)),
    )
    return finish(parsed, language)


def _moved(marks: Iterable[_Marked], cut: _Cut) -> Iterator[_Marked]:
    for mark in marks:
        spans = tuple(span for old in mark.spans if (span := cut.span(old)))
        if spans:
            yield replace(mark, spans=spans)


def _by_block(body: Body, wanted: Iterable[Stretch]) -> list[Stretch]:
    """The parts of the stretches that lie in blocks and hold something, in order; of those that overlap one,
    with the words of the first.
    """
    starts = [block.start for block in body.blocks]
    parts = []
    for stretch in wanted:
        for block in body.blocks[max(0, bisect_right(starts, stretch.start) - 1) :]:
            if block.start >= stretch.end:
                break
            start, end = max(block.start, stretch.start), min(block.end, stretch.end)
            if body.text[start:end].strip():
                parts.append(Stretch(start, end, stretch.words))
    parts.sort(key=lambda part: (part.start, -part.end, part.words))
    joined: list[Stretch] = []
    for part in parts:
        if joined and part.start < joined[-1].end:
            joined[-1] = replace(joined[-1], end=max(joined[-1].end, part.end))
        else:
            joined.append(part)
    return joined


class _Cut:
    """A body and the stretches that leave it; they are in order and share nothing."""

    def __init__(self, body: Body, stretches: Sequence[Stretch]) -> None:
        self._body, self._stretches = body, stretches
        self._starts = [stretch.start for stretch in stretches]
        self._ends = [stretch.end for stretch in stretches]
        self._shifts = [0]
        for stretch in stretches:
            self._shifts.append(self._shifts[-1] + len(stretch.words) - (stretch.end - stretch.start))
        self._text = self._joined()

    def body(self) -> Body:
        """The body without the stretches."""
        text = self._text
        blocks = [replace(b, start=self._at(b.start), end=self._at(b.end)) for b in self._body.blocks]
        renamed: dict[str, str] = {}
        headings: dict[str, int] = {}
        for place, block in enumerate(blocks):
            if block.kind == "heading":
                anchor = heading_anchor(text[block.start : block.end], headings)
                renamed[block.anchor] = anchor
                blocks[place] = replace(block, anchor=anchor)
        return Body(text, tuple(blocks), tuple(_without_empty(self._pieces(renamed))))

    def span(self, old: Span) -> Span | None:
        """Where ``old`` stands now; None when nothing of it is left."""
        start, end = old.start, old.end
        first, last = self._inside(start), self._inside(end)
        if self._within_one(start, end):
            return None
        start = self._at(start) if first is None else self._after(first)
        end = self._at(end) if last is None else self._at(self._stretches[last].start)
        if (first, last) == (None, None):
            return Span(start, end)
        words = self._text[start:end]
        start += len(words) - len(words.lstrip())
        return Span(start, start + len(words.strip())) if words.strip() else None

    def _joined(self) -> str:
        parts, at = [], 0
        for stretch in self._stretches:
            parts += [self._body.text[at : stretch.start], stretch.words]
            at = stretch.end
        return "".join([*parts, self._body.text[at:]])

    def _at(self, place: int) -> int:
        """Where a place outside all stretches, or at the edge of one, is now."""
        return place + self._shifts[bisect_right(self._ends, place)]

    def _after(self, number: int) -> int:
        """Where the words end that took the place of a stretch."""
        return self._at(self._ends[number])

    def _inside(self, place: int) -> int | None:
        """The stretch that ``place`` lies in, neither at its start nor at its end."""
        number = bisect_left(self._starts, place) - 1
        return number if number >= 0 and place < self._ends[number] else None

    def _within_one(self, start: int, end: int) -> bool:
        number = bisect_right(self._starts, start) - 1
        return number >= 0 and start < self._ends[number] and end <= self._ends[number]

    def _pieces(self, renamed: dict[str, str]) -> Iterator[Piece]:
        for piece in self._body.pieces:
            match piece:
                case Run():
                    run = replace(piece, start=self._edge(piece.start), end=self._edge(piece.end))
                    if run.start < run.end or piece.start == piece.end:
                        yield run
                case PageBreak():
                    yield replace(piece, end=self._edge(piece.end))
                case Markup() if ' id="h-' in piece.html:
                    yield Markup(_readdressed(piece.html, renamed))
                case _:
                    yield piece

    def _edge(self, place: int) -> int:
        """The edge of a run: the words stand in the run that their stretch begins in."""
        number = self._inside(place)
        return self._at(place) if number is None else self._after(number)


def _readdressed(html: str, renamed: dict[str, str]) -> str:
    old = html.partition(' id="')[2].partition('"')[0]
    return html.replace(f' id="{old}"', f' id="{renamed.get(old, old)}"')


def _without_empty(pieces: Iterable[Piece]) -> list[Piece]:
    """``pieces`` without emphasis, links and page breaks that have lost all their words."""
    kept: list[Piece] = []
    for piece in pieces:
        if kept and isinstance(kept[-1], PageBreak) and not isinstance(piece, Run):
            kept.pop()
        before = kept[-1] if kept else None
        opened = _INLINE.fullmatch(before.html) if isinstance(before, Markup) else None
        closes = isinstance(piece, Markup) and opened and piece.html == f"</{opened[1]}>"
        if closes or (isinstance(piece, LinkEnd) and isinstance(before, LinkSlot)):
            kept.pop()
        else:
            kept.append(piece)
    return kept
