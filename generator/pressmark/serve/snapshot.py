"""The files of one finished build, as they lay on disk when it ended."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

_TICK = 2_000_000_000
"""Nanoseconds within which two changes may have the same time on whatever disk: FAT counts by twos."""

Stamp = tuple[int, int, int]
"""Inode, time of change in nanoseconds, size: equal as long as it is the same file with the same bytes."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One folder of a site: its stamp, None where that proves nothing, the folders and the files in it."""

    stamp: Stamp | None
    folders: tuple[str, ...]
    files: tuple[tuple[str, Stamp], ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A site: its ``folder``, the ``base`` path it is published under, the name of its ``build`` and of the
    ``index`` that its search looks into, its files; and its folders, for the next snapshot.
    """

    folder: Path
    base: str
    build: str
    files: Mapping[str, Stamp]
    index: str = ""
    shelves: Mapping[str, Shelf] = field(default_factory=dict)

    def open(self, name: str) -> BinaryIO | None:
        """The file ``name``, or None when it is no longer the file that this build wrote."""
        try:
            handle = os.open(self.folder / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError:
            return None
        found = os.fstat(handle)
        if stat.S_ISREG(found.st_mode) and _stamp(found) == self.files[name]:
            return os.fdopen(handle, "rb")
        os.close(handle)
        return None


def take(
    folder: Path, base: str, build: str = "", index: str = "", before: Snapshot | None = None
) -> Snapshot:
    """The snapshot of ``folder`` now; a folder that is not there has no files. It takes less time where one
    was taken ``before``: a folder with the stamp it had then is not listed again.

    Hidden files and folders (``.nojekyll``, ``.git``, a staging folder) are left out as GitHub Pages leaves
    them out, and links are not followed: the site is regular files below its folder and nothing else.
    """
    known = before.shelves if before is not None and before.folder == folder else {}
    shelves = dict(_shelves(str(folder), known, time.time_ns()))
    files = {name: stamp for shelf in shelves.values() for name, stamp in shelf.files}
    return Snapshot(folder, base, build, files, index, shelves)


def take_again(before: Snapshot, build: str, written: Iterable[str]) -> Snapshot:
    """The snapshot after a build that has ``written`` these files in the place of others, and done nothing
    else: only they are looked at.
    """
    files = dict(before.files)
    for name in written:
        try:
            files[name] = _stamp(os.lstat(before.folder / name))
        except OSError:
            files.pop(name, None)
    return replace(before, build=build, files=files)


def _shelves(top: str, known: Mapping[str, Shelf], now: int) -> Iterator[tuple[str, Shelf]]:
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        before = known.get(prefix)
        try:
            stamp = _stamp(os.lstat(f"{top}/{prefix}"))
            shelf = before if before and stamp == before.stamp else _listed(top, prefix, stamp, now)
        except OSError:
            continue  # it went away while we looked; whoever removed it ends in a new snapshot
        waiting += shelf.folders
        yield prefix, shelf


def _listed(top: str, prefix: str, stamp: Stamp, now: int) -> Shelf:
    """What lies in one folder. Raises ``OSError``."""
    folders, files = [], []
    with os.scandir(f"{top}/{prefix}") as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{prefix}{entry.name}/")
            elif entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    files.append((prefix + entry.name, _stamp(entry.stat(follow_symlinks=False))))
    # A folder that was changed just now may be changed again without another time of change.
    proves = now - stamp[1] > _TICK
    return Shelf(stamp if proves else None, tuple(folders), tuple(files))


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_ino, found.st_mtime_ns, found.st_size
