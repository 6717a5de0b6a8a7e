"""The A–Z of a type, of stories and of topics, and the filing order they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressmark import urls
from pressmark.archive import Entity
from pressmark.languages import SortKey, initial, sort_key
from pressmark.pages.edition import Edition
from pressmark.pages.lists.shelves import lettered
from pressmark.pages.planned import Kind, Page, Planned, single
from pressmark.pages.values import Head, Link, NameRow
from pressmark.pages.views import IndexView


def _types(edition: Edition) -> Iterator[str]:
    """The types that have names."""
    used = {entity.partition(":")[0] for entity in edition.archive.entities}
    return (kind.name for kind in edition.archive.settings.types if kind.name in used)


def _of_type(edition: Edition, kind: str) -> Iterator[Planned]:
    entities = [entity for entity in edition.archive.entities.values() if entity.record.type == kind]
    title = edition.type_label(kind, plural=True)
    address = urls.index_of(edition.archive.settings, kind)
    return _index(edition, kind, title, address, _entity_rows(edition, entities))


def _of_stories(edition: Edition) -> Iterator[Planned]:
    return _index(edition, "story", edition.say("stories"), "/stories/", _story_rows(edition))


def _of_topics(edition: Edition) -> Iterator[Planned]:
    return _index(edition, "topic", edition.say("topics"), "/topics/", _topic_rows(edition))


KINDS = (
    Kind("index", _types, _of_type),
    single("index of stories", _of_stories, lambda edition: edition.archive.stories),
    single("index of topics", _of_topics, lambda edition: edition.archive.topics),
)


def ways_together(edition: Edition) -> tuple[Link, ...]:
    """The way from names to who is named with whom, where any two are."""
    return (Link(edition.say("together"), "/together/"),) if edition.has_ties else ()


def name_row(
    edition: Edition, label: str, link: Link, count: int, *, line: str = "", see: str = "", language: str = ""
) -> tuple[SortKey, NameRow]:
    """One line of an A–Z with its filing key."""
    own = edition.archive.settings.language
    row = NameRow(
        label=label,
        address=link.address,
        letter=initial(label, own),
        count=count,
        line=line,
        see=see,
        language=language,
    )
    return sort_key(label, own), row


def _index(
    edition: Edition, kind: str, title: str, address: str, keyed: Iterable[tuple[SortKey, NameRow]]
) -> Iterator[Planned]:
    ordered = sorted(keyed, key=lambda pair: (pair[0], pair[1].label, pair[1].address))
    rows = tuple(row for _, row in ordered)
    section = address.strip("/")
    shown, parts = lettered(edition, address, title, section, rows)
    names = sum(not row.see for row in rows)
    view = IndexView(
        head=Head(
            address=address,
            title=title,
            description=edition.say("page_index_description", title=title, count=names),
            kind="index",
            section=section,
        ),
        type=kind,
        title=title,
        list=shown,
        letters=tuple(dict.fromkeys(row.letter for row in rows)),
        names=names,
        ways=() if kind in ("story", "topic", "source") else ways_together(edition),
    )
    yield Page(urls.file_of(address), "index.html", view)
    yield from parts


def _entity_rows(edition: Edition, entities: Iterable[Entity]) -> Iterator[tuple[SortKey, NameRow]]:
    archive = edition.archive
    for entity in entities:
        link = edition.name(entity.id)
        reports = archive.reports_of if entity.record.type != "source" else archive.issued_by
        count = len(reports.get(entity.id, ()))
        # A name with a sort form stands under it, as in a printed index: “Putin, Vladimir”.
        filed = entity.record.sort or link.label
        yield name_row(edition, filed, link, count, line=edition.line(entity.id))
        for other in entity.record.names:
            if other.name != link.label:
                yield name_row(edition, other.name, link, count, see=link.label, language=other.language)


def _story_rows(edition: Edition) -> Iterator[tuple[SortKey, NameRow]]:
    for slug, story in edition.archive.stories.items():
        link = edition.story_link(slug)
        line = edition.period(story.members)
        yield name_row(edition, link.label, link, len(story.members), line=line)


def _topic_rows(edition: Edition) -> Iterator[tuple[SortKey, NameRow]]:
    for slug, (label, stems) in edition.archive.topics.items():
        yield name_row(edition, label, Link(label, urls.topic(slug)), len(stems))
