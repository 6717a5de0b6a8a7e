"""The lists on a report's page that may be long: who is named, what is quoted, what is tied or refers to it.

The report's own text is as long as it is. Beside it nothing may make the page heavy: a list that would goes
on in pages of its own below the report's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pressmark import urls
from pressmark.archive import Article
from pressmark.languages import initial, sort_key
from pressmark.pages.edition import Edition, shown_title
from pressmark.pages.lists import weights
from pressmark.pages.lists.shelves import Shelf, beginning, divided, lettered, numbered, parted
from pressmark.pages.passages.statements import statement
from pressmark.pages.planned import Page
from pressmark.pages.reports.margin import declared_rows, named_here, paragraphs_of
from pressmark.pages.values import Head, Link, LongList, NameGroup, NameRow, Part, StatementRow
from pressmark.pages.views import PartView

_UNIDENTIFIED_SHOWN = 100


@dataclass(frozen=True, slots=True)
class ListsBeside:
    """What stands beside a report's text, and ``pages`` for what goes on elsewhere.

    ``all_names`` leads to the page of all names where only the first of them stand here.
    """

    names: tuple[NameGroup, ...]
    all_names: Link | None
    unidentified: tuple[tuple[str, str, int | None], ...]
    unidentified_more: int
    statements: tuple[StatementRow, ...]
    statement_parts: tuple[Part, ...]
    connected: LongList
    backlinks: LongList
    pages: tuple[Page, ...]


def lists_beside(edition: Edition, article: Article) -> ListsBeside:
    """The lists of one report. A withdrawn one keeps only what is tied to it and what refers to it."""
    connected, of_connected = _connected(edition, article)
    backlinks, of_backlinks = _backlinks(edition, article)
    pages = (*of_connected, *of_backlinks)
    if article.withdrawn:
        return ListsBeside((), None, (), 0, (), (), connected, backlinks, pages)
    names, all_names, more = _names(edition, article)
    statements, parts, still_more = _statements(edition, article)
    unidentified = _unidentified(article)
    return ListsBeside(
        names=names,
        all_names=all_names,
        unidentified=unidentified[:_UNIDENTIFIED_SHOWN],
        unidentified_more=max(0, len(unidentified) - _UNIDENTIFIED_SHOWN),
        statements=statements,
        statement_parts=parts,
        connected=connected,
        backlinks=backlinks,
        pages=(*pages, *more, *still_more),
    )


def _heading(edition: Edition, article: Article, what: str) -> str:
    return f"{shown_title(article.record)}{edition.say('separator')}{edition.say(what)}"


def _connected(edition: Edition, article: Article) -> tuple[LongList, tuple[Page, ...]]:
    """*Connected reports* in the order of their ties, or of very many the newest, each with its reason."""
    rows = declared_rows(edition, article)
    if weights.fits(rows, edition.archive.settings.limits, weights.CONNECTED):
        return LongList(rows, len(rows)), ()
    by_date = sorted(rows, key=lambda row: (row.report.date.key, row.report.address))
    address = urls.article(article.id)
    shelf = Shelf(
        f"{address}connected/",
        _heading(edition, article, "connected_reports"),
        "connected",
        "dates",
        tuple(by_date),
        weights.CONNECTED,
        f"{address}#connected",
    )
    return divided(edition, shelf)


def _backlinks(edition: Edition, article: Article) -> tuple[LongList, tuple[Page, ...]]:
    referring = edition.archive.backlinks.get(article.id, ())
    if not referring:
        return LongList((), 0), ()
    address = urls.article(article.id)
    shelf = Shelf(
        f"{address}referred/",
        _heading(edition, article, "backlinks"),
        "reports",
        "dates",
        edition.rows(referring),
        weights.BACKLINKS,
        f"{address}#backlinks",
    )
    return divided(edition, shelf)


def _statements(
    edition: Edition, article: Article
) -> tuple[tuple[StatementRow, ...], tuple[Part, ...], tuple[Page, ...]]:
    """All that the report quotes; of very much, the beginning and the parts that hold all, in text order."""
    if not article.said:
        return (), (), ()
    rows = tuple(statement(edition, article, index) for index in range(len(article.said)))
    address = urls.article(article.id)
    heading = _heading(edition, article, "quoted_in_report")
    home = f"{address}#quoted"
    shelf = Shelf(f"{address}quoted/", heading, "statements", "dates", rows, weights.SAID_HERE, home)
    shown, pages = numbered(edition, shelf, rows)
    if not shown.parts:
        return rows, (), ()
    first = rows[: len(beginning(edition, shelf))]
    return first, shown.parts, pages


def _names(edition: Edition, article: Article) -> tuple[tuple[NameGroup, ...], Link | None, tuple[Page, ...]]:
    """*Named in this report*: all, or of very many those it is about and names most, and a page of all."""
    groups = named_here(edition, article)
    limits = edition.archive.settings.limits
    sizes = (weights.weight_of_name(name.label, name.address) for group in groups for name in group.names)
    if weights.have_room(sizes, limits, weights.NAMED_HERE):
        return groups, None, ()
    rows = [
        NameRow(
            label=name.label,
            address=name.address,
            letter=initial(name.label, edition.archive.settings.language),
            count=0,
        )
        for group in groups
        for name in group.names
    ]
    room = weights.room(limits, weights.NAMED_HERE)
    few = len(next(parted(rows, limits.list_rows, room)))
    order = [row.entity for row in article.appearances]
    kept = {edition.name(entity).address for entity in order[:few]}
    shown = [
        replace(group, names=tuple(name for name in group.names if name.address in kept)) for group in groups
    ]
    pages = _all_names(edition, article, rows)
    all_names = Link(edition.say("names", count=len(rows)), f"{urls.article(article.id)}names/")
    return tuple(group for group in shown if group.names), all_names, pages


def _all_names(edition: Edition, article: Article, rows: list[NameRow]) -> tuple[Page, ...]:
    language = edition.archive.settings.language
    ordered = sorted(rows, key=lambda row: (sort_key(row.label, language), row.address))
    address = f"{urls.article(article.id)}names/"
    heading, title = edition.say("named_in_report"), shown_title(article.record)
    both = _heading(edition, article, "named_in_report")
    shown, parts = lettered(edition, address, both, "dates", tuple(ordered))
    view = PartView(
        head=Head(
            address=address,
            title=both,
            description=edition.say("page_index_description", title=both, count=len(rows)),
            kind="part",
            section="dates",
        ),
        parent=Link(title, f"{urls.article(article.id)}#named"),
        above=None,
        heading=heading,
        label=title,
        number=0,
        last=0,
        shape="names",
        list=shown,
        siblings=(),
    )
    return (Page(urls.file_of(address), "part.html", view), *parts)


def _unidentified(article: Article) -> tuple[tuple[str, str, int | None], ...]:
    """(words, fragment, paragraph as in :class:`NamedHere`) of everyone marked but not identified, in the
    order of the text.
    """
    text = article.record.body.text
    paragraphs = paragraphs_of(article)
    return tuple(
        (
            " ".join(text[span.start : span.end] for span in name.mention.spans),
            name.mention.anchor,
            paragraphs.get(name.mention.anchor.partition("-")[0]),
        )
        for name in article.named
        if name.known and not name.entity and not name.article
    )
