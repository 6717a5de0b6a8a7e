"""What the search finds: every report that stands, every name, every story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressmark import urls
from pressmark.annotations.html import plain_blocks
from pressmark.archive import Article, Entity, Story
from pressmark.pages.edition import Edition, shown_title
from pressmark.pages.finding.names import filter_values
from pressmark.pages.finding.periods import period_values
from pressmark.search.values import SearchRecord


def search_records(edition: Edition) -> Iterator[SearchRecord]:
    """One record for each page that words may find."""
    archive = edition.archive
    values = filter_values(edition)
    for article in archive.articles.values():
        if not article.withdrawn:
            yield _report(edition, article, values)
    for entity in archive.entities.values():
        # The index of names finds the others: words would find nothing on their pages.
        if entity.record.body.text:
            yield _name(edition, entity, values[entity.id])
    for slug, story in archive.stories.items():
        yield _story(edition, slug, story)


def records_of_reports(edition: Edition, stems: Iterable[str]) -> Iterator[SearchRecord]:
    """The records of these reports, of which none is withdrawn."""
    values = filter_values(edition)
    return (_report(edition, edition.archive.articles[stem], values) for stem in stems)


def records_of_names(edition: Edition, names: Iterable[str]) -> Iterator[SearchRecord]:
    """The records of those of these names that words can find."""
    values = filter_values(edition)
    entities = (edition.archive.entities[name] for name in names)
    return (_name(edition, entity, values[entity.id]) for entity in entities if entity.record.body.text)


def _report(edition: Edition, article: Article, values: dict[str, str]) -> SearchRecord:
    record = article.record
    filters: dict[str, list[str]] = {"kind": [edition.kind_label(record.kind)]}
    for row in article.appearances:
        filters.setdefault(row.entity.partition(":")[0], []).append(values[row.entity])
    source = edition.name(article.source).label if article.source else ""
    filters["source"] = [values[article.source]] if source else []
    filters["story"] = [
        edition.story_link(slug).label for slug in edition.archive.stories_of.get(article.id, ())
    ]
    filters["topic"] = list(record.topics)
    filters["year"], filters["month"], filters["day"] = period_values(record.date)
    filters["language"] = [record.language]
    # A record without a text is found by the names it lists.
    names = () if record.body.text else tuple(edition.name(row.entity).label for row in article.appearances)
    return SearchRecord(
        address=urls.article(record.id),
        title=shown_title(record),
        language=record.language,
        date=record.date.first,
        names=names,
        summary=record.summary,
        text=plain_blocks(record.body),
        filters=_filled(filters),
        meta=_meta(edition.date(record.id), source, edition.kind_label(record.kind)),
    )


def _name(edition: Edition, entity: Entity, value: str) -> SearchRecord:
    record = entity.record
    stems = edition.archive.reports_of.get(entity.id, ())
    last = edition.archive.articles[stems[-1]].record.date.first if stems else ""
    kind = edition.type_label(record.type)
    return SearchRecord(
        address=edition.name(entity.id).address,
        title=record.name,
        language=edition.archive.settings.language,
        date=last,
        is_name=True,
        text=plain_blocks(record.body),
        filters=_filled({"kind": [kind], record.type: [value]}),
        meta=_meta(edition.say("in_reports", count=len(stems)) if stems else "", "", kind),
    )


def _story(edition: Edition, slug: str, story: Story) -> SearchRecord:
    record = story.record
    kind = edition.say("kind_story")
    dated = [edition.archive.articles[stem].record.date.first for stem in story.members]
    return SearchRecord(
        address=urls.story(slug),
        title=record.title,
        language=edition.archive.settings.language,
        date=max(dated, default=""),
        text=plain_blocks(record.body),
        filters=_filled({"kind": [kind], "story": [record.title], "topic": list(record.topics)}),
        meta=_meta(edition.say("reports", count=len(story.members)), "", kind),
    )


def _filled(filters: dict[str, list[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((key, tuple(dict.fromkeys(values))) for key, values in filters.items() if values)


def _meta(date_words: str, source: str, kind: str) -> tuple[tuple[str, str], ...]:
    found = (("date_words", date_words), ("source", source), ("kind", kind))
    return tuple((key, value) for key, value in found if value)
