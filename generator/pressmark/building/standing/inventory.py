"""The inventory of a site: every folder and file that a build left, each with the stamp that proves it.

It lies in the memory in parts, most of which a change of one page leaves alone: a folder and the files in it
are in the part that the name of the folder decides.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, repeat
from zlib import crc32

from pressmark.store import STAMP_SIZE, Memory, in_pieces

_PARTS = 256
_TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Part:
    """Some folders and the files in them, with a packed stamp for each, folders first: the stamp of what was
    found as it should be, if that is enough to know it again; else :data:`~pressmark.store.UNPROVED`.
    """

    folders: tuple[str, ...]
    files: tuple[str, ...]
    stamps: bytes

    def names(self) -> tuple[str, ...]:
        """All paths, in the order of the stamps."""
        return self.folders + self.files

    def by_path(self) -> dict[str, bytes]:
        """The stamp of each path."""
        return dict(zip(self.names(), in_pieces(self.stamps), strict=True))


@dataclass(slots=True)
class Inventory:
    """The parts by name. The path of the output folder itself is empty."""

    parts: dict[str, Part] = field(default_factory=dict)
    _changed: set[str] = field(default_factory=set)

    @classmethod
    def recall(cls, memory: Memory, shelf: str) -> Inventory:
        """As the memory has it on a shelf; empty, and the whole memory too, where not all of it is there."""
        kept = memory.shelf(shelf)
        total = kept.pop(_TOTAL, b"")
        try:
            parts = {name: Part(*marshal.loads(packed)) for name, packed in kept.items()}
            whole = total == _total_of(parts.values())
        except (ValueError, TypeError, EOFError):
            whole = False
        if kept and not whole:
            memory.begin_anew()
        return cls(parts if whole else {})

    def remember(self, memory: Memory, shelf: str) -> None:
        """Put on the shelf what has changed since it was recalled."""
        memory.take_off(shelf, self._changed - self.parts.keys())
        changed = [(name, self.parts[name]) for name in sorted(self._changed & self.parts.keys())]
        memory.put_all(
            shelf, ((name, marshal.dumps((part.folders, part.files, part.stamps))) for name, part in changed)
        )
        memory.put(shelf, _TOTAL, _total_of(self.parts.values()))
        self._changed.clear()

    def files(self) -> list[str]:
        """The paths of all files."""
        return list(chain.from_iterable([part.files for part in self.parts.values()]))

    def folders(self) -> list[str]:
        """The paths of all folders."""
        return list(chain.from_iterable([part.folders for part in self.parts.values()]))

    def names(self) -> list[str]:
        """All paths, in the order of :meth:`stamps`."""
        return list(chain.from_iterable([part.names() for part in self.parts.values()]))

    def stamps(self) -> bytes:
        """The stamps of all, one after the other."""
        return b"".join([part.stamps for part in self.parts.values()])

    def by_path(self) -> dict[str, bytes]:
        """The stamp of each path."""
        return dict(zip(self.names(), in_pieces(self.stamps()), strict=True))

    def prove(self, stamps: Mapping[str, bytes]) -> None:
        """Put other stamps in the place of those of some paths."""
        for name in {part_of(one) for path in stamps for one in (path, folder_of(path))}:
            part = self.parts.get(name)
            if part is not None:
                found = [stamps.get(path, stamp) for path, stamp in part.by_path().items()]
                self._set(name, Part(part.folders, part.files, b"".join(found)))

    def renew(self, folders: Mapping[str, bytes], files: Mapping[str, bytes]) -> None:
        """Hold these and no others, each with its stamp."""
        parts = dict(_sorted_out(folders, files))
        for name in self.parts.keys() - parts.keys():
            del self.parts[name]
            self._changed.add(name)
        for name, part in parts.items():
            self._set(name, part)

    def _set(self, name: str, part: Part) -> None:
        if self.parts.get(name) != part:
            self.parts[name] = part
            self._changed.add(name)


def folder_of(path: str) -> str:
    """The folder in which a file or folder lies."""
    return path.rpartition("/")[0]


def folders_above(path: str) -> Iterator[str]:
    """Every folder that a file or folder lies in, the innermost first, the output folder at last."""
    while path:
        path = folder_of(path)
        yield path


def inside_of(files: Iterable[str]) -> dict[str, set[str]]:
    """Every folder that one of the files lies in, with the paths of the files and folders in it."""
    inside: dict[str, set[str]] = {"": set()}
    for file in files:
        path, folder = file, folder_of(file)
        while folder not in inside:
            inside[folder] = {path}
            path, folder = folder, folder_of(folder)
        inside[folder].add(path)
    return inside


def part_of(folder: str) -> str:
    """The name of the part in which a folder is."""
    return f"{crc32(folder.encode('utf-8', 'surrogateescape')) % _PARTS:02x}"


def _sorted_out(folders: Mapping[str, bytes], files: Mapping[str, bytes]) -> Iterator[tuple[str, Part]]:
    """The parts of all this, by name."""
    names: dict[str, str] = {}
    rows: dict[str, tuple[list[str], list[str]]] = {}
    for number, path in chain(zip(repeat(0), folders), zip(repeat(1), files)):
        folder = folder_of(path) if number else path
        name = names.get(folder) or names.setdefault(folder, part_of(folder))
        rows.setdefault(name, ([], []))[number].append(path)
    for name, (of_folders, of_files) in rows.items():
        of_folders.sort()
        of_files.sort()
        stamps = [*map(folders.__getitem__, of_folders), *map(files.__getitem__, of_files)]
        yield name, Part(tuple(of_folders), tuple(of_files), b"".join(stamps))


def _total_of(parts: Iterable[Part]) -> bytes:
    """How much there is in all of them; of no inventory at all where a part does not fit together."""
    sizes = [(len(part.folders), len(part.files), len(part.stamps)) for part in parts]
    if any((folders + files) * STAMP_SIZE != stamps for folders, files, stamps in sizes):
        return b""
    return marshal.dumps(tuple(map(sum, zip(*sizes, strict=True))), 2)
