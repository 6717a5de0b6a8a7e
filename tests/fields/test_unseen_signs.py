"""Signs that nobody can see get into fields, settings and words only as escapes; the author is told."""

from __future__ import annotations

import pytest

from pressmark.config import read_settings
from pressmark.diagnostics import SourceText
from pressmark.frontmatter import ARTICLE, read_fields
from pressmark.languages import read_strings


@pytest.mark.parametrize(
    "line",
    [
        'title: "a\\0b"',
        'title: "a\\x07b"',
        'summary: "a\\uFFFEb"',
        'topics: ["a\\x1Bb"]',
        'source: "a\\x01b"',
    ],
)
def test_an_escape_of_a_control_sign_is_no_value(line: str) -> None:
    source = SourceText("x.md", f"{line}\ntitle: Flood\ndate: 1953\n".replace("title: Flood\n", ""))
    values, _, found = read_fields(ARTICLE, source, 1, 3)
    name = line.partition(":")[0]
    assert values is not None
    assert not values.get(name)
    assert ("F118", 1) in [(d.code, d.place.line) for d in found]


def test_what_an_importer_kept_to_the_letter_may_hold_them() -> None:
    source = SourceText("x.yaml", 'title: Flood\ndate: 1953\nheader: "a\\x01b"\n')
    values, _, found = read_fields(ARTICLE, source, 1, 4)
    assert (values or {})["header"] == "a\x01b"
    assert not found


def test_a_setting_with_a_control_sign_is_an_error_and_its_default_stands_in() -> None:
    settings, found = read_settings("content/archive.toml", b'title = "a\\u0007b"')
    assert settings.title == "Archive"
    assert [(d.code, d.place.line, d.place.column) for d in found] == [("C118", 1, 9)]
    assert "U+0007" in found[0].message


def test_words_of_the_interface_with_a_control_sign_are_refused() -> None:
    base, _ = read_strings("en.toml", b'about = "About"', "en")
    words, found = read_strings("nl.toml", b'about = "a\\u0007b"', "nl", base)
    assert words.say("about") == "About"
    assert "C503" in [d.code for d in found]


def test_more_fields_than_any_file_needs() -> None:
    lines = "".join(f"field{number}: x\n" for number in range(100_000))
    values, _, found = read_fields(ARTICLE, SourceText("x.yaml", lines), 1, 100_001)
    assert values is None
    assert [(d.code, d.place.line) for d in found] == [("F120", 1001)]


def test_a_field_that_stands_there_very_often_takes_no_longer_for_it() -> None:
    lines = "title: x\n" * 50_000
    values, _, found = read_fields(ARTICLE, SourceText("x.yaml", lines), 1, 50_001)
    assert values == {"title": "x"}
    assert len([d for d in found if d.code == "F105"]) == 49_999
