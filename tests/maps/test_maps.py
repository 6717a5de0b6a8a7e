"""The drawn map: what is land and what is sea, nothing across the edge, windows that make sense."""

from __future__ import annotations

import gzip
import re
from itertools import pairwise
from math import radians, sin
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.maps import HEIGHT, WIDTH, land_svg, point, viewport, world
from pressmark.maps.cutting import cut
from pressmark.maps.projection import equal_earth

_SVG = "{http://www.w3.org/2000/svg}"
Polygon = list[tuple[float, float]]


def _path(name: str) -> str:
    found = ElementTree.fromstring(land_svg()).findall(f".//{_SVG}path[@id='{name}']")
    assert len(found) == 1
    return found[0].attrib["d"]


def _polygons(path: str) -> list[Polygon]:
    polygons = []
    for part in re.findall(r"M([^z]+)z", path):
        start, steps = part.split("l")
        x, y = map(float, start.split())
        numbers = [float(n) for n in re.findall(r"-?\d+", steps)]
        polygon = [(x, y)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            polygon.append((x, y))
        polygons.append(polygon)
    assert "".join(re.findall(r"M[^z]+z", path)) == path
    return polygons


def _crossings(x: float, y: float, polygon: Polygon) -> int:
    """How often a ray to the right of a point meets the polygon (even-odd rule)."""
    count = 0
    for (ax, ay), (bx, by) in pairwise([*polygon, polygon[0]]):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            count += 1
    return count


def _is_land(lat: float, lon: float) -> bool:
    x, y = point(lat, lon)
    return sum(_crossings(x, y, polygon) for polygon in _polygons(_path("land"))) % 2 == 1


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Damascus", 33.51, 36.29),
        ("Moscow", 55.75, 37.62),
        ("Ankara", 39.93, 32.86),
        ("Nairobi", -1.29, 36.82),
        ("La Paz", -16.5, -68.15),
        ("Denver", 39.74, -104.99),
        ("Alice Springs", -23.7, 133.88),
        ("Beijing", 39.9, 116.4),
        ("east of the Chukchi peninsula's meridian", 67, -176),
        ("west of it", 67, 179),
        ("the Antarctic plateau", -80, 90),
        ("near the South Pole", -87, -120),
    ],
)
def test_places_on_land_are_on_land(name: str, lat: float, lon: float) -> None:
    assert _is_land(lat, lon), name


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Atlantic at the equator", 0, -30),
        ("Pacific at the date line", 30, 180),
        ("Indian Ocean", -30, 80),
        ("Caspian Sea", 42, 51),
        ("Black Sea", 43, 34),
        ("eastern Mediterranean", 34.5, 29),
        ("Southern Ocean", -60, 179.9),
        ("North Pole", 89, 0),
    ],
)
def test_places_at_sea_are_at_sea(name: str, lat: float, lon: float) -> None:
    assert not _is_land(lat, lon), name


def test_no_bar_crosses_the_map() -> None:
    for polygon in _polygons(_path("land")):
        for (ax, ay), (bx, by) in pairwise([*polygon, polygon[0]]):
            along_the_foot_of_antarctica = ay == by >= HEIGHT - 1
            assert abs(ax - bx) < WIDTH / 3 or along_the_foot_of_antarctica


def test_everything_is_within_the_plane() -> None:
    for name in ("land", "sea"):
        for polygon in _polygons(_path(name)):
            assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in polygon)


def test_the_sea_is_the_whole_globe() -> None:
    (globe,) = _polygons(_path("sea"))
    assert min(x for x, _ in globe) == 0
    assert max(x for x, _ in globe) == WIDTH
    assert all(_crossings(*point(lat, lon), globe) % 2 for lat in (-85, 0, 85) for lon in (-170, 0, 170))


def test_the_file_is_small_and_always_the_same() -> None:
    first = land_svg()
    land_svg.cache_clear()
    assert land_svg() == first
    assert len(gzip.compress(first, mtime=0)) < 15_000


def test_the_file_carries_no_style_and_no_script() -> None:
    tags = {element.tag.removeprefix(_SVG) for element in ElementTree.fromstring(land_svg()).iter()}
    assert tags == {"svg", "defs", "path"}
    assert b"style" not in land_svg()


def test_the_projection_agrees_with_the_published_one() -> None:
    # Half the width and half the height of the map, as the authors of the projection give them.
    assert equal_earth(0, 180)[0] == pytest.approx(2.70663, abs=1e-5)
    assert equal_earth(90, 0)[1] == pytest.approx(1.31737, abs=1e-5)
    # The pole is a line 0.59 times as long as the equator.
    assert equal_earth(90, 180)[0] / equal_earth(0, 180)[0] == pytest.approx(0.5926, abs=1e-3)


@given(st.floats(-89, 88), st.floats(-179, 178))
def test_the_projection_keeps_areas(lat: float, lon: float) -> None:
    step = 0.01
    (ax, ay), (bx, by), (cx, cy) = (
        equal_earth(lat, lon),
        equal_earth(lat, lon + step),
        equal_earth(lat + step, lon),
    )
    drawn = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    real = radians(step) * (sin(radians(lat + step)) - sin(radians(lat)))
    assert drawn == pytest.approx(real, rel=1e-3)


def test_points_are_rounded_to_a_tenth_and_go_round_the_globe() -> None:
    x, y = point(33.51, 36.29)
    assert (round(x, 1), round(y, 1)) == (x, y)
    assert point(10, 190) == point(10, -170)
    assert point(10, -190) == point(10, 170)
    assert point(0, 180) == pytest.approx((WIDTH, HEIGHT / 2), abs=1)
    assert point(0, -180)[0] == 0


def test_a_ring_across_the_180th_meridian_becomes_two_pieces() -> None:
    square = [(170.0, 0.0), (-170.0, 0.0), (-170.0, 20.0), (170.0, 20.0), (170.0, 0.0)]
    west, east = sorted(cut(square), key=min)
    assert (min(lon for lon, _ in west), max(lon for lon, _ in west)) == (-180, -170)
    assert (min(lon for lon, _ in east), max(lon for lon, _ in east)) == (170, 180)
    # The cut follows the curved edge of the map in steps, not as one chord.
    assert len([lat for lon, lat in east if lon == 180]) > 5


@pytest.mark.parametrize("sign", [1, -1])
def test_a_ring_round_a_pole_is_closed_over_it(sign: int) -> None:
    ring = [(float(lon), 70.0 * sign) for lon in (-150, -50, 50, 150, -150)]
    pieces = cut(ring)
    assert any(lat == 90 * sign for piece in pieces for _, lat in piece)
    assert {abs(lon) for piece in pieces for lon, _ in piece} >= {180.0}
    assert all(abs(lon) <= 180 for piece in pieces for lon, _ in piece)


def _numbers(window: str) -> tuple[float, float, float, float]:
    x, y, width, height = map(float, window.split())
    return x, y, width, height


def test_no_point_shows_the_world() -> None:
    assert viewport([]) == world() == f"0 0 {WIDTH} {HEIGHT}"


def test_one_point_is_shown_with_its_part_of_the_world() -> None:
    x, y, width, height = _numbers(viewport([point(33.51, 36.29)]))
    px, py = point(33.51, 36.29)
    assert (x + width / 2, y + height / 2) == pytest.approx((px, py), abs=1)
    assert 200 < width < WIDTH / 3
    assert width / height == pytest.approx(1.5, abs=0.01)


def test_far_points_show_the_world() -> None:
    assert viewport([point(-33.9, 151.2), point(61.2, -149.9)]) == world()


@given(
    st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=5),
    st.integers(0, 200),
)
def test_every_point_is_in_the_window_and_the_window_in_the_plane(
    places: list[tuple[float, float]], margin: int
) -> None:
    points = [point(lat, lon) for lat, lon in places]
    window = viewport(points, margin)
    x, y, width, height = _numbers(window)
    assert x >= 0
    assert y >= 0
    assert x + width <= WIDTH + 1
    assert y + height <= HEIGHT + 1
    assert all(x - 1 <= px <= x + width + 1 and y - 1 <= py <= y + height + 1 for px, py in points)
    assert window == world() or width / height == pytest.approx(1.5, abs=0.01)
