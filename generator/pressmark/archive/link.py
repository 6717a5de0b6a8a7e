"""Joining the records into one archive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from pressmark.archive.articles import link_article
from pressmark.archive.entities import circles, identified_twice, link_entity
from pressmark.archive.inversion import (
    collected,
    figures_of,
    invert,
    names_in,
    referred_to,
    said_by,
    stories_of,
    tied_to,
    topics_of,
)
from pressmark.archive.mentions import Passages, link_mentions
from pressmark.archive.resolver import Resolver
from pressmark.archive.values import Archive, Article, Entity, FixedPage, Story
from pressmark.archive.vocabulary import Vocabulary
from pressmark.config import Settings
from pressmark.diagnostics import Diagnostic
from pressmark.ledger import read_moves
from pressmark.ledger.moves import articles_moved, entities_moved
from pressmark.names import enter_moved, index_names
from pressmark.records import Records
from pressmark.records.media_used import Record, media_left
from pressmark.records.standing import as_published
from pressmark.records.values import ArticleRecord, EntityRecord, MediaRecord, StoryRecord


def link(
    records: Records,
    settings: Settings,
    published_types: Iterable[str] = (),
    plain: frozenset[str] = frozenset(),
    gone: frozenset[str] = frozenset(),
) -> tuple[Archive, tuple[Diagnostic, ...]]:
    """The archive of ``records``, and what is wrong with its names and links.

    Drafts and withheld reports are left out as if their files were absent, but their ids stay taken.
    ``published_types`` are types that names had when they were published, given up since then or not;
    ``plain`` are words that stand for somebody withheld and name nobody, ``gone`` the ids under which nothing
    may answer. Raises ``ValueError`` for a name that is withheld: nothing is linked before it is taken out.
    """
    if any(record.withhold for record in records.entities):
        raise ValueError("a name that is withheld has not been taken out of the records")
    shown = {r.id: as_published(r) for r in records.articles if _is_shown(r)}
    standing = tuple(record for record in records.entities if record.stands)
    vocabulary, of_moves = read_vocabulary(records, settings, published_types, plain)
    resolver = Resolver(vocabulary)
    media = {medium.path: medium for medium in records.media}
    pages = {page.slug: page for page in records.pages}
    stories = {story.slug: story for story in records.stories}
    passages = Passages(shown, pages, media)

    articles = {
        r.id: link_article(r, resolver, passages, stories, media)
        for r in sorted(shown.values(), key=lambda r: (r.date.key, r.id))
    }
    threads = _link_stories(stories.values(), articles, resolver, passages)
    fixed = {
        slug: FixedPage(
            record=page,
            named=link_mentions(page.mentions, resolver, ""),
            dead_links=passages.check(page.body, resolver),
        )
        for slug, page in pages.items()
    }
    entities = _link_entities(standing, resolver, passages)
    archive = _joined(settings, articles, entities, threads, fixed, _media_left(records, shown))
    found = (*resolver.diagnostics(), *of_moves, *circles(entities), *identified_twice(entities))
    moves = replace(resolver.moves, withheld=resolver.moves.withheld | gone)
    joined = replace(archive, moves=moves, pointed_at=passages.pointed_at, vocabulary=vocabulary)
    return joined, found


def read_vocabulary(
    records: Records,
    settings: Settings,
    published_types: Iterable[str] = (),
    plain: frozenset[str] = frozenset(),
) -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    """What the names in ``records`` mean, and what is wrong with those that moved."""
    shown = [r.id for r in records.articles if _is_shown(r)]
    standing = tuple(record for record in records.entities if record.stands)
    index = index_names(standing, shown, settings)
    moves, of_moves = read_moves(records, index, settings, published_types)
    enter_moved(index, entities_moved(moves), articles_moved(moves, shown))
    hidden = frozenset(r.id for r in records.articles if not _is_shown(r))
    hidden |= {old for old, stem in articles_moved(moves, hidden)}
    declared = frozenset(record.id for record in standing)
    identified = {identifier: record.id for record in standing for identifier in record.identifiers}
    return Vocabulary(index, declared, identified, hidden, moves, plain), of_moves


def _is_shown(record: ArticleRecord) -> bool:
    return record.status != "draft" and not record.withhold


def _media_left(records: Records, shown: Mapping[str, ArticleRecord]) -> dict[str, MediaRecord]:
    """The media to be published: not what only withdrawn and withheld reports used."""
    gone = [record for record in records.articles if record.withhold or record.status == "withdrawn"]
    if not gone:
        return {medium.path: medium for medium in records.media}
    standing: list[Record] = [*shown.values(), *records.entities, *records.stories, *records.pages]
    return {medium.path: medium for medium in media_left(records.media, gone, standing)}


def _link_entities(
    records: Sequence[EntityRecord], resolver: Resolver, passages: Passages
) -> dict[str, Entity]:
    linked = [link_entity(record, resolver, passages, declared=True) for record in records]
    # Linking the declared ones may have made the last of the others, so these come after them.
    linked += [link_entity(record, resolver, passages, declared=False) for record in resolver.stubs.values()]
    return {entity.id: entity for entity in sorted(linked, key=lambda entity: entity.id)}


def _link_stories(
    stories: Iterable[StoryRecord],
    articles: Mapping[str, Article],
    resolver: Resolver,
    passages: Passages,
) -> dict[str, Story]:
    members = invert(articles.values(), lambda article: article.stories)
    return {
        record.slug: Story(
            record=record,
            named=link_mentions(record.mentions, resolver, ""),
            members=_in_order(record, members.get(record.slug, ()), articles, resolver),
            dead_links=passages.check(record.body, resolver),
        )
        for record in sorted(stories, key=lambda record: record.slug)
    }


def _in_order(
    record: StoryRecord, members: Iterable[str], articles: Mapping[str, Article], resolver: Resolver
) -> tuple[str, ...]:
    """By date; where the same day (or month, or year) is meant, in the declared order; then by id."""
    declared = {stem: place for place, stem in enumerate(map(resolver.article, record.order)) if stem}
    everyone = {*members, *declared}

    def place(stem: str) -> tuple[tuple[int, int, int], int, str]:
        first, stretch, moment, _ = articles[stem].record.date.key
        return ((first, stretch, moment), declared.get(stem, len(declared)), stem)

    return tuple(sorted(everyone, key=place))


def _joined(
    settings: Settings,
    articles: dict[str, Article],
    entities: dict[str, Entity],
    stories: dict[str, Story],
    pages: dict[str, FixedPage],
    media: dict[str, MediaRecord],
) -> Archive:
    standing = [article for article in articles.values() if not article.withdrawn]
    return Archive(
        settings=settings,
        articles=articles,
        entities=entities,
        stories=stories,
        pages=pages,
        media=media,
        order=tuple(articles),
        reports_of=invert(standing, names_in),
        issued_by=invert(articles.values(), lambda article: [article.source] if article.source else []),
        written_by=invert(standing, lambda article: [name.entity for name in article.byline if name.entity]),
        backlinks=invert(standing, referred_to),
        said_by=collected(chain.from_iterable(map(said_by, standing))),
        figures_of=figures_of(standing),
        topics=topics_of(standing, stories.values()),
        tied_to=tied_to(entities),
        stories_of=stories_of(stories),
    )
