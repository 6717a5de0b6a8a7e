"""Cutting rings of the globe so that they lie flat.

A ring that crosses the 180th meridian would draw a bar across the whole map, and one that runs round a pole
would not close. Longitudes are unwound first, a ring round a pole is closed over the pole, and what results
is cut by windows of 360 degrees (I. Sutherland, G. Hodgman: Reentrant polygon clipping. Communications of the
ACM 17 (1974), 32–42).
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from pressmark.maps.topojson import Position, Ring

# The edge of the globe is a curve on the plane: a longer straight line (in degrees) would be seen as a chord.
EDGE_STEP = 1


def cut(ring: Ring) -> list[Ring]:
    """The pieces of a closed ring, each open (its last point is not its first) and within ±180 degrees."""
    unwound = _unwound(ring)
    turns = {round(lon / 360) for lon, _ in unwound}
    pieces = []
    for turn in sorted(turns):
        left, right = turn * 360 - 180.0, turn * 360 + 180.0
        piece = _clipped(_clipped(unwound, left, lambda lon, at: lon >= at), right, lambda lon, at: lon <= at)
        if piece:
            pieces.append(_along_edges([(lon - turn * 360, lat) for lon, lat in piece]))
    return pieces


def _unwound(ring: Ring) -> Ring:
    """The ring, open, its longitudes without jumps; one that runs round a pole is led over that pole."""
    points = [ring[0]]
    for lon, lat in ring[1:]:
        last = points[-1][0]
        points.append((lon - 360 * round((lon - last) / 360), lat))
    first, last = points[0][0], points[-1][0]
    if abs(last - first) < 180:
        return points[:-1]
    pole = 90.0 if sum(lat for _, lat in points) > 0 else -90.0
    return [*points, (last, pole), (first, pole)]


def _clipped(ring: Ring, at: float, inside: Callable[[float, float], bool]) -> Ring:
    """What lies on one side of the meridian ``at``."""
    kept: Ring = []
    for before, here in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        if inside(before[0], at) != inside(here[0], at):
            kept.append(_crossing(before, here, at))
        if inside(here[0], at):
            kept.append(here)
    return kept


def _crossing(a: Position, b: Position, at: float) -> Position:
    share = (at - a[0]) / (b[0] - a[0])
    return at, a[1] + share * (b[1] - a[1])


def _along_edges(ring: Ring) -> Ring:
    """The ring with points added where it follows the 180th meridian, so that it follows the curve."""
    full: Ring = []
    for here, after in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        full.append(here)
        if here[0] == after[0] and abs(here[0]) == 180.0:
            steps = ceil(abs(after[1] - here[1]) / EDGE_STEP)
            full += [(here[0], here[1] + (after[1] - here[1]) * n / steps) for n in range(1, steps)]
    return full
