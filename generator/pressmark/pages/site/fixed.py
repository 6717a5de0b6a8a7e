"""Fixed pages, the notices, the map, the search page and the page for addresses that are not here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from pressmark import urls
from pressmark.languages import direction, language_name
from pressmark.pages.edition import Edition, shortened
from pressmark.pages.lists.shelves import parted
from pressmark.pages.lists.weights import fits, room
from pressmark.pages.passages.bodies import cards, shown_text
from pressmark.pages.planned import Kind, Page, Planned, single
from pressmark.pages.reports import unchecked
from pressmark.pages.reports.notices import notices_of
from pressmark.pages.site import near
from pressmark.pages.site.home import HOME_SLUG
from pressmark.pages.values import Head, Link, Part, ReportRow
from pressmark.pages.views import (
    CorrectionsView,
    FixedView,
    NotFoundView,
    NoticeRow,
    SearchView,
)
from pressmark.search.division import divided
from pressmark.search.filters import period_of, undated_of, used_filters

_ABOUT = "about"


def ways_in(edition: Edition) -> tuple[Link, ...]:
    """Every index that the archive has: for readers without scripts, and for those who are lost."""
    archive = edition.archive
    used = {entity.record.type for entity in archive.entities.values()}
    links = [
        Link(edition.type_label(kind.name, plural=True), f"/{kind.plural}/")
        for kind in archive.settings.types
        if kind.name in used
    ]
    links += [Link(edition.say("stories"), "/stories/")] if archive.stories else []
    links += [Link(edition.say("topics"), "/topics/")] if archive.topics else []
    links += [Link(edition.say("dates"), "/dates/")] if archive.order else []
    links += [Link(edition.say("together"), "/together/")] if edition.has_ties else []
    return tuple(links)


def _slugs(edition: Edition) -> Iterator[str]:
    """The fixed pages of the archive, and the one that every archive has."""
    pages = edition.archive.pages
    return (slug for slug in dict.fromkeys([*pages, _ABOUT]) if slug != HOME_SLUG)


def _page(edition: Edition, slug: str) -> Iterator[Planned]:
    return _fixed(edition, slug) if slug in edition.archive.pages else _about(edition)


def _fixed(edition: Edition, slug: str) -> Iterator[Planned]:
    page = edition.archive.pages[slug]
    record = page.record
    address = urls.page(slug)
    language = record.language or edition.archive.settings.language
    view = FixedView(
        head=Head(
            address=address,
            title=record.title,
            description=record.summary or shortened(record.body.text, 200) or record.title,
            kind="page",
            section=slug,
        ),
        title=record.title,
        language=language,
        direction=direction(language),
        html=shown_text(edition, record.body, named=page.named, dead=page.dead_links),
        cards=cards(edition, page.named),
        ways=_from_about(edition) if slug == _ABOUT else (),
    )
    yield Page(urls.file_of(address), "fixed.html", view)


def _about(edition: Edition) -> Iterator[Planned]:
    """What is true of every archive, for one that has not written its own page."""
    settings = edition.archive.settings
    paragraphs = [settings.description] if settings.description else []
    paragraphs += [edition.say(f"page_about_{key}") for key in ("names", "quotations", "cite", "corrections")]
    view = FixedView(
        head=Head(
            address="/about/",
            title=edition.say("about_archive"),
            description=shortened(" ".join(paragraphs), 200),
            kind="page",
            section="about",
        ),
        title=edition.say("about_archive"),
        language=settings.language,
        direction=direction(settings.language),
        html="".join(f"<p>{escape(words)}</p>" for words in paragraphs),
        cards=(),
        ways=_from_about(edition),
    )
    yield Page("about/index.html", "fixed.html", view)


def _from_about(edition: Edition) -> tuple[Link, ...]:
    """Pages for those who want to know how the archive works, where there is anything on them."""
    return (Link(edition.say("unchecked"), unchecked.ADDRESS),) if edition.overview.tells_of_work else ()


def _corrections(edition: Edition) -> Iterator[Planned]:
    rows = [
        (notice, edition.row(article.id))
        for article in edition.archive.articles.values()
        for notice in notices_of(article.record)
    ]
    if not rows:
        return
    rows.sort(key=lambda row: row[0].date.key if row[0].date else row[1].date.key, reverse=True)
    limits = edition.archive.settings.limits
    long = not fits(rows, limits)
    pieces = list(parted(rows[::-1], limits.list_rows, room(limits)))
    title = edition.say("corrections")
    parts = tuple(
        Part(title, f"/corrections/n{number}/", len(piece), number) for number, piece in enumerate(pieces, 1)
    )
    newest = next(parted(rows, limits.list_newest, room(limits))) if long else rows
    yield _notices(edition, "/corrections/", newest, parts if long else ())
    for part, piece in zip(parts, pieces, strict=True) if long else ():
        yield _notices(edition, part.address, piece, ())


def _notices(
    edition: Edition, address: str, rows: Sequence[tuple[NoticeRow, ReportRow]], parts: tuple[Part, ...]
) -> Page:
    title = edition.say("corrections")
    total = sum(part.count for part in parts) or len(rows)
    view = CorrectionsView(
        head=Head(
            address=address,
            title=title,
            description=edition.say("corrections_intro"),
            kind="corrections",
            section="corrections",
        ),
        rows=tuple(rows),
        parts=parts,
        total=total,
    )
    return Page(urls.file_of(address), "corrections.html", view)


def _search(edition: Edition) -> Iterator[Planned]:
    archive = edition.archive
    languages = sorted({article.record.language for article in archive.articles.values()})
    declared = {kind.name: kind.plural.capitalize() for kind in archive.settings.types if kind.declared}
    found = edition.to_be_found
    used = used_filters(found)
    filters = [(key, declared.get(key, "")) for key in used if key != "language" or len(languages) > 1]
    title = edition.say("search_heading")
    view = SearchView(
        head=Head(
            address="/search/",
            title=title,
            description=edition.say("page_search_description", title=archive.settings.title),
            kind="search",
            section="search",
            noindex=True,
        ),
        filters=tuple(filters),
        indexes=ways_in(edition),
        languages=tuple((tag, language_name(tag, archive.settings.language)) for tag in languages),
        years=period_of(found),
        undated=undated_of(found),
        parts=len(divided(found)),
    )
    yield Page("search/index.html", "search.html", view)


def _not_found(edition: Edition) -> Iterator[Planned]:
    title = edition.say("not_found")
    view = NotFoundView(
        head=Head(
            address="/404.html",
            title=title,
            description=edition.say("not_found_intro"),
            kind="not-found",
            noindex=True,
        ),
        indexes=ways_in(edition),
        near=near.FOLDER if edition.archive.articles or edition.archive.entities else "",
    )
    yield Page("404.html", "404.html", view, absolute=True)


KINDS = (
    Kind("page", _slugs, _page),
    single("corrections", _corrections),
    single("search", _search, lambda edition: edition.archive.settings.outputs.search),
    single("not found", _not_found),
)
