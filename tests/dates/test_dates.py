"""Dates: what is read, what is refused and with which words, and the order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.dates import DateError, EdtfDate, days_between, parse_date


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2015", "year", "2015-01-01", "2015-12-31"),
        ("2015-09", "month", "2015-09-01", "2015-09-30"),
        ("2016-02", "month", "2016-02-01", "2016-02-29"),
        ("2015-09-30", "day", "2015-09-30", "2015-09-30"),
        ("2015-09-30T23:30-05:00", "time", "2015-09-30", "2015-09-30"),
        ("1953?", "year", "1953-01-01", "1953-12-31"),
        ("1953-02~", "month", "1953-02-01", "1953-02-28"),
        ("195X", "decade", "1950-01-01", "1959-12-31"),
        ("1951/1953", "interval", "1951-01-01", "1953-12-31"),
        ("2015-09-28/2015-10-02", "interval", "2015-09-28", "2015-10-02"),
        ("1951~/1953?", "interval", "1951-01-01", "1953-12-31"),
        ("undated", "undated", "", ""),
    ],
)
def test_reads_every_kind_of_date(text: str, precision: str, first: str, last: str) -> None:
    found = parse_date(text)
    assert (found.text, found.precision, found.first, found.last) == (text, precision, first, last)


@pytest.mark.parametrize(
    ("written", "normalised"),
    [
        (" 2015-09-30 ", "2015-09-30"),
        ("195x", "195X"),
        ("Undated", "undated"),
        ("1951 / 1953", "1951/1953"),
        ("2015-09-30 14:05", "2015-09-30T14:05"),
        ("2015-09-30T14:05z", "2015-09-30T14:05Z"),
        ("2015-09-30T14:05+0300", "2015-09-30T14:05+03:00"),
        ("2015-09-30T14:05:09-05", "2015-09-30T14:05:09-05:00"),
    ],
)
def test_small_differences_of_writing_are_accepted(written: str, normalised: str) -> None:
    assert parse_date(written).text == normalised


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("2015-09-30T01:00+14:00", 2015, 9, 30),
        ("2015-09-28/2015-09-30", 2015, 9, None),
        ("2015-09/2015-11", 2015, None, None),
        ("2015?", 2015, None, None),
        ("1951/1953", None, None, None),
        ("195X", None, None, None),
        ("undated", None, None, None),
    ],
)
def test_year_month_and_day_are_those_the_whole_date_lies_in(
    text: str, year: int | None, month: int | None, day: int | None
) -> None:
    found = parse_date(text)
    assert (found.year, found.month, found.day) == (year, month, day)


def test_doubt_is_told() -> None:
    assert parse_date("1953?").uncertain
    assert not parse_date("1953?").approximate
    assert parse_date("1953~").approximate
    assert parse_date("1951/1953~").approximate
    assert parse_date("2015-09-30?").uncertain
    assert parse_date("195X?").uncertain


@pytest.mark.parametrize(
    ("text", "words", "hint"),
    [
        ("2007-02-30", "2007-02 has 28 days", "2007-02"),
        ("2015-00", "the month 00", "2015"),
        ("2015-13-01", "the month 13", "2015"),
        ("2015-01-00", "has 31 days", "2015-01"),
        ("0000", "there was none", "0001"),
        ("1953/1951", "ends before it starts", "1951/1953"),
        ("2015-09-30T25:00Z", "no time of day", "2015-09-30"),
        ("2015-09-30T14:05+99:00", "not a time zone", "Greenwich"),
        ("2015-09-30T14:05 MSK", "not a time zone", "+03:00"),
        ("2015-09-01T10:00Z/2015-09-02T10:00Z", "time of day to another", "days"),
        ("30.09.2015", "not a date", "2015-09-30"),
        ("30/9/2015", "not a date", "2015-09-30"),
        ("9/30/2015", "not a date", "2015-09-30"),
        ("2015/09/30", "not a date", "2015-09-30"),
        ("2015-9-3", "not a date", "2015-09-03"),
        ("20150930", "not a date", "2015-09-30"),
        ("2015-9", "not a date", "2015-09"),
        ("1951-1953", "not a date", "1951/1953"),
        ("1951/53", "not a date", "1951/1953"),
        ("c. 1953", "not a date", "1953~"),
        ("1950s", "not a date", "195X"),
        ("195?", "not a date", "195X"),
        ("1953?~", "not a date", "1953~"),
        ("unknown", "not a date", "undated"),
        ("05/06/2015", "not a date", "write year, month and day"),
        ("30 September 2015", "not a date", "write 2015-09-30"),
        ("Sunday, 1st of February 1953", "not a date", "write 1953-02-01"),
        ("Feb. 1, 1953", "not a date", "write 1953-02-01"),
        ("February 1953", "not a date", "write 1953-02"),
        ("sept 1953", "not a date", "write 1953-09"),
        ("Mayor 1953", "not a date", "write year, month and day"),
        ("31 February 1953", "not a date", "write year, month and day"),
        ("19XX", "not a date", "write year, month and day"),
        ("1951/..", "not a date", "write year, month and day"),
        ("٢٠١٥", "not a date", "write year, month and day"),
        ("", "not a date", "write year, month and day"),
    ],
)
def test_wrong_dates_are_refused_with_a_way_out(text: str, words: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert words in str(caught.value)
    assert hint in caught.value.hint


def test_order_is_date_then_the_less_precise_first_and_undated_last() -> None:
    wanted = [
        "195X",
        "1950",
        "1951/1953",
        "1951",
        "2014-12-31",
        "2015",
        "2015-09",
        "2015-09-01/2015-09-03",
        "2015-09-01",
        "2015-09-01T12:00+03:00",
        "2015-09-01T10:00Z",
        "2015-10-01?",
        "undated",
    ]
    dates = [parse_date(text) for text in reversed(wanted)]
    assert [str(found) for found in sorted(dates)] == wanted


def test_days_between_counts_only_known_days() -> None:
    day = parse_date("2015-09-30")
    assert days_between(day, parse_date("2015-10-01T00:10+03:00")) == 1
    assert days_between(parse_date("2015-10-01"), day) == -1
    assert days_between(day, parse_date("2015-10")) is None
    assert days_between(parse_date("undated"), day) is None


signs = st.sampled_from(["", "?", "~"])
days = st.dates(min_value=date(1, 1, 1))
zones = st.one_of(
    st.sampled_from(["", "Z"]),
    st.builds("{}{:02}:{:02}".format, st.sampled_from("+-"), st.integers(0, 14), st.integers(0, 59)),
)
plain = st.one_of(
    st.builds("{:04}{}".format, st.integers(1, 9999), signs),
    st.builds("{:03}X{}".format, st.integers(1, 999), signs),
    st.builds("{:04}-{:02}{}".format, st.integers(1, 9999), st.integers(1, 12), signs),
    st.builds("{}{}".format, days, signs),
)
timed = st.builds("{}T{}{}".format, days, st.times().map(lambda t: t.isoformat("minutes")), zones)


def _interval(pair: tuple[str, str]) -> str:
    a, b = sorted(pair, key=parse_date)
    return f"{a}/{b}"


edtf = st.one_of(plain, timed, st.tuples(plain, plain).map(_interval), st.just("undated"))


@given(edtf)
def test_text_round_trips(text: str) -> None:
    found = parse_date(text)
    assert found.text == text
    assert parse_date(found.text) == found
    assert found.ends[0].first == found.first


@given(st.lists(edtf, max_size=12))
def test_order_is_total_and_follows_the_first_day(texts: list[str]) -> None:
    dates = sorted(parse_date(text) for text in texts)
    assert [d.key for d in dates] == sorted(d.key for d in dates)
    dated = [d.first for d in dates if d.first]
    assert dated == sorted(dated)
    assert all(d.precision == "undated" for d in dates[len(dated) :])
    for a in dates:
        for b in dates:
            assert (a < b) + (b < a) + (a == b) == 1


@given(days, st.integers(-2000, 2000))
def test_days_between_agrees_with_the_calendar(day: date, shift: int) -> None:
    try:
        other = day + timedelta(days=shift)
    except OverflowError:
        return
    assert days_between(parse_date(str(day)), parse_date(str(other))) == shift


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        found: EdtfDate | DateError = parse_date(text)
    except DateError as error:
        found = error
    assert str(found)
    assert isinstance(found, EdtfDate) or found.hint


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [("1500-02-29", "1500-03-10"), ("1700-02-29", "1700-03-11"), ("1900-02-29", "1900-03-13")],
)
def test_a_leap_day_of_the_julian_calendar_is_told_with_its_day_in_ours(julian: str, gregorian: str) -> None:
    with pytest.raises(DateError, match="only in the Julian calendar") as caught:
        parse_date(julian)
    assert gregorian in caught.value.hint


def test_a_day_that_no_calendar_has_is_not_taken_for_a_julian_one() -> None:
    with pytest.raises(DateError, match="does not exist"):
        parse_date("1953-02-29")
    assert parse_date("2000-02-29").day == 29
