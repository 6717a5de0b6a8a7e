"""The stamps of very many files at once, which is nearly all the work of a build that changes nothing.

The system takes two or three millionths of a second for each; nothing else here may cost as much. Where there
are many, a child of this process asks for one half of them.
"""

from __future__ import annotations

import os
import sys
from array import array
from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from itertools import chain
from operator import attrgetter

from pressmark.store.stamps import STAMP_SIZE, packed_stamp, stamp_of

_AT_ONCE = 1024
_WORTHWHILE = 10_000
_NUMBERS = attrgetter("st_dev", "st_ino", "st_size", "st_mtime_ns", "st_ctime_ns")


def _can_fork() -> bool:
    """Whether children may be forked here and now: on Linux, and where no other thread runs, whose locks
    nobody would open in the child.
    """
    threads = sys.modules.get("threading")
    return sys.platform == "linux" and (threads is None or threads.active_count() == 1)


def stamps_of(paths: Sequence[str], *, follow: bool = True, jobs: int = 1) -> bytes:
    """The packed stamps of the files at ``paths``, one after the other, those that :func:`packed_stamp` makes
    of :func:`stamp_of`; with several ``jobs`` by two processes.
    """
    if jobs > 1 and len(paths) >= _WORTHWHILE and _can_fork():
        return _halved(paths, follow)
    return _stamps(paths, follow)


def _stamps(paths: Sequence[str], follow: bool) -> bytes:
    found, look = [], os.stat if follow else os.lstat
    for start in range(0, len(paths), _AT_ONCE):
        some = paths[start : start + _AT_ONCE]
        try:
            found.append(array("q", chain.from_iterable(map(_NUMBERS, map(look, some)))).tobytes())
        except (OSError, OverflowError):
            found += [packed_stamp(stamp_of(path, follow=follow)) for path in some]
    return b"".join(found)


def _halved(paths: Sequence[str], follow: bool) -> bytes:
    """The second half by a child."""
    half = len(paths) // 2
    with Asked(paths[half:], follow=follow) as second:
        first = _stamps(paths[:half], follow)
        return first + second.stamps()


class Asked(AbstractContextManager["Asked"]):
    """Stamps that a child asks for while this process does something else, until the block is left. This
    process asks where no child can be had, or it is killed, or there is little to ask.
    """

    def __init__(self, paths: Sequence[str], *, follow: bool = True) -> None:
        self._paths, self._follow = paths, follow
        self._child, self._pipe = 0, -1
        if 2 * len(paths) >= _WORTHWHILE and _can_fork():
            self._fork()

    def _fork(self) -> None:
        theirs, ours = os.pipe()
        try:
            self._child, self._pipe = os.fork(), theirs
        except OSError:
            os.close(theirs)
        if self._child == 0 and self._pipe == theirs:
            os.close(theirs)  # else somebody would listen as long as this child is there
            _in_child(self._paths, self._follow, ours)
        os.close(ours)

    def stamps(self) -> bytes:
        """The packed stamps of all, in their order; asked for once."""
        found = b""
        if self._pipe >= 0:
            with os.fdopen(self._pipe, "rb") as pipe:
                self._pipe = -1
                found = pipe.read()
        whole = len(found) == len(self._paths) * STAMP_SIZE
        return found if whole else _stamps(self._paths, self._follow)

    def __exit__(self, *_: object) -> None:
        if self._pipe >= 0:
            os.close(self._pipe)  # the child ends when it has nobody to tell
        if self._child:
            with suppress(ChildProcessError):
                os.waitpid(self._child, 0)


def _in_child(paths: Sequence[str], follow: bool, pipe: int) -> None:
    try:
        with suppress(OSError), os.fdopen(pipe, "wb") as out:
            out.write(_stamps(paths, follow))
    finally:
        # No handler, no buffer and no connection of the parent's is this process's to close.
        os._exit(0)
