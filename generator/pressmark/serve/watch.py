"""Waiting for edits: the system's events wake, a moment of quiet ends the waiting, ``scan`` decides."""

from __future__ import annotations

import errno
import logging
import os
import threading
import time
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from watchdog.events import (
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_OPENED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from pressmark.diagnostics import Diagnostic, Place, diagnose

QUIET = 0.08
"""Seconds without an event after which a save counts as finished."""
CAP = 0.5
"""Seconds after the first event at which it is looked at even if events go on."""
_POLL = 1.0
_OF_READING = {EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE}
_LIMITS = {errno.ENOSPC, errno.EMFILE}

# watchdog tells the terminal of its own ending, and of events that it lost. Neither matters here: after any
# event everything is looked at.
logging.getLogger("watchdog").addHandler(logging.NullHandler())


class Watch(FileSystemEventHandler):
    """Watches ``folders`` with all they hold, and ``root`` for folders that come later.

    ``warn`` is told when the system gives no more watches; from then on the folders are polled.
    """

    def __init__(
        self,
        root: Path,
        folders: Sequence[Path],
        warn: Callable[[Diagnostic], None],
        observer: Callable[[], BaseObserver] = Observer,
    ) -> None:
        self._root = root
        self._folders = folders
        self._warn = warn
        self._observer = observer()
        self._polling = False
        self._watched: dict[Path, tuple[int, ObservedWatch]] = {}
        self._woken = threading.Event()
        self._stopped = False
        self._telling = threading.Lock()
        self._told: set[str] | None = None

    def __enter__(self) -> Self:
        # watchdog warns when it meets a new folder twice, by its event and by looking into the one above it.
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
        self._observer.start()
        self.refresh()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._observer.stop()
        self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Wake, unless a file was only read: the build reads files itself and must not wake itself."""
        if event.event_type in _OF_READING:
            return
        # The root is watched too, for folders that come: what else lies in it is no part of the archive.
        places = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        paths = [path for path in places if any(map(Path(path).is_relative_to, self._folders))]
        with self._telling:
            if not event.is_directory and self._told is not None:
                self._told.update(paths)
            elif paths and event.event_type != EVENT_TYPE_MODIFIED:
                self._told = None
        self._woken.set()

    def told(self) -> frozenset[str] | None:
        """The files of which events told since this was asked the last time; None where something else may
        have happened too.
        """
        with self._telling:
            told, self._told = self._told, set()
        return None if told is None else frozenset(told)

    def wake(self) -> None:
        """End the waiting as an edit would, of which nobody says where it was."""
        with self._telling:
            self._told = None
        self._woken.set()

    def stop(self) -> None:
        """End the waiting for good."""
        self._stopped = True
        self.wake()

    def wait(self, patience: float | None = None) -> bool:
        """Wait for an edit and the quiet after it, or for so many seconds; False when there is nothing more
        to wait for.
        """
        if not self._woken.wait(patience):
            return True
        latest = time.monotonic() + CAP
        while not self._stopped:
            self._woken.clear()
            if not self._woken.wait(QUIET) or time.monotonic() >= latest:
                break
        return not self._stopped

    def refresh(self) -> None:
        """Watch what is there now: folders that came, went or were replaced by others of the same name."""
        try:
            for folder in (*self._folders, self._root):
                self._follow(folder)
            if not self._polling:
                self._probe()
        except OSError as problem:
            if self._polling or problem.errno not in _LIMITS:
                raise
            self._poll(problem)

    def _follow(self, folder: Path) -> None:
        inode = _inode(folder)
        known = self._watched.get(folder)
        if known is not None and known[0] != inode:
            del self._watched[folder]
            with suppress(KeyError):
                self._observer.unschedule(known[1])
            known = None
        if known is None and inode is not None:
            with suppress(FileNotFoundError, NotADirectoryError):
                watch = self._observer.schedule(self, str(folder), recursive=folder != self._root)
                self._watched[folder] = (inode, watch)

    def _probe(self) -> None:
        """Raise what the system says to one watch more.

        A recursive watch passes over folders for which the limit left no watch, without a word: edits in them
        would never be seen. If there is no room for one more, some may have been passed over.
        """
        unwatched = str(Path(__file__).parent)
        self._observer.unschedule(self._observer.schedule(self, unwatched))

    def _poll(self, problem: OSError) -> None:
        self._warn(diagnose("W201", Place(""), problem=problem.strerror))
        self._observer.stop()
        self._observer.join()
        self._observer = PollingObserver(timeout=_POLL)
        self._polling = True
        self._watched.clear()
        self._observer.start()
        self.refresh()
        self.wake()


def _inode(folder: Path) -> int | None:
    try:
        return folder.stat().st_ino if folder.is_dir() else None
    except OSError:
        return None
