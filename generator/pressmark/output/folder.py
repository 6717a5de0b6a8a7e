"""The output folder: whether it may be written, and what lies in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pressmark.diagnostics import Diagnostic, Place, diagnose

MARKER = ".pressmark-output"
MARKER_BYTES = b"This folder is written by Pressmark. What is not part of the site is removed from it.\n"
STAGING = ".staging-"
"""How the folder begins in which a build stages what it makes."""

KEPT = frozenset({".git", ".gitignore"})
"""What may lie in the folder and is no part of the site."""


def check_output(output: Path, root: Path) -> tuple[Diagnostic, ...]:
    """What keeps ``output`` from being written: it is not ours, lies in the sources, or cannot be written."""
    import tempfile

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
        strangers = [e.name for e in output.iterdir() if e.name not in KEPT] if output.exists() else []
        if strangers and MARKER not in strangers:
            return (diagnose("O801", place, example=min(strangers)),)
        standing = next(folder for folder in (resolved, *resolved.parents) if folder.exists())
        with tempfile.TemporaryDirectory(prefix=STAGING, dir=standing):
            pass
    except OSError as error:
        return (diagnose("O803", place, why=(error.strerror or str(error)).lower()),)
    return ()


def _real(path: Path) -> Path:
    """``path`` without links. Unlike ``Path.resolve`` it lets a link that leads to itself stand."""
    return Path(os.path.realpath(path))


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
            if not above and (entry.name in KEPT or (is_folder and entry.name.startswith(STAGING))):
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
        return is_ours and not any(path.name.startswith(STAGING) for path in output.iterdir())
    except OSError:
        return False
