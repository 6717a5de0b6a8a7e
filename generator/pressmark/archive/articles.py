"""Linking one report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from pressmark.archive.mentions import Passages, link_mentions
from pressmark.archive.missing import no_medium, no_story
from pressmark.archive.named import Named, Names, meaning_of
from pressmark.archive.resolver import Resolver
from pressmark.archive.values import Appearance, Article, Said, Signed
from pressmark.diagnostics import diagnose
from pressmark.records.values import ArticleRecord, Figure, MediaRecord, Medium, StoryRecord, Written
from pressmark.text import LinkSlot
from pressmark.text.quoting import find_words

DECLARED = ("follows", "updates", "corrects", "translation_of")
# In most reports somebody is named once or twice: each such row is one for all of them.
_appearance = lru_cache(1 << 14)(Appearance)


def link_article(
    record: ArticleRecord,
    resolver: Resolver,
    passages: Passages,
    stories: Mapping[str, StoryRecord],
    media: Mapping[str, MediaRecord],
) -> Article:
    """``record`` with every name in it resolved."""
    named = link_mentions(record.mentions, resolver, record.id)
    for name in named:
        problem = passages.passage(name)
        if problem:
            resolver.report(problem)
    for medium in record.media:
        _check_medium(medium, resolver, media)
    dead_links = passages.check(record.body, resolver)
    return Article(
        record=record,
        named=Names(record.mentions, map(meaning_of, named)),
        said=tuple(_said(record, index, resolver) for index in range(len(record.statements))),
        source=resolver.entity(record.source, "source"),
        byline=tuple(
            Signed(
                name.text.partition(":")[2] if resolver.is_typed(name.text) else name.text,
                resolver.resolve(name.text, name.place, quiet=True).entity,
            )
            for name in record.byline
        ),
        appearances=_appearances(record, named, resolver),
        stories=tuple(_stories(record.story, stories, resolver)),
        declared=tuple(_declared(record, resolver)),
        figures=tuple(_figures(record, resolver)),
        links_to=_links_to(record, named, dead_links, resolver),
        dead_links=dead_links,
    )


def _said(record: ArticleRecord, index: int, resolver: Resolver) -> Said:
    statement = record.statements[index]
    by = resolver.resolve(statement.by, statement.place) if statement.by else None
    to = tuple((words, resolver.resolve(words, statement.place).entity) for words in statement.to)
    return Said(statement, by.entity if by else "", by.name if by else "", to)


def _appearances(record: ArticleRecord, named: Iterable[Named], resolver: Resolver) -> tuple[Appearance, ...]:
    counts: dict[str, int] = {}
    for name in named:
        if name.entity:
            counts[name.entity] = counts.get(name.entity, 0) + 1
    main = [resolver.entity(name) for name in record.about]
    listed = [resolver.entity(name) for name in record.names]
    for entity in [*main, *listed]:
        if entity:
            counts.setdefault(entity, 0)
    rows = [_appearance(entity, count, entity in main) for entity, count in counts.items()]
    return tuple(sorted(rows, key=lambda row: (not row.main, -row.count, row.entity)))


def _stories(
    written: Sequence[Written], stories: Mapping[str, StoryRecord], resolver: Resolver
) -> Iterable[str]:
    # Most reports say of no story that they are in it.
    titles = {story.title.casefold(): slug for slug, story in stories.items()} if written else {}
    for name in written:
        slug = resolver.moves.follow("story", name.text)
        slug = slug if slug in stories else titles.get(name.text.casefold(), "")
        if slug:
            yield slug
        else:
            resolver.report(no_story(name.text, name.place, stories))


def _declared(record: ArticleRecord, resolver: Resolver) -> Iterable[tuple[str, str]]:
    for kind in DECLARED:
        for written in getattr(record, kind):
            other = resolver.article(written)
            if other == record.id:
                resolver.report(diagnose("L405", written.place))
            elif other:
                yield kind, other


def _figures(record: ArticleRecord, resolver: Resolver) -> Iterable[tuple[str, Figure]]:
    whole = record.access == "full" and record.status != "withdrawn" and record.body.text
    for figure in record.figures:
        event = resolver.entity(figure.event, "event")
        if whole and figure.quote and not find_words(record.body.text, figure.quote):
            resolver.report(diagnose("L417", figure.place, what=figure.what))
        if event:
            yield event, figure


def _links_to(
    record: ArticleRecord, named: Iterable[Named], dead: frozenset[str], resolver: Resolver
) -> tuple[str, ...]:
    """The reports that this one refers to, each once, in the order of first reference."""
    others = [name.article for name in named if name.article]
    for slot in record.body.slots:
        if isinstance(slot, LinkSlot) and slot.target.startswith("article:"):
            whole = slot.target + ("#" + slot.fragment if slot.fragment else "")
            if whole not in dead:
                others.append(resolver.moves.follow("article", slot.target.removeprefix("article:")))
    return tuple(dict.fromkeys(other for other in others if other != record.id))


def _check_medium(medium: Medium, resolver: Resolver, media: Mapping[str, MediaRecord]) -> None:
    if medium.file and medium.file not in media:
        resolver.report(no_medium(medium.file, medium.place, media))
