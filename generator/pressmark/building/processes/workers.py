"""Work in batches, each of which knows all it needs: by turns in this process, or by an executor.

What goes out are plain values and bytes; what comes back are bytes, in the order in which the batches went
out, so that any number of workers gives the same site. Only this process reads the archive and writes it.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, suppress
from multiprocessing import get_context
from threading import Thread
from types import TracebackType
from typing import TypeVar

_Batch = TypeVar("_Batch")
_Result = TypeVar("_Result")
_AHEAD = 3
_WATCHED = 1.0


class Workers(AbstractContextManager["Workers"]):
    """As many workers as ``jobs`` says, started when there is work for them; one is this process itself,
    which also does what is left when a worker was killed or none can be started.

    ``open_executor`` may give another executor than a pool of processes on this machine.
    """

    def __init__(self, jobs: int, open_executor: Callable[[int], Executor] | None = None) -> None:
        self.jobs = max(1, jobs)
        self._open_executor = open_executor or _pool
        self._executor: Executor | None = None
        self._alone = False

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None

    def map(self, work: Callable[[_Batch], _Result], batches: Iterable[_Batch]) -> Iterator[_Result]:
        """``work`` on every batch, the results in their order; a few batches ahead of what is asked for."""
        if self.jobs == 1:
            yield from map(work, batches)
            return
        waiting: deque[tuple[_Batch, Future[_Result] | None]] = deque()
        for batch in batches:
            waiting.append((batch, self._sent_out(work, batch)))
            if len(waiting) >= self.jobs * _AHEAD:
                yield self._result(work, *waiting.popleft())
        while waiting:
            yield self._result(work, *waiting.popleft())

    def _sent_out(self, work: Callable[[_Batch], _Result], batch: _Batch) -> Future[_Result] | None:
        """What will be the result, None where there is nobody to work on it."""
        if self._alone:
            return None
        try:
            if self._executor is None:
                self._executor = self._open_executor(self.jobs)
            return self._executor.submit(work, batch)
        except (BrokenExecutor, OSError, NotImplementedError):
            # Some machines let nobody have processes that speak to each other.
            self._alone = True
            return None

    def _result(
        self, work: Callable[[_Batch], _Result], batch: _Batch, future: Future[_Result] | None
    ) -> _Result:
        try:
            return future.result() if future is not None else work(batch)
        except BrokenExecutor:
            # A worker was killed, most likely for want of memory: this process needs less alone.
            self._alone = True
            return work(batch)


def _pool(jobs: int) -> Executor:
    # A fork beside threads (the search's, the preview's) may wait for ever: a server that has none forks.
    context = get_context("forkserver")
    context.set_forkserver_preload(["pressmark.building.reading.batches"])
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_end_with, initargs=(os.getpid(),))


def _end_with(parent: int) -> None:
    """Ends this worker soon after the process ``parent`` has: nobody else tells it of a build that was
    killed.
    """

    def watch() -> None:
        with suppress(OSError):
            while True:
                os.kill(parent, 0)
                time.sleep(_WATCHED)
        os._exit(1)

    Thread(target=watch, daemon=True).start()
