"""The rules that Pressmark adds to markdown-it, and the places of what others find."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from pressmark.markdown.grammar import Forms, MentionForm, recognise

InlineRule = Callable[[StateInline, bool], bool]

_MARKUP = re.compile(r"[\\`*_&\n]")
_NOTE = re.compile(r"\[\^([^\]\[\s]{1,200})\]")

FORMS = "pressmark-forms"
LABELS = "pressmark-labels"
INLINE = "pressmark-inline"
USED = "pressmark-used"


class _References(dict[str, Any]):
    """The definitions of links in a file, which remember which of them were asked for."""

    def __init__(self, known: Mapping[str, Any], used: set[str]) -> None:
        super().__init__(known)
        self._used = used

    def get(self, label: str, default: Any = None, /) -> Any:
        """The definition, as markdown-it asks for it."""
        self._used.add(label)
        return super().get(label, default)


def inline(state: StateCore) -> None:
    """Parse every leaf block, as markdown-it's own rule does, with its forms at hand for the rules."""
    inner: MarkdownIt = state.env[INLINE]
    if "references" in state.env:
        state.env[USED] = set()
        state.env["references"] = _References(state.env["references"], state.env[USED])
    for token in state.tokens:
        if token.type == "inline":
            forms = recognise(token.content)
            state.env[FORMS] = {id(forms.content): forms}
            token.meta["forms"] = forms
            token.children = []
            inner.inline.parse(forms.content, inner, state.env, token.children)


def _forms(state: StateInline) -> Forms:
    """The forms of what is parsed: the block, or a picture's description, which is parsed apart."""
    known: dict[int, Forms] = state.env[FORMS]
    forms = known.get(id(state.src))
    if forms is None:
        forms = known[id(state.src)] = recognise(state.src)
    return forms


def mention(state: StateInline, silent: bool) -> bool:
    """``[[target|label]]``: one token ``mention`` whose children show the label.

    While markdown-it only looks ahead (``silent``), the brackets count as brackets, so that a link whose
    text holds a mention is still a link.
    """
    if silent or not state.src.startswith("[[", state.pos):
        return False
    forms = _forms(state)
    form = forms.mentions.get(state.pos)
    if form is None or form.end > state.posMax:
        return False
    forms.read.add(state.pos)
    token = state.push("mention", "", 0)
    token.meta["form"] = form
    token.children = _label(state, form)
    state.pos = form.end
    return True


def _label(state: StateInline, form: MentionForm) -> list[Token] | None:
    """The label as tokens; None when it is plain words, as most are."""
    if form.label is None or not _MARKUP.search(form.label):
        return None
    labels: MarkdownIt = state.env[LABELS]
    tokens: list[Token] = []
    labels.inline.parse(form.label, labels, {}, tokens)
    return tokens


def footnote(state: StateInline, silent: bool) -> bool:
    """``[^label]`` where there is such a footnote: one token ``footnote_ref``.

    The rule of the plugin looks for the end of the label sign by sign, from every bracket to the end of the
    block.
    """
    match = _NOTE.match(state.src, state.pos, state.posMax)
    if match is None or f":{match[1]}" not in state.env.get("footnotes", {}).get("refs", {}):
        return False
    if not silent:
        token = state.push("footnote_ref", "", 0)
        token.meta["label"] = match[1]
    state.pos = match.end()
    return True


def statement(state: StateInline, silent: bool) -> bool:
    """``[words]{by="…"}``: tokens ``statement_open`` and ``statement_close`` around the words."""
    if silent or state.src[state.pos] != "[":
        return False
    forms = _forms(state)
    form = forms.statements.get(state.pos)
    if form is None or form.end > state.posMax:
        return False
    forms.read.add(state.pos)
    maximum = state.posMax
    token = state.push("statement_open", "", 1)
    token.meta["form"] = form
    state.pos, state.posMax = form.start + 1, form.close
    state.md.inline.tokenize(state)
    state.push("statement_close", "", -1)
    state.pos, state.posMax = form.end, maximum
    return True


def placed(rule: InlineRule, *types: str) -> InlineRule:
    """``rule``, with the place in the source noted in the meta of the token of ``types`` that it makes."""

    def with_place(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if state.src[start] in "![" and state.src.rfind("]", start) < 0:
            return False  # markdown-it would look for the end from every bracket anew
        if not rule(state, silent):
            return False
        if not silent:
            token = next(token for token in state.tokens[count:] if token.type in types)
            token.meta["at"] = start
        return True

    return with_place


def list_without_plus(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lists, but not with ``+``: in news text that sign begins a sum or a telephone number."""
    first = state.bMarks[start] + state.tShift[start]
    if state.src[first : first + 1] == "+":
        return False
    return list_block(state, start, end, silent)
