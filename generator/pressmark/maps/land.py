"""The land of the world as an SVG file that every map of the site shows."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from pressmark.maps.cutting import EDGE_STEP, cut
from pressmark.maps.projection import HEIGHT, WIDTH, on_plane
from pressmark.maps.topojson import Ring, read_rings

_DATA = "land-110m.json"


@cache
def land_svg() -> bytes:
    """An SVG file with two shapes for ``<use>``: ``#land``, and ``#sea``, the whole globe beneath it.

    Both are in whole units of the WIDTH × HEIGHT plane and take their fill from the style of the page that
    shows them. Neither is meant for a stroke: some edges of the land follow the 180th meridian, not a coast.
    """
    rings = read_rings(files("pressmark.maps").joinpath(_DATA).read_bytes(), "land")
    land = "".join(_drawn(piece) for ring in rings for piece in cut(ring))
    east: Ring = [(180, lat) for lat in range(90, -91, -EDGE_STEP)]
    sea = _drawn(east + [(-lon, lat) for lon, lat in reversed(east)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<defs><path id="sea" d="{sea}"/></defs><path id="land" fill-rule="evenodd" d="{land}"/></svg>\n'
    ).encode()


def _drawn(ring: Ring) -> str:
    """One closed subpath in whole units, by relative steps; nothing when it is too small to be seen."""
    points: list[tuple[int, int]] = []
    for lon, lat in ring:
        x, y = on_plane(lat, lon)
        here = round(x), round(y)
        if not points or here != points[-1]:
            points.append(here)
    if len(set(points)) < 3:
        return ""
    x, y = points[0]
    steps = []
    for here in points[1:]:
        steps += [here[0] - x, here[1] - y]
        x, y = here
    # A minus sign parts two numbers as well as a space does.
    words = "".join(f"{step}" if step < 0 else f" {step}" for step in steps)
    return f"M{points[0][0]} {points[0][1]}l{words.lstrip()}z"
