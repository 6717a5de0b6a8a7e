"""What the list of unchecked marks sees."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.pages.values import Head, LongList
from pressmark.pages.values.marks import MarkRow


@dataclass(frozen=True, slots=True, kw_only=True)
class UncheckedView:
    """``unchecked`` of ``total`` marks; ``by_tools`` of them no person has made either. ``doubtful`` are the
    least certain, where the list itself is on parts.
    """

    head: Head
    total: int
    unchecked: int
    by_tools: int
    doubtful: tuple[MarkRow, ...]
    list: LongList
