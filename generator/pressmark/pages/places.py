"""Places on the drawn map: one place in its window, all of them on the world, and what lies inside a
place.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from pressmark import urls
from pressmark.archive import Entity
from pressmark.maps import HEIGHT, WIDTH, point, viewport, world
from pressmark.pages.edition import Edition, Page
from pressmark.pages.lists import lettered
from pressmark.pages.names_index import name_row
from pressmark.pages.values import LongList, MapPoint, MapView
from pressmark.pages.weights import INSIDE

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


def places_inside(edition: Edition, entity: Entity) -> tuple[LongList, int, tuple[Page, ...]]:
    """The places in this one, however deep, how many reports name any of them (counted apart from the place
    itself), and the pages that the list goes on in.
    """
    if entity.record.type != "place":
        return LongList((), 0), 0, ()
    reports = edition.archive.reports_of
    inside = _below(edition, entity.id)
    named = {stem for other in inside for stem in reports.get(other, ())}
    periods = _periods(edition, entity)
    keyed = [
        name_row(
            edition,
            edition.name(other).label,
            edition.name(other),
            len(reports.get(other, ())),
            line=periods.get(other, ""),
        )
        for other in inside
    ]
    keyed.sort(key=lambda pair: (pair[0], pair[1].address))
    home = edition.name(entity.id)
    title = edition.say("labelled", label=home.label, value=edition.say("places_inside"))
    section = urls.index_of(edition.archive.settings, "place").strip("/")
    rows = tuple(row for _, row in keyed)
    list_of_all, pages = lettered(
        edition, f"{home.address}inside/", title, section, rows, share=INSIDE, home=f"{home.address}#inside"
    )
    return list_of_all, len(named), pages


def _periods(edition: Edition, entity: Entity) -> dict[str, str]:
    """When places were directly part of this one, in words, where that is said."""
    return {
        other: edition.in_period(tie.start, tie.end)
        for other, tie in edition.archive.tied_to.get(entity.id, ())
        if tie.predicate == "part_of" and (tie.start or tie.end)
    }


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
