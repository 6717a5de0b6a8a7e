"""Statements: who said the words, and parts of one quotation joined over paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markdown_it.token import Token

from pressmark.annotations.values import Statement
from pressmark.diagnostics import Place, diagnose
from pressmark.markdown.attributes import written_date
from pressmark.markdown.context import Context
from pressmark.markdown.grammar import StatementForm
from pressmark.text import Span


@dataclass(frozen=True, slots=True)
class _Part:
    """One bracket with quoted words. ``at`` is the place of its ``id=`` or ``continues=``."""

    statement: Statement
    id: str
    continues: str
    at: Place


class Said:
    """Collects quoted words and joins those that continue others."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._open: list[tuple[StatementForm, int]] = []
        self._parts: list[_Part] = []

    def begin(self, token: Token) -> None:
        """Quoted words begin here."""
        self._open.append((token.meta["form"], self._context.writer.length))

    def end(self, token: Token) -> None:
        """The quoted words begun last end here; without any words, they are none."""
        form, length = self._open.pop()
        writer, values = self._context.writer, form.attributes
        span = Span(writer.since(length), writer.length)
        if span.start >= span.end:
            return
        statement = Statement(
            spans=(span,),
            by=values.get("by"),
            to=tuple(name.strip() for name in values.get("to").split(";") if name.strip()),
            on=written_date(values, "on", self._context.warn),
            place=self._context.place(form.start, form.close - form.start + 1),
        )
        continues = values.get("continues")
        name = "continues" if continues else "id"
        at = self._context.place(values.at.get(name, form.start), len(name))
        self._parts.append(_Part(statement, values.get("id"), continues, at))
        if not statement.by and not continues:
            self._context.warn("T111", form.start, form.close - form.start + 1)

    def statements(self) -> tuple[Statement, ...]:
        """All statements in text order, each part that continues another joined to it."""
        parts = sorted(self._parts, key=lambda part: part.statement.spans)
        whole: dict[str, list[Span]] = {}
        kept: list[tuple[Statement, list[Span]]] = []
        for part in parts:
            if part.continues:
                continue
            kept.append((part.statement, list(part.statement.spans)))
            if part.id in whole:
                self._context.diagnostics.append(diagnose("T110", part.at, id=part.id))
            elif part.id:
                whole[part.id] = kept[-1][1]
        for part in parts:
            if part.continues in whole:
                whole[part.continues].extend(part.statement.spans)
            elif part.continues:
                self._context.diagnostics.append(diagnose("T109", part.at, id=part.continues))
        return tuple(replace(statement, spans=tuple(sorted(spans))) for statement, spans in kept)
