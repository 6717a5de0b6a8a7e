"""The page of a person, organisation, place, event or source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pressmark import urls
from pressmark.archive import Entity
from pressmark.archive.identifiers import address_of
from pressmark.languages import format_number
from pressmark.pages.edition import Edition, shortened
from pressmark.pages.names.dossier import dossier
from pressmark.pages.names.facts import facts
from pressmark.pages.names.lists import EntityLists, entity_lists
from pressmark.pages.names.other_names import other_names
from pressmark.pages.names.places import locator
from pressmark.pages.names.places_inside import places_inside
from pressmark.pages.passages.bodies import shown_text
from pressmark.pages.planned import Kind, Page, Planned
from pressmark.pages.together.ties import ties
from pressmark.pages.values import Dossier, Fact, Head, Link, LongList
from pressmark.pages.views import EntityView


def _entity_pages(edition: Edition, name: str) -> Iterator[Planned]:
    """The page of an entity, and the parts of its lists where they are long."""
    entity = edition.archive.entities[name]
    lists = entity_lists(edition, entity, section_of(edition, entity.record.type))
    around = _around(edition, entity)
    view = _view(edition, entity, lists, around)
    own = f"entity-{view.type}.html"
    yield Page(urls.file_of(view.head.address), "entity.html", view, own=own)
    yield from (*lists.pages, *around.pages)


KIND = Kind("name", lambda edition: edition.archive.entities, _entity_pages)


@dataclass(frozen=True, slots=True)
class _Around:
    """What the archive knows of an entity beside the reports' words, and the ``pages`` it goes on in."""

    facts: tuple[Fact, ...]
    inside: LongList
    inside_count: int
    dossier: Dossier
    pages: tuple[Page, ...]


def _around(edition: Edition, entity: Entity) -> _Around:
    known, of_facts = facts(edition, entity)
    inside, count, of_places = places_inside(edition, entity)
    figures, of_figures = dossier(edition, entity)
    return _Around(known, inside, count, figures, (*of_facts, *of_places, *of_figures))


def _view(edition: Edition, entity: Entity, lists: EntityLists, around: _Around) -> EntityView:
    archive, record = edition.archive, entity.record
    address, stems = edition.name(entity.id).address, lists.stems
    return EntityView(
        head=_head(edition, entity, stems),
        id=entity.id,
        type=record.type,
        type_label=edition.type_label(record.type),
        index=Link(
            edition.type_label(record.type, plural=True), urls.index_of(archive.settings, record.type)
        ),
        name=record.name,
        also=other_names(edition, record),
        html=shown_text(edition, record.body, named=entity.named, dead=entity.dead_links),
        declared=entity.declared,
        facts=around.facts,
        identifiers=tuple((scheme, value, address_of(scheme, value)) for scheme, value in record.identifiers),
        coordinates=_coordinates(edition, entity),
        map=locator(edition, entity),
        strip=lists.strip,
        first=edition.brief(lists.dated[0]) if lists.dated else None,
        last=edition.brief(lists.dated[-1]) if lists.dated else None,
        spots=lists.spots,
        mentions=lists.mentions,
        mentioned=lists.mentioned,
        issued=lists.issued,
        statements=lists.statements,
        told=lists.told,
        ties=ties(edition, entity.id),
        inside=around.inside,
        inside_count=around.inside_count,
        dossier=around.dossier,
        problem=edition.problem(address, record.name),
    )


def section_of(edition: Edition, kind: str) -> str:
    """The item of the menu that pages of a type belong to."""
    return urls.index_of(edition.archive.settings, kind).strip("/")


def _head(edition: Edition, entity: Entity, stems: tuple[str, ...]) -> Head:
    record = entity.record
    address = edition.name(entity.id).address
    kind = edition.type_label(record.type)
    period = edition.period(stems)
    counted = edition.say("page_entity_reports", type=kind, count=len(stems))
    described = edition.say("list_comma").join(part for part in (counted, period) if part) + "."
    line = shortened(record.body.text.partition("\n\n")[0], 160)
    return Head(
        address=address,
        title=record.name,
        description=f"{line} {described}".strip(),
        kind="entity",
        section=section_of(edition, record.type),
        feed=edition.feed_of(address) if edition.told_of(entity.id) else "",
        data=edition.data_of(address),
    )


def _coordinates(edition: Edition, entity: Entity) -> tuple[str, str, str] | None:
    found = entity.record.coordinates
    if found is None:
        return None
    language = edition.archive.settings.language
    lat, lon = (format_number(abs(degrees), language, 3) for degrees in (found.lat, found.lon))
    north = edition.say("latitude_north" if found.lat >= 0 else "latitude_south", degrees=lat)
    east = edition.say("longitude_east" if found.lon >= 0 else "longitude_west", degrees=lon)
    return north, east, found.precision
