"""Text from anywhere never becomes markup or script, wherever it stands."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import html5lib
import pytest

from tests.building.conftest import Make
from tests.crawling import crawl

EVIL = """<script>alert(1)</script>"'><img src=x onerror=alert(2)>]]></script><!--{{ 7*7 }}{% raw %}&amp;"""
OWN_SCRIPTS = ("/assets/reading.js", "/assets/search.js", "/assets/not-found.js")
YAML = json.dumps(EVIL)
MORE = json.dumps(EVIL + "x")
HAPPENING = json.dumps("Happening " + EVIL)


@pytest.fixture
def files() -> dict[str, str]:
    return {
        "content/archive.toml": f"title = {YAML}\ndescription = {YAML}\nbase_url = 'https://example.org/r/'\n",
        "content/articles/evil.md": (
            f"---\ntitle: {YAML}\ndate: 2015-09-30\nsummary: {YAML}\nbyline: [{YAML}]\nsource: {YAML}\n"
            f"topics: [{YAML}]\ndateline: {YAML}\nrights: {YAML}\nvia: {YAML}\nannotated_by: {YAML}\n"
            f"added: 2026-01-01\nabout: [person:evil]\nstory: evil\nstatus: corrected\n"
            f"notices: [{{date: 2016-01-01, kind: correction, text: {YAML}}}]\n"
            f"figures: [{{event: happening, what: {YAML}, value: {YAML}, unit: {YAML}, quote: {YAML}}}]\n"
            f'---\n\n{EVIL} [[evil]] {EVIL}\n\n[evil words {EVIL}]{{by="evil"}}\n\n'
            "[click](javascript:alert(3)) <javascript:alert(5)>\n\n"
            f"## {EVIL}\n\n```\n{EVIL}\n```\n"
        ),
        "content/articles/plain.txt": f"{EVIL}\n\n{EVIL}\n",
        "content/articles/plain.yaml": (
            f"title: {YAML}\ndate: 2015-09-30\nsource: {YAML}\nnames: [person:evil]\n"
        ),
        "content/entities/person/evil.md": f"---\nname: {YAML}\nnames: [evil, {MORE}]\n---\n{EVIL}\n",
        "content/entities/event/happening.md": f"---\nname: {HAPPENING}\ndate: 2015\n---\n",
        "content/stories/evil.md": f"---\ntitle: {YAML}\n---\n{EVIL}\n",
        "content/pages/about.md": f"---\ntitle: {YAML}\n---\n\n{EVIL}\n",
    }


def check(document: ET.Element, path: Path) -> None:
    """Nothing in ``document`` runs or loads what the theme did not put there."""
    for element in document.iter():
        if not isinstance(element.tag, str):
            continue
        assert not [name for name in element.attrib if name.startswith("on")], path
        if element.tag == "script" and "json" in element.get("type", ""):
            json.loads(element.text or "")
        elif element.tag == "script":
            assert element.get("src", "").endswith(OWN_SCRIPTS), path
            assert not (element.text or "").strip(), path
        for name in ("href", "src", "action"):
            value = (element.get(name) or "").lower().lstrip()
            assert not value.startswith(("javascript:", "data:", "vbscript:")), path
        if element.tag == "img":
            assert element.get("src") != "x", path


def test_no_text_becomes_markup(workshop: Make, files: dict[str, str]) -> None:
    made = workshop(files)
    result = made.build(search=True)
    assert not result.failed, result.diagnostics
    for path in made.output.rglob("*.html"):
        document = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
        check(document, path)
    assert "7*7" in made.page("articles/evil/index.html")


def test_feeds_hold_the_text_and_are_well_formed(workshop: Make, files: dict[str, str]) -> None:
    made = workshop(files)
    assert not made.build().failed
    feed = ET.parse(made.output / "feed.xml")
    titles = [element.text for element in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert EVIL in titles
    assert crawl(made.output, "https://example.org/r/") == []


@pytest.mark.parametrize("address", ["javascript:alert(4)", "data:text/html,x", "//example.org/x.png"])
def test_a_picture_that_is_no_file_of_the_archive_stops_the_build(
    workshop: Make, files: dict[str, str], address: str
) -> None:
    files["content/pages/about.md"] += f"![a picture](<{address}>)\n"
    result = workshop(files).build()
    assert [d.code for d in result.diagnostics if d.severity == "error"] == ["T205"]
