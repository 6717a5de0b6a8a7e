"""The tables as they are with the rows of reports that were edited since: what an index is, by need.

A thing of any kind is one number here, in the order of keys and kinds; things that only edited reports have
are numbered after all others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import TypeVar

from pressmark.config import RelatedWeights
from pressmark.related.copies import Copies, run_and_report
from pressmark.related.index import Holders, Index, Table, Things
from pressmark.related.known.tables import KINDS, NAMES, WORDS, Tables
from pressmark.related.order import Made, Order, Reach
from pressmark.related.rows import Had
from pressmark.related.sketches import Sketch
from pressmark.related.weights import WEIGHTS

_Value = TypeVar("_Value")
# A thing's place among all: how many have it, then its rank, of which there are fewer than this.
_RANKS = 1 << 52
# Room for new things between two old ones.
_BETWEEN = 1 << 20


class Vocabulary:
    """The numbers of things: those of the ``tables``, and what ``others`` have."""

    def __init__(self, tables: Tables, others: Iterable[Had]) -> None:
        self.keys, self.kinds = tables.keys, tables.kinds
        self._more: dict[tuple[str, int], int] = {}
        self._ranks: list[int] = []
        asked = {(key, kind) for had in others for kind, its in enumerate(had.kinds) for key in its}
        new = sorted(thing for thing in asked if self._known(*thing) is None)
        self.new = new
        for place, (key, kind) in enumerate(new):
            self._more[key, kind] = len(self.keys) + place
            self._ranks.append((self._at(key, kind) + 1) * _BETWEEN - len(new) + place)

    def number(self, key: str, kind: int) -> int:
        """The number of a thing that some report has."""
        known = self._known(key, kind)
        return self._more[key, kind] if known is None else known

    def thing(self, number: int) -> tuple[str, int]:
        """The key and the kind of a thing."""
        after = number - len(self.keys)
        return self.new[after] if after >= 0 else (self.keys[number], self.kinds[number])

    def rank(self, number: int) -> int:
        """What things are sorted by that equally many reports have."""
        after = number - len(self.keys)
        return self._ranks[after] if after >= 0 else (number + 1) * _BETWEEN

    def _known(self, key: str, kind: int) -> int | None:
        at = self._at(key, kind)
        return at if at < len(self.keys) and (self.keys[at], self.kinds[at]) == (key, kind) else None

    def _at(self, key: str, kind: int) -> int:
        at = bisect_left(self.keys, key)
        while at < len(self.keys) and self.keys[at] == key and self.kinds[at] < kind:
            at += 1
        return at


class View:
    """What the reports of the ``tables`` have, but those of ``since`` what is said there."""

    def __init__(
        self,
        tables: Tables,
        since: Mapping[int, Had],
        weights: RelatedWeights,
        reach: Reach,
        vocabulary: Vocabulary | None = None,
        before: View | None = None,
    ) -> None:
        self.tables = tables
        self.since = since
        self.weights = weights
        self.reach = reach
        self._given = vocabulary
        self.row = Made(self._row)
        self.held = Made(self._held)
        self.worth = Made(self._worth)
        self.place = Made(self._place)
        self.standing = Made(self._standing)
        # What things count, but for those that ``moved``, is the same as before.
        self._before = before
        self.moved: set[int] = set()
        self._at: dict[int, int] = before._at if before else {}
        self._rates = Made(self._rate)
        self._forms = Made(self._written)

    def before_and_after(self, changed: Mapping[int, Had]) -> tuple[View, View]:
        """This view and the one in which the ``changed`` reports have other rows, with the same numbers."""
        vocabulary = Vocabulary(self.tables, (*self.since.values(), *changed.values()))
        before = View(self.tables, self.since, self.weights, self.reach, vocabulary)
        since = {**self.since, **changed}
        after = View(self.tables, since, self.weights, self.reach, vocabulary, before)
        for report in changed:
            after.moved |= before.row[report].keys() ^ after.row[report].keys()
        return before, after

    def had(self, report: int) -> Had:
        """All that a report has."""
        if report in self.since:
            return self.since[report]
        forms = self._written(report)
        names, stories, words = (self._having(kind, report) for kind in KINDS)
        return Had(
            names=names,
            stories=tuple(stories),
            sketch=Sketch(
                words=tuple(words),
                says=tuple(words.values()),
                written=tuple(forms.values()),
                runs=tuple(self.runs(report)),
            ),
        )

    def count(self, number: int) -> int:
        """How many reports have a thing."""
        if number in self._edited:
            return len(self.held[number].reports)
        ends = self.tables.holders.ends
        return ends[number] - (ends[number - 1] if number else 0) if number < len(ends) else 0

    def followed(self, report: int) -> list[int]:
        """The rare things that a report follows to others, the rarest first."""
        places = sorted([place for number in self.row[report] if (place := self.place[number]) is not None])
        visits = followed = 0
        for place in places:
            visits += place // _RANKS
            if visits > self.reach.visits and followed:
                break
            followed += 1
        return [self._at[place] for place in places[:followed]]

    def runs(self, report: int) -> Sequence[int]:
        """The runs that stand for the text of a report."""
        if report in self.since:
            return self.since[report].sketch.runs
        runs = self.tables.runs
        return runs.of[runs.place(report)].tolist()

    def _standing(self, run: int) -> list[int]:
        entries = self.tables.standing_runs
        first, end = bisect_left(entries, run << 32), bisect_left(entries, (run + 1) << 32)
        reports = [run_and_report(entry)[1] for entry in entries[first:end].tolist()]
        kept = [report for report in reports if report not in self.since]
        edited = [report for report, had in self.since.items() if run in had.sketch.runs]
        return sorted(kept + edited)

    def index(self, copies: Copies) -> Index:
        """The index of this, for a finder."""
        tables = self.tables
        names, stories, words = (self._things(kind) for kind in KINDS)
        return Index(
            ids=tables.reports.ids,
            names=names,
            stories=stories,
            words=words,
            tied=tables.reports.tied,
            days=Made(tables.days),
            form=self._form,
            copies=copies,
        )

    def order(self) -> Order:
        """The order of things, for a finder."""
        return Order(
            worth=[Made(partial(self._by_key, self.worth, kind)) for kind in KINDS],
            places=[Made(partial(self._by_key, self.place, kind)) for kind in KINDS],
            rare=Made(self._rare),
        )

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return self._given or Vocabulary(self.tables, self.since.values())

    @cached_property
    def _edited(self) -> dict[int, tuple[set[int], dict[int, int]]]:
        """Of each thing that edited reports had or have: who had it, and who has it and what it is worth."""
        found: dict[int, tuple[set[int], dict[int, int]]] = {}
        for report in self.since:
            for number in self._packed_row(report):
                found.setdefault(number, (set(), {}))[0].add(report)
            for number, part in self.row[report].items():
                found.setdefault(number, (set(), {}))[1][report] = part
        return found

    def _row(self, report: int) -> dict[int, int]:
        if report not in self.since:
            return self._packed_row(report)
        number = self._vocabulary.number
        kinds = enumerate(self.since[report].kinds)
        return {number(key, kind): part for kind, its in kinds for key, part in its.items()}

    def _packed_row(self, report: int) -> dict[int, int]:
        things = self.tables.things
        first, last = (things.place(len(KINDS) * report + kind) for kind in (KINDS[0], KINDS[-1]))
        return things.table(slice(first.start, last.stop))

    def _held(self, number: int) -> Holders:
        holders = self.tables.holders
        place = holders.place(number) if number < len(holders.ends) else slice(0)
        if number not in self._edited:
            return Holders(holders.of[place].tolist(), holders.parts[place].tolist())
        had, have = self._edited[number]
        packed = holders.table(place)
        held = {report: part for report, part in packed.items() if report not in had} | have
        found = sorted(held)
        return Holders(found, [held[report] for report in found])

    def _worth(self, number: int) -> int:
        if self._before and number not in self.moved:
            return self._before.worth[number]
        key, kind = self._vocabulary.thing(number)
        count = self.count(number)
        return self._rates[kind, key.partition(":")[0] if kind == NAMES else "", count] if count > 1 else 0

    def _rate(self, of: tuple[int, str, int]) -> int:
        kind, name, count = of
        return WEIGHTS[kind](self.weights, name, count)

    def _place(self, number: int) -> int | None:
        if self._before and number not in self.moved:
            return self._before.place[number]
        count = self.count(number)
        if not 1 < count <= self.reach.few or not self.worth[number]:
            return None
        place = count * _RANKS + self._vocabulary.rank(number)
        self._at[place] = number
        return place

    def _rare(self, place: int) -> tuple[int, int, Holders]:
        number = self._at[place]
        return place // _RANKS, self.worth[number], self.held[number]

    def _things(self, kind: int) -> Things:
        return Things(
            of=Made(partial(self._having, kind)),
            holders=Made(partial(self._by_key, self.held, kind)),
        )

    def _having(self, kind: int, report: int) -> Mapping[str, int]:
        if report in self.since:
            return self.since[report].kinds[kind]
        keys, things = self.tables.keys, self.tables.things
        its = things.table(things.place(len(KINDS) * report + kind))
        return {keys[number]: part for number, part in its.items()}

    def _by_key(self, table: Table[int, _Value], kind: int, key: str) -> _Value:
        return table[self._vocabulary.number(key, kind)]

    def _form(self, word: str, report: int) -> str:
        return self._forms[report][word]

    def _written(self, report: int) -> dict[str, str]:
        if report in self.since:
            sketch = self.since[report].sketch
            return dict(zip(sketch.words, sketch.written, strict=True))
        forms = self.tables.forms
        its = (self.tables.written[number] for number in forms.of[forms.place(report)])
        return dict(zip(self._having(WORDS, report), its, strict=True))
