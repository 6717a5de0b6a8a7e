"""The parsed text of one file, before any name in it has been resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from pressmark.diagnostics import Place
from pressmark.keys import Later, swift


@swift
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: code points ``start`` to ``end``, the end not included."""

    start: int
    end: int


@swift
@dataclass(frozen=True, slots=True)
class Block:
    """One leaf block: a paragraph, heading, table cell or code block, and its address on the page.

    ``anchor`` is ``p4`` for the fourth block that is not a heading, ``h-…`` for a heading.
    """

    anchor: str
    start: int
    end: int
    kind: str


@swift
@dataclass(frozen=True, slots=True)
class Markup:
    """HTML made by Pressmark itself (never by an author): tags around the runs."""

    html: str


@swift
@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the text to be shown, escaped. ``linkable`` is False inside links and code."""

    start: int
    end: int
    linkable: bool = True


@dataclass(frozen=True, slots=True)
class LinkSlot:
    """The opening of a link whose address only the whole archive knows; closed by a :class:`LinkEnd`.

    ``target`` is ``article:STEM``, ``media:PATH`` (below ``content/media``), ``page:SLUG``, or an outside
    address that has been checked (``http``, ``https`` or ``mailto``).
    """

    target: str
    fragment: str
    title: str
    place: Place


@dataclass(frozen=True, slots=True)
class LinkEnd:
    """The end of the link opened last."""


@dataclass(frozen=True, slots=True)
class PictureSlot:
    """A picture of ``content/media``; its size and its address are filled in when the page is made."""

    path: str
    alt: str
    title: str
    place: Place


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A line ``[page 2]`` of the text: ``label`` is what stands after the word, here ``2``. The run of its
    words follows as a piece of its own and ends at ``end``; when the page has a scan, the run becomes a link
    to it.
    """

    label: str
    end: int


Piece = Markup | Run | LinkSlot | LinkEnd | PictureSlot | PageBreak


@dataclass(frozen=True, slots=True)
class Body(Later):
    """The text, its blocks in order, and the pieces that show it as HTML; ``slots`` are those of the pieces
    that lead somewhere or show a picture.

    Blocks and pieces of what was read by another process, or by an earlier build, stay packed: who makes the
    page alone asks for them.
    """

    later: ClassVar[tuple[str, ...]] = ("blocks", "pieces")
    long: ClassVar[str] = "text"

    text: str = ""
    blocks: tuple[Block, ...] = ()
    pieces: tuple[Piece, ...] = ()
    slots: tuple[LinkSlot | PictureSlot, ...] = field(init=False)

    def __post_init__(self) -> None:
        slots = tuple([piece for piece in self.pieces if type(piece) in _SLOTS])
        object.__setattr__(self, "slots", slots)


_SLOTS = frozenset({LinkSlot, PictureSlot})
