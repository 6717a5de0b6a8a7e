"""How markdown-it is set up: which rules are on, which are off, and which are ours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import autolink, image, link
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def

from pressmark.markdown import rules


class Parser(MarkdownIt):
    """markdown-it that leaves every address as written: ``targets`` decides what a link may lead to."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 (markdown-it's name)
        """Every address may stand; it is judged later, where it can be said why."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (markdown-it's name)
        """``url`` as written: a path must be compared with the names of files."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 (markdown-it's name)
        """``link`` as written: what is shown of an ``<address>`` is part of the text."""
        return link


# How deep lists and quotations may nest: far deeper than anybody writes, and short of Python's own limit.
BLOCK_NESTING = 100
# How deep brackets and emphasis may nest. From each open bracket markdown-it looks that far for the end.
_INLINE_NESTING = 20


@cache
def _block_parser() -> Parser:
    """The parser that divides a file into its blocks."""
    made = Parser("commonmark", {"html": False, "maxNesting": BLOCK_NESTING})
    made.disable(["lheading", "code", "html_block", "text_join"]).enable("table")
    made.core.ruler.at("inline", rules.inline)
    made.block.ruler.at("list", rules.list_without_plus, {"alt": ["paragraph", "reference", "blockquote"]})
    made.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    return made


@cache
def _inline_parser() -> Parser:
    """The parser for the inside of a block."""
    made = Parser("commonmark", {"html": False, "maxNesting": _INLINE_NESTING})
    made.disable("html_inline")
    ruler = made.inline.ruler
    ruler.before("link", "footnote_ref", rules.footnote)
    ruler.before("link", "mention", rules.mention)
    ruler.before("link", "statement", rules.statement)
    ruler.at("link", rules.placed(link, "link_open"))
    ruler.at("image", rules.placed(image, "image"))
    ruler.at("autolink", rules.placed(autolink, "link_open"))
    return made


@cache
def _label_parser() -> Parser:
    """The parser for the label of a mention: emphasis and code, nothing else."""
    made = Parser("commonmark", {"html": False, "maxNesting": _INLINE_NESTING})
    made.disable(["link", "image", "autolink", "html_inline"])
    return made


@dataclass(frozen=True, slots=True)
class Document:
    """The tokens of a file, and the definitions of links that nothing uses: label, first line (from 0).

    The meta of inline tokens holds the block's ``forms``, that of links and pictures ``at``.
    """

    tokens: list[Token]
    unused: list[tuple[str, int]]


def parse(text: str) -> Document:
    """``text`` as tokens. The parsers are made once for each process."""
    env: dict[str, Any] = {rules.INLINE: _inline_parser(), rules.LABELS: _label_parser()}
    tokens = _block_parser().parse(text, env)
    defined: dict[str, Any] = env.get("references", {})
    used: set[str] = env.get(rules.USED, set())
    unused = [(label, one["map"][0]) for label, one in defined.items() if label not in used]
    unused += [(one["label"], one["map"][0]) for one in env.get("duplicate_refs", [])]
    return Document(tokens, unused)
