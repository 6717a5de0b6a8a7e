"""What is written as fields is read back exactly, whatever the text."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from pressmark.diagnostics import SourceText
from pressmark.frontmatter import ARTICLE, read_fields
from pressmark.importers.fields_writer import FieldValue, scalar, write_fields

ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
TRICKY = st.text(
    alphabet=list(" :#-?![]{}|>'\"\\%@`&*,\t\n\r\0\x85\x7f\u2028\u2029\ufeff\ufffeayn01.~/é山😀\u0301")
)
TEXTS = st.one_of(ANY, TRICKY)
NAMES = st.sampled_from(["title", "source", "rights", "header", "url"])


def read(text: str) -> list[Any]:
    return [yaml.load(text, Loader) for Loader in (yaml.CBaseLoader, yaml.BaseLoader)]


@given(st.dictionaries(NAMES, st.one_of(TEXTS, st.lists(TEXTS), st.dictionaries(NAMES, TEXTS))))
@example({"title": "a: b", "source": " #", "header": "\ufeff date 2015-09-30\r\n\r "})
@example({"title": "---", "rights": "...", "url": "- x", "header": ""})
def test_every_value_is_read_back_exactly(fields: dict[str, FieldValue]) -> None:
    for back in read(write_fields(fields)):
        assert (back or {}) == fields


@given(TEXTS)
def test_the_archives_own_reader_gives_the_text_back(text: str) -> None:
    source = SourceText("flood.yaml", write_fields({"title": "Flood", "date": "1953", "header": text}))
    fields, _, problems = read_fields(ARTICLE, source, 1, len(source.lines) + 1)
    assert fields is not None
    assert fields.get("header", "") == (text if text.strip() else "")
    assert not problems


@given(TEXTS)
def test_a_scalar_stays_on_its_line(text: str) -> None:
    assert len(scalar(text).splitlines()) <= 1


@given(st.text(alphabet="0123456789.eE+-_:xoXabcdefTtruefalsNnyYulLoO~", min_size=1, max_size=8))
def test_no_reader_takes_text_for_a_number(text: str) -> None:
    back = yaml.safe_load(f"title: {scalar(text)}")["title"]
    assert isinstance(back, str) or scalar(text)[0] in "0123456789"
    assert not isinstance(back, bool | float | None.__class__)


@pytest.mark.parametrize(
    "text",
    [
        "Reuters",
        "Copyright 2015",
        "President Vladimir Putin on Wednesday secured …",
        "2015-09-30",
        "1951/1953",
        "1953?",
        "https://example.org/a?b=c",
        "Потоп 1953 года",
        "The mayor’s answer (in full)",
    ],
)
def test_plain_words_stay_plain(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (" date 2015-09-30 ", '" date 2015-09-30 "'),
        ("Flood: the cost", '"Flood: the cost"'),
        ("no", '"no"'),
        ("0123", '"0123"'),
        ("a #b", '"a #b"'),
        ('say "no"', r'"say \"no\""'),
        ("\ufeffa\r\n\x00\x9f\u2028", r'"\ufeffa\r\n\0\x9f\u2028"'),
        ("-", '"-"'),
        ("", '""'),
    ],
)
def test_what_could_be_misread_is_quoted(text: str, written: str) -> None:
    assert scalar(text) == written


def test_truth_lists_and_mappings() -> None:
    fields: dict[str, FieldValue] = {
        "title_supplied": True,
        "byline": ["Jane Roe", "J. Doe, Jr."],
        "received": {"file": "Flood of 1953 (final).txt"},
    }
    assert write_fields(fields) == (
        "title_supplied: true\n"
        'byline: ["Jane Roe", "J. Doe, Jr."]\n'
        'received: {file: "Flood of 1953 (final).txt"}\n'
    )


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogate"):
        write_fields({"title": "a\ud800"})
