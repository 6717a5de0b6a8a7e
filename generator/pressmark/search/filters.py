"""The keys a search can be narrowed by, and which of them an archive has values for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pressmark.search.values import SearchRecord

FILTERS = (
    "kind",
    "person",
    "organisation",
    "place",
    "event",
    "source",
    "story",
    "topic",
    "year",
    "language",
)
"""The keys every archive knows, in the order in which the page shows them. Types an archive declares come
after."""

RESERVED = frozenset({"any", "all", "none", "not", "q", "from", "to", "order", "shown"})
"""Not to be had as keys: the first four are Pagefind's own words, the others stand in the search page's
address."""

UNSEEN = frozenset({"month", "day"})
"""Filters that a period is made of; the page does not offer them."""

_KEY = re.compile(r"[\w-]+")


def is_usable(key: str) -> bool:
    """Whether ``key`` can name a filter: letters, digits, ``-`` and ``_``, and not a word of the search
    itself."""
    return key not in RESERVED and _KEY.fullmatch(key) is not None


def used_filters(records: Iterable[SearchRecord]) -> tuple[str, ...]:
    """The usable keys that have a value in any of ``records``: those of ``FILTERS`` in their order, then the
    others."""
    found = {key for record in records for key, values in record.filters if any(values) and is_usable(key)}
    found -= UNSEEN
    known = [key for key in FILTERS if key in found]
    return (*known, *sorted(found.difference(known)))


def period_of(records: Iterable[SearchRecord]) -> tuple[str, str]:
    """The first and last year that any of ``records`` may belong to; both empty when none has one."""
    years = [year for record in records for key, values in record.filters if key == "year" for year in values]
    return (min(years), max(years)) if years else ("", "")


def undated_of(records: Iterable[SearchRecord]) -> int:
    """How many of ``records`` have no date."""
    return sum(not record.date for record in records)
