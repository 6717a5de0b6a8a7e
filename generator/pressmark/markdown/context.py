"""What all who write one file share: the text as it grows, the block being read, and what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.markdown.grammar import Forms
from pressmark.markdown.places import Where
from pressmark.markdown.writer import Writer


class Context:
    """The file at ``path`` (from the archive's root), in which ``types`` are prefixes of names."""

    def __init__(self, where: Where, path: str, types: Sequence[str]) -> None:
        self.writer = Writer()
        self.diagnostics: list[Diagnostic] = []
        self.where, self.path, self.types = where, path, types
        self.forms = Forms("")
        self.in_table = False
        self.links: list[bool] = []

    @property
    def linkable(self) -> bool:
        """Whether a name may link here. ``links`` holds, for each open link, whether it is made."""
        return not any(self.links)

    def begin(self, block: Token, cell: int) -> None:
        """The inline token ``block`` is read now; ``cell`` is its number in a row of a table, or -1."""
        self.forms = block.meta["forms"]
        self.in_table = cell >= 0
        self._places = self.where.block(block, cell)

    def place(self, offset: int, length: int = 1) -> Place:
        """The place of ``offset`` into the source of the block."""
        return self._places.at(offset, length)

    def warn(
        self, code: str, at: int, length: int = 1, /, *, hint: str | None = None, **facts: object
    ) -> None:
        """Note that ``code`` is to be said of what stands at offset ``at`` of the block."""
        self.diagnostics.append(diagnose(code, self.place(at, length), hint=hint, **facts))
