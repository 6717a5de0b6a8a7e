"""The pieces of a body as items to be nested, their runs cut under the marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pressmark.annotations.cuts import Cut, Cuts
from pressmark.keys import swift
from pressmark.text import LinkEnd, LinkSlot, PageBreak, PictureSlot, Run, escape

_PHRASING = frozenset({"a", "code", "em", "span", "strong", "sup"})
_GUARDED = frozenset({"a", "code", "pre"})
_PIECES_OF_PLAIN = 3


@swift
@dataclass(frozen=True, slots=True)
class Words:
    """A part of the text that no boundary of a mark divides."""

    cut: Cut


@swift
@dataclass(frozen=True, slots=True)
class Open:
    """A start tag. No mark crosses that of a ``block``; nothing links inside a ``guard``, a link or code."""

    html: str
    name: str

    @property
    def block(self) -> bool:
        """Whether marks end before it."""
        return self.name not in _PHRASING

    @property
    def guard(self) -> bool:
        """Whether links after wait for its end."""
        return self.name in _GUARDED


@swift
@dataclass(frozen=True, slots=True)
class Close:
    """The end tag of the element opened last."""

    html: str
    name: str

    @property
    def guard(self) -> bool:
        """Whether the element ended here was a guard."""
        return self.name in _GUARDED


@dataclass(frozen=True, slots=True)
class Aside:
    """Complete HTML that holds no words of the text. What is ``interactive`` may not stand in a link."""

    html: str
    interactive: bool = True
    block: bool = False


@swift
@dataclass(frozen=True, slots=True)
class Plain:
    """A whole element of a ``block`` in which nothing nests, as HTML, and the numbers of the marks in it."""

    html: str
    marks: tuple[int, ...]


Item = Words | Open | Close | Aside | Plain


@lru_cache(maxsize=4096)
def tag(html: str) -> Open | Close | Aside:
    """The item of a piece of our own HTML: a start tag, an end tag, or something complete."""
    if not html.startswith("<"):
        return Aside(html, interactive=False)
    name = html.strip("</>\n ").split(">")[0].split()[0]
    if html.startswith("</"):
        return Close(html, name)
    if name in {"br", "hr"} or "</" in html:
        return Aside(html, interactive=name != "br", block=name == "hr")
    return Open(html, name)


Shown = str | Run | LinkSlot | LinkEnd | PictureSlot | PageBreak
"""A piece to be shown; HTML of our own is plain ``str``."""


class Items:
    """``pieces`` as a list of items, in order. ``plain`` are the elements that are written already, by the
    index of their start tag. The callables are those of ``html.render``.
    """

    def __init__(
        self,
        pieces: Sequence[Shown],
        cuts: Cuts,
        link: Callable[[LinkSlot], str | None],
        picture: Callable[[PictureSlot], str],
        scan: Callable[[str], str | None],
        plain: Mapping[int, Plain],
    ) -> None:
        self.items: list[Item] = []
        self._cuts, self._link, self._picture, self._scan = cuts, link, picture, scan
        self._linked: list[bool] = []
        self._page = ""
        at = 0
        while at < len(pieces):
            if at in plain and not self._page:
                self.items.append(plain[at])
                at += _PIECES_OF_PLAIN
            else:
                self._add(pieces[at])
                at += 1

    def _add(self, piece: Shown) -> None:
        if type(piece) is str:
            self.items.append(tag(piece))
            return
        match piece:
            case Run():
                self._run(piece)
            case LinkSlot():
                self._open_link(piece)
            case LinkEnd():
                if self._linked.pop():
                    self.items.append(Close("</a>", "a"))
            case PictureSlot():
                self.items.append(Aside(self._picture(piece)))
            case PageBreak():
                address = None if any(self._linked) else self._scan(piece.label)
                self._page = f'<a class="page-break" href="{escape(address)}">' if address else ""

    def _run(self, run: Run) -> None:
        page, self._page = self._page, ""
        if page:
            self.items.append(Open(page, "a"))
        for cut in self._cuts.within(run.start, run.end):
            self.items.append(Words(cut if run.linkable else Cut(cut.start, cut.end, None, cut.layers)))
        if page:
            self.items.append(Close("</a>", "a"))

    def _open_link(self, slot: LinkSlot) -> None:
        address = None if any(self._linked) else self._link(slot)
        self._linked.append(address is not None)
        if address is not None:
            title = f' title="{escape(slot.title)}"' if slot.title else ""
            self.items.append(Open(f'<a href="{escape(address)}"{title}>', "a"))
