"""Dates and numbers in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.dates import parse_date
from pressmark.languages import (
    Strings,
    capitalised,
    first_weekday,
    format_date,
    format_day_of_year,
    format_number,
    list_gap,
    month_names,
    weekday_names,
)
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
        ("0987-03-01", "full", "1 March 987"),
        ("1582-10-14", "full", "14 October 1582"),
        ("1582-10-15", "full", "Friday, 15 October 1582"),
        ("1953~", "long", "about 1953"),
        ("1953?", "long", "1953, uncertain"),
        ("195X", "long", "1950s"),
        ("195X~", "long", "about 1950s"),
        ("1951/1953", "long", "1951 to 1953"),
        ("1951~/1953-02", "long", "about 1951 to February 1953"),
        ("undated", "long", "undated"),
        ("2015-09-30T14:05+03:00", "long", "30 September 2015"),
        ("2015-09-30T14:05+03:00", "full", "Wednesday, 30 September 2015, 14:05 GMT+03:00"),
        ("2015-09-30T14:05Z", "full", "Wednesday, 30 September 2015, 14:05 GMT"),
        ("2015-09-30T14:05+00:00", "full", "Wednesday, 30 September 2015, 14:05 GMT"),
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


def test_a_day_of_all_years_stands_in_the_form_of_the_language() -> None:
    days = {tag: format_day_of_year(2, 29, tag) for tag in ("en", "de", "fr", "ru", "ar")}
    assert days == {
        "en": "29 February",
        "de": "29. Februar",
        "fr": "29 février",
        "ru": "29 февраля",
        "ar": "29 فبراير",
    }
    assert format_day_of_year(1, 1, "fr") == "1er\u00a0janvier"


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    french = Strings("fr", {})
    assert format_date(parse_date("1953-02-01"), "fr", french) == "1er\u00a0février 1953"
    assert format_date(parse_date("1953-02-01"), "fr", french, "weekday") == "dimanche 1er\u00a0février 1953"
    assert format_date(parse_date("1953-02-11"), "fr", french) == "11 février 1953"


def test_the_day_of_the_week_without_the_hour() -> None:
    at = parse_date("1953-02-01T06:30+02:00")
    assert format_date(at, "en", Strings("en", {}), "weekday") == "Sunday, 1 February 1953"
    assert format_date(at, "en", Strings("en", {}), "full") == "Sunday, 1 February 1953, 06:30 GMT+02:00"


@pytest.mark.parametrize(
    ("language", "first"),
    [("en", 0), ("en-US", 6), ("de", 0), ("fr", 0), ("ru", 0), ("he", 6), ("ar", 5), ("fa", 5), ("pt-BR", 6)],
)
def test_a_week_begins_where_the_language_is_spoken(language: str, first: int) -> None:
    assert first_weekday(language) == first
    names = weekday_names(language)
    assert len(set(names)) >= 6
    if language == "de":
        assert names[0].startswith("Mo")
    if language == "en-US":
        assert names[0] == "Sun"


@pytest.mark.parametrize(
    ("language", "joined"),
    [
        ("en", "A, B and C"),
        ("en-US", "A, B, and C"),
        ("de", "A, B und C"),
        ("fr", "A, B et C"),
        ("ru", "A, B и C"),
        ("ar", "A وB وC"),
    ],
)
def test_names_are_joined_as_in_a_sentence(language: str, joined: str) -> None:
    names = "ABC"
    found = "".join(
        name + (list_gap(place, 3, language) if place < 3 else "") for place, name in enumerate(names, 1)
    )
    assert found == joined


def test_two_names_need_no_comma() -> None:
    assert list_gap(1, 2, "de") == " und "


def test_numbers_may_have_a_fixed_number_of_decimals() -> None:
    found = {tag: format_number(12345.6, tag) for tag in ("en", "de", "fr", "ru")}
    assert found == {"en": "12,345.6", "de": "12.345,6", "fr": "12\u202f345,6", "ru": "12\xa0345,6"}
    assert format_number(24.7, "de", 3) == "24,700"


def test_headings_begin_with_a_capital() -> None:
    assert capitalised("ноябрь 2015", "ru") == "Ноябрь 2015"
    assert capitalised("istanbul", "tr") == "İstanbul"
    assert capitalised("ırmak", "tr") == "Irmak"
    assert capitalised("ß", "de") == "ß"
    assert capitalised("", "fr") == ""
    assert capitalised("فبراير", "ar") == "فبراير"


def test_days_of_the_week_fit_into_a_calendar() -> None:
    for language in ("en", "de", "fr", "ru", "ar", "he", "es", "tr", "pl"):
        assert max(map(len, weekday_names(language))) <= 7


def test_months_stand_alone_and_are_never_cut() -> None:
    assert month_names("ru")[8] == "сентябрь"
    assert len(set(month_names("fr", short=True))) == 12
