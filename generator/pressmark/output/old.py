"""What stood in a folder before, kept until nothing can go wrong any more."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path


class Old:
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
                if target.is_dir() and not target.is_symlink():
                    shutil.rmtree(target)  # ours: what stood here before was no folder
                if kept is None:
                    target.unlink(missing_ok=True)
                    continue
                target.parent.mkdir(parents=True, exist_ok=True)
                kept.replace(target)

    def _next(self) -> Path:
        return self._folder / str(len(self._touched))
