"""The promises of ``docs/text.md``, “From spans to HTML”, over random texts and random spans."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.annotations.html import plain_blocks
from pressmark.annotations.marks import finish
from pressmark.annotations.values import Mark, Mention, Parsed, Statement
from pressmark.diagnostics import Place, SourceText
from pressmark.markdown import read_markdown
from pressmark.text import Body, Span, read_verbatim
from tests.annotations.pages import check, page

PLACE = Place("content/articles/x.txt", 1, 1)

# Emoji with joiners and skin tones, combining marks, right to left, line ends of all kinds, signs of HTML,
# controls.
SCRAPS = [
    "Putin",
    "the president",
    "Ли́дия",
    "e\u0301",
    "👩🏽‍🚀",
    "🇷🇺",
    "שלום",
    "مرحبا",
    "\u202eabc\u202c",
    "日本。",
    "नमस्ते।",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\t",
    "\u00a0",
    "\u2028",
    "\f",
    "\x00",
    "\x85",
    "\ud800",
    "\ufffe",
    "<b>",
    "</p>",
    "<script>",
    "&amp;",
    "&",
    '"',
    "'",
    "]]>",
    "-->",
    "[page 2]",
    "\n[page 2]\n",
    "Mr. ",
    ". ",
    "…",
]
texts = st.lists(st.sampled_from(SCRAPS) | st.text(max_size=4), max_size=30).map("".join)
MARKDOWN = [
    "*",
    "**",
    "`",
    "# ",
    "- ",
    "> ",
    "1. ",
    "| a | b |\n|---|---|\n| c | d |\n",
    "[x](http://a.org)",
    "![y](../media/p.png)",
    "![y](http://a.org/p.png)",
    "[^1]",
    "\n\n[^1]: note\n\n",
    "```\n",
    "[[Putin]]",
    "[[Putin|the *Russian* `one`]]",
    "[said ",
    ']{by="X"}',
    "[[",
    "]]",
    "<http://a.org>",
    "[*a* `b`](x.md)",
    "---\n",
    "\\",
    "&lt;",
]
sources = st.lists(st.sampled_from(MARKDOWN + SCRAPS) | st.text(max_size=4), max_size=30).map("".join)


def spans(length: int) -> st.SearchStrategy[tuple[Span, ...]]:
    """One span to three, inside a text of that length or reaching a little beyond its words."""
    ends = st.tuples(st.integers(0, length), st.integers(0, length)).filter(lambda pair: pair[0] != pair[1])
    one = ends.map(lambda pair: Span(min(pair), max(pair)))
    return st.lists(one, min_size=1, max_size=3).map(lambda found: tuple(sorted(found)))


@st.composite
def marked(draw: st.DrawFn, body: Body) -> Parsed:
    """``body`` with random mentions and statements: nested, crossing, equal, in several ranges."""
    if not body.text:
        return Parsed(body=body)
    names = st.sampled_from(["person:a", "person:b", "place:c", "person:?", "2015-09-30-report"])
    mentions = st.builds(
        lambda where, target: Mention(spans=where, target=target, place=PLACE), spans(len(body.text)), names
    )
    statements = st.builds(lambda where: Statement(spans=where, by="x", place=PLACE), spans(len(body.text)))
    return Parsed(
        body=body,
        mentions=tuple(draw(st.lists(mentions, max_size=8))),
        statements=tuple(draw(st.lists(statements, max_size=4))),
    )


def marks_of(parsed: Parsed) -> list[Mark]:
    """The marks of ``parsed`` as a page would have them, every name known."""
    marks = [Mark("statement", one.spans, one.anchor) for one in parsed.statements]
    for mention in parsed.mentions:
        kind = (
            "unidentified"
            if mention.target.endswith(":?")
            else "name"
            if ":" in mention.target
            else "reference"
        )
        address = "" if kind == "unidentified" else f"/{mention.target}/"
        marks.append(Mark(kind, mention.spans, mention.anchor, address, mention.target, mention.target))
    return marks


@given(st.data(), texts)
def test_verbatim(data: st.DataObject, text: str) -> None:
    body = read_verbatim(SourceText("content/articles/x.txt", text))
    parsed = finish(data.draw(marked(body)), "en")
    marks = marks_of(parsed)
    check(body, marks, page(body, marks, scans=["2"]))
    check(body, marks, page(body, marks))


@given(st.data(), sources)
def test_markdown(data: st.DataObject, source: str) -> None:
    read = read_markdown(SourceText("content/articles/x.md", source), 1, path="content/articles/x.md")
    more = data.draw(marked(read.body))
    parsed = finish(
        replace(read, mentions=read.mentions + more.mentions, statements=read.statements + more.statements),
        "en",
    )
    marks = marks_of(parsed)
    check(parsed.body, marks, page(parsed.body, marks))


@given(st.data(), sources)
def test_what_is_written_as_it_comes_is_what_nesting_would_write(data: st.DataObject, source: str) -> None:
    read = read_markdown(SourceText("content/articles/x.md", source), 1, path="content/articles/x.md")
    more = data.draw(marked(read.body))
    marks = marks_of(finish(replace(read, mentions=read.mentions + more.mentions), "en"))
    found = page(read.body, marks)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("pressmark.annotations.html.plain_elements", lambda *_: {})
        assert page(read.body, marks) == found


@given(st.data(), texts)
def test_quotations(data: st.DataObject, text: str) -> None:
    body = read_verbatim(SourceText("content/articles/x.txt", text))
    parsed = finish(data.draw(marked(body)), data.draw(st.sampled_from(["en", "de", "ru", "ja", "hi", ""])))
    for mention in parsed.mentions:
        quote = body.text[mention.quote.start : mention.quote.end]
        assert len(quote) <= 300 or not body.blocks
        span = mention.spans[0]
        touched = next((one for one in body.blocks if one.start < span.end and span.start < one.end), None)
        if touched and body.text[max(span.start, touched.start) : min(span.end, touched.end)].strip():
            assert quote
            assert quote == quote.strip()
            assert set(range(span.start, span.end)) & set(range(mention.quote.start, mention.quote.end))
            blocks = [block for block in body.blocks if block.start <= mention.quote.start < block.end]
            assert mention.quote.end <= blocks[0].end


@given(st.data(), texts)
def test_annotating_elsewhere_moves_no_address(data: st.DataObject, text: str) -> None:
    body = read_verbatim(SourceText("content/articles/x.txt", text))
    drawn = data.draw(marked(body))
    among = [mention for mention in drawn.mentions if _first(body, mention) is not None]
    if not among:
        return
    one = among[0]
    elsewhere = tuple(other for other in among[1:] if _first(body, other) != _first(body, one))
    alone = finish(Parsed(body=body, mentions=(one,)), "en").mentions[0].anchor
    all_of_them = finish(Parsed(body=body, mentions=(*elsewhere, one), statements=drawn.statements), "en")
    assert alone in {other.anchor for other in all_of_them.mentions if other.spans == one.spans}


def _first(body: Body, mention: Mention) -> int | None:
    """Where the words of a mention begin: a span may begin in the blank line before its paragraph, or hold no
    word.
    """
    span = mention.spans[0]
    return next(
        (max(span.start, one.start) for one in body.blocks if one.start < span.end and span.start < one.end),
        None,
    )


@given(texts)
def test_blocks_hold_the_words_of_the_text(text: str) -> None:
    body = read_verbatim(SourceText("content/articles/x.txt", text))
    assert "".join("".join(block for _, block in plain_blocks(body)).split()) == "".join(body.text.split())
