"""Several indexes: as few as the limit allows, nearly of one size, with borders that seldom move."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.search import SearchRecord
from pressmark.search.division import divided, ordered


def report(number: int, date: str, words: int = 100) -> SearchRecord:
    text = (("p1", "w" * max(0, words - 200 - 1)),)
    return SearchRecord(address=f"/articles/{number:05}/", title="T", language="en", date=date, text=text)


def daily(years: range, words: int = 300) -> list[SearchRecord]:
    """A report a week."""
    dates = [
        f"{year}-{month:02}-{day:02}" for year in years for month in range(1, 13) for day in (1, 8, 15, 22)
    ]
    return [report(number, date, words) for number, date in enumerate(dates)]


def test_what_fits_is_one_index_by_date() -> None:
    records = daily(range(1950, 1952))
    assert divided(reversed(records), 1_000_000) == [records]
    assert divided([], 10) == []


def test_each_begins_with_a_year_where_it_can() -> None:
    records = daily(range(1950, 1980))
    parts = divided(records, len(records) * 300 // 4 * 12 // 10)
    assert len(parts) == 4
    assert [part[0].date[4:] for part in parts] == ["-01-01"] * 4
    sizes = [len(part) for part in parts]
    assert max(sizes) - min(sizes) <= 48


def test_within_one_year_each_begins_with_a_month_and_within_a_day_anywhere() -> None:
    months = divided(daily(range(1950, 1951)), 300 * 30)
    assert [part[0].date[7:] for part in months] == ["-01", "-01"]
    assert len(divided([report(number, "1950-01-01", 300) for number in range(100)], 300 * 30)) == 4


@pytest.mark.parametrize("date", ["1981-12-30", "1961-05-05", "", "1950-01-01"])
def test_one_report_more_moves_no_border(date: str) -> None:
    records = daily(range(1950, 1982))
    before = divided(records, 300 * 440)
    after = divided([*records, report(99_999, date, 300)], 300 * 440)
    assert len(before) > 2
    changed = [one for one, other in zip(before, after, strict=True) if one != other]
    assert len(changed) == 1


DATES = st.sampled_from(
    ["", "1950-01-01", "1950-01-02", "1950-02-01", "1951-01-01", "1999-12-31", "2000-01-01"]
)


@given(
    st.lists(st.tuples(DATES, st.integers(201, 900)), min_size=1, max_size=60),
    st.integers(900, 9_000),
)
def test_no_record_is_lost_and_time_runs_on(facts: list[tuple[str, int]], most: int) -> None:
    records = [report(number, date, words) for number, (date, words) in enumerate(facts)]
    parts = divided(records, most)
    assert [record for part in parts for record in part] == ordered(records)
    assert all(parts)
    assert all(one[-1].date <= other[0].date for one, other in pairwise(parts))
    assert len(parts) <= -(-sum(words for _, words in facts) // most)
    # A record stands on one side of a border or the other: by so much a part may be larger.
    assert all(sum(facts[int(record.address[10:15])][1] for record in part) <= most + 900 for part in parts)
