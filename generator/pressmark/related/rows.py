"""What one report says of itself for the search of related reports."""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pressmark.archive import Article
from pressmark.config import RelatedWeights
from pressmark.keys import digest_of_bytes
from pressmark.related.sketches import Sketch
from pressmark.related.weights import prominence
from pressmark.related.words import UNIT

WHOLLY = 100
"""What a story is worth in each of its reports."""
_BY_VALUE = 2
_SAYS = tuple(range(UNIT + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Had:
    """What a report has: ``names`` with their prominence, in hundredths, ``stories`` and its ``sketch``."""

    names: Mapping[str, int]
    stories: Sequence[str]
    sketch: Sketch

    @property
    def kinds(self) -> tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]:
        """The names, stories and words that it has, and what each is worth in it."""
        # Numbers that many share are one object, at hand when they are multiplied.
        says = map(_SAYS.__getitem__, self.sketch.says)
        words = dict(zip(self.sketch.words, says, strict=True))
        return (self.names, dict.fromkeys(self.stories, WHOLLY), words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Had):
    """The same with the first and last of the ``days`` that its date can mean, counted, 0 without a date; and
    with its ``place``: what it is sorted by among reports, and which others it declares itself tied to.
    """

    days: tuple[int, int]
    place: tuple[int, int, int, str, tuple[tuple[str, str], ...]]

    @property
    def standing(self) -> bytes:
        """A digest of all that may not change if lists are to be made again one by one."""
        return digest_of_bytes(marshal.dumps((self.days, self.place), _BY_VALUE))


def row_of(article: Article, stories: Sequence[str], sketch: Sketch, weights: RelatedWeights) -> Row:
    """The row of a linked report that is not withdrawn, which stands in ``stories`` and has this sketch."""
    when = article.record.date
    return Row(
        names=prominence(article.appearances, weights.about),
        stories=stories,
        sketch=sketch,
        days=(_day(when.first), _day(when.last)) if when.first else (0, 0),
        place=(*when.key, article.declared),
    )


def _day(day: str) -> int:
    return date.fromisoformat(day).toordinal()
