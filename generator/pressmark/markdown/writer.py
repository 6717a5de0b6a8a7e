"""Text, blocks and pieces as they grow, one leaf block after the other."""

from __future__ import annotations

import unicodedata

from pressmark.text import Block, Body, Markup, PictureSlot, Piece, Run


class Writer:
    """Collects a body. A block without words (a picture alone, say) gets no address and no separator."""

    def __init__(self) -> None:
        self.length = 0
        self.pieces: list[Piece] = []
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._headings: dict[str, int] = {}
        self._number = 0
        self._opening = 0
        self._first_part = 0
        self._start: int | None = None
        self._separated = False

    def body(self) -> Body:
        """What was written."""
        return Body("".join(self._parts), tuple(self._blocks), tuple(self.pieces))

    def markup(self, html: str) -> None:
        """Add a tag of our own."""
        self.pieces.append(Markup(html))

    def insert(self, at: int, html: str) -> None:
        """Add a tag of our own before the piece number ``at``, when no block is open."""
        self.pieces.insert(at, Markup(html))

    def open_block(self) -> None:
        """Begin a leaf block; its tag is decided when it ends."""
        self._opening, self._start = len(self.pieces), None
        self.pieces.append(Markup(""))

    def separate(self, separator: str) -> None:
        """Put ``separator`` in place of the blank line before the next block: between cells and rows."""
        self._add(separator)
        self._separated = True

    def text(self, words: str, linkable: bool = True) -> None:
        """Add words to the open block."""
        if not words:
            return
        if self._start is None:
            if self.length and not self._separated:
                self._add("\n\n")
            self._start, self._first_part = self.length, len(self._parts)
        start = self.length
        self._add(words)
        last = self.pieces[-1]
        if isinstance(last, Run) and last.end == start and last.linkable == linkable:
            self.pieces[-1] = Run(last.start, self.length, linkable)
        else:
            self.pieces.append(Run(start, self.length, linkable))

    def since(self, start: int) -> int:
        """Where the words written since the text was ``start`` long begin: after their separator."""
        return start if self._start is None else max(start, self._start)

    def close_block(self, tag: str, kind: str, attributes: str = "") -> None:
        """End the open block as ``<tag>``."""
        if self._start is not None:
            anchor = self._anchor(kind)
            self._blocks.append(Block(anchor, self._start, self.length, kind))
            attributes = f' id="{anchor}"{attributes}'
        elif tag == "p" and self._only_pictures():
            tag = "figure"
        self.pieces[self._opening] = Markup(f"<{tag}{attributes}>")
        self.pieces.append(Markup(f"</{tag}>\n"))
        self._start, self._separated = None, False

    def _add(self, words: str) -> None:
        self._parts.append(words)
        self.length += len(words)

    def _only_pictures(self) -> bool:
        inside = self.pieces[self._opening + 1 :]
        return bool(inside) and all(isinstance(piece, PictureSlot) for piece in inside)

    def _anchor(self, kind: str) -> str:
        if kind != "heading":
            self._number += 1
            return f"p{self._number}"
        return heading_anchor("".join(self._parts[self._first_part :]), self._headings)


def heading_anchor(words: str, headings: dict[str, int]) -> str:
    """The address of a heading of these ``words``; ``headings`` counts those that came before, and grows."""
    anchor = f"h-{slug(words)}"
    number = headings[anchor] = headings.get(anchor, 0) + 1
    # A slug never holds "_", so this cannot be the address of another heading or of a place in one.
    return anchor if number == 1 else f"{anchor}_{number}"


def slug(words: str) -> str:
    """``words`` as part of an address: small letters, marks and digits of any script, hyphens between."""
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFC", words).lower())
    kept = "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in composed)
    return "-".join(kept.split())[:80].rstrip("-") or "heading"
