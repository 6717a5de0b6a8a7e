"""A text as a page shows it: all that was asked of the archive is in it, the way from the page is not."""

from __future__ import annotations

from pressmark.annotations.html import composed
from pressmark.annotations.values import Mark, ShownText
from pressmark.diagnostics import Place
from pressmark.text import LinkEnd, LinkSlot, PageBreak, PictureSlot, Run, Span

NOWHERE = Place("content/articles/lock.md")
TEXT = "page 2 Ann Merrow saw the lock and the mill"
SLOTS = {
    "lock": LinkSlot("article:lock", "p1", "", NOWHERE),
    "mill": LinkSlot("page:mill", "", "The <mill>", NOWHERE),
}


def shown() -> ShownText:
    pieces = (
        '<p id="p1">',
        PageBreak("2", 6),
        Run(0, 6),
        Run(6, 22),
        SLOTS["lock"],
        Run(22, 30),
        LinkEnd(),
        Run(30, 35),
        SLOTS["mill"],
        Run(35, len(TEXT)),
        LinkEnd(),
        PictureSlot("a b.png", "the lock & its keeper", "", NOWHERE),
        PictureSlot("lost.png", "a <lost> picture", "", NOWHERE),
        "</p>\n",
    )
    return ShownText(
        words=TEXT,
        pieces=pieces,
        marks=(Mark("name", (Span(7, 17),), "p1-1", "/people/ann/", "Ann", "person:ann", "person"),),
        links=(("article:lock", "p1", "/articles/lock/#p1"), ("page:mill", "", "")),
        pictures=(("a b.png", "/media/a b.png", 40, 30),),
        scans=(("2", "https://example.org/scan?2&3"),),
    )


def test_a_text_is_composed_for_the_page_it_stands_on() -> None:
    made = composed(shown(), lambda address: address if address[0] != "/" else f"../..{address}")
    assert '<a class="page-break" href="https://example.org/scan?2&amp;3">page 2</a>' in made
    assert '<a class="name" href="../../people/ann/" id="p1-1"' in made
    assert '<a href="../../articles/lock/#p1">' in made
    assert '<img src="../../media/a b.png" alt="the lock &amp; its keeper" width="40" height="30"' in made
    assert "a &lt;lost&gt; picture" in made


def test_a_link_without_an_address_leaves_its_words() -> None:
    made = composed(shown(), lambda address: address)
    assert made.count("<a ") == 3
    assert "the mill" in made
    assert "mill&gt;" not in made


def test_the_same_text_serves_pages_at_any_depth() -> None:
    near = composed(shown(), lambda address: f"~{address}")
    far = composed(shown(), lambda address: f"~/../..{address}")
    assert near != far.replace("~/../..", "~", 1)
    assert near == far.replace("~/../..", "~")


def test_a_text_of_nothing_is_false() -> None:
    assert not ShownText()
    assert composed(ShownText(), lambda address: address) == ""
    assert shown()
