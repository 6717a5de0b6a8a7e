"""Feeds: what stands in them, in which order, and what each entry says of itself."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import feedparser

from tests.building.conftest import Make, Workshop, workshop
from tests.crawling import crawl

__all__ = ["workshop"]

ADDRESS = "https://fens.example.org/archive/"
ATOM = "{http://www.w3.org/2005/Atom}"


def report(title: str, date: str, text: str, fields: str = "") -> str:
    return f"---\ntitle: {title}\ndate: {date}\n{fields}---\n{text}\n"


FILES = {
    "content/articles/wall.md": report(
        "Wall",
        "1953-02-01",
        "[[person:Jane Roe]] came. Nobody slept. [[person:Jane Roe|She]] & two <b> held it.",
        "added: 2026-02-01\nsource: Herald\ntopics: [floods]\nstory: flood\n",
    ),
    "content/articles/boats.md": report(
        "Boats",
        "1953-02-02",
        "[[person:Jane Roe]] sent boats.",
        "added: 2026-01-01\ntopics: [floods]\nstory: flood\nsummary: Boats came.\nstatus: corrected\n"
        "corrected_on: 2026-03-01\nnotices: [{date: 2026-03-01, kind: correction, text: Not carts.}]\n",
    ),
    "content/articles/gone.md": report(
        "Gone",
        "1953-02-03",
        "[[person:Jane Roe]] left.",
        "status: withdrawn\nsource: Gazette\nstory: flood\n",
    ),
    "content/articles/later.md": report("Later", "1953-02-04", "Nobody.", "about: [person:Jane Roe]\n"),
    "content/articles/undated.md": report("Undated", "undated", "Nobody."),
    "content/entities/source/herald.md": "---\nname: Herald\n---\n",
    "content/entities/source/gazette.md": "---\nname: Gazette\n---\n",
    "content/stories/flood.md": "---\ntitle: The flood\ntopics: [bridges]\n---\n",
}


def built(workshop: Make) -> Workshop:
    made = workshop(FILES)
    assert not made.build(base_url=ADDRESS).failed
    assert crawl(made.output, ADDRESS) == []
    return made


def entries(made: Workshop, path: str) -> dict[str, ElementTree.Element]:
    """The entries of a valid feed by their titles, in order."""
    page = made.page(path)
    assert feedparser.parse(page.encode()).bozo == 0
    root = ElementTree.fromstring(page)
    assert root.findtext(f"{ATOM}id") == ADDRESS + path
    found = root.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in found]
    assert len(set(ids)) == len(ids)
    return {entry.findtext(f"{ATOM}title") or "": entry for entry in found}


def test_the_feed_of_a_name_says_which_sentences_name_it(workshop: Make) -> None:
    made = built(workshop)
    found = entries(made, "people/jane-roe/feed.xml")
    wall = found["Wall"]
    assert wall.findtext(f"{ATOM}summary") == "“Jane Roe came.” “She & two <b> held it.”"
    content = wall.findtext(f"{ATOM}content") or ""
    assert f'<a href="{ADDRESS}articles/wall/#p1-0">Jane Roe</a> came.' in content
    assert f'<a href="{ADDRESS}articles/wall/#p1-29">She</a> &amp; two &lt;b&gt; held it.' in content
    assert found["Later"].find(f"{ATOM}content") is None


def test_added_last_comes_first_then_dated_last(workshop: Make) -> None:
    made = built(workshop)
    assert list(entries(made, "feed.xml")) == ["Wall", "Boats", "Later", "Undated"]


def test_withdrawn_reports_are_in_no_feed(workshop: Make) -> None:
    made = built(workshop)
    for feed in made.output.rglob("feed.xml"):
        assert "Gone" not in feed.read_text(encoding="utf-8")
    # A source with nothing else has none, and its page leads to none.
    assert not (made.output / "sources/gazette/feed.xml").exists()
    assert "feed.xml" not in made.page("sources/gazette/index.html")
    assert list(entries(made, "sources/herald/feed.xml")) == ["Wall"]


def test_corrected_reports_say_so_and_count_as_new(workshop: Make) -> None:
    boats = entries(built(workshop), "people/jane-roe/feed.xml")["Boats"]
    assert boats.findtext(f"{ATOM}summary") == (
        "Corrected, 1 March 2026. Not carts. “Jane Roe sent boats.” Boats came."
    )
    assert boats.findtext(f"{ATOM}updated") == "2026-03-01T00:00:00Z"
    assert boats.findtext(f"{ATOM}published") == "2026-01-01T00:00:00Z"


def test_stories_and_topics_have_feeds_that_their_pages_lead_to(workshop: Make) -> None:
    made = built(workshop)
    assert list(entries(made, "stories/flood/feed.xml")) == ["Wall", "Boats"]
    assert list(entries(made, "topics/floods/feed.xml")) == ["Wall", "Boats"]
    for page in ("stories/flood", "topics/floods"):
        assert made.page(f"{page}/index.html").count(f"{page}/feed.xml") == 2
    # A topic of a story alone has nothing to follow.
    assert not (made.output / "topics/bridges/feed.xml").exists()
    assert "feed.xml" not in made.page("topics/bridges/index.html")
