"""Which index of the search the last build of a site wanted, and whether it is the one that stands."""

from __future__ import annotations

from pathlib import Path

from pressmark.building.standing.site import Standing
from pressmark.store import Memory

FOLDER = "pagefind/"


def expect(memory: Memory, output: Path, key: bytes) -> None:
    """Keep that the index of the site in ``output`` has to be made of what has this ``key``; empty for a site
    that has none.
    """
    memory.say(index_of(output), key)


def is_expected(memory: Memory, standing: Standing) -> bool:
    """Whether the index that stands is the one that the last build of the site wanted."""
    key = memory.fact(index_of(standing.output))
    return key is not None and standing.keys_below(FOLDER) == ({key} if key else set())


def is_wanted(memory: Memory, output: Path, key: bytes) -> bool:
    """Whether the last build of the site wanted the index that has this ``key``."""
    return memory.fact(index_of(output)) == key


def index_of(output: Path) -> str:
    """What the memory calls the index of the site in ``output``."""
    return f"index {output.resolve()}"
