"""Which units of the plan read which parts of which reports, and which rows of tables: what is to be planned
again when one changes.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Iterator, Mapping

BEYOND = 0xFFFFFFFF
"""The number that stands for what is planned beside the units: what is on every page, and old addresses."""
LISTING = 0xFFFFFFFE
"""The number of what lists the pages."""
KINDS_FROM = 0xFFFF0000
"""The first of the numbers that stand for which units there are of a kind."""


class Readers:
    """Who reads what: units by their numbers, parts of reports and rows of tables as
    :class:`~pressmark.pages.notes.Notes` has them; some of these may have been numbered before.
    """

    def __init__(self, parts: Iterable[str] = ()) -> None:
        self._parts = {part: number for number, part in enumerate(parts)}
        self._of: dict[str, array[int]] = {}

    def add(self, unit: int, read: Mapping[str, list[str]]) -> None:
        """What a unit has read: reports by part, keys by table."""
        for part, keys in read.items():
            number = self._parts.setdefault(part, len(self._parts))
            for key in keys:
                self._of.setdefault(key, array("I")).extend((number, unit))

    def parts(self) -> bytes:
        """The parts and tables by their numbers, for :func:`parts_of`."""
        return marshal.dumps(tuple(self._parts))

    def rows(self) -> Iterator[tuple[str, bytes]]:
        """Each report and each key that is read, with who reads it, for :func:`readers_in`."""
        return ((key, pairs.tobytes()) for key, pairs in self._of.items())


def parts_of(data: bytes) -> tuple[str, ...]:
    """The parts and tables by their numbers."""
    parts: tuple[str, ...] = marshal.loads(data)
    return parts


def readers_in(data: bytes) -> Iterator[tuple[int, int]]:
    """The (number of a part, number of a unit) of a row. Raises ``ValueError`` for bytes that are none."""
    pairs = array("I")
    pairs.frombytes(data)
    return zip(pairs[::2], pairs[1::2], strict=True)


def added(before: bytes, row: bytes) -> bytes:
    """A row with what ``row`` has besides."""
    known = set(readers_in(before))
    news = array("I")
    for pair in dict.fromkeys(readers_in(row)):
        if pair not in known:
            news.extend(pair)
    return before + news.tobytes()
