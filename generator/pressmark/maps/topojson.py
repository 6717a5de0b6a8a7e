"""Reading TopoJSON: shared arcs of whole-number steps become rings of longitudes and latitudes.

After the TopoJSON specification, version 1 (sections 2.1.2 to 2.1.4): quantised, delta-encoded arcs; a
negative index ``~i`` is arc ``i`` walked backwards; an arc's first point repeats the last of the one before.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

Position = tuple[float, float]
Ring = list[Position]


def read_rings(data: bytes, name: str) -> list[Ring]:
    """All rings, outer and inner, of object ``name``: closed lists of (longitude, latitude) in degrees."""
    topology = json.loads(data)
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        xs, ys = accumulate(step[0] for step in steps), accumulate(step[1] for step in steps)
        arcs.append([(x * scale_x + left, y * scale_y + bottom) for x, y in zip(xs, ys, strict=True)])
    return [_joined(arcs, indexes) for indexes in _rings_of(topology["objects"][name])]


def _rings_of(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """The rings of a geometry as lists of arc indexes."""
    match geometry["type"]:
        case "GeometryCollection":
            for part in geometry["geometries"]:
                yield from _rings_of(part)
        case "MultiPolygon":
            for polygon in geometry["arcs"]:
                yield from polygon
        case "Polygon":
            yield from geometry["arcs"]


def _joined(arcs: list[Ring], indexes: list[int]) -> Ring:
    ring: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring
