"""Mentions: the words that are shown, and whom they name."""

from __future__ import annotations

import re
from sys import intern

from markdown_it.token import Token

from pressmark.annotations.values import Mention
from pressmark.markdown.attributes import written_date
from pressmark.markdown.context import Context
from pressmark.markdown.grammar import MentionForm
from pressmark.text import Span

_SURE = re.compile(r"0|1|0?\.[0-9]+|1\.0+")
_TAGS = {"em_open": "<em>", "em_close": "</em>", "strong_open": "<strong>", "strong_close": "</strong>"}


class Named:
    """Writes mentions and collects them."""

    def __init__(self, context: Context) -> None:
        self.mentions: list[Mention] = []
        self._context, self._writer = context, context.writer

    def write(self, token: Token) -> None:
        """Write the words of the token ``mention`` and keep whom they name, unless the form is wrong."""
        form: MentionForm = token.meta["form"]
        start = self._writer.length
        self._write_label(form, token.children)
        start = self._writer.since(start)
        length = form.end - form.start
        if form.wrong:
            self._context.warn(form.wrong, form.start, length, part=form.target)
        elif not self._context.linkable:
            self._context.warn("T105", form.start, length, inside="the text of a link")
        elif self._writer.length > start:
            self._keep(form, Span(start, self._writer.length))

    def words(self, form: MentionForm) -> str:
        """What ``form`` shows, in plain words: its label, or its target without a type, or what was typed."""
        if form.label or not form.target:
            return form.label or self._context.forms.content[form.start : form.end]
        prefix, colon, name = form.target.partition(":")
        typed = colon and prefix.strip() in self._context.types and name.strip()
        return name.strip() if typed else form.target

    def _write_label(self, form: MentionForm, label: list[Token] | None) -> None:
        """The label's tokens; code in a label may link, since the mention goes around it."""
        linkable = self._context.linkable
        if label is None:
            self._writer.text(self.words(form), linkable)
            return
        for token in label:
            if token.type in {"softbreak", "hardbreak"}:
                self._writer.text(" ", linkable)
            elif token.type == "code_inline":
                self._writer.markup("<code>")
                self._writer.text(token.content, linkable)
                self._writer.markup("</code>")
            elif token.type in _TAGS:
                self._writer.markup(_TAGS[token.type])
            else:
                self._writer.text(token.content, linkable)

    def _keep(self, form: MentionForm, span: Span) -> None:
        values = form.attributes
        length = form.end - form.start
        if form.label is None and form.target.rpartition(":")[2].strip() == "?":
            self._context.warn("T112", form.start, length)
        self.mentions.append(
            Mention(
                spans=(span,),
                target=intern(form.target),  # a name that stands in many reports stays one text
                fragment=form.fragment,
                role=values.get("role"),
                certainty=self._certainty(form),
                by=values.get("by"),
                checked_by=values.get("checked_by"),
                checked_on=written_date(values, "checked", self._context.warn),
                place=self._context.place(form.start, length),
            )
        )

    def _certainty(self, form: MentionForm) -> float | None:
        written = form.attributes.get("sure")
        if not written:
            return None
        if _SURE.fullmatch(written):
            return float(written)
        self._context.warn("T108", form.attributes.at["sure"], len(written) + 5, value=written)
        return None
