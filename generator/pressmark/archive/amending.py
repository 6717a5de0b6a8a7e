"""A report whose text alone has changed, linked without the rest of the archive.

Everything that other pages are told of a report but its words is its *outline*. Where an edit leaves that as
it was, and names nothing that the report had not named before, nothing else in the archive can have changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from pressmark.annotations.mentions import Mentions
from pressmark.annotations.values import Mention, Statement
from pressmark.archive.mentions import anchors_of
from pressmark.archive.named import Names
from pressmark.archive.values import Article, Said
from pressmark.records.values import ArticleRecord
from pressmark.text import Body, LinkSlot, PictureSlot
from pressmark.text.quoting import find_words


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What has to be known of the rest of the archive: to which passages of which reports somebody points,
    and which names have files of their own.
    """

    pointed_at: Mapping[str, frozenset[str]]
    declared: Container[str]


def amended(article: Article, record: ArticleRecord, around: Surroundings) -> Article | None:
    """``article`` with what its files say now, ``record``, where that is all that
    :func:`~pressmark.archive.link` would find new in the archive; else None. None also where there is
    something to tell the author of, before or now.
    """
    before = article.record
    if outside(record) != outside(before) or not _is_quiet(article, around) or not _figures_stand(record):
        return None
    asked = around.pointed_at.get(record.id, frozenset())
    if asked & anchors_of(record) != asked & anchors_of(before):
        return None
    if not _targets(record.body) <= _targets(before.body):
        return None
    named, said = _named(article, record.mentions), _said(article, record.statements)
    if named is None or said is None:
        return None
    dead_links = article.dead_links & _targets(record.body)
    new = replace(article, record=record, named=named, said=said, dead_links=dead_links)
    return new if _outline(new) == _outline(article) else None


def outside(record: ArticleRecord) -> ArticleRecord:
    """``record`` without its text and what is marked in it."""
    return replace(record, body=Body(), mentions=Mentions(), statements=(), others=())


def _is_quiet(article: Article, around: Surroundings) -> bool:
    """Whether everything that the text names is known, so that no author is told how often it stands."""
    if any(not name.known or (name.entity and name.entity not in around.declared) for name in article.named):
        return False
    people = [pair for said in article.said for pair in ((said.by_words, said.by), *said.to)]
    return all(entity in around.declared for words, entity in people if words or entity)


def _figures_stand(record: ArticleRecord) -> bool:
    return all(find_words(record.body.text, figure.quote) for figure in record.figures if figure.quote)


def _targets(body: Body) -> frozenset[str]:
    """Everything that links and pictures of a text lead to."""
    pictures = {"picture:" + piece.path for piece in body.slots if isinstance(piece, PictureSlot)}
    return frozenset({*_links(body), *pictures})


def _links(body: Body) -> Iterable[str]:
    """Where the links of a text lead, as :class:`~pressmark.archive.mentions.Passages` names it."""
    slots = (piece for piece in body.slots if isinstance(piece, LinkSlot))
    return [slot.target + (f"#{slot.fragment}" if slot.fragment else "") for slot in slots]


def _named(article: Article, mentions: Mentions) -> Names | None:
    """Each mention with what the same words meant before; None where they have not been there."""
    known = {_words(name.mention): name for name in article.named}
    found = [(mention, known.get(_words(mention))) for mention in mentions]
    rows = [(name.entity, name.article, True) for _, name in found if name is not None]
    return Names(mentions, rows) if len(rows) == len(found) else None


def _words(mention: Mention) -> tuple[str, str, str, tuple[str, ...]]:
    return mention.target, mention.type, mention.fragment, mention.identifiers


def _said(article: Article, statements: Iterable[Statement]) -> tuple[Said, ...] | None:
    """Each statement with those whom the same words meant before; None where they have not been there."""
    by = {said.statement.by: (said.by, said.by_words) for said in article.said}
    to = {words: entity for said in article.said for words, entity in said.to}
    rows = []
    for statement in statements:
        if statement.by not in by or not all(words in to for words in statement.to):
            return None
        heard = tuple((words, to[words]) for words in statement.to)
        rows.append(Said(statement, *by[statement.by], heard))
    return tuple(rows)


def _outline(article: Article) -> tuple[object, ...]:
    """What the rest of the archive is told of the names, quotations and references in a text."""
    names = Counter(name.entity for name in article.named if name.entity)
    reports = [name.article for name in article.named if name.article]
    links = [link for link in _links(article.record.body) if link.startswith("article:")]
    alive = [link.partition("#")[0] for link in links if link not in article.dead_links]
    said = [(said.by, [entity for _, entity in said.to]) for said in article.said]
    return names, list(dict.fromkeys(reports)), list(dict.fromkeys(alive)), said
