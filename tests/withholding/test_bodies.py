"""Stretches leave a text, and everything that counts its places follows."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pressmark.annotations.marks import finish
from pressmark.annotations.values import Mention, Parsed, Statement
from pressmark.diagnostics import Place, SourceText
from pressmark.markdown import read_markdown
from pressmark.text import Body, Run, Span, read_verbatim
from pressmark.withholding.bodies import Stretch, taken_out

NOWHERE = Place("a.md")
WORDS = "[name withheld]"
TYPES = ("person", "place")


def parsed(text: str) -> Parsed:
    source = SourceText("a.md", text)
    return finish(read_markdown(source, 1, path="a.md", language="en", types=TYPES), "en")


def without(read: Parsed, name: str, words: str = WORDS) -> Parsed:
    """``read`` without everybody whose target is ``name``."""
    gone = [Stretch(s.start, s.end, words) for m in read.mentions if m.target == name for s in m.spans]
    kept = [mention for mention in read.mentions if mention.target != name]
    return taken_out(read.body, kept, read.statements, gone, "en")


def covered(read: Parsed) -> list[str]:
    return [read.body.text[s.start : s.end] for mention in read.mentions for s in mention.spans]


def check(body: Body) -> None:
    """The blocks lie in the text in order, and the runs show each block from end to end."""
    runs = [piece for piece in body.pieces if isinstance(piece, Run)]
    shown = "".join(body.text[run.start : run.end] for run in runs)
    assert shown == "".join(body.text[block.start : block.end] for block in body.blocks)
    blocks = [(block.start, block.end) for block in body.blocks]
    for ranges in (blocks, sorted((run.start, run.end) for run in runs)):
        assert all(one[1] <= other[0] for one, other in pairwise(ranges))
    assert all(run.start < run.end for run in runs)


def test_a_mention_becomes_words_and_the_others_follow() -> None:
    read = without(parsed("So [[Zed]] saw [[Ann]] and [[Zed|her]] [[Bob]]."), "Zed")
    assert read.body.text == f"So {WORDS} saw Ann and {WORDS} Bob."
    assert covered(read) == ["Ann", "Bob"]
    assert [mention.anchor for mention in read.mentions] == ["p1-23", "p1-47"]
    assert read.body.text[slice(*_pair(read.mentions[0].quote))] == read.body.text
    check(read.body)


def test_across_emphasis_no_empty_element_stays() -> None:
    read = without(parsed("It was [[Zed|Mrs *Quill* **feather**]], they said."), "Zed")
    assert read.body.text == f"It was {WORDS}, they said."
    html = "".join(getattr(piece, "html", "") for piece in read.body.pieces)
    assert "<em>" not in html
    check(read.body)


def test_the_address_of_a_heading_follows_its_words() -> None:
    read = without(parsed("# How [[Zed]] went\n\ntext\n\n# How [[Zed]] went\n\nmore"), "Zed")
    anchors = [block.anchor for block in read.body.blocks]
    assert anchors == ["h-how-name-withheld-went", "p1", "h-how-name-withheld-went_2", "p2"]
    html = "".join(getattr(piece, "html", "") for piece in read.body.pieces)
    assert "zed" not in html.casefold()
    assert 'id="h-how-name-withheld-went_2"' in html


def test_tables_and_footnotes_stay_apart() -> None:
    text = "| a | [[Zed]] |\n|---|---|\n| [[Zed]] | [[Ann]] |\n\nNote[^1].\n\n[^1]: By [[Zed]].\n"
    read = without(parsed(text), "Zed", "X")
    assert read.body.text == "a\tX\nX\tAnn\n\nNote.\n\nBy X."
    check(read.body)


def spans(text: str, *ranges: tuple[int, int]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in ranges)


def mention(*ranges: tuple[int, int], target: str = "Ann") -> Mention:
    return Mention(spans=spans("", *ranges), target=target, place=NOWHERE)


def test_what_lies_inside_goes_what_goes_beyond_is_cut_what_goes_around_stays() -> None:
    body = read_verbatim(SourceText("a.txt", "one two three four five"))
    inside, equal, around = mention((5, 6)), mention((4, 13)), mention((0, 18))
    before, after = mention((0, 7)), mention((8, 18))
    said = Statement(spans=(Span(4, 7), Span(14, 23)), by="Ann", place=NOWHERE)
    read = taken_out(body, [inside, equal, around, before, after], [said], [Stretch(4, 13, "X")], "en")
    assert read.body.text == "one X four five"
    assert sorted(covered(read)) == ["four", "one", "one X four"]
    assert [(s.start, s.end) for s in read.statements[0].spans] == [(6, 15)]
    check(read.body)


def test_a_stretch_over_paragraphs_leaves_them_apart() -> None:
    body = read_verbatim(SourceText("a.txt", "first Zed\n\nQuill last\n"))
    read = taken_out(body, [], [], [Stretch(6, 16, "X")], "en")
    assert read.body.text == "first X\n\nX last\n"
    check(read.body)


def test_stretches_that_overlap_are_one() -> None:
    body = read_verbatim(SourceText("a.txt", "abcdefgh"))
    read = taken_out(body, [], [], [Stretch(1, 4, "X"), Stretch(3, 6, "Y"), Stretch(6, 7, "Z")], "en")
    assert read.body.text == "aXZh"


def test_a_page_break_within_a_name_goes_with_it() -> None:
    body = read_verbatim(SourceText("a.txt", "so Zelda\n[page 2]\nQuill came"))
    read = taken_out(body, [], [], [Stretch(3, 23, "X")], "en")
    assert read.body.text == "so X came"
    check(read.body)


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


@st.composite
def _texts(draw: st.DrawFn) -> str:
    """A text of paragraphs, headings and cells in which names are marked, Zed among them."""
    words = st.sampled_from(
        [
            "so",
            "[[Zed]]",
            "[[Zed|she]]",
            "[[Ann]]",
            "*[[Ann|her]]*",
            "[[Zed|*the* **one**]]",
            "دار",
            "日本",
            "x\ny",
        ]
    )
    lines = st.lists(words, min_size=1, max_size=6).map(" ".join)
    starts = st.sampled_from(["", "# ", "- ", "> "])
    blocks = st.lists(st.tuples(starts, lines), min_size=1, max_size=5)
    return "\n\n".join(start + line.replace("\n", " ") for start, line in draw(blocks))


@given(_texts())
def test_every_other_mention_still_covers_its_words(text: str) -> None:
    read = parsed(text)
    redacted = without(read, "Zed")
    check(redacted.body)
    kept = [mention for mention in read.mentions if mention.target != "Zed"]
    assert covered(redacted) == [read.body.text[s.start : s.end] for m in kept for s in m.spans]
    assert "Zed" not in redacted.body.text
    assert redacted.body.text.count(WORDS) == len(read.mentions) - len(kept)
    # What is cut out and finished is what finishing it again would give.
    assert finish(redacted, "en") == redacted


@given(
    st.text(alphabet="ab \n", min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
)
def test_any_ranges_in_any_text(
    text: str, gone: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    body = read_verbatim(SourceText("a.txt", text))
    ranges = [(min(pair), min(max(pair), len(text))) for pair in gone]
    stretches = [Stretch(start, end, "X") for start, end in ranges if start < end]
    kept = [(min(pair), min(max(pair), len(text))) for pair in others]
    marks = [mention(pair, target=str(place)) for place, pair in enumerate(kept) if pair[0] < pair[1]]
    read = taken_out(body, marks, [], stretches, "en")
    check(read.body)
    hidden = {place for start, end in ranges for place in range(start, end)}
    for mark in read.mentions:
        start, end = kept[int(mark.target)]
        seen = "".join(text[place] for place in range(start, end) if place not in hidden)
        shown = "".join(read.body.text[s.start : s.end] for s in mark.spans).replace("X", "")
        assert shown.split() == seen.split() or "".join(shown.split()) == "".join(seen.split())
    # What is inside no paragraph (blank lines) may stay; every letter in a stretch is gone.
    left = "".join(read.body.text.replace("X", "").split())
    assert left == "".join(
        sign for place, sign in enumerate(text) if place not in hidden and not sign.isspace()
    )
