"""The files of a theme."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pressmark.diagnostics import Place, diagnose
from pressmark.keys import digest_of_bytes
from pressmark.templates.refusal import RenderError

_OWN_FOLDER = "templates"
_DEFAULT = "theme:"


@cache
def default_theme() -> Path:
    """The folder of the theme that Pressmark brings: inside an installed package, or at the top of a
    checkout.
    """
    package = Path(__file__).resolve().parents[1]
    installed = package / "_theme"
    return installed if installed.is_dir() else package.parents[1] / _OWN_FOLDER


class Theme:
    """The files of a theme: those of the archive's own folder first, then the default ones.

    ``shown`` is how diagnostics call a file: its path from the archive's root, or ``theme:NAME`` for a
    default one.
    """

    def __init__(self, root: Path) -> None:
        own = root / _OWN_FOLDER
        is_default = os.path.realpath(own) == os.path.realpath(default_theme())
        folders = [own] if is_default else [own, default_theme()]
        self._files: dict[str, tuple[Path, str]] = {}
        # What an archive's own file is compared with, to know whether it is its own.
        self._shadowed: dict[str, Path] = {}
        # Read once: all pages of a build are made from the same files, whoever saves one meanwhile.
        self._read: dict[str, bytes] = {}
        for folder in reversed(folders):
            label = f"{_OWN_FOLDER}/" if folder == own else _DEFAULT
            for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
                name = path.relative_to(folder).as_posix()
                if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
                    if name in self._files:
                        self._shadowed[f"{_DEFAULT}{name}"] = self._files[name][0]
                    self._files[name] = (path, label + name)

    def __contains__(self, name: str) -> bool:
        return name in self._files

    def names(self, folder: str) -> tuple[str, ...]:
        """The names of all files below ``folder`` (of the whole theme, if empty), sorted."""
        return tuple(sorted(name for name in self._files if name.startswith(folder and folder + "/")))

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, or None when the theme has none of that name.

        Raises :class:`RenderError` when it cannot be read.
        """
        entry = self._files.get(name)
        if name in self._read or entry is None:
            return self._read.get(name)
        try:
            return self._read.setdefault(name, entry[0].read_bytes())
        except OSError as error:
            hint = "check who may read it, or take it out: the default theme then stands in"
            reason = (error.strerror or "it cannot be opened").lower()
            place = Place(self.shown(name))
            raise RenderError(diagnose("S104", place, hint=hint, reason=reason)) from error

    def paths(self) -> Iterator[tuple[str, Path]]:
        """Every file: its name and where it lies; also those of the default theme that others shadow, under
        the names by which :meth:`shown` would call them.
        """
        yield from ((name, path) for name, (path, _) in sorted(self._files.items()))
        yield from sorted(self._shadowed.items())

    def digests(self) -> dict[str, bytes]:
        """The digest of every file in :meth:`paths`, empty for one that cannot be read: of those that were
        read, of the bytes that all pages are made from.
        """
        found = {name: digest_of_bytes(data) for name, data in self._read.items()}
        return {name: _digest_of(path) for name, path in self.paths() if name not in found} | found

    def default(self, name: str) -> bytes:
        """The bytes of a file of the default theme, whatever shadows it. Raises ``OSError`` without one."""
        return (default_theme() / name).read_bytes()

    def shown(self, name: str) -> str:
        """How to call the file ``name`` to an author."""
        return self._files[name][1] if name in self._files else f"{_OWN_FOLDER}/{name}"


def _digest_of(path: Path) -> bytes:
    """The digest of a file, empty when it cannot be read."""
    try:
        return digest_of_bytes(path.read_bytes())
    except OSError:
        return b""
