"""What the text of a report is: one string, its blocks, and the pieces that show it.

The format is agreed in ``docs/text.md``. Every promise made about a report (quotations, links to a passage,
exports, search) is an offset into :attr:`Body.text`: code points from 0, the end not included.
"""

from pressmark.text.body import (
    Block,
    Body,
    LinkEnd,
    LinkSlot,
    Markup,
    PageBreak,
    PictureSlot,
    Piece,
    Run,
    Span,
)
from pressmark.text.escaping import escape, page_bytes, showable
from pressmark.text.verbatim import read_verbatim

__all__ = [
    "Block",
    "Body",
    "LinkEnd",
    "LinkSlot",
    "Markup",
    "PageBreak",
    "PictureSlot",
    "Piece",
    "Run",
    "Span",
    "escape",
    "page_bytes",
    "read_verbatim",
    "showable",
]
