"""Footnotes: numbers, links there and back, and what is wrong with them."""

from __future__ import annotations

import pytest

from tests.annotations.pages import check, page
from tests.markdown.reading import faults, read


def test_links_there_and_back() -> None:
    body = read("One[^x] and two[^y] and one again[^x].\n\n[^y]: Second.\n\n[^x]: First.").body
    root = check(body, (), page(body))
    links = {link.get("id") or link.get("href"): link.get("href") for link in root.iter("a")}
    assert links == {
        "fnref-1": "#fn-1",
        "fnref-2": "#fn-2",
        "fnref-1-2": "#fn-1",
        "#fnref-1": "#fnref-1",
        "#fnref-1-2": "#fnref-1-2",
        "#fnref-2": "#fnref-2",
    }
    assert [item.get("id") for item in root.iter("li")] == ["fn-1", "fn-2"]


def test_a_footnote_named_only_in_an_unused_one_is_not_shown() -> None:
    parsed = read("One.\n\n[^a]: See[^b].\n\n[^b]: Other.")
    assert parsed.body.text == "One."
    assert faults(parsed) == [("T301", 3, 1), ("T301", 5, 1)]


WRONG = {
    "T301": ("One.\n\n[^a]: Lost.", "One.", [("T301", 3, 1)]),
    "T302": ("One[^1] and `[^2]` and \\[^3].", "One[^1] and [^2] and [^3].", [("T302", 1, 4)]),
    "T303": ("One[^a].\n\n[^a]: First.\n\n[^a]: Second.", "One.\n\nSecond.", [("T303", 3, 1)]),
}


@pytest.mark.parametrize(("source", "text", "wanted"), WRONG.values(), ids=WRONG)
def test_what_is_wrong(source: str, text: str, wanted: list[tuple[str, int, int]]) -> None:
    parsed = read(source)
    assert faults(parsed) == wanted
    assert parsed.body.text == text


def test_no_inline_footnotes() -> None:
    assert read("x^[2] and ^[a note]").body.text == "x^[2] and ^[a note]"
