"""Records without those who are withheld: what names them is replaced or falls away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pressmark.annotations.mentions import Mentions
from pressmark.annotations.values import Mention, Parsed, Statement
from pressmark.diagnostics import Place, SourceText
from pressmark.records.values import ArticleRecord, Bond, EntityRecord, PageRecord, StoryRecord, Written
from pressmark.text import Body
from pressmark.withholding.bodies import Stretch, taken_out
from pressmark.withholding.references import References


def redacted_article(record: ArticleRecord, names: References) -> ArticleRecord:
    """``record`` with words in the place of everybody withheld; ``redacted`` says whether it changed."""
    statements = _statements(record.statements, names)
    parsed = _parsed(record.body, record.mentions, statements, record.language, names)
    if record.verbatim and parsed.body is not record.body:
        names.annotated += _in_text(record, names)
    source = None if names.written(record.source, "source") is not None else record.source
    changed = replace(
        record,
        body=parsed.body,
        mentions=Mentions(parsed.mentions),
        statements=parsed.statements,
        source=source,
        byline=names.spoken(record.byline),
        names=names.without(record.names),
        about=names.without(record.about),
        figures=tuple(f for f in record.figures if names.written(f.event, "event") is None),
    )
    return record if changed == record else replace(changed, redacted=True)


def redacted_entity(record: EntityRecord, names: References, language: str) -> EntityRecord:
    """``record`` with words in the place of everybody withheld that it is tied to; being a part of what is
    withheld, or lying in it, falls away.
    """
    parsed = _parsed(record.body, record.mentions, (), language, names)
    return replace(
        record,
        body=parsed.body,
        mentions=parsed.mentions,
        part_of=tuple(bond for bond, words in names.bonds(record.part_of, record.type) if words is None),
        located=None if names.written(record.located, "place") is not None else record.located,
        participants=_spoken(record.participants, names),
        roles=_spoken(record.roles, names, "organisation"),
        relations=_spoken(record.relations, names),
        split_into=names.without(record.split_into),
    )


def redacted_story(record: StoryRecord, names: References, language: str) -> StoryRecord:
    """``record`` with words in the place of everybody withheld."""
    parsed = _parsed(record.body, record.mentions, (), language, names)
    return replace(record, body=parsed.body, mentions=parsed.mentions)


def redacted_page(record: PageRecord, names: References, language: str) -> PageRecord:
    """``record`` with words in the place of everybody withheld."""
    statements = _statements(record.statements, names)
    parsed = _parsed(record.body, record.mentions, statements, record.language or language, names)
    return replace(record, body=parsed.body, mentions=parsed.mentions, statements=parsed.statements)


def _in_text(record: ArticleRecord, names: References) -> Iterable[Place]:
    """Where the names stand in the text of a verbatim report, whose marks lie in another file."""
    text = SourceText(record.path, record.body.text)
    for mention in record.mentions:
        if names.mention(mention) is not None:
            for span in mention.spans:
                yield text.place_at(span.start, span.end - span.start)


def _spoken(bonds: Iterable[Bond], names: References, own: str = "") -> tuple[Bond, ...]:
    return tuple(
        bond
        if words is None or bond.object is None
        else replace(bond, object=Written(words, bond.object.place))
        for bond, words in names.bonds(bonds, own)
    )


def _statements(statements: Iterable[Statement], names: References) -> tuple[Statement, ...]:
    return tuple(_statement(statement, names) for statement in statements)


def _statement(statement: Statement, names: References) -> Statement:
    by = names.words(statement.by, statement.place) if statement.by else None
    to = tuple(
        other if (words := names.words(other, statement.place)) is None else words for other in statement.to
    )
    return replace(statement, by=statement.by if by is None else by, to=to)


def _parsed(
    body: Body,
    mentions: Sequence[Mention],
    statements: tuple[Statement, ...],
    language: str,
    names: References,
) -> Parsed:
    """The text and its marks, rewritten if it names anybody withheld."""
    kept: list[Mention] = []
    stretches: list[Stretch] = []
    for mention in mentions:
        words = names.mention(mention)
        if words is None:
            kept.append(mention)
        else:
            stretches += [Stretch(span.start, span.end, words) for span in mention.spans]
    if not stretches:
        return Parsed(body=body, mentions=tuple(kept), statements=statements)
    return taken_out(body, kept, statements, stretches, language)
