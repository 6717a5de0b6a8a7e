"""Atom feeds (RFC 4287): of the whole archive, of every name, story and topic, by the day the archive took a
report in. Withdrawn reports leave them; corrected ones come up again, and say so.

Instants come from the reports alone, never from a clock, so that equal archives give equal feeds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressmark import urls
from pressmark.archive import Article
from pressmark.dates import EdtfDate
from pressmark.pages.edition import Edition, shown_title
from pressmark.pages.overview import last_change
from pressmark.pages.passages.bodies import report_text
from pressmark.pages.passages.evidence import evidence
from pressmark.pages.planned import Kind, Page, single
from pressmark.pages.values import Head
from pressmark.pages.views import FeedEntry, FeedView, NoticeRow, SitemapView

_ENTRIES = 30
_QUOTES = 5
_NEVER = "1970-01-01T00:00:00Z"


def _of_all(edition: Edition) -> Iterator[Page]:
    archive = edition.archive
    standing = _standing(edition, archive.order)
    yield _feed(edition, "/feed.xml", archive.settings.title, newest(edition, standing))


def _of_name(edition: Edition, entity: str) -> Iterator[Page]:
    name = edition.name(entity)
    issued = entity not in edition.archive.reports_of
    title = edition.say("page_feed_source" if issued else "page_feed_title", name=name.label)
    stems = newest(edition, edition.told_of(entity))
    yield _feed(edition, f"{name.address}feed.xml", title, stems, entity)


def _of_story(edition: Edition, slug: str) -> Iterator[Page]:
    link = edition.story_link(slug)
    title = edition.say("page_feed_story", story=link.label)
    stems = newest(edition, _standing(edition, edition.archive.stories[slug].members))
    yield _feed(edition, f"{link.address}feed.xml", title, stems)


def _of_topic(edition: Edition, slug: str) -> Iterator[Page]:
    label, stems = edition.archive.topics[slug]
    title = edition.say("page_topic", topic=label)
    yield _feed(edition, f"{urls.topic(slug)}feed.xml", title, newest(edition, stems))


def _names(edition: Edition) -> Iterator[str]:
    told = edition.archive.entities if edition.has_feeds else ()
    return (entity for entity in told if edition.told_of(entity))


def _stories(edition: Edition) -> Iterator[str]:
    told = edition.archive.stories if edition.has_feeds else {}
    return (slug for slug, story in told.items() if story.members)


def _topics(edition: Edition) -> Iterator[str]:
    told = edition.archive.topics if edition.has_feeds else {}
    return (slug for slug, (_, stems) in told.items() if stems)


KINDS = (
    single("feed", _of_all, lambda edition: edition.has_feeds),
    Kind("feed of name", _names, _of_name),
    Kind("feed of story", _stories, _of_story),
    Kind("feed of topic", _topics, _of_topic),
)


def _standing(edition: Edition, stems: Iterable[str]) -> tuple[str, ...]:
    return tuple(stem for stem in stems if stem not in edition.overview.withdrawn)


def joined(edition: Edition, address: str, title: str, feeds: Iterable[Page]) -> Page:
    """One feed at ``address`` for what was one and is several now, or is not there any more: everything that
    ``feeds`` hold, each report once.
    """
    views = [feed.view for feed in feeds if isinstance(feed.view, FeedView)]
    entries = {entry.id: entry for view in views for entry in view.entries}
    newest_first = sorted(entries.values(), key=lambda e: (e.updated, e.published, e.id), reverse=True)
    description = edition.archive.settings.description
    view = FeedView(
        head=Head(address=address, title=title, description=description, kind="feed"),
        title=title,
        subtitle="",
        updated=max((entry.updated for entry in newest_first), default=_NEVER),
        author=edition.archive.settings.title,
        entries=tuple(newest_first[:_ENTRIES]),
    )
    return Page(urls.file_of(address), "feed.xml", view, absolute=True)


def sitemap(edition: Edition, pages: Iterable[str]) -> Page:
    """The sitemap of ``pages`` (site addresses), each with the day its report was last changed, where that is
    known.
    """
    changed = {urls.article(stem): day for stem, day in edition.overview.last_changes.items()}
    head = Head(address="/sitemap.xml", title="", description="", kind="sitemap")
    rows = tuple((address, changed.get(address, "")) for address in pages)
    return Page("sitemap.xml", "sitemap.xml", SitemapView(head=head, addresses=rows), absolute=True)


def newest(edition: Edition, stems: Iterable[str]) -> tuple[str, ...]:
    """The reports that a feed shows: those added last, then those dated last."""
    articles = edition.archive.articles

    def place(stem: str) -> tuple[object, object, str]:
        record = articles[stem].record
        added = record.added or record.date
        return (added.first, record.date.first, stem)

    return tuple(sorted(stems, key=place, reverse=True)[:_ENTRIES])


def _feed(edition: Edition, address: str, title: str, stems: tuple[str, ...], entity: str = "") -> Page:
    whole = address == "/feed.xml"
    entries = tuple(_entry(edition, edition.archive.articles[stem], entity, whole) for stem in stems)
    settings = edition.archive.settings
    view = FeedView(
        head=Head(address=address, title=title, description=settings.description, kind="feed"),
        title=title,
        subtitle=settings.description if whole else "",
        updated=max((entry.updated for entry in entries), default=_NEVER),
        author=settings.title,
        entries=entries,
    )
    return Page(urls.file_of(address), "feed.xml", view, absolute=True)


def _entry(edition: Edition, article: Article, entity: str, whole: bool) -> FeedEntry:
    """A report in a feed: with its text in the feed of the archive, else with its summary and, in the feed of
    a name, with the sentences that name it.
    """
    record = article.record
    address = urls.article(record.id)
    source = edition.name(article.source).label if article.source else ""
    # A reader who has seen the report under its first name has seen it.
    first = urls.article(record.former[0].text) if record.former else address
    return FeedEntry(
        id=urls.joined(edition.base_url, first),
        address=address,
        title=shown_title(record),
        summary=record.summary,
        html=report_text(edition, article) if whole else "",
        updated=_instant(last_change(record)),
        published=_instant(record.added) if record.added and record.added.first else "",
        authors=tuple(signed.words for signed in article.byline) or ((source,) if source else ()),
        language=record.language,
        quotes=evidence(edition, entity, article.id).quotes[:_QUOTES] if entity else (),
        notices=tuple(NoticeRow(kind=n.kind, text=n.text, date=n.date) for n in record.notices),
    )


def _instant(date: EdtfDate | None) -> str:
    """A day as the instant at which it begins; feeds know no vaguer time."""
    return f"{date.first}T00:00:00Z" if date and date.first else _NEVER
