"""*Named together with*: who stands in the same reports, ubiquitous names damped.

The measure is the shared reports over the root of the other's own, a cosine with only the other side's
frequency (Salton and McGill 1983, ch. 6): whoever is named everywhere is together with everyone and tells
little.
"""

from __future__ import annotations

from collections import Counter
from math import sqrt

from pressmark.pages.edition import Edition
from pressmark.pages.values import Tie

_SHOWN = 12
_REPORTS_SHOWN = 20
_READ = 500
# A report that names more than these is a list, and standing in it together tells nothing.
_NAMES = 200


def ties(edition: Edition, entity: str) -> tuple[Tie, ...]:
    """The names most telling beside ``entity``, at most twelve; one shared report is enough only where there
    is no more.
    """
    archive = edition.archive
    reports = archive.reports_of.get(entity, ())[-_READ:]
    together: Counter[str] = Counter()
    for stem in reports:
        together.update(row.entity for row in archive.articles[stem].appearances[:_NAMES])
    del together[entity]
    if len(reports) > 3:
        together = Counter({other: count for other, count in together.items() if count > 1})
    ranked = sorted(
        together, key=lambda other: (-together[other] / sqrt(len(archive.reports_of[other])), other)
    )
    best = sorted(ranked[:_SHOWN], key=lambda other: (-together[other], edition.name(other).label))
    return tuple(_tie(edition, other, reports) for other in best)


def _tie(edition: Edition, other: str, reports: tuple[str, ...]) -> Tie:
    theirs = set(edition.archive.reports_of[other])
    shared = [stem for stem in reports if stem in theirs]
    newest = shared[::-1][:_REPORTS_SHOWN]
    return Tie(
        name=edition.name(other),
        type=other.partition(":")[0],
        count=len(shared),
        shared=edition.rows(newest),
    )
