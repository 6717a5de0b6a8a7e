"""What files declare of their past and future: followed to its end, or told where it cannot be."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pressmark.config import Settings
from pressmark.diagnostics import Diagnostic
from pressmark.ledger import Moves, read_moves
from pressmark.names import index_names
from pressmark.records import read_records
from pressmark.sources import SourceFile, kind_of

REPORT = "---\ntitle: T\ndate: 1953\n{}\n---\nWords.\n"


def moved(files: Mapping[str, str]) -> tuple[Moves, tuple[Diagnostic, ...]]:
    """The moves that these files below ``content`` declare, each given by its fields alone."""
    sources = []
    for name, fields in files.items():
        path = f"content/{name}.md"
        begin = {"articles": "title: T\ndate: 1953\n", "stories": "title: T\n", "pages": "title: T\n"}
        text = f"---\n{begin.get(name.partition('/')[0], '')}{fields}\n---\nWords.\n"
        sources.append(SourceFile(path, kind_of(path), text.encode()))
    records = read_records(sources, Settings())
    standing = [record for record in records.entities if record.stands]
    index = index_names(standing, [record.id for record in records.articles], Settings())
    return read_moves(records, index, Settings(), ["vessel"])


def told(files: Mapping[str, str]) -> list[tuple[str, str, int, int]]:
    return [(d.code, d.place.path, d.place.line, d.place.column) for d in moved(files)[1]]


def test_renames_of_every_kind() -> None:
    moves, wrong = moved(
        {
            "articles/1953/flood": "former: [high-water, water]",
            "entities/person/jane-roe": "name: Jane Roe\nformer: [person/j-roe, vessel/jane]",
            "stories/flood": "former: the-flood",
            "pages/history": "former: past",
        }
    )
    assert not wrong
    assert moves.finals == {
        "article:high-water": ("article:flood",),
        "article:water": ("article:flood",),
        "person:j-roe": ("person:jane-roe",),
        "vessel:jane": ("person:jane-roe",),
        "story:the-flood": ("story:flood",),
        "page:past": ("page:history",),
    }
    assert moves.arrived["person:jane-roe"] == (("person:j-roe", "former"), ("vessel:jane", "former"))
    assert moves.follow("article", "water") == "flood"
    assert moves.follow("article", "flood") == "flood"
    assert moves.follow("vessel", "jane") == "jane"


@pytest.mark.parametrize(
    "written", ["person:jane-roe", "person/jane-roe", "jane-roe", "Jane Roe", "person:Jane Roe", "Ms Roe"]
)
def test_whom_a_name_is_merged_into_can_be_said_in_any_way(written: str) -> None:
    moves, wrong = moved(
        {
            "entities/person/j-roe": f"merged_into: {written}",
            "entities/person/jane-roe": "name: Jane Roe\nnames: [Ms Roe]",
        }
    )
    assert not wrong
    assert moves.finals == {"person:j-roe": ("person:jane-roe",)}


def test_chains_lead_to_their_last_member_in_one_step() -> None:
    moves, wrong = moved(
        {
            "entities/person/b": "merged_into: person:c\nformer: [person/a]",
            "entities/organisation/e": "name: E\nformer: [person/d]",
            "entities/person/c": "merged_into: person:d",
            "entities/person/s": "split_into: [a, x]",
            "entities/person/x": "name: X",
        }
    )
    assert not wrong
    assert moves.finals == {
        **dict.fromkeys(["person:a", "person:b", "person:c", "person:d"], ("organisation:e",)),
        "person:s": ("organisation:e", "person:x"),
    }
    assert dict(moves.arrived["organisation:e"]) == {
        "person:a": "merged",
        "person:b": "merged",
        "person:c": "merged",
        "person:d": "former",
        "person:s": "split",
    }


def test_what_is_divided_may_come_together_again() -> None:
    moves, wrong = moved(
        {
            "entities/person/s": "split_into: [a, b]",
            "entities/person/a": "merged_into: b",
            "entities/person/b": "name: B",
        }
    )
    assert not wrong
    assert moves.finals["person:s"] == ("person:b",)


def test_a_chain_of_any_length() -> None:
    length = 3000
    files = {f"entities/person/p{n}": f"merged_into: person:p{n + 1}" for n in range(length)}
    moves, wrong = moved({**files, f"entities/person/p{length}": "name: Last"})
    assert not wrong
    assert set(moves.finals.values()) == {(f"person:p{length}",)}


A, B, C = (f"entities/person/{name}" for name in "abc")


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({A: "name: A", B: "name: B\nformer: [person/a]"}, ("R901", B, 3, 10)),
        ({A: "name: A\nformer: [person/a]"}, ("R901", A, 3, 10)),
        ({A: "name: A\nformer: [person/A]"}, ("R901", A, 3, 10)),
        ({"articles/a": "former: b", "articles/b": ""}, ("R901", "articles/a", 4, 9)),
        ({"articles/a": "former: b", "articles/b": "status: draft"}, ("R901", "articles/a", 4, 9)),
        ({"stories/a": "former: b", "stories/b": ""}, ("R901", "stories/a", 3, 9)),
        ({A: "name: A\nformer: [person/x]", B: "name: B\nformer: [person/x]"}, ("R902", B, 3, 10)),
        ({A: "merged_into: b", B: "name: B", C: "name: C\nformer: [person/a]"}, ("R902", C, 3, 10)),
        ({"articles/a": "former: [x]", "articles/b": "former: [x]"}, ("R902", "articles/b", 4, 10)),
        ({A: "merged_into: person:nobody"}, ("R903", A, 2, 14)),
        ({A: "split_into: [b, nobody]", B: "name: B"}, ("R903", A, 2, 17)),
        ({A: "merged_into: a"}, ("R905", A, 2, 14)),
        ({A: "merged_into: b", B: "merged_into: a"}, ("R905", A, 2, 14)),
        ({A: "split_into: [b, c]", B: "merged_into: a", C: "name: C"}, ("R905", A, 2, 14)),
        ({A: "name: A\nformer: [x]"}, ("R906", A, 3, 10)),
        ({A: "name: A\nformer: [persn/x]"}, ("R906", A, 3, 10)),
        ({A: "name: A\nformer: [person/x/y]"}, ("R906", A, 3, 10)),
        ({"articles/a": "former: 1953/x"}, ("R907", "articles/a", 4, 9)),
        ({A: "split_into: [b, person:b]", B: "name: B"}, ("R909", A, 2, 14)),
        ({A: "merged_into: Roe", B: "name: X\nnames: [Roe]", C: "name: Y\nnames: [Roe]"}, ("L401", A, 2, 14)),
    ],
)
def test_what_cannot_be_followed_is_told_at_its_place(
    files: dict[str, str], found: tuple[str, str, int, int]
) -> None:
    code, name, line, column = found
    assert told(files) == [(code, f"content/{name}.md", line, column)]


def test_two_files_that_say_the_same_do_not_contradict_each_other() -> None:
    files = {A: "merged_into: b", B: "name: B\nformer: [person/a]"}
    moves, wrong = moved(files)
    assert not wrong
    assert moves.finals == {"person:a": ("person:b",)}


@pytest.mark.parametrize(
    ("written", "proposed"), [("x", "person/x"), ("persn/x", "person/x"), ("vessl/x", "vessel/x")]
)
def test_how_a_former_name_is_to_be_written(written: str, proposed: str) -> None:
    [found] = moved({A: f"name: A\nformer: [{written}]"})[1]
    assert f"“{proposed}”" in found.hint


def test_a_misspelt_name_to_be_merged_into() -> None:
    [found] = moved(
        {A: "merged_into: person:jane-ro", B: "name: Jane Roe", "entities/person/jane-roe": "name: J"}
    )[1]
    assert "jane-roe" in found.hint


SECRET = "entities/person/quentin"


def test_what_is_withheld_does_not_answer_and_is_not_named() -> None:
    moves, wrong = moved(
        {
            SECRET: "name: Quentin\nwithhold: true\nformer: [person/quincy]",
            "articles/open": "",
            "articles/shut": "withhold: true\nformer: [ajar]",
        }
    )
    assert not wrong
    assert moves.withheld == {"person:quentin", "person:quincy", "article:shut", "article:ajar"}
    assert not moves.arrived


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({SECRET: "name: Quentin\nwithhold: true", A: "merged_into: quentin"}, "R904"),
        ({SECRET: "name: Quentin\nwithhold: true", A: "split_into: [b, quentin]", B: "name: B"}, "R904"),
        ({SECRET: "name: Quentin\nwithhold: true", A: "name: A\nformer: [person/quentin]"}, "R908"),
        ({SECRET: "name: Q\nwithhold: true\nformer: [quentin]"}, "R908"),
    ],
)
def test_what_is_wrong_about_somebody_withheld_is_told_without_the_name(
    files: dict[str, str], code: str
) -> None:
    [found] = moved(files)[1]
    assert found.code == code
    assert found.place.line > 0
    assert "quentin" not in f"{found.message}{found.hint}{found.place.excerpt}".casefold()
