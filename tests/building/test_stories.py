"""Before and after, and how far apart two dates are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.dates import parse_date
from pressmark.stories import REACH, Distance, distance, window


@given(st.integers(1, 40).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, size - 1))))
def test_a_window_is_a_stretch_of_the_story(sizes: tuple[int, int]) -> None:
    size, place = sizes
    members = [f"m{number:02}" for number in range(size)]
    found = window(members, members[place])
    shown = [*found.before, members[place], *found.after]
    start, end = members.index(shown[0]), members.index(shown[-1])
    assert members[start : end + 1] == shown
    # Only a story's end may stand one further off, and never alone behind a gap.
    assert len(found.before) <= REACH + (start == 0)
    assert len(found.after) <= REACH + (end == size - 1)
    assert start != 1
    assert end != size - 2
    assert found.first == (members[0] if start else "")
    assert found.last == (members[-1] if end < size - 1 else "")


@given(st.integers(14, 40), st.data())
def test_what_lies_beyond_the_neighbours_changes_no_window(size: int, data: st.DataObject) -> None:
    members = [f"m{number:02}" for number in range(size)]
    here = data.draw(st.sampled_from(members))
    place = members.index(here)
    near = range(max(0, place - REACH - 1), min(size, place + REACH + 2))
    far = [stem for at, stem in enumerate(members) if at not in near and at not in (0, 1, size - 2, size - 1)]
    removed = data.draw(st.sets(st.sampled_from(far)) if far else st.just(set[str]()))
    left = [stem for stem in members if stem not in removed]
    if left.index(here) - REACH > 1 and left.index(here) + REACH < len(left) - 2:
        assert window(left, here) == window(members, here)


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("2015-09-30", "2015-09-30", Distance("day", 0, False)),
        ("2015-09-30", "2015-10-01", Distance("day", 1, False)),
        ("2015-09-30", "2015-09-29", Distance("day", 1, True)),
        ("2015-09-30", "2015-08-26", Distance("week", 5, True)),
        ("2015-09-30", "2014-03-01", Distance("month", 19, True)),
        ("2015-09-30", "1953-02-01", Distance("year", 63, True)),
        ("2015-09", "2015-11-30", Distance("month", 2, False)),
        ("2015", "1953-02-01", Distance("year", 62, True)),
        ("2015-09", "2015-09-30", None),
        ("2015-08-31", "2015-09", None),
        ("2015", "2014-12-31", None),
        ("2015", "2015-09-30", None),
        ("undated", "2015-09-30", None),
        ("195X", "2015-09-30", None),
        ("1951/1953", "2015-09-30", None),
    ],
)
def test_distance_says_no_more_than_is_known(here: str, there: str, expected: Distance | None) -> None:
    assert distance(parse_date(here), parse_date(there)) == expected
