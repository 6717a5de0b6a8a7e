"""The list of each report: who shares most with it.

The rarest things that a report has bring others into question, up to a number of visits; then everything that
they share is weighed, the common things too. What very many reports have brings none into question. So the
work for one report is bounded, and that for all grows with their number. What counts is weighed by
:mod:`~pressmark.related.weights`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice

from pressmark.archive import Archive
from pressmark.related.index import Holders, Index, Things
from pressmark.related.sketches import Sketch
from pressmark.related.values import Relation
from pressmark.related.weights import (
    LEAST,
    NEAR,
    nearness,
    rarity,
    weight_of_story,
    weight_of_type,
    weight_of_word,
)
from pressmark.related.words import is_fragment

LIST_LENGTH = 6
FEW = 256
"""What more reports than this have brings none of them into question."""
WORDS_SHARED = 3
"""Fewer words in common tell nothing."""
_VISITS = 700
_LIKELY = 24
_WORDS_SHOWN = 4
# Where so many names are shared, words in common say nothing more: most are these names.
_NAMES_ENOUGH = 3
_FAR = 10_000_000


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
    """Finds the lists of one archive, whose reports have these ``sketches``."""

    def __init__(self, archive: Archive, sketches: Mapping[str, Sketch]) -> None:
        self.index = index = Index(archive, sketches)
        settings = archive.settings
        self._near = nearness(settings.related.time)
        self._names = {
            name: rarity(len(holders.reports)) * weight_of_type(settings, name.partition(":")[0])
            for name, holders in index.names.holders.items()
        }
        self._stories = {
            slug: weight_of_story(settings, len(holders.reports))
            for slug, holders in index.stories.holders.items()
        }
        self._words = {
            word: weight_of_word(settings, len(holders.reports))
            for word, holders in index.words.holders.items()
        }
        self._kinds = (
            (index.names, self._names),
            (index.stories, self._stories),
            (index.words, self._words),
        )
        self._rare, self._places = _by_rarity(self._kinds)

    def list_for(self, report: int, at_most: int) -> tuple[Relation, ...]:
        """The reports beside ``report``: its copies, then at most ``at_most`` that share most with it, the
        best first.
        """
        index = self.index
        tied = index.declared.get(index.ids[report], {})
        rows = [Relation(article=index.ids[other], copy=copy) for other, copy in index.copies.of(report)]
        room = len(rows) + at_most
        for other in self._ranked(report):
            if len(rows) == room:
                break
            if index.ids[other] not in tied and not index.copies.are(report, other):
                rows.append(self._relation(report, other))
        return tuple(rows)

    def tie(self, here: int, there: int) -> Tie:
        """Everything that two reports share."""
        index = self.index
        words = _shared(index.words, self._words, here, there)
        return Tie(
            names=_worthiest(_shared(index.names, self._names, here, there)),
            stories=_worthiest(_shared(index.stories, self._stories, here, there)),
            words=_worthiest(words) if _tell(words) else {},
            factor=self._nearness(here, there),
        )

    def _ranked(self, report: int) -> list[int]:
        """The reports with enough in common, the best first, of equal ones the nearest in time."""
        likely = self._likeliest(report, self._gathered(report))
        scores = self._scores(report, likely)
        ranked = sorted(
            (-score, *self._tie_break(report, other), other)
            for other, score in scores.items()
            if score >= LEAST
        )
        return [other for *_, other in ranked]

    def _gathered(self, report: int) -> dict[int, int]:
        """The reports that share the rarest things with ``report``, and what these are worth."""
        found: defaultdict[int, int] = defaultdict(int)
        visits = 0
        for count, worth, holders in self._rarest(report):
            visits += count
            if visits > _VISITS and found:
                break
            for other, part in zip(holders.reports, holders.parts, strict=True):
                found[other] += worth * part
        found.pop(report, None)
        return found

    def _rarest(self, report: int) -> Iterator[tuple[int, int, Holders]]:
        """(How many have it, its worth in ``report``, who) of what few have, the rarest first."""
        found = []
        for (things, _), places in zip(self._kinds, self._places, strict=True):
            row = things.of[report]
            found += [(places[key], part) for key, part in row.items() if key in places]
        for place, part in sorted(found):
            count, worth, holders = self._rare[place]
            yield count, worth * part, holders

    def _likeliest(self, report: int, worth: Mapping[int, int]) -> Collection[int]:
        """The reports of greatest worth; of equal ones the nearest in time."""
        if len(worth) <= _LIKELY:
            return worth
        bound = nlargest(_LIKELY, worth.values())[-1]
        enough = [other for other, its in worth.items() if its >= bound]
        found = [other for other in enough if worth[other] > bound]
        equal = [other for other in enough if worth[other] == bound]
        equal.sort(key=lambda other: self._tie_break(report, other))
        return found + equal[: _LIKELY - len(found)]

    def _scores(self, report: int, others: Iterable[int]) -> dict[int, int]:
        """The scores of the :class:`Tie` with each of ``others``, without what these are made of."""
        index = self.index
        mine = [
            (things, {key: worth[key] * part for key, part in things.of[report].items() if key in worth})
            for things, worth in self._kinds
            if things.of[report]
        ]
        scores = {}
        for other in others:
            total = 0
            for things, its in mine:
                theirs = things.of[other]
                shared = its.keys() & theirs.keys()
                if things is not index.words or _tell(shared):
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
        tie = self.tie(report, other)
        named = len(tie.names) >= _NAMES_ENOUGH
        return Relation(
            article=self.index.ids[other],
            entities=tuple(tie.names),
            stories=tuple(tie.stories),
            terms=() if named else tuple(islice(self._words_shown(report, other, tie), _WORDS_SHOWN)),
            order=tuple(kind for kind in tie.order if not (named and kind == "words")),
        )

    def _words_shown(self, report: int, other: int, tie: Tie) -> Iterator[str]:
        """Words that both reports have as they are shown; pairs of letters are none."""
        if not any(map(is_fragment, tie.words)):
            shown = (self.index.in_common(word, report, other) for word in tie.words if word[0].isalpha())
            yield from filter(None, shown)


def _by_rarity(
    kinds: Sequence[tuple[Things, Mapping[str, int]]],
) -> tuple[list[tuple[int, int, Holders]], list[dict[str, int]]]:
    """(How many have it, what it counts, who) of everything that counts and few have, the rarest first; and
    the places there of each kind's things.
    """
    found = [
        (len(holders.reports), key, kind)
        for kind, (things, worth) in enumerate(kinds)
        for key, holders in things.holders.items()
        if worth[key] and len(holders.reports) <= FEW
    ]
    found.sort()
    places: list[dict[str, int]] = [{} for _ in kinds]
    rare = []
    for place, (count, key, kind) in enumerate(found):
        things, worth = kinds[kind]
        places[kind][key] = place
        rare.append((count, worth[key], things.holders[key]))
    return rare, places


def _shared(things: Things, worth: Mapping[str, int], here: int, there: int) -> dict[str, int]:
    """What both reports have of one kind, with its worth."""
    mine, theirs = things.of[here], things.of[there]
    return {key: worth[key] * mine[key] * theirs[key] for key in mine.keys() & theirs.keys()}


def _tell(words: Collection[str]) -> bool:
    """Whether so many words in common tell anything: numbers alone do not, and two pairs of letters make a
    word.
    """
    if len(words) < WORDS_SHARED:
        return False
    halves = sum(1 if is_fragment(word) else 2 for word in words if word[0].isalpha())
    return halves >= 2 * WORDS_SHARED


def _worthiest(shared: Mapping[str, int]) -> dict[str, int]:
    """What counts at all, the worthiest first."""
    ranked = sorted((-worth, key) for key, worth in shared.items() if worth)
    return {key: -worth for worth, key in ranked}
