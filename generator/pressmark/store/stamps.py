"""Stamps of files: a first sieve that may say “the same” only where that cannot be wrong.

A file that is changed gets a new ``ctime`` from the system, whatever its author does to ``mtime``; but two
changes within one tick of the clock get the same. So a stamp proves something only if it was already older
than a tick when the file was read (git calls the others “racily clean”), and only on a file system whose
clock we can read: the one that our own folder lies on. Where stamps are in whole milliseconds, as on sticks
and cards, ``ctime`` may be nothing but ``mtime``, which anybody can put back: such a stamp proves nothing.
"""

from __future__ import annotations

import os
import struct
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_TICK = 100_000_000
_MILLISECOND = 1_000_000
_PACKED = struct.Struct("=5q")

STAMP_SIZE = _PACKED.size
"""Bytes of a packed stamp."""

NO_STAMP = bytes(STAMP_SIZE)
"""Stands for the stamp of what is not there."""

_BEYOND = b"\xfe" * STAMP_SIZE
"""Stands for a stamp with numbers that do not fit."""

UNPROVED = b"\xff" * STAMP_SIZE
"""Stands for a stamp that proves nothing: no file has it."""


class Stamp(NamedTuple):
    """What the system says of a file besides its bytes: times in nanoseconds, size in bytes."""

    device: int
    inode: int
    size: int
    modified: int
    changed: int


def stamp_of(path: str | Path, *, follow: bool = True) -> Stamp | None:
    """The stamp of the file at ``path``, or of what a link there leads to unless it is not to be followed;
    None when there is none.
    """
    try:
        found = os.stat(path, follow_symlinks=follow)  # noqa: PTH116 -- by far the most frequent call of a build that does nothing
    except OSError:
        return None
    return Stamp(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def packed_stamp(stamp: Stamp | None) -> bytes:
    """A stamp as bytes that are equal for equal ones; :data:`NO_STAMP` for none. Some networks have numbers
    that do not fit: such stamps are all one, and prove nothing.
    """
    try:
        return _PACKED.pack(*stamp) if stamp is not None else NO_STAMP
    except struct.error:
        return _BEYOND


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, in nanoseconds, by the clock of the file system ``device`` at one moment."""

    device: int
    now: int

    @classmethod
    def read(cls, folder: Path) -> Clock:
        """The clock of the file system that ``folder`` lies on. One that cannot be read, as nothing can be
        written there, proves nothing.
        """
        path = folder / f".clock-{os.getpid()}"
        try:
            path.write_bytes(b"")
            found = path.stat()
        except OSError:
            return cls(-1, 0)
        finally:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        return cls(found.st_dev, found.st_mtime_ns)

    def settled(self, stamp: Stamp) -> bool:
        """Whether a change after this moment would give the file another stamp."""
        fine = stamp.changed % _MILLISECOND != 0
        last = max(stamp.changed, stamp.modified)
        return fine and stamp.device == self.device and last < self.now - _TICK

    def proof(self, packed: bytes) -> bytes:
        """A packed stamp if it is settled, else :data:`UNPROVED`: a file that still has a proof for its stamp
        is the same as at this moment.
        """
        there = packed not in (NO_STAMP, _BEYOND)
        return packed if there and self.settled(Stamp(*_PACKED.unpack(packed))) else UNPROVED

    def proofs(self, stamps: bytes) -> bytes:
        """The same of many, packed one after the other."""
        return b"".join(map(self.proof, in_pieces(stamps)))


def in_pieces(stamps: bytes) -> list[bytes]:
    """Stamps that were packed one after the other, one by one."""
    return [stamps[at : at + STAMP_SIZE] for at in range(0, len(stamps), STAMP_SIZE)]
