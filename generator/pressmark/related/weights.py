"""How much each thing that two reports share counts. Whole numbers throughout, so that sums are exact and no
machine rounds them differently.

The damping is that of inverse document frequency (Spärck Jones 1972), with the number of reports that share a
thing in steps of powers of two, and without the size of the archive: a new report changes the weight of what
it names, and of nothing else. The constants were chosen on one half of ECB+ and tried on the other
(``docs/related.md``).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from pressmark.archive import Appearance
from pressmark.config import RelatedWeights

WHOLE = 1000 * 100 * 100 * 100 * 100
"""The score of two reports that alone share one name, in passing: rarity in thousandths; weight of its type,
two roles and nearness in hundredths."""
LEAST = WHOLE // 10
"""Reports with a lower score are not said to be related."""
OFTEN = 3
"""A name said as often as this in a report is more than mentioned in passing."""
LONG_LIST = 50
"""A report of more names than this is a list, and each of them tells less."""
# Equal texts of rare words are worth as much as this many rare names.
_TEXT = 20
NEAR = (1, 7, 31, 366)
"""Days apart at most."""
# Nearness orders what other things tie, and ties nothing itself.
_ADDED = (50, 30, 15, 5)


_RARITY = tuple(max(1, round(1000 / sqrt(2 ** max(0, power - 1)))) for power in range(64))


def rarity(frequency: int) -> int:
    """What a thing counts that ``frequency`` reports share: 1000 for two, halved with every fourth."""
    return _RARITY[max(1, frequency).bit_length() - 1]


def weight_of_type(weights: RelatedWeights, kind: str) -> int:
    """Hundredths that a name of type ``kind`` counts."""
    return round(100 * weights.entities * dict(weights.types).get(kind, 1.0))


def weight_of_name(weights: RelatedWeights, name: str, frequency: int) -> int:
    """What a name, ``type:slug``, of ``frequency`` reports counts, before its role in either."""
    return rarity(frequency) * weight_of_type(weights, name.partition(":")[0])


def weight_of_story(weights: RelatedWeights, slug: str, members: int) -> int:
    """What a story of ``members`` reports counts, as a name in passing does."""
    return rarity(members) * round(100 * weights.story)


def weight_of_word(weights: RelatedWeights, word: str, frequency: int) -> int:
    """What a word of ``frequency`` reports counts, before what it says in either text."""
    return round(_TEXT * weights.words * rarity(frequency))


WEIGHTS = (weight_of_name, weight_of_story, weight_of_word)
"""What a thing of each kind counts that so many reports have: of names, stories and words."""


def prominence(appearances: Sequence[Appearance], about: float) -> dict[str, int]:
    """Hundredths that each name counts for its role: a main subject ``about``, one said often 1.3, one
    mentioned in passing 1.
    """
    crowd = max(1, len(appearances) // LONG_LIST)
    return {
        row.entity: round(100 * (about if row.main else 1.3 if row.count >= OFTEN else 1.0)) // crowd
        for row in appearances
    }


def nearness(time: float) -> tuple[int, ...]:
    """Hundredths by which two reports are strengthened that lie apart up to each of :data:`NEAR`, and 100 for
    all others.
    """
    return (*(100 + round(time * added) for added in _ADDED), 100)
