"""The annotations of one file, as written: no name is resolved here."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.diagnostics import Diagnostic, Place
from pressmark.diagnostics.packed import Placed
from pressmark.keys import swift
from pressmark.text import Body, LinkEnd, LinkSlot, PageBreak, PictureSlot, Run, Span

NOWHERE = Span(0, 0)
"""The quotation of a mention before it is cut."""


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Placed):
    """An annotated stretch of a text.

    ``target`` is the name, slug, ``type:slug`` or article id as written, without a type that was split off
    into ``type``; empty for somebody or something not identified. ``fragment`` is the part after ``#`` (an
    article's passage). ``identifiers`` are addresses of the entity elsewhere (stand-off bodies). ``anchor``
    and ``quote`` are filled in by ``marks``: the mention's address on its page and the sentence (at most 300
    code points) that quotes it.
    """

    spans: tuple[Span, ...]
    target: str
    type: str = ""
    fragment: str = ""
    role: str = ""
    certainty: float | None = None
    by: str = ""
    checked_by: str = ""
    checked_on: str = ""
    identifiers: tuple[str, ...] = ()
    place: Place
    origin: str = "inline"
    annotation: str = ""
    anchor: str = ""
    quote: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words attributed to somebody: several spans when the words go on in another paragraph.

    ``by`` is who said them, ``annotator`` who marked them up.
    """

    spans: tuple[Span, ...]
    by: str = ""
    to: tuple[str, ...] = ()
    on: str = ""
    certainty: float | None = None
    annotator: str = ""
    checked_by: str = ""
    checked_on: str = ""
    place: Place
    origin: str = "inline"
    annotation: str = ""
    anchor: str = ""


@swift
@dataclass(frozen=True, slots=True)
class Mark:
    """A mention, reference or statement as the page shows it, after linking.

    ``kind``: ``name`` (links to ``address``), ``unidentified`` or ``statement`` (marked without a link),
    ``reference`` (links to another report). ``label`` names the link that follows a span which no run links
    to; ``order`` breaks ties (the slug).
    """

    kind: str
    spans: tuple[Span, ...]
    anchor: str
    address: str = ""
    label: str = ""
    order: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownText:
    """A body with all that has to be known to show it on a page, so that whoever makes the page can compose
    it (``html.composed``).

    ``pieces`` are those of the body, but HTML of our own, two thirds of them, is plain ``str``, which costs
    least to keep and to send. Addresses are those of the site, or lead out of it. ``links`` are the (target,
    fragment, address) of its link slots: without an address the words stay without a link. ``pictures`` are
    the (path, address, width, height) of those that the archive has, sizes 0 where they are not known;
    ``scans`` the (label, address) of pages that have a scan.
    """

    words: str = ""
    pieces: tuple[str | Run | LinkSlot | LinkEnd | PictureSlot | PageBreak, ...] = ()
    marks: tuple[Mark, ...] = ()
    links: tuple[tuple[str, str, str], ...] = ()
    pictures: tuple[tuple[str, str, int, int], ...] = ()
    scans: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A text with all that is said about it, and what was wrong.

    ``others`` are annotations of a stand-off file that Pressmark does not know, as JSON: kept for the export.
    """

    body: Body
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    others: tuple[str, ...] = ()
