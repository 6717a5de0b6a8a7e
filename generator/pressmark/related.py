"""Which reports belong beside a report, and why.

Two reports are related by the names they share, rare ones weighing more; by a story; by nearness in time,
which strengthens what else ties them; and, where a report names fewer than :data:`THIN` entities, by the
words they share. Weights use ⌊log₂⌋ of the number of reports that name an entity and never the size of the
archive, so that a new report does not move lists that share nothing with it. Only ids and reasons leave this
room, never scores.

The damping is that of inverse document frequency (Spärck Jones 1972), here 1/√df, quantised.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest

from pressmark.archive.values import Archive, Article

LIST_LENGTH = 6
THIN = 3
_TERMS = 40
_SHARED_TERMS = 3
_POSTINGS = 400
_LEAST = 0.15
# Nearness in time only reorders the reports that share most: it never makes one of the others first.
_LIKELY = 48
_NEARNESS = ((1, 0.5), (7, 0.3), (31, 0.15), (366, 0.05))
_WORD = re.compile(r"[^\W\d_]{5,}")


@dataclass(frozen=True, slots=True)
class Relation:
    """A related report: the entities and stories shared, most telling first, and words when those are few."""

    article: str
    entities: tuple[str, ...]
    stories: tuple[str, ...]
    terms: tuple[str, ...]


def related(archive: Archive) -> dict[str, tuple[Relation, ...]]:
    """For each report the list beside it, best first; reports tied by a declared relation are not repeated in
    it.
    """
    standing = [article for article in archive.articles.values() if not article.withdrawn]
    finder = _Finder(archive, standing)
    return {article.id: finder.list_for(article) for article in standing}


def rarity(frequency: int) -> float:
    """The weight of a name that ``frequency`` reports share: 1/√frequency, quantised to powers of two."""
    return float(2.0 ** (-(max(1, frequency).bit_length() - 1) / 2))


class _Finder:
    """The postings of one archive: which reports share a name, a story or a word."""

    def __init__(self, archive: Archive, standing: Iterable[Article]) -> None:
        self._archive = archive
        self._weights = archive.settings.related
        self._stories = {slug: story.members for slug, story in archive.stories.items()}
        self._main = {
            article.id: frozenset(row.entity for row in article.appearances if row.main)
            for article in standing
        }
        self._declared = _declared(standing)
        self._names = {article.id: tuple(row.entity for row in article.appearances) for article in standing}
        self._days = {article.id: _day_number(article.record.date.first) for article in standing}
        thin = any(len(names) < THIN for names in self._names.values())
        self._terms = {article.id: terms_of(article.record.body.text) for article in standing} if thin else {}
        self._with_term = _postings(self._terms)

    def list_for(self, article: Article) -> tuple[Relation, ...]:
        scores: dict[str, float] = {}
        self._by_names(article, scores)
        self._by_stories(article, scores)
        shared_terms = self._by_words(article, scores)
        for gone in (article.id, *self._declared.get(article.id, ())):
            scores.pop(gone, None)
        likely = nsmallest(_LIKELY, scores, key=lambda other: (-scores[other], other))
        near = {other: scores[other] * self._nearness(article, other) for other in likely}
        ranked = sorted(near, key=lambda other: (-near[other], other))
        kept = [other for other in ranked[:LIST_LENGTH] if near[other] >= _LEAST]
        return tuple(self._relation(article, other, shared_terms.get(other, ())) for other in kept)

    def _by_names(self, article: Article, scores: dict[str, float]) -> None:
        for entity in self._names[article.id]:
            reports = self._archive.reports_of[entity]
            if not 1 < len(reports) <= _POSTINGS:
                continue
            weight = self._weight(entity)
            here = self._weights.about if entity in self._main[article.id] else 1.0
            for other in reports:
                there = self._weights.about if entity in self._main[other] else 1.0
                scores[other] = scores.get(other, 0.0) + weight * here * there

    def _by_stories(self, article: Article, scores: dict[str, float]) -> None:
        for slug in self._archive.stories_of.get(article.id, ()):
            members = self._stories[slug]
            if len(members) > _POSTINGS:
                continue
            for other in members:
                if other in self._names:
                    scores[other] = scores.get(other, 0.0) + self._weights.story * rarity(len(members))

    def _by_words(self, article: Article, scores: dict[str, float]) -> dict[str, tuple[str, ...]]:
        """Adds what shared words are worth where either report is thin; gives the words for each such
        report.
        """
        if not self._terms:
            return {}
        shared: dict[str, list[str]] = {}
        thin = len(self._names[article.id]) < THIN
        for term in self._terms[article.id]:
            reports = self._with_term[term]
            if not 1 < len(reports) <= _POSTINGS:
                continue
            for other in reports:
                if other != article.id and (thin or len(self._names[other]) < THIN):
                    shared.setdefault(other, []).append(term)
        kept = {other: terms for other, terms in shared.items() if len(terms) >= _SHARED_TERMS}
        for other, terms in kept.items():
            worth = sum(rarity(len(self._with_term[term])) for term in terms) / 4
            scores[other] = scores.get(other, 0.0) + self._weights.words * min(2.0, worth)
        return {other: tuple(sorted(terms, key=self._commonness)[:4]) for other, terms in kept.items()}

    def _commonness(self, term: str) -> tuple[int, str]:
        return (len(self._with_term[term]), term)

    def _nearness(self, article: Article, other: str) -> float:
        here, there = self._days[article.id], self._days[other]
        if not here or not there:
            return 1.0
        apart = abs(here - there)
        bonus = next((bonus for limit, bonus in _NEARNESS if apart <= limit), 0.0)
        return 1.0 + self._weights.time * bonus

    def _weight(self, entity: str) -> float:
        return self._weights.entities * rarity(len(self._archive.reports_of[entity]))

    def _relation(self, article: Article, other: str, terms: tuple[str, ...]) -> Relation:
        theirs = set(self._names[other])
        shared = [entity for entity in self._names[article.id] if entity in theirs]
        shared.sort(key=lambda entity: (-self._weight(entity), entity))
        both = self._archive.stories_of
        stories = tuple(slug for slug in both.get(article.id, ()) if slug in both.get(other, ()))
        return Relation(other, tuple(shared), stories, terms)


def terms_of(text: str) -> tuple[str, ...]:
    """At most 40 words that stand for a text: of five letters or more, the most frequent first, longer before
    shorter.
    """
    counts = Counter(word.casefold() for word in _WORD.findall(text))
    ranked = sorted(counts, key=lambda word: (-counts[word], -len(word), word))
    return tuple(ranked[:_TERMS])


def _declared(standing: Iterable[Article]) -> dict[str, set[str]]:
    """Each report with those tied to it by a declared relation, whichever of the two declares it."""
    table: dict[str, set[str]] = {}
    for article in standing:
        for _, other in article.declared:
            table.setdefault(article.id, set()).add(other)
            table.setdefault(other, set()).add(article.id)
    return table


def _day_number(day: str) -> int:
    """``YYYY-MM-DD`` as a count of days, 0 for no date."""
    return date.fromisoformat(day).toordinal() if day else 0


def _postings(terms: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for article, words in terms.items():
        for word in words:
            table.setdefault(word, []).append(article)
    return table
