"""Bytes that a build will need later, put aside in a file that has no name.

What waits there takes no memory of any process, and forked ones share it: each reads for itself, at places
that the others do not move. Nothing is left of it when its build has ended, in whatever way.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import SupportsBytes
from weakref import finalize


class Aside:
    """Where a build puts bytes aside, on the disk of ``folder``; without one, or where the disk or the system
    will not have them, they stay where they are.
    """

    def __init__(self, folder: Path | None) -> None:
        self._file = -1
        self._end = 0
        self._owner = os.getpid()
        if folder is not None and hasattr(os, "pread"):
            import tempfile  # loads more than a build that finds nothing changed needs

            with suppress(OSError), tempfile.TemporaryFile(dir=folder) as file:
                self._file = os.dup(file.fileno())
                finalize(self, os.close, self._file)

    def put(self, data: bytes) -> SupportsBytes:
        """``data``, to be had again by ``bytes()`` as long as anybody holds what this gives."""
        # A child would write where its parent writes.
        if self._file < 0 or os.getpid() != self._owner:
            return data
        try:
            written = os.pwrite(self._file, data, self._end)
        except OSError:
            return data
        if written < len(data):
            return data
        piece = _Piece(self, self._end, written)
        self._end += written
        return piece

    def read(self, at: int, size: int) -> bytes:
        """What was put at a place. Raises ``OSError``."""
        data = os.pread(self._file, size, at)
        if len(data) < size:
            raise OSError("what was put aside is not there any more")
        return data


class _Piece:
    __slots__ = ("_aside", "_at", "_size")

    def __init__(self, aside: Aside, at: int, size: int) -> None:
        self._aside, self._at, self._size = aside, at, size

    def __bytes__(self) -> bytes:
        return self._aside.read(self._at, self._size)


class PutAside(Mapping[str, bytes]):
    """Bytes by name, all of them put aside."""

    def __init__(self, aside: Aside, values: Mapping[str, bytes]) -> None:
        self._pieces = {name: aside.put(value) for name, value in values.items()}

    def __getitem__(self, name: str) -> bytes:
        return bytes(self._pieces[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._pieces)

    def __len__(self) -> int:
        return len(self._pieces)
