"""Mentions: what is one, whom it names, which words it marks."""

from __future__ import annotations

import pytest

from tests.markdown.reading import faults, named, read, words

CASES = {
    "a name": ("[[Vladimir Putin]]", [("Vladimir Putin", "Vladimir Putin")]),
    "a label": ("[[Vladimir Putin|the president]]", [("Vladimir Putin", "the president")]),
    "a type stays with the target and is not shown": (
        "[[person:Vladimir Putin]]",
        [("person:Vladimir Putin", "Vladimir Putin")],
    ),
    "a prefix that is no type is shown": ("[[Brexit: the film]]", [("Brexit: the film", "Brexit: the film")]),
    "somebody not identified": ("[[person:?|a man in a grey coat]]", [("person:?", "a man in a grey coat")]),
    "a report": ("[[2015-09-30-parliament|earlier]]", [("2015-09-30-parliament", "earlier")]),
    "a passage of a report": (
        "[[2015-09-30-parliament#p4-12|earlier]]",
        [("2015-09-30-parliament#p4-12", "earlier")],
    ),
    "a passage without a label": (
        "[[2015-09-30-parliament#p4]]",
        [("2015-09-30-parliament#p4", "2015-09-30-parliament")],
    ),
    "spaces around are trimmed": ("[[ Ann Roe | she ]]", [("Ann Roe", "she")]),
    "an empty label is none": ("[[Ann Roe|]]", [("Ann Roe", "Ann Roe")]),
    "one line break is a space": ("[[Ann\nRoe|the\nkeeper]]", [("Ann Roe", "the keeper")]),
    "a line break in the target alone": ("[[Ann\nRoe]]", [("Ann Roe", "Ann Roe")]),
    "a hard break in a label is a space": ("[[Ann Roe|the  \nkeeper]]", [("Ann Roe", "the keeper")]),
    "emphasis and code in a label": ("[[Ann Roe|the *lock* `keeper`]]", [("Ann Roe", "the lock keeper")]),
    "nothing else in a label": ("[[Ann Roe|see <https://x.org>]]", [("Ann Roe", "see <https://x.org>")]),
    "a label is no link": ("[[Ann Roe|a ![b](c.jpg)]]", [("Ann Roe", "a ![b](c.jpg)")]),
    "brackets in a label": ("[[Ann Roe|she [the keeper] said]]", [("Ann Roe", "she [the keeper] said")]),
    "references and escapes in a target": (r"[[Roe &amp; Doe\]]]", [("Roe & Doe]", "Roe & Doe]")]),
    "no emphasis in a target": (
        "[[snake_case_name]] [[*nix]]",
        [("snake_case_name", "snake_case_name"), ("*nix", "*nix")],
    ),
    "a second bar belongs to the label": ("[[a|b|c]]", [("a", "b|c")]),
    "in a table the bar is escaped": ("| x |\n|---|\n| [[Ann Roe\\|she]] |", [("Ann Roe", "she")]),
    "in emphasis": ("*[[Ann Roe]] said*", [("Ann Roe", "Ann Roe")]),
    "in a heading": ("# The end of [[Ann Roe]]", [("Ann Roe", "Ann Roe")]),
    "in a quotation in a list": ("- > [[Ann Roe]]", [("Ann Roe", "Ann Roe")]),
    "in a footnote": ("x[^1]\n\n[^1]: [[Ann Roe]]", [("Ann Roe", "Ann Roe")]),
    "side by side": ("[[a]][[b]]", [("a", "a"), ("b", "b")]),
    "before what looks like a link": ("[[a]](b)", [("a", "a")]),
    "not in code": ("`[[a]]`\n\n```\n[[a]]\n```", []),
    "not in an address": ("<https://x.org/[[a]]> https://x.org/[[a]]", []),
    "not when escaped": (r"\[[a]] [\[a]]", []),
    "after an escaped exclamation mark": (r"Hurrah\![[a]]", [("a", "a")]),
    "right to left": ("[[אן רו|היא]]", [("אן רו", "היא")]),
}


@pytest.mark.parametrize(("source", "wanted"), CASES.values(), ids=CASES)
def test_mentions(source: str, wanted: list[tuple[str, str]]) -> None:
    parsed = read(source)
    assert named(parsed) == wanted
    assert not parsed.diagnostics


def test_attributes() -> None:
    source = (
        '[[Putin]]{role=speaker sure=0.8 by="A. Archivist" checked=2026-02-01}, he [[Putin|said]]{ sure=1 }'
    )
    first, second = read(source).mentions
    assert (first.role, first.certainty, first.by, first.checked_on) == (
        "speaker",
        0.8,
        "A. Archivist",
        "2026-02-01",
    )
    assert (second.role, second.certainty) == ("", 1.0)
    assert read(source).body.text == "Putin, he said"


@pytest.mark.parametrize("braces", ["{}", "{ }", "{see below}", "{1=2}", "{{x}}"])
def test_braces_that_are_no_attributes_are_text(braces: str) -> None:
    parsed = read(f"[[Putin]]{braces}")
    assert parsed.body.text == f"Putin{braces}"
    assert not parsed.diagnostics


def test_places_are_those_of_the_file() -> None:
    source = "---\ntitle: Flood\n---\n\nIn *May*\n> - saw [[Ann Roe]] and\n>   [[Dan Doe|him]]\n"
    parsed = read(source, first_line=4)
    places = [(one.place.line, one.place.column, one.place.length) for one in parsed.mentions]
    assert places == [(6, 9, 11), (7, 5, 15)]
    assert parsed.mentions[0].place.excerpt == "> - saw [[Ann Roe]] and"


WRONG = {
    "T101 unclosed": ("He saw [[Ann Roe and left.", "He saw [[Ann Roe and left.", [("T101", 1, 8)]),
    "T101 one bracket too few": ("[[Ann Roe] and [[Dan Doe]]", "[[Ann Roe] and Dan Doe", [("T101", 1, 1)]),
    "T101 two line breaks": ("[[Ann\nof\nRoe", "[[Ann\nof\nRoe", [("T101", 1, 1)]),
    "T101 a bar in a table": ("| x | y |\n|---|---|\n| [[a|b]] |", "x\ty\n[[a\tb]]", [("T101", 3, 3)]),
    "T116 two line breaks": ("[[Ann\nof\nRoe]] left", "[[Ann\nof\nRoe]] left", [("T116", 1, 1)]),
    "T116 a bracket inside": ("So [[Ann [of] Roe]] left", "So [[Ann [of] Roe]] left", [("T116", 1, 4)]),
    "T101 a name in a label": ("[[a|b [[c]]", "[[a|b c", [("T101", 1, 1)]),
    "T102 no name": ("[[|she]] and [[]]", "she and [[]]", [("T102", 1, 1), ("T102", 1, 14)]),
    "T103 put in": ("![[Boat.png]] Oh![[Ann|she]]", "!Boat.png Oh!she", [("T103", 1, 2), ("T103", 1, 18)]),
    "T104 a heading": ("[[STEM#The heading]]", "STEM#The heading", [("T104", 1, 1)]),
    "T104 a block": ("[[^abc]] [[STEM#^abc|it]]", "^abc it", [("T104", 1, 1), ("T104", 1, 10)]),
    "T105 in a link": ("[see [[Ann|her]] here](https://x.org)", "see her here", [("T105", 1, 6)]),
    "T105 in a description": ("![see [[Ann|her]]](../../media/a.jpg)", "", [("T105", 1, 7)]),
    "T106 unknown": ("[[Ann]]{rolle=x sure=1}", "Ann{rolle=x sure=1}", [("T106", 1, 9)]),
    "T107 typographic": ("[[Ann]]{by=“A. B.”}", "Ann{by=“A. B.”}", [("T107", 1, 9)]),
    "T107 no end": ('[[Ann]]{by="A. B.', 'Ann{by="A. B.', [("T107", 1, 9)]),
    "T107 twice": ("[[Ann]]{by=a by=b}", "Ann{by=a by=b}", [("T107", 1, 14)]),
    "T108 out of range": (
        "[[Ann]]{sure=1.5} [[Ann]]{sure=0,8}",
        "Ann Ann",
        [("T108", 1, 9), ("T108", 1, 27)],
    ),
    "T112 no words": ("[[person:?]]", "?", [("T112", 1, 1)]),
    "T113 no date": ("[[Ann]]{checked=yesterday}", "Ann", [("T113", 1, 9)]),
    "T114 in a title": ('[x](https://x.org "[[Ann]]")', "x", [("T114", 1, 20)]),
}


@pytest.mark.parametrize(("source", "text", "wanted"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_at_its_place_and_the_words_are_kept(
    source: str, text: str, wanted: list[tuple[str, int, int]]
) -> None:
    parsed = read(source)
    assert faults(parsed) == wanted
    assert parsed.body.text == text


def test_a_plain_bar_in_a_table_gets_a_hint_of_its_own() -> None:
    assert "\\|" in read("| x |\n|---|\n| [[a|b]] |").diagnostics[0].hint
    assert "]]" in read("[[a").diagnostics[0].hint


def test_a_mention_in_a_description_leaves_its_words() -> None:
    parsed = read("![The boat of [[Ann Roe|her]] and [[person:Dan]]](../../media/a.jpg)")
    assert [piece.alt for piece in parsed.body.pieces if hasattr(piece, "alt")] == ["The boat of her and Dan"]


def test_a_wrong_value_leaves_the_rest() -> None:
    (mention,) = read("[[Ann]]{sure=2 role=witness}").mentions
    assert (mention.certainty, mention.role) == (None, "witness")


def test_spans_count_code_points() -> None:
    parsed = read("👩🏽‍🚀 e\u0301 [[Ann|שלום]]")
    assert words(parsed, parsed.mentions[0]) == ["שלום"]
    assert parsed.mentions[0].spans[0].start == 8
