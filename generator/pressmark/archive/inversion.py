"""From reports that name entities to entities with their reports: every mapping the other way round."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pressmark import urls
from pressmark.archive.values import Article, Entity, Story, Tied
from pressmark.records.values import Figure


def invert(
    articles: Iterable[Article], keys: Callable[[Article], Iterable[str]]
) -> dict[str, tuple[str, ...]]:
    """Each key with the ids of the articles that have it, in the order of ``articles``; keys sorted."""
    table: dict[str, list[str]] = {}
    for article in articles:
        for key in dict.fromkeys(keys(article)):
            table.setdefault(key, []).append(article.id)
    return {key: tuple(table[key]) for key in sorted(table)}


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


def said_by(articles: Iterable[Article]) -> dict[str, tuple[tuple[str, int], ...]]:
    """Each speaker with (article, index of the statement), in order."""
    table: dict[str, list[tuple[str, int]]] = {}
    for article in articles:
        for index, said in enumerate(article.said):
            if said.by:
                table.setdefault(said.by, []).append((article.id, index))
    return {speaker: tuple(table[speaker]) for speaker in sorted(table)}


def figures_of(articles: Iterable[Article]) -> dict[str, tuple[tuple[str, Figure], ...]]:
    """Each event with (article, figure), in order."""
    table: dict[str, list[tuple[str, Figure]]] = {}
    for article in articles:
        for event, figure in article.figures:
            table.setdefault(event, []).append((article.id, figure))
    return {event: tuple(table[event]) for event in sorted(table)}


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
    table: dict[str, list[str]] = {}
    for slug, story in stories.items():
        for member in story.members:
            table.setdefault(member, []).append(slug)
    return {member: tuple(table[member]) for member in sorted(table)}
