"""What the files of an archive hold now, and which differ from before.

Events of the system only say "look again": editors save by writing in place, by renaming over, by moving
the old file away first, and some events are lost. So after an event the folders are read, and a file counts
as changed when its bytes differ.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_HASHED = 4 << 20
"""Files up to so many bytes are compared by content; beyond (scans, sound) by inode, size and time."""

_SETTLED = 2_000_000_000
"""Nanoseconds after which a change of a file must show in its time stamp;

the coarsest file systems count by two
seconds. A file changed more recently is read again although its stamp is the same."""

_OF_EDITORS = re.compile(r"\.|.*~$|#.*#$|4913$|.*\.(?:sw[a-z]|tmp)$")
"""Names that editors use for locks, swap files and the moment of saving."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What is remembered of a file:

    Its ``stamp``, the ``digest`` of its bytes, and whether it was ``settled``.
    """

    stamp: tuple[int, int, int, int]
    digest: bytes
    settled: bool


def scan(folders: Iterable[Path], before: Mapping[str, Trace]) -> dict[str, Trace]:
    """The traces of all files below ``folders`` by path;

    A file with the stamp it had ``before`` is not read.
    """
    now = time.time_ns()
    traces: dict[str, Trace] = {}
    for folder in folders:
        for path in _paths(folder):
            trace = _trace(path, before.get(path), now)
            if trace is not None:
                traces[path] = trace
    return traces


def changed(before: Mapping[str, Trace], after: Mapping[str, Trace]) -> tuple[str, ...]:
    """The paths that came, went or hold other bytes, in order."""
    came = after.keys() - before.keys()
    gone = before.keys() - after.keys()
    other = {path for path in after.keys() & before.keys() if after[path].digest != before[path].digest}
    return tuple(sorted(came | gone | other))


def scan_again(before: Mapping[str, Trace], told: Iterable[str]) -> dict[str, Trace] | None:
    """The traces where only the files that somebody ``told`` of may have changed since ``before``; None where
    one of them came or went, or is no file.
    """
    now, traces = time.time_ns(), dict(before)
    for path in told:
        if _OF_EDITORS.match(path.rpartition(os.sep)[2]):
            continue
        trace = _trace(path, None, now) if path in before else None
        if trace is None or trace.stamp[0] == 0:
            return None
        traces[path] = trace
    return traces


def shown(paths: Iterable[str], root: Path) -> tuple[str, ...]:
    """Each path as the author knows it: from the archive's root, when it lies there."""
    found = map(Path, paths)
    return tuple(one.relative_to(root).as_posix() if one.is_relative_to(root) else str(one) for one in found)


def _paths(folder: Path | str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return  # not there, or no longer: it has no files
    for entry in entries:
        if _OF_EDITORS.match(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _paths(entry.path)
        else:
            yield entry.path


def _trace(path: str, before: Trace | None, now: int) -> Trace | None:
    try:
        found = Path(path).stat()
    except OSError:
        return _of_link(path)
    if not stat.S_ISREG(found.st_mode):
        return _of_link(path)
    stamp = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    if before is not None and before.settled and before.stamp == stamp:
        return before
    settled = now - max(found.st_mtime_ns, found.st_ctime_ns) > _SETTLED
    if found.st_size > _HASHED:
        return Trace(stamp, repr(stamp[:3]).encode(), settled)
    try:
        return Trace(stamp, hashlib.blake2b(Path(path).read_bytes()).digest(), settled)
    except FileNotFoundError:
        return None
    except OSError:
        return Trace(stamp, b"cannot be read", settled)


def _of_link(path: str) -> Trace | None:
    """A link to nowhere or to a folder counts as where it points; what else is no file does not count."""
    try:
        return Trace((0, 0, 0, 0), os.fsencode(Path(path).readlink()), settled=False)
    except OSError:
        return None
