"""The inside of one leaf block: words, emphasis, code, and whatever else has rules of its own."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.token import Token

from pressmark.markdown.context import Context
from pressmark.markdown.footnotes import Notes
from pressmark.markdown.links import Links
from pressmark.markdown.named import Named
from pressmark.markdown.said import Said
from pressmark.text import PageBreak, Run
from pressmark.text.page_breaks import page_label

_NOTE = re.compile(r"(?<!\\)\[\^([^\]\s^]{1,80})\]")
_BAR = "write ]] after the name; in a table the bar is written \\|: [[Vladimir Putin\\|the president]]"
_BREAKS = frozenset({"softbreak", "hardbreak"})
_TAGS = {"em_open": "<em>", "em_close": "</em>", "strong_open": "<strong>", "strong_close": "</strong>"}


class Inlines:
    """Writes the inside of leaf blocks, one after the other."""

    def __init__(self, context: Context, notes: Notes) -> None:
        self.named = Named(context)
        self.said = Said(context)
        self._context, self._writer, self._notes = context, context.writer, notes
        links = Links(context, self.named)
        self._rules: dict[str, Callable[[Token], None]] = {
            "text": self._text,
            "text_special": self._text,
            "softbreak": lambda token: self._writer.text("\n", context.linkable),
            "hardbreak": self._hard_break,
            "code_inline": self._code,
            "mention": self.named.write,
            "statement_open": self.said.begin,
            "statement_close": self.said.end,
            "link_open": links.open,
            "link_close": links.close,
            "image": links.picture,
            "footnote_ref": lambda token: notes.refer(token.meta["label"]),
        }

    def write(self, block: Token, cell: int = -1) -> None:
        """Write the children of the inline token ``block``; ``cell`` is its number in a row of a table."""
        self._context.begin(block, cell)
        children = block.children or []
        for at, token in enumerate(children):
            if token.type == "text" and token.content.startswith("[page") and self._page_break(children, at):
                continue
            rule = self._rules.get(token.type)
            if rule:
                rule(token)
            else:
                self._writer.markup(_TAGS[token.type])
        self._report(block.content, children)

    def _text(self, token: Token) -> None:
        self._writer.text(token.content, self._context.linkable)

    def _hard_break(self, token: Token) -> None:
        self._writer.markup("<br>")
        self._writer.text("\n", self._context.linkable)

    def _code(self, token: Token) -> None:
        self._writer.markup("<code>")
        self._writer.text(token.content, linkable=False)
        self._writer.markup("</code>")

    def _page_break(self, children: list[Token], at: int) -> bool:
        """Write the page break that child number ``at`` is; False when it is none or shares its line."""
        label = page_label(children[at].content)
        beside = [token for token in children[max(0, at - 1) : at + 2] if token is not children[at]]
        if label is None or any(token.type not in _BREAKS for token in beside):
            return False
        slot = len(self._writer.pieces)
        self._writer.markup("")
        self._writer.text(children[at].content, linkable=False)
        run = self._writer.pieces[-1]
        assert isinstance(run, Run)
        self._writer.pieces[slot] = PageBreak(label, run.end)
        return True

    def _report(self, content: str, children: list[Token]) -> None:
        """What is wrong with the forms of the block, and signs of footnotes that do not exist."""
        forms = self._context.forms
        for fault in forms.faults:
            hint = _BAR if fault.code == "T101" and self._context.in_table else None
            self._context.warn(fault.code, fault.start, fault.length, hint=hint, **fault.facts)
        for start in forms.unread:
            self._context.warn("T114", start)
        if "[^" in content:
            shown = " ".join(token.content for token in children if token.type == "text")
            for match in _NOTE.finditer(content):
                if match[0] in shown and match[1] not in self._notes.by_label:
                    self._context.warn("T302", match.start(), len(match[0]), label=match[1])
