"""Places on the drawn map: one place in its window, all of them on the world, and what lies inside a
place.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from pressmark.archive import Entity
from pressmark.languages import initial, sort_key
from pressmark.maps import HEIGHT, WIDTH, point, viewport, world
from pressmark.pages.edition import Edition
from pressmark.pages.values import MapPoint, MapView, NameRow

LAND = "/assets/land.svg"


def locator(edition: Edition, entity: Entity) -> MapView | None:
    """The map with this place on it, or an event's place; None without coordinates."""
    where = edition.archive.entities.get(entity.located, entity)
    found = map_point(edition, where)
    if found is None:
        return None
    return MapView(
        land=LAND, width=WIDTH, height=HEIGHT, viewport=viewport([(found.x, found.y)]), points=(found,)
    )


def map_of(edition: Edition, entities: Iterable[Entity]) -> MapView:
    """All places with coordinates, in a window that holds them."""
    points = [found for found in (map_point(edition, entity) for entity in entities) if found]
    window = viewport([(found.x, found.y) for found in points]) if points else world()
    return MapView(land=LAND, width=WIDTH, height=HEIGHT, viewport=window, points=tuple(points))


def map_point(edition: Edition, entity: Entity) -> MapPoint | None:
    """A place as a point, its area growing with the number of reports; None without coordinates."""
    found = entity.record.coordinates
    if found is None:
        return None
    x, y = point(found.lat, found.lon)
    count = len(edition.archive.reports_of.get(entity.id, ()))
    link = edition.name(entity.id)
    return MapPoint(
        label=link.label,
        address=link.address,
        x=x,
        y=y,
        size=round(min(9.0, 3.0 + sqrt(count)), 1),
        count=count,
        precision=found.precision,
    )


def places_inside(edition: Edition, entity: Entity) -> tuple[tuple[NameRow, ...], int]:
    """The places in this one, however deep, and how many reports name any of them; counted apart from the
    place itself.
    """
    if entity.record.type != "place":
        return (), 0
    inside = _below(edition, entity.id)
    reports = {stem for other in inside for stem in edition.archive.reports_of.get(other, ())}
    language = edition.archive.settings.language
    rows = [
        NameRow(
            label=edition.name(other).label,
            address=edition.name(other).address,
            letter=initial(edition.name(other).label, language),
            count=len(edition.archive.reports_of.get(other, ())),
        )
        for other in inside
    ]
    rows.sort(key=lambda row: (sort_key(row.label, language), row.address))
    return tuple(rows[: edition.archive.settings.limits.list_rows]), len(reports)


def _below(edition: Edition, entity: str) -> tuple[str, ...]:
    """Every place that is part of ``entity``, directly or through others; a circle is walked once."""
    found: dict[str, None] = {}
    waiting = [entity]
    while waiting:
        current = waiting.pop()
        for other, tie in edition.archive.tied_to.get(current, ()):
            if tie.predicate == "part_of" and other not in found and other != entity:
                found[other] = None
                waiting.append(other)
    return tuple(found)
