"""The list of each report: who shares most with it.

A name, story or word that many reports share brings no report into question, whatever it may add to those
that something rarer has brought: so the work for one report is bounded, and grows with their number only as
far as the rare things do. What counts is weighed by :mod:`~pressmark.related.weights`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from heapq import nlargest

from pressmark.archive import Archive
from pressmark.related.index import Index
from pressmark.related.values import Relation
from pressmark.related.weights import (
    LEAST,
    nearness,
    rarity,
    weight_of_story,
    weight_of_type,
    weight_of_word,
)
from pressmark.related.words import is_fragment

LIST_LENGTH = 6
FEW = 256
"""What more reports than this share brings none of them into question; a word, then, counts nothing."""
WORDS_SHARED = 3
"""Fewer words in common tell nothing."""
_LIKELY = 32
_WORDS_SHOWN = 4
_FAR = 10_000_000


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties two reports, each with its worth, the worthiest first; ``factor`` is the nearness in time, in
    hundredths. Equal from both sides.
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
    """Finds the lists of one archive."""

    def __init__(self, archive: Archive) -> None:
        self.index = index = Index(archive)
        settings = archive.settings
        self._time = settings.related.time
        self._name_worth = {
            entity: rarity(len(reports)) * weight_of_type(settings, entity.partition(":")[0])
            for entity, reports in index.named.items()
        }
        self._story_worth = {
            slug: weight_of_story(settings, len(reports)) for slug, reports in index.told.items()
        }
        self._word_worth = {
            word: weight_of_word(settings, len(reports))
            for word, reports in index.worded.items()
            if 1 < len(reports) <= FEW
        }

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
                rows.append(self._relation(other, self.tie(report, other)))
        return tuple(rows)

    def tie(self, here: int, there: int) -> Tie:
        """Everything that two reports share."""
        index = self.index
        names = [name for name in index.names[here] if name in index.names[there]]
        stories = [slug for slug in index.stories[here] if slug in index.stories[there]]
        words = index.words[here].keys() & index.words[there].keys() & self._word_worth.keys()
        return Tie(
            names=_worthiest((name, self._of_name(name, here, there)) for name in names),
            stories=_worthiest((slug, self._story_worth[slug]) for slug in stories),
            words=_worthiest(
                (word, self._of_word(word, here, there)) for word in words if len(words) >= WORDS_SHARED
            ),
            factor=nearness(index.days_apart(here, there), self._time),
        )

    def _ranked(self, report: int) -> list[int]:
        """The reports that share enough with ``report``, the best first."""
        by_names, by_words = self._gathered(report)
        together = by_names.copy()
        for other, worth in by_words.items():
            together[other] = together.get(other, 0) + worth
        likely = self._likeliest(report, together)
        scores = {other: self._score(report, other, by_names, by_words) for other in likely}
        ranked = [other for other in likely if scores[other] >= LEAST]
        ranked.sort(key=lambda other: (-scores[other], *self._tie_break(report, other)))
        return ranked

    def _gathered(self, report: int) -> tuple[dict[int, int], dict[int, int]]:
        """Every report that shares a thing with ``report`` that few have, with the worth of all of these: of
        names and stories, and of words.
        """
        index = self.index
        by_names: dict[int, int] = {}
        for name, mine in index.names[report].items():
            if len(index.named[name]) <= FEW:
                worth = self._name_worth[name] * mine
                for other in index.named[name]:
                    by_names[other] = by_names.get(other, 0) + worth * index.names[other][name]
        for slug in index.stories[report]:
            if len(index.told[slug]) <= FEW:
                for other in index.told[slug]:
                    by_names[other] = by_names.get(other, 0) + self._story_worth[slug]
        by_words: dict[int, int] = {}
        for word, mine in index.words[report].items():
            if word in self._word_worth:
                worth = self._word_worth[word] * mine
                for other in index.worded[word]:
                    by_words[other] = by_words.get(other, 0) + worth * index.words[other][word]
        by_names.pop(report, None)
        by_words.pop(report, None)
        return by_names, by_words

    def _likeliest(self, report: int, worth: dict[int, int]) -> Collection[int]:
        """The reports of greatest worth; of equal ones the nearest in time."""
        if len(worth) <= _LIKELY:
            return worth
        bound = nlargest(_LIKELY, worth.values())[-1]
        found = [other for other in worth if worth[other] >= bound]
        found.sort(key=lambda other: (-worth[other], *self._tie_break(report, other)))
        return found[:_LIKELY]

    def _score(self, report: int, other: int, by_names: dict[int, int], by_words: dict[int, int]) -> int:
        """The score of their :class:`Tie`, from what has been gathered and what many share."""
        index = self.index
        worth = by_names.get(other, 0)
        for name, mine in index.names[report].items():
            if len(index.named[name]) > FEW and name in index.names[other]:
                worth += self._name_worth[name] * mine * index.names[other][name]
        for slug in index.stories[report]:
            if len(index.told[slug]) > FEW and slug in index.stories[other]:
                worth += self._story_worth[slug]
        if other in by_words:
            shared = index.words[report].keys() & index.words[other].keys() & self._word_worth.keys()
            worth += by_words[other] if _tell(shared) else 0
        return worth * nearness(index.days_apart(report, other), self._time)

    def _tie_break(self, report: int, other: int) -> tuple[int, str]:
        days = self.index.days_apart(report, other)
        return (_FAR if days is None else days, self.index.ids[other])

    def _of_name(self, name: str, here: int, there: int) -> int:
        return self._name_worth[name] * self.index.names[here][name] * self.index.names[there][name]

    def _of_word(self, word: str, here: int, there: int) -> int:
        return self._word_worth[word] * self.index.words[here][word] * self.index.words[there][word]

    def _relation(self, other: int, tie: Tie) -> Relation:
        words = [self.index.spelling[word] for word in tie.words if word[0].isalpha()]
        return Relation(
            article=self.index.ids[other],
            entities=tuple(tie.names),
            stories=tuple(tie.stories),
            terms=() if any(map(is_fragment, tie.words)) else tuple(words[:_WORDS_SHOWN]),
            order=tie.order,
        )


def _tell(words: Collection[str]) -> bool:
    """Whether so many words in common tell anything: numbers alone do not, and two pairs of letters make a
    word.
    """
    if len(words) < WORDS_SHARED:
        return False
    halves = sum(1 if is_fragment(word) else 2 for word in words if word[0].isalpha())
    return halves >= 2 * WORDS_SHARED


def _worthiest(shared: Iterable[tuple[str, int]]) -> dict[str, int]:
    return dict(sorted((pair for pair in shared if pair[1]), key=lambda pair: (-pair[1], pair[0])))
