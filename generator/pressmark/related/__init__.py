"""Which reports belong beside a report, and why. Only ids and reasons go on to pages, never scores; of these
authors are told by :func:`explain`.
"""

from __future__ import annotations

from collections.abc import Mapping

from pressmark.archive import Archive
from pressmark.related.declared import declared_ties
from pressmark.related.explain import Beside, explain
from pressmark.related.finder import LIST_LENGTH, Finder
from pressmark.related.sketches import Sketch, sketch, sketches_of
from pressmark.related.values import Copy, Relation

__all__ = [
    "LIST_LENGTH",
    "Beside",
    "Copy",
    "Relation",
    "Sketch",
    "declared_ties",
    "explain",
    "related",
    "sketch",
    "sketches_of",
]


def related(
    archive: Archive, sketches: Mapping[str, Sketch] | None = None, at_most: int = LIST_LENGTH
) -> dict[str, tuple[Relation, ...]]:
    """For each report the list beside it: the copies of its text, then at most ``at_most`` that share most
    with it, the best first. Reports tied by declaration are in no list: :func:`declared_ties` tells of them.

    ``sketches`` are those of the records in ``archive``, by id; all are made here where none are given.
    """
    finder = Finder(archive, sketches_of(archive) if sketches is None else sketches)
    return {stem: finder.list_for(report, at_most) for report, stem in enumerate(finder.index.ids)}
