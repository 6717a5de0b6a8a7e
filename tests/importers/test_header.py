"""Header words: what is taken out, what it says, and what must stay in the report."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pressmark.importers.header import read_header


def parts(text: str) -> tuple[str, str, list[tuple[str, str]]]:
    header = read_header(text)
    return text[: header.end], text[header.end :], [(word.field, word.value) for word in header.words]


@pytest.mark.parametrize(
    ("text", "taken", "words"),
    [
        (" date 1953-02-01 Water came.\n", " date 1953-02-01 ", [("date", "1953-02-01")]),
        ("\ufeffDate: 1953-02-01 Water came.", "\ufeffDate: 1953-02-01 ", [("date", "1953-02-01")]),
        ("date 1 February 1953 Water came.", "date 1 February 1953 ", [("date", "1953-02-01")]),
        (
            "date 1953-02-01 url https://example.org/a?b=c Water came.",
            "date 1953-02-01 url https://example.org/a?b=c ",
            [("date", "1953-02-01"), ("url", "https://example.org/a?b=c")],
        ),
        ("date 1953\n\n  Water came.", "date 1953\n\n", [("date", "1953")]),
        (
            "Title: The flood: report\r\nDate: 1 February 1953\r\nby Jane Roe & John Doe\r\n\r\nWater came.",
            "Title: The flood: report\r\nDate: 1 February 1953\r\nby Jane Roe & John Doe\r\n\r\n",
            [
                ("title", "The flood: report"),
                ("date", "1953-02-01"),
                ("byline", "Jane Roe"),
                ("byline", "John Doe"),
            ],
        ),
        (
            "\n Source:The Lakeside Post\n\nDate: 01.02.1953\n\nLanguage: English\n\nWater came.",
            "\n Source:The Lakeside Post\n\nDate: 01.02.1953\n\nLanguage: English\n\n",
            [("source", "The Lakeside Post"), ("date", "1953-02-01"), ("language", "en")],
        ),
        ("title: A\rdate: 1953\rWater came.\r", "title: A\rdate: 1953\r", [("title", "A"), ("date", "1953")]),
        ("author:\ndate: 1953\nWater came.", "author:\ndate: 1953\n", [("date", "1953")]),
        (
            "Page: 3\nEdition: late\nSection: Home\nRights: Public domain\nurl http://example.org\nWater.",
            "Page: 3\nEdition: late\nSection: Home\nRights: Public domain\nurl http://example.org\n",
            [
                ("page", "3"),
                ("edition", "late"),
                ("section", "Home"),
                ("rights", "Public domain"),
                ("url", "http://example.org"),
            ],
        ),
        ("date 1953-02-01", "date 1953-02-01", [("date", "1953-02-01")]),
    ],
)
def test_header_words_are_taken_out(text: str, taken: str, words: list[tuple[str, str]]) -> None:
    assert parts(text) == (taken, text[len(taken) :], words)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  Water came.",
        "Water came.\ndate: 1953-02-01\n",
        "Date 1953 was a year of floods.",
        "Title fight ends in a draw.",
        "Source close to the mayor: no comment.",
        "By Wednesday the water had come.",
        "By Jane Roe\n\nWater came.",
        "Author Jane Roe was in the town.",
        "url of the town",
        "Lakeside: water came.\n\nDate: 1953-02-01",
        "date 03/04/2015 Water came.",
        "https://example.org/a\n\nWater came.",
        "date" + " " * 500_000 + "x",
        "by " + "a" * 500_000 + "!",
        " " * 500_000 + "\n" + " " * 500_000 + "x",
    ],
)
def test_a_report_without_header_words_stays_whole(text: str) -> None:
    assert parts(text) == ("", text, [])
    assert not [item for item in read_header(text).unread if item.taken_out]


def test_words_between_known_ones_are_taken_out_and_reported() -> None:
    text = "title: The flood\nref: 123\ndate: 1953-02-01\nLakeside: water came.\n"
    taken, rest, _ = parts(text)
    assert taken == "title: The flood\nref: 123\ndate: 1953-02-01\n"
    assert rest == "Lakeside: water came.\n"
    unread = read_header(text).unread
    assert [(item.word, item.value, item.taken_out) for item in unread] == [
        ("ref", "123", True),
        ("Lakeside", "water came.", False),
    ]
    assert [text[item.offset :].split(":")[0] for item in unread] == ["ref", "Lakeside"]


@pytest.mark.parametrize("line", ["date: 03/04/2015", "Date: soon", "url: example", "language: ?"])
def test_a_known_word_that_cannot_be_read_is_reported_and_stays(line: str) -> None:
    header = read_header(f"{line}\n\nWater came.")
    assert header.end == 0
    assert [(item.known, item.taken_out) for item in header.unread] == [(True, False)]


def test_words_below_a_header_word_are_no_names() -> None:
    assert parts("date 1953-02-01\nby the time the water came\n")[1] == "by the time the water came\n"


def test_a_second_title_is_part_of_the_report() -> None:
    taken, rest, _ = parts("title: The flood\ntitle: A play\nin three acts")
    assert (taken, rest) == ("title: The flood\n", "title: A play\nin three acts")


LINES = st.sampled_from(
    [
        "date 1953-02-01",
        "Title: x",
        "by Jane Roe",
        "ref: 1",
        "",
        " ",
        "Water came.",
        "date: soon",
        "\ufeff",
        "source:",
        "a:b",
    ]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", " ", "\n\n", "\u2028", ""])


@given(st.lists(st.tuples(LINES, ENDS)).map(lambda rows: "".join(a + b for a, b in rows)))
@example("date 1953-02-01\r")
def test_what_is_taken_out_begins_the_file_and_nothing_is_lost(text: str) -> None:
    header = read_header(text)
    assert 0 <= header.end <= len(text)
    assert (header.end > 0) >= bool(header.words)
    for item in header.unread:
        assert text.startswith(item.word, item.offset)
        assert item.taken_out == (item.offset < header.end)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert 0 <= read_header(text, "ru").end <= len(text)
