"""Any bytes in any file end in diagnostics, never in an exception."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressmark.archive import link
from pressmark.building import BuildOptions, build
from pressmark.config import read_settings
from pressmark.diagnostics.formats import as_github, as_json, as_text
from pressmark.records import read_records
from pressmark.sources import SourceFile, check_names, kind_of
from pressmark.withholding import redact
from tests.building.conftest import Workshop

DEMONSTRATION = Path(__file__).parents[2] / "content"
KINDS = (
    "content/archive.toml",
    "content/articles/a.md",
    "content/articles/b.txt",
    "content/articles/b.yaml",
    "content/articles/b.annotations.json",
    "content/entities/person/p.md",
    "content/entities/event/e.md",
    "content/stories/s.md",
    "content/pages/about.md",
    "content/media/m.svg",
)
# What the formats are made of, so that random files get past their first lines; parted by “¦”.
FIELDS = """---
¦title: ¦name: ¦date: ¦1953-02-30
¦2015/9999
¦undated
¦195X?
¦status: draft
¦withhold: true
¦names: [¦story: s
¦follows: [a, b]
¦part_of: p
¦merged_into: person:p
¦coordinates: {lat: 90, lon: -180}
¦language: ar
¦media: [{file: m.svg}]
¦figures: [{event: e, what: x, value: 1}]
¦roles: [{role: r, of: e}]
¦kind: digest
¦access: link-only
¦&a ¦<<: ¦!x ¦: ¦[limits]
¦list_rows = 1
¦[types.x]
¦plural = ¦true¦null"""
WORDS = """[[¦]]¦|¦#p1¦person:¦source:¦?¦{by="x" id=a}¦{continues=a}¦{role=¦}¦[^1]¦[^1]: x
¦![x](../media/m.svg)¦](a.md#p1)¦> ¦- ¦`¦[page 2]
¦|a|b|
|-|-|
|c|d|
¦&amp;¦\\¦é¦🙂¦水¦

¦"¦'¦[¦{¦*¦, ¦<script>
¦{"target": ¦{"selector": {"type": "TextPositionSelector", "start": ¦, "end": 3}}¦"body":
{"id": "person:p"}¦\\ud800¦<svg xmlns='http://www.w3.org/2000/svg'>¦</svg>"""
SIGNS = ("\x00", "\ufeff", "\u202e", "\t", "\r\n", "9" * 40)
PIECES = (*FIELDS.split("¦"), *WORDS.split("¦"), *SIGNS)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join)
BYTES = st.binary(max_size=200) | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))
FRONT = st.tuples(TEXTS, TEXTS).map(
    lambda parts: f"---\n{parts[0]}\n---\n{parts[1]}".encode("utf-8", "replace")
)
ARCHIVES = st.dictionaries(st.sampled_from(KINDS), BYTES | FRONT, min_size=1)


def read(files: Mapping[str, bytes]) -> None:
    """Everything that a build does before it writes, and everything told in each of its forms."""
    sources = [SourceFile(path, kind_of(path), data) for path, data in sorted(files.items())]
    chosen, of_settings = read_settings("content/archive.toml", files.get("content/archive.toml"))
    redacted = redact(read_records(sources, chosen), chosen, "[name withheld]", files)
    _, of_links = link(redacted.records, chosen, plain=redacted.withheld.words, gone=redacted.withheld.ids)
    found = [*of_settings, *check_names(files), *redacted.records.diagnostics, *of_links]
    found = list(redacted.withheld.told([*found, *redacted.diagnostics]))
    for diagnostic in found:
        as_text(diagnostic).encode()
        as_github(diagnostic).encode()
    as_json(found).encode()


@settings(max_examples=300, deadline=None)
@given(ARCHIVES)
def test_any_bytes_in_any_file_are_read(files: dict[str, bytes]) -> None:
    read(files)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ARCHIVES)
def test_any_bytes_in_any_file_are_built(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]
) -> None:
    made = Workshop(tmp_path_factory.mktemp("archive"))
    made.write(files)
    result = build(BuildOptions(root=made.root, output=made.output, search=False))
    assert result.failed != (made.output / "index.html").exists()


@cache
def demonstration() -> dict[str, bytes]:
    """The files of the repository's own archive, pictures left out."""
    paths = [
        path for path in DEMONSTRATION.rglob("*") if path.suffix in (".md", ".txt", ".yaml", ".json", ".toml")
    ]
    return {
        f"content/{path.relative_to(DEMONSTRATION).as_posix()}": path.read_bytes() for path in sorted(paths)
    }


@st.composite
def edited(draw: st.DrawFn) -> dict[str, bytes]:
    """Some files of the demonstration, one of them with a few edits at random."""
    files = demonstration()
    picked = draw(st.lists(st.sampled_from(sorted(files)), min_size=1, max_size=3, unique=True))
    changed = {path: files[path] for path in picked}
    data = bytearray(changed[picked[0]])
    for _ in range(draw(st.integers(1, 5))):
        # Most of what can go wrong stands at the top.
        at = draw(st.integers(0, min(len(data), draw(st.sampled_from([400, 5000])))))
        piece = draw(st.sampled_from(PIECES).map(lambda text: text.encode()) | st.binary(max_size=3))
        data[at : at + draw(st.integers(0, 30))] = piece
    changed[picked[0]] = bytes(data)
    return changed


@settings(max_examples=200, deadline=None)
@given(edited())
def test_good_reports_with_random_edits_are_read(files: dict[str, bytes]) -> None:
    read(files)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edited())
def test_good_reports_with_random_edits_are_built(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]
) -> None:
    made = Workshop(tmp_path_factory.mktemp("archive"))
    made.write(files)
    result = build(BuildOptions(root=made.root, output=made.output, search=False))
    assert result.failed != (made.output / "index.html").exists()
