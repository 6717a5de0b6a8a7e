"""What stands in the output folder, as the last build of it left it."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from pressmark.keys import digest_of_bytes
from pressmark.output import files_below
from pressmark.store import Clock, Memory, Stamp, stamp_of


@dataclass(frozen=True, slots=True)
class Stood:
    """A file that was written: the ``key`` of what it was made from, the ``digest`` of its bytes, its stamp,
    and whether that stamp alone proves that it is still the same; of a page also the parts of its view.
    """

    key: bytes
    digest: bytes
    stamp: Stamp
    settled: bool
    parts: bytes = b""


class Made(NamedTuple):
    """A file just written: where, the key of what it was made from, the digest of its bytes, and the parts of
    its view where it has one.
    """

    path: str
    key: bytes
    digest: bytes
    parts: bytes = b""


@dataclass(slots=True)
class Standing:
    """The files of the site in ``output`` by path, of which the memory knows what they were made from, as
    they are looked at from ``clock`` on. ``present`` are the paths of all files that lie there: what lies
    behind a link to a folder is not of the site.
    """

    output: Path
    clock: Clock
    files: dict[str, Stood] = field(default_factory=dict)
    present: frozenset[str] = frozenset()

    @classmethod
    def recall(cls, memory: Memory | None, output: Path) -> Standing:
        """As the memory has it; nothing when it has nothing."""
        if memory is None:
            return cls(output, Clock(-1, 0))
        clock = Clock.read(memory.folder)
        packed = memory.fact(_name(output))
        try:
            rows = marshal.loads(packed) if packed else {}
            files = {path: Stood(row[0], row[1], Stamp(*row[2]), *row[3:]) for path, row in rows.items()}
        except (ValueError, TypeError, EOFError, AttributeError, IndexError):
            files = {}
        return cls(output, clock, files, frozenset(files_below(output)))

    def whole(self, path: str) -> Stamp | None:
        """The stamp of the file at ``path`` if it is there as it was written, else None."""
        stood = self.files.get(path)
        stamp = stamp_of(self.output / path, follow=False) if path in self.present else None
        if stood is None or stamp is None:
            return None
        if stamp == stood.stamp and stood.settled:
            return stamp
        target = self.output / path
        try:
            same = not target.is_symlink() and digest_of_bytes(target.read_bytes()) == stood.digest
        except OSError:
            return None
        return stamp if same else None

    def made_from(self, path: str, key: bytes) -> Stood | None:
        """The file at ``path`` if it is there and was made from what has this ``key``, else None."""
        stood = self.files.get(path)
        if stood is None or stood.key != key:
            return None
        stamp = self.whole(path)
        return replace(stood, stamp=stamp, settled=self.clock.settled(stamp)) if stamp else None

    def all_whole(self) -> dict[str, Stood] | None:
        """Every file, with its stamp of now, if all are there as they were written; else None."""
        found = {path: self.made_from(path, stood.key) for path, stood in self.files.items()}
        whole = {path: stood for path, stood in found.items() if stood is not None}
        return whole if len(whole) == len(found) else None

    def remember(self, memory: Memory, kept: Mapping[str, Stood], made: Iterable[Made]) -> None:
        """Keep what stands now: files that were found in their place, and those just written."""
        clock = Clock.read(memory.folder)
        rows = {
            path: (one.key, one.digest, tuple(one.stamp), one.settled, one.parts)
            for path, one in kept.items()
        }
        for path, key, content, parts in made:
            stamp = stamp_of(self.output / path, follow=False)
            if stamp is not None:
                rows[path] = (key, content, tuple(stamp), clock.settled(stamp), parts)
        memory.say(_name(self.output), marshal.dumps(rows))


def _name(output: Path) -> str:
    return f"site {output.resolve()}"
