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
from pressmark.build.batches import read_again
from pressmark.build.planning import Plan
from pressmark.build.shelves import OneByOne, Shelf, Table, Unrecorded
from pressmark.config import Settings
from pressmark.keys import pack, unpack
from pressmark.ledger import Moves
from pressmark.pages.overview import Overview
from pressmark.pages.views import SiteView
from pressmark.records.standing import as_published, as_shown
from pressmark.records.values import ArticleRecord, Figure, MediaRecord
from pressmark.store import Memory
from pressmark.ties import Tie, Together

_PLAIN = ("reports_of", "issued_by", "written_by", "backlinks", "said_by", "topics", "stories_of")
_PACKED: dict[str, Any] = {
    "stories": tuple[tuple[str, Story], ...],
    "pages": tuple[tuple[str, FixedPage], ...],
    "media": tuple[tuple[str, MediaRecord], ...],
    "figures_of": tuple[tuple[str, tuple[tuple[str, Figure], ...]], ...],
    "tied_to": tuple[tuple[str, tuple[tuple[str, Tied], ...]], ...],
}
_OF_OVERVIEW = ("years", "tells_of_work", "declared", "said_to", "places_by_name")


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
    moves = archive.moves
    packed = (dict(moves.finals), dict(moves.arrived), sorted(moves.withheld), sorted(moves.drafts))
    yield "moves", marshal.dumps(packed)
    yield "order", marshal.dumps(archive.order)
    yield "names", marshal.dumps(tuple((key, one.declared) for key, one in archive.entities.items()))
    yield "pointed_at", marshal.dumps(dict(archive.pointed_at))
    for name in _OF_OVERVIEW:
        yield name, marshal.dumps(getattr(overview, name))
    yield "together", marshal.dumps(_plain_together(overview.together))
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
        finals, arrived, withheld, drafts = self.plain("moves")
        order, names = self.plain("order"), dict(self.plain("names"))
        plain = {name: Table(partial(self.plain, name)) for name in _PLAIN}
        packed = {name: Table(partial(self._packed, name)) for name in _PACKED}
        return Archive(
            settings=self._settings,
            articles=OneByOne(order, self.article),
            entities=OneByOne(names, lambda key: unpack(Entity, self._entities.take(key))),
            order=order,
            moves=Moves(finals, arrived, frozenset(withheld), frozenset(drafts)),
            pointed_at=self.plain("pointed_at"),
            **plain,
            **packed,
        )

    @cached_property
    def declared(self) -> frozenset[str]:
        """The names that have files of their own."""
        return frozenset(key for key, declared in self.plain("names") if declared)

    @cached_property
    def site(self) -> SiteView:
        """What is the same on every page."""
        return unpack(SiteView, self._tables.take("site"))

    @cached_property
    def overview(self) -> Overview:
        """What was computed over the archive."""
        return _Overview(self)

    def _row(self, stem: str) -> tuple[bytes, bytes]:
        row: tuple[bytes, bytes] = marshal.loads(self._articles.take(stem))
        return row

    def _packed(self, name: str) -> dict[str, Any]:
        return dict(unpack(_PACKED[name], self._tables.take(name)))


class _Overview(Overview):
    """An overview of which nothing is computed again."""

    def __init__(self, recorded: Recorded) -> None:
        super().__init__(recorded.archive)
        self._plain = recorded.plain

    @cached_property
    def years(self) -> tuple[str, str]:
        found: tuple[str, str] = self._plain("years")
        return found

    @cached_property
    def tells_of_work(self) -> bool:
        found: bool = self._plain("tells_of_work")
        return found

    @cached_property
    def declared(self) -> dict[str, dict[str, tuple[str, ...]]]:
        found: dict[str, dict[str, tuple[str, ...]]] = self._plain("declared")
        return found

    @cached_property
    def said_to(self) -> dict[str, tuple[tuple[str, int], ...]]:
        found: dict[str, tuple[tuple[str, int], ...]] = self._plain("said_to")
        return found

    @cached_property
    def places_by_name(self) -> dict[str, str]:
        found: dict[str, str] = self._plain("places_by_name")
        return found

    @cached_property
    def together(self) -> Together:
        of, strongest = self._plain("together")
        rows = {name: tuple(Tie(*row) for row in ties) for name, ties in of.items()}
        return Together(rows, tuple(Tie(*row) for row in strongest))


def _plain_together(together: Together) -> tuple[Any, Any]:
    def row(tie: Tie) -> tuple[str, str, int, float]:
        return (tie.one, tie.other, tie.count, tie.strength)

    return {name: [row(tie) for tie in ties] for name, ties in together.of.items()}, [
        row(tie) for tie in together.all
    ]
