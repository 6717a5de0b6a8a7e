"""Names, stories and fixed pages: from files to records, and what can be wrong with them."""

from __future__ import annotations

import pytest

from pressmark.records.values import EntityRecord

from .conftest import Read

EVENT = """\
---
name: North Sea flood of 1953
names: [Great Tide, {name: Watersnood, language: nl, from: 1953, kind: translation}]
sort: Flood of 1953
date: 1953-01-31/1953-02-01
place: canvey-island
participants: [jane-roe, {entity: person:j-doe, role: rescuer}]
part_of: [storms-of-1953, {place: essex, to: 1965}, {organisation: "organisation:council"}]
relations: [{predicate: caused, object: event:rebuilding, from: 1953, evidence: report}]
coordinates: {lat: 51.517, lon: 0.567, precision: area}
identifiers: {wikidata: Q1}
former: [event/flood-1953]
---
The sea rose; see [[Jane Roe]].
"""


def only(
    read: Read, path: str, text: str, settings: str = "predicates.caused.label = 'caused'"
) -> EntityRecord:
    records = read({path: text}, settings)
    assert records.diagnostics == ()
    (record,) = records.entities
    return record


def test_a_whole_event(read: Read) -> None:
    record = only(read, "entities/event/north-sea-flood.md", EVENT)
    assert (record.id, record.type, record.slug) == ("event:north-sea-flood", "event", "north-sea-flood")
    assert [(name.name, name.language, name.kind) for name in record.names] == [
        ("Great Tide", "", ""),
        ("Watersnood", "nl", "translation"),
    ]
    assert record.names[1].start is not None
    assert record.date is not None
    assert record.date.precision == "interval"
    assert record.located is not None
    assert record.located.text == "canvey-island"
    bonds = [*record.participants, *record.part_of, *record.relations]
    assert [(bond.predicate, bond.object.text if bond.object else "", bond.role) for bond in bonds] == [
        ("participant", "jane-roe", ""),
        ("participant", "person:j-doe", "rescuer"),
        ("part_of", "storms-of-1953", ""),
        ("part_of", "place:essex", ""),
        ("part_of", "organisation:council", ""),
        ("caused", "event:rebuilding", ""),
    ]
    assert (bonds[3].end is not None, bonds[5].evidence) == (True, "report")
    assert record.coordinates is not None
    assert (record.coordinates.lat, record.coordinates.lon, record.coordinates.precision) == (
        51.517,
        0.567,
        "area",
    )
    assert record.identifiers == (("wikidata", "Q1"),)
    assert record.former[0].text == "event/flood-1953"
    assert record.body.text == "The sea rose; see Jane Roe."
    assert [mention.target for mention in record.mentions] == ["Jane Roe"]


def test_a_person_with_offices(read: Read) -> None:
    roles = "[harbour master, {role: mayor, of: canvey, from: 1950, to: 1954}]"
    text = f"---\nname: Jane Roe\nroles: {roles}\nborn: 1901~\n---\n"
    record = only(read, "entities/person/jane-roe.md", text)
    assert [(bond.role, bond.object.text if bond.object else "") for bond in record.roles] == [
        ("harbour master", ""),
        ("mayor", "canvey"),
    ]
    assert record.born is not None
    assert record.born.approximate


def test_a_declared_type(read: Read) -> None:
    settings = "types.vessel.plural = 'vessels'"
    record = only(
        read, "entities/vessel/hms-example.md", "---\nname: HMS Example\nfrom: 1948\n---\n", settings
    )
    assert (record.id, record.start is not None) == ("vessel:hms-example", True)


@pytest.mark.parametrize(
    ("folder", "hint"),
    [
        ("persn", "content/entities/person/"),
        ("people", "content/entities/person/"),
        ("vessel", "[types.vessel]"),
    ],
)
def test_an_unknown_type(read: Read, folder: str, hint: str) -> None:
    records = read({f"entities/{folder}/a.md": "---\nname: A\n---\n"})
    assert [d.code for d in records.diagnostics] == ["F310"]
    assert hint in records.diagnostics[0].hint
    assert records.entities == ()


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("born: 1953\ndied: 1901", "F208", "ends (1901) before it begins (1953)"),
        ("from: 1953\nto: 1901", "F208", "'from' and 'to'"),
        ("names: [{name: x, from: 1953, to: 1901}]", "F208", "1901"),
        ("roles: [{role: x, from: 1953, to: 1901}]", "F208", "1901"),
        ("part_of: [{from: 1953}]", "F201", "'entity' of 'part_of'"),
        ("relations: [{predicate: cause, object: x}]", "F315", "did you mean 'caused'?"),
        ("relations: [{predicate: zzz, object: x}]", "F315", "[predicates.zzz]"),
        ("merged_into: person:x", "F313", "name"),
        ("merged_into: person:x\nsplit_into: [person:y, person:z]", "F314", "keep one"),
    ],
)
def test_contradictions(read: Read, line: str, code: str, words: str) -> None:
    records = read(
        {"entities/person/a.md": f"---\nname: A\n{line}\n---\n"}, "predicates.caused.label = 'caused'"
    )
    assert [d.code for d in records.diagnostics] == [code]
    assert words in f"{records.diagnostics[0].message} {records.diagnostics[0].hint}"
    assert records.diagnostics[0].place.line >= 2


def test_doubtful_dates_are_not_held_against_each_other(read: Read) -> None:
    text = "---\nname: A\nborn: 1953~\ndied: 1952\nfrom: 1953?\nto: 1950\n---\n"
    assert read({"entities/person/a.md": text}).diagnostics == ()


@pytest.mark.parametrize("field", ["merged_into: person:jane-roe", "split_into: [person:a, person:b]"])
def test_a_file_that_only_says_where_a_name_went(read: Read, field: str) -> None:
    record = only(read, "entities/person/j-roe.md", f"---\n{field}\n---\n")
    assert record.name == "j-roe"
    assert record.merged_into is not None or len(record.split_into) == 2


def test_a_name_is_required_otherwise(read: Read) -> None:
    records = read({"entities/person/a.md": "---\nborn: 1901\n---\n"})
    assert [d.code for d in records.diagnostics] == ["F201"]
    assert records.entities[0].name == "a"


def test_a_story_and_a_page(read: Read) -> None:
    fields = "title: The flood\norder: [b, a]\ntopics: floods\nformer: flood\n"
    records = read(
        {
            "stories/the-flood.md": f"---\n{fields}---\nOne [[night]].\n",
            "pages/about.md": "---\ntitle: About\nsummary: S.\nlanguage: nl\n---\nText.\n",
        }
    )
    assert records.diagnostics == ()
    (story,), (page,) = records.stories, records.pages
    assert (story.slug, story.title, [name.text for name in story.order]) == (
        "the-flood",
        "The flood",
        ["b", "a"],
    )
    assert (story.topics, story.former[0].text, story.mentions[0].target) == (("floods",), "flood", "night")
    assert (page.slug, page.title, page.summary, page.language) == ("about", "About", "S.", "nl")
    assert page.body.text == "Text."


def test_a_story_without_a_title(read: Read) -> None:
    records = read({"stories/x.md": "---\n---\n", "pages/y.md": "Words.\n"})
    assert [(d.code, d.place.path) for d in records.diagnostics] == [
        ("F201", "content/stories/x.md"),
        ("F101", "content/pages/y.md"),
    ]
    assert (records.stories[0].title, records.pages[0].title) == ("x", "y")
