"""What stands in the output folder, as the last build of it left it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from pressmark.building.standing.inventory import Inventory, inside_of
from pressmark.building.standing.look import Look, look_at, paths_below
from pressmark.keys import DIGEST_SIZE
from pressmark.output import MARKER, everything_below, names_in
from pressmark.store import UNPROVED, Asked, Clock, Memory, in_pieces, stamps_of


class Stood(NamedTuple):
    """A file that was written: the ``key`` of what it was made from, the ``digest`` of its bytes; of a page
    also the parts of its view.
    """

    key: bytes
    digest: bytes
    parts: bytes = b""


class Made(NamedTuple):
    """A file just written: where, the key of what it was made from, the digest of its bytes, and the parts of
    its view where it has one.
    """

    path: str
    key: bytes
    digest: bytes
    parts: bytes = b""


class Ahead(AbstractContextManager["Ahead"]):
    """A look at the site in ``output`` that goes on in a child while this process gets ready for what is to
    be done with it, until the block is left.
    """

    def __init__(self, memory: Memory, output: Path) -> None:
        self.inventory = Inventory.recall(memory, _shelf("inventory", output))
        self.clock = Clock.read(memory.folder)
        self.asked = Asked(paths_below(output, self.inventory), follow=False)

    def __exit__(self, *failed: Any) -> None:
        self.asked.__exit__(*failed)


@dataclass(slots=True)
class Standing:
    """The files of the site in ``output``, as ``memory`` knows them and as they were found from ``clock`` on,
    all of them at once. Paths are ``known`` of which the memory knows what they were made from.
    """

    output: Path
    clock: Clock
    jobs: int = 1
    known: frozenset[str] = frozenset()
    memory: Memory | None = None
    inventory: Inventory = field(default_factory=Inventory)
    found: Look = field(default_factory=Look)
    rows: dict[str, bytes] | None = None

    @classmethod
    def recall(
        cls,
        memory: Memory | None,
        output: Path,
        jobs: int = 1,
        *,
        looked: bool = True,
        ahead: Ahead | None = None,
    ) -> Standing:
        """As the memory has it, and as it is found, now or by who looks ``ahead``; nothing is known where
        there is no memory. With several ``jobs`` two processes look. Where nobody ``looked``, all is taken to
        be as it was left.
        """
        if memory is None:
            folders, files = everything_below(output)
            strangers = Look(strangers=set(files) - {MARKER}, astray=set(folders[1:]))
            return cls(output, Clock(-1, 0), jobs, found=strangers)
        inventory = ahead.inventory if ahead else Inventory.recall(memory, _shelf("inventory", output))
        clock = ahead.clock if ahead else Clock.read(memory.folder)
        standing = cls(output, clock, jobs, frozenset(inventory.files()), memory, inventory)
        if looked:
            paths = paths_below(output, inventory)
            now = ahead.asked.stamps() if ahead else stamps_of(paths, follow=False, jobs=jobs)
            standing.found = look_at(output, inventory, now, clock, standing.digest_of)
            inventory.prove(standing.found.proved)
        return standing

    @property
    def broken(self) -> frozenset[str]:
        """The files that are known and are not there as they were written."""
        return frozenset(self.found.broken)

    @property
    def strangers(self) -> frozenset[str]:
        """The files and links that lie there and are not known; the mark of the folder is none."""
        return frozenset(self.found.strangers)

    @property
    def lying(self) -> frozenset[str]:
        """All files and links that lie there, known or not; nothing behind a link is one."""
        return (self.known - self.found.missing) | self.found.strangers

    @property
    def folders(self) -> frozenset[str]:
        """All folders that may be there, whatever lies in them."""
        return frozenset(self.inventory.folders()) | self.found.astray

    @property
    def files(self) -> Mapping[str, Stood]:
        """What the memory knows of each file."""
        self.recall_rows()
        return _Files(self)

    def recall_rows(self) -> None:
        """Have all that the memory knows at hand: whoever is forked has no memory to ask."""
        if self.rows is None and self.memory is not None:
            rows = self.memory.shelf(_shelf("stood", self.output))
            if rows.keys() != self.known:
                self.memory.doubt()
            self.rows = rows

    def as_unknown(self) -> Standing:
        """The same, of which nothing is known: every file has to be made."""
        found = Look(strangers=set(self.lying), astray=set(self.folders))
        return Standing(self.output, self.clock, self.jobs, inventory=self.inventory, found=found)

    def stood(self, path: str) -> Stood | None:
        """What the memory knows of the file at ``path``."""
        if path not in self.known or self.memory is None:
            return None
        if self.rows is not None:
            row = self.rows.get(path)
        else:
            row = self.memory.on_shelf(_shelf("stood", self.output), path)
        if row is None or len(row) < 2 * DIGEST_SIZE:
            return None
        return Stood(row[:DIGEST_SIZE], row[DIGEST_SIZE : 2 * DIGEST_SIZE], row[2 * DIGEST_SIZE :])

    def keys_below(self, folder: str) -> set[bytes]:
        """The different keys of what stands below a folder, whose path ends in ``/``."""
        if self.memory is None:
            return set()
        return self.memory.beginnings(_shelf("stood", self.output), folder, DIGEST_SIZE)

    def digest_of(self, path: str) -> bytes:
        """The digest of the file at ``path`` as it was written; empty for one that is not known."""
        stood = self.stood(path)
        return stood.digest if stood else b""

    def whole(self, path: str) -> bool:
        """Whether the file at ``path`` is there as it was written."""
        return path in self.known and path not in self.found.broken

    def made_from(self, path: str, key: bytes) -> Stood | None:
        """The file at ``path`` if it is there and was made from what has this ``key``, else None."""
        stood = self.stood(path) if self.whole(path) else None
        return stood if stood is not None and stood.key == key else None

    def remember(self, memory: Memory, kept: Collection[str], made: Iterable[Made]) -> None:
        """Keep what stands after a build of the whole site: files that were found in their place, and those
        just written. All else is forgotten.
        """
        shelf = _shelf("stood", self.output)
        rows = dict(map(_row_of, made))
        if self.rows is None:
            self.rows = memory.shelf(shelf)
        memory.take_off(shelf, self.rows.keys() - rows.keys() - set(kept))
        # In the order of the shelf they are put on it in half the time.
        memory.put_all(shelf, sorted(row for row in rows.items() if self.rows.get(row[0]) != row[1]))
        self._take_stock(Clock.read(memory.folder), kept, list(rows))
        self.inventory.remember(memory, _shelf("inventory", self.output))

    def amend(self, memory: Memory, made: Iterable[Made], gone: Collection[str]) -> None:
        """Keep that some files were just written, and others taken away; all else stays as it is known."""
        shelf = _shelf("stood", self.output)
        rows = dict(map(_row_of, made))
        memory.take_off(shelf, gone)
        memory.put_all(shelf, rows.items())
        if gone or not rows.keys() <= self.known:
            kept = self.known - rows.keys() - set(gone)
            self._take_stock(Clock.read(memory.folder), kept, list(rows))
        else:
            self.inventory.prove(dict.fromkeys(rows, UNPROVED))
        self.inventory.remember(memory, _shelf("inventory", self.output))

    def remember_proved(self, memory: Memory) -> None:
        """Keep what only a closer look has proved, so that the next build need not look as closely."""
        if self.found.proved:
            self.inventory.remember(memory, _shelf("inventory", self.output))

    def _take_stock(self, clock: Clock, kept: Collection[str], made: list[str]) -> None:
        """Make the inventory of what stands now; ``clock`` was read after it was put in place."""
        known = self.inventory.by_path()
        files = {path: known.get(path, UNPROVED) for path in kept}
        files |= zip(made, in_pieces(clock.proofs(self._stamps(made))), strict=True)
        inside = inside_of(files)
        # A folder that has changed since it was proved has another stamp than that.
        folders = {folder: known.get(folder, UNPROVED) for folder in inside}
        new = [folder for folder, proof in folders.items() if proof == UNPROVED]
        for folder, proof in zip(new, in_pieces(clock.proofs(self._stamps(new))), strict=True):
            if proof != UNPROVED and self._has_inside(folder, inside[folder], inside.keys()):
                folders[folder] = proof
        self.inventory.renew(folders, files)

    def _has_inside(self, folder: str, inside: set[str], folders: Collection[str]) -> bool:
        try:
            names = names_in(self.output, folder)
        except OSError:
            return False
        found = {f"{folder}/{name}" if folder else name: kind for name, kind in names.items()}
        if not folder:
            found.pop(MARKER, None)
        return found.keys() == inside and all(kind == (path in folders) for path, kind in found.items())

    def _stamps(self, paths: Iterable[str]) -> bytes:
        base = f"{self.output}/"
        return stamps_of([base + path for path in paths], follow=False, jobs=self.jobs)


class _Files(Mapping[str, Stood]):
    """The rows of what stands, each understood when it is asked for."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing

    def __getitem__(self, path: str) -> Stood:
        stood = self._standing.stood(path)
        if stood is None:
            raise KeyError(path)
        return stood

    def __iter__(self) -> Iterator[str]:
        return (path for path in self._standing.rows or {} if self._standing.stood(path))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _row_of(made: Made) -> tuple[str, bytes]:
    return made.path, made.key + made.digest + made.parts


def _shelf(what: str, output: Path) -> str:
    return f"{what} {output.resolve()}"
