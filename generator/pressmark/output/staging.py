"""The site that is being made: staged file by file, then put in place."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pressmark.output.folder import MARKER, MARKER_BYTES, STAGING, everything_below, folders_of
from pressmark.output.old import Old


@dataclass(frozen=True, slots=True)
class Outcome:
    """What putting the site in place did: paths written and removed, each sorted."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


class Staging:
    """The site that is being made. Use it as a context: leaving it without :meth:`commit` undoes everything.

    ``standing`` are the files that lie there, and ``folders`` the folders, if somebody has looked just now.

    Raises ``OSError`` when the disk cannot take a file; the site is then as it was.
    """

    def __init__(
        self,
        output: Path,
        standing: frozenset[str] | None = None,
        folders: frozenset[str] = frozenset(),
    ) -> None:
        self._output = output
        self._planned: set[str] = set()
        self._seen = standing
        self._standing: frozenset[str] = frozenset()
        self._folders_there = folders
        self._changed: list[str] = []
        self._folders: set[str] = set()
        self._there: dict[str, bool] = {}
        self._folder = output
        self._new = output

    def __enter__(self) -> Staging:
        self._output.mkdir(parents=True, exist_ok=True)
        for left in self._output.glob(STAGING + "*"):
            shutil.rmtree(left, ignore_errors=True)
        # What lies behind a link to a folder is not of the site: it goes with the link.
        if self._seen is None:
            folders, files = everything_below(self._output)
            self._standing, self._folders_there = frozenset(files), frozenset(folders)
        else:
            self._standing = self._seen
        self._folder = Path(tempfile.mkdtemp(prefix=STAGING, dir=self._output))
        self._new = self._folder / "new"
        self.add(MARKER, MARKER_BYTES)
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def add(self, path: str, data: bytes) -> None:
        """Plan ``path`` (relative, with ``/``); it is staged only if what stands there differs.

        Raises ``ValueError`` if the path is planned twice.
        """
        self.keep(path)
        if self.stage(path, data):
            self._changed.append(path)

    def stage(self, path: str, data: bytes) -> bool:
        """Write ``data`` aside if what stands at ``path`` differs, and say whether it does. It is not planned
        by that: a forked child stages, and its parent plans (:meth:`adopt`).
        """
        if (path in self._standing or path == MARKER) and _equals(self._output / path, data):
            return False
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            self._make(folder)
        write_new(f"{self._new}/{path}", data)
        return True

    def _make(self, folder: str) -> None:
        """Make a folder of the site aside, if nobody has made it."""
        above = folder.rpartition("/")[0]
        if folder and above not in self._folders:
            self._make(above)
        make_new(f"{self._new}/{folder}")
        self._folders.add(folder)

    def adopt(self, path: str, *, changed: bool) -> None:
        """Plan ``path``, which has been staged if it ``changed`` and stands otherwise. Raises ``ValueError``
        if the path is planned twice.
        """
        self.keep(path)
        if changed:
            self._changed.append(path)

    def keep(self, path: str) -> None:
        """Plan ``path`` as it stands. Raises ``ValueError`` if the path is planned twice."""
        if path in self._planned:
            raise ValueError(f"{path} is planned twice")
        self._planned.add(path)

    def begin_again(self) -> None:
        """Forget everything that was planned and staged."""
        shutil.rmtree(self._new, ignore_errors=True)
        self._folders.clear()
        self._planned.clear()
        self._changed.clear()
        self.add(MARKER, MARKER_BYTES)

    def commit(self, gone: Collection[str] | None = None) -> Outcome:
        """Put every staged file in its place, then remove what is not planned, or only what is ``gone``."""
        old = Old(self._output, self._folder / "old")
        try:
            removed = self._clear_the_way(old)
            self._there.clear()
            for path in sorted({self._whole(path) for path in self._changed}, key=_rank):
                old.keep(path)
                (self._new / path).replace(self._output / path)
            strange = self._standing - self._planned - {MARKER} if gone is None else gone
            removed += self._remove(strange, old)
            self._remove_empty_folders(None if gone is None else folders_of(gone))
        except BaseException:
            old.put_back()
            self._remove_empty_folders()
            raise
        return Outcome(tuple(sorted(self._changed)), tuple(sorted(removed)))

    def _whole(self, path: str) -> str:
        """What is renamed for ``path``: the topmost folder above it that the output does not have, for that
        comes with all that is in it; else the file itself.
        """
        for place, sign in enumerate(path):
            if sign == "/":
                folder = path[:place]
                if folder not in self._there:
                    self._there[folder] = os.path.lexists(self._output / folder)
                if not self._there[folder]:
                    return folder
        return path

    def _clear_the_way(self, old: Old) -> list[str]:
        """Takes away files that stand where a folder must be, and folders where a file must be."""
        removed: list[str] = []
        for path in self._changed:
            if self._whole(path) != path:
                continue
            target = self._output / path
            if target.is_dir() and not target.is_symlink():
                old.take(path)
                removed.append(path)
            # The last parent is the output folder itself, which may well be a link.
            for parent in list(target.relative_to(self._output).parents)[:-1]:
                above = self._output / parent
                if above.is_symlink() or (above.exists() and not above.is_dir()):
                    old.take(parent.as_posix())
                    removed.append(parent.as_posix())
        return removed

    def _remove(self, paths: Iterable[str], old: Old) -> list[str]:
        removed = [path for path in sorted(paths) if self._is_there(path)]
        for path in removed:
            old.take(path)
        return removed

    def _is_there(self, path: str) -> bool:
        """Whether a file or link is still there, and not behind a link."""
        target = self._output / path
        if any((self._output / folder).is_symlink() for folder in folders_of([path]) - {""}):
            return False
        return target.is_symlink() or (target.exists() and not target.is_dir())

    def _remove_empty_folders(self, looked_at: Collection[str] | None = None) -> None:
        """Takes away the folders in which nothing was planned and nothing lies, of all or of some."""
        folders = self._folders_there if looked_at is None else frozenset(looked_at)
        for folder in sorted(folders - folders_of(self._planned) - {""}, reverse=True):
            with suppress(OSError):
                (self._output / folder).rmdir()


def make_new(folder: str) -> None:
    """Make a folder aside, if no other process has made it."""
    with suppress(FileExistsError):
        os.mkdir(folder)  # noqa: PTH102 (a path made of it would take as long as the call)


_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def write_new(path: str, data: bytes) -> None:
    """Write a file aside, by three calls to the system: a site is tens of thousands of files."""
    handle = os.open(path, _NEW, 0o666)
    try:
        written = os.write(handle, data)
        while written < len(data):
            written += os.write(handle, data[written:])
    finally:
        os.close(handle)


def _equals(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and not path.is_symlink() and path.read_bytes() == data
    except OSError:
        return False


_ORDER = ("assets/", "media/", "data/")


def _rank(path: str) -> tuple[int, str]:
    """The order of renaming: what pages use comes before the pages, what leads to them comes after."""
    if path == MARKER:
        return (0, path)
    if path.startswith(_ORDER):
        return (1, path)
    if path.startswith("pagefind/"):
        return (5 if path.endswith("pagefind-entry.json") else 4, path)
    if path.endswith((".xml", ".txt")):
        return (3, path)
    return (2, path)
