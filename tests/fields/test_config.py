"""``archive.toml``: what it gives, and what is said of mistakes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.config import (
    RESERVED,
    Settings,
    apply_severities,
    check_web_address,
    is_segment,
    proposed_segment,
    read_settings,
)
from pressmark.diagnostics import Diagnostic, Place, Severity, diagnose

PATH = "content/archive.toml"

WHOLE = """
title = "Reports from the Fens"
base_url = "https://Example.org/fens"
language = "en-GB"
description = "What the papers said of the floods."
contact = "mailto:editor@example.org"
repository = "https://example.org/fens.git"
rights = { text = "CC BY 4.0", url = "https://creativecommons.org/licenses/by/4.0/" }

[types.vessel]
label = "vessel"
plural = "vessels"
schema = "Vehicle"

[types.place]
plural = "orte"

[predicates.commands]
label = "commands"
inverse = "commanded by"

[predicates.married_to]

[related]
words = 0
story = 2.5

[related.types]
vessel = 1.5
place = 0.25

[severity]
S101 = "warning"

[limits]
list_rows = 100
picture_location = "allow"

[outputs]
map = false
"""


def read(text: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    return read_settings(PATH, text.encode())


def test_a_whole_file_without_a_complaint() -> None:
    settings, found = read(WHOLE)
    assert found == ()
    assert settings.title == "Reports from the Fens"
    assert settings.base_url == "https://example.org/fens/"
    assert settings.language == "en-GB"
    assert settings.contact == "editor@example.org"
    assert (settings.rights_text, settings.rights_url[:8]) == ("CC BY 4.0", "https://")
    vessel = settings.type("vessel")
    assert vessel is not None
    assert (vessel.plural, vessel.schema, vessel.declared) == ("vessels", "Vehicle", True)
    assert settings.type_of_plural("vessels") == vessel
    assert [t.name for t in settings.types[:5]] == ["person", "organisation", "place", "event", "source"]
    assert settings.type_of_plural("orte") == settings.type("place")
    commands, married = settings.predicates
    assert (commands.inverse, married.label, married.inverse) == ("commanded by", "married to", "married to")
    assert (settings.related.words, settings.related.story, settings.related.entities) == (0, 2.5, 1.0)
    assert settings.related.types == (("event", 2), ("place", 0.25), ("source", 0.5), ("vessel", 1.5))
    assert (settings.limits.list_rows, settings.limits.picture_location) == (100, "allow")
    assert not settings.outputs.map
    assert settings.outputs.search


def test_without_a_file_everything_has_a_default() -> None:
    settings, found = read_settings(PATH, None)
    assert settings == Settings()
    assert [d.code for d in found] == ["C101"]


def test_the_command_line_decides_the_base_address() -> None:
    settings, found = read_settings(
        PATH, b'title = "A"\nbase_url = "https://a.org/"', base_url="http://b.org/x"
    )
    assert (settings.base_url, found) == ("http://b.org/x/", ())
    settings, found = read_settings(PATH, b'title = "A"', base_url="b.org")
    assert settings.base_url == ""
    assert [(d.code, d.place) for d in found] == [("C106", Place(""))]


def test_a_domain_is_enough_for_a_base_address() -> None:
    settings, found = read('title = "A"\ncustom_domain = "https://News.example.org/"')
    assert (settings.base_url, settings.custom_domain, found) == (
        "https://news.example.org/",
        "news.example.org",
        (),
    )


def test_a_byte_order_mark_and_windows_lines_are_accepted() -> None:
    settings, found = read_settings(PATH, "\ufefftitle = 'Ä'\r\nlanguage = 'de'\r\n".encode())
    assert (settings.title, settings.language, found) == ("Ä", "de", ())


@pytest.mark.parametrize(
    ("line", "code", "column", "words"),
    [
        ("title = Reports", "C102", 9, "text stands between quotation marks"),
        ("titel = 'x'", "C103", 1, "did you mean 'title'?"),
        ("title = 3", "C104", 9, "text in quotation marks"),
        ("base_url = 'example.org'", "C106", 12, "https://"),
        ("base_url = 'javascript:alert(1)'", "C106", 12, "https://"),
        ("base_url = 'https://example.org/?a=1'", "C106", 12, "after its path"),
        ("base_url = 'https://u:p@example.org/'", "C106", 12, "user name"),
        ("base_url = 'https://example.org/../x'", "C106", 12, "a dot for a folder"),
        ("repository = 'git@example.org:x'", "C106", 14, "https://"),
        ("rights = { url = 'ftp://example.org' }", "C106", 10, "https://"),
        ("rights = 3", "C104", 10, "text"),
        ("rights = { txt = 'x' }", "C103", 1, "'text'"),
        ("language = 'jp'", "C107", 12, "ja"),
        ("language = 'Martian'", "C108", 12, "not a language code"),
        ("contact = 'ask around'", "C109", 11, "neither"),
        ("types = 3", "C104", 9, "table"),
        ("types.vessel = 'v'", "C104", 16, "a table [types.vessel]"),
        ("types.vessel.plural = 'sea vessels'", "C111", 23, "sea-vessels"),
        ("types.vessel.plural = 'search'", "C112", 23, "Pressmark"),
        ("types.vessel.plural = 'people'", "C112", 23, "the type 'person'"),
        ("types.vessel.schema = 'a vehicle'", "C104", 23, "schema.org"),
        ("types.'The Vessel' = { label = 'x' }", "C111", 1, "the-vessel"),
        ("types.vessel.lable = 'x'", "C103", 1, "did you mean 'label'?"),
        ("predicates.x.invers = 'x'", "C103", 1, "did you mean 'inverse'?"),
        ("severity.S1O1 = 'error'", "C113", 1, "did you mean 'S1"),
        ("severity.S101 = 'fatal'", "C104", 17, "error"),
        ("limits.list_rows = 0", "C104", 20, "whole number"),
        ("limits.list_rows = true", "C104", 20, "whole number"),
        ("limits.list_newest = 300", "C115", 22, "300 rows"),
        ("limits.picture_location = 'no'", "C104", 27, "allow"),
        ("limits.rows = 3", "C103", 1, "list_rows"),
        ("limits = 3", "C104", 10, "table"),
        ("related.words = -1", "C104", 17, "a number from 0"),
        ("related.words = inf", "C104", 17, "a number from 0"),
        ("related.types = 3", "C104", 17, "[related.types]"),
        ("related.types.place = -1", "C104", 23, "a number from 0"),
        ("related.types.plaec = 1", "C103", 1, "did you mean 'place'?"),
        ("outputs.map = 'no'", "C104", 15, "true or false"),
        ("custom_domain = 'not a domain'", "C116", 17, "not a domain"),
        ("custom_domain = 'a.org'\nbase_url = 'https://b.org/'", "C117", 12, "a.org"),
    ],
)
def test_mistakes_are_shown_at_their_place(line: str, code: str, column: int, words: str) -> None:
    head = "" if line.startswith(("title", "titel")) else "title = 'A'\n"
    settings, found = read(f"{head}{line}\n")
    first = found[0]
    wanted_line = head.count("\n") + line.count("\n") + 1
    assert (first.code, first.place.line, first.place.column) == (code, wanted_line, column)
    assert words in f"{first.message} {first.hint}"
    assert settings.types[0].name == "person"


def test_all_mistakes_are_told_at_once() -> None:
    _, found = read("titel = 'x'\nlanguage = '?'\n[limits]\nlist_rows = 'many'\n[limit]\n")
    assert sorted((d.code, d.place.line) for d in found) == [
        ("C103", 1),
        ("C103", 5),
        ("C104", 4),
        ("C105", 0),
        ("C108", 2),
    ]


def test_not_utf8_is_told_once() -> None:
    settings, found = read_settings(PATH, b"title = 'x'\nlanguage = '\xe4'\n")
    assert settings == Settings()
    assert [(d.code, d.place.line, d.place.column) for d in found] == [("S101", 2, 13)]


def test_severities_are_changed_as_the_archive_wishes() -> None:
    settings, _ = read("title = 'A'\nseverity.C105 = 'error'\n")
    found = [diagnose("C105", Place(PATH)), diagnose("C101", Place(PATH))]
    assert [d.severity for d in apply_severities(settings, found)] == [Severity.ERROR, Severity.WARNING]


@pytest.mark.parametrize("text", ["a", "2015-09-30-x", "Überschwemmung", "v1.2_b", "संसद", "東京"])
def test_segments(text: str) -> None:
    assert is_segment(text)
    assert proposed_segment(text) == text


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("Flood of 1953 (final)", "Flood-of-1953-final"),
        ("a b", "a-b"),
        (".hidden.", "hidden"),
        ("what?", "what"),
        ("a/b", "a-b"),
        ("???", "unnamed"),
        ("a - b", "a-b"),
    ],
)
def test_other_names_have_a_proposal(text: str, proposed: str) -> None:
    assert not is_segment(text)
    assert proposed_segment(text) == proposed


@given(st.text(max_size=30))
def test_a_proposal_is_always_a_segment(text: str) -> None:
    assert is_segment(proposed_segment(text))


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "http://пример.рф/путь?a=1#b",
        "https://[::1]:8000/",
        "https://user@example.org/",
        "https://web.archive.org/web/2015/http://a.org/",
    ],
)
def test_addresses_of_the_web(text: str) -> None:
    assert check_web_address(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.org",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "https://",
        "https:///x",
        "//example.org",
        "data:text/html,x",
        "https://a b.org",
        "https://[::1",
        "https://a.org:99999999/",
        'https://a.org/"x',
        "https://a.org/<x>",
        "http://./",
        "ftp://a.org",
    ],
)
def test_what_is_no_address_of_the_web(text: str) -> None:
    with pytest.raises(ValueError):
        check_web_address(text)


@given(st.text())
def test_any_text_is_settings_or_diagnostics(text: str) -> None:
    settings, _ = read_settings(PATH, text.encode("utf-8", "surrogatepass"))
    assert settings.title
    assert {t.plural for t in settings.types}.isdisjoint(RESERVED - {"sources"})
