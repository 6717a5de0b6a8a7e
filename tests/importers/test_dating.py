"""Dates as people write them; what can be read in two ways is not read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.importers.dating import date_in_name, date_in_text, dateline_of, read_date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2015-09-30", "2015-09-30"),
        ("1953~", "1953~"),
        ("undated", "undated"),
        ("30 September 2015", "2015-09-30"),
        ("30th September, 2015", "2015-09-30"),
        ("Wednesday, 30 September 2015.", "2015-09-30"),
        ("Wednesday 30 September 2015", "2015-09-30"),
        ("September 30, 2015", "2015-09-30"),
        ("Sept. 30, 2015", "2015-09-30"),
        ("Feb 1 1953", "1953-02-01"),
        ("May 1953", "1953-05"),
        ("30.09.2015", "2015-09-30"),
        ("3.4.2015", "2015-04-03"),
        ("30/09/2015", "2015-09-30"),
        ("09/30/2015", "2015-09-30"),
        ("2015/9/30", "2015-09-30"),
        ("20150930", "2015-09-30"),
        ("3/3/2015", "2015-03-03"),
    ],
)
def test_a_date_in_words_or_figures(words: str, date: str) -> None:
    found = read_date(words)
    assert found is not None
    assert found.text == date


@pytest.mark.parametrize(
    "words",
    [
        "",
        "03/04/2015",
        "30 February 2015",
        "31.02.2015",
        "Moscow",
        "30 September",
        "soon",
        "May",
        "2015-13-01",
    ],
)
def test_what_is_no_date_or_two_dates_is_not_read(words: str) -> None:
    assert read_date(words) is None


@pytest.mark.parametrize(
    ("words", "language", "date"),
    [
        ("30 сентября 2015 г.", "ru", "2015-09-30"),
        ("1. März 1953", "de", "1953-03-01"),
        ("1 de febrero de 1953", "es", "1953-02-01"),
        ("1er février 1953", "fr", "1953-02-01"),
        ("1 February 1953", "ru", "1953-02-01"),
    ],
)
def test_months_of_the_archives_language(words: str, language: str, date: str) -> None:
    found = read_date(words, language)
    assert found is not None
    assert found.text == date


@pytest.mark.parametrize(
    ("name", "date", "rest"),
    [
        ("2015-09-30-reuters", "2015-09-30", "-reuters"),
        ("20150930_reuters", "2015-09-30", "_reuters"),
        ("reuters 2015_09_30", "2015-09-30", "reuters"),
        ("flood 1.2.1953 page", "1953-02-01", "flood   page"),
        ("Flood 1 February 1953", "1953-02-01", "Flood"),
        ("flood-february-1-1953", "1953-02-01", "flood-"),
        ("1953-02-flood", "1953-02", "flood"),
    ],
)
def test_a_date_in_a_file_name(name: str, date: str, rest: str) -> None:
    found, left = date_in_name(name)
    assert found is not None
    assert (found.text, left) == (date, rest)


@pytest.mark.parametrize(
    "name",
    [
        "IMG_0001",
        "IMG_20150930_101112",
        "Scan 2015-09-30",
        "Flood of 1953 (final)",
        "2000 trees planted",
        "case 12345678",
        "1951-53 accounts",
        "1400_great_expectations",
        "1953-flood",
        "1953",
        "2015-02-30",
        "",
    ],
)
def test_a_name_that_does_not_say_when(name: str) -> None:
    assert date_in_name(name) == (None, name)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1 February 1953\n\nWater came.", "1953-02-01"),
        ("\ufeff  Sunday, February 1, 1953\r\nWater came.", "1953-02-01"),
        ("LAKESIDE, 1 February 1953 (Agency) – Water came.", "1953-02-01"),
        ("LAKESIDE, N.Y., Feb. 1, 1953 -- Water came.", "1953-02-01"),
    ],
)
def test_a_report_that_opens_with_its_date(text: str, date: str) -> None:
    found = date_in_text(text)
    assert found is not None
    assert found.text == date


@pytest.mark.parametrize(
    "text",
    [
        "",
        "On 1 February 1953 water came.",
        "LAKESIDE, Feb 1 (Agency) – Water came.",
        "Water came on 1 February 1953 – and went.",
        "1953\n\nA year in review.",
        "Water came.\n\n1 February 1953",
    ],
)
def test_a_date_in_running_text_is_not_the_reports(text: str) -> None:
    assert date_in_text(text) is None


def test_the_dateline_of_a_wire_report() -> None:
    assert dateline_of("LAKESIDE, May 3 (Agency) - Water came.") == "LAKESIDE, May 3 (Agency) - "
    assert dateline_of("Lakeside, where water came - and went") == ""


@given(st.text(max_size=60))
def test_nothing_that_people_write_breaks_it(text: str) -> None:
    read_date(text, "ru")
    date_in_text(text, "ru")
    found, rest = date_in_name(text, "ru")
    assert found is not None or rest == text
