"""The list of what no person has checked: every mark in its sentence, with whom it is taken to name.

It has a page as soon as any report says who worked on its marks. Reports that say nothing count as unchecked
then: nobody is said to have looked at them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pressmark import urls
from pressmark.annotations.values import Mention
from pressmark.archive import Article
from pressmark.languages import direction
from pressmark.pages.edition import Edition
from pressmark.pages.lists.shelves import Shelf, divided
from pressmark.pages.planned import Page, Planned, single
from pressmark.pages.reports.work import makers, percent
from pressmark.pages.values import Head, LongList, Quote, QuotePiece
from pressmark.pages.values.marks import MarkRow
from pressmark.pages.views import UncheckedView
from pressmark.provenance import Annotated, annotated
from pressmark.text import Span
from pressmark.text.sentences import narrowed

ADDRESS = "/unchecked/"
UNCHECKED = "unchecked"
"""What the part of a report is called that is listed here."""

# Of one mark so many code points round it are quoted; the least certain come first, so many of them.
_WORDS = 160
_DOUBTFUL = 20
# The rest of the page is for those.
_SHARE = 80


def _plan(edition: Edition) -> Iterator[Planned]:
    """The page, and its parts where it is long."""
    if not edition.overview.tells_of_work:
        return
    total = 0
    rows: list[MarkRow] = []
    for stem in edition.archive.order:
        count, found = edition.notes.part(UNCHECKED, stem, partial(unchecked_in, edition, stem))
        total += count
        rows += found
    title = edition.say("unchecked")
    shelf = Shelf(ADDRESS, title, "marks", "about", tuple(rows), _SHARE)
    shown, parts = divided(edition, shelf, ascending=True)
    doubtful = sorted((row for row in rows if row.percent is not None), key=lambda row: row.percent or 0)
    view = UncheckedView(
        head=Head(
            address=ADDRESS,
            title=title,
            description=edition.say("unchecked_intro", count=len(rows), total=total),
            kind="unchecked",
            section="about",
        ),
        total=total,
        unchecked=len(rows),
        by_tools=sum(bool(row.made) and all(maker.tool for maker in row.made) for row in rows),
        doubtful=tuple(doubtful[:_DOUBTFUL]) if shown.parts else (),
        list=LongList((), shown.total, shown.parts) if shown.parts else shown,
    )
    yield Page(urls.file_of(ADDRESS), "unchecked.html", view)
    yield from parts


KIND = single("unchecked", _plan)


def unchecked_in(edition: Edition, stem: str) -> tuple[int, tuple[MarkRow, ...]]:
    """How much is marked in the report ``stem``, and what of it nobody has checked."""
    article = edition.archive.articles[stem]
    marks = annotated(article) if not article.withdrawn else ()
    return len(marks), tuple(_row(edition, article, one) for one in marks if not one.origin.checked)


def _row(edition: Edition, article: Article, one: Annotated) -> MarkRow:
    named = isinstance(one.annotation, Mention)
    unknown = "unidentified" if named else "quotation"
    return MarkRow(
        report=edition.row(article.id),
        kind="name" if named and one.entity else unknown,
        quote=_quote(edition, article, one),
        of=edition.named(one.entity, one.speaker) if one.entity or one.speaker else None,
        made=makers(one.origin.made_by),
        percent=percent(one.origin.certainty) if one.origin.uncertain else None,
    )


def _quote(edition: Edition, article: Article, one: Annotated) -> Quote:
    """The words of the mark, linked to their place, with what stands round them in their sentence."""
    text, language = article.record.body.text, article.record.language
    first = one.annotation.spans[0]
    around = one.annotation.quote if isinstance(one.annotation, Mention) else first
    whole = Span(min(around.start, first.start), max(around.end, first.end))
    shown = narrowed(text, whole, first, _WORDS)
    start, end = max(first.start, shown.start), min(first.end, shown.end)
    spot = f"{urls.article(article.id)}#{one.annotation.anchor}"
    pieces = (
        QuotePiece(text[shown.start : start]),
        QuotePiece(text[start:end], spot, named=True),
        QuotePiece(text[end : shown.end]),
    )
    own = language == edition.archive.settings.language
    return Quote(
        pieces=tuple(piece for piece in pieces if piece.text),
        cut_before=shown.start > whole.start,
        cut_after=shown.end < whole.end,
        language="" if own else language,
        direction=direction(language),
    )
