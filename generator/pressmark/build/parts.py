"""The parts of a value, each as a few bytes, so that it can be said later which of them changed.

Nothing is decided by them: whether a page is made anew its whole key says.
"""

from __future__ import annotations

import marshal
import zlib
from dataclasses import fields
from typing import Any

from pressmark.keys import unpack_row

_SIZE = 4


def parts_of(view: bytes) -> bytes:
    """A part for each field of the closed value that was packed as ``view``, in their order."""
    return b"".join(part_of(value) for value in unpack_row(view))


def named_parts(kind: Any, view: bytes) -> dict[str, bytes]:
    """The same by the names of the fields of ``kind``."""
    names = (field.name for field in fields(kind))
    return {name: part_of(value) for name, value in zip(names, unpack_row(view), strict=True)}


def part_of(value: Any) -> bytes:
    """One plain value, or a row of such, as four bytes."""
    return zlib.crc32(marshal.dumps(value, 2)).to_bytes(_SIZE, "big")


def divided(parts: bytes) -> list[bytes]:
    """What :func:`parts_of` put together."""
    return [parts[start : start + _SIZE] for start in range(0, len(parts), _SIZE)]
