"""What written names mean in an archive, as far as it depends on no report's text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pressmark.ledger import Moves
from pressmark.names import NameIndex


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of an archive.

    ``index`` knows who bears each; ``declared`` are the ids of entities that have files of their own,
    ``identified`` the entity of each (scheme, value) of an identifier. ``hidden`` are ids of reports that
    exist but are not published: naming one is no mistake and gives no link. ``moves`` lead on from what was
    renamed, merged or divided. ``plain`` are words that name nobody.
    """

    index: NameIndex = field(default_factory=NameIndex)
    declared: frozenset[str] = frozenset()
    identified: Mapping[tuple[str, str], str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    moves: Moves = field(default_factory=Moves)
    plain: frozenset[str] = frozenset()
