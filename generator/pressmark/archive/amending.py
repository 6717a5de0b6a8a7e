"""Reports whose text has changed, linked without the rest of the archive.

Where an edit leaves the fields of a report as they were, and there is nothing to tell its author before or
after it, all that can have changed in the archive is the report itself and the tables of who is named, quoted
and referred to where (:mod:`~pressmark.archive.renewing`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from pressmark.annotations.mentions import Mentions
from pressmark.archive.articles import link_article
from pressmark.archive.mentions import Passages, anchors_of
from pressmark.archive.resolver import Resolver
from pressmark.archive.values import Archive, Article
from pressmark.records.values import ArticleRecord
from pressmark.text import Body, LinkSlot, PictureSlot

_Value = TypeVar("_Value")
_Record = TypeVar("_Record")
_Record_co = TypeVar("_Record_co", covariant=True)


class _Linked(Protocol[_Record_co]):
    @property
    def record(self) -> _Record_co: ...


@dataclass(frozen=True, slots=True)
class Amended:
    """The reports as they are linked now; ``points_at`` are the passages of reports that they lead to."""

    articles: Mapping[str, Article]
    points_at: Mapping[str, frozenset[str]]


def amended(archive: Archive, records: Mapping[str, ArticleRecord]) -> Amended | None:
    """The reports of ``archive`` of which these are the ``records`` now; None where more has changed than
    texts and what is marked in them, and where there is anything to tell of a text, before or now.
    """
    if not all(_is_inside(archive, record) for record in records.values()):
        return None
    reports = Renewed(_Records(archive.articles), records)
    passages = Passages(reports, _Records(archive.pages), archive.media)

    def linked(record: ArticleRecord) -> tuple[Article, object]:
        resolver = Resolver(archive.vocabulary)
        article = link_article(record, resolver, passages, _Records(archive.stories), archive.media)
        return article, resolver.wrong

    articles = {}
    for stem, record in records.items():
        articles[stem], wrong = linked(record)
        # What is wrong with the fields of a report has been told, and is to be told again.
        if wrong != linked(outside(record))[1]:
            return None
    return Amended(articles, passages.pointed_at)


def outside(record: ArticleRecord) -> ArticleRecord:
    """``record`` without its text and what is marked in it."""
    return replace(record, body=Body(), mentions=Mentions(), statements=(), others=())


def _is_inside(archive: Archive, record: ArticleRecord) -> bool:
    """Whether an edit is one inside of the report, and there was nothing to tell of its text."""
    article = archive.articles[record.id]
    before, asked = article.record, archive.pointed_at.get(record.id, frozenset())
    return (
        not article.withdrawn
        and outside(record) == outside(before)
        and _is_quiet(article, archive.vocabulary.declared)
        and asked & anchors_of(record) == asked & anchors_of(before)
        # Which media are published can depend on who shows them.
        and _media(record.body) == _media(before.body)
    )


def _is_quiet(article: Article, declared: frozenset[str]) -> bool:
    """Whether everything that the text names has a file, so that no author is told how often it stands."""
    if any(not name.known or (name.entity and name.entity not in declared) for name in article.named):
        return False
    people = [pair for said in article.said for pair in ((said.by_words, said.by), *said.to)]
    return all(entity in declared for words, entity in people if words or entity)


def _media(body: Body) -> frozenset[str]:
    """The media that a text shows or leads to."""
    shown = {piece.path for piece in body.slots if isinstance(piece, PictureSlot)}
    links = (piece.target.partition(":") for piece in body.slots if isinstance(piece, LinkSlot))
    return frozenset(shown | {name for kind, _, name in links if kind == "media"})


class _Records(Mapping[str, _Record]):
    """The records of what is linked."""

    def __init__(self, linked: Mapping[str, _Linked[_Record]]) -> None:
        self._linked = linked

    def __getitem__(self, key: str) -> _Record:
        return self._linked[key].record

    def __contains__(self, key: object) -> bool:
        return key in self._linked

    def __iter__(self) -> Iterator[str]:
        return iter(self._linked)

    def __len__(self) -> int:
        return len(self._linked)


class Renewed(Mapping[str, _Value]):
    """``before``, of which some have ``now`` other values."""

    def __init__(self, before: Mapping[str, _Value], now: Mapping[str, _Value]) -> None:
        self._before, self._now = before, now

    def __getitem__(self, key: str) -> _Value:
        return self._now[key] if key in self._now else self._before[key]

    def __contains__(self, key: object) -> bool:
        return key in self._before

    def __iter__(self) -> Iterator[str]:
        return iter(self._before)

    def __len__(self) -> int:
        return len(self._before)
