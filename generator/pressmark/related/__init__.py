"""Which reports belong beside a report, and why. Only ids and reasons go on to pages, never scores; of these
authors are told by :func:`explain`.
"""

from __future__ import annotations

from pressmark.related.declared import declared_ties
from pressmark.related.explain import Beside, explain
from pressmark.related.finder import LIST_LENGTH, Finder, Listed
from pressmark.related.known import Known, Renewed, remembered
from pressmark.related.lists import Found, find_lists, listed_by, related
from pressmark.related.rows import Row, row_of
from pressmark.related.sketches import Sketch, sketch, sketches_of
from pressmark.related.values import Copy, Relation

__all__ = [
    "LIST_LENGTH",
    "Beside",
    "Copy",
    "Finder",
    "Found",
    "Known",
    "Listed",
    "Relation",
    "Renewed",
    "Row",
    "Sketch",
    "declared_ties",
    "explain",
    "find_lists",
    "listed_by",
    "related",
    "remembered",
    "row_of",
    "sketch",
    "sketches_of",
]
