"""Who reads the inside of which report while the site is planned.

The *inside* of a report is its text and what is marked in it; everything else of it is told wherever it is
listed. A unit of the plan has to be made again only if something that it read has changed, so what it reads
is noted: insides whole, or only a *part* made of one, such as the sentences in which a report names somebody.
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

_T = TypeVar("_T")
_OF_ARTICLE = frozenset({"named", "said", "dead_links"})
_OF_RECORD = frozenset({"body", "mentions", "statements", "others"})


class Notes:
    """What has been read since the last :meth:`taken`: pairs of a part and the report it is of."""

    def __init__(self) -> None:
        self._read: set[tuple[str, str]] = set()
        self._within = 0

    def note(self, part: str, stem: str) -> None:
        """Somebody reads a part of a report. What is read to make another part is not noted."""
        if not self._within:
            self._read.add((part, stem))

    def part(self, part: str, stem: str, make: Callable[[], _T]) -> _T:
        """What ``make`` makes of the inside of a report, noted as this part."""
        self.note(part, stem)
        self._within += 1
        try:
            return make()
        finally:
            self._within -= 1

    def taken(self) -> dict[str, list[str]]:
        """The reports read by part, in order, and begin anew."""
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
