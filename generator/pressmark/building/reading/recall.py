"""Readings done once: what was read from equal files is taken from the memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import starmap
from typing import SupportsBytes

from pressmark.archive import Archive
from pressmark.building.processes.forks import ChildFailed, Forks, can_fork
from pressmark.building.processes.workers import Workers
from pressmark.building.reading.batches import (
    Kept,
    ReadingBatch,
    as_kept,
    packed_as,
    read_again,
    read_batch,
    read_whole,
    sketch_of,
)
from pressmark.config import Settings
from pressmark.keys import digest, digest_of_bytes
from pressmark.records import Read, Reading, read_one
from pressmark.records.values import ArticleRecord
from pressmark.related import Sketch
from pressmark.store import Aside, Memory

_BATCH = 50
_WORTHWHILE = 200


@dataclass(frozen=True)
class Recall:
    """How a build reads: what the memory has from there, the rest by the workers, and kept for the next.

    ``sketches`` are those of the reports that were read, packed, each with the record it was made of;
    ``keys`` those under which the memory has their readings.
    """

    memory: Memory | None
    workers: Workers
    keys: dict[str, bytes] = field(default_factory=dict)
    sketches: dict[str, tuple[ArticleRecord, SupportsBytes]] = field(default_factory=dict)

    @cached_property
    def aside(self) -> Aside:
        """Where what has been read waits."""
        return Aside(self.memory.folder if self.memory is not None else None)

    def read(self, readings: Sequence[Reading], settings: Settings) -> Iterable[Read]:
        """The readings, done or remembered, in their order."""
        if self.memory is None and self.workers.jobs == 1:
            return (read_one(reading, settings) for reading in readings)
        return starmap(self._noted, _found(self.memory, self.workers, readings, settings))

    def sketches_of(self, archive: Archive) -> dict[str, Sketch]:
        """The sketches of the reports that stand in ``archive``; of a record that was changed since it was
        read, such as by taking a name out of it, a new one. Asked for once: they are let go of.
        """
        made = {}
        for stem in archive.order:
            article = archive.articles[stem]
            if not article.withdrawn:
                record, known = self.sketches.get(stem, (None, b""))
                packed = bytes(known) if record is article.record else b""
                made[stem] = sketch_of(article.record, packed)
        self.sketches.clear()
        return made

    def _noted(self, key: bytes, found: Kept) -> Read:
        record, wrong, known = found
        if isinstance(record, ArticleRecord) and known:
            record.body.put_aside(self.aside.put)
            record.mentions.put_aside(self.aside.put)
            self.sketches[record.id] = (record, self.aside.put(known))
            self.keys[record.id] = key
        return record, wrong


def _found(
    memory: Memory | None, workers: Workers, readings: Sequence[Reading], settings: Settings
) -> Iterator[tuple[bytes, Kept]]:
    of_settings = digest(settings)
    keys = [key_of(reading, of_settings) for reading in readings]
    known = [_known(memory, reading, key) for reading, key in zip(readings, keys, strict=True)]
    missing = [reading for reading, found in zip(readings, known, strict=True) if found is None]
    fresh = _made(workers, missing, settings, kept=memory is not None)
    for key, before in zip(keys, known, strict=True):
        found, packed = (before, b"") if before is not None else next(fresh)
        if memory is not None and packed:
            memory.learn(key, packed)
        yield key, found


def _made(
    workers: Workers, missing: Sequence[Reading], settings: Settings, *, kept: bool
) -> Iterator[tuple[Kept, bytes]]:
    """Each reading done, and packed where it is to be ``kept``."""
    if workers.jobs == 1 or len(missing) < _WORTHWHILE:
        for reading in missing:
            found = read_whole(reading, settings)
            yield as_kept(found), packed_as(reading.kind, found) if kept else b""
        return
    packed = _by_forks if can_fork() else _by_workers
    for reading, data in zip(missing, packed(workers, missing, settings), strict=True):
        yield read_again(reading.kind, data), data


def _by_forks(workers: Workers, missing: Sequence[Reading], settings: Settings) -> Iterator[bytes]:
    """Each reading packed. Forked children have the files and the program already: they need neither time
    nor memory to get them.
    """

    def work(reading: Reading) -> bytes:
        return packed_as(reading.kind, read_whole(reading, settings))

    done = 0
    try:
        with Forks(work, missing, workers.jobs) as forks:
            for packed in forks.in_order():
                yield packed
                done += 1
    except ChildFailed:
        # A child was killed, most likely for want of memory: this process needs less alone.
        yield from map(work, missing[done:])


def _by_workers(workers: Workers, missing: Sequence[Reading], settings: Settings) -> Iterator[bytes]:
    """Each reading packed, by workers who are sent the files."""
    batches = (
        ReadingBatch(tuple(missing[start : start + _BATCH]), settings)
        for start in range(0, len(missing), _BATCH)
    )
    return (one for batch in workers.map(read_batch, batches) for one in batch)


def _known(memory: Memory | None, reading: Reading, key: bytes) -> Kept | None:
    if memory is None:
        return None
    packed = memory.work(key)
    try:
        return read_again(reading.kind, packed) if packed is not None else None
    except (ValueError, TypeError, EOFError, IndexError):
        return None


def key_of(reading: Reading, settings: bytes) -> bytes:
    """The key of a reading under ``settings``, as :func:`~pressmark.records.reader.seen_by_readers` leaves
    them, by their digest.
    """
    files = (
        part for file in reading.files for part in (file.path.encode(errors="surrogateescape"), file.data)
    )
    return digest_of_bytes(b"reading", reading.kind.encode(), settings, *files)
