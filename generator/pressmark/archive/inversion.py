"""From reports that name entities to entities with their reports: every mapping the other way round."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from pressmark import urls
from pressmark.archive.values import Article, Entity, Story, Tied
from pressmark.records.values import Figure

Spoken = tuple[str, int]
"""Where a statement stands: in which report, and at which place among its statements."""

_Row = TypeVar("_Row")


def invert(
    articles: Iterable[Article], keys: Callable[[Article], Iterable[str]]
) -> dict[str, tuple[str, ...]]:
    """Each key with the ids of the articles that have it, in the order of ``articles``; keys sorted."""
    return collected((key, article.id) for article in articles for key in dict.fromkeys(keys(article)))


def topics_of(
    articles: Iterable[Article], stories: Iterable[Story] = ()
) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Each topic's slug with its label (the first spelling met) and its reports; a topic of ``stories`` alone
    has none.
    """
    labels: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    for article in articles:
        for label in article.record.topics:
            slug = urls.slug_of(label)
            labels.setdefault(slug, label)
            reports = members.setdefault(slug, [])
            if article.id not in reports:
                reports.append(article.id)
    for story in stories:
        for label in story.record.topics:
            labels.setdefault(urls.slug_of(label), label)
            members.setdefault(urls.slug_of(label), [])
    return {slug: (labels[slug], tuple(members[slug])) for slug in sorted(members)}


def names_in(article: Article) -> Iterable[str]:
    """The entities that a report names."""
    return [row.entity for row in article.appearances]


def referred_to(article: Article) -> Iterable[str]:
    """The reports that a report refers to."""
    return article.links_to


def said_by(article: Article) -> Iterator[tuple[str, Spoken]]:
    """Each speaker whom a report quotes, with where: the report, and the place among its statements."""
    return ((said.by, (article.id, at)) for at, said in enumerate(article.said) if said.by)


def said_to(article: Article) -> Iterator[tuple[str, Spoken]]:
    """Each whom words in a report were said to, with where."""
    for at, said in enumerate(article.said):
        for entity in dict.fromkeys(entity for _, entity in said.to if entity):
            yield entity, (article.id, at)


def collected(rows: Iterable[tuple[str, _Row]]) -> dict[str, tuple[_Row, ...]]:
    """The rows under each key in their order; keys sorted."""
    table: dict[str, list[_Row]] = {}
    for key, row in rows:
        table.setdefault(key, []).append(row)
    return {key: tuple(table[key]) for key in sorted(table)}


def figures_of(articles: Iterable[Article]) -> dict[str, tuple[tuple[str, Figure], ...]]:
    """Each event with (article, figure), in order."""
    return collected((event, (article.id, one)) for article in articles for event, one in article.figures)


def tied_to(entities: Mapping[str, Entity]) -> dict[str, tuple[tuple[str, Tied], ...]]:
    """Each entity with the bonds that others declare to it."""
    table: dict[str, list[tuple[str, Tied]]] = {}
    for entity in entities.values():
        for tie in (*entity.part_of, *entity.participants, *entity.roles, *entity.relations):
            if tie.object:
                table.setdefault(tie.object, []).append((entity.id, tie))
        if entity.located:
            located = Tied("located", entity.located, "", "", None, None, "")
            table.setdefault(entity.located, []).append((entity.id, located))
    return {target: tuple(table[target]) for target in sorted(table)}


def stories_of(stories: Mapping[str, Story]) -> dict[str, tuple[str, ...]]:
    """Each report with the slugs of the stories that hold it."""
    return collected((member, slug) for slug, story in stories.items() for member in story.members)
