"""The files of one finished build, as they lay on disk when it ended."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

Stamp = tuple[int, int, int]
"""Inode, time of change in nanoseconds, size: equal as long as it is the same file with the same bytes."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A site: its ``folder``, the ``base`` path it is published under, the name of its ``build`` and of the
    ``index`` that its search looks into, its files.
    """

    folder: Path
    base: str
    build: str
    files: Mapping[str, Stamp]
    index: str = ""

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


def take(folder: Path, base: str, build: str = "", index: str = "") -> Snapshot:
    """The snapshot of ``folder`` now; a folder that is not there has no files.

    Hidden files and folders (``.nojekyll``, ``.git``, a staging folder) are left out as GitHub Pages leaves
    them out, and links are not followed: the site is regular files below its folder and nothing else.
    """
    return Snapshot(folder, base, build, dict(_files(folder, "")), index)


def _files(folder: Path | str, prefix: str) -> Iterator[tuple[str, Stamp]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return  # it went away while we looked; whoever removed it ends in a new snapshot
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{prefix}{entry.name}/")
        elif entry.is_file(follow_symlinks=False):
            try:
                yield prefix + entry.name, _stamp(entry.stat(follow_symlinks=False))
            except OSError:
                continue


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_ino, found.st_mtime_ns, found.st_size
