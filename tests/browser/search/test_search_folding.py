"""The browser folds names as Python does."""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from pressmark.search.folding import readings
from tests.browser.search.searching import Search

pytestmark = pytest.mark.browser

VECTORS = json.loads(
    Path(__file__).parents[2].joinpath("search/folding-vectors.json").read_text(encoding="utf-8")
)
FOLD = """async (texts) => {
    const { names } = await import("../assets/search-names.js");
    const { readings } = await names();
    return texts.map((text) => readings(text));
}"""


def folded(search: Search, texts: list[str]) -> Any:
    search.open()
    return search.page.evaluate(FOLD, texts)


def test_the_readings_of_the_vectors(search: Search) -> None:
    assert folded(search, [text for text, _ in VECTORS]) == [expected for _, expected in VECTORS]


def test_every_sign_there_is(search: Search) -> None:
    """Signs that Python's Unicode knows: the browser's is newer, and what both know does not change."""
    left_out = ("Cn", "Cs", "Co")
    signs = [
        chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) not in left_out
    ]
    lines = ["a".join(signs[at : at + 25]) for at in range(0, len(signs), 25)]
    mine = [[list(reading) for reading in readings(line)] for line in lines]
    theirs = folded(search, lines)
    assert [
        (line, one, other) for line, one, other in zip(lines, mine, theirs, strict=True) if one != other
    ] == []
