"""Writes a new archive. What it holds are the files beside this one, in ``files/``."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.scaffold.requirement import requirement

# A name that is to begin with a dot begins with this here, so that no program takes the sample's settings
# for the project's own.
_DOT = "dot-"
_PLACEHOLDER = b"{requirement}"
_HARMLESS = frozenset({".git", ".DS_Store"})


class NewArchiveError(Exception):
    """No archive can be made in the folder; ``diagnostic`` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def new_archive(folder: Path) -> tuple[str, ...]:
    """Makes an archive in ``folder``, which is made too where it does not exist; the paths written, below it.

    Raises :class:`NewArchiveError` when the folder holds anything (a ``.git`` folder apart) or cannot be
    written; then nothing new stays behind.
    """
    place = Place(str(folder))
    fresh: list[Path] = []
    try:
        if folder.is_dir() and any(entry.name not in _HARMLESS for entry in folder.iterdir()):
            raise NewArchiveError(diagnose("I401", place))
        for path, data in _files(files(__package__) / "files"):
            _write(folder / path, data, fresh)
        return tuple(path.relative_to(folder).as_posix() for path in fresh if path.is_file())
    except OSError as error:
        _remove(fresh)
        raise NewArchiveError(diagnose("I402", place, reason=error.strerror or str(error))) from error


def _files(folder: Traversable, below: str = "") -> Iterator[tuple[str, bytes]]:
    """The path in the archive and the bytes of every file of ``folder``, in a fixed order."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f".{entry.name.removeprefix(_DOT)}" if entry.name.startswith(_DOT) else entry.name
        if entry.is_dir():
            yield from _files(entry, f"{below}{name}/")
        else:
            yield f"{below}{name}", entry.read_bytes().replace(_PLACEHOLDER, requirement().encode())


def _write(path: Path, data: bytes, fresh: list[Path]) -> None:
    """Writes one file; ``fresh`` is told what was made, folders before what lies in them."""
    missing = [parent for parent in path.parents if not parent.exists()]
    for folder in reversed(missing):
        folder.mkdir()
        fresh.append(folder)
    with path.open("xb") as file:
        fresh.append(path)
        file.write(data)


def _remove(fresh: list[Path]) -> None:
    for path in reversed(fresh):
        path.rmdir() if path.is_dir() else path.unlink()
