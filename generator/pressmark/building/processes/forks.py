"""Work on many things by this process and forked children of it, which have all that it knows without being
told.

A page is made of so much of the archive that sending it costs as much as rendering it; a fork has it already.
It is safe where no other thread runs, whose locks nobody would open in the child, and where the system's own
libraries bear it: on Linux. Elsewhere the work is done here, one after the other.

This process takes its part in the work, so that ``n`` processes hold ``n`` copies of what they touch, not
one more. Who is free takes the next share: a pipe that all of them read from says which.
"""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from multiprocessing.connection import Connection, Pipe, wait
from types import TracebackType
from typing import Generic, SupportsBytes, TypeVar

with suppress(ImportError):  # nothing is forked on Windows
    import fcntl

_Thing = TypeVar("_Thing")
_Result = TypeVar("_Result")
_SHARE = 16
# So many numbers are in a pipe, whoever made it.
_MOST_SHARES = 16_000
_NUMBER = 4
# What children send beside pickles, none of which begins so.
_NO_MORE, _FAILED = b"no more", b"failed "
_PR_SET_PDEATHSIG = 1  # of <sys/prctl.h>
# So much may lie in a pipe that no child waits while this process works on a share of its own.
_SIZE_OF_PIPE = 1 << 20
# Seconds after which it is asked again whether this process is free.
_PAUSE = 0.05


class ChildFailed(Exception):  # noqa: N818 -- the work has to be done once more, here
    """A child could not do its share: it was killed, or something went wrong that it had no words for."""


def can_fork() -> bool:
    """Whether children may be forked here and now."""
    return sys.platform == "linux" and threading.active_count() == 1


class Forks(AbstractContextManager["Forks[_Thing, _Result]"], Generic[_Thing, _Result]):
    """``work`` on all ``things`` by ``processes``, of which this one is the first; the others begin when the
    block is entered. Each does the things of one share after the other, in their order. What is done is kept
    by ``put`` until all is.
    """

    def __init__(
        self,
        work: Callable[[_Thing], _Result],
        things: Sequence[_Thing],
        processes: int,
        put: Callable[[bytes], SupportsBytes] = bytes,
    ) -> None:
        self._work, self._things, self._number, self._put = work, things, processes, put
        self._children: dict[Connection, int] = {}
        self._share = max(_SHARE, -(-len(things) // _MOST_SHARES))
        self._shares = -1
        self._hindered = ""
        self._parent = os.getpid()

    def __enter__(self) -> Forks[_Thing, _Result]:
        # What is there now is shared with the children as long as nobody touches it, the collector neither.
        _give_back()
        gc.freeze()
        try:
            self._shares = _shares(len(self._things), self._share)
            for _ in range(1, self._number):
                theirs, ours = Pipe(duplex=False)
                _widen(ours)
                child = os.fork()
                if child == 0:
                    self._in_child(ours)
                ours.close()
                self._children[theirs] = child
        except OSError as error:
            self.end()
            self._hindered = str(error)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()
        gc.unfreeze()

    def end(self) -> None:
        """No child does anything any more."""
        for connection, child in self._children.items():
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            connection.close()
            with suppress(ChildProcessError):
                os.waitpid(child, 0)
        self._children.clear()
        if self._shares >= 0:
            os.close(self._shares)
            self._shares = -1

    def results(self, is_free: Callable[[], bool] = lambda: True) -> Iterator[tuple[int, _Result]]:
        """The number of each thing and its result, in no order. Until this process ``is_free`` the work is
        the children's alone.

        Raises :class:`ChildFailed` when a child ends without having done its share, or could not be begun,
        and whatever the work raises here.
        """
        # As they are sent they take half as much memory, and children take none any more.
        messages = list(map(self._put, self._messages(is_free)))
        self.end()
        yield from self._unpacked(map(bytes, messages))

    def _unpacked(self, messages: Iterable[bytes]) -> Iterator[tuple[int, _Result]]:
        missing = len(self._things)
        for message in messages:
            found = pickle.loads(message)
            missing -= len(found)
            yield from found
        if missing:
            raise ChildFailed("not everything was done")

    def _messages(self, is_free: Callable[[], bool] = lambda: True) -> Iterator[bytes]:
        """What all processes have done, as it is sent, share by share."""
        if self._hindered:
            raise ChildFailed(self._hindered)
        waiting = list(self._children)
        while waiting and not is_free():
            yield from self._arrived(waiting, _PAUSE)
        for share in self._taken():
            yield self._done(share)
            yield from self._arrived(waiting, 0)
        while waiting:
            yield from self._arrived(waiting, None)

    def _done(self, share: range) -> bytes:
        done = []
        for at in share:
            if self._parent not in (os.getpid(), os.getppid()):
                os._exit(1)  # nobody waits for it
            done.append((at, self._work(self._things[at])))
        return pickle.dumps(done, pickle.HIGHEST_PROTOCOL)

    def in_order(self) -> Iterator[_Result]:
        """The results in the order of the things. Raises as :meth:`results` does."""
        early: dict[int, _Result] = {}
        due = 0
        for at, result in self._unpacked(self._messages()):
            early[at] = result
            while due in early:
                yield early.pop(due)
                due += 1

    def _arrived(self, waiting: list[Connection], seconds: float | None) -> Iterator[bytes]:
        """What children have sent; who has nothing more to send is waited for no longer."""
        for ready in wait(waiting, seconds):
            assert isinstance(ready, Connection)
            try:
                message = ready.recv_bytes()
            except (EOFError, OSError):  # before a message, or in the midst of it
                raise ChildFailed("a process was ended from outside") from None
            if message == _NO_MORE:
                waiting.remove(ready)
            elif message.startswith(_FAILED):
                raise ChildFailed(message.removeprefix(_FAILED).decode())
            else:
                yield message

    def _taken(self) -> Iterator[range]:
        """Shares for this process, until there is none left for anybody."""
        while number := os.read(self._shares, _NUMBER):
            first = int.from_bytes(number, "little")
            yield range(first, min(first + self._share, len(self._things)))

    def _in_child(self, connection: Connection) -> None:
        code = 1
        try:
            _end_with_parent()
            for share in self._taken():
                connection.send_bytes(self._done(share))
            connection.send_bytes(_NO_MORE)
            code = 0
        except BaseException:
            with suppress(OSError, ValueError):
                connection.send_bytes(_FAILED + traceback.format_exc().encode())
        finally:
            # No handler, no buffer and no connection of the parent's is this process's to close.
            os._exit(code)


def _shares(things: int, size: int) -> int:
    """A pipe with the first number of each share, that all who have it by a fork read from: the system gives
    each number to one of them. (Of a file that is read by several, it need not: the position of one in
    memory is moved without a lock.)
    """
    shares, giving = os.pipe()
    os.write(giving, b"".join(first.to_bytes(_NUMBER, "little") for first in range(0, things, size)))
    os.close(giving)
    return shares


def _widen(connection: Connection) -> None:
    with suppress(AttributeError, OSError):
        fcntl.fcntl(connection.fileno(), fcntl.F_SETPIPE_SZ, _SIZE_OF_PIPE)


def _give_back() -> None:
    """Give memory that is free back to the system. What has been read of 10,000 files leaves 80 MB of it."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def _end_with_parent() -> None:
    """Have the system end this process when its parent is killed: else it might stage one more file where
    the next build has just tidied up.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
