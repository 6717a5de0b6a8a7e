"""The list of each report: who shares most with it.

The rarest things that a report has bring others into question, up to a number of visits; then everything that
they share is weighed, the common things too. What very many reports have brings none into question. So the
work for one report is bounded, and that for all grows with their number. What counts is weighed by
:mod:`~pressmark.related.weights`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice

from pressmark.config import RelatedWeights
from pressmark.related.index import Holders, Index, Table, Things
from pressmark.related.order import REACH, Order, Reach
from pressmark.related.values import Relation, packed, unpacked
from pressmark.related.weights import LEAST, NEAR, nearness
from pressmark.related.words import is_fragment

LIST_LENGTH = 6
WORDS_SHARED = 3
"""Fewer words in common tell nothing."""
_WORDS_SHOWN = 4
# Where so many names are shared, words in common say nothing more: most are these names.
_NAMES_ENOUGH = 3
_FAR = 10_000_000


@dataclass(frozen=True, slots=True)
class Listed:
    """The list of a report, ``packed``: so lists take little memory, and go from process to process. The
    ``bound`` is what the least of the likeliest is worth: who is worth less has no part in the list. It is
    0 where all that were found are weighed.
    """

    packed: bytes
    bound: int

    @property
    def rows(self) -> tuple[Relation, ...]:
        """The list."""
        return unpacked(self.packed)


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties two reports, each thing with its worth, the worthiest first; ``factor`` is the nearness in
    time, in hundredths. Equal from both sides.
    """

    names: dict[str, int]
    stories: dict[str, int]
    words: dict[str, int]
    factor: int

    @property
    def order(self) -> tuple[str, ...]:
        """The kinds of what is shared, the worthiest first."""
        kinds = {"stories": self.stories, "names": self.names, "words": self.words}
        worth = {kind: sum(shared.values()) for kind, shared in kinds.items() if shared}
        return tuple(sorted(worth, key=lambda kind: -worth[kind]))

    @property
    def score(self) -> int:
        """How much the two belong together: only ever compared with other scores."""
        return sum(sum(shared.values()) for shared in (self.names, self.stories, self.words)) * self.factor


class Finder:
    """Finds the lists of the reports in an ``index``, by the ``order`` of what they have."""

    def __init__(self, index: Index, order: Order, weights: RelatedWeights, reach: Reach = REACH) -> None:
        self.index = index
        self.weights = weights
        self.reach = reach
        self._order = order
        self._near = nearness(weights.time)
        self._kinds = tuple(zip(index.kinds, order.worth, strict=True))

    def listed(self, report: int) -> Listed:
        """The list of a report, and what can get into it."""
        rows, bound = self._found(report, LIST_LENGTH)
        return Listed(packed(rows), bound)

    def list_for(self, report: int, at_most: int = LIST_LENGTH) -> tuple[Relation, ...]:
        """The reports beside ``report``: its copies, then at most ``at_most`` that share most with it, the
        best first.
        """
        return tuple(self._found(report, at_most)[0])

    def _found(self, report: int, at_most: int) -> tuple[list[Relation], int]:
        index = self.index
        tied = index.tied_to(report)
        rows = [Relation(article=index.ids[other], copy=copy) for other, copy in index.copies.of(report)]
        room = len(rows) + at_most
        likely, bound = self._likeliest(report, self._gathered(report))
        for other in self._ranked(report, likely):
            if len(rows) == room:
                break
            if other not in tied and not index.copies.are(report, other):
                rows.append(self._relation(report, other))
        return rows, bound

    def tie(self, here: int, there: int, *, told: bool = False) -> Tie:
        """Everything that two reports share; to be ``told`` only, without words beside enough names."""
        names, stories = (_worthiest(_shared(*of, here, there)) for of in self._kinds[:2])
        words = {}
        if not (told and len(names) >= _NAMES_ENOUGH):
            words = _shared(*self._kinds[2], here, there)
        return Tie(
            names=names,
            stories=stories,
            words=_worthiest(words) if _tell(words) else {},
            factor=self._nearness(here, there),
        )

    def _ranked(self, report: int, likely: Iterable[int]) -> list[int]:
        """Those with enough in common, the best first, of equal ones the nearest in time."""
        scores = self._scores(report, likely)
        ranked = sorted(
            (-score, *self._tie_break(report, other), other)
            for other, score in scores.items()
            if score >= LEAST
        )
        return [other for *_, other in ranked]

    def _gathered(self, report: int) -> dict[int, int]:
        """The reports that share the rarest things with ``report``, and what these are worth."""
        found: dict[int, int] = {}
        before = found.get
        visits = 0
        for count, worth, holders in self._rarest(report):
            visits += count
            if visits > self.reach.visits and found:
                break
            for other, part in zip(holders.reports, holders.parts, strict=True):
                found[other] = before(other, 0) + worth * part
        found.pop(report, None)
        return found

    def _rarest(self, report: int) -> Iterator[tuple[int, int, Holders]]:
        """(How many have it, its worth in ``report``, who) of what few have, the rarest first."""
        found = {
            place: part
            for things, places in zip(self.index.kinds, self._order.places, strict=True)
            for key, part in things.of[report].items()
            if (place := places[key]) is not None
        }
        for place in sorted(found):
            count, worth, holders = self._order.rare[place]
            yield count, worth * found[place], holders

    def _likeliest(self, report: int, worth: Mapping[int, int]) -> tuple[Collection[int], int]:
        """The reports of greatest worth, of equal ones the nearest in time; and what the least is worth, 0 if
        there are no others.
        """
        most = self.reach.likely
        if len(worth) <= most:
            return worth, 0
        bound = nlargest(most, worth.values())[-1]
        enough = [other for other, its in worth.items() if its >= bound]
        found = [other for other in enough if worth[other] > bound]
        equal = [other for other in enough if worth[other] == bound]
        equal.sort(key=lambda other: self._tie_break(report, other))
        return found + equal[: most - len(found)], bound

    def _scores(self, report: int, others: Iterable[int]) -> dict[int, int]:
        """The scores of the :class:`Tie` with each of ``others``, without what these are made of."""
        index = self.index
        mine = [
            (things, {key: worth[key] * part for key, part in things.of[report].items()})
            for things, worth in self._kinds
            if things.of[report]
        ]
        scores = {}
        for other in others:
            total = 0
            for things, its in mine:
                theirs = things.of[other]
                shared = its.keys() & theirs.keys()
                if shared and (things is not index.words or _tell(shared)):
                    for key in shared:
                        total += its[key] * theirs[key]
            scores[other] = total * self._nearness(report, other)
        return scores

    def _nearness(self, here: int, there: int) -> int:
        days = self.index.days_apart(here, there)
        return 100 if days is None else self._near[bisect_left(NEAR, days)]

    def _tie_break(self, report: int, other: int) -> tuple[int, str]:
        days = self.index.days_apart(report, other)
        return (_FAR if days is None else days, self.index.ids[other])

    def _relation(self, report: int, other: int) -> Relation:
        tie = self.tie(report, other, told=True)
        return Relation(
            article=self.index.ids[other],
            entities=tuple(tie.names),
            stories=tuple(tie.stories),
            terms=tuple(islice(self._words_shown(report, other, tie), _WORDS_SHOWN)),
            order=tie.order,
        )

    def _words_shown(self, report: int, other: int, tie: Tie) -> Iterator[str]:
        """Words that both reports have as they are shown; pairs of letters are none."""
        if not any(map(is_fragment, tie.words)):
            shown = (self.index.in_common(word, report, other) for word in tie.words if word[0].isalpha())
            yield from filter(None, shown)


def _shared(things: Things, worth: Table[str, int], here: int, there: int) -> dict[str, int]:
    """What both reports have of one kind, with its worth."""
    mine, theirs = things.of[here], things.of[there]
    return {key: worth[key] * mine[key] * theirs[key] for key in mine.keys() & theirs.keys()}


def _tell(words: Collection[str]) -> bool:
    """Whether so many words in common tell anything: numbers alone do not, and two pairs of letters make a
    word.
    """
    if len(words) < WORDS_SHARED:
        return False
    halves = 0
    for word in words:
        if word[0].isalpha():
            halves += 1 if is_fragment(word) else 2
    return halves >= 2 * WORDS_SHARED


def _worthiest(shared: Mapping[str, int]) -> dict[str, int]:
    """What counts at all, the worthiest first."""
    ranked = sorted((-worth, key) for key, worth in shared.items() if worth)
    return {key: -worth for worth, key in ranked}
