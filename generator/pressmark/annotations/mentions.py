"""The mentions of one report, kept small.

As values of their own, the fifteen names of a usual report are a hundred and fifty objects: more than its
text and all else that is known of it, and every process that looks at them has a copy of its own. So a few
objects keep them all, and a mention is made when it is asked for.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, SupportsBytes, overload

from pressmark.annotations.values import Mention
from pressmark.diagnostics.packed import Places
from pressmark.keys import Rowed, unfrozen
from pressmark.text import Span

_ALIKE = (
    "target",
    "type",
    "fragment",
    "role",
    "certainty",
    "by",
    "checked_by",
    "checked_on",
    "identifiers",
    "origin",
    "annotation",
)
"""What many mentions have in common, in many reports."""
_CERTAINTY = _ALIKE.index("certainty")
_alike = attrgetter(*_ALIKE)
_MADE_BY = slice(_ALIKE.index("by"), _ALIKE.index("checked_on") + 1)
# By classes that let fields be set: it takes half the time that the constructors take.
_new, _OPEN, _OPEN_SPAN = object.__new__, unfrozen(Mention), unfrozen(Span)
_NUMBERS = 4
"""Of each mention: where its first span begins and ends, and its quotation."""


def _shared(row: tuple[Any, ...]) -> tuple[Any, ...]:
    # How sure somebody is are numbers, of which 0 and minus 0 are equal and look different.
    return _one_for_all(row) if row[_CERTAINTY] is None else row


@lru_cache(1 << 14)
def _one_for_all(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """The first row that is equal to this one: reports name the same over and over."""
    return row


class Mentions(Rowed, Sequence[Mention]):
    """Mentions in their order, each with at least one span; equal to a tuple of equal ones."""

    __slots__ = ("_alike", "_anchors", "_further", "_numbers", "_places")

    def __init__(self, mentions: Iterable[Mention] = ()) -> None:
        among = tuple(mentions)
        numbers = [
            number
            for one in among
            for number in (one.spans[0].start, one.spans[0].end, one.quote.start, one.quote.end)
        ]
        self._numbers = array("I", numbers)
        self._anchors = tuple([one.anchor for one in among])
        self._alike = tuple([_shared(_alike(one)) for one in among])
        self._further = {at: one.spans[1:] for at, one in enumerate(among) if len(one.spans) > 1}
        self._places = Places.of([one.place for one in among])

    def row(self) -> tuple[Any, ...]:
        """The mentions as plain values."""
        further = [(at, [(one.start, one.end) for one in spans]) for at, spans in self._further.items()]
        return (self._numbers.tobytes(), self._anchors, self._alike, further, self._places.packed)

    @classmethod
    def of_row(cls, row: tuple[Any, ...]) -> Mentions:
        """The mentions of which :meth:`row` was made."""
        numbers, anchors, alike, further, places = row
        made = cls.__new__(cls)
        made._numbers = array("I", numbers)
        made._anchors = anchors
        made._alike = tuple(map(_shared, alike))
        made._further = {at: tuple([Span(*pair) for pair in spans]) for at, spans in further}
        made._places = Places(places)
        return made

    @property
    def anchors(self) -> tuple[str, ...]:
        """The address of each mention."""
        return self._anchors

    def put_aside(self, put: Callable[[bytes], SupportsBytes]) -> None:
        """Have the places of the mentions kept by ``put``."""
        self._places.put_aside(put)

    def __len__(self) -> int:
        return len(self._anchors)

    def __iter__(self) -> Iterator[Mention]:
        return map(self._made, range(len(self._anchors)))

    @overload
    def __getitem__(self, at: int) -> Mention: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Mention, ...]: ...
    def __getitem__(self, at: int | slice) -> Mention | tuple[Mention, ...]:
        which = range(len(self._anchors))[at]
        return self._made(which) if isinstance(which, int) else tuple(map(self._made, which))

    def __eq__(self, other: object) -> bool:
        return self.row() == other.row() if isinstance(other, Mentions) else tuple(self) == other

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Mentions({list(self)!r})"

    def work(self) -> list[tuple[float | None, str, str, str]]:
        """Of each mention how sure it is, who made it, who has checked it and when; nothing else is made."""
        return [(row[_CERTAINTY], *row[_MADE_BY]) for row in self._alike]

    def _made(self, at: int) -> Mention:
        made: Any = _new(_OPEN)
        (
            made.target,
            made.type,
            made.fragment,
            made.role,
            made.certainty,
            made.by,
            made.checked_by,
            made.checked_on,
            made.identifiers,
            made.origin,
            made.annotation,
        ) = self._alike[at]
        start, end, begin, stop = self._numbers[_NUMBERS * at : _NUMBERS * (at + 1)]
        span = _span(start, end)
        made.spans = (span, *self._further[at]) if at in self._further else (span,)
        made.quote = _span(begin, stop)
        made.anchor = self._anchors[at]
        made._places = self._places
        made._number = at
        made.__class__ = Mention
        found: Mention = made
        return found


def _span(start: int, end: int) -> Span:
    made: Any = _new(_OPEN_SPAN)
    made.start, made.end = start, end
    made.__class__ = Span
    found: Span = made
    return found
