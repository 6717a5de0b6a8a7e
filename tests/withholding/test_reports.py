"""Reports that are corrected, withdrawn and withheld: what stays, and that nothing else does."""

from __future__ import annotations

import re

import pytest

from tests.building.conftest import Files, Make, Workshop
from tests.crawling import crawl
from tests.withholding.searching import leaks, told

ADDRESS = "https://example.org/archive/"
GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"
# Every word that the report below has of its own, whatever its field.
OWN = (
    *("quibblesome", "snollygoster", "wobbegong", "taradiddle", "Hobbledehoy", "Fizgig", "Mugwumpton"),
    *("bumfuzzle", "lollygagger", "cattywampus", "Widdershins", "gardyloo", "collywobbles", "skullduggery"),
    "only-here",
)
REPORT = """---
title: The count of the boats
date: 1953-02-03
added: 2026-01-04
source: chronicle
status: withdrawn
corrected_on: 2026-03-01
summary: A quibblesome summary.
dateline: WIDDERSHINS
byline: [Fizgig]
url: https://example.org/gardyloo
via: skullduggery
topics: [taradiddle]
about: [person:Hobbledehoy]
story: [the-flood]
figures: [{event: the-breach, what: collywobbles, value: 17}]
corrects: [sluice]
rights: lollygagger
annotated_by: cattywampus
media: [{file: boats/only-here.gif, alt: bumfuzzle}, {file: boats/shared.gif, alt: bumfuzzle}]
notices: [{date: 2026-03-01, kind: withdrawal, text: The boats were counted twice.}]
---

# About the snollygoster

[[person:Mugwumpton]] and [[Mark Ashby]] saw the wobbegong in [[Wrayhaven]]. [A taradiddle]{by="Mark Ashby"}

![bumfuzzle](../../media/boats/only-here.gif) and [the other report](sluice.md), and [[sluice|that one]].
"""
ARCHIVE: Files = {
    "content/entities/person/mark-ashby.md": "---\nname: Mark Ashby\n---\n",
    "content/entities/place/wrayhaven.md": "---\nname: Wrayhaven\n---\n",
    "content/entities/event/the-breach.md": "---\nname: The breach\ndate: 1953-02-01\n---\n",
    "content/entities/source/chronicle.md": "---\nname: Wrayhaven Chronicle\n---\n",
    "content/stories/the-flood.md": "---\ntitle: The flood\n---\n",
    "content/media/boats/only-here.gif": GIF,
    "content/media/boats/shared.gif": GIF,
    "content/media/boats/loose.gif": GIF,
    "content/articles/1953/boats.md": REPORT,
    "content/articles/1953/sluice.md": """---
title: The sluice gave way
date: 1953-02-01
added: 2026-01-02
source: chronicle
story: [the-flood]
media: [{file: boats/shared.gif, alt: Boats}]
---
[[Mark Ashby]] of [[Wrayhaven]]; see [[boats|the count]], [[boats#p1|its first paragraph]]
and [this](boats.md#p2).
""",
    "content/articles/1953/relief.md": """---
title: Relief comes
date: 1953-02-03
status: corrected
corrected_on: 2026-02-01
corrects: [boats]
follows: [boats]
story: [the-flood]
---
Boats for [[Wrayhaven]].
""",
}


@pytest.fixture
def archive(workshop: Make) -> Workshop:
    return workshop(ARCHIVE)


def test_of_a_withdrawn_report_its_title_date_source_and_notice_stay(archive: Workshop) -> None:
    result = archive.build(base_url=ADDRESS, search=True)
    assert not result.failed, told(result)
    page = archive.page("articles/boats/index.html")
    for words in (
        "The count of the boats",
        "3 February 1953",
        "Wrayhaven Chronicle",
        "counted twice",
        "no longer shown",
    ):
        assert words in page, words
    assert "Withdrawn" in page
    assert crawl(archive.output, ADDRESS) == []


def test_no_other_word_of_it_is_anywhere(archive: Workshop) -> None:
    archive.build(base_url=ADDRESS, search=True)
    assert leaks(archive, OWN) == []
    # Nor is the count of what it named, or a figure of it.
    assert "Named in 1 report" in archive.page("people/mark-ashby/index.html") or "1 report" in archive.page(
        "people/mark-ashby/index.html"
    )
    assert ">17<" not in archive.page("events/the-breach/index.html")
    assert not (archive.output / "topics").exists()


def test_lists_show_it_struck_and_say_so_in_words(archive: Workshop) -> None:
    archive.build(base_url=ADDRESS)
    for path in (
        "stories/the-flood/index.html",
        "dates/1953/02/index.html",
        "dates/on/02-03/index.html",
        "sources/chronicle/index.html",
        "corrections/index.html",
        "articles/relief/index.html",
        "articles/sluice/index.html",
    ):
        page = archive.page(path)
        assert "<s>The count of the boats</s>" in page, path
        assert page.count("<s>The count of the boats</s>") <= page.count(">withdrawn<"), path
    assert "<s>" not in archive.page("index.html")


def test_feeds_and_the_search_leave_it_out(archive: Workshop) -> None:
    archive.build(base_url=ADDRESS, search=True)
    found = leaks(archive, ("The count of the boats",))
    assert not [one for one in found if one.startswith(("pagefind/", "feed.xml")) or "feed.xml" in one]


def test_a_link_to_a_passage_of_it_leads_to_its_page(archive: Workshop) -> None:
    archive.build(base_url=ADDRESS)
    page = archive.page("articles/sluice/index.html")
    assert page.count('href="../../articles/boats/"') + page.count('href="../boats/"') >= 3
    assert "boats/#p" not in page


def test_what_only_it_showed_is_not_published(archive: Workshop) -> None:
    archive.build(base_url=ADDRESS)
    assert not (archive.output / "media/boats/only-here.gif").exists()
    assert (archive.output / "media/boats/shared.gif").exists()
    assert (archive.output / "media/boats/loose.gif").exists()
    archive.write(
        {"content/pages/about.md": "---\ntitle: A\n---\n[The scan](../media/boats/only-here.gif)\n"}
    )
    assert not archive.build(base_url=ADDRESS).failed
    assert (archive.output / "media/boats/only-here.gif").exists()


def test_a_corrected_report_stays_whole_with_the_word_everywhere(archive: Workshop) -> None:
    archive.build(base_url=ADDRESS, search=True)
    page = archive.page("articles/relief/index.html")
    assert page.index('class="notice corrected"') < page.index('class="text"')
    assert "Boats for" in page
    assert '"status": "corrected"' in archive.page("articles/relief/index.json")
    for path in ("index.html", "stories/the-flood/index.html", "places/wrayhaven/index.html", "feed.xml"):
        assert "Relief comes" in archive.page(path), path
    assert re.search(r"Relief comes.{0,400}>corrected<", archive.page("index.html"), re.DOTALL)


def test_all_of_them_are_listed_whether_they_have_a_notice_or_not(archive: Workshop) -> None:
    archive.build(base_url=ADDRESS)
    page = archive.page("corrections/index.html")
    assert page.index("The count of the boats") < page.index("Relief comes")
    assert "1 February 2026" in page
    assert 'href="../../corrections/"' in archive.page("articles/sluice/index.html")


WITHHELD = REPORT.replace("status: withdrawn", "withhold: true").replace("corrects: [sluice]\n", "")


def test_a_withheld_report_leaves_no_trace(archive: Workshop) -> None:
    others = {
        "content/articles/1953/relief.md": str(ARCHIVE["content/articles/1953/relief.md"])
        .replace("corrects: [boats]\n", "")
        .replace("follows", "updates"),
        "content/stories/the-flood.md": "---\ntitle: The flood\norder: [relief, boats, sluice]\n---\n"
        "See [it](../articles/1953/boats.md).\n",
        "content/articles/1953/boats.md": WITHHELD,
    }
    archive.write(others)
    result = archive.build(base_url=ADDRESS, search=True)
    assert result.diagnostics == (), told(result)
    assert leaks(archive, (*OWN, "The count of the boats", "counted twice", "articles/boats")) == []
    page = archive.page("articles/sluice/index.html")
    assert "see the count, its first paragraph\nand this." in re.sub(r"<[^>]*>", "", page)
    assert crawl(archive.output, ADDRESS) == []


def test_what_is_wrong_in_a_withheld_report_is_not_told(archive: Workshop) -> None:
    archive.write({"content/articles/1953/boats.md": WITHHELD.replace("1953-02-03", "Fizgig")})
    archive.write({"content/articles/1953/relief.md": "---\ntitle: R\ndate: 1953\n---\nText.\n"})
    result = archive.build()
    assert not result.failed
    assert result.diagnostics == ()


def test_its_id_stays_taken(archive: Workshop) -> None:
    archive.write({"content/articles/1953/boats.md": WITHHELD, "content/articles/1954/boats.md": REPORT})
    assert "F308" in {d.code for d in archive.build().diagnostics}


def test_a_withdrawn_report_can_be_put_back(archive: Workshop) -> None:
    archive.build(base_url=ADDRESS)
    archive.write({"content/articles/1953/boats.md": REPORT.replace("status: withdrawn\n", "")})
    archive.build(base_url=ADDRESS)
    assert "wobbegong" in archive.page("articles/boats/index.html")
    assert (archive.output / "media/boats/only-here.gif").exists()
