"""Which names stand in the same reports: the ties that tell most, of each name and of the whole archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nsmallest

from pressmark.archive import Archive
from pressmark.ties.counting import Bond, Rows, is_telling, named_in

OF_A_NAME = 12
"""How many ties of one name are shown, the strongest first."""
OF_ALL = 150
"""How many ties of the whole archive are shown: what one picture can hold."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two names, ``one`` before ``other``, and how many reports name both."""

    one: str
    other: str
    count: int
    strength: float

    def beyond(self, name: str) -> str:
        """The name at the other end from ``name``."""
        return self.other if name == self.one else self.one


@dataclass(frozen=True, slots=True)
class Together:
    """The strongest ties ``of`` each name and of ``all``, the strongest first, equal ones by their names."""

    of: Mapping[str, tuple[Tie, ...]]
    all: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Most:
    """How many ties are kept of a name and of all: some more than are shown, so that after an edit it is
    known what comes next.
    """

    of_a_name: int = OF_A_NAME + 6
    of_all: int = OF_ALL + 100


MOST = Most()


@dataclass(frozen=True, slots=True)
class Best:
    """The ``bonds`` that come first, in their order. All that are not among them come after ``bound``, or
    there are no others where that is None.
    """

    bonds: tuple[Bond, ...]
    bound: Bond | None = None


@dataclass(frozen=True, slots=True)
class Strongest:
    """The strongest ties ``of`` each name, where it has any, and of ``all``."""

    of: Mapping[str, Best]
    all: Best

    def shown(self) -> Together:
        """Those that are shown."""
        of = {name: _ties(best, OF_A_NAME) for name, best in self.of.items()}
        return Together(of, _ties(self.all, OF_ALL))


def strongest(rows: Rows, most: Most = MOST) -> Strongest:
    """The strongest ties of all names, counted row by row; only one is held at a time."""
    of: dict[str, Best] = {}
    telling: list[Bond] = []
    total = 0
    for name in rows.names():
        row = rows.row(name)
        if row:
            of[name] = best(row, most.of_a_name)
        firsts = [bond for bond in row if bond[2] == name and is_telling(bond)]
        if firsts:
            total += len(firsts)
            telling = nsmallest(most.of_all, [*telling, *firsts])
    return Strongest(of, Best(tuple(telling), telling[-1] if total > len(telling) else None))


def best(bonds: list[Bond], most: int) -> Best:
    """The first of all ``bonds`` that there are."""
    first = nsmallest(most, bonds)
    return Best(tuple(first), first[-1] if len(bonds) > most else None)


def named_together(archive: Archive) -> Together:
    """The ties of all names of ``archive``."""
    return strongest(Rows(archive.reports_of, named_in(archive.articles.values()))).shown()


def _ties(found: Best, most: int) -> tuple[Tie, ...]:
    return tuple([Tie(one, other, -count, -less) for less, count, one, other in found.bonds[:most]])
