"""How fields are written: what is read, and what is said where YAML cannot be understood."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pressmark.diagnostics import Diagnostic, SourceText
from pressmark.frontmatter import front_matter, reader
from pressmark.frontmatter.mistakes import quoted
from pressmark.frontmatter.nodes import Items, Node, Scalar, Table
from pressmark.frontmatter.reader import read_nodes

PATH = "content/articles/a.yaml"


def nodes(text: str) -> tuple[Table | None, tuple[Diagnostic, ...]]:
    source = SourceText(PATH, text)
    return read_nodes(source, 1, len(source.lines) + 1)


def plain(node: Node | None) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries} if node else None


def test_every_value_is_text_and_knows_its_place() -> None:
    table, found = nodes(
        "title: no\ndate: 2015-09-30 # a note\nmedia:\n  - {file: 0123, page: 1.10}\n  - x\n"
    )
    assert found == ()
    assert plain(table) == {
        "title": "no",
        "date": "2015-09-30",
        "media": [{"file": "0123", "page": "1.10"}, "x"],
    }
    assert table is not None
    date, media = table.entries[1][1], table.entries[2][1]
    assert isinstance(media, Items)
    first = media.items[0]
    assert isinstance(first, Table)
    page = first.entries[1][1]
    assert [(n.line, n.column, n.length) for n in (date, first, page)] == [(2, 7, 10), (4, 5, 24), (4, 24, 4)]


def test_long_values_and_all_kinds_of_quotation_marks() -> None:
    table, found = nodes(
        "a: one\n  two\nb: |\n  first\n\n  second\nc: >-\n  folded\n  words\n"
        "d: 'it''s'\ne: \"tab\\t\\u00e9\"\n"
    )
    assert found == ()
    assert plain(table) == {
        "a": "one two",
        "b": "first\n\nsecond\n",
        "c": "folded words",
        "d": "it's",
        "e": "tab\té",
    }


def test_a_quoted_value_may_go_on_in_further_lines() -> None:
    table, found = nodes('title: "one\n  two: three"\nsummary: |\n  He said: "no\ndate: 1953\n')
    assert found == ()
    assert plain(table) == {"title": "one two: three", "summary": 'He said: "no\n', "date": "1953"}


def test_signs_that_yaml_takes_for_line_breaks_are_kept() -> None:
    table, found = nodes('a: x\x85y\u2028z\u2029\nb: "\u2028"\nc: d\n')
    assert found == ()
    assert plain(table) == {"a": "x\x85y\u2028z\u2029", "b": "\u2028", "c": "d"}
    assert table is not None
    assert table.entries[2][0].line == 3


def test_nothing_is_an_empty_table() -> None:
    assert [plain(nodes(text)[0]) for text in ("", "\n", "# only a note\n")] == [{}, {}, {}]


MISTAKES = [
    ("title: Syria: the vote", "F108", 1, 13, 'write title: "Syria: the vote"'),
    ("date: 2015\nsummary: He said: no", "F108", 2, 17, 'write summary: "He said: no"'),
    ('title: Say "no": a call', "F108", 1, 16, "write title: 'Say \"no\": a call'"),
    ("media: [{file: a, alt: b: c}]", "F108", 1, 25, "between quotation marks"),
    ("title: x\n\tdate: 2015", "F109", 2, 1, "spaces"),
    ("media:\n \t- file: x", "F109", 2, 2, "spaces"),
    ('title: "Syria\ndate: 2015', "F110", 1, 8, 'write title: "Syria"'),
    ("title: 'Syria\ndate: 2015", "F110", 1, 8, 'write title: "Syria"'),
    ('title: "Syria\ndate: 2015\nfigures: [{quote: "x"}]', "F110", 1, 8, 'write title: "Syria"'),
    ('title: "Syria\ndate: 2015\nsummary: "', "F110", 1, 8, 'write title: "Syria"'),
    ("a:\n- {b: c}\ntitle: 'Syria\ndate: 2015\nnote: It's", "F110", 3, 8, 'write title: "Syria"'),
    ("title x\ndate: 2015", "F111", 1, 1, "write title: x"),
    ("date: 2015\ntitle x\nsummary: a", "F111", 2, 1, "write title: x"),
    ("date: 2015\ntitle x", "F111", 2, 1, "write title: x"),
    ("title:x\ndate: 1", "F111", 1, 1, "put a space after the colon: title: x"),
    ("title: x\n  date: 2015", "F112", 2, 3, "same column"),
    ("  title: x\ndate: 2015", "F112", 2, 1, "same column"),
    ("topics:\n- a\n b: c", "F112", 3, 2, "same column"),
    ("topics: [a, b\ndate: 2015", "F113", 1, 9, "put a ]"),
    ("media: {file: a, role: b\ndate: 2015", "F113", 1, 8, "put a }"),
    ("a: [b}", "F113", 1, 4, "put a ]"),
    ("a: " + "[" * 20_000, "F119", 1, 15, "superfluous"),
    ('title: "Word" and more', "F114", 1, 15, "write title: '\"Word\" and more'"),
    ("title: 'It's raining'", "F114", 1, 12, 'write title: "It\'s raining"'),
    ("title: [x] y", "F114", 1, 12, 'write title: "[x] y"'),
    ('names: ["b" x, c]', "F114", 1, 13, "each value with signs"),
    ("title: *word* x", "F115", 1, 8, 'write title: "*word* x"'),
    ("title: @word x", "F115", 1, 8, 'write title: "@word x"'),
    ("title: `word x", "F115", 1, 8, 'write title: "`word x"'),
    ("title: %word x", "F115", 1, 8, 'write title: "%word x"'),
    ("title: > x", "F115", 1, 8, 'write title: "> x"'),
    ("title: | x", "F115", 1, 8, 'write title: "| x"'),
    ("title: - x", "F115", 1, 8, 'write title: "- x"'),
    ("title: ? x", "F115", 1, 8, 'write title: "? x"'),
    ('title: "C:\\dir"', "F116", 1, 11, "write title: 'C:\\dir'"),
    ("title: a\x01b", "F118", 1, 9, "delete it"),
    ("title: a\nsummary: \uffff", "F118", 2, 10, "delete it"),
    ("%YAML 9.9\n---\na: 1", "F104", 1, 1, "write one field a line"),
    ("- a\n- b", "F107", 1, 1, "name: value"),
    ("just words", "F107", 1, 1, "name: value"),
]


@pytest.mark.parametrize("loader", ["CBaseLoader", "BaseLoader"])
@pytest.mark.parametrize(("text", "code", "line", "column", "hint"), MISTAKES)
def test_mistakes_of_writing(
    text: str, code: str, line: int, column: int, hint: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_LOADER", getattr(yaml, loader))
    table, found = nodes(text)
    assert table is None
    assert [(d.code, d.place.line, d.place.column) for d in found] == [(code, line, column)]
    assert hint in found[-1].hint


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "words"),
    [
        ("title: a\ntitle: b", "F105", 2, 1, "already on line 1"),
        ("media: [{file: a, file: b}]", "F105", 1, 19, "already on line 1"),
        ("title: &word x", "F106", 1, 8, 'write title: "&word x"'),
        ("title: !word x", "F106", 1, 8, 'write title: "!word x"'),
        ("title: !!str x", "F106", 1, 8, "begin with !"),
        ("a: &x [1]", "F106", 1, 4, "begin with &"),
        ("a: *x", "F106", 1, 4, "begin with *"),
        ("title: a\n---\nb: c", "F117", 2, 1, "take out the line"),
        ("? [a]\n: b", "F104", 1, 3, "name of a field"),
    ],
)
def test_mistakes_that_leave_the_rest_readable(
    text: str, code: str, line: int, column: int, words: str
) -> None:
    table, found = nodes(text)
    assert table is not None
    assert [(d.code, d.place.line, d.place.column) for d in found] == [(code, line, column)]
    assert words in f"{found[0].message} {found[0].hint}"


def test_the_first_of_two_values_stays() -> None:
    assert plain(nodes("title: a\ntitle: b\n")[0]) == {"title": "a"}


def test_aliases_cannot_grow() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    table, found = nodes("\n".join(lines))
    assert table is not None
    assert {d.code for d in found} == {"F106"}


@pytest.mark.parametrize(
    ("text", "first", "last", "body"),
    [
        ("---\ntitle: x\n---\nText.", 2, 3, 4),
        ("---  \n---\n", 2, 2, 3),
        ("---\na: |\n  x\n  ---\n---\n", 2, 5, 6),
        ("---\na: b\n--- \n---\n", 2, 3, 4),
    ],
)
def test_front_matter_is_found(text: str, first: int, last: int, body: int) -> None:
    extent, problem = front_matter(SourceText(PATH, text))
    assert problem is None
    assert extent is not None
    assert (extent.first, extent.last, extent.body) == (first, last, body)


@pytest.mark.parametrize(
    ("text", "code", "line", "hint"),
    [
        ("", "F103", 0, "delete it"),
        (" \n\n", "F103", 0, "delete it"),
        ("Just words.\n", "F101", 1, "begin the file with a line ---"),
        ("title: x\n---\n", "F101", 1, "put a line --- before this one"),
        (" ---\ntitle: x\n---\n", "F101", 1, "take out the spaces"),
        ("\n---\ntitle: x\n---\n", "F101", 1, "begin the file"),
        ("---\ntitle: x\n", "F102", 1, "put a line --- after the last field"),
        ("---\ntitle: x\n----\n", "F102", 1, "put a line --- in place of line 3"),
        ("---\ntitle: x\n\n–\nText", "F102", 1, "in place of line 4"),
        ("---\ntitle: x\n ---\n", "F102", 1, "put a line ---"),
    ],
)
def test_front_matter_that_is_not_there(text: str, code: str, line: int, hint: str) -> None:
    extent, problem = front_matter(SourceText(PATH, text))
    assert extent is None
    assert problem is not None
    assert (problem.code, problem.place.line) == (code, line)
    assert hint in problem.hint


yamlish = st.text(alphabet="ab:- \n\t'\"[]{}#&*!|>@%,?\\\x85\u2028é😀0", max_size=60)


@pytest.mark.parametrize("loader", ["CBaseLoader", "BaseLoader"])
@given(text=st.one_of(yamlish, st.text(max_size=60)))
def test_any_text_is_a_table_or_a_diagnostic(loader: str, text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_LOADER", getattr(yaml, loader))
        source = SourceText(PATH, text.replace("\r\n", "\n").replace("\r", "\n"))
        table, found = read_nodes(source, 1, len(source.lines) + 1)
    assert table is not None or found
    for diagnostic in found:
        assert 1 <= diagnostic.place.line <= len(source.lines)
        assert 1 <= diagnostic.place.column <= len(source.lines[diagnostic.place.line - 1]) + 1


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\ufeff"),
        max_size=40,
    )
)
def test_a_proposed_value_reads_back_as_it_was(value: str) -> None:
    table, found = nodes(f"title: {quoted(value)}")
    assert found == ()
    assert plain(table) == {"title": value}
