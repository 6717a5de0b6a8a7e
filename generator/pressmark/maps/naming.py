"""Where the names of places stand on a map: beside their points, never on another point or another name.

Each name in its turn takes the first of four places that is free; names that come first are served first,
and a name for which there is no room is left to the list beneath the map. To find the best places for all
names at once is hard (J. Marks, S. Shieber: The computational complexity of cartographic label placement.
Harvard University, TR-05-91, 1991); for few points this does as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A point with its radius, and the width of its name; all in units of the plane."""

    x: float
    y: float
    radius: float
    width: float


@dataclass(frozen=True, slots=True)
class Side:
    """Where a name is written: its base line begins, has its middle or ends at ``x``, as ``anchor`` says
    (start, middle, end).
    """

    x: float
    y: float
    anchor: str


_Box = tuple[float, float, float, float]


def placed(
    marks: Sequence[Mark], window: tuple[float, float, float, float], size: float
) -> tuple[Side | None, ...]:
    """A side for the name of each of ``marks``, the most important first, or None where none is free.

    ``window`` is left, top, width and height of what is shown; ``size`` the height of the letters.
    """
    left, top, width, height = window
    inside = (left, top, left + width, top + height)
    points = [(m.x - m.radius, m.y - m.radius, m.x + m.radius, m.y + m.radius) for m in marks]
    taken: list[_Box] = []
    sides: list[Side | None] = []
    for at, mark in enumerate(marks):
        others = [box for other, box in enumerate(points) if other != at]
        found = next(
            (
                (side, box)
                for side, box in _candidates(mark, size)
                if _within(box, inside) and not any(_meet(box, other) for other in (*others, *taken))
            ),
            None,
        )
        if found:
            taken.append(found[1])
        sides.append(found[0] if found else None)
    return tuple(sides)


def _candidates(mark: Mark, size: float) -> list[tuple[Side, _Box]]:
    """After the point, before it, above and below; each with the room that the name takes there."""
    away = mark.radius + size * 0.3
    low, high = size * 0.25, size * 0.75
    places = (
        (mark.x + away, mark.y + size * 0.35, "start"),
        (mark.x - away, mark.y + size * 0.35, "end"),
        (mark.x, mark.y - away - low, "middle"),
        (mark.x, mark.y + away + high, "middle"),
    )
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}
    found = []
    for x, y, anchor in places:
        begin = x - mark.width * share[anchor]
        box = (begin, y - high, begin + mark.width, y + low)
        found.append((Side(round(x, 1), round(y, 1), anchor), box))
    return found


def _within(box: _Box, outer: _Box) -> bool:
    return outer[0] <= box[0] and outer[1] <= box[1] and box[2] <= outer[2] and box[3] <= outer[3]


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
