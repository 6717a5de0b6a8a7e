"""Places in files, kept small: nobody asks for one but where something is wrong."""

from __future__ import annotations

import marshal
import typing
import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import SupportsBytes

from pressmark.diagnostics.values import Place

_BY_VALUE = 2
_FAST = 1
_Row = tuple[int, int, int, int, int]


class Places:
    """Places by their numbers, ``packed`` as bytes, which are equal where the places are."""

    __slots__ = ("_packed",)

    def __init__(self, packed: bytes = b"") -> None:
        self._packed: SupportsBytes = packed

    @property
    def packed(self) -> bytes:
        """The places as bytes."""
        return bytes(self._packed)

    def put_aside(self, put: Callable[[bytes], SupportsBytes]) -> None:
        """Have the bytes kept by ``put``."""
        self._packed = put(self.packed)

    @classmethod
    def of(cls, places: Sequence[Place]) -> Places:
        """These ``places``. A line with several names in it is kept once."""
        paths = _numbered(place.path for place in places)
        lines = _numbered(place.excerpt for place in places)
        rows = [
            (paths[place.path], place.line, place.column, place.length, lines[place.excerpt])
            for place in places
        ]
        plain = tuple(paths), tuple(lines), tuple(rows)
        return cls(zlib.compress(marshal.dumps(plain, _BY_VALUE), _FAST)) if places else cls()

    def __getitem__(self, number: int) -> Place:
        paths, lines, rows = _unpacked(self)
        path, line, column, length, excerpt = rows[number]
        return Place(paths[path], line, column, length, lines[excerpt])


class Placed:
    """A base of values with a ``place`` that may be one of many: it is unpacked when it is asked for."""

    __slots__ = ("_number", "_places")

    if not typing.TYPE_CHECKING:

        def __getattr__(self, name):  # asked for what is not there: the place, which is still packed
            if name != "place":
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            return self._places[self._number]


def _numbered(texts: Iterable[str]) -> dict[str, int]:
    """A number for each of these, from 0, in the order in which they first come."""
    return {text: number for number, text in enumerate(dict.fromkeys(texts))}


@lru_cache(maxsize=1)
def _unpacked(places: Places) -> tuple[tuple[str, ...], tuple[str, ...], tuple[_Row, ...]]:
    """What is packed in ``places``; of a file with much to tell, place after place is asked for."""
    found: tuple[tuple[str, ...], tuple[str, ...], tuple[_Row, ...]]
    found = marshal.loads(zlib.decompress(places.packed))
    return found
