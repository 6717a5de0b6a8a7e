"""What a site leaves out, for want of an address or because the settings say so, nothing leads to."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from pressmark.cli import main
from tests.building.conftest import Make
from tests.crawling import crawl

ADDRESS = "https://example.org/archive/"
PARTS = ("data", "feeds", "map", "search", "sitemap")
FILES = {
    "content/articles/1953-02-01-flood.md": """---
title: The sea in Harbour Street
date: 1953-02-01
added: 2026-11-22
source: Wrayhaven Chronicle
---
[[Alice Thorne]] had the bell of [[Wrayhaven]] rung.
""",
    "content/entities/person/alice-thorne.md": "---\nname: Alice Thorne\n---\nHarbour mistress.\n",
    "content/entities/place/wrayhaven.md": "---\nname: Wrayhaven\ncoordinates: {lat: 52.9, lon: 0.8}\n---\n",
    "content/entities/source/wrayhaven-chronicle.md": "---\nname: Wrayhaven Chronicle\n---\n",
}


def test_an_archive_without_an_address_leads_to_no_feed(workshop: Make) -> None:
    made = workshop(FILES)
    made.build(search=True)
    assert not list(made.output.rglob("feed.xml"))
    assert crawl(made.output, "https://example.org/") == []


def test_an_archive_without_an_address_is_told_what_it_lacks(workshop: Make) -> None:
    made = workshop(FILES)
    command = ["build", "--root", str(made.root), "--no-search"]
    assert "No feeds and no sitemap" in CliRunner().invoke(main, command).output
    said = CliRunner().invoke(main, [*command, "--base-url", ADDRESS]).output
    assert "feeds" not in said


def test_with_an_address_the_feeds_are_led_to(workshop: Make) -> None:
    made = workshop(FILES)
    made.build(base_url=ADDRESS, search=True)
    assert 'href="./feed.xml"' in made.page("index.html")
    assert 'href="../../people/alice-thorne/feed.xml"' in made.page("people/alice-thorne/index.html")
    assert crawl(made.output, ADDRESS) == []


@pytest.mark.parametrize("part", [*PARTS, "all"])
def test_nothing_leads_to_a_part_that_is_switched_off(workshop: Make, part: str) -> None:
    off = PARTS if part == "all" else (part,)
    settings = 'title = "Test archive"\n[outputs]\n' + "".join(f"{name} = false\n" for name in off)
    made = workshop({**FILES, "content/archive.toml": settings})
    assert not made.build(base_url=ADDRESS, search=True).failed
    assert crawl(made.output, ADDRESS) == []
