"""A part of a file, as players of sound and film ask for it: Safari plays nothing without, none can jump."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
_PIECE = 1 << 16


def asked_part(header: str, size: int) -> tuple[int, int] | None:
    """The first byte and the number of bytes that the ``Range`` header asks of a file of ``size`` bytes; None
    when it asks for all of it, or for what servers may leave out of account (RFC 9110, section 14.2).

    Raises ``ValueError`` when there is no such part.
    """
    found = _RANGE.fullmatch(header.strip())
    if not found or not (found[1] or found[2]):
        return None
    first = int(found[1]) if found[1] else max(0, size - int(found[2]))
    last = min(size - 1, int(found[2])) if found[1] and found[2] else size - 1
    if first >= size or (found[1] and found[2] and int(found[2]) < first):
        raise ValueError(header)
    return first, last - first + 1


def pieces(handle: BinaryIO, first: int, count: int) -> Iterator[bytes]:
    """``count`` bytes of ``handle`` from ``first`` on, a piece at a time."""
    handle.seek(first)
    while count > 0 and (piece := handle.read(min(_PIECE, count))):
        count -= len(piece)
        yield piece
