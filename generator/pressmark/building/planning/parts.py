"""The parts of a value, each as a few bytes, so that it can be said later which of them changed.

Nothing is decided by them: whether a page is made anew its whole key says.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

_SIZE = 4


def parts_of(fields: Iterable[bytes]) -> bytes:
    """A part for each of ``fields``, in their order."""
    return b"".join([part_of(field) for field in fields])


def part_of(field: bytes) -> bytes:
    """Any number of bytes as four."""
    return zlib.crc32(field).to_bytes(_SIZE, "big")


def divided(parts: bytes) -> list[bytes]:
    """What :func:`parts_of` put together."""
    return [parts[start : start + _SIZE] for start in range(0, len(parts), _SIZE)]
