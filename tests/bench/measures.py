"""How good lists are, and the two plain ways to make them that ours are measured against."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, log2, sqrt

from pressmark.archive import Archive

DEPTH = 10
Lists = Mapping[str, Sequence[str]]
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Quality:
    """Means over queries: the precision of the first five, and nDCG of the first ten (Järvelin and Kekäläinen
    2002); and half the width of a 95 % interval of each, from the spread over queries.
    """

    precision: float
    ndcg: float
    precision_spread: float
    ndcg_spread: float

    def __str__(self) -> str:
        return (
            f"P@5 {self.precision:.3f} ± {self.precision_spread:.3f}, "
            f"nDCG@10 {self.ndcg:.3f} ± {self.ndcg_spread:.3f}"
        )


def quality(lists: Lists, queries: Iterable[str], alike: Callable[[str, str], bool]) -> Quality:
    """The quality of the lists of ``queries``; ``alike`` says which two belong together. Where fewer belong
    to a query than are asked for, all of them are the best there is.
    """
    everyone = list(lists)
    precisions, gains = [], []
    for query in queries:
        wanted = sum(alike(query, other) for other in everyone if other != query)
        if not wanted:
            continue
        found = [alike(query, other) for other in lists[query][:DEPTH]]
        precisions.append(sum(found[:5]) / min(5, wanted))
        best = sum(1 / log2(place + 2) for place in range(min(DEPTH, wanted)))
        gains.append(sum(hit / log2(place + 2) for place, hit in enumerate(found)) / best)
    return Quality(_mean(precisions), _mean(gains), _spread(precisions), _spread(gains))


def by_cosine(texts: Mapping[str, str]) -> Lists:
    """Baseline: the cosine of tf–idf vectors over all words of the texts, in small letters."""
    bags = {stem: Counter(_WORD.findall(text.lower())) for stem, text in texts.items()}
    frequency = Counter(word for bag in bags.values() for word in bag)
    holders: dict[str, list[tuple[str, float]]] = {}
    vectors = {}
    for stem, bag in bags.items():
        weights = {word: count * log(len(bags) / frequency[word]) for word, count in bag.items()}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors[stem] = {word: weight / length for word, weight in weights.items()}
        for word, weight in vectors[stem].items():
            holders.setdefault(word, []).append((stem, weight))
    return {stem: _best(stem, vector, holders) for stem, vector in vectors.items()}


def by_shared_names(archive: Archive) -> Lists:
    """Baseline: how many names two reports share."""
    holders = {name: [(stem, 1.0) for stem in stems] for name, stems in archive.reports_of.items()}
    return {
        stem: _best(stem, {row.entity: 1.0 for row in article.appearances}, holders)
        for stem, article in archive.articles.items()
    }


def _best(
    stem: str, weights: Mapping[str, float], holders: Mapping[str, Sequence[tuple[str, float]]]
) -> list[str]:
    scores: dict[str, float] = {}
    for thing, weight in weights.items():
        for other, its in holders[thing]:
            scores[other] = scores.get(other, 0.0) + weight * its
    scores.pop(stem, None)
    return sorted(scores, key=lambda other: (-scores[other], other))[:DEPTH]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _spread(values: Sequence[float]) -> float:
    mean = _mean(values)
    variance = sum((value - mean) ** 2 for value in values) / (len(values) - 1)
    return 1.96 * sqrt(variance / len(values))
