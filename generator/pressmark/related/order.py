"""What every thing counts, and which things are rare: the order in which a report follows what it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pressmark.config import RelatedWeights
from pressmark.related.index import Holders, Index, Table
from pressmark.related.weights import WEIGHTS

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a report looks: what more than ``few`` reports share brings none of them into question; the
    rarest things are followed, up to so many ``visits``; so many of the ``likeliest`` are weighed in full.
    """

    few: int = 256
    visits: int = 700
    likely: int = 24


REACH = Reach()


@dataclass(frozen=True, slots=True)
class Order:
    """What each thing counts, by kind and key: ``worth``, 0 for what only one report has. Its place among
    all that count and are rare, the rarest first: ``places``, by kind and key, None for others; and what
    stands there: ``rare``, (how many have it, what it counts, who).
    """

    worth: Sequence[Table[str, int]]
    places: Sequence[Table[str, int | None]]
    rare: Table[int, tuple[int, int, Holders]]


class Made(dict[_Key, _Value]):
    """A table that makes what is not in it when it is asked for, and keeps it."""

    def __init__(self, make: Callable[[_Key], _Value]) -> None:
        self._make = make

    def __missing__(self, key: _Key) -> _Value:
        self[key] = made = self._make(key)
        return made


class _Else(dict[_Key, _Value]):
    """A table in which everything is that may be asked for, but what answers with ``other``."""

    def __init__(self, rows: Mapping[_Key, _Value], other: _Value) -> None:
        super().__init__(rows)
        self._other = other

    def __missing__(self, key: _Key) -> _Value:
        return self._other


def order_of(index: Index, weights: RelatedWeights, reach: Reach) -> Order:
    """The order of everything that several reports of an archive have."""
    holders = [things.holders for things in index.kinds]
    worth = [
        {key: weigh(weights, key, len(its.reports)) for key, its in of_kind.items()}
        for weigh, of_kind in zip(WEIGHTS, holders, strict=True)
    ]
    found = [
        (len(its.reports), key, kind)
        for kind, of_kind in enumerate(holders)
        for key, its in of_kind.items()
        if worth[kind][key] and len(its.reports) <= reach.few
    ]
    found.sort()
    places: list[dict[str, int | None]] = [{} for _ in holders]
    rare = []
    for place, (count, key, kind) in enumerate(found):
        places[kind][key] = place
        rare.append((count, worth[kind][key], holders[kind][key]))
    return Order([_Else(of, 0) for of in worth], [_Else(of, None) for of in places], rare)
