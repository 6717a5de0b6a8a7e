"""Names are folded alike here and in the browser (``tests/browser/test_search_folding.py`` reads the same
vectors)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.search.folding import LONGEST, fold, plain_reading, readings

VECTORS = json.loads(Path(__file__).with_name("folding-vectors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "expected"), VECTORS, ids=[repr(text) for text, _ in VECTORS])
def test_the_readings_of_the_vectors(text: str, expected: list[list[str]]) -> None:
    assert [list(reading) for reading in readings(text)] == expected


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lodz", "Łódź"),
        ("strasse", "Straße"),
        ("oresund", "Øresund"),
        ("un", "U.N."),
        ("obrien", "O’Brien"),
        ("mueller", "Müller"),
        ("muller", "Müller"),
        ("putin", "Путин"),
        ("sergey", "Сергей"),
        ("sergej", "Сергей"),
        ("kyiv", "Київ"),
        ("tschechow", "Чехов"),
        ("odysseas", "ΟΔΥΣΣΕΑΣ"),
        ("احمد", "أحمد"),
    ],
)
def test_what_readers_type_is_a_reading_of_what_is_written(typed: str, name: str) -> None:
    assert plain_reading(typed) in readings(name)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    for reading in readings(text):
        assert all(0 < len(word) <= LONGEST for word in reading)
        assert plain_reading(" ".join(reading)) == reading


@given(st.text())
def test_case_and_accents_make_no_difference(text: str) -> None:
    assert plain_reading(text.upper().lower()) == plain_reading(text.upper())
    assert plain_reading(plain_reading(text)[0] if plain_reading(text) else "") == plain_reading(text)[:1]
