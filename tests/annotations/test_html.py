"""From spans to HTML: one case for each rule."""

from __future__ import annotations

import pytest

from pressmark.annotations.html import render
from pressmark.annotations.values import Mark
from pressmark.diagnostics import SourceText
from pressmark.markdown import read_markdown
from pressmark.text import Body, Span, read_verbatim
from tests.annotations.pages import check, page

PATH = "content/articles/x.md"


def verbatim(text: str) -> Body:
    return read_verbatim(SourceText("content/articles/x.txt", text))


def markdown(source: str) -> Body:
    return read_markdown(SourceText(PATH, source), 1, path=PATH).body


def mark(body: Body, words: str, name: str, kind: str = "name") -> Mark:
    """A mark on each stretch of ``words`` (parted by a bar), address and label made from its name."""
    spans: list[Span] = []
    for part in words.split("|"):
        start = body.text.index(part, spans[-1].end if spans else 0)
        spans.append(Span(start, start + len(part)))
    address = f"/{name}/" if kind in {"name", "reference"} else ""
    return Mark(kind, tuple(spans), f"id-{name}", address, name.upper(), name)


def html(body: Body, *marks: Mark) -> str:
    """The HTML in one line, checked, links shortened: ``<a NAME#id>`` for those that carry their address."""
    made = page(body, marks)
    check(body, marks, made)
    for one in marks:
        link = f'<a class="{one.kind}" href="{one.address}"'
        made = made.replace(f'{link} id="{one.anchor}" data-key="{one.order}">', f"<{one.order}!>")
        made = made.replace(f'{link} data-key="{one.order}">', f"<{one.order}>")
        after = f'<a class="{one.kind} after" href="{one.address}" id="{one.anchor}" data-key="{one.order}">'
        made = made.replace(
            f'<span class="after" data-pagefind-ignore> {after}{one.label}</a></span>', f"(→{one.order}!)"
        )
    return made.replace("\n", " ").strip()


def test_a_name() -> None:
    body = verbatim("She saw Ann Roe.")
    one = Mark("name", (Span(8, 15),), "p1-8", "/people/ann-roe/", "Ann Roe", "person:ann-roe", "person")
    assert page(body, [one]) == (
        '<p id="p1">She saw <a class="name" href="/people/ann-roe/" id="p1-8" data-key="person:ann-roe" '
        'data-type="person">Ann Roe</a>.</p>\n'
    )


def test_kinds() -> None:
    body = verbatim("Ann saw a man go, as told.")
    marks = [
        mark(body, "a man", "who", "unidentified"),
        mark(body, "saw a man go", "said", "statement"),
        mark(body, "told", "report", "reference"),
    ]
    assert html(body, *marks) == (
        '<p id="p1">Ann <span class="said" id="id-said">saw '
        '<span class="unidentified" id="id-who">a man</span> go'
        "</span>, as <report!>told</a>.</p>"
    )


NESTED = {
    "the shortest wins": (
        ["the mayor of Upper Marsh", "Upper Marsh"],
        "<a!>the mayor of </a><b!>Upper Marsh</a>",
    ),
    "around on both sides": (
        ["the mayor of Upper Marsh", "mayor of"],
        "<a!>the </a><b!>mayor of</a><a> Upper Marsh</a>",
    ),
    "crossing": (["the mayor of Upper", "of Upper Marsh"], "<a!>the mayor </a><b!>of Upper Marsh</a>"),
    "crossing, equally long: the later": (
        ["the mayor", "mayor of "],
        "<a!>the </a><b!>mayor of </a>Upper Marsh",
    ),
    "wholly covered": (["mayor of", "mayor ", "of"], "the <b!>mayor </a><c!>of</a>(→a!) Upper Marsh"),
    "equal: by order": (["Upper Marsh", "Upper Marsh"], "the mayor of <a!>Upper Marsh</a>(→b!)"),
    "several ranges": (["the|Upper"], "<a!>the</a> mayor of <a>Upper</a> Marsh"),
    "after the last range": (["mayor|Upper", "mayor ", "Upper", "the mayor"], None),
}


@pytest.mark.parametrize(("words", "wanted"), NESTED.values(), ids=NESTED)
def test_nested_and_crossing_names(words: list[str], wanted: str | None) -> None:
    body = verbatim("the mayor of Upper Marsh")
    made = html(body, *(mark(body, stretch, name) for stretch, name in zip(words, "abcd", strict=False)))
    if wanted is not None:
        assert made == f'<p id="p1">{wanted}</p>'


def test_after_the_last_of_its_words() -> None:
    body = verbatim("Ann and Dan left")
    made = html(body, mark(body, "Ann and Dan", "a"), mark(body, "Ann ", "b"), mark(body, "and Dan", "c"))
    assert made == '<p id="p1"><b!>Ann </a><c!>and Dan</a>(→a!) left</p>'


INLINE = {
    "around an emphasis": ("saw *Ann* Roe", ["Ann Roe"], "saw <a!><em>Ann</em> Roe</a>"),
    "inside an emphasis": ("*saw Ann Roe*", ["Ann Roe"], "<em>saw <a!>Ann Roe</a></em>"),
    "out of an emphasis": ("*saw Ann* Roe", ["Ann Roe"], "<em>saw <a!>Ann</a></em><a> Roe</a>"),
    "over a break": ("Ann  \nRoe", ["Ann Roe"], "<a!>Ann<br> Roe</a>"),
    "not inside a link": ("[see Ann Roe](y.md) now", ["Ann"], '<a href="article:y">see Ann Roe</a>(→a!) now'),
    "out of a link": ("[see Ann](y.md) Roe", ["Ann Roe"], '<a href="article:y">see Ann</a><a!> Roe</a>'),
    "around a link": (
        "saw [Ann](y.md) Roe",
        ["saw Ann Roe"],
        '<a!>saw </a><a href="article:y">Ann</a><a> Roe</a>',
    ),
    "not inside code": ("see `Ann Roe` now", ["Ann"], "see <code>Ann Roe</code>(→a!) now"),
    "code in a link": (
        "[see `Ann`](y.md) now",
        ["Ann"],
        '<a href="article:y">see <code>Ann</code></a>(→a!) now',
    ),
    "before a picture": ("Ann![x](../media/x.jpg)", ["Ann"], '<a!>Ann</a><img src="/media/picture" alt="x">'),
    "around a picture": (
        "Ann ![x](../media/x.jpg)Roe",
        ["Ann Roe"],
        '<a!>Ann </a><img src="/media/picture" alt="x"><a>Roe</a>',
    ),
}


@pytest.mark.parametrize(("source", "words", "wanted"), INLINE.values(), ids=INLINE)
def test_names_among_other_tags(source: str, words: list[str], wanted: str) -> None:
    body = markdown(source)
    found = [stretch.replace(" ", "\n") if "\n" in body.text else stretch for stretch in words]
    made = html(body, *(mark(body, stretch, name) for stretch, name in zip(found, "ab", strict=False)))
    assert made == f'<p id="p1">{wanted}</p>'


def test_a_footnote_is_in_no_other_link() -> None:
    body = markdown("*Ann[^1] Roe*\n\n[^1]: Keeper.")
    made = html(body, mark(body, "Ann Roe", "a"))
    assert made.startswith('<p id="p1"><em><a!>Ann</a><sup class="after note"')
    assert "<a> Roe</a></em>" in made


def test_over_paragraphs_marks_are_closed_and_reopened() -> None:
    body = markdown("He said *it*\n\n- was\n- over")
    made = html(body, mark(body, "it\n\nwas\n\nover", "s", "statement"), mark(body, "was\n\nover", "a"))
    assert made == (
        '<p id="p1">He said <span class="said" id="id-s"><em>it</em></span></p> '
        '<ul> <li><div id="p2"><span class="said"><a!>was</a></span></div> </li> '
        '<li><div id="p3"><span class="said"><a>over</a></span></div> </li> </ul>'
    )


def test_crossing_statements_nest() -> None:
    body = verbatim("one two three")
    made = html(body, mark(body, "one two", "s", "statement"), mark(body, "two three", "t", "statement"))
    assert made == (
        '<p id="p1"><span class="said" id="id-s">one <span class="said" id="id-t">two</span></span>'
        '<span class="said"> three</span></p>'
    )


def test_code_blocks_have_their_links_after_the_block() -> None:
    body = markdown("```py\nAnn <Roe>\n```")
    assert html(body, mark(body, "Ann", "a")) == (
        '<pre id="p1"><code class="language-py">Ann &lt;Roe&gt;</code></pre> (→a!)'
    )


def test_tables() -> None:
    body = markdown("| Name | No |\n|:--|--:|\n| Ann | |")
    assert html(body, mark(body, "Ann", "a")) == (
        '<div class="table"><table> <thead> <tr> <th id="p1" scope="col" class="align-left">Name</th> '
        '<th id="p2" scope="col" class="align-right">No</th> </tr> </thead> <tbody> <tr> '
        '<td id="p3" class="align-left"><a!>Ann</a></td> <td class="align-right"></td> </tr> '
        "</tbody> </table></div>"
    )


def test_a_page_break_links_to_its_scan() -> None:
    body = verbatim("It ended.\n[page 2]\nIt went on.")
    assert '\n<a class="page-break" href="/media/scan-2">[page 2]</a>\n' in page(body, scans=["2"]).replace(
        "\n", "\n"
    )
    assert "[page 2]" in page(body)
    assert "<a" not in page(body)


def test_a_name_in_a_page_break_comes_after_it() -> None:
    body = verbatim("[page 2]\nmore")
    one = mark(body, "page 2", "a")
    made = page(body, [one], scans=["2"])
    check(body, [one], made)
    assert '[page 2]</a><span class="after"' in made


def test_a_link_that_leads_nowhere_keeps_its_words() -> None:
    body = markdown("see [this *one*](gone.md) now")
    made = render(
        body,
        [],
        href=lambda address: address,
        link=lambda slot: None,
        picture=lambda slot: "",
        scan=lambda label: None,
    )
    assert made == '<p id="p1">see this <em>one</em> now</p>\n'


def test_titles_of_links() -> None:
    assert '<a href="article:y" title="a &quot;b&quot;">' in page(markdown("[x](y.md 'a \"b\"')"))


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    "]]>",
    "--><b>",
    "&lt;b&gt;",
    "\x00\x1b",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_from_outside_becomes_markup(words: str) -> None:
    body = verbatim(f"before {words} after")
    marks = [
        Mark("name", (Span(0, 6),), words, words, words, words, words),
        Mark("name", (Span(0, 6),), f"{words}-2", words, words, words, words),
        Mark("unidentified", (Span(7, 9),), f"{words}-3"),
    ]
    made = page(body, marks)
    assert "<script" not in made
    assert "<img" not in made
    assert "<b>" not in made
    source = markdown(
        f"[{words}](https://example.org '{words}')\n\n```{words}\nx\n```\n\n![{words}](https://example.org/a)"
    )
    assert "<script" not in page(source)
    assert "<img" not in page(source)
    check(source, [], page(source))


def test_many_marks_take_time_in_proportion() -> None:
    body = verbatim("word " * 4_000)
    names = [Mark("name", (Span(at, at + 40),), f"n{at}", "/n/", "N", str(at)) for at in range(0, 19_000, 4)]
    said = [Mark("statement", (Span(at, 20_000 - at),), f"s{at}") for at in range(400)]
    made = page(body, [*names, *said])
    assert made.count(' id="n') == len(names)
    assert made.count(' id="s') == len(said)
