"""The values: where something is, and what is to be said of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pressmark.diagnostics.codes import CODES
from pressmark.keys import swift

# Enough for any path or list of choices.
_LONGEST_FACT = 400


class Severity(StrEnum):
    """How bad it is. An error stops the build, a warning stops a strict one, a notice never does."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@swift
@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one line of a file.

    ``path`` is relative to the archive's root, with ``/``. ``line`` and ``column`` count from 1, in code
    points; 0 means the file as a whole. ``length`` is how many code points to underline; ``excerpt`` is the
    line itself.
    """

    path: str
    line: int = 0
    column: int = 0
    length: int = 1
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to tell the author. ``hint`` is an act that would mend it, or empty."""

    code: str
    severity: Severity
    message: str
    place: Place
    hint: str = ""

    @property
    def order(self) -> tuple[Place, str, str]:
        """By file, line and column, then by code: the order in which diagnostics are shown."""
        return (self.place, self.code, self.message)


class SourceText:
    """The text of one source file, as places are cut from it. Lines are divided by LF alone."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.lines = text.split("\n")
        self._starts: list[int] = []

    def place(self, line: int, column: int = 1, length: int = 1) -> Place:
        """The place at ``line`` and ``column``, both counted from 1."""
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Place(self.path, line, column, max(1, length), excerpt)

    def place_at(self, offset: int, length: int = 1) -> Place:
        """The place of a zero-based code-point ``offset`` into the whole text."""
        if not self._starts:
            total = 0
            for content in self.lines:
                self._starts.append(total)
                total += len(content) + 1
        line = bisect_right(self._starts, offset)
        return self.place(line, offset - self._starts[line - 1] + 1, length)


def diagnose(code: str, place: Place, /, *, hint: str | None = None, **facts: object) -> Diagnostic:
    """The diagnostic ``code`` at ``place``; ``facts`` fill the words of its message and hint.

    ``hint`` replaces the hint of the table when the caller knows better. Raises ``KeyError`` for an unknown
    code or a missing fact: both are mistakes of the program, not of the author.
    """
    entry = CODES[code]
    message = entry.message.format(**{name: _shortened(fact) for name, fact in facts.items()})
    act = entry.hint.format(**facts) if hint is None else hint
    return Diagnostic(code, Severity(entry.severity), message, place, act)


def _shortened(fact: object) -> object:
    """``fact``, cut when it would bury the sentence it stands in."""
    words = str(fact)
    return fact if len(words) <= _LONGEST_FACT else words[: _LONGEST_FACT - 1] + "…"


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """The highest severity among ``diagnostics``, or None when there are none."""
    ranks = [Severity.NOTICE, Severity.WARNING, Severity.ERROR]
    return max((d.severity for d in diagnostics), key=ranks.index, default=None)
