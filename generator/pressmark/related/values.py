"""What the other rooms learn of related reports: ids and reasons, and never a score."""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pressmark.keys import swift

_BY_VALUE = 2

Copy = Literal["", "same", "almost"]
"""Whether two reports have the same text, almost the same one, or neither."""


@swift
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


def packed(rows: Iterable[Relation]) -> bytes:
    """A list for :func:`unpacked`: equal bytes for equal lists alone, in every process."""
    plain = [(row.article, row.copy, row.entities, row.stories, row.terms, row.order) for row in rows]
    return marshal.dumps(plain, _BY_VALUE)


def unpacked(data: bytes) -> tuple[Relation, ...]:
    """The list of which :func:`packed` made these bytes."""
    return tuple(
        Relation(article=article, copy=copy, entities=entities, stories=stories, terms=terms, order=order)
        for article, copy, entities, stories, terms, order in marshal.loads(data)
    )
