"""The units of a plan, kind by kind: which there are, and which addresses they list."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pressmark.building.planning.making import File
from pressmark.pages.kinds import KINDS
from pressmark.pages.planned import Unit


@dataclass(slots=True)
class Roll:
    """The units ``of`` each kind by their ids, in order: the number of each and the addresses that it lists.
    ``following`` is the number of the next unit that there will be. The roll is ``settled`` where nothing
    stands at old addresses and nobody keeps a list of them: then addresses may come and go.
    """

    of: dict[str, dict[str, tuple[int, tuple[str, ...]]]] = field(default_factory=dict)
    following: int = 0
    settled: bool = False

    @classmethod
    def call(cls, units: Sequence[Unit], files: Mapping[int, Iterable[File]], *, settled: bool) -> Roll:
        """The roll of ``units`` that made these ``files``, by number."""
        roll = cls(following=len(units), settled=settled)
        # Kinds without units too: the order is that of the plan.
        roll.of = {"files": {}, **{kind.name: {} for kind in KINDS}}
        for number, unit in enumerate(units):
            roll.of[unit.kind][unit.id] = (number, listed_in(files[number]))
        return roll

    @classmethod
    def read(cls, data: bytes) -> Roll:
        """The roll of its bytes."""
        return cls(*marshal.loads(data))

    def written(self) -> bytes:
        """The roll as bytes."""
        return marshal.dumps((self.of, self.following, self.settled))

    def renew(self, kind: str, ids: Iterable[str]) -> tuple[dict[str, int], set[int]]:
        """Have these units of a kind, in this order. Gives the numbers of the new ones by id, and the numbers
        of those that are gone.
        """
        before = self.of.get(kind, {})
        now: dict[str, tuple[int, tuple[str, ...]]] = {}
        new: dict[str, int] = {}
        for own in ids:
            if own not in before:
                new[own] = self.following
                self.following += 1
            now[own] = before.get(own, (self.following - 1, ()))
        self.of[kind] = now
        return new, {number for own, (number, _) in before.items() if own not in now}

    def list(self, kind: str, own: str, addresses: tuple[str, ...]) -> None:
        """Have a unit list these addresses."""
        self.of[kind][own] = (self.of[kind][own][0], addresses)

    def listed(self) -> Iterator[str]:
        """The addresses that are listed, in the order of the plan."""
        for units in self.of.values():
            for _, addresses in units.values():
                yield from addresses


def listed_in(files: Iterable[File]) -> tuple[str, ...]:
    """The addresses that the files of a unit list."""
    return tuple([file.listed for file in files if file.listed])
