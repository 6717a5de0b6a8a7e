"""Tags that nest: marks may cross each other and the elements of the text, elements of HTML may not.

Every part of the text has its wrappers, from the outside in: the statements and unidentified marks that
cover it, then the link. A wrapper stays open as long as it can: around an emphasis, say, when all that is
emphasised has it. Where it cannot, it is closed and opened again. Nothing here recurses, so depth costs no
stack.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pressmark.annotations.cuts import is_link
from pressmark.annotations.items import Aside, Close, Item, Open, Plain, Words
from pressmark.annotations.values import Mark
from pressmark.text import escape

_Wrappers = tuple[int, ...]


class Nesting:
    """Writes items as HTML. ``text`` is the text as HTML may show it, of the same length."""

    def __init__(self, marks: Sequence[Mark], href: Callable[[str], str], text: str) -> None:
        self._marks, self._href, self.text = marks, href, text
        self._addressed: set[int] = set()
        self._out: list[str] = []
        self._open: list[int] = []
        self._floors = [0]

    def html(self, items: list[Item]) -> str:
        """``items`` as one string of well-nested HTML."""
        around = self._around_elements(items)
        following = self._following(items)
        for at, item in enumerate(items):
            match item:
                case Words():
                    self._wrap(_wrappers(item))
                    self._out.append(escape(self.text[item.cut.start : item.cut.end]))
                case Open():
                    wrappers = around[at]
                    self._wrap(self._shared(following[at], True) if wrappers is None else wrappers)
                    self._out.append(item.html)
                    self._floors.append(len(self._open))
                case Close():
                    self._wrap(tuple(self._open[: self._floors[-1]]))
                    self._floors.pop()
                    self._out.append(item.html)
                case Plain():
                    self._wrap(())
                    self._out.append(item.html)
                case Aside():
                    self._wrap(() if item.block else self._shared(following[at], item.interactive))
                    self._out.append(item.html)
        self._wrap(())
        return "".join(self._out)

    def after(self, number: int) -> Aside:
        """The item for a mark that no words show: a link, or the bare address of what does not link."""
        mark = self._marks[number]
        if not is_link(mark):
            return Aside(self._start(number) + "</span>", interactive=False)
        link = self._start(number, " after") + escape(mark.label or mark.order or "→") + "</a>"
        return Aside(f'<span class="after" data-pagefind-ignore> {link}</span>')

    def whole(self, number: int, words: str) -> str:
        """A mark round all its ``words``, which stand in one place, escaped."""
        return f"{self._start(number)}{words}{'</a>' if is_link(self._marks[number]) else '</span>'}"

    def _around_elements(self, items: list[Item]) -> dict[int, _Wrappers | None]:
        """For each start tag, the wrappers that all words of its element share; None if it has no words."""
        found: dict[int, _Wrappers | None] = {}
        inside: list[tuple[int, _Wrappers | None, bool]] = [(-1, None, False)]
        for at, item in enumerate(items):
            opened, shared, interactive = inside[-1]
            if isinstance(item, Words):
                inside[-1] = (opened, _common(shared, _wrappers(item)), interactive)
            elif isinstance(item, Plain):
                inside[-1] = (opened, (), interactive)
            elif isinstance(item, Aside):
                inside[-1] = (opened, shared, interactive or item.interactive)
            elif isinstance(item, Open):
                inside.append((at, None, item.name == "a"))
            else:
                inside.pop()
                element = items[opened]
                if shared is not None:
                    shared = self._without_link(shared) if interactive else shared
                    shared = () if isinstance(element, Open) and element.block else shared
                found[opened] = shared
                if isinstance(element, Open) and element.block:
                    found[opened] = ()
                outer, outer_shared, outer_interactive = inside[-1]
                joined = outer_shared if shared is None else _common(outer_shared, shared)
                inside[-1] = (outer, joined, outer_interactive or interactive)
        return found

    def _following(self, items: list[Item]) -> list[_Wrappers]:
        """For each item, the wrappers of the next words."""
        following: list[_Wrappers] = [()] * len(items)
        after: _Wrappers = ()
        for at in range(len(items) - 1, -1, -1):
            following[at] = after
            item = items[at]
            if isinstance(item, Words):
                after = _wrappers(item)
        return following

    def _shared(self, following: _Wrappers, interactive: bool) -> _Wrappers:
        """What may stay open around something without words: what the next words need too."""
        shared = _common(tuple(self._open), following)
        return self._without_link(shared) if interactive else shared

    def _without_link(self, wrappers: _Wrappers) -> _Wrappers:
        return wrappers[:-1] if wrappers and is_link(self._marks[wrappers[-1]]) else wrappers

    def _wrap(self, wanted: _Wrappers) -> None:
        """Close and open wrappers above the last start tag until ``wanted`` are open."""
        kept = self._floors[-1]
        while kept < len(self._open) and kept < len(wanted) and self._open[kept] == wanted[kept]:
            kept += 1
        while len(self._open) > kept:
            self._out.append("</a>" if is_link(self._marks[self._open.pop()]) else "</span>")
        for number in wanted[kept:]:
            self._out.append(self._start(number))
            self._open.append(number)

    def _start(self, number: int, more: str = "") -> str:
        """The start tag of a mark; its address stands on the first one only."""
        mark = self._marks[number]
        address = "" if number in self._addressed or not mark.anchor else f' id="{escape(mark.anchor)}"'
        self._addressed.add(number)
        if not is_link(mark):
            return f'<span class="{"said" if mark.kind == "statement" else "unidentified"}"{address}>'
        key = f' data-key="{escape(mark.order)}"' if mark.order else ""
        kind = f' data-type="{escape(mark.type)}"' if mark.type else ""
        return f'<a class="{mark.kind}{more}" href="{escape(self._href(mark.address))}"{address}{key}{kind}>'


def _wrappers(words: Words) -> _Wrappers:
    cut = words.cut
    return cut.layers if cut.link is None else (*cut.layers, cut.link)


def _common(one: _Wrappers | None, other: _Wrappers) -> _Wrappers:
    """The longest common beginning; ``other`` when there is no ``one`` yet."""
    if one is None or one == other:
        return other
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return other[:length]
