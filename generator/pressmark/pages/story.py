"""The page of a story, and of a topic."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark import urls
from pressmark.archive import Story
from pressmark.pages import weights
from pressmark.pages.article_margin import thread_rows
from pressmark.pages.bodies import body_html
from pressmark.pages.edition import Edition, Page, Planned, shortened
from pressmark.pages.lists import Shelf, beginning, divided, numbered
from pressmark.pages.values import Head, Link, ReportRow
from pressmark.pages.views import StoryView, TopicView


def plan(edition: Edition) -> Iterator[Planned]:
    """A page for every story and every topic, with parts where they are long."""
    for slug, story in edition.archive.stories.items():
        yield from _story(edition, slug, story)
    for slug, (label, stems) in edition.archive.topics.items():
        yield from _topic(edition, slug, label, edition.rows(stems))


def _story(edition: Edition, slug: str, story: Story) -> Iterator[Planned]:
    record = story.record
    address = urls.story(slug)
    rows = edition.rows(story.members)
    shelf = Shelf(address, record.title, "reports", "stories", rows, weights.THREAD)
    shown, parts = numbered(edition, shelf, rows)
    dated = [row.date for row in rows if row.date.first]
    # A divided story shows how it begins: it is read from the top.
    listed = story.members[: len(beginning(edition, shelf))] if shown.parts else story.members
    counted = edition.say("page_list_description", title=record.title, count=len(rows))
    view = StoryView(
        head=Head(
            address=address,
            title=record.title,
            description=shortened(record.body.text, 200) or counted,
            kind="story",
            section="stories",
        ),
        title=record.title,
        html=body_html(
            edition, record.body, urls.root_from(address), named=story.named, dead=story.dead_links
        ),
        rows=thread_rows(edition, listed),
        parts=shown.parts,
        total=len(rows),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        topics=tuple(Link(label, urls.topic(urls.slug_of(label))) for label in record.topics),
    )
    yield Page(urls.file_of(address), "story.html", view)
    yield from parts


def _topic(edition: Edition, slug: str, label: str, rows: tuple[ReportRow, ...]) -> Iterator[Planned]:
    address = urls.topic(slug)
    shown, parts = divided(edition, Shelf(address, label, "reports", "topics", rows))
    view = TopicView(
        head=Head(
            address=address,
            title=edition.say("page_topic", topic=label),
            description=edition.say("page_list_description", title=label, count=len(rows)),
            kind="topic",
            section="topics",
        ),
        title=label,
        list=shown,
    )
    yield Page(urls.file_of(address), "topic.html", view)
    yield from parts
