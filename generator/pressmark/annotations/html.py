"""A body with its marks as HTML.

The text is cut at every boundary of a mark (``cuts``), and each part links to the shortest name that covers
it; a name that finds no part to link from gets a short link after its words, outside the text
(``links_after``); tags are closed and reopened so that they nest (``nesting``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pressmark.annotations.cuts import Cuts
from pressmark.annotations.items import Items, Shown
from pressmark.annotations.links_after import with_links_after, without_words
from pressmark.annotations.nesting import Nesting
from pressmark.annotations.plain import plain_elements
from pressmark.annotations.values import Mark, ShownText
from pressmark.text import Body, LinkSlot, Markup, PictureSlot, escape, showable


def render(
    body: Body,
    marks: Sequence[Mark],
    *,
    href: Callable[[str], str],
    link: Callable[[LinkSlot], str | None],
    picture: Callable[[PictureSlot], str],
    scan: Callable[[str], str | None],
) -> str:
    """The HTML of ``body`` under ``marks``: what stands inside the page's text element.

    ``href`` turns the address of a mark into what stands in the attribute. ``link`` gives the address behind
    a :class:`LinkSlot`, or None, and then its words stay without a link. ``picture`` gives the whole HTML of
    a picture, which is used as it is. ``scan`` gives the address of the scan of a page by its label, or None.

    All else is escaped. Elements of class ``after`` (links after, signs of footnotes) are not part of the
    text; without them the words of the result are those of ``body.text``. Characters that HTML cannot carry
    are U+FFFD.
    """
    pieces = [piece.html if isinstance(piece, Markup) else piece for piece in body.pieces]
    return _composed(body.text, pieces, marks, href, (link, picture, scan))


def _composed(
    words: str,
    pieces: Sequence[Shown],
    marks: Sequence[Mark],
    href: Callable[[str], str],
    slots: tuple[Callable[[LinkSlot], str | None], Callable[[PictureSlot], str], Callable[[str], str | None]],
) -> str:
    text = showable(words)
    nesting = Nesting(marks, href, text)
    plain = plain_elements(pieces, marks, nesting)
    shown = {number for element in plain.values() for number in element.marks}
    items = Items(pieces, Cuts(marks, len(text), shown), *slots, plain).items
    if plain and without_words(items, marks):
        # Where a link after goes, all words together decide.
        nesting = Nesting(marks, href, text)
        items = Items(pieces, Cuts(marks, len(text)), *slots, {}).items
    return nesting.html(with_links_after(items, marks, nesting.after))


def composed(shown: ShownText, href: Callable[[str], str]) -> str:
    """The HTML of ``shown`` on a page, where ``href`` makes links of addresses."""
    links = {(target, fragment): address for target, fragment, address in shown.links}
    pictures = {path: (address, width, height) for path, address, width, height in shown.pictures}
    scans = dict(shown.scans)

    def link(slot: LinkSlot) -> str | None:
        address = links[slot.target, slot.fragment]
        return href(address) if address else None

    def picture(slot: PictureSlot) -> str:
        if slot.path not in pictures:
            return escape(slot.alt)
        address, width, height = pictures[slot.path]
        return _picture(slot, href(address), width, height)

    def scan(label: str) -> str | None:
        address = scans.get(label)
        return href(address) if address else None

    return _composed(shown.words, shown.pieces, shown.marks, href, (link, picture, scan))


def _picture(slot: PictureSlot, source: str, width: int, height: int) -> str:
    size = f' width="{width}" height="{height}"' if width and height else ""
    title = f' title="{escape(slot.title)}"' if slot.title else ""
    return f'<img src="{escape(source)}" alt="{escape(slot.alt)}"{size}{title} loading="lazy">'


def plain_blocks(body: Body) -> tuple[tuple[str, str], ...]:
    """The address and the words of each block, in order."""
    return tuple((block.anchor, body.text[block.start : block.end]) for block in body.blocks)
