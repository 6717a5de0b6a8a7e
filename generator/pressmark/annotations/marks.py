"""The address of every mention and statement on its page, and the sentence that quotes a mention.

A mention that starts at code point 112 of the paragraph ``p4`` has the address ``p4-112``; a statement
``s4-112``; in a heading ``h-the-heading-12`` (a statement ``s-the-heading-12``). Where several start there,
the end is added: ``p4-112-130``; of those with the same first span all but the first get ``-2``, ``-3`` …,
in the order of their targets. Only marks that start at the same place can change each other's address:
annotating elsewhere never moves one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from sys import intern
from typing import TypeVar

from pressmark.annotations.values import Mention, Parsed, Statement
from pressmark.keys import changed
from pressmark.text import Block, Body, Span
from pressmark.text.sentences import quotation, sentences

_Said = TypeVar("_Said", Mention, Statement)


def finish(parsed: Parsed, language: str) -> Parsed:
    """``parsed`` with anchors and quotations filled in, mentions and statements in text order.

    ``language`` is the BCP 47 tag of the text: it decides how sentences end.
    """
    blocks = Blocks(parsed.body)
    taken = {block.anchor for block in parsed.body.blocks}
    quotes = _Quotes(parsed.body, blocks, language)
    mentions = [
        changed(mention, anchor=anchor, quote=quotes.of(mention.spans[0]))
        for mention, anchor in _addressed(parsed.mentions, blocks, taken, "p")
    ]
    statements = [
        replace(statement, anchor=anchor)
        for statement, anchor in _addressed(parsed.statements, blocks, taken, "s")
    ]
    return replace(parsed, mentions=tuple(mentions), statements=tuple(statements))


class Blocks:
    """The blocks of a body by place."""

    def __init__(self, body: Body) -> None:
        self._blocks = body.blocks
        self._starts = [block.start for block in body.blocks]

    def touched(self, span: Span) -> Block | None:
        """The first block that ``span`` touches; the one before when it touches none, or the first of all."""
        if not self._blocks:
            return None
        at = max(0, bisect_right(self._starts, span.start) - 1)
        following = at + 1
        beyond = self._blocks[at].end <= span.start
        if beyond and following < len(self._blocks) and self._blocks[following].start < span.end:
            at = following
        return self._blocks[at]


def _addressed(
    said: Sequence[_Said], blocks: Blocks, taken: set[str], letter: str
) -> list[tuple[_Said, str]]:
    """``said`` in text order, each with an address that is not in ``taken``, which grows."""
    ordered = sorted(said, key=lambda one: ([(span.start, span.end) for span in one.spans], _order(one)))
    touched = [blocks.touched(one.spans[0]) for one in ordered]
    starts = [_start(one.spans[0], block, letter) for one, block in zip(ordered, touched, strict=True)]
    times = Counter(starts)
    result: list[tuple[_Said, str]] = []
    for one, block, start in zip(ordered, touched, starts, strict=True):
        end = f"-{one.spans[0].end - (block.start if block else 0)}" if times[start] > 1 else ""
        # The same few thousand addresses stand in all reports: in memory each stays one text.
        result.append((one, intern(_unique(start + end, taken))))
    return result


def _order(one: Mention | Statement) -> tuple[str, ...]:
    if isinstance(one, Mention):
        return (one.target, one.fragment, *one.identifiers, one.role, one.by, one.annotation)
    return (one.by, *one.to, one.on, one.annotation)


def _start(span: Span, block: Block | None, letter: str) -> str:
    if block is None:
        return f"{letter}0-{span.start}"
    name = block.anchor
    if letter == "s":
        name = "s" + name.removeprefix("p").removeprefix("h")
    return f"{name}-{max(0, span.start - block.start)}"


def _unique(anchor: str, taken: set[str]) -> str:
    number, found = 1, anchor
    while found in taken:
        number += 1
        found = f"{anchor}-{number}"
    taken.add(found)
    return found


class _Quotes:
    """The sentence of each mention; a block is divided once."""

    def __init__(self, body: Body, blocks: Blocks, language: str) -> None:
        self._text, self._blocks, self._language = body.text, blocks, language
        self._sentences: dict[str, tuple[Span, ...]] = {}

    def of(self, span: Span) -> Span:
        """The quotation for a mention at ``span``."""
        block = self._blocks.touched(span)
        if block is None:
            return span
        if block.anchor not in self._sentences:
            self._sentences[block.anchor] = sentences(self._text, block.start, block.end, self._language)
        parts = self._sentences[block.anchor]
        return quotation(self._text, parts, span) if parts else Span(block.start, block.start)
