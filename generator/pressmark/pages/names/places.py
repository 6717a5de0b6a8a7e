"""Places on the drawn map: one place in its window, all of them on the world, and closer views of crowds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

from pressmark.archive import Entity
from pressmark.maps import HEIGHT, LEAST_WIDTH, WIDTH, Mark, crowds, placed, point, viewport
from pressmark.pages.edition import Edition
from pressmark.pages.lists import weights
from pressmark.pages.names.places_inside import places_below
from pressmark.pages.values import MapPoint, MapView
from pressmark.ties import SIZE, width_of

LAND = "/assets/land.svg"

_MOST_DRAWN = 100
# Letters and points as shares of the width of a window, by how large the drawing stands on the page.
_LETTERS = {"wide": 0.0125, "half": 0.026, "small": 0.036}
_POINTS = {"wide": 1.0, "half": 1.8, "small": 2.6}
# A closer view, and one closer still: how near its places are (units of the plane), how wide it is at least.
# The coasts of the drawn world are too coarse to come closer than that.
_CLOSER = ((60.0, 150.0), (18.0, 70.0))
_CROWD = 3
# How much wider than its point the ring is that the theme draws round it.
_HALO = 1.8
_MOST_VIEWS = 6
# Several places show by themselves which part of the world it is.
_LEAST_OF_SEVERAL = 180


def locator(edition: Edition, entity: Entity) -> MapView | None:
    """The map with this place on it, or an event's place; for a place without coordinates, with the places in
    it. None where nothing is known of where it is.
    """
    where = edition.archive.entities.get(entity.located, entity)
    shown = [where] if where.record.coordinates else located_inside(edition, where)
    least = LEAST_WIDTH if len(shown) == 1 else _LEAST_OF_SEVERAL
    return _view(edition, shown, "small", margin=40, least=least) if shown else None


def located_inside(edition: Edition, entity: Entity) -> list[Entity]:
    """The places in this one that have coordinates, at most as many as are drawn."""
    inside = [edition.archive.entities[other] for other in places_below(edition, entity.id)]
    return most_named(edition, [place for place in inside if place.record.coordinates], weights.LOCATOR)


def most_named(edition: Edition, places: Sequence[Entity], share: int) -> list[Entity]:
    """As many of the places as a page can give a name and a link in its ``share`` for maps, those in most
    reports first.
    """
    reports = edition.archive.reports_of
    ranked = sorted(places, key=lambda place: (-len(reports.get(place.id, ())), place.id))[:_MOST_DRAWN]
    left = weights.room(edition.archive.settings.limits, share)
    chosen: list[Entity] = []
    for place in ranked:
        left -= weights.of_point(_point(edition, place, 0))
        if left < 0:
            break
        chosen.append(place)
    return chosen


def map_of(edition: Edition, places: Sequence[Entity], further: Sequence[Entity] = ()) -> MapView:
    """All ``places`` in a window that holds them; they have coordinates. ``further`` ones are dots."""
    view = _view(edition, places, "wide", margin=60, around=further)
    return replace(view, dots="".join(f"M{x:g} {y:g}h0" for x, y in sorted(set(map(_spot, further)))))


def closer_maps(edition: Edition, places: Sequence[Entity]) -> tuple[MapView, ...]:
    """Views of the parts of the map where places lie so close together that names had no room.

    Each view may need one closer still; at most six in all, the widest first.
    """
    views: list[MapView] = []
    left = weights.room(edition.archive.settings.limits, weights.CLOSER)
    waiting = [(0, _nameless(map_of(edition, places), places), list(places))]
    while waiting and len(views) < _MOST_VIEWS:
        step, nameless, within = waiting.pop(0)
        if step == len(_CLOSER) or not nameless:
            continue
        reach, least = _CLOSER[step]
        spots = [_spot(place) for place in within]
        for crowd in crowds(spots, reach):
            members = [within[at] for at in crowd]
            if len(members) < _CROWD or not nameless & {place.id for place in members}:
                continue
            view = _view(edition, members, "half", margin=reach / 3, least=least)
            left -= sum(map(weights.of_point, view.points))
            if len(views) < _MOST_VIEWS and left >= 0:
                views.append(view)
                waiting.append((step + 1, _nameless(view, members), members))
    return tuple(views)


def _nameless(view: MapView, places: Sequence[Entity]) -> frozenset[str]:
    """The places whose names had no room in ``view``."""
    return frozenset(place.id for place, shown in zip(places, view.points, strict=True) if not shown.anchor)


def _view(
    edition: Edition,
    places: Sequence[Entity],
    size: str,
    *,
    margin: float,
    least: float = LEAST_WIDTH,
    around: Sequence[Entity] = (),
) -> MapView:
    """A window that holds ``places`` and those ``around``; points are larger the more reports name them."""
    window = viewport([_spot(place) for place in (*places, *around)], margin, least)
    left, top, width, height = map(float, window.split())
    letters = round(width * _LETTERS[size], 1)
    points = [_point(edition, place, width * _POINTS[size]) for place in places]
    marks = [
        Mark(found.x, found.y, found.size * _HALO, width_of(found.label) * letters / SIZE) for found in points
    ]
    sides = placed(marks, (left, top, width, height), letters)
    return MapView(
        land=LAND,
        width=WIDTH,
        height=HEIGHT,
        viewport=window,
        letters=letters,
        points=tuple(
            found.beside(side.x, side.y, side.anchor) if side else found
            for found, side in zip(points, sides, strict=True)
        ),
    )


def _point(edition: Edition, place: Entity, width: float) -> MapPoint:
    found = place.record.coordinates
    x, y = _spot(place)
    count = len(edition.archive.reports_of.get(place.id, ()))
    link = edition.name(place.id)
    return MapPoint(
        label=link.label,
        address=link.address,
        x=x,
        y=y,
        size=round(width * min(0.0075, 0.0032 + 0.0008 * sqrt(count)), 2),
        count=count,
        precision=found.precision if found else "",
    )


def _spot(place: Entity) -> tuple[float, float]:
    found = place.record.coordinates
    return point(found.lat, found.lon) if found else (0.0, 0.0)
