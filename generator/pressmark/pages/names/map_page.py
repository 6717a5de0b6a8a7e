"""The map of all places, closer views where they are crowded, and the list of them as its equal."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.pages.edition import Edition
from pressmark.pages.lists.shelves import lettered
from pressmark.pages.lists.weights import MAP, MAP_LIST
from pressmark.pages.names.index import name_row
from pressmark.pages.names.places import closer_maps, map_of, most_named
from pressmark.pages.planned import Page, Planned, single
from pressmark.pages.values import Head
from pressmark.pages.views import MapPageView


def _plan(edition: Edition) -> Iterator[Planned]:
    """The map, unless no place has coordinates or the archive leaves it out."""
    places = [entity for entity in edition.archive.entities.values() if entity.record.type == "place"]
    located = [place for place in places if place.record.coordinates]
    if not located or not edition.archive.settings.outputs.map:
        return
    reports = edition.archive.reports_of
    keyed = [
        name_row(
            edition, edition.name(place.id).label, edition.name(place.id), len(reports.get(place.id, ()))
        )
        for place in located
    ]
    keyed.sort(key=lambda pair: (pair[0], pair[1].address))
    title = edition.say("map")
    rows = tuple(row for _, row in keyed)
    shown, parts = lettered(edition, "/map/", title, "map", rows, share=MAP_LIST)
    drawn = most_named(edition, located, MAP)
    named = {place.id for place in drawn}
    further = [place for place in located if place.id not in named]
    view = MapPageView(
        head=Head(
            address="/map/",
            title=title,
            description=edition.say("map_of_places"),
            kind="map",
            section="map",
        ),
        map=map_of(edition, drawn, further),
        closer=closer_maps(edition, drawn),
        drawn=len(drawn),
        list=shown,
    )
    yield Page("map/index.html", "map.html", view)
    yield from parts


KIND = single("map", _plan)
