"""Readings done once: what was read from equal files is taken from the memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pressmark.build.batches import ReadingBatch, read_again, read_batch
from pressmark.build.workers import Workers
from pressmark.config import Settings
from pressmark.keys import digest, digest_of_bytes
from pressmark.records import Read, Reading, Run, read_one
from pressmark.store import Memory

_BATCH = 50
_WORTHWHILE = 200


def recalling(memory: Memory | None, workers: Workers) -> Run:
    """How a build reads: what the memory has from there, the rest by the workers, and kept for the next."""

    def run(readings: Sequence[Reading], settings: Settings) -> Iterable[Read]:
        if memory is None and workers.jobs == 1:
            return (read_one(reading, settings) for reading in readings)
        return _run(memory, workers, readings, settings)

    return run


def _run(
    memory: Memory | None, workers: Workers, readings: Sequence[Reading], settings: Settings
) -> Iterator[Read]:
    of_settings = digest(settings)
    keys = [_key(reading, of_settings) for reading in readings]
    known = [_known(memory, reading, key) for reading, key in zip(readings, keys, strict=True)]
    missing = [at for at, found in enumerate(known) if found is None]
    batches = (
        ReadingBatch(tuple(readings[at] for at in missing[start : start + _BATCH]), settings)
        for start in range(0, len(missing), _BATCH)
    )
    made = workers.map(read_batch, batches) if len(missing) >= _WORTHWHILE else map(read_batch, batches)
    fresh = (packed for batch in made for packed in batch)
    for reading, key, found in zip(readings, keys, known, strict=True):
        if found is not None:
            yield found
            continue
        packed = next(fresh)
        if memory is not None:
            memory.learn(key, packed)
        yield read_again(reading.kind, packed)


def _known(memory: Memory | None, reading: Reading, key: bytes) -> Read | None:
    packed = memory.work(key) if memory is not None else None
    if packed is None:
        return None
    try:
        return read_again(reading.kind, packed)
    except (ValueError, TypeError, EOFError, IndexError):
        return None


def _key(reading: Reading, settings: bytes) -> bytes:
    files = (
        part for file in reading.files for part in (file.path.encode(errors="surrogateescape"), file.data)
    )
    return digest_of_bytes(b"reading", reading.kind.encode(), settings, *files)
