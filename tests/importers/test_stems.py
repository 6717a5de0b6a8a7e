"""Names of articles from names of files, and titles from opening words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.config import is_segment
from pressmark.dates import parse_date
from pressmark.importers.stems import numbered, slug, stem_for, telling_name
from pressmark.importers.titles import opening_words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("2015-09-30-reuters.txt", "-reuters"),
        ("Flood of 1953 (final).txt", "Flood of 1953"),
        ("box 3/Flood of 1953 (Final, v2).TXT", "Flood of 1953"),
        ("Flood_final_v2.txt", "Flood"),
        ("Flood - Copy.txt", "Flood"),
        ("Flood copy 2.txt", "Flood"),
        ("Copy of Flood.txt", "Flood"),
        ("Flood (1).txt", "Flood"),
        ("Cup final.txt", "Cup final"),
        ("The copy.txt", "The"),
        ("Потоп 1953.txt", "Потоп 1953"),
        ("洪水.txt", "洪水"),
        ("Flood of 1953", "Flood of 1953"),
        ("a.b.txt", "a.b"),
    ],
)
def test_what_a_file_name_tells(name: str, words: str) -> None:
    assert telling_name(name) == words


@pytest.mark.parametrize(
    "name",
    [
        "IMG_0001.txt",
        "IMG_20150930_101112.txt",
        "DSCN0012.txt",
        "Scan 12.txt",
        "scan_0001 (copy).txt",
        "Untitled document (3).txt",
        "New Text Document.txt",
        "0001.txt",
        "1953-02-01.txt",
        "x.txt",
        "-.txt",
        "doc1.txt",
        ".txt",
    ],
)
def test_a_file_name_that_tells_nothing(name: str) -> None:
    assert telling_name(name) == ""


@pytest.mark.parametrize(
    ("date", "words", "stem"),
    [
        ("2015-09-30", "-reuters", "2015-09-30-reuters"),
        ("1953", "Flood of 1953", "1953-flood-of-1953"),
        ("undated", "Flood of 1953", "flood-of-1953"),
        ("1953?", "The mayor’s answer — “no”", "1953-the-mayors-answer-no"),
        ("1951/1953", "a", "1951-1953-a"),
        ("195X", "a", "195x-a"),
        ("2015-09-30T14:05+03:00", "a", "2015-09-30-a"),
        ("1953-02", "Потоп в городе", "1953-02-потоп-в-городе"),
        ("1953", "हिन्दी", "1953-हिन्दी"),
        ("1953", "", "1953"),
        ("1953", "1953 flood", "1953-flood"),
        ("1953", "19530 trees", "1953-19530-trees"),
        ("undated", "!", ""),
    ],
)
def test_stems(date: str, words: str, stem: str) -> None:
    assert stem_for(parse_date(date), words) == stem


def test_reports_that_ask_for_one_stem_are_numbered() -> None:
    assert [numbered("flood", number) for number in (1, 2, 3)] == ["flood", "flood-2", "flood-3"]


@given(st.text())
def test_a_slug_is_a_good_name(words: str) -> None:
    made = slug(words)
    assert made == "" or is_segment(made)
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert len(made) <= 60
    assert len(made.encode()) <= 150
    assert slug(made) == made


@given(st.text(max_size=30))
def test_any_name_is_read(name: str) -> None:
    assert telling_name(name).strip() == telling_name(name)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Water came. It went.\n", "Water came. It went"),
        (
            "Water came to the lower town on Sunday night and stayed for a week.\n\nMore.",
            "Water came to the lower town on Sunday night and …",
        ),
        (
            "Extraordinarily incomprehensible circumstances notwithstanding, municipal duties remained.",
            "Extraordinarily incomprehensible circumstances notwithstanding …",
        ),
        ("1 February 1953\r\n\r\nWater\r\ncame\r\n\r\nIt went.", "Water came"),
        ("LAKESIDE, May 3 (Agency) - Water came.", "Water came"),
        ("* * *\n\nWater came\x07", "Water came"),
        ("“Water!”", "“Water!”"),
        ("洪" * 100, "洪" * 72 + " …"),
        ("* * *\n", ""),
        ("", ""),
    ],
)
def test_opening_words(text: str, title: str) -> None:
    assert opening_words(text) == title


@given(st.text())
def test_a_title_is_short_and_on_one_line(text: str) -> None:
    title = opening_words(text)
    assert len(title) <= 75
    assert title.isprintable()
