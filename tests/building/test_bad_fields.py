"""Fields that cannot be read or cannot be true: the line, the column and what to write instead."""

from __future__ import annotations

import json

import pytest

from tests.building.breaking import REPORT, broken, doubted, good_site, told
from tests.building.conftest import Make, Workshop

PATH = "content/articles/1953/sea-wall.md"
BODY = "---\n\n[[Jane Roe]] raised the alarm.\n"


@pytest.fixture
def made(workshop: Make) -> Workshop:
    return good_site(workshop)


def report(*fields: str) -> dict[str, str]:
    return {PATH: "\n".join(["---", *fields, BODY])}


@pytest.mark.parametrize(
    ("fields", "code", "line", "column", "hint"),
    [
        (["- Sea wall", "- 1953"], "F107", 2, 1, "name: value"),
        (["Sea wall breached"], "F107", 2, 1, "name: value"),
        (["title: A", "date: 1953", "title: B"], "F105", 4, 1, "keep one of the two"),
        (["title: &a A", "date: 1953"], "F106", 2, 8, 'write title: "&a A"'),
        (["title: *a", "date: 1953"], "F106", 2, 8, 'write title: "*a"'),
        (["title: !!str A", "date: 1953"], "F106", 2, 8, 'write title: "!!str A"'),
        (["title: Flood: hundreds homeless", "date: 1953"], "F108", 2, 13, '"Flood: hundreds homeless"'),
        (["title: A", "date: 2007-02-30"], "F204", 3, 7, "write 2007-02 if the day is not known"),
        (["title: A", "date: 0000-01-01"], "F204", 3, 7, "0001"),
        (["title: A", "date: -0001-01-01"], "F204", 3, 7, "2015-09-30"),
        (["title: A", "date: 12015-01-01"], "F204", 3, 7, "2015-09-30"),
        (["title: A", "date: 2015-13-01"], "F204", 3, 7, "2015"),
        (["title: A", "date: 1953-02-01T25:00"], "F204", 3, 7, "1953-02-01"),
        (["title: A", "date: 31/12/1953"], "F204", 3, 7, "write 1953-12-31"),
        (["title: A", 'date: "\\0"'], "F118", 3, 7, "delete it"),
        (["date: 1953"], "F201", 2, 1, "title:"),
        (["title: A"], "F201", 2, 1, "date:"),
        (["title:", "date: 1953"], "F201", 2, 1, "title:"),
        (["title: 'A", "date: 1953"], "F110", 2, 8, "write title:"),
        (["title: [A", "date: 1953"], "F113", 2, 8, "put a ]"),
        (["title: A", "\tdate: 1953"], "F109", 3, 1, "spaces"),
        (["title: A", "date 1953"], "F111", 3, 1, "write date: 1953"),
        (['title: "a\\qb"', "date: 1953"], "F116", 2, 10, "'a\\qb'"),
        (['title: "a\\x07b"', "date: 1953"], "F118", 2, 8, "delete it"),
        (["title: a\x07b", "date: 1953"], "F118", 2, 9, "delete it"),
        (["title: a\x00b", "date: 1953"], "F118", 2, 9, "delete it"),
        (["title: A", "date: 1953", "topics: " + "[" * 5000], "F119", 4, 20, "brackets"),
        (["title: A", "date: 1953", "topics: " + "{a: " * 5000], "F119", 4, 53, "brackets"),
        (["title: A", "date: 1953", *(f"{' ' * depth}a:" for depth in range(900))], "F119", 16, 13, ""),
        (["title: A", "date: 1953", "- " * 5000], "F112", 4, 1, "column"),
        (["title: A", "date: 1953", "url: javascript:alert(1)"], "F205", 4, 6, "https://"),
        (["title: A", "date: 1953", "url: https://[::1"], "F205", 4, 6, "https://"),
        (["title: A", "date: 1953", "certainty: nan"], "F207", 4, 12, ""),
        (["title: A", "date: 1953", "certainty: " + "9" * 5000], "F207", 4, 12, ""),
        (["title: A", "date: 1953", "language: klingonese"], "F210", 4, 11, "en"),
        (["title: A", "date: 1953", "former: ../../etc/passwd"], "F215", 4, 9, "write"),
        (["title: A", "date: 1953", "media: [{file: a/../../x.jpg, alt: x}]"], "F217", 4, 16, "path"),
    ],
)
def test_an_error_at_its_place(
    made: Workshop, fields: list[str], code: str, line: int, column: int, hint: str
) -> None:
    errors = broken(made, report(*fields))
    assert (code, PATH, line, column) in told(errors)
    assert hint in next(d.hint for d in errors if d.code == code)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("---\ntitle: A\ndate: 1953\n\nThe text.\n", "F102", 1),
        ("title: A\ndate: 1953\n\nThe text.\n", "F101", 1),
        ("The text alone.\n", "F101", 1),
        ("---\ntitle: A\ndate: 1953\n ---\nThe text.\n", "F102", 1),
    ],
)
def test_fields_without_their_lines(made: Workshop, text: str, code: str, line: int) -> None:
    [found] = broken(made, {PATH: text})
    assert (found.code, found.place.line, found.place.column) == (code, line, 1)


def test_all_mistakes_are_told_at_once_and_each_once(made: Workshop) -> None:
    errors = broken(made, report("title: *a", "date: 2007-02-30", "url: x", "date: 1953", "source: [b]"))
    assert sorted(told(errors)) == [
        ("F105", PATH, 5, 1),
        ("F106", PATH, 2, 8),
        ("F203", PATH, 6, 9),
        ("F204", PATH, 3, 7),
        ("F205", PATH, 4, 6),
    ]


def test_a_bomb_of_aliases_is_refused_and_never_grows(made: Workshop) -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert {d.code for d in broken(made, report("title: A", "date: 1953", *lines))} == {"F106"}


@pytest.mark.parametrize(
    "line", ["? a", "<<: *a", "...\nurl: x", "--- !x", "%YAML 1.1", "? - a\n: b", "a: |", "}"]
)
def test_corners_of_yaml_are_told_and_nothing_more(made: Workshop, line: str) -> None:
    made.write(report("title: A", "date: 1953", line))
    assert made.build().diagnostics


@pytest.mark.parametrize(
    "value", ["nan", ".inf", "-inf", "1e5", "91", "0x10", "[1]", "{a: 1}", "१", "9" * 5000]
)
def test_coordinates_that_are_nowhere(made: Workshop, value: str) -> None:
    place = "content/entities/place/canvey-island.md"
    [found] = broken(made, {place: f"---\nname: Canvey Island\ncoordinates: {{lat: {value}, lon: 1}}\n---\n"})
    assert found.code in ("F203", "F207")
    assert told([found])[0][1:] == (place, 3, 20)


def test_a_name_that_ends_before_it_begins(made: Workshop) -> None:
    path = "content/entities/person/jane-roe.md"
    errors = broken(made, {path: "---\nname: Jane Roe\nborn: 1953\ndied: 1901\n---\n"})
    assert told(errors) == [("F208", path, 4, 7)]


@pytest.mark.parametrize(
    "date", ["0001-01-01", "9999-12-31T23:59:59-14:00", "0001/9999", "999X", "0010?", "undated"]
)
def test_the_ends_of_time_are_dates(made: Workshop, date: str) -> None:
    assert doubted(made, {PATH: REPORT.replace("1953-02-01", date)}) == []


@pytest.mark.parametrize(
    "title",
    [
        "\u202egnitset",
        "\u2066\u2067",
        "דוד אמר",
        "a\u0301\u200d",
        "🙂" * 300,
        "]]></title>{{ 7 * 7 }}",
        "---",
        "\ufeff",
    ],
)
def test_strange_titles_are_titles(made: Workshop, title: str) -> None:
    fields = f"title: {json.dumps(title, ensure_ascii=False)}"
    assert doubted(made, {PATH: REPORT.replace("title: Sea wall breached", fields)}) == []
    assert "49" not in made.page("articles/sea-wall/index.html").split("<main")[1].split("</h1>")[0]


def test_words_of_any_length_are_cut_in_what_is_told(made: Workshop) -> None:
    [found] = broken(made, report("title: A", "date: " + "1" * 1_000_000))
    assert found.code == "F204"
    assert len(found.message) < 1000


def test_topics_that_differ_in_signs_alone_have_pages_of_their_own(made: Workshop) -> None:
    topics = 'topics: ["!!!", "???", "' + "a" * 300 + '", "' + "a" * 301 + '", "' + "水" * 200 + '"]'
    assert doubted(made, {PATH: REPORT.replace("\n---\n\n", f"\n{topics}\n---\n\n", 1)}) == []
    assert len([path for path in made.tree() if path.startswith("topics/")]) == 6
