"""Stand-off annotations that are no JSON, no annotations, or about words that are not there."""

from __future__ import annotations

import json

import pytest

from tests.building.breaking import broken, check_words, doubted, good_site, told
from tests.building.conftest import Make, Workshop

PATH = "content/articles/1953/cable.annotations.json"
# The text is “Wall gone stop send boats stop⏎⏎Roe⏎”.


@pytest.fixture
def made(workshop: Make) -> Workshop:
    return good_site(workshop)


def annotation(start: object, end: object, exact: str | None = None, **more: object) -> dict[str, object]:
    selectors: list[object] = [{"type": "TextPositionSelector", "start": start, "end": end}]
    if exact is not None:
        selectors.append({"type": "TextQuoteSelector", "exact": exact})
    return {"body": {"id": "person:jane-roe"}, "target": {"selector": selectors}, **more}


def column(found: str, word: str) -> int:
    return found.index(f'"{word}"') + 1


def test_one_that_fits_is_a_link(made: Workshop) -> None:
    assert doubted(made, {PATH: json.dumps([annotation(32, 35, "Roe")])}) == []
    assert 'href="../../people/jane-roe/"' in made.page("articles/cable/index.html")


@pytest.mark.parametrize(
    ("start", "end", "exact", "code", "words"),
    [
        (100, 103, None, "A210", "36 characters"),
        (100, 103, "Rue", "A205", "36 characters"),
        (0, 4, "Rue", "A205", "there stands “Wall”"),
        (0, 4, "stop", "A205", "there stands “Wall”"),
        (5, 3, None, "A210", "no words"),
        (30, 32, None, "A210", "no words"),
        (0, 0, None, "A210", "no words"),
        (0, 10**40, None, "A210", "no words"),
    ],
)
def test_words_that_are_not_there(
    made: Workshop, start: int, end: int, exact: str | None, code: str, words: str
) -> None:
    text = json.dumps([annotation(start, end, exact)])
    [found] = broken(made, {PATH: text})
    assert told([found]) == [(code, PATH, 1, column(text, "start"))]
    assert words in found.message


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (1.5, 3), (True, 5), ("0", "4"), (None, None), ([], {})])
def test_offsets_that_are_no_offsets(made: Workshop, start: object, end: object) -> None:
    text = json.dumps([annotation(start, end)])
    [found] = broken(made, {PATH: text})
    assert told([found]) == [("A203", PATH, 1, column(text, "target"))]
    assert '"start": 0' in found.hint


def test_words_that_moved_a_little_are_found_and_told(made: Workshop) -> None:
    text = json.dumps([annotation(30, 33, "Roe")])
    [found] = doubted(made, {PATH: text})
    assert told([found]) == [("A204", PATH, 1, column(text, "start"))]
    assert '"start": 32' in found.hint


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("", 1, 1, "empty"),
        ("{", 1, 2, "a name in straight quotation marks"),
        ("[\n{},\n]", 3, 1, "a value is missing"),
        ('["a]', 1, 2, "closing quotation mark"),
        ("[1] x", 1, 5, "after the end"),
        ("[" * 100_000, 1, 1, "too many brackets"),
        ('[{"target": ' + "[" * 100_000, 1, 1, "too many brackets"),
        ('[{"target": NaN}]', 1, 13, "NaN"),
        ('[{"target": ' + "9" * 5000 + "}]", 1, 13, "too long"),
        ('"text"', 1, 1, "neither a list"),
        ("12", 1, 1, "neither a list"),
        ("null", 1, 1, "neither a list"),
        ('{"items":' * 300 + "3" + "}" * 300, 1, 2701, "neither a list"),
    ],
)
def test_what_is_no_json_at_its_place(made: Workshop, text: str, line: int, column: int, words: str) -> None:
    [found] = broken(made, {PATH: text})
    assert told([found]) == [("A101", PATH, line, column)]
    assert words in found.message


@pytest.mark.parametrize("text", ["[1, 2, 3]", "[[[[[[[[[[]]]]]]]]]]", "{}", "[null]", '["a"]'])
def test_json_that_is_no_annotations(made: Workshop, text: str) -> None:
    assert {d.code for d in doubted(made, {PATH: text})} == {"A202"}


@pytest.mark.parametrize("text", ["[]", '{"items": []}', '{"first": {"items": []}}'])
def test_no_annotations_are_no_mistake(made: Workshop, text: str) -> None:
    assert doubted(made, {PATH: text}) == []


def test_not_utf8(made: Workshop) -> None:
    assert told(broken(made, {PATH: b'[\n "caf\xe9"]'})) == [("S101", PATH, 2, 6)]


def test_annotations_of_no_report(made: Workshop) -> None:
    path = "content/articles/1953/telegram.annotations.json"
    [found] = broken(made, {path: "[]"})
    assert told([found]) == [("F306", path, 0, 0)]


@pytest.mark.parametrize(
    "more",
    [
        {"type": 3, "motivation": [1, None, {}], "id": []},
        {"body": [1, None, [[]], {"id": 3}, {}, {"source": {}}]},
        {"creator": [1, {"name": 3}, [[]]], "@context": 4},
        {"pressmark:certainty": "x"},
        {"pressmark:certainty": 10**400},
        {"pressmark:checkedOn": 3},
        {"pressmark:type": "person", "body": None},
        {"pressmark:type": "nothing", "body": None},
        {"pressmark:by": {}, "motivation": "describing"},
        {"pressmark:by": "x", "pressmark:to": [1, {}], "pressmark:on": [], "motivation": "describing"},
        {"body": "javascript:alert(1)"},
        {"body": "person:\ud800\u0001"},
        {"creator": "\ud800", "pressmark:role": "\udc00\u0007"},
        {"target": []},
        {"target": None},
        {"target": {"selector": {"type": []}}},
        {"target": {"selector": [[1]], "source": [1]}},
        {"target": {"selector": [{"type": "TextQuoteSelector", "exact": "\ud800"}]}},
    ],
)
def test_members_of_any_shape(made: Workshop, more: dict[str, object]) -> None:
    """Whatever the members are, what is wrong is told and nothing breaks."""
    before = made.tree()
    made.write({PATH: json.dumps([annotation(32, 35, "Roe"), {**annotation(32, 35), **more}])})
    result = made.build()
    check_words(result)
    assert made.tree() == before or not result.failed
    for page in made.output.rglob("*.html"):
        assert "javascript:" not in page.read_text(encoding="utf-8")


def test_twenty_thousand_annotations_that_are_all_wrong(made: Workshop) -> None:
    found = broken(made, {PATH: json.dumps([annotation(0, 4, "Rue")] * 20_000)})
    assert {d.code for d in found} == {"A205"}
