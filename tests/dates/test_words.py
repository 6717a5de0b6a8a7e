"""Dates and numbers in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.dates import parse_date
from pressmark.languages import Strings, format_date, format_number
from pressmark.languages.words import Style

ENGLISH = Strings(
    "en",
    {
        "date_about": "about {date}",
        "date_uncertain": "{date}, uncertain",
        "date_interval": "{start} to {end}",
        "date_decade": "{decade}s",
        "date_undated": "undated",
    },
)
GERMAN = Strings(
    "de",
    {
        "date_about": "um {date}",
        "date_uncertain": "{date}, unsicher",
        "date_interval": "{start} bis {end}",
        "date_decade": "{decade}er Jahre",
        "date_undated": "ohne Datum",
    },
)


@pytest.mark.parametrize(
    ("date", "style", "words"),
    [
        ("2015-09-30", "long", "30 September 2015"),
        ("2015-09-30", "full", "Wednesday, 30 September 2015"),
        ("2015-08-30", "short", "30 Aug 2015"),
        ("2015-09", "long", "September 2015"),
        ("2015-08", "short", "Aug 2015"),
        ("2015", "full", "2015"),
        ("0987", "full", "987"),
        ("1953~", "long", "about 1953"),
        ("1953?", "long", "1953, uncertain"),
        ("195X", "long", "1950s"),
        ("195X~", "long", "about 1950s"),
        ("1951/1953", "long", "1951 to 1953"),
        ("1951~/1953-02", "long", "about 1951 to February 1953"),
        ("undated", "long", "undated"),
        ("2015-09-30T14:05+03:00", "long", "30 September 2015"),
        ("2015-09-30T14:05+03:00", "full", "Wednesday, 30 September 2015, 14:05 GMT+03:00"),
        ("2015-09-30T14:05", "full", "Wednesday, 30 September 2015, 14:05"),
    ],
)
def test_english_words(date: str, style: Style, words: str) -> None:
    assert format_date(parse_date(date), "en", ENGLISH, style) == words


def test_other_languages_follow_their_own_order() -> None:
    day = parse_date("2015-09-30")
    assert format_date(day, "de", GERMAN) == "30. September 2015"
    assert format_date(parse_date("195X"), "de", GERMAN) == "1950er Jahre"
    assert format_date(day, "en-US", ENGLISH) == "September 30, 2015"
    assert format_date(day, "fr", ENGLISH) == "30 septembre 2015"
    assert format_date(parse_date("2015-09"), "ru", ENGLISH) == "сентябрь 2015\u202fг."
    assert format_date(day, "xx-unknown", ENGLISH) == "30 September 2015"


def test_numbers_have_the_separators_of_the_language() -> None:
    assert format_number(1234567, "en") == "1,234,567"
    assert format_number(1234.5, "de") == "1.234,5"


clocks = st.times().map(lambda t: t.isoformat("minutes"))
zones = st.sampled_from(["", "Z", "+00:00", "-12:00", "+14:00", "+05:45", "-03:30"])
dates = st.one_of(
    st.dates().map(str),
    st.builds("{}T{}{}".format, st.dates(), clocks, zones),
    st.builds(
        "{:04}-{:02}{}".format, st.integers(1, 9999), st.integers(1, 12), st.sampled_from(["", "?", "~"])
    ),
    st.builds("{:04}{}".format, st.integers(1, 9999), st.sampled_from(["", "?", "~"])),
    st.builds("{:03}X".format, st.integers(1, 999)),
    st.tuples(st.dates(), st.dates()).map(lambda pair: f"{min(pair)}/{max(pair)}"),
    st.just("undated"),
)


@given(dates, st.sampled_from(["en", "de", "fr", "ru"]), st.sampled_from(["full", "long", "short"]))
def test_every_valid_date_has_words(text: str, language: str, style: Style) -> None:
    assert format_date(parse_date(text), language, ENGLISH, style).strip()
