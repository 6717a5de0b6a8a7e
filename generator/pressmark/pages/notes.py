"""What is read of the archive while the site is planned, of all that an edit inside of a report can change.

The *inside* of a report is its text and what is marked in it; everything else of it is told wherever it is
listed. A unit of the plan has to be made again only if something that it read has changed, so what it reads
is noted: insides whole, or only a *part* made of one, such as the sentences in which a report names somebody;
and rows of tables that are made of insides, such as who is named in which reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from pressmark.archive import Article
from pressmark.records.values import ArticleRecord

WHOLE = ""
"""The part that is the whole inside."""
RELATED = "related"
"""The part that is the list of related reports."""

TABLES = ("reports_of", "backlinks", "said_by")
"""The tables of an archive that are made of insides."""
SAID_TO = "said_to"
TIES, STRONGEST_TIES, ANY_TIES = "ties", "strongest ties", "any ties"
"""What of an overview is made of insides; of the last two there is one row each, :data:`ALL`."""
FINDABLE = "findable"
"""What the search finds, told of all together in one row, :data:`ALL`."""
ROWS = frozenset({*TABLES, SAID_TO, TIES, STRONGEST_TIES, ANY_TIES, FINDABLE})
"""All of these."""
ALL = ""
"""The row that stands for which rows a table has."""

_T = TypeVar("_T")
_OF_ARTICLE = frozenset({"named", "said", "dead_links", "appearances", "links_to"})
_OF_RECORD = frozenset({"body", "mentions", "statements", "others"})


class Notes:
    """What has been read since the last :meth:`taken`: pairs of a part and the report it is of, or of a
    table and the key of one of its rows.
    """

    def __init__(self) -> None:
        self._read: set[tuple[str, str]] = set()
        self._within = 0

    def note(self, part: str, stem: str) -> None:
        """Somebody reads a part of a report. What is read to make another part is not noted."""
        if not self._within:
            self._read.add((part, stem))

    def row(self, table: str, key: str) -> None:
        """Somebody reads a row of a table, to whatever end."""
        self._read.add((table, key))

    def part(self, part: str, stem: str, make: Callable[[], _T]) -> _T:
        """What ``make`` makes of the inside of a report, noted as this part."""
        self.note(part, stem)
        self._within += 1
        try:
            return make()
        finally:
            self._within -= 1

    def taken(self) -> dict[str, list[str]]:
        """The reports read by part, and the keys by table, in order; and begin anew."""
        read: dict[str, list[str]] = {}
        for part, stem in sorted(self._read):
            read.setdefault(part, []).append(stem)
        self._read.clear()
        return read


class NotedArticles(Mapping[str, Article]):
    """``articles``, of which it is noted whose inside is read."""

    def __init__(self, articles: Mapping[str, Article], notes: Notes) -> None:
        self._articles, self._notes = articles, notes
        self._noted: dict[str, Article] = {}

    def __getitem__(self, stem: str) -> Article:
        found = self._noted.get(stem)
        if found is None:
            found = self._noted[stem] = _noted_article(self._articles[stem], self._notes)
        return found

    def __contains__(self, stem: object) -> bool:
        return stem in self._articles

    def __iter__(self) -> Iterator[str]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)


class NotedLists(Mapping[str, _T]):
    """Lists of related reports, of which it is noted whose are read, whether there are any or not."""

    def __init__(self, lists: Mapping[str, _T], notes: Notes) -> None:
        self._lists, self._notes = lists, notes

    def __getitem__(self, stem: str) -> _T:
        self._notes.note(RELATED, stem)
        return self._lists[stem]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lists)

    def __len__(self) -> int:
        return len(self._lists)


class NotedTable(Mapping[str, _T]):
    """A table, of which it is noted which rows are read, whether they are there or not."""

    def __init__(self, name: str, table: Mapping[str, _T], notes: Notes) -> None:
        self._name, self._table, self._notes = name, table, notes

    def __getitem__(self, key: str) -> _T:
        self._notes.row(self._name, key)
        return self._table[key]

    def get(self, key: str, default: Any = None) -> Any:
        self._notes.row(self._name, key)
        return self._table.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._notes.row(self._name, str(key))
        return key in self._table

    def __iter__(self) -> Iterator[str]:
        self._notes.row(self._name, ALL)
        return iter(self._table)

    def __len__(self) -> int:
        self._notes.row(self._name, ALL)
        return len(self._table)


class _NotedArticle(Article):
    __slots__ = ("notes", "whole")
    notes: Notes
    whole: Article

    def __getattr__(self, name: str) -> Any:
        # Slots of the inside are left empty, so that asking for one leads here.
        if name not in _OF_ARTICLE:
            raise AttributeError(name)
        self.notes.note(WHOLE, self.whole.id)
        return getattr(self.whole, name)


class _NotedRecord(ArticleRecord):
    __slots__ = ("notes", "whole")
    notes: Notes
    whole: ArticleRecord

    def __getattr__(self, name: str) -> Any:
        if name not in _OF_RECORD:
            raise AttributeError(name)
        self.notes.note(WHOLE, self.whole.id)
        return getattr(self.whole, name)


_ARTICLE_OUTSIDE = [one.name for one in fields(Article) if one.name not in _OF_ARTICLE]
_RECORD_OUTSIDE = [one.name for one in fields(ArticleRecord) if one.name not in _OF_RECORD]


def _noted_article(article: Article, notes: Notes) -> Article:
    put = object.__setattr__
    record = object.__new__(_NotedRecord)
    for name in _RECORD_OUTSIDE:
        put(record, name, getattr(article.record, name))
    noted = object.__new__(_NotedArticle)
    for name in _ARTICLE_OUTSIDE:
        put(noted, name, getattr(article, name))
    put(noted, "record", record)
    for whole, one in ((article.record, record), (article, noted)):
        put(one, "whole", whole)
        put(one, "notes", notes)
    return noted
