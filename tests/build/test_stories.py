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
    assert len(found.before) <= REACH
    assert len(found.after) <= REACH
    shown = [*found.before, members[place], *found.after]
    assert members[found.earlier : size - found.later] == shown
    assert found.first == (members[0] if found.earlier else "")
    assert found.last == (members[-1] if found.later else "")


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
        ("2015", "2015-09-30", None),
        ("undated", "2015-09-30", None),
        ("195X", "2015-09-30", None),
        ("1951/1953", "2015-09-30", None),
    ],
)
def test_distance_says_no_more_than_is_known(here: str, there: str, expected: Distance | None) -> None:
    assert distance(parse_date(here), parse_date(there)) == expected
