"""Writing the site: everything is staged beside it first, then put in place file by file.

The output folder equals the plan. Files that differ are written under ``.staging-*`` in the folder; only when
the whole build has succeeded are they renamed into place in a fixed order, and what is not planned is
removed. Until the first rename the old site is whole. What a rename replaces is kept until the last one, so
that the old site comes back when the disk refuses half-way; only a killed process leaves files of two builds,
and the next build mends that.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pressmark.diagnostics import Diagnostic, Place, diagnose

MARKER = ".pressmark-output"
MARKER_BYTES = b"This folder is written by Pressmark. What is not part of the site is removed from it.\n"
_KEPT = frozenset({".git", ".gitignore"})
_STAGING = ".staging-"


def check_output(output: Path, root: Path) -> tuple[Diagnostic, ...]:
    """What keeps ``output`` from being written: it is not ours, lies in the sources, or cannot be written."""
    place = Place(str(output))
    resolved = _real(output)
    for name in ("content", "templates"):
        sources = _real(root / name)
        if resolved == sources or sources in resolved.parents:
            return (diagnose("O802", place, folder=name),)
    if resolved == _real(root) or resolved in _real(root).parents:
        return (diagnose("O802", place, folder="the archive"),)
    if output.exists() and not output.is_dir():
        return (diagnose("O803", place, why="a file of that name is in the way"),)
    try:
        strangers = [e.name for e in output.iterdir() if e.name not in _KEPT] if output.exists() else []
        if strangers and MARKER not in strangers:
            return (diagnose("O801", place, example=min(strangers)),)
        standing = next(folder for folder in (resolved, *resolved.parents) if folder.exists())
        with tempfile.TemporaryDirectory(prefix=_STAGING, dir=standing):
            pass
    except OSError as error:
        return (diagnose("O803", place, why=(error.strerror or str(error)).lower()),)
    return ()


def _real(path: Path) -> Path:
    """``path`` without links. Unlike ``Path.resolve`` it lets a link that leads to itself stand."""
    return Path(os.path.realpath(path))


def replace_file(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` in one step: what stood there stays whole until then. Raises ``OSError``."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode if path.exists() else 0o644
        Path(name).chmod(mode & 0o777)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def replaced(path: Path, data: bytes) -> Iterator[None]:
    """``data`` stands at ``path``; if what is done in the context fails, what stood there before does again.
    Raises ``OSError`` when it cannot be written; nothing is changed then.
    """
    before = path.read_bytes() if path.exists() else None
    if before == data:
        yield
        return
    replace_file(path, data)
    try:
        yield
    except BaseException:
        path.unlink() if before is None else replace_file(path, before)
        raise


@dataclass(frozen=True, slots=True)
class Outcome:
    """What putting the site in place did: paths written and removed, each sorted."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


class Taken:
    """The paths planned so far, without regard to capital letters; a file and a folder cannot share one
    either.
    """

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = set()

    def take(self, path: str) -> bool:
        """Whether ``path`` was still free; it is taken then."""
        folded = path.casefold()
        above = [folded[:place] for place, sign in enumerate(folded) if sign == "/"]
        if folded in self._files or folded in self._folders or not self._files.isdisjoint(above):
            return False
        self._files.add(folded)
        self._folders.update(above)
        return True


class Staging:
    """The site that is being made. Use it as a context: leaving it without :meth:`commit` undoes everything.

    Raises ``OSError`` when the disk cannot take a file; the site is then as it was.
    """

    def __init__(self, output: Path) -> None:
        self._output = output
        self._planned: set[str] = set()
        self._standing: frozenset[str] = frozenset()
        self._changed: list[str] = []
        self._folder = output
        self._new = output

    def __enter__(self) -> Staging:
        self._output.mkdir(parents=True, exist_ok=True)
        for left in self._output.glob(_STAGING + "*"):
            shutil.rmtree(left, ignore_errors=True)
        # What lies behind a link to a folder is not of the site: it goes with the link.
        self._standing = frozenset(files_below(self._output))
        self._folder = Path(tempfile.mkdtemp(prefix=_STAGING, dir=self._output))
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
        if path in self._standing and _equals(self._output / path, data):
            return False
        target = self._new / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        return True

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
        self._planned.clear()
        self._changed.clear()
        self.add(MARKER, MARKER_BYTES)

    def commit(self) -> Outcome:
        """Put every staged file in its place, then remove what is not planned."""
        old = _Old(self._output, self._folder / "old")
        try:
            removed = self._clear_the_way(old)
            for path in sorted(self._changed, key=_rank):
                old.keep(path)
                target = self._output / path
                target.parent.mkdir(parents=True, exist_ok=True)
                (self._new / path).replace(target)
            removed += self._remove_strangers(old)
        except BaseException:
            old.put_back()
            self._remove_empty_folders()
            raise
        return Outcome(tuple(sorted(self._changed)), tuple(sorted(removed)))

    def _clear_the_way(self, old: _Old) -> list[str]:
        """Takes away files that stand where a folder must be, and folders where a file must be."""
        removed: list[str] = []
        for path in self._changed:
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

    def _remove_strangers(self, old: _Old) -> list[str]:
        removed = [path for path in files_below(self._output) if path not in self._planned]
        for path in removed:
            old.take(path)
        self._remove_empty_folders()
        return removed

    def _remove_empty_folders(self) -> None:
        for folder, folders, files in os.walk(self._output, topdown=False):
            below = Path(folder)
            inside = below != self._output and not _is_kept(below, self._output, self._folder)
            if inside and not files and not any((below / name).exists() for name in folders):
                with suppress(OSError):
                    below.rmdir()


class _Old:
    """What stood in ``output`` before, kept in ``folder`` so that it can be put back."""

    def __init__(self, output: Path, folder: Path) -> None:
        self._output = output
        self._folder = folder
        self._folder.mkdir(exist_ok=True)
        self._touched: list[tuple[str, Path | None]] = []

    def keep(self, path: str) -> None:
        """Note what stands at ``path``, which stays there until another file is renamed over it."""
        target, kept = self._output / path, self._next()
        if target.is_symlink():
            self.take(path)
        elif not target.exists():
            self._touched.append((path, None))
        else:
            try:
                os.link(target, kept)
            except OSError:  # not every file system has links
                shutil.copy2(target, kept)
            self._touched.append((path, kept))

    def take(self, path: str) -> None:
        """Take away what stands at ``path``: a file, a link or a whole folder."""
        kept = self._next()
        (self._output / path).rename(kept)
        self._touched.append((path, kept))

    def put_back(self) -> None:
        """Undo everything, the last first, as far as the disk lets it."""
        for path, kept in reversed(self._touched):
            target = self._output / path
            with suppress(OSError):
                if kept is None:
                    target.unlink(missing_ok=True)
                    continue
                if target.is_dir() and not target.is_symlink():
                    shutil.rmtree(target)  # ours: what stood here before was no folder
                target.parent.mkdir(parents=True, exist_ok=True)
                kept.replace(target)

    def _next(self) -> Path:
        return self._folder / str(len(self._touched))


def files_below(output: Path) -> Iterator[str]:
    """The path of every file and link of the site in ``output``; what is being staged is not of it."""
    waiting = [(str(output), "")]
    while waiting:
        folder, above = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if not above and (entry.name in _KEPT or (is_folder and entry.name.startswith(_STAGING))):
                continue
            if is_folder:
                waiting.append((entry.path, f"{above}{entry.name}/"))
            else:
                yield above + entry.name


def is_left_tidy(output: Path) -> bool:
    """Whether the mark of ``output`` is as it should be, and no build has left there what it was staging."""
    marker = output / MARKER
    try:
        is_ours = not marker.is_symlink() and marker.read_bytes() == MARKER_BYTES
        return is_ours and not any(path.name.startswith(_STAGING) for path in output.iterdir())
    except OSError:
        return False


def _is_kept(folder: Path, output: Path, staging: Path) -> bool:
    first = folder.relative_to(output).parts[0]
    return first in _KEPT or output / first == staging


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
