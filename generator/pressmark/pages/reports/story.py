"""The page of a story, and of a topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressmark import urls
from pressmark.annotations.values import ShownText
from pressmark.pages.edition import Edition, shortened
from pressmark.pages.lists.part_pages import nearest
from pressmark.pages.lists.shelves import Shelf, divided, parted
from pressmark.pages.lists.weights import THREAD, fits, room
from pressmark.pages.passages.bodies import shown_text
from pressmark.pages.planned import Kind, Page, Planned
from pressmark.pages.reports.threads import steps
from pressmark.pages.values import Head, Link, Part, ReportRow, ThreadRow
from pressmark.pages.views import StoryView, TopicView


def _pages_of_topic(edition: Edition, slug: str) -> Iterator[Planned]:
    told = tuple(
        edition.story_link(story)
        for story, one in edition.archive.stories.items()
        if slug in map(urls.slug_of, one.record.topics)
    )
    label, stems = edition.archive.topics[slug]
    return _topic(edition, slug, label, edition.rows(stems), told)


class _Story:
    """The pages of one story: it is read from the top, so a long one goes on, on numbered parts."""

    def __init__(self, edition: Edition, slug: str) -> None:
        self._edition, self._story = edition, edition.archive.stories[slug]
        self._address = urls.story(slug)
        self._title = self._story.record.title

    def pages(self) -> Iterator[Page]:
        """The story's own page and its parts."""
        limits = self._edition.archive.settings.limits
        rows = steps(self._edition, self._story)
        if fits(rows, limits, THREAD):
            yield self._page(self._address, rows, (), 0)
            return
        pieces = list(parted(rows, limits.list_rows, room(limits)))
        parts = tuple(
            Part(self._title, f"{self._address}n{number}/", len(piece), number)
            for number, piece in enumerate(pieces, 1)
        )
        first = next(parted(rows, limits.list_newest, room(limits, THREAD)), ())
        yield self._page(self._address, first, parts, 0)
        for at, (part, piece) in enumerate(zip(parts, pieces, strict=True)):
            yield self._page(part.address, piece, nearest(parts, at), part.number)

    def _page(self, address: str, rows: Sequence[ThreadRow], parts: tuple[Part, ...], number: int) -> Page:
        edition, record, members = self._edition, self._story.record, self._story.members
        dates = [edition.archive.articles[stem].record.date for stem in members]
        dated = [date for date in dates if date.first]
        title = edition.say("part_numbered", label=self._title, number=number) if number else self._title
        view = StoryView(
            head=Head(
                address=address,
                title=title,
                description=(shortened(record.body.text, 200) if not number else "")
                or edition.say("page_list_description", title=title, count=len(rows)),
                kind="story",
                section="stories",
                feed=edition.feed_of(self._address) if members else "",
            ),
            title=record.title,
            number=number,
            html=self._note() if not number else "",
            rows=tuple(rows),
            parts=parts,
            total=len(members),
            first=dated[0] if dated else None,
            last=dated[-1] if dated else None,
            topics=tuple(Link(label, urls.topic(urls.slug_of(label))) for label in record.topics),
        )
        return Page(urls.file_of(address), "story.html", view)

    def _note(self) -> ShownText:
        story = self._story
        return shown_text(self._edition, story.record.body, named=story.named, dead=story.dead_links)


def _topic(
    edition: Edition, slug: str, label: str, rows: tuple[ReportRow, ...], stories: tuple[Link, ...]
) -> Iterator[Planned]:
    address = urls.topic(slug)
    shown, parts = divided(edition, Shelf(address, label, "reports", "topics", rows))
    view = TopicView(
        head=Head(
            address=address,
            title=edition.say("page_topic", topic=label),
            description=edition.say("page_list_description", title=label, count=len(rows)),
            kind="topic",
            section="topics",
            feed=edition.feed_of(address) if rows else "",
        ),
        title=label,
        stories=stories,
        list=shown,
    )
    yield Page(urls.file_of(address), "topic.html", view)
    yield from parts


KINDS = (
    Kind(
        "story", lambda edition: edition.archive.stories, lambda edition, slug: _Story(edition, slug).pages()
    ),
    Kind("topic", lambda edition: edition.archive.topics, _pages_of_topic),
)
