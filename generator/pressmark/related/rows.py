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

_BY_VALUE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """``names`` with their prominence, in hundredths; ``stories``; its ``sketch``; the first and last of the
    ``days`` that its date can mean, counted, 0 without a date; and where it has its ``place`` in the order
    of reports, with those that it declares itself tied to.
    """

    names: Mapping[str, int]
    stories: Sequence[str]
    sketch: Sketch
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
