"""Addresses and quotations of mentions and statements."""

from __future__ import annotations

from pressmark.annotations.marks import finish
from pressmark.annotations.values import Mention, Parsed, Statement
from pressmark.diagnostics import Place, SourceText
from pressmark.markdown import read_markdown
from pressmark.text import Body, Span, read_verbatim

PLACE = Place("content/articles/x.txt", 1, 1)
TEXT = "\n  Ann Roe kept the lock. She saw it.\n\nDan Doe left. He, too,\nsaw it.\n"


def verbatim(text: str = TEXT) -> Body:
    return read_verbatim(SourceText("content/articles/x.txt", text))


def mention(body: Body, words: str, target: str = "person:a", nth: int = 0) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = body.text.index(words, start + 1)
    return Mention(spans=(Span(start, start + len(words)),), target=target, place=PLACE)


def anchors(body: Body, *mentions: Mention) -> list[str]:
    return [one.anchor for one in finish(Parsed(body=body, mentions=mentions), "en").mentions]


def test_an_address_counts_from_the_beginning_of_its_paragraph() -> None:
    body = verbatim()
    assert anchors(body, mention(body, "Ann Roe"), mention(body, "Dan Doe"), mention(body, "He")) == [
        "p1-2",
        "p2-0",
        "p2-14",
    ]


def test_where_several_start_the_end_is_added() -> None:
    body = verbatim()
    assert anchors(body, mention(body, "Dan Doe left"), mention(body, "Dan Doe"), mention(body, "Doe")) == [
        "p2-0-7",
        "p2-0-12",
        "p2-4",
    ]


def test_equal_spans_are_numbered_in_the_order_of_their_targets() -> None:
    body = verbatim()
    parsed = finish(Parsed(body=body, mentions=(mention(body, "Doe", "b"), mention(body, "Doe", "a"))), "en")
    assert [(one.target, one.anchor) for one in parsed.mentions] == [("a", "p2-4-7"), ("b", "p2-4-7-2")]


def test_a_span_over_paragraphs_belongs_to_the_first_it_touches() -> None:
    body = verbatim()
    across = mention(body, "it.\n\nDan Doe")
    between = mention(body, "\n\nDan")
    assert anchors(body, across, between) == ["p1-33", "p2-0"]


def test_several_ranges_have_the_address_of_the_first() -> None:
    body = verbatim()
    two = Mention(spans=(Span(3, 6), Span(40, 43)), target="person:a", place=PLACE)
    assert anchors(body, two) == ["p1-2"]


def test_statements_and_headings() -> None:
    source = '# On [[Ann Roe]]\n\n["It *is* [[Ann|she]]"]{by="Dan Doe"}\n\n## [Go]{by=x}'
    read = read_markdown(SourceText("content/articles/x.md", source), 1, path="content/articles/x.md")
    parsed = finish(read, "en")
    assert [one.anchor for one in parsed.mentions] == ["h-on-ann-roe-3", "p1-7"]
    assert [one.anchor for one in parsed.statements] == ["s1-0", "s-go-0"]


def test_statements_that_start_together() -> None:
    body = verbatim()
    spans = [Span(3, 10), Span(3, 26)]
    parsed = finish(
        Parsed(body=body, statements=tuple(Statement(spans=(one,), place=PLACE) for one in spans)), "en"
    )
    assert [one.anchor for one in parsed.statements] == ["s1-2-9", "s1-2-25"]


def test_an_address_is_never_that_of_a_heading() -> None:
    source = "# On\n\n# On 1\n\n# [[On]]"
    read = read_markdown(SourceText("content/articles/x.md", source), 1, path="content/articles/x.md")
    heading = Mention(spans=(Span(1, 2),), target="person:n", place=PLACE)
    parsed = finish(Parsed(body=read.body, mentions=(*read.mentions, heading)), "en")
    assert [block.anchor for block in parsed.body.blocks] == ["h-on", "h-on-1", "h-on_2"]
    assert [one.anchor for one in parsed.mentions] == ["h-on-1-2", "h-on_2-0"]


def quotes(body: Body, *mentions: Mention) -> list[str]:
    parsed = finish(Parsed(body=body, mentions=mentions), "en")
    return [body.text[one.quote.start : one.quote.end] for one in parsed.mentions]


def test_a_mention_is_quoted_by_its_sentence_in_its_paragraph() -> None:
    body = verbatim()
    assert quotes(body, mention(body, "Ann"), mention(body, "saw it"), mention(body, "He")) == [
        "Ann Roe kept the lock.",
        "She saw it.",
        "He, too,\nsaw it.",
    ]


def test_a_mention_over_paragraphs_is_quoted_from_the_first() -> None:
    body = verbatim()
    assert quotes(body, mention(body, "it.\n\nDan")) == ["She saw it."]


def test_a_cell_is_quoted_by_itself() -> None:
    source = "| Name | Office |\n|---|---|\n| [[Ann Roe]] | kept the lock |"
    read = read_markdown(SourceText("content/articles/x.md", source), 1, path="content/articles/x.md")
    (one,) = finish(read, "en").mentions
    assert read.body.text[one.quote.start : one.quote.end] == "Ann Roe"


def test_a_text_without_words() -> None:
    empty = Mention(spans=(Span(0, 1),), target="person:a", place=PLACE)
    (one,) = finish(Parsed(body=verbatim(" \n"), mentions=(empty,)), "en").mentions
    assert one.anchor == "p0-0"
