"""Work on many things by forked children of this process, which have all that it knows without being told.

A page is made of so much of the archive that sending it costs as much as rendering it; a fork has it already.
It is safe where no other thread runs, whose locks nobody would open in the child, and where the system's own
libraries bear it: on Linux. Elsewhere the work is done here, one after the other.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from multiprocessing.connection import Connection, Pipe, wait
from types import TracebackType
from typing import Generic, TypeVar

_Thing = TypeVar("_Thing")
_Result = TypeVar("_Result")
_SENT_AT_ONCE = 50
_PR_SET_PDEATHSIG = 1  # of <sys/prctl.h>


class ChildFailed(Exception):  # noqa: N818 -- the work has to be done once more, here
    """A child could not do its share: it was killed, or something went wrong that it had no words for."""


def can_fork() -> bool:
    """Whether children may be forked here and now."""
    return sys.platform == "linux" and threading.active_count() == 1


class Forks(AbstractContextManager["Forks[_Thing, _Result]"], Generic[_Thing, _Result]):
    """``work`` on all ``things`` by ``children``, begun when the block is entered. Thing number ``n`` is done
    by child ``n`` modulo their number, each in the order of things.
    """

    def __init__(self, work: Callable[[_Thing], _Result], things: Sequence[_Thing], children: int) -> None:
        self._work, self._things, self._number = work, things, children
        self._children: dict[Connection, int] = {}
        self._hindered = ""
        self._parent = os.getpid()

    def __enter__(self) -> Forks[_Thing, _Result]:
        # What is there now is shared with the children as long as nobody touches it, the collector neither.
        gc.collect()
        gc.freeze()
        try:
            for number in range(self._number):
                theirs, ours = Pipe(duplex=False)
                child = os.fork()
                if child == 0:
                    self._in_child(number, ours)
                ours.close()
                self._children[theirs] = child
        except OSError as error:
            self.end()
            self._hindered = str(error)
        finally:
            gc.unfreeze()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """No child does anything any more."""
        for connection, child in self._children.items():
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            connection.close()
            with suppress(ChildProcessError):
                os.waitpid(child, 0)
        self._children.clear()

    def results(self) -> Iterator[tuple[int, _Result]]:
        """The number of each thing and its result, in no order. Raises :class:`ChildFailed` when a child ends
        without having done its share, or could not be begun.
        """
        if self._hindered:
            raise ChildFailed(self._hindered)
        waiting = dict.fromkeys(self._children)
        while waiting:
            for ready in wait(list(waiting)):
                assert isinstance(ready, Connection)
                try:
                    message = ready.recv()
                except (EOFError, OSError):  # before a message, or in the midst of it
                    raise ChildFailed("a process was ended from outside") from None
                if message is None:
                    del waiting[ready]
                elif isinstance(message, str):
                    raise ChildFailed(message)
                else:
                    yield from message

    def _in_child(self, number: int, connection: Connection) -> None:
        code = 1
        try:
            _end_with_parent()
            done: list[tuple[int, _Result]] = []
            for at in range(number, len(self._things), self._number):
                if os.getppid() != self._parent:
                    return
                done.append((at, self._work(self._things[at])))
                if len(done) == _SENT_AT_ONCE:
                    connection.send(done)
                    done = []
            connection.send(done)
            connection.send(None)
            code = 0
        except BaseException:
            with suppress(OSError, ValueError):
                connection.send(traceback.format_exc())
        finally:
            # No handler, no buffer and no connection of the parent's is this process's to close.
            os._exit(code)


def _end_with_parent() -> None:
    """Have the system end this process when its parent is killed: else it might stage one more file where
    the next build has just tidied up.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
