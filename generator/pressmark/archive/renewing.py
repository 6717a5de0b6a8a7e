"""The tables of an archive after edits inside of some of its reports.

Only rows that an edited report stands in, or stood in, are made again; all else stays the very same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from typing import Any

from pressmark.archive.amending import Renewed
from pressmark.archive.inversion import collected, names_in, referred_to, said_by, said_to
from pressmark.archive.values import Archive, Article


@dataclass(frozen=True)
class Edits:
    """The reports that were edited as they are ``now``, and all reports as they were ``before``, in their
    ``order``. ``changed`` are the rows that differ in what was asked for, by the name of its table; ``""``
    stands for which rows there are.
    """

    order: tuple[str, ...]
    before: Mapping[str, Article]
    now: Mapping[str, Article]
    changed: dict[str, set[str]] = field(default_factory=dict)

    def table(self, name: str, table: Mapping[str, tuple[Any, ...]]) -> Mapping[str, tuple[Any, ...]]:
        """A table as it is now; the same one where nothing in it differs."""
        rows = _ROWS[name]
        was = collected(row for stem in self.now for row in rows(self.before[stem]))
        now = collected(row for article in self.now.values() for row in rows(article))
        touched = {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
        if not touched:
            return table
        renewed = {**table, **{key: self._merged(table.get(key, ()), now.get(key, ())) for key in touched}}
        standing = {key: renewed[key] for key in sorted(renewed) if renewed[key]}
        self.changed[name] = touched | ({""} if standing.keys() != table.keys() else set())
        return standing

    @property
    def names(self) -> frozenset[str]:
        """The entities that are named in other reports now than before."""
        return frozenset(self.changed.get("reports_of", set()) - {""})

    def _merged(self, before: Iterable[Any], now: Iterable[Any]) -> tuple[Any, ...]:
        kept = (row for row in before if _stem(row) not in self.now)
        return tuple(sorted(chain(kept, now), key=lambda row: self._places[_stem(row)]))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {stem: place for place, stem in enumerate(self.order)}


def renewed(archive: Archive, edits: Edits) -> Archive:
    """``archive`` after ``edits`` of reports that stand in it."""
    return replace(
        archive,
        articles=Renewed(archive.articles, edits.now),
        reports_of=edits.table("reports_of", archive.reports_of),
        backlinks=edits.table("backlinks", archive.backlinks),
        said_by=edits.table("said_by", archive.said_by),
    )


def _stem(row: str | tuple[str, int]) -> str:
    return row if isinstance(row, str) else row[0]


def _reports(keys: Callable[[Article], Iterable[str]]) -> Callable[[Article], Iterator[tuple[str, Any]]]:
    return lambda article: ((key, article.id) for key in dict.fromkeys(keys(article)))


_ROWS: Mapping[str, Callable[[Article], Iterator[tuple[str, Any]]]] = {
    "reports_of": _reports(names_in),
    "backlinks": _reports(referred_to),
    "said_by": said_by,
    "said_to": said_to,
}
