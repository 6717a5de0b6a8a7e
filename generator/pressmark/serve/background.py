"""What is worked out beside the preview, in a thread of its own: the index of the newest build."""

from __future__ import annotations

import threading
from collections.abc import Callable

from pressmark.building import BuildResult

_LAST_MOMENT = 1.0
"""Seconds."""


class Background:
    """Calls ``work`` with the newest result that was wanted. What is wanted while it works waits for its end,
    and only the newest of that is taken up.
    """

    def __init__(self, work: Callable[[BuildResult], None]) -> None:
        self._work = work
        self._changed = threading.Condition()
        self._wanted: BuildResult | None = None
        self._waiting = False
        self._closed = False
        self._thread: threading.Thread | None = None

    def want(self, result: BuildResult) -> None:
        """Work on ``result`` next, and on nothing older any more."""
        with self._changed:
            self._wanted = result
            self._waiting = True
            self._changed.notify_all()
            if self._thread is None:
                # A preview that ends does not wait for it.
                self._thread = threading.Thread(target=self._run, name="search index", daemon=True)
                self._thread.start()

    def wants(self, result: BuildResult) -> bool:
        """Whether ``result`` is still the newest."""
        with self._changed:
            return not self._closed and self._wanted is result

    def close(self) -> None:
        """Want nothing any more. What is all but done may come to its end."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(_LAST_MOMENT)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closed)
                result, self._waiting = self._wanted, False
            if self._closed or result is None:
                return
            self._work(result)
