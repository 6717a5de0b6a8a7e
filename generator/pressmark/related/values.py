"""What the other rooms learn of related reports: ids and reasons, and never a score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Copy = Literal["", "same", "almost"]
"""Whether two reports have the same text, almost the same one, or neither."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A related report and what ties it to the one beside which it stands; equal from both sides.

    ``copy``: it has the same text, or almost; nothing else is said then. ``entities`` and ``stories`` are
    shared, the most telling first; ``terms`` are words that both have, at most four, and none where
    only their beginnings are the same, or letters of a script without spaces. ``order`` names those of
    ``names``, ``stories`` and ``words`` that are to be told, the most telling first.
    """

    article: str
    copy: Copy = ""
    entities: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
