"""Statements: who said what, on which day, to whom, quoted as their report quotes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from pressmark import urls
from pressmark.archive import Article
from pressmark.dates import parse_date
from pressmark.pages.edition import Edition
from pressmark.pages.lists.shelves import date_of
from pressmark.pages.passages.evidence import verbatim
from pressmark.pages.values import Link, Quote, SaidBy, StatementRow
from pressmark.text import Span
from pressmark.text.sentences import quotation

SAID = "said"
"""What the part of a report is called that is one of its statements; its number follows."""

# Of words that go on and on, a list shows how they begin; their report has them all.
_STRETCHES_SHOWN = 3
_OPENING = re.compile(r"(?:\A|(?<=[\s(—–]))[\"'“”‘„«»‹›「『《]\Z")
_CLOSING = re.compile(r"[.,;:!?…]?[\"'“”‘’«»‹›」』》]")
_BEGINS = frozenset("\"'“”‘„«»‹›「『《")


def statements(edition: Edition, said: Iterable[tuple[str, int]]) -> tuple[StatementRow, ...]:
    """The statements ``said``, given as (report, place among its statements), by the day they were said."""
    rows = [statement(edition, edition.archive.articles[stem], index) for stem, index in said]
    return tuple(sorted(rows, key=lambda row: date_of(row).key))


def statement(edition: Edition, article: Article, index: int) -> StatementRow:
    """One statement of a report, with who made it, to whom and when."""
    part = f"{SAID} {index}"
    return edition.notes.part(part, article.id, partial(said_in, edition, article.id, index))


def said_in(edition: Edition, stem: str, index: int) -> StatementRow:
    """The statement number ``index`` of the report ``stem``. Raises ``IndexError`` where it has fewer."""
    article = edition.archive.articles[stem]
    said = article.said[index]
    return StatementRow(
        report=edition.brief(article.id),
        by=edition.named(said.by, said.by_words) if said.by or said.by_words else None,
        to=tuple(edition.named(entity, words) for words, entity in said.to),
        on=parse_date(said.statement.on) if said.statement.on else None,
        quotes=_quotes(edition, article, said.statement.spans),
        spot=f"{urls.article(article.id)}#{said.statement.anchor}",
    )


def by_speaker(rows: Iterable[StatementRow]) -> tuple[SaidBy, ...]:
    """A report's statements under who made them, speakers in the order of their first words."""
    groups: dict[Link | None, list[StatementRow]] = {}
    for row in rows:
        groups.setdefault(row.by, []).append(row)
    return tuple(SaidBy(by, tuple(group)) for by, group in groups.items())


def _quotes(edition: Edition, article: Article, spans: tuple[Span, ...]) -> tuple[Quote, ...]:
    """Each stretch of the words as a quotation, with the quotation marks that stand round it."""
    text = article.record.body.text
    quotes: list[Quote] = []
    for span in spans[:_STRETCHES_SHOWN]:
        whole = _with_marks(text, span)
        shown = quotation(text, (whole,), Span(whole.start, whole.start))
        cut = shown.end < whole.end
        # Where the words begin and end is the annotation's to say: only what is left out of them is a cut.
        quotes.append(replace(verbatim(edition, article, shown), cut_before=False, cut_after=cut))
    if len(spans) > _STRETCHES_SHOWN:
        quotes[-1] = replace(quotes[-1], cut_after=True)
    return tuple(quotes)


def _with_marks(text: str, span: Span) -> Span:
    """``span`` with quotation marks that stand directly round it: readers see direct speech as such, and
    indirect speech without any.
    """
    opened = _OPENING.search(text[max(0, span.start - 2) : span.start]) is not None
    start = span.start - opened
    if not opened and text[start : start + 1] not in _BEGINS:
        return span
    closed = _CLOSING.match(text, span.end)
    return Span(start, closed.end() if closed else span.end)
