"""Articles: from files to records, and everything that can be wrong with the files."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.config import Settings
from pressmark.records import Records, read_article
from pressmark.records.values import ArticleRecord
from pressmark.sources import SourceFile, check_names

from .conftest import Read, source

FLOOD = """\
---
title: "Sea wall breached: hundreds homeless"
date: 1953-02-01
dateline: Canvey Island, Sunday
source: fenland-herald
byline: [Jane Roe, J. Doe, Jane Roe]
language: EN
topics: [floods, sea walls, floods]
about: [event:north-sea-flood]
figures:
  - {event: north-sea-flood, what: people killed, value: 58}
media:
  - {file: 1953/sea-wall.jpg, alt: A breach in a wall, page: 1}
rights: {text: CC BY, url: "https://creativecommons.org/licenses/by/4.0/"}
notices: [{date: 1953-02-03, text: The number has been corrected.}]
annotated_by: A. Archivist
certainty: 0.9
former: flood-1953
---
The wall broke, said [[Jane Roe|the harbour master]], at [[place:Canvey Island]].
"""


def told(records: Records) -> list[tuple[str, str, int]]:
    return [
        (d.code, d.place.path.removeprefix("content/articles/"), d.place.line) for d in records.diagnostics
    ]


def only(records: Records) -> ArticleRecord:
    (record,) = records.articles
    return record


def test_a_whole_article(read: Read) -> None:
    records = read({"articles/1953/1953-02-01-sea-wall.md": FLOOD})
    assert records.diagnostics == ()
    record = only(records)
    assert (record.id, record.path) == ("1953-02-01-sea-wall", "content/articles/1953/1953-02-01-sea-wall.md")
    assert (record.title, record.date.text, record.language) == (
        "Sea wall breached: hundreds homeless",
        "1953-02-01",
        "en",
    )
    assert [name.text for name in record.byline] == ["Jane Roe", "J. Doe"]
    assert record.source is not None
    assert (record.source.text, record.source.place.line, record.source.place.column) == (
        "fenland-herald",
        5,
        9,
    )
    assert record.topics == ("floods", "sea walls")
    assert (record.figures[0].event.text, record.figures[0].value) == ("north-sea-flood", "58")
    assert (record.media[0].file, record.media[0].role, record.media[0].page) == (
        "1953/sea-wall.jpg",
        "photo",
        "1",
    )
    assert (record.rights.text, record.rights.url[-4:]) == ("CC BY", "4.0/")
    assert (record.notices[0].kind, record.notices[0].date is not None) == ("note", True)
    assert (record.annotated_by, record.certainty, record.former[0].text) == (
        "A. Archivist",
        0.9,
        "flood-1953",
    )
    assert record.body.text == "The wall broke, said the harbour master, at Canvey Island."
    first, second = record.mentions
    assert (first.target, first.place.line, first.place.column) == ("Jane Roe", 20, 22)
    assert record.body.text[second.quote.start : second.quote.end] == record.body.text
    assert second.anchor == "p1-44"


def test_defaults_come_from_the_archive(read: Read) -> None:
    record = only(read({"articles/a.md": "---\ntitle: A\ndate: 1953\n---\nText.\n"}, "language = 'nl'"))
    assert (record.language, record.kind, record.access, record.status) == (
        "nl",
        "report",
        "full",
        "published",
    )
    assert not record.withhold


def test_a_verbatim_article_is_kept_to_the_letter(read: Read) -> None:
    text = "\ufeffWater  came. [[x]]\r\n\r\nTwo *signs*.\n"
    records = read(
        {
            "articles/a.txt": text.encode(),
            "articles/a.yaml": "title: A\ndate: undated\nheader: 'date ? '\nreceived: {file: x.txt}\n",
        }
    )
    assert records.diagnostics == ()
    record = only(records)
    assert record.body.text == "Water  came. [[x]]\n\nTwo *signs*.\n"
    assert (record.verbatim, record.header, len(record.mentions)) == (True, "date ? ", 0)


def test_stand_off_annotations_belong_to_the_article_beside_them(read: Read) -> None:
    annotation = {
        "type": "Annotation",
        "motivation": "identifying",
        "body": {"id": "person:jane-roe", "type": "SpecificResource", "purpose": "identifying"},
        "target": {
            "source": "a.txt",
            "selector": [
                {"type": "TextPositionSelector", "start": 0, "end": 8},
                {"type": "TextQuoteSelector", "exact": "Jane Roe"},
            ],
        },
    }
    files: dict[str, str | bytes] = {
        "articles/a.txt": "Jane Roe spoke.\n",
        "articles/a.yaml": "title: A\ndate: 1953\n",
        "articles/a.annotations.json": json.dumps([annotation]),
    }
    records = read(files)
    assert records.diagnostics == ()
    (mention,) = only(records).mentions
    assert (mention.target, mention.anchor) == ("person:jane-roe", "p1-0")


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        ({"a.md": ""}, [("F103", "a.md", 0)]),
        ({"a.md": "Words.\n"}, [("F101", "a.md", 1)]),
        ({"a.md": "---\ntitle: A\n"}, [("F102", "a.md", 1)]),
        ({"a.md": "---\n---\nWords.\n"}, [("F201", "a.md", 1), ("F201", "a.md", 1)]),
        ({"a.md": b"---\ntitle: Fl\xf6d\n---\n"}, [("S101", "a.md", 2)]),
        ({"a.md": "---\ntitle: A\ndate: 2007-02-30\n---\nText.\n"}, [("F204", "a.md", 3)]),
        ({"a.txt": "x", "a.yaml": ""}, [("F103", "a.yaml", 0)]),
        ({"a.txt": "", "a.yaml": "title: A\ndate: 1953\n"}, [("F103", "a.txt", 0)]),
        ({"a.txt": b"\xff", "a.yaml": "title: A\ndate: 1953\n"}, [("S101", "a.txt", 1)]),
        ({"a.txt": "Text.\n"}, [("F304", "a.txt", 0)]),
        ({"a.yaml": "title: A\n"}, [("F305", "a.yaml", 0)]),
        ({"a.annotations.json": "[]"}, [("F306", "a.annotations.json", 0)]),
    ],
)
def test_files_that_are_broken_or_alone(
    read: Read, files: dict[str, str | bytes], wanted: list[tuple[str, str, int]]
) -> None:
    assert told(read({f"articles/{path}": text for path, text in files.items()})) == wanted


GOOD = "---\ntitle: A\ndate: 1953\n---\nText.\n"
FIELDS = "title: A\ndate: 1953\n"


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        ({"a.md": GOOD, "a.txt": "x", "a.yaml": FIELDS}, [("F303", "a.txt", 0), ("F305", "a.yaml", 0)]),
        ({"a.md": GOOD, "a.yaml": FIELDS}, [("F305", "a.yaml", 0)]),
        ({"x/a.md": GOOD, "y/a.md": GOOD}, [("F308", "y/a.md", 0)]),
        ({"x/a.md": GOOD, "y/A.md": GOOD}, [("F309", "y/A.md", 0)]),
        ({"x/\u00e9.md": GOOD, "y/e\u0301.md": GOOD}, [("F308", "y/e\u0301.md", 0)]),
        ({"x/stra\u00dfe.md": GOOD, "y/strasse.md": GOOD}, [("F309", "y/strasse.md", 0)]),
        ({"x/a.md": GOOD, "y/a.txt": "x", "y/a.yaml": FIELDS}, [("F308", "y/a.txt", 0)]),
    ],
)
def test_one_id_for_one_article(
    read: Read, files: dict[str, str | bytes], wanted: list[tuple[str, str, int]]
) -> None:
    records = read({f"articles/{path}": text for path, text in files.items()})
    assert told(records) == wanted
    assert len(records.articles) == 1


def test_files_side_by_side_are_told_of_once(read: Read) -> None:
    files: dict[str, str | bytes] = {"articles/a.md": GOOD, "articles/A.md": GOOD}
    assert read(files).diagnostics == ()
    assert [d.code for d in check_names(f"content/{path}" for path in files)] == ["S105"]


def test_both_files_are_named(read: Read) -> None:
    records = read({"articles/x/a.md": GOOD, "articles/y/a.md": GOOD})
    assert "content/articles/x/a.md" in records.diagnostics[0].message


@pytest.mark.parametrize(
    ("fields", "body", "code", "line"),
    [
        ("access: link-only", "Text.", "F301", 4),
        ("kind: digest", "Text.", "F302", 4),
        ("summary: x", "", "F311", 0),
        ("names: [Jane Roe]", "Text.", "F312", 4),
        ("media: [{alt: x}]", "Text.", "F316", 4),
        ("media: [{file: a.jpg, link: 'https://a.org/', alt: x}]", "Text.", "F316", 4),
        ("media: [{file: a.jpg}]", "Text.", "F317", 4),
    ],
)
def test_fields_and_text_that_contradict_each_other(
    read: Read, fields: str, body: str, code: str, line: int
) -> None:
    records = read({"articles/a.md": f"---\ntitle: A\ndate: 1953\n{fields}\n---\n{body}\n"})
    assert [(d.code, d.place.line) for d in records.diagnostics] == [(code, line)]


def test_fields_and_text_that_agree(read: Read) -> None:
    link_only = "---\ntitle: A\ndate: 1953\naccess: link-only\nnames: [Jane Roe]\n"
    link_only += "media: [{file: a.pdf, role: document}]\n---\n"
    digest = "---\ntitle: B\ndate: 1953\nkind: digest\nbased_on: [Minutes]\n---\nText.\n"
    assert read({"articles/a.md": link_only, "articles/b.md": digest}).diagnostics == ()


def test_a_digest_with_a_wrong_document_is_told_of_the_document_alone(read: Read) -> None:
    text = "---\ntitle: B\ndate: 1953\nkind: digest\nbased_on: [{url: 'https://a.org/'}]\n---\nText.\n"
    assert [d.code for d in read({"articles/b.md": text}).diagnostics] == ["F201"]


def test_a_file_over_the_limit_is_not_read(read: Read) -> None:
    files: dict[str, str | bytes] = {"articles/a.md": GOOD + "x" * 100}
    records = read(files, "title = 'T'\nlimits.article_bytes = 100\n")
    assert [d.code for d in records.diagnostics] == ["F307"]
    assert only(records).body.text == ""


def test_a_broken_article_still_has_its_id(read: Read) -> None:
    record = only(read({"articles/a.md": "---\ntitle: A: B\n---\nText with [[Jane Roe]].\n"}))
    assert (record.id, record.title, record.date.text) == ("a", "a", "undated")
    assert [mention.target for mention in record.mentions] == ["Jane Roe"]


def test_windows_lines_and_a_byte_order_mark_change_nothing(read: Read) -> None:
    plain = only(read({"articles/a.md": FLOOD}))
    windows = only(read({"articles/a.md": ("\ufeff" + FLOOD.replace("\n", "\r\n")).encode()}))
    assert windows == plain


@given(st.binary(max_size=200), st.sampled_from([".md", ".txt"]))
def test_any_bytes_are_a_record_and_diagnostics(data: bytes, ending: str) -> None:
    fields = SourceFile("content/articles/a.yaml", "article-fields", data)
    record, found = read_article(
        source(f"articles/a{ending}", data), Settings(), fields=fields if ending == ".txt" else None
    )
    assert record.id == "a"
    assert found or data


def test_articles_are_read_fast(read: Read) -> None:
    files: dict[str, str | bytes] = {f"articles/a{n}.md": FLOOD for n in range(500)}
    start = time.perf_counter()
    assert len(read(files).articles) == 500
    assert time.perf_counter() - start < 10, "ten thousand are to take seconds"
