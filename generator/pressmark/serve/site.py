"""The site that requests see: always one finished build, never half of one.

A build writes its files beside the old ones and renames them into place one by one, so for a moment the
folder holds files of two builds. Blocking requests for the whole build would be simple and, in a large
archive, long; copying the site or holding it in memory would be large. Instead the last finished build is
remembered as a *snapshot*: the name and stamp of each file. A request is resolved against the snapshot
alone, and the file it leads to is opened and compared with its stamp. As long as they agree, the bytes are
those of that build, running build or not. When they differ, the running build has begun to publish; what is
left of it are renames, so the request waits for its end and is answered from the new snapshot. To a reader
the site changes at one instant, the end of the build.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from pressmark.serve.resolve import Answer, resolve
from pressmark.serve.snapshot import Snapshot, take

_ATTEMPTS = 5
_PATIENCE = 120.0
"""Seconds that a request waits for a build that is publishing."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with the snapshot it came from and, when it has a file, that file opened."""

    answer: Answer
    snapshot: Snapshot
    handle: BinaryIO | None = None


class Site:
    """The current snapshot, and who waits for the next.

    ``lost`` is called when the folder was emptied by others.
    """

    def __init__(self, lost: Callable[[], None] = lambda: None) -> None:
        self._changed = threading.Condition()
        self._snapshot: Snapshot | None = None
        self._building: list[str] = []
        self._lost = lost

    @property
    def snapshot(self) -> Snapshot | None:
        """The build that is shown, or None before there was one."""
        with self._changed:
            return self._snapshot

    def show(self, snapshot: Snapshot) -> None:
        """From now on requests see ``snapshot``."""
        with self._changed:
            self._snapshot = snapshot
            self._changed.notify_all()

    @contextmanager
    def building(self, folder: str = "") -> Iterator[None]:
        """While the block runs, a file that changed (below ``folder``) belongs to a build that is not
        finished.
        """
        with self._changed:
            self._building.append(folder)
        try:
            yield
        finally:
            with self._changed:
                self._building.remove(folder)
                self._changed.notify_all()

    def reply(self, target: str) -> Reply | None:
        """The reply to the request target ``target``;

        None when there is nothing to show or it took too long.
        """
        snapshot = self.snapshot
        for _ in range(_ATTEMPTS):
            if snapshot is None or not snapshot.files:
                return None
            answer = resolve(target, snapshot.base, snapshot.files)
            if not answer.file:
                return Reply(answer, snapshot)
            handle = snapshot.open(answer.file)
            if handle is not None:
                return Reply(answer, snapshot, handle)
            snapshot = self._after(snapshot, answer.file)
        return None

    def _after(self, stale: Snapshot, file: str) -> Snapshot | None:
        """What to show instead of ``stale``, whose ``file`` is no longer what it was."""

        def settled() -> bool:
            return self._snapshot is not stale or not any(map(file.startswith, self._building))

        with self._changed:
            done = self._changed.wait_for(settled, timeout=_PATIENCE)
            if not done or self._snapshot is not stale:
                return self._snapshot if done else None
            # No build of ours did this: another program wrote into the folder, or it was deleted.
            self._snapshot = take(stale.folder, stale.base, stale.build, stale.index)
            empty = not self._snapshot.files
        if empty:
            self._lost()
        return self.snapshot
