"""The page on annotating is an archive: its files and its passages, put together, build without a word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.building.conftest import Make, Workshop, workshop
from tests.crawling import crawl

__all__ = ["workshop"]

PAGE = (Path(__file__).parents[2] / "docs" / "annotate.md").read_text(encoding="utf-8")
ADDRESS = "https://millbrook.example.org/"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PATH = re.compile(r"`(content/[^`]+\.\w+)`")


def files() -> dict[str, str | bytes]:
    """The files of the page: each block that is no passage, under the last path named above it."""
    found: dict[str, str | bytes] = {}
    for match in _FENCE.finditer(PAGE):
        if match[1] not in ("passage", "fields"):
            path = _PATH.findall(PAGE[: match.start()])[-1]
            assert path not in found, f"{path} stands twice"
            found[path] = match[2]
    pictures = re.findall(r"(?:file: |media/)([\w/-]+\.png)", PAGE)
    return {**found, **{f"content/media/{name}": PNG for name in pictures}}


def blocks(kind: str) -> list[str]:
    return [match[2] for match in _FENCE.finditer(PAGE) if match[1] == kind]


def test_the_page_is_an_archive(workshop: Make) -> None:
    made = workshop(files())
    result = made.build(base_url=ADDRESS)
    assert [(d.place.path, d.place.line, d.code, d.message) for d in result.diagnostics] == []
    assert crawl(made.output, ADDRESS) == []
    _shows_what_it_says(made)


def _shows_what_it_says(made: Workshop) -> None:
    lane = made.page("articles/1953-02-01-mill-lane/index.html")
    assert ">The mayor</a>" in lane
    assert re.search(r'class="unidentified"[^>]*>A carter<', lane)
    flood = made.page("events/millbrook-flood/index.html")
    assert "forty-three houses" in flood
    assert "The reports differ" in flood
    jane = made.page("people/jane-roe/index.html")
    assert "not one\nof them was insured" in jane
    count = made.page("articles/1953-02-03-count/index.html")
    assert re.search(r'<a class="page-break"[^>]*>\[page 2\]</a>', count)
    assert "Swan Yard" in made.page("vessels/swan/index.html")
    assert "built by" in made.page("vessels/swan/index.html").lower()
    assert "County to inquire" in jane
    pumps = made.page("articles/1953-02-07-pumps/index.html")
    for share in ("Tagger 3.8 (a program): 2 of 3", "A. Archivist: 1 of 3", ": 1 of 3", "2 of 3<ul"):
        assert share in pumps, share
    assert "lent a crane" in made.page("unchecked/index.html")


@pytest.mark.parametrize("passage", blocks("passage"), ids=lambda passage: passage.split("]")[0][:30])
def test_a_passage_builds(workshop: Make, passage: str) -> None:
    report = f"---\ntitle: A passage\ndate: 1953-02-02\n---\n{passage}\nText.\n"
    made = workshop({**files(), "content/articles/1953/passage.md": report})
    assert [d.message for d in made.build().diagnostics] == []


def test_fields_that_correct_a_report(workshop: Make) -> None:
    [fields] = blocks("fields")
    report = f"---\ntitle: A report\ndate: 1953-02-02\n{fields}---\nText.\n"
    made = workshop({**files(), "content/articles/1953/corrected.md": report})
    assert [d.message for d in made.build().diagnostics] == []
    assert "misread as 47" in made.page("corrections/index.html")
    assert "misread as 47" in made.page("articles/corrected/index.html")
