"""Stand-off annotations: what is read from them, and how positions and quotations are checked."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.annotations.marks import finish
from pressmark.annotations.standoff import read_standoff
from pressmark.annotations.values import Parsed
from pressmark.diagnostics import SourceText
from pressmark.text import read_verbatim

PATH = "content/articles/2015/flood.annotations.json"
ARTICLE = "content/articles/2015/flood.txt"
TEXT = (
    "Ann Roe 😀 kept the lock.\nShe and Dan Doe, the mason,\nsaw the flood.\n\nDan Doe said: it was over.\n"
)
START = {name: TEXT.index(name) for name in ("Ann Roe", "lock", "Dan Doe", "mason", "it was over")}
"""Where each of these names stands first."""


def position(start: int, end: int) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": start, "end": end}


def quote(exact: str, prefix: str = "", suffix: str = "") -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def annotation(*selectors: dict[str, Any], body: Any = "person:ann-roe", **more: Any) -> dict[str, Any]:
    """An identifying annotation of the article, with the members ``more``."""
    target = {"source": "flood.txt", "selector": list(selectors)}
    return {
        "id": "#a1",
        "type": "Annotation",
        "motivation": "identifying",
        "body": body,
        "target": target,
    } | more


def at(name: str, by: int = 0, **more: Any) -> dict[str, Any]:
    """An annotation of ``name``, its position wrong ``by`` so many characters."""
    start = START[name] + by
    return annotation(position(start, start + len(name)), quote(name), **more)


def read(data: Any, text: str = TEXT) -> Parsed:
    """The annotations of ``data`` joined to ``text``."""
    body = read_verbatim(SourceText(ARTICLE, text))
    encoded = data if isinstance(data, bytes) else json.dumps(data, indent=1).encode()
    return read_standoff(PATH, encoded, Parsed(body=body), article=ARTICLE)


def marked(parsed: Parsed) -> list[str]:
    """The words of each mention; several ranges are parted by a bar."""
    return ["|".join(parsed.body.text[s.start : s.end] for s in mention.spans) for mention in parsed.mentions]


def codes(parsed: Parsed) -> list[str]:
    return [diagnostic.code for diagnostic in parsed.diagnostics]


def test_a_mention_with_all_it_can_say() -> None:
    body = {"id": "person:ann-roe", "type": "SpecificResource", "purpose": "identifying"}
    more = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"pressmark": "https://example.org/pressmark#"}],
        "creator": {"type": "Person", "name": "A. Archivist"},
        "pressmark:certainty": 0.9,
        "pressmark:checkedBy": "B. Editor",
        "pressmark:checkedOn": "2026-02-01",
        "pressmark:role": "keeper",
    }
    parsed = read([at("Ann Roe", body=body) | more])
    (one,) = parsed.mentions
    assert marked(parsed) == ["Ann Roe"]
    assert (one.target, one.identifiers, one.annotation, one.origin) == (
        "person:ann-roe",
        (),
        "#a1",
        "stand-off",
    )
    assert (one.by, one.certainty, one.checked_by, one.checked_on) == (
        "A. Archivist",
        0.9,
        "B. Editor",
        "2026-02-01",
    )
    assert one.role == "keeper"
    assert (one.place.path, one.place.line, one.place.column) == (PATH, 2, 2)
    assert not parsed.diagnostics
    assert not parsed.others


@pytest.mark.parametrize(
    ("body", "target", "identifiers"),
    [
        ("person:ann-roe", "person:ann-roe", ()),
        ({"id": "2014-drought"}, "2014-drought", ()),
        ({"source": "https://www.wikidata.org/entity/Q1"}, "", ("https://www.wikidata.org/entity/Q1",)),
        ("http://viaf.org/viaf/1", "", ("http://viaf.org/viaf/1",)),
        ({"pressmark:type": "person"}, "person:?", ()),
    ],
)
def test_bodies(body: Any, target: str, identifiers: tuple[str, ...]) -> None:
    (one,) = read([at("Ann Roe", body=body)]).mentions
    assert (one.target, one.identifiers) == (target, identifiers)


def test_somebody_not_identified_has_no_body() -> None:
    unidentified = {key: value for key, value in at("mason").items() if key != "body"}
    parsed = read([unidentified | {"pressmark:type": "person"}])
    assert [one.target for one in parsed.mentions] == ["person:?"]
    assert not parsed.diagnostics


def test_two_bodies_are_two_mentions() -> None:
    parsed = read([at("Ann Roe", body=["person:ann-roe", "organisation:lock-office"])])
    assert [one.target for one in parsed.mentions] == ["person:ann-roe", "organisation:lock-office"]
    anchors = [one.anchor for one in finish(parsed, "en").mentions]
    assert anchors == ["p1-0-7", "p1-0-7-2"]


def test_a_statement() -> None:
    more = {
        "motivation": "describing",
        "pressmark:by": "Dan Doe",
        "pressmark:to": ["Ann Roe"],
        "pressmark:on": "1953",
    }
    parsed = read([at("it was over", body=None) | more])
    (one,) = parsed.statements
    assert (one.by, one.to, one.on, one.origin) == ("Dan Doe", ("Ann Roe",), "1953", "stand-off")
    assert not parsed.mentions
    assert not parsed.diagnostics


def test_several_ranges() -> None:
    pair = [position(0, 7), quote("Ann Roe"), position(START["lock"], START["lock"] + 4), quote("lock")]
    plain = [position(START["Dan Doe"], START["Dan Doe"] + 7), position(0, 7)]
    around = [position(0, 3), position(4, 7), quote("Ann Roe")]
    parsed = read([annotation(*pair), annotation(*plain), annotation(*around)])
    assert marked(parsed) == ["Ann Roe|lock", "Ann Roe|Dan Doe", "Ann|Roe"]
    assert not parsed.diagnostics


def test_nested_crossing_and_equal_ranges_are_all_kept() -> None:
    ranges = [(0, 7), (0, 7), (4, 14), (0, 24)]
    parsed = read([annotation(position(*one)) for one in ranges])
    assert [(one.spans[0].start, one.spans[0].end) for one in parsed.mentions] == ranges


@pytest.mark.parametrize(
    "wrap",
    [
        lambda items: items,
        lambda items: {"type": "AnnotationPage", "items": items},
        lambda items: {
            "type": "AnnotationCollection",
            "total": 1,
            "first": {"type": "AnnotationPage", "items": items},
        },
        lambda items: items[0],
    ],
)
def test_lists_pages_and_collections(wrap: Any) -> None:
    parsed = read(wrap([at("Ann Roe")]))
    assert marked(parsed) == ["Ann Roe"]
    assert not parsed.diagnostics


def test_white_space_of_a_quotation_may_differ() -> None:
    start = TEXT.index("lock.\nShe")
    parsed = read([annotation(position(start, start + 9), quote("lock. She"))])
    assert marked(parsed) == ["lock.\nShe"]
    assert not parsed.diagnostics


def test_words_that_moved_a_little_are_found() -> None:
    parsed = read([at("lock", by=5), at("Ann Roe")])
    assert marked(parsed) == ["lock", "Ann Roe"]
    assert codes(parsed) == ["A204"]
    found = parsed.diagnostics[0]
    assert str(START["lock"]) in found.hint
    assert found.place.excerpt.strip() == f'"start": {START["lock"] + 5},'


def test_of_several_places_the_one_that_fits_is_meant() -> None:
    second = TEXT.rindex("Dan Doe")
    parsed = read([annotation(position(second - 9, second - 2), quote("Dan Doe", "\n", " said"))])
    assert parsed.mentions[0].spans[0].start == second
    assert codes(parsed) == ["A204"]


def test_a_quotation_alone_is_enough_when_it_stands_once() -> None:
    parsed = read([annotation(quote("mason")), annotation(quote("Dan Doe", suffix=" said"))])
    assert [one.spans[0].start for one in parsed.mentions] == [START["mason"], TEXT.rindex("Dan Doe")]
    assert not parsed.diagnostics


def units(text: str, offset: int, width: Any) -> int:
    """``offset`` into ``text`` in units of which each sign takes ``width(sign)``."""
    return sum(width(sign) for sign in text[:offset])


def test_a_quotation_may_have_spaces_where_the_text_breaks_the_line() -> None:
    parsed = read([annotation(quote("the mason, saw the flood"))])
    assert marked(parsed) == ["the mason,\nsaw the flood"]
    parsed = read([annotation(quote("Dan Doe", prefix="flood.  "))])
    assert marked(parsed) == ["Dan Doe"]
    assert parsed.mentions[0].spans[0].start == TEXT.rindex("Dan Doe")
    assert not parsed.diagnostics


@pytest.mark.parametrize(
    ("words", "width"),
    [
        ("UTF-16", lambda sign: len(sign.encode("utf-16-le")) // 2),
        ("bytes", lambda sign: len(sign.encode())),
        ("line ends", lambda sign: 1 + (sign == "\n")),
    ],
)
def test_a_file_that_counts_in_other_units_is_recognised(words: str, width: Any) -> None:
    names = ["Ann Roe", "mason", "it was over"]
    wrong = [(units(TEXT, START[name], width), units(TEXT, START[name] + len(name), width)) for name in names]
    parsed = read([annotation(position(*one), quote(name)) for one, name in zip(wrong, names, strict=True)])
    assert marked(parsed) == names
    assert codes(parsed) == ["A201"]
    assert words in parsed.diagnostics[0].message


def test_a_file_shifted_by_a_constant_is_recognised() -> None:
    parsed = read([at("Ann Roe", by=600), at("mason", by=600), at("it was over", by=600)])
    assert marked(parsed) == ["Ann Roe", "mason", "it was over"]
    assert codes(parsed) == ["A201"]
    assert "-600" in parsed.diagnostics[0].message


def test_one_wrong_annotation_does_not_hide_how_the_file_counts() -> None:
    parsed = read([at("Ann Roe", by=600), at("mason", by=600), at("it was over", by=602)])
    assert marked(parsed) == ["Ann Roe", "mason", "it was over"]
    assert codes(parsed) == ["A201", "A204"]


def test_bodies_of_other_kinds_are_kept() -> None:
    comment = {"type": "TextualBody", "value": "Who is this?", "purpose": "commenting"}
    alone = at("lock", body=comment, motivation="commenting")
    both = at("Ann Roe", body=["person:ann-roe", comment])
    parsed = read([alone, both])
    assert marked(parsed) == ["Ann Roe"]
    assert [json.loads(one) for one in parsed.others] == [alone, both | {"body": [comment]}]
    assert codes(parsed) == ["A209"]
    assert parsed.diagnostics[0].severity == "notice"


WRONG: dict[str, tuple[Any, list[tuple[str, int, int]]]] = {
    "A202 no target": ([{"type": "Annotation"}, 3], [("A202", 2, 2), ("A202", 5, 2)]),
    "A203 no selector": ([annotation()], [("A203", 7, 3)]),
    "A203 other selector": ([annotation({"type": "XPathSelector", "value": "/p"})], [("A203", 7, 3)]),
    "A203 no number": ([annotation(position(0, 7) | {"end": "7"})], [("A203", 7, 3)]),
    "A203 negative": ([annotation(position(-1, 7))], [("A203", 7, 3)]),
    "A205 other words": ([annotation(position(0, 7), quote("Eve Poe"))], [("A205", 12, 6)]),
    "A205 several places": ([annotation(position(40, 47), quote("Dan Doe"))], [("A205", 12, 6)]),
    "A205 outside": ([annotation(position(900, 907), quote("Eve Poe"))], [("A205", 12, 6)]),
    "A205 the second range": (
        [annotation(position(0, 7), quote("Ann Roe"), position(3, 9), quote("Eve Poe"))],
        [("A205", 23, 6)],
    ),
    "A205 around": ([annotation(position(0, 3), position(4, 6), quote("Ann Roe"))], [("A205", 12, 6)]),
    "A206 another file": (
        [at("Ann Roe") | {"target": {"source": "x.txt", "selector": position(0, 7)}}],
        [("A206", 8, 4)],
    ),
    "A207 certainty": ([at("Ann Roe") | {"pressmark:certainty": "0.9"}], [("A207", 23, 3)]),
    "A208 date": ([at("Ann Roe") | {"pressmark:checkedOn": "1.2.2026"}], [("A208", 23, 3)]),
    "A210 outside": ([annotation(position(5, 900))], [("A210", 12, 6)]),
    "A210 empty": ([annotation(position(5, 5))], [("A210", 12, 6)]),
    "A210 spaces": ([annotation(position(7, 8))], [("A210", 12, 6)]),
    "A211 no position": ([annotation(quote("Dan Doe"))], [("A211", 12, 6)]),
    "T111 nobody": (
        [at("mason", body=None) | {"motivation": "describing", "pressmark:on": "1953"}],
        [("T111", 5, 3)],
    ),
}


@pytest.mark.parametrize(("data", "wanted"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_at_its_place(data: Any, wanted: list[tuple[str, int, int]]) -> None:
    parsed = read(data)
    assert [(one.code, one.place.line, one.place.column) for one in parsed.diagnostics] == wanted
    assert all(one.place.path == PATH for one in parsed.diagnostics)


def test_one_mistake_spoils_no_other_annotation() -> None:
    parsed = read([annotation(position(5, 900)), at("Ann Roe"), 3])
    assert marked(parsed) == ["Ann Roe"]


def test_a_report_without_text_is_said_once() -> None:
    parsed = read([at("Ann Roe"), at("mason")], text="")
    assert codes(parsed) == ["A212"]
    assert not parsed.mentions


def test_a_wrong_source_is_said_once() -> None:
    stranger = {"source": "x.txt", "selector": position(0, 7)}
    assert codes(read([at("Ann Roe") | {"target": stranger}] * 3)) == ["A206"]


@pytest.mark.parametrize(
    ("data", "line", "column", "reason"),
    [
        (b"", 1, 1, "empty"),
        (b"[\n {},]", 2, 5, "a value is missing"),
        (b'[{"a": 1,}]', 1, 10, "straight quotation marks"),
        (b'[\n{"a" 1}]', 2, 6, "colon"),
        (b'[{"a": 1]', 1, 9, "comma or a closing bracket"),
        (b'["a', 1, 2, "closing quotation mark"),
        (b'["a\nb"]', 1, 4, "line break"),
        (b'["\\x"]', 1, 3, "backslash"),
        (b"[1] 2", 1, 5, "after the end"),
        (b"[NaN]", 1, 2, "NaN"),
        (b"[" * 100_000, 1, 1, "too many brackets"),
        (b"[" + b"1" * 5_000 + b"]", 1, 2, "too long"),
        (b'"text"', 1, 1, "neither a list"),
        (b'{"items": 3}', 1, 11, "neither a list"),
    ],
)
def test_what_is_no_json_is_said_at_its_place(data: bytes, line: int, column: int, reason: str) -> None:
    (found,) = read(data).diagnostics
    assert (found.code, found.place.line, found.place.column) == ("A101", line, column)
    assert reason in found.message


def test_a_file_that_is_not_utf_8() -> None:
    (found,) = read(b'["\xff"]').diagnostics
    assert found.code == "S101"


def test_a_byte_order_mark_and_line_ends_of_windows_are_accepted() -> None:
    data = b"\xef\xbb\xbf" + json.dumps([at("Ann Roe")], indent=1).replace("\n", "\r\n").encode()
    assert codes(read(data)) == []


def test_lone_surrogates_do_not_get_through() -> None:
    parsed = read(json.dumps([at("Ann Roe", creator="A\ud800", body="person:\udfff")]).encode())
    (one,) = parsed.mentions
    assert (one.by, one.target) == ("A\ufffd", "person:\ufffd")


def test_the_marks_of_the_text_itself_stay() -> None:
    body = read_verbatim(SourceText(ARTICLE, TEXT))
    first = read_standoff(PATH, json.dumps([at("lock")]).encode(), Parsed(body=body), article=ARTICLE)
    both = read_standoff(PATH, json.dumps([at("Ann Roe")]).encode(), first, article=ARTICLE)
    assert marked(both) == ["lock", "Ann Roe"]


MEMBERS = [
    "id",
    "type",
    "body",
    "target",
    "selector",
    "source",
    "start",
    "end",
    "exact",
    "prefix",
    "refinedBy",
    "items",
    "first",
    "motivation",
    "purpose",
    "creator",
    "pressmark:by",
    "pressmark:type",
    "pressmark:certainty",
]
TERMS = [
    "identifying",
    "describing",
    "TextPositionSelector",
    "TextQuoteSelector",
    "Ann Roe",
    "person:ann-roe",
]
scalars = (
    st.none() | st.booleans() | st.integers(-3, 99) | st.floats(allow_nan=False) | st.sampled_from(TERMS)
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(MEMBERS), inner, max_size=6),
    max_leaves=25,
)
spoilt = st.dictionaries(st.sampled_from(["body", "target", "motivation", "id", "creator"]), values)


@given(values | st.lists(spoilt.map(lambda some: at("Ann Roe") | some)))
def test_any_json_is_read_or_refused(data: Any) -> None:
    parsed = read(data)
    for mention in parsed.mentions:
        assert all(0 <= span.start < span.end <= len(TEXT) for span in mention.spans)
    for other in parsed.others:
        json.loads(other)


@given(st.binary(max_size=30) | st.text(st.sampled_from('[]{},:"\\ \n01aeu'), max_size=30).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert read(data).body.text == TEXT
