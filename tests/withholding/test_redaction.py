"""Redaction as a function of records: what it promises for any names and any texts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pressmark.archive import link
from pressmark.archive.identifiers import address_of, identifier_of
from pressmark.config import Settings, read_settings
from pressmark.records import Records, read_records
from pressmark.sources import SourceFile, kind_of
from pressmark.withholding import NOBODY, Redacted, redact
from pressmark.withholding.occurrences import strings
from tests.withholding.searching import folded

CHOSEN = replace(read_settings("content/archive.toml", b'title = "T"\n')[0])


def records_of(files: dict[str, str], chosen: Settings = CHOSEN) -> Records:
    return read_records([SourceFile(p, kind_of(p), text.encode()) for p, text in files.items()], chosen)


def redacted(files: dict[str, str]) -> Redacted:
    data = {path: text.encode() for path, text in files.items()}
    return redact(records_of(files), CHOSEN, "[name withheld]", data)


def all_strings(records: Records) -> list[str]:
    found = [text for report in records.articles for text, _ in strings(report)]
    found += [text for name in records.entities for text, _ in strings(name)]
    return found


WORDS = st.sampled_from(["Zelda", "Quill", "zélda", "QUILL", "田中", "came", "Ann", "-", "*Zelda*", "’s"])
NAMES = st.lists(WORDS.filter(str.isalpha), min_size=2, max_size=2).map(" ".join)
MARKS = st.sampled_from(["[[withheld-1|{}]]", "[[Ann|{}]]", "{}"])
TEXTS = st.lists(st.tuples(MARKS, WORDS, WORDS), max_size=6).map(
    lambda parts: " ".join(mark.format(f"{one} {other}") for mark, one, other in parts)
)


@settings(max_examples=300)
@example("Quill Quill", "[[Ann|Zelda Quill]] [[Ann|Quill Zelda]]", "", "")
@example("Zelda Quill", "[[withheld-1|Zelda Zelda]] Quill Zelda", "", "")
@given(NAMES, TEXTS, st.sampled_from(["", "# ", "> "]), TEXTS)
def test_either_the_name_is_nowhere_or_its_place_is_told(
    name: str, text: str, start: str, title: str
) -> None:
    head = f"title: 't {title.replace('[', '')}'\ndate: 1953"
    result = redacted(
        {
            "content/entities/person/withheld-1.md": f"---\nname: {name}\nwithhold: true\n---\n",
            "content/entities/person/ann.md": "---\nname: Ann\n---\n",
            "content/articles/a.md": f"---\n{head}\n---\n{start}x {text}\n",
        }
    )
    told = [d for d in result.diagnostics if d.code == "H101"]
    one, other = folded(name).split()
    for string in all_strings(result.records) if not told else ():
        assert f"{one} {other}" not in f" {folded(string)} ".replace("’s", " "), string
    assert all(d.place.line and not d.place.excerpt for d in told)
    assert folded(name) not in folded(repr(result.withheld.told(result.diagnostics)))


def test_with_nobody_withheld_the_records_are_the_same_object() -> None:
    records = records_of({"content/articles/a.md": "---\ntitle: T\ndate: 1953\n---\nText.\n"})
    result = redact(records, CHOSEN, "", {})
    assert result.records is records
    assert result.withheld is NOBODY
    assert not result.withheld
    found = list(records.diagnostics)
    assert result.withheld.told(found) == tuple(found)


def test_redacting_twice_changes_nothing_more() -> None:
    files = {
        "content/entities/person/withheld-1.md": "---\nname: Zelda Quill\nwithhold: true\n---\n",
        "content/articles/a.md": "---\ntitle: T\ndate: 1953\n---\n[[Zelda Quill]] came.\n",
        "content/articles/b.md": "---\ntitle: T\ndate: 1953\n---\nNobody came.\n",
    }
    once = redacted(files)
    assert redact(once.records, CHOSEN, "x", {}).records == once.records
    assert [article.redacted for article in once.records.articles] == [True, False]
    # The records it was made from are as they were: they can be kept.
    assert records_of(files) == records_of(files)
    archive, found = link(once.records, CHOSEN, plain=once.withheld.words, gone=once.withheld.ids)
    assert found == ()
    assert "person:withheld-1" not in archive.entities
    assert "person:withheld-1" in archive.moves.withheld


def test_records_that_still_hold_a_withheld_name_are_not_linked() -> None:
    records = records_of({"content/entities/person/a.md": "---\nname: Zelda Quill\nwithhold: true\n---\n"})
    with pytest.raises(ValueError, match="has not been taken out") as caught:
        link(records, CHOSEN)
    assert "Quill" not in str(caught.value)


def test_an_address_elsewhere_and_its_identifier_are_one() -> None:
    for scheme, value in (("wikidata", "Q18112357"), ("viaf", "102333412"), ("gnd", "118540238")):
        assert identifier_of(address_of(scheme, value)) == (scheme, value)
