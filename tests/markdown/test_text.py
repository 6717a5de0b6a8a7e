"""The text of a Markdown file: what counts, and what parts it."""

from __future__ import annotations

import pytest

from pressmark.text import Markup, PageBreak, PictureSlot, Run
from tests.markdown.reading import blocks, faults, read, text

CASES = {
    "blocks are joined by a blank line": (
        "# Flood\n\nIt rained.\n- one\n- two\n\n> said",
        "Flood\n\nIt rained.\n\none\n\ntwo\n\nsaid",
    ),
    "soft and hard breaks are line feeds": ("one\ntwo  \nthree\\\nfour", "one\ntwo\nthree\nfour"),
    "cells by a tab, rows by a line feed": (
        "before\n\n| a | b |\n|---|---|\n| c | d |\n\nafter",
        "before\n\na\tb\nc\td\n\nafter",
    ),
    "empty cells are there": ("| a | |\n|---|---|\n| | d |", "a\t\n\td"),
    "emphasis and links by what is shown": (
        "*one* **two** [three](https://example.org) <https://example.org>",
        "one two three https://example.org",
    ),
    "character references are decoded": ("&lt;b&gt; &amp;amp; &#233; &copy;", "<b> &amp; é ©"),
    "escapes are decoded": (r"\*not\* \[\[so\]\] 1\. C:\path", r"*not* [[so]] 1. C:\path"),
    "code is kept": (
        "see `a  [[b]]`\n\n```\n# no\n\n  x < y\n```\n\nend",
        "see a  [[b]]\n\n# no\n\n  x < y\n\nend",
    ),
    "pictures contribute nothing": (
        "![alone](../../media/a.jpg)\n\nbefore ![in](../../media/a.jpg)after",
        "before after",
    ),
    "raw HTML is text": (
        "<b>bold</b> <!-- note -->\n\n<div>\nx\n</div>",
        "<b>bold</b> <!-- note -->\n\n<div>\nx\n</div>",
    ),
    "typographic signs stay as typed": ("\"a\" -- b... (c) 'd'", "\"a\" -- b... (c) 'd'"),
    "a line under a line is no heading": (
        "Not a heading\n===\n\nnor this\n---\nend",
        "Not a heading\n===\n\nnor this\n\nend",
    ),
    "indented lines are no code": ("one\n\n    two\n\n\tthree", "one\n\ntwo\n\nthree"),
    "plus begins no list": ("+ 4 percent\n\n+49 30 1234", "+ 4 percent\n\n+49 30 1234"),
    "a byte-order mark is dropped": ("\ufeffone", "one"),
    "line ends of all kinds": ("one\r\ntwo\n\nthree", "one\ntwo\n\nthree"),
    "no Unicode form is changed": ("e\u0301 é 👩🏽‍🚀 \u202eabc", "e\u0301 é 👩🏽‍🚀 \u202eabc"),
    "of a mention the label counts": ("[[Ann Roe]] and [[Ann Roe|she]]", "Ann Roe and she"),
    "of a statement the words count": ('["I saw it"]{by="Ann Roe"}, she said', '"I saw it", she said'),
    "references of links are no text": ("[one][1] two\n\n[1]: https://example.org", "one two"),
    "nothing at all": ("", ""),
}


@pytest.mark.parametrize(("source", "wanted"), CASES.values(), ids=CASES)
def test_text(source: str, wanted: str) -> None:
    assert text(source) == wanted


def test_footnotes_come_last_in_the_order_of_first_reference() -> None:
    source = """[^b]: The *second*.

One[^a] two[^b] three[^a].

[^a]: The first,
    with a line[^c].

    And more.

[^c]: Third.
"""
    assert text(source) == "One two three.\n\nThe first,\nwith a line.\n\nAnd more.\n\nThe second.\n\nThird."


def test_every_block_with_words_has_an_address() -> None:
    source = """# The flood

one

- two
  - three

    four

| a | |
|---|---|
| b | c |

```
code
```

![x](../../media/x.png)

## The flood

last
"""
    assert blocks(read(source)) == [
        ("h-the-flood", "The flood"),
        ("p1", "one"),
        ("p2", "two"),
        ("p3", "three"),
        ("p4", "four"),
        ("p5", "a"),
        ("p6", "b"),
        ("p7", "c"),
        ("p8", "code"),
        ("h-the-flood_2", "The flood"),
        ("p9", "last"),
    ]


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("# Öl & Gas: 3.5 %", "h-öl-gas-3-5"),
        ("# Привет, *Мир*!", "h-привет-мир"),
        ("# नमस्ते", "h-नमस्ते"),
        ("# ???", "h-heading"),
        ("# " + "long " * 40, "h-" + ("long-" * 16).rstrip("-")),
    ],
)
def test_addresses_of_headings(heading: str, anchor: str) -> None:
    assert read(heading).body.blocks[0].anchor == anchor


@pytest.mark.parametrize(
    ("marks", "tags"),
    [
        ("# ## ### ##", "h2 h3 h4 h3"),
        ("## ### ## #", "h2 h3 h2 h2"),
        ("# ###### ## ####", "h2 h3 h3 h4"),
        ("# ## ### #### ##### ######", "h2 h3 h4 h5 h6 h6"),
    ],
)
def test_headings_lie_below_the_title_of_the_page_and_skip_no_level(marks: str, tags: str) -> None:
    written = "\n\n".join(f"{mark} a" for mark in marks.split())
    found = [
        piece.html[1:3]
        for piece in read(written).body.pieces
        if isinstance(piece, Markup) and "id=" in piece.html
    ]
    assert found == tags.split()


def test_a_page_break_alone_on_a_line() -> None:
    body = read("It ended.\n[page 2]\nIt went on. [page 3] no\n\n[page 4]").body
    labels = [
        (piece.label, body.text[: piece.end][-8:]) for piece in body.pieces if isinstance(piece, PageBreak)
    ]
    assert labels == [("2", "[page 2]"), ("4", "[page 4]")]


def test_runs_inside_links_and_code_link_nowhere_else() -> None:
    body = read("a [b](https://example.org) `c` d").body
    runs = [
        (body.text[piece.start : piece.end], piece.linkable)
        for piece in body.pieces
        if isinstance(piece, Run)
    ]
    assert runs == [("a ", True), ("b", False), (" ", True), ("c", False), (" d", True)]


def test_a_picture_alone_is_a_figure() -> None:
    pieces = read('![A boat](../../media/2015/boat.jpg "On the river")').body.pieces
    assert [piece.html for piece in pieces if isinstance(piece, Markup)] == ["<figure>", "</figure>\n"]
    picture = pieces[1]
    assert isinstance(picture, PictureSlot)
    assert (picture.path, picture.alt, picture.title) == ("2015/boat.jpg", "A boat", "On the river")


LOST = {
    "T304 unused": ("one\n\n[Note]: sic", "one", [("T304", 3, 1)]),
    "T304 twice": ("[a]\n\n[a]: b.md\n[a]: c.md", "a", [("T304", 4, 1)]),
    "T304 escaped": ("one\n\n\\[Note]: sic", "one\n\n[Note]: sic", []),
    "T305": ("> " * 101 + "deep", "", [("T305", 1, 1)]),
    "not too deep": ("> " * 90 + "deep", "deep", []),
    "T306": (
        "| a | b |\n|---|---|\n| c | d | e |\n| f |\n> | g |",
        "a\tb\nc\td\nf\t\n\n| g |",
        [("T306", 3, 11)],
    ),
}


@pytest.mark.parametrize(("source", "wanted", "said"), LOST.values(), ids=LOST)
def test_what_would_be_lost_is_said(source: str, wanted: str, said: list[tuple[str, int, int]]) -> None:
    parsed = read(source)
    assert parsed.body.text == wanted
    assert faults(parsed) == said
