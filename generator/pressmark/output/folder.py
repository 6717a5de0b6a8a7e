"""The output folder: whether it may be written, and what lies in it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
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
    return iter(everything_below(output)[1])


def everything_below(output: Path, start: str = "") -> tuple[list[str], list[str]]:
    """The paths of the folder ``start`` of the site in ``output`` and of all folders below it, each before
    those in it, and of all files and links there. What cannot be looked into is passed over.
    """
    folders, files = [start], []
    for folder in folders:
        try:
            inside = names_in(output, folder)
        except OSError:
            continue
        above = folder and f"{folder}/"
        folders += [above + name for name, is_folder in inside.items() if is_folder]
        files += [above + name for name, is_folder in inside.items() if not is_folder]
    return folders, files


def names_in(output: Path, folder: str) -> dict[str, bool]:
    """What lies in a ``folder`` of the site in ``output``, and of each whether it is a folder itself, no link
    to one. What may lie in the output folder and is no part of the site is left out. Raises ``OSError``.
    """
    with os.scandir(f"{output}/{folder}") as entries:
        found = {entry.name: entry.is_dir(follow_symlinks=False) for entry in entries}
    if folder:
        return found
    return {name: is_folder for name, is_folder in found.items() if not _is_passed_over(name, is_folder)}


def folders_of(files: Iterable[str]) -> set[str]:
    """Every folder that one of the files lies in, the output folder itself among them."""
    found: set[str] = {""}
    for path in files:
        folder = path.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _is_passed_over(name: str, is_folder: bool) -> bool:
    return name in KEPT or (is_folder and name.startswith(STAGING))


def is_left_tidy(output: Path) -> bool:
    """Whether the mark of ``output`` is as it should be, and no build has left there what it was staging."""
    marker = output / MARKER
    try:
        is_ours = not marker.is_symlink() and marker.read_bytes() == MARKER_BYTES
        return is_ours and not any(path.name.startswith(STAGING) for path in output.iterdir())
    except OSError:
        return False
