"""Units of the last plan made again, with what comes and goes with them."""

from __future__ import annotations

import marshal
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

from pressmark.building.planning.making import File, Maker, Result
from pressmark.building.recorded.readers import BEYOND, KINDS_FROM, LISTING
from pressmark.building.recorded.roll import Roll, listed_in
from pressmark.building.recorded.shelves import Shelf, Unrecorded
from pressmark.building.recorded.units import ROLL, places_of, row_of
from pressmark.output import Outcome
from pressmark.pages.edition import Edition
from pressmark.pages.kinds import KINDS, listing, unit_of
from pressmark.pages.planned import Unit

_Places = list[tuple[str, bool, str]]


@dataclass
class Remaking:
    """A site of which some units are made again: what they ``read`` now, by number, their ``files``, and
    where files of theirs stood ``before``.

    All methods may raise :class:`~pressmark.building.recorded.shelves.Unrecorded`.
    """

    edition: Edition
    maker: Maker
    units: Shelf
    tables: Shelf
    read: dict[int, Mapping[str, list[str]]] = field(default_factory=dict)
    files: list[File] = field(default_factory=list)
    before: _Places = field(default_factory=list)
    _rows: dict[int, bytes] = field(default_factory=dict)
    _listed: list[str] = field(default_factory=list)
    _rolled: bool = False

    def make(self, stale: Collection[int]) -> None:
        """Make the units with these numbers again, and those that come with what has changed."""
        if BEYOND in stale:
            raise Unrecorded("more than pages depends on it")
        for number in sorted(stale):
            if KINDS_FROM <= number < LISTING:
                self._call(KINDS[number - KINDS_FROM].name, number)
        for number in sorted(stale):
            if number < KINDS_FROM and number not in self._rows:
                row = self.units.take(str(number))
                if row:  # else it has gone already
                    kind, own, places = marshal.loads(row)
                    self._make(number, unit_of(self.edition, kind, own), places)
        if LISTING in stale or (self._rolled and list(self._roll.listed()) != self._listed):
            self._list()

    @property
    def gone(self) -> frozenset[str]:
        """The files that are no more."""
        return self._paths_before - {file.path for file in self.files}

    @property
    def pages(self) -> int:
        """How many more pages there are."""
        return sum(file.page for file in self.files) - sum(page for _, page, _ in self.before)

    def put_in_place(self) -> Outcome:
        """Put what is made in its place, and take away what is no more."""
        now = {file.path for file in self.files}
        new = now - self._paths_before
        if new or self.gone:
            free = len(now) == len(self.files) and self.maker.standing.known.isdisjoint(new)
            if not (free and self._roll.settled):
                raise Unrecorded("an address comes or goes that others may want")
        for file in self.files:
            self.maker.staging.adopt(file.path, changed=file.changed)
        return self.maker.staging.commit(self.gone)

    def remember(self) -> None:
        """Keep the units as they are now."""
        self.units.put_all((str(number), row) for number, row in self._rows.items())
        if self._rolled:
            self.tables.put(ROLL, self._roll.written())

    @cached_property
    def _roll(self) -> Roll:
        return Roll.read(self.tables.take(ROLL))

    @property
    def _paths_before(self) -> frozenset[str]:
        return frozenset(path for path, _, _ in self.before)

    def _call(self, kind: str, number: int) -> None:
        """See which units there are of a kind."""
        ids = tuple(KINDS[number - KINDS_FROM].ids(self.edition))
        self.read[number] = self.edition.notes.taken()
        if ids == tuple(self._roll.of.get(kind, ())):
            return
        self._enrol()
        new, gone = self._roll.renew(kind, ids)
        for one in gone:
            self.before += marshal.loads(self.units.take(str(one)))[2]
            self._rows[one] = b""
        for own, one in new.items():
            self._make(one, unit_of(self.edition, kind, own), [])

    def _make(self, number: int, unit: Unit, places: _Places) -> None:
        files = self._made(unit, number)
        now = places_of(files)
        if now != places:
            self._rows[number] = row_of(unit, files)
        if listed_in(files) != tuple(address for _, _, address in places if address):
            self._enrol()
            self._roll.list(unit.kind, unit.id, listed_in(files))
        self.before += places

    def _list(self) -> None:
        addresses = list(self._roll.listed())
        files = self._made(Unit("listing", "", partial(listing, self.edition, addresses)), LISTING)
        self.before += places_of(files)  # what lists the pages has the same files, whatever it lists

    def _made(self, unit: Unit, number: int) -> tuple[File, ...]:
        result: Result = self.maker.make(unit)
        if result.why or result.found:
            raise Unrecorded("there is something to be told of it")
        self.read[number] = result.read
        self.files += result.files
        return result.files

    def _enrol(self) -> None:
        """The roll is about to change."""
        if not self._rolled:
            self._listed = list(self._roll.listed())
            self._rolled = True
