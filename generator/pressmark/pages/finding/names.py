"""The index of names that the search page asks before it searches for words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pressmark.archive import Entity
from pressmark.dates import EdtfDate
from pressmark.languages import format_date
from pressmark.pages.edition import Edition
from pressmark.pages.planned import Data, Planned, single
from pressmark.search import NamedPage, name_files

FOLDER = "search/"


def _plan(edition: Edition) -> Iterator[Planned]:
    """The files of the index, where there is a search at all."""
    if edition.findable:
        for path, data in name_files(named_pages(edition)).items():
            yield Data(FOLDER + path, data)


KIND = single("search names", _plan)


def named_pages(edition: Edition) -> Iterator[NamedPage]:
    """Everything that has a name, as the search shows it."""
    values = filter_values(edition)
    for entity in edition.archive.entities.values():
        record = entity.record
        link = edition.name(entity.id)
        reports = _reports(edition, entity)
        yield NamedPage(
            address=link.address,
            type=record.type,
            label=edition.type_label(record.type),
            name=link.label,
            facts=_facts(edition, entity, reports),
            line=edition.line(entity.id),
            reports=len(reports),
            value=values[entity.id],
            names=tuple((other.name, other.language, other.kind) for other in record.names),
            sort=record.sort,
        )


def filter_values(edition: Edition) -> dict[str, str]:
    """What the filter of its type calls each name: the name, with its slug where several bear it."""
    entities = edition.archive.entities
    borne = Counter((entity.record.type, edition.name(entity.id).label) for entity in entities.values())
    values = {}
    for entity in entities.values():
        label = edition.name(entity.id).label
        several = borne[entity.record.type, label] > 1
        values[entity.id] = f"{label} ({entity.record.slug})" if several else label
    return values


def _reports(edition: Edition, entity: Entity) -> tuple[str, ...]:
    archive = edition.archive
    return (archive.issued_by if entity.record.type == "source" else archive.reports_of).get(entity.id, ())


def _facts(edition: Edition, entity: Entity, reports: tuple[str, ...]) -> str:
    said = [*_dates(edition, entity)]
    if reports:
        key = "reports" if entity.record.type == "source" else "in_reports"
        counted = edition.say(key, count=len(reports))
        period = edition.period(reports)
        said.append(counted + edition.say("list_comma") + period if period else counted)
    return edition.say("separator").join(said)


def _dates(edition: Edition, entity: Entity) -> Iterator[str]:
    record = entity.record

    def words(date: EdtfDate) -> str:
        return format_date(date, edition.archive.settings.language, edition.strings)

    lived = [
        edition.say(key, date=words(date))
        for key, date in (("search_born", record.born), ("search_died", record.died))
        if date
    ]
    if lived:
        yield edition.say("list_comma").join(lived)
    if record.date:
        yield words(record.date)
    if record.start and record.end:
        yield edition.say("from_to", first=words(record.start), last=words(record.end))
    elif record.start:
        yield edition.say("from_only", first=words(record.start))
    elif record.end:
        yield edition.say("to_only", last=words(record.end))
