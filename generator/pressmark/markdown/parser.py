"""The one markdown-it parser of a process: which rules are on, which are off, and which are ours."""

from __future__ import annotations

from functools import cache

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


# How deep Markdown may nest. markdown-it looks this far into unclosed brackets from each of them.
_NESTING = 20


@cache
def parser() -> Parser:
    """The parser for the text of reports, notes and pages, made on first use."""
    made = Parser("commonmark", {"html": False, "maxNesting": _NESTING})
    made.disable(["lheading", "code", "html_block", "html_inline"]).enable("table")
    made.core.ruler.at("inline", rules.inline)
    made.block.ruler.at("list", rules.list_without_plus, {"alt": ["paragraph", "reference", "blockquote"]})
    made.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
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
    made = Parser("commonmark", {"html": False, "maxNesting": _NESTING})
    made.disable(["link", "image", "autolink", "html_inline"])
    return made


def parse(text: str) -> list[Token]:
    """The tokens of ``text``. The meta of inline tokens holds the block's ``forms``, of links and pictures
    ``at``."""
    return parser().parse(text, {rules.LABELS: _label_parser()})
