"""The archive of the last build of a site as it was linked, recalled piece by piece: an edit of one report
needs little of it.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from pressmark.archive import Archive, Article, Entity, FixedPage, Story, Tied
from pressmark.archive.meanings import Meanings, meanings_of, rejoined
from pressmark.building.planning.plan import Plan
from pressmark.building.reading.batches import read_again
from pressmark.building.recorded.plain import (
    moves_again,
    names_again,
    plain_moves,
    plain_names,
    plain_ties,
    plain_vocabulary,
    ties_again,
    vocabulary_again,
)
from pressmark.building.recorded.shelves import OneByOne, Shelf, Table, Unrecorded
from pressmark.config import Settings
from pressmark.dates import EdtfDate
from pressmark.keys import pack, unpack
from pressmark.pages.overview import Overview
from pressmark.pages.views import SiteView
from pressmark.records.standing import as_published, as_shown
from pressmark.records.values import ArticleRecord, Figure, MediaRecord
from pressmark.store import Memory
from pressmark.ties import NamedIn, Strongest

_PLAIN = ("reports_of", "issued_by", "written_by", "backlinks", "said_by", "topics", "stories_of")
_PACKED: dict[str, Any] = {
    "stories": tuple[tuple[str, Story], ...],
    "pages": tuple[tuple[str, FixedPage], ...],
    "media": tuple[tuple[str, MediaRecord], ...],
    "figures_of": tuple[tuple[str, tuple[tuple[str, Figure], ...]], ...],
    "tied_to": tuple[tuple[str, tuple[tuple[str, Tied], ...]], ...],
}
_OF_OVERVIEW = (
    "years",
    "tells_of_work",
    "declared",
    "said_to",
    "places_by_name",
    "withdrawn",
    "recently_added",
    "last_changes",
)
_DATES = tuple[tuple[str, EdtfDate], ...]


def record(memory: Memory, output: Path, plan: Plan, keys: Mapping[str, bytes]) -> None:
    """Keep the archive of a plan as it was linked. ``keys`` are those under which the memory has what was
    read of each report.
    """
    archive = plan.archive
    Shelf(memory, output, "article").fill(
        (stem, marshal.dumps((keys[stem], pack(Meanings, meanings_of(archive.articles[stem])))))
        for stem in archive.order
    )
    Shelf(memory, output, "entity").fill((key, pack(Entity, one)) for key, one in archive.entities.items())
    Shelf(memory, output, "archive").fill(_tables(plan))


def forget(memory: Memory, output: Path) -> None:
    """Keep nothing of the archive."""
    for name in ("article", "entity", "archive"):
        Shelf(memory, output, name).fill(())


def _tables(plan: Plan) -> Iterator[tuple[str, bytes]]:
    archive, overview = plan.archive, plan.edition.overview
    for name in _PLAIN:
        yield name, marshal.dumps(dict(getattr(archive, name)))
    for name, kind in _PACKED.items():
        yield name, pack(kind, tuple(getattr(archive, name).items()))
    yield "moves", marshal.dumps(plain_moves(archive.moves))
    yield "order", marshal.dumps(archive.order)
    yield "names", marshal.dumps(tuple(archive.entities))
    yield "pointed_at", marshal.dumps(dict(archive.pointed_at))
    for name in _OF_OVERVIEW:
        yield name, marshal.dumps(getattr(overview, name))
    yield "dates", pack(_DATES, tuple(overview.dates.items()))
    yield "named_in", marshal.dumps(plain_names(overview.named_in))
    yield "strongest", marshal.dumps(plain_ties(overview.strongest))
    yield "vocabulary", marshal.dumps(plain_vocabulary(archive.vocabulary))
    yield "site", pack(SiteView, plan.bundle.site)


class Recorded:
    """What was recorded of the site in ``output``. Whatever is asked for may raise :class:`Unrecorded`, also
    what ``archive`` and ``overview`` only look up when they are asked.
    """

    def __init__(self, memory: Memory, output: Path, settings: Settings, *, drafts: bool) -> None:
        self._memory, self._settings, self._drafts = memory, settings, drafts
        self._articles = Shelf(memory, output, "article")
        self._entities = Shelf(memory, output, "entity")
        self._tables = Shelf(memory, output, "archive")

    def plain(self, name: str) -> Any:
        """A table of plain values."""
        return marshal.loads(self._tables.take(name))

    def key(self, stem: str) -> bytes:
        """The key under which the memory has what was read of a report."""
        key: bytes = self._row(stem)[0]
        return key

    def put(self, article: Article, key: bytes) -> None:
        """Keep a report that was linked anew."""
        row = (key, pack(Meanings, meanings_of(article)))
        self._articles.put(article.id, marshal.dumps(row))

    def point_at(self, passages: Mapping[str, frozenset[str]]) -> None:
        """Keep that these passages of reports are led to, beside those that are known to be."""
        known = self.plain("pointed_at")
        news = {stem: found for stem, found in passages.items() if not found <= known.get(stem, frozenset())}
        if news:
            all_of_them = {stem: known.get(stem, frozenset()) | found for stem, found in news.items()}
            self.put_tables({"pointed_at": known | all_of_them})

    def article(self, stem: str) -> Article:
        """A report."""
        key, meanings = self._row(stem)
        packed = self._memory.work(key)
        record = read_again("article", packed)[0] if packed is not None else None
        if not isinstance(record, ArticleRecord):
            raise Unrecorded(stem)
        return rejoined(self.as_linked(record), unpack(Meanings, meanings))

    def as_linked(self, record: ArticleRecord) -> ArticleRecord:
        """A record as the archive has it, of the record as it is read."""
        return as_published(as_shown(record) if self._drafts else record)

    @cached_property
    def archive(self) -> Archive:
        """The archive. Its reports and names are recalled one by one."""
        order, names = self.plain("order"), self.plain("names")
        plain: dict[str, Any] = {name: Table(partial(self.plain, name)) for name in _PLAIN}
        packed: dict[str, Any] = {name: Table(partial(self._packed, name)) for name in _PACKED}
        return Archive(
            settings=self._settings,
            articles=OneByOne(order, self.article),
            entities=OneByOne(names, self._entity, self._all_entities),
            order=order,
            moves=moves_again(self.plain("moves")),
            pointed_at=self.plain("pointed_at"),
            vocabulary=vocabulary_again(self.plain("vocabulary")),
            **plain,
            **packed,
        )

    def put_tables(self, tables: Mapping[str, Any]) -> None:
        """Keep tables of plain values as they are now."""
        for name, table in tables.items():
            self._tables.put(name, marshal.dumps(table))

    @cached_property
    def site(self) -> SiteView:
        """What is the same on every page."""
        return unpack(SiteView, self._tables.take("site"))

    def overview(self, archive: Archive, now: Mapping[str, Any] | None = None) -> Overview:
        """What was computed over the archive; of ``archive``, which may have been edited since, where some of
        it is otherwise ``now``.
        """
        return _Overview(self, archive, now or {})

    def dates(self) -> dict[str, EdtfDate]:
        """The date of each report."""
        return dict(unpack(_DATES, self._tables.take("dates")))

    def _entity(self, key: str) -> Entity:
        return unpack(Entity, self._entities.take(key))

    def _all_entities(self) -> dict[str, Entity]:
        return {key: unpack(Entity, packed) for key, packed in self._entities.all().items()}

    def _row(self, stem: str) -> tuple[bytes, bytes]:
        row: tuple[bytes, bytes] = marshal.loads(self._articles.take(stem))
        return row

    def _packed(self, name: str) -> dict[str, Any]:
        return dict(unpack(_PACKED[name], self._tables.take(name)))


class _Overview(Overview):
    """An overview of which nothing is computed again."""

    def __init__(self, recorded: Recorded, archive: Archive, now: Mapping[str, Any]) -> None:
        super().__init__(archive)
        self._recorded = recorded
        # Where it is otherwise now, it is known: a cached property looks here first.
        vars(self).update(now)

    @cached_property
    def years(self) -> tuple[str, str]:
        found: tuple[str, str] = self._recorded.plain("years")
        return found

    @cached_property
    def tells_of_work(self) -> bool:
        found: bool = self._recorded.plain("tells_of_work")
        return found

    @cached_property
    def declared(self) -> dict[str, dict[str, tuple[str, ...]]]:
        found: dict[str, dict[str, tuple[str, ...]]] = self._recorded.plain("declared")
        return found

    @cached_property
    def said_to(self) -> dict[str, tuple[tuple[str, int], ...]]:
        found: dict[str, tuple[tuple[str, int], ...]] = self._recorded.plain("said_to")
        return found

    @cached_property
    def places_by_name(self) -> dict[str, str]:
        found: dict[str, str] = self._recorded.plain("places_by_name")
        return found

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        found: frozenset[str] = self._recorded.plain("withdrawn")
        return found

    @cached_property
    def recently_added(self) -> tuple[str, ...]:
        found: tuple[str, ...] = self._recorded.plain("recently_added")
        return found

    @cached_property
    def last_changes(self) -> dict[str, str]:
        found: dict[str, str] = self._recorded.plain("last_changes")
        return found

    @cached_property
    def dates(self) -> dict[str, EdtfDate]:
        return self._recorded.dates()

    @cached_property
    def named_in(self) -> NamedIn:
        return names_again(self._recorded.plain("named_in"))

    @cached_property
    def strongest(self) -> Strongest:
        return ties_again(self._recorded.plain("strongest"))
