"""Statements: who said the words, and parts of one quotation joined over paragraphs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from pressmark.annotations.values import Statement
from pressmark.dates import DateError, parse_date
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.markdown.attributes import Attributes
from pressmark.markdown.grammar import StatementForm
from pressmark.markdown.writer import Writer
from pressmark.text import Span

Placer = Callable[[int, int], Place]


@dataclass(frozen=True, slots=True)
class _Part:
    """One bracket with quoted words. ``id_place`` is the place of its ``id=`` or ``continues=``."""

    statement: Statement
    id: str
    continues: str
    id_place: Place


class Said:
    """Collects quoted words in the order of their ends and joins those that continue others."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self._diagnostics = diagnostics
        self._open: list[tuple[StatementForm, int]] = []
        self._parts: list[_Part] = []

    def begin(self, form: StatementForm, length: int) -> None:
        """Quoted words begin when the text is ``length`` long."""
        self._open.append((form, length))

    def end(self, writer: Writer, place: Placer) -> None:
        """The quoted words begun last end here."""
        form, length = self._open.pop()
        start = writer.since(length)
        if start >= writer.length:
            return
        values = form.attributes
        statement = Statement(
            spans=(Span(start, writer.length),),
            by=values.get("by"),
            to=tuple(name.strip() for name in values.get("to").split(";") if name.strip()),
            on=written_date(values, "on", place, self._diagnostics),
            place=place(form.start, form.close - form.start + 1),
        )
        name = "continues" if values.get("continues") else "id"
        at = place(values.at.get(name, form.start), len(name))
        self._parts.append(_Part(statement, values.get("id"), values.get("continues"), at))
        if not statement.by and not values.get("continues"):
            self._diagnostics.append(diagnose("T111", statement.place))

    def statements(self) -> tuple[Statement, ...]:
        """All statements in text order, each part that continues another joined to it."""
        whole: dict[str, list[Span]] = {}
        first: dict[str, _Part] = {}
        parts = sorted(self._parts, key=lambda part: part.statement.spans)
        for part in parts:
            if part.id and part.id in first:
                self._diagnostics.append(diagnose("T110", part.id_place, id=part.id))
            elif part.id:
                first[part.id] = part
        kept: list[tuple[Statement, list[Span]]] = []
        for part in parts:
            if part.continues:
                continue
            spans = list(part.statement.spans)
            kept.append((part.statement, spans))
            if first.get(part.id) is part:
                whole[part.id] = spans
        for part in parts:
            if not part.continues:
                continue
            if part.continues in whole:
                whole[part.continues].extend(part.statement.spans)
            else:
                self._diagnostics.append(diagnose("T109", part.id_place, id=part.continues))
        return tuple(replace(statement, spans=tuple(sorted(spans))) for statement, spans in kept)


def written_date(values: Attributes, name: str, place: Placer, diagnostics: list[Diagnostic]) -> str:
    """The date of the attribute ``name``, normalised; empty, with a diagnostic, when it is none."""
    written = values.get(name)
    if not written:
        return ""
    try:
        return parse_date(written).text
    except DateError:
        at = place(values.at[name], len(name) + 1 + len(written))
        diagnostics.append(diagnose("T113", at, value=written, name=name))
        return ""
