"""A look at a site that a build left: what is otherwise in it now, all files and folders of it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pressmark.building.standing.inventory import Inventory, folder_of, folders_above
from pressmark.keys import digest_of_bytes
from pressmark.output import MARKER, everything_below, names_in
from pressmark.store import UNPROVED, Clock, in_pieces


@dataclass(slots=True)
class Look:
    """What is otherwise: files ``broken`` (not there as they were written), those of them ``missing``, files
    and links that are ``strangers``, folders ``astray``; and the stamps that ``proved`` something only after
    a closer look.
    """

    broken: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    strangers: set[str] = field(default_factory=set)
    astray: set[str] = field(default_factory=set)
    proved: dict[str, bytes] = field(default_factory=dict)

    def is_as_left(self) -> bool:
        """Whether nothing is otherwise."""
        return not (self.broken or self.strangers or self.astray)


def look_at(
    output: Path, inventory: Inventory, now: bytes, clock: Clock, digest_of: Callable[[str], bytes]
) -> Look:
    """What is otherwise in ``output`` than in the ``inventory``, where its names have these stamps ``now``,
    and ``clock`` was read before.

    A file whose stamp proves nothing is read, and has to have the digest that it was written with; a folder
    whose stamp proves nothing has to have the same names in it. Nothing is believed of what lies behind a
    link, but for the output folder itself.
    """
    names, before = inventory.names(), inventory.stamps()
    if not names:
        folders, files = everything_below(output)
        return Look(strangers={*files} - {MARKER}, astray=set(folders[1:]))
    if before == now:
        return Look()
    pairs = zip(names, in_pieces(before), in_pieces(now), strict=True)
    differing = {path: stamp for path, known, stamp in pairs if known != stamp}
    closer = _Closer(output, inventory, clock, digest_of)
    return closer.look(differing)


def paths_below(output: Path, inventory: Inventory) -> list[str]:
    """Where the names of an inventory are to be looked for, in their order."""
    # The path of the output folder ends in a stroke so, and a link to it is followed.
    base = f"{output}/"
    return [base + name for name in inventory.names()]


@dataclass(slots=True)
class _Closer:
    """A closer look at folders and files whose stamps prove nothing."""

    output: Path
    inventory: Inventory
    clock: Clock
    digest_of: Callable[[str], bytes]
    found: Look = field(default_factory=Look)
    folders: frozenset[str] = frozenset()
    lost: set[str] = field(default_factory=set)

    def look(self, differing: dict[str, bytes]) -> Look:
        """What is otherwise, where these paths have these stamps now, and all others the known ones."""
        self.folders = frozenset(self.inventory.folders())
        suspects = {folder: set[str]() for folder in sorted(self.folders & differing.keys())}
        for name in self.inventory.names():
            inside = suspects.get(folder_of(name)) if name else None
            if inside is not None:
                inside.add(name)
        for folder, inside in suspects.items():
            if self._is_as_known(folder, inside):
                self._prove(folder, differing[folder])
        if self.lost:
            # What is below a folder that is none any more may still answer, through a link.
            files = self.inventory.files()
            self.found.missing.update(one for one in files if not self.lost.isdisjoint(folders_above(one)))
        self.found.broken |= self.found.missing
        for path in differing.keys() - self.folders - self.found.broken:
            if self._is_same(path):
                self._prove(path, differing[path])
            else:
                self.found.broken.add(path)
        return self.found

    def _prove(self, path: str, stamp: bytes) -> None:
        proof = self.clock.proof(stamp)
        if proof != UNPROVED:
            self.found.proved[path] = proof

    def _is_as_known(self, folder: str, inside: set[str]) -> bool:
        """Whether a folder is one, and has in it what it should have."""
        if not self.lost.isdisjoint(folders_above(folder)):
            return False
        try:
            if folder and not stat.S_ISDIR(os.lstat(f"{self.output}/{folder}").st_mode):
                raise NotADirectoryError(folder)
            names = names_in(self.output, folder)
        except OSError:
            self.lost.add(folder)
            return False
        found = {f"{folder}/{name}" if folder else name: kind for name, kind in names.items()}
        if not folder:
            found.pop(MARKER, None)
        as_known = {path for path, is_folder in found.items() if is_folder == (path in self.folders)} & inside
        for path in found.keys() - as_known:
            self._stray(path, is_folder=found[path])
        missing = inside - as_known
        self.lost |= missing & self.folders
        self.found.missing |= missing - self.folders
        return not missing and len(found) == len(as_known)

    def _stray(self, path: str, *, is_folder: bool) -> None:
        if is_folder:
            folders, files = everything_below(self.output, path)
            self.found.astray.update(folders)
            self.found.strangers.update(files)
        else:
            self.found.strangers.add(path)

    def _is_same(self, path: str) -> bool:
        """Whether a file has the bytes that it was written with."""
        target = self.output / path
        try:
            return stat.S_ISREG(target.lstat().st_mode) and digest_of_bytes(
                target.read_bytes()
            ) == self.digest_of(path)
        except OSError:
            return False
