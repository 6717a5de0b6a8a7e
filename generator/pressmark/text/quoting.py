"""Finding words in a text that somebody has quoted from it."""

from __future__ import annotations

import re

from pressmark.text.body import Block, Body, Span


def find_words(text: str, quoted: str) -> Span | None:
    """Where ``quoted`` stands in ``text`` for the first time, or None. Only white space may differ."""
    words = quoted.split()
    if not words:
        return None
    found = re.search(r"\s+".join(map(re.escape, words)), text)
    return Span(found.start(), found.end()) if found else None


def block_at(body: Body, offset: int) -> Block | None:
    """The block of ``body`` that holds the code point at ``offset``, or None between blocks."""
    return next((block for block in body.blocks if block.start <= offset < block.end), None)
