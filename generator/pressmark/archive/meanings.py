"""What linking found for one report, apart from its record: kept, so that a later build need not link it."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.archive.named import Names
from pressmark.archive.values import Appearance, Article, Said, Signed
from pressmark.records.values import ArticleRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanings:
    """The fields of an :class:`Article` without what its record holds: of each mention and each statement, in
    their order, what they name; ``figures`` are the (event, place among the record's figures).
    """

    named: tuple[tuple[str, str, bool], ...]
    said: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    source: str
    byline: tuple[Signed, ...]
    appearances: tuple[Appearance, ...]
    stories: tuple[str, ...]
    declared: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, int], ...]
    links_to: tuple[str, ...]
    dead_links: frozenset[str]


def meanings_of(article: Article) -> Meanings:
    """What linking found for ``article``."""
    figures = article.record.figures
    return Meanings(
        named=article.named.meanings,
        said=tuple([(said.by, said.by_words, said.to) for said in article.said]),
        source=article.source,
        byline=article.byline,
        appearances=article.appearances,
        stories=article.stories,
        declared=article.declared,
        figures=tuple([(event, figures.index(figure)) for event, figure in article.figures]),
        links_to=article.links_to,
        dead_links=article.dead_links,
    )


def rejoined(record: ArticleRecord, meanings: Meanings) -> Article:
    """The report of ``record`` as it was linked. Raises ``ValueError`` when these are another's meanings."""
    return Article(
        record=record,
        named=Names(record.mentions, meanings.named),
        said=tuple(
            [
                Said(statement, by, words, to)
                for statement, (by, words, to) in zip(record.statements, meanings.said, strict=True)
            ]
        ),
        source=meanings.source,
        byline=meanings.byline,
        appearances=meanings.appearances,
        stories=meanings.stories,
        declared=meanings.declared,
        figures=tuple([(event, record.figures[place]) for event, place in meanings.figures]),
        links_to=meanings.links_to,
        dead_links=meanings.dead_links,
    )
