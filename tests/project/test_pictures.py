"""The pictures of docs: each is shown, none is missing, all are small, and what they show is there."""

from __future__ import annotations

import re
from pathlib import Path

from tests.pictures import IMAGES, MOST, SHOTS

ROOT = Path(__file__).parents[2]
DOCS = {page: page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs").glob("*.md"))}
SHOWN = re.compile(r"!\[([^\]]*)\]\((images/[^)]+)\)")
FOLDERS = {"people": "person", "organisations": "organisation", "places": "place", "events": "event"}


def test_every_picture_that_a_page_shows_is_there_and_described() -> None:
    for page, text in DOCS.items():
        for words, target in SHOWN.findall(text):
            assert (page.parent / target).is_file(), f"{page.name}: {target}"
            assert len(words) > 20, f"{page.name}: {target} needs words for those who cannot see it"


def test_every_picture_is_shown_and_can_be_taken_anew() -> None:
    shown = {Path(target).name for text in DOCS.values() for _, target in SHOWN.findall(text)}
    taken = {f"{shot.name}.webp" for shot in SHOTS} | {"phone.webp"}
    assert {file.name for file in IMAGES.glob("*.webp")} == taken
    assert taken <= shown


def test_pictures_are_small() -> None:
    sizes = {file.name: file.stat().st_size for file in IMAGES.iterdir()}
    assert {name: size for name, size in sizes.items() if size > MOST} == {}
    assert sum(sizes.values()) < 2_000_000


def test_what_is_photographed_is_in_the_archive() -> None:
    for shot in SHOTS:
        first, _, slug = shot.path.strip("/").partition("?")[0].partition("/")
        if first == "articles":
            assert list((ROOT / "content" / "articles").rglob(f"{slug}.*")), shot.path
        elif first in FOLDERS and slug and shot.name != "not-found":
            assert (ROOT / "content" / "entities" / FOLDERS[first] / f"{slug}.md").is_file(), shot.path
        elif first == "stories":
            assert (ROOT / "content" / "stories" / f"{slug}.md").is_file(), shot.path
