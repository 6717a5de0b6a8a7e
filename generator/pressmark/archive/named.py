"""What the mentions of a report mean, kept as small as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import overload

from pressmark.annotations.mentions import Mentions
from pressmark.annotations.values import Mention
from pressmark.keys import swift


@swift
@dataclass(frozen=True, slots=True)
class Named:
    """A mention and what it means: an entity (its id), a report (its id), or, with neither, somebody not
    identified or plain words.

    ``known`` is False for words that name nothing: they are shown without any mark.
    """

    mention: Mention
    entity: str = ""
    article: str = ""
    known: bool = True


Meaning = tuple[str, str, bool]
"""An entity, a report, and whether the words are known: all of a :class:`Named` but its mention."""


class Names(Sequence[Named]):
    """The mentions of a report in their order, each with its meaning. Raises ``ValueError`` where there are
    more of these than of those, or fewer.
    """

    __slots__ = ("_meanings", "_mentions")

    def __init__(self, mentions: Mentions, meanings: Iterable[Meaning]) -> None:
        self._mentions = mentions
        self._meanings = tuple(map(_one_for_all, meanings))
        if len(self._meanings) != len(mentions):
            raise ValueError("these are the meanings of other mentions")

    @property
    def meanings(self) -> tuple[Meaning, ...]:
        """The meaning of each mention."""
        return self._meanings

    def of(self, entity: str) -> list[Mention]:
        """The mentions of an entity, without a look at others."""
        return [self._mentions[at] for at, meaning in enumerate(self._meanings) if meaning[0] == entity]

    def __len__(self) -> int:
        return len(self._meanings)

    def __iter__(self) -> Iterator[Named]:
        return iter(_made(self))

    @overload
    def __getitem__(self, at: int) -> Named: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Named, ...]: ...
    def __getitem__(self, at: int | slice) -> Named | tuple[Named, ...]:
        return _made(self)[at]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Names):
            return self._mentions == other._mentions and self._meanings == other._meanings
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._meanings)


def meaning_of(named: Named) -> Meaning:
    """What is said of a mention."""
    return named.entity, named.article, named.known


# Who makes a page asks several times for the same.
@lru_cache(maxsize=1)
def _made(names: Names) -> tuple[Named, ...]:
    pairs = zip(names._mentions, names._meanings, strict=True)
    return tuple([Named(mention, *meaning) for mention, meaning in pairs])


@lru_cache(1 << 14)
def _one_for_all(meaning: Meaning) -> Meaning:
    """The first meaning that is equal to this one: reports name the same over and over."""
    return meaning
