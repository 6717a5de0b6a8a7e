"""How the tests of this folder read Markdown, and what they look at."""

from __future__ import annotations

from pressmark.annotations.values import Mention, Parsed, Statement
from pressmark.diagnostics import SourceText
from pressmark.markdown import read_markdown
from pressmark.text import Span

PATH = "content/articles/2015/flood.md"


def read(source: str, first_line: int = 1, path: str = PATH) -> Parsed:
    """``source`` from ``first_line`` on."""
    return read_markdown(SourceText(path, source), first_line, path=path, language="en")


def text(source: str) -> str:
    """The text of ``source``."""
    return read(source).body.text


def named(parsed: Parsed) -> list[tuple[str, str]]:
    """For each mention, its target (with the fragment) and its words."""
    return [(_target(mention), words(parsed, mention)[0]) for mention in parsed.mentions]


def words(parsed: Parsed, said: Mention | Statement) -> list[str]:
    """The words of each range of a mention or a statement."""
    return [parsed.body.text[span.start : span.end] for span in said.spans]


def blocks(parsed: Parsed) -> list[tuple[str, str]]:
    """The address and the words of each block."""
    return [(block.anchor, parsed.body.text[block.start : block.end]) for block in parsed.body.blocks]


def faults(parsed: Parsed) -> list[tuple[str, int, int]]:
    """Code, line and column of each diagnostic, in order of place."""
    return [
        (one.code, one.place.line, one.place.column)
        for one in sorted(parsed.diagnostics, key=lambda one: one.order)
    ]


def span_of(parsed: Parsed, wanted: str) -> Span:
    """Where ``wanted`` stands first in the text."""
    start = parsed.body.text.index(wanted)
    return Span(start, start + len(wanted))


def _target(mention: Mention) -> str:
    return mention.target + (f"#{mention.fragment}" if mention.fragment else "")
