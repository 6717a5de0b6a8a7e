"""The tables: their examples, the shapes of values, what is unknown, missing or wrong, and their page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.diagnostics import Diagnostic, SourceText
from pressmark.frontmatter import ARTICLE, ENTITY, PAGE, STORY, Row, read_fields
from pressmark.frontmatter.document import fields_page
from pressmark.frontmatter.identifiers import IdentifierError, check_sign, normalise_identifier
from pressmark.frontmatter.shapes import Field

PATH = "content/articles/a.yaml"
ROOT = Path(__file__).parents[2]


def read(text: str, table: Mapping[str, Field] = ARTICLE) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    source = SourceText(PATH, text)
    values, _, found = read_fields(table, source, 1, len(source.lines) + 1)
    assert values is not None
    return values, found


def read_article(text: str) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    return read(f"title: T\ndate: 1953\n{text}\n")


def all_fields() -> list[Field]:
    found = []
    for table in (ARTICLE, ENTITY, STORY, PAGE):
        for field in table.values():
            found += [field, *field.shape.fields]
    return found


@pytest.mark.parametrize("field", all_fields(), ids=lambda field: str(field.name))
def test_every_example_is_read_without_a_complaint(field: Field) -> None:
    values, found = read(field.example, {field.name: field})
    assert found == ()
    assert values[field.name] not in (None, ())


def test_the_page_of_fields_is_made_from_the_tables() -> None:
    written = (ROOT / "docs" / "fields.md").read_text(encoding="utf-8")
    assert written == fields_page(), "run: python -m pressmark.frontmatter.document > docs/fields.md"


def test_all_settings_on_the_page_can_be_read() -> None:
    from pressmark.config import read_settings

    example = fields_page().rsplit("```toml\n", 1)[1].rpartition("```")[0]
    settings, found = read_settings("content/archive.toml", example.encode())
    assert found == ()
    assert settings.title == "Reports from the Fens"


def test_values_by_their_shape() -> None:
    values, found = read_article(
        "title_supplied: yes\nbyline: Jane  Roe\ntopics: [floods, 'sea walls']\nlanguage: NL\n"
        "certainty: 0.9\nsummary: >\n  First.\n\n  Second.\nbased_on: Minutes\nheader: ' date  '\n"
        "media: [1953/a.jpg, {link: 'https://a.org/b', role: scan, page: 2}]\nrights: CC BY\n"
        "figures: {event: e, what: dead, value: 307}\n"
    )
    assert found == ()
    assert values["title_supplied"] is True
    assert [(name.text, name.place.line, name.place.column) for name in values["byline"]] == [
        ("Jane Roe", 4, 9)
    ]
    assert values["topics"] == ("floods", "sea walls")
    assert (values["language"], values["certainty"], values["header"]) == ("nl", 0.9, " date  ")
    assert values["summary"] == "First.\nSecond."
    assert [row.get("title") for row in values["based_on"]] == ["Minutes"]
    assert [row.get("file") for row in values["media"]] == ["1953/a.jpg", ""]
    assert isinstance(values["rights"], Row)
    assert values["rights"].get("text") == "CC BY"
    assert values["figures"][0].get("value") == "307"


def test_empty_values_are_as_good_as_none() -> None:
    values, found = read_article("summary:\ntopics: []\nbyline: ['', ~]\nsource: ''\nmedia:\n")
    assert found == ()
    assert [name.text for name in values.pop("byline")] == ["~"]
    assert values.keys() == {"title", "date"}


@pytest.mark.parametrize(
    ("line", "code", "column", "words"),
    [
        ("titel: x", "F202", 1, "did you mean 'title'?"),
        ("tags: x", "F202", 1, "Pressmark calls this 'topics'"),
        ("author: x", "F202", 1, "'byline'"),
        ("slug: x", "F202", 1, "the name of the file says it"),
        ("zzz: x", "F202", 1, "docs/fields.md"),
        ("figures: [{event: a, what: b, value: some, in Iran, quote: c}]", "F202", 44, "quotation marks"),
        ("dateline: [London]", "F203", 11, 'write dateline: "[London]"'),
        ("dateline: {a: b}", "F203", 11, "a table of fields"),
        ("about: [[[Jane Roe]]]", "F203", 9, "without brackets: Jane Roe"),
        ("source: [a, b]", "F203", 9, "must be a name"),
        ("media: [[a]]", "F203", 9, "a list"),
        ("figures: some", "F203", 10, "write {event: …, what: …}"),
        ("figures: [{event: a, what: b}]", "F201", 11, "'value' of 'figures'"),
        ("added: 2007-02-30", "F204", 8, "2007-02 has 28 days"),
        ("added: yesterday", "F204", 8, "write year, month and day"),
        ("url: javascript:alert(1)", "F205", 6, "https://"),
        ("url: example.org", "F205", 6, "https://"),
        ("archived_url: https://", "F205", 15, "names no host"),
        ("based_on: [{title: a, url: ftp://a.org}]", "F205", 28, "https://"),
        ("access: linkonly", "F206", 9, "did you mean 'link-only'?"),
        ("status: secret", "F206", 9, "published, draft, corrected or withdrawn"),
        ("withhold: perhaps", "F206", 11, "true or false"),
        ("certainty: 90", "F207", 12, "from 0 to 1"),
        ("certainty: 0,9", "F207", 12, "a point"),
        ("language: jp", "F209", 11, "write language: ja"),
        ("language: Martian", "F210", 11, "en, de, fr"),
        ("dateline: Page 3 # of 5", "F214", 18, 'write "Page 3 # of 5"'),
        ("source: # 1", "F214", 9, 'write "# 1"'),
        ("former: [a b]", "F215", 10, "write 'a-b'"),
        ("kind: digset", "F216", 7, "digest"),
        ("media: [{file: 'https://a.org/b.jpg'}]", "F217", 16, "link:"),
        ("media: [{file: ../../secret.jpg/../x}]", "F217", 16, "below that folder"),
        ("media: [{file: 'a\\b.jpg'}]", "F217", 16, "below that folder"),
    ],
)
def test_wrong_values_at_their_place(line: str, code: str, column: int, words: str) -> None:
    _, found = read_article(line)
    assert [(d.code, d.place.line, d.place.column) for d in found] == [(code, 3, column)]
    assert words in f"{found[0].message} {found[0].hint}"


@pytest.mark.parametrize(
    ("line", "code", "column", "words"),
    [
        ("coordinates: {lat: 91, lon: 0}", "F207", 20, "from −90 to 90"),
        ("coordinates: {lat: 100.5, lon: 13.7}", "F207", 20, "if lat and lon are exchanged"),
        ("coordinates: {lat: 0, lon: -180.5}", "F207", 28, "from −180 to 180"),
        ("coordinates: {lat: 0, lon: 200}", "F207", 28, "never beyond 180"),
        ("coordinates: {lat: nan, lon: 0}", "F207", 20, "a number"),
        ("coordinates: 51.5", "F203", 14, "lat"),
        ("coordinates: {lat: 51.5}", "F201", 14, "'lon' of 'coordinates'"),
        ("coordinates: {lat: 1, lon: 1, precision: rough}", "F206", 42, "approximate"),
        ("identifiers: Q7747", "F203", 14, "{wikidata: Q7747}"),
        ("identifiers: {wikidata: 7747}", "F211", 25, "Q7747"),
        ("identifiers: {orcid: 0000-0002-1825-0098}", "F211", 22, "check digit"),
        ("identifiers: {wikdata: Q1}", "F212", 15, "did you mean 'wikidata'?"),
        ("identifiers: {musicbrainz: abc}", "F212", 15, "known are"),
        ("names: [{language: nl}]", "F201", 9, "'name' of 'names'"),
        ("former: [person/j roe]", "F215", 10, "person/j-roe"),
        ("aliases: [x]", "F202", 1, "'names'"),
        ("title: x", "F202", 1, "'name'"),
    ],
)
def test_wrong_values_of_names(line: str, code: str, column: int, words: str) -> None:
    _, found = read(f"name: N\n{line}\n", ENTITY)
    assert [(d.code, d.place.line, d.place.column) for d in found] == [(code, 2, column)]
    assert words in f"{found[0].message} {found[0].hint}"


def test_what_is_required_and_missing() -> None:
    _, found = read("title:\nsummary: x\n")
    assert [(d.code, d.place.line, d.message) for d in found] == [
        ("F201", 1, "the field 'title' is missing or empty"),
        ("F201", 1, "the field 'date' is missing or empty"),
    ]
    assert "date: 1953-02-01" in found[1].hint


def test_a_required_field_with_a_wrong_value_is_told_once() -> None:
    _, found = read("title: T\ndate: 2007-02-30\n")
    assert [d.code for d in found] == ["F204"]


def test_a_misspelt_required_field_is_told_once_and_where_it_stands() -> None:
    _, found = read("date: 1953\ntitel: T\n")
    assert [(d.code, d.place.line, d.hint) for d in found] == [("F201", 2, "write title in place of titel")]
    _, found = read("title: Jane Roe\n", ENTITY)
    assert [(d.code, d.hint) for d in found] == [("F201", "write name in place of title")]
    _, found = read("title: T\ntitel: T\ndate: 1953\n")
    assert [(d.code, d.hint) for d in found] == [("F202", "did you mean 'title'?")]
    _, found = read("headline: A\ntitel: B\ndate: 1953\n")
    assert [(d.code, d.hint) for d in found] == [
        ("F202", "did you mean 'title'?"),
        ("F201", "write title in place of headline"),
    ]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("topics: floods, bridges", ["F218"]),
        ("byline: Jane Roe, J. Doe", ["F218"]),
        ('topics: "Syria, war in"', []),
        ("topics: [floods, bridges]", []),
        ("based_on: Minutes of the council, 3 February", []),
        ("summary: floods, bridges", []),
    ],
)
def test_a_list_without_brackets_is_noticed(line: str, codes: list[str]) -> None:
    _, found = read(f"title: T\ndate: 1953\n{line}\n")
    assert [d.code for d in found] == codes
    assert all(d.hint.startswith(f"write {line.replace(': ', ': [')}]") for d in found)


def test_everything_wrong_is_told_at_once() -> None:
    _, found = read("titel: x\ndate: 30.2.2007\nurl: x y\naccess: none\nmedia: [{fil: a}]\n")
    assert sorted(d.code for d in found) == ["F201", "F202", "F204", "F205", "F206"]


def test_identifiers_in_all_their_writings() -> None:
    values, found = read(
        "name: N\nidentifiers:\n  wikidata: https://www.wikidata.org/wiki/Q7747#sitelinks\n"
        "  isni: 0000 0001 2144 1970\n"
        "  viaf: [24602065, 24602065]\n  musicbrainz: abc\n",
        ENTITY,
    )
    assert values["identifiers"] == (
        ("wikidata", "Q7747"),
        ("isni", "0000000121441970"),
        ("viaf", "24602065"),
        ("musicbrainz", "abc"),
    )
    assert [d.code for d in found] == ["F212"]


@pytest.mark.parametrize(
    ("scheme", "written", "kept"),
    [
        ("wikidata", "q42", "Q42"),
        ("geonames", "https://www.geonames.org/524901/moscow.html", "524901"),
        ("gnd", "https://d-nb.info/gnd/11850553X", "11850553X"),
        ("gnd", "4005728-8", "4005728-8"),
        ("orcid", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("orcid", "0000-0002-9079-593x", "0000-0002-9079-593X"),
        ("lccn", "n 79021164", "n79021164"),
        ("bnf", "11907966z", "cb11907966z"),
        ("bnf", "https://catalogue.bnf.fr/ark:/12148/cb11907966z", "cb11907966z"),
    ],
)
def test_an_identifier_is_stored_in_one_form(scheme: str, written: str, kept: str) -> None:
    assert normalise_identifier(scheme, written) == kept


@pytest.mark.parametrize(
    ("scheme", "text"),
    [
        ("wikidata", "L7747"),
        ("viaf", "0"),
        ("geonames", "moscow"),
        ("gnd", "x"),
        ("isni", "1234"),
        ("bnf", "abc"),
        ("lccn", "7"),
    ],
)
def test_an_identifier_that_its_scheme_does_not_have(scheme: str, text: str) -> None:
    with pytest.raises(IdentifierError):
        normalise_identifier(scheme, text)


@given(st.text("0123456789", min_size=15, max_size=15), st.integers(0, 14), st.integers(1, 9))
def test_the_check_digit_finds_every_single_slip(figures: str, at: int, by: int) -> None:
    changed = figures[:at] + str((int(figures[at]) + by) % 10) + figures[at + 1 :]
    assert check_sign(figures) != check_sign(changed)


lines = st.lists(
    st.tuples(
        st.sampled_from([*ARTICLE, "unknown"]),
        st.one_of(
            st.sampled_from(["x", "[a, b]", "{a: b}", "[[x]]", "true", "2015", "''", "[]", "https://a.org"]),
            st.text(),
        ),
    ),
    max_size=6,
)


@given(lines)
def test_any_values_are_read_or_reported(pairs: list[tuple[str, str]]) -> None:
    text = "".join(f"{name}: {value}\n" for name, value in pairs).replace("\r", "")
    source = SourceText(PATH, text)
    values, places, found = read_fields(ARTICLE, source, 1, len(source.lines) + 1)
    assert found or values is not None
    assert places.keys() >= (values or {}).keys()
