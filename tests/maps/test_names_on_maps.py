"""Names beside points: never on another, never outside; crowds of points; what a page of maps draws."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.maps import Mark, Side, crowds, placed
from tests.building.conftest import Workshop
from tests.crawling import crawl

_WINDOW = (0.0, 0.0, 300.0, 200.0)
_SIZE = 10.0


def _box(mark: Mark, side: Side) -> tuple[float, float, float, float]:
    left = side.x - mark.width * {"start": 0, "middle": 0.5, "end": 1}[side.anchor]
    return left, side.y - 7.5, left + mark.width, side.y + 2.5


@pytest.mark.parametrize(
    ("others", "anchor", "above"),
    [
        ([], "start", False),
        ([Mark(130, 100, 3, 0)], "end", False),
        ([Mark(130, 100, 3, 0), Mark(70, 100, 3, 0)], "middle", True),
        ([Mark(130, 100, 3, 0), Mark(70, 100, 3, 0), Mark(100, 88, 3, 0)], "middle", False),
    ],
)
def test_a_name_takes_the_first_free_side(others: list[Mark], anchor: str, above: bool) -> None:
    found = placed([Mark(100, 100, 3, 50), *others], _WINDOW, _SIZE)[0]
    assert found is not None
    assert found.anchor == anchor
    assert (found.y < 100) == above


def test_names_of_one_spot_stand_round_it_and_a_fifth_has_no_room() -> None:
    *four, fifth = placed([Mark(150, 100, 3, 60)] * 5, _WINDOW, _SIZE)
    assert [side.anchor for side in four if side] == ["start", "end", "middle", "middle"]
    assert fifth is None


_MARKS = st.lists(
    st.builds(Mark, st.floats(0, 300), st.floats(0, 200), st.floats(1, 6), st.floats(5, 120)),
    max_size=25,
)


@given(_MARKS)
def test_no_name_lies_on_another_on_a_point_or_outside(marks: list[Mark]) -> None:
    sides = placed(marks, _WINDOW, _SIZE)
    shown = [(mark, _box(mark, side)) for mark, side in zip(marks, sides, strict=True) if side]
    for mark, (left, top, right, bottom) in shown:
        assert left >= -0.1
        assert top >= -0.1
        assert right <= 300.1
        assert bottom <= 200.1
        for other in marks:
            if other is not mark:
                apart_x = max(left - other.x - other.radius, other.x - other.radius - right)
                apart_y = max(top - other.y - other.radius, other.y - other.radius - bottom)
                assert max(apart_x, apart_y) >= -0.1
    for (_, a), (_, b) in combinations(shown, 2):
        meet_x = min(a[2], b[2]) - max(a[0], b[0])
        meet_y = min(a[3], b[3]) - max(a[1], b[1])
        assert min(meet_x, meet_y) <= 0.1


def test_crowds_are_chains_of_near_points() -> None:
    points = [(0, 0), (100, 100), (9, 0), (18, 0), (100, 109), (50, 50)]
    assert crowds(points, 10) == [[0, 2, 3], [1, 4], [5]]
    assert crowds([], 10) == []


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), max_size=20), st.floats(0.1, 60))
def test_every_point_is_in_one_crowd_and_crowds_are_apart(
    points: list[tuple[float, float]], reach: float
) -> None:
    found = crowds(points, reach)
    assert sorted(at for group in found for at in group) == list(range(len(points)))
    for one, other in combinations(found, 2):
        for a in one:
            for b in other:
                (ax, ay), (bx, by) = points[a], points[b]
                assert (ax - bx) ** 2 + (ay - by) ** 2 > reach * reach


def _place(name: str, lat: float, lon: float, more: str = "") -> str:
    return f"---\nname: {name}\ncoordinates: {{lat: {lat:.3f}, lon: {lon:.3f}{more}}}\n---\n"


@pytest.fixture
def world(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path)
    places = {
        "london": _place("London", 51.507, -0.128),
        "fens": _place("The Fens", 52.7, 0.1, ", precision: area"),
        "well": _place("The well", 52.6, 0.15, ", precision: approximate"),
        "suva": _place("Suva", -18.14, 178.44),
        "apia": _place("Apia", -13.83, -171.77),
        "pole": _place("South Pole", -90, 0),
        "twin": _place("London’s twin", 51.507, -0.128),
    }
    made.write({"content/archive.toml": 'title = "Map"\n'})
    made.write({f"content/entities/place/{name}.md": text for name, text in places.items()})
    return made


def _points(svg: str) -> list[tuple[float, float]]:
    found = re.findall(r'class="point \w+" cx="([-\d.]+)" cy="([-\d.]+)"', svg)
    return [(float(x), float(y)) for x, y in found]


def test_precision_shows_in_the_mark(world: Workshop) -> None:
    assert not world.build().failed
    page = world.page("map/index.html")
    sizes = {
        precision: float(radius)
        for precision, radius in re.findall(
            r'class="point (\w+)" cx="[-\d.]+" cy="[-\d.]+" r="([\d.]+)"', page
        )
    }
    assert sizes["exact"] == sizes["approximate"] < sizes["area"]
    assert "Natural Earth" in page


def test_poles_and_both_sides_of_the_date_line_are_on_the_map(world: Workshop) -> None:
    world.build()
    page = world.page("map/index.html")
    svg = page[page.index('class="world"') : page.index("</svg>")]
    left, top, width, height = map(float, svg[svg.index('viewBox="') + 9 :].partition('"')[0].split())
    points = _points(svg)
    assert len(points) == 7
    assert all(left <= x <= left + width and top <= y <= top + height for x, y in points)


def test_places_at_one_spot_both_lead_to_their_pages(world: Workshop) -> None:
    world.build()
    page = world.page("map/index.html")
    assert page.count('href="../places/london/"') >= 2, "in the drawing and in the list"
    assert page.count('href="../places/twin/"') >= 2


def test_a_place_of_places_shows_where_they_lie(world: Workshop) -> None:
    world.write(
        {
            "content/entities/place/england.md": "---\nname: England\n---\n",
            "content/entities/place/london.md": _place("London", 51.507, -0.128).replace(
                "---\n", "---\npart_of: England\n", 1
            ),
        }
    )
    assert not world.build().failed
    page = world.page("places/england/index.html")
    assert len(_points(page)) == 1
    assert 'href="../../places/london/"' in page[page.index("locator-map") :]


def test_crowded_places_get_a_closer_view(world: Workshop) -> None:
    world.write(
        {
            f"content/entities/place/q{n}.md": _place(
                f"Long Name of Quarter {n}", 48.8 + n * 0.4, 2.3 + n % 3
            )
            for n in range(9)
        }
    )
    world.build()
    page = world.page("map/index.html")
    assert page.count('class="world closer"') >= 1
    closer = page[page.index('class="world closer"') :]
    assert "Long Name of Quarter" in re.sub(r"<title>.*?</title>|aria-label=\"[^\"]*\"", "", closer)


def test_a_map_of_very_many_places_stays_light(world: Workshop) -> None:
    world.write(
        {
            f"content/entities/place/p{n:04}.md": _place(
                f"Place {n:04}", n * 37 % 160 - 80, n * 91 % 360 - 180
            )
            for n in range(1500)
        }
    )
    assert not world.build().failed
    page = world.page("map/index.html")
    assert len(page.encode()) < 150_000
    assert "have links on the map" in page
    assert 'class="dots"' in page
    lists = "".join(found.read_text(encoding="utf-8") for found in (world.output / "map").rglob("index.html"))
    assert len(set(re.findall(r">(Place \d{4})</a>", lists))) == 1500
    assert crawl(world.output, "https://example.org/") == []
