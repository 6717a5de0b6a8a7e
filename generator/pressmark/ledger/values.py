"""The ledger as values: an address a line, and what it stood for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pressmark.diagnostics import Place, SourceText


@dataclass(frozen=True, slots=True)
class Line:
    """One address that was published: what it stood for (``person:jane-roe``, ``article:STEM``, ``dates``),
    and where it led at the last publication, empty as long as it was a page of its own. ``number`` is
    its line in the file, 0 for one that is not written yet.
    """

    subject: str
    led_to: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True)
class Ledger:
    """Every address ever published with its line. ``source`` is None where the archive has no ledger yet."""

    lines: Mapping[str, Line] = field(default_factory=dict)
    source: SourceText | None = None

    @property
    def types(self) -> frozenset[str]:
        """The types of everything that was ever published, those that the archive has given up among them."""
        return frozenset(line.subject.partition(":")[0] for line in self.lines.values())

    def place(self, address: str) -> Place:
        """Where the line of ``address`` stands."""
        assert self.source is not None
        return self.source.place(self.lines[address].number, 1, len(address))
