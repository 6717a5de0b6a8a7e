"""What fields are before their meaning is known: text, lists and tables, each with its place in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from pressmark.diagnostics import Diagnostic, Place, SourceText, diagnose


@dataclass(slots=True)
class Scalar:
    """A piece of text. ``plain``: it stands without quotation marks, on one line or folded."""

    text: str
    line: int
    column: int
    length: int
    plain: bool = True


@dataclass(slots=True)
class Items:
    """A list."""

    items: list[Node]
    line: int
    column: int
    length: int = 1


@dataclass(slots=True)
class Table:
    """Fields with their values, in the order of the file; no name twice."""

    entries: list[tuple[Scalar, Node]]
    line: int
    column: int
    length: int = 1


Node = Scalar | Items | Table


class Named(NamedTuple):
    """A name, id or slug as an author wrote it, and where."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Row:
    """The values of a table inside a field, by name, and where it stands."""

    values: Mapping[str, Any]
    place: Place

    def get(self, name: str, default: Any = "") -> Any:
        """The value of ``name``, or ``default``."""
        return self.values.get(name, default)


@dataclass(slots=True)
class Reading:
    """One file being read, and what has been found wrong in it so far."""

    source: SourceText
    found: list[Diagnostic]

    def place(self, node: Node) -> Place:
        """Where ``node`` stands in the file."""
        return self.source.place(node.line, node.column, node.length)

    def add(self, code: str, node: Node, /, *, hint: str | None = None, **facts: object) -> None:
        """Notes ``code`` at ``node``."""
        self.found.append(diagnose(code, self.place(node), hint=hint, **facts))
