"""The linked archive: every record joined with what its names mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pressmark.annotations.values import Statement
from pressmark.archive.named import Named, Names
from pressmark.archive.vocabulary import Vocabulary
from pressmark.config import Settings
from pressmark.dates import EdtfDate
from pressmark.keys import swift
from pressmark.ledger import Moves
from pressmark.records.values import (
    ArticleRecord,
    EntityRecord,
    Figure,
    MediaRecord,
    PageRecord,
    StoryRecord,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, who made it and to whom: ids of entities, or only the words where they have none."""

    statement: Statement
    by: str
    by_words: str
    to: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """One name of a byline: the entity's id, or empty when only the words are known."""

    words: str
    entity: str


@swift
@dataclass(frozen=True, slots=True)
class Appearance:
    """An entity in a report: ``count`` mentions in its text, ``main`` when the report is about it."""

    entity: str
    count: int
    main: bool


@dataclass(frozen=True, slots=True)
class Tied:
    """A bond with what it names. ``object`` is an entity's id, or empty where ``words`` stand alone."""

    predicate: str
    object: str
    words: str
    role: str
    start: EdtfDate | None
    end: EdtfDate | None
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A report, linked. Ids of entities are ``type:slug``; of articles and stories, their stems."""

    record: ArticleRecord
    named: Names
    said: tuple[Said, ...]
    source: str
    byline: tuple[Signed, ...]
    appearances: tuple[Appearance, ...]
    stories: tuple[str, ...]
    declared: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, Figure], ...]
    links_to: tuple[str, ...]
    dead_links: frozenset[str]

    @property
    def id(self) -> str:
        """The stem of its file."""
        return self.record.id

    @property
    def withdrawn(self) -> bool:
        """Whether only its title, date, source and notice may be shown."""
        return self.record.status == "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An entity, linked. ``declared`` is False for one that has no file and is known from its mentions
    alone.
    """

    record: EntityRecord
    declared: bool
    named: tuple[Named, ...]
    part_of: tuple[Tied, ...]
    located: str
    participants: tuple[Tied, ...]
    roles: tuple[Tied, ...]
    relations: tuple[Tied, ...]
    dead_links: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """``type:slug``."""
        return self.record.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story with its reports in order."""

    record: StoryRecord
    named: tuple[Named, ...]
    members: tuple[str, ...]
    dead_links: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedPage:
    """A fixed page, linked."""

    record: PageRecord
    named: tuple[Named, ...]
    dead_links: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Everything joined. All mappings are in a fixed order; lists of article ids run by date, then id,
    undated last.

    ``reports_of`` (entity → reports that name it), ``issued_by`` (source → reports), ``written_by`` (entity →
    reports), ``backlinks`` (article → articles that refer to it), ``said_by`` (entity → (article, place among
    its statements)), ``figures_of`` (event → (article, figure)), ``topics`` (slug → (label, reports)),
    ``tied_to`` (entity → (other entity, bond) from outside), ``stories_of`` (article → stories that hold it).
    Withdrawn reports stand in ``articles`` and ``order`` alone. ``moves`` leads on from former names and ids;
    ``pointed_at`` (article → passages that others link to, there or not); ``vocabulary`` is what names mean.
    """

    settings: Settings
    articles: Mapping[str, Article]
    entities: Mapping[str, Entity]
    stories: Mapping[str, Story]
    pages: Mapping[str, FixedPage]
    media: Mapping[str, MediaRecord]
    order: tuple[str, ...]
    reports_of: Mapping[str, tuple[str, ...]]
    issued_by: Mapping[str, tuple[str, ...]]
    written_by: Mapping[str, tuple[str, ...]]
    backlinks: Mapping[str, tuple[str, ...]]
    said_by: Mapping[str, tuple[tuple[str, int], ...]]
    figures_of: Mapping[str, tuple[tuple[str, Figure], ...]]
    topics: Mapping[str, tuple[str, tuple[str, ...]]]
    tied_to: Mapping[str, tuple[tuple[str, Tied], ...]]
    stories_of: Mapping[str, tuple[str, ...]]
    moves: Moves = field(default_factory=Moves)
    pointed_at: Mapping[str, frozenset[str]] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
