"""Who or what made an annotation, how sure, and whether a person has checked it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pressmark.annotations.standoff import read_standoff
from pressmark.annotations.values import Mention, Parsed, Statement
from pressmark.config import Settings
from pressmark.dates import parse_date
from pressmark.diagnostics import Place
from pressmark.provenance import Agent, Origin, agents, origin
from pressmark.records.article import read_article
from pressmark.records.values import ArticleRecord
from pressmark.sources import SourceFile, kind_of
from pressmark.text import Body, Span

HERE = Place("content/articles/a.md")


def record(**fields: Any) -> ArticleRecord:
    """A report with these fields."""
    return ArticleRecord(
        id="a",
        path=HERE.path,
        title="A",
        date=parse_date("1953"),
        language="en",
        place=HERE,
        **fields,
    )


def mention(**facts: Any) -> Mention:
    """A mark with these facts."""
    return Mention(spans=(Span(0, 3),), target="Ann", place=HERE, **facts)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", ()),
        ("A. Archivist", (Agent("A. Archivist"),)),
        ("Roe, Jane", (Agent("Roe, Jane"),)),
        ("tool:Tagger 3.8", (Agent("Tagger 3.8", tool=True),)),
        ("Tool: Tagger; A.  Archivist ;", (Agent("Tagger", tool=True), Agent("A. Archivist"))),
        ("A; A", (Agent("A"),)),
        ("tool:", ()),
        ("toolmaker Ann", (Agent("toolmaker Ann"),)),
    ],
)
def test_persons_and_programs_are_told_apart(written: str, meant: tuple[Agent, ...]) -> None:
    assert agents(written) == meant


def test_fields_speak_for_marks_that_say_nothing_themselves() -> None:
    fields = record(annotated_by="tool:Tagger", checked_by="B. Editor", certainty=0.9)
    assert origin(fields, mention()) == Origin((Agent("Tagger", tool=True),), (Agent("B. Editor"),), "", 0.9)
    own = mention(by="A. Archivist", checked_by="C. Clerk", checked_on="2026-02-01", certainty=0.0)
    assert origin(fields, own) == Origin((Agent("A. Archivist"),), (Agent("C. Clerk"),), "2026-02-01", 0.0)
    assert not origin(record(), mention()).stated


def test_the_speaker_of_words_is_not_who_marked_them() -> None:
    said = Statement(spans=(Span(0, 3),), by="person:ann", place=HERE)
    assert origin(record(), said) == Origin()
    assert origin(record(annotated_by="A. Archivist"), said).made_by == (Agent("A. Archivist"),)


@pytest.mark.parametrize(
    ("facts", "checked"),
    [
        ({}, False),
        ({"by": "A. Archivist"}, False),
        ({"checked_by": "B. Editor"}, True),
        ({"checked_on": "2026-02-01"}, True),
        ({"checked_by": "tool:Prover"}, False),
        ({"checked_by": "tool:Prover", "checked_on": "2026-02-01"}, False),
        ({"checked_by": "tool:Prover; B. Editor"}, True),
    ],
)
def test_only_a_person_checks(facts: dict[str, str], checked: bool) -> None:
    assert origin(record(), mention(**facts)).checked is checked


@pytest.mark.parametrize(("certainty", "uncertain"), [(None, False), (1.0, False), (0.99, True), (0.0, True)])
def test_less_than_certain_is_uncertain(certainty: float | None, uncertain: bool) -> None:
    assert origin(record(), mention(certainty=certainty)).uncertain is uncertain


def read(annotation: dict[str, object]) -> Parsed:
    """The marks of one annotation of the words “Ann Roe” in a stand-off file."""
    target = {"selector": {"type": "TextQuoteSelector", "exact": "Ann Roe"}}
    data = json.dumps([{"type": "Annotation", "target": target, **annotation}]).encode()
    return read_standoff("a.annotations.json", data, Parsed(body=Body(text="Ann Roe left.")))


@pytest.mark.parametrize(
    ("creator", "by"),
    [
        ("A. Archivist", "A. Archivist"),
        ({"type": "Person", "name": "A. Archivist"}, "A. Archivist"),
        ({"type": "Software", "name": "Tagger 3.8"}, "tool:Tagger 3.8"),
        ({"type": ["prov:SoftwareAgent"], "name": "Tagger; 3.8"}, "tool:Tagger, 3.8"),
        ({"type": "Software", "id": "https://example.org/tagger"}, "tool:https://example.org/tagger"),
        ({"type": "Software"}, ""),
        ([{"type": "Software", "name": "Tagger"}, "A. Archivist"], "tool:Tagger; A. Archivist"),
        (7, ""),
    ],
)
def test_creators_of_web_annotations(creator: object, by: str) -> None:
    (one,) = read({"body": "person:ann-roe", "creator": creator}).mentions
    assert one.by == by


def test_a_quotation_says_who_marked_and_who_checked_it() -> None:
    annotation = {
        "motivation": "describing",
        "pressmark:by": "person:ann-roe",
        "creator": {"type": "Software", "name": "Tagger"},
        "pressmark:certainty": 0.7,
        "pressmark:checkedBy": {"type": "Person", "name": "B. Editor"},
        "pressmark:checkedOn": "2026-02-01",
    }
    (said,) = read(annotation).statements
    assert (said.by, said.annotator, said.certainty) == ("person:ann-roe", "tool:Tagger", 0.7)
    assert (said.checked_by, said.checked_on) == ("B. Editor", "2026-02-01")


def test_what_is_not_known_is_carried_for_an_export() -> None:
    settings = Settings(title="T")
    comment = {
        "type": "Annotation",
        "motivation": "commenting",
        "body": "Check the spelling.",
        "target": "a.txt",
    }
    files = {
        "a.txt": b"Ann Roe left.",
        "a.yaml": b"title: A\ndate: 1953\n",
        "a.annotations.json": json.dumps([comment]).encode(),
    }
    paths = [f"content/articles/{name}" for name in files]
    main, fields, notes = (
        SourceFile(path, kind_of(path), data) for path, data in zip(paths, files.values(), strict=True)
    )
    found, _ = read_article(main, settings, fields=fields, annotations=notes)
    assert [json.loads(other) for other in found.others] == [comment]
