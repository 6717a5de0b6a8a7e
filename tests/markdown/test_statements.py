"""Statements: who said which words, to whom, when; parts joined over paragraphs."""

from __future__ import annotations

import pytest

from tests.markdown.reading import faults, named, read, words


def test_a_statement() -> None:
    source = (
        'He said [ground troops had been ruled out]{by="Sergei Ivanov" on=2015-09-30 to="A. B; The Press"}.'
    )
    parsed = read(source)
    (one,) = parsed.statements
    assert words(parsed, one) == ["ground troops had been ruled out"]
    assert (one.by, one.on, one.to) == ("Sergei Ivanov", "2015-09-30", ("A. B", "The Press"))
    assert (one.place.line, one.place.column) == (1, 9)
    assert parsed.body.text == "He said ground troops had been ruled out."


def test_statements_nest_and_hold_mentions() -> None:
    parsed = read(
        '[We heard [[Ann Roe|her]] say [*go* [home](https://x.org)]{by="Ann Roe"} twice]{by="Dan Doe"}'
    )
    assert [(one.by, words(parsed, one)) for one in parsed.statements] == [
        ("Dan Doe", ["We heard her say go home twice"]),
        ("Ann Roe", ["go home"]),
    ]
    assert named(parsed) == [("Ann Roe", "her")]
    assert not parsed.diagnostics


def test_a_statement_may_begin_with_brackets() -> None:
    parsed = read('[[sic] it was “over”]{by="Ann Roe"} and [[Ann Roe]] left')
    assert [words(parsed, one) for one in parsed.statements] == [["[sic] it was “over”"]]
    assert named(parsed) == [("Ann Roe", "Ann Roe")]
    assert not parsed.diagnostics


def test_a_statement_goes_on_in_other_paragraphs() -> None:
    source = (
        '[First part.]{by="Ann Roe" id=a}\n\n- [Second.]{continues=a}\n\nOther.\n\n> [Third.]{continues=a}'
    )
    parsed = read(source)
    (one,) = parsed.statements
    assert words(parsed, one) == ["First part.", "Second.", "Third."]
    assert one.by == "Ann Roe"
    assert not parsed.diagnostics


def test_a_part_may_stand_before_its_beginning() -> None:
    parsed = read('[“Go,”]{continues=a} she said, [“now.”]{by="Ann Roe" id=a}')
    assert [words(parsed, one) for one in parsed.statements] == [["“Go,”", "“now.”"]]


NO_STATEMENTS = [
    "[sic]",
    "[a]{b}",
    "[a]{}",
    "[a](https://x.org){by=x}",
    "`[a]{by=x}`",
    r"\[a]{by=x}",
    r"[a\]{by=x}",
]


@pytest.mark.parametrize("source", NO_STATEMENTS)
def test_other_brackets_are_left_alone(source: str) -> None:
    parsed = read(source)
    assert not parsed.statements
    assert not parsed.diagnostics


def test_a_footnote_before_braces_is_a_footnote() -> None:
    parsed = read("x[^1]{by=me}\n\n[^1]: note")
    assert parsed.body.text == "x{by=me}\n\nnote"
    assert not parsed.statements


WRONG = {
    "T106": ('[go]{by="Ann" tone=loud}', '[go]{by="Ann" tone=loud}', [("T106", 1, 15)]),
    "T107": ("[go]{by=Ann Roe}", "[go]{by=Ann Roe}", [("T107", 1, 12)]),
    "T109": ("[go]{continues=b}", "go", [("T109", 1, 6)]),
    "T110": ("[go]{by=x id=a} [on]{by=y id=a}", "go on", [("T110", 1, 27)]),
    "T111": ("[go]{on=2015}", "go", [("T111", 1, 1)]),
    "T113": ("[go]{by=x on=30.9.2015}", "go", [("T113", 1, 11)]),
    "T115": ("[ ]{by=x}", "[ ]{by=x}", [("T115", 1, 1)]),
}


@pytest.mark.parametrize(("source", "text", "wanted"), WRONG.values(), ids=WRONG)
def test_what_is_wrong(source: str, text: str, wanted: list[tuple[str, int, int]]) -> None:
    parsed = read(source)
    assert faults(parsed) == wanted
    assert parsed.body.text == text


def test_two_with_one_id_are_both_kept() -> None:
    parsed = read("[go]{by=x id=a} [on]{by=y id=a} [now]{continues=a}")
    assert [(one.by, words(parsed, one)) for one in parsed.statements] == [
        ("x", ["go", "now"]),
        ("y", ["on"]),
    ]
