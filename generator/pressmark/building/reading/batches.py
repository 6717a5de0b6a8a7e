"""Files read in batches, each of which is all that a worker needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pressmark.config import Settings
from pressmark.diagnostics import Diagnostic
from pressmark.keys import pack, unpack
from pressmark.records import Reading, read_one
from pressmark.records.reader import Record
from pressmark.records.values import ArticleRecord, EntityRecord, MediaRecord, PageRecord, StoryRecord
from pressmark.related import Sketch, sketch

_READ: dict[str, Any] = {
    "article": tuple[ArticleRecord | None, tuple[Diagnostic, ...], bytes],
    "entity": tuple[EntityRecord | None, tuple[Diagnostic, ...], bytes],
    "story": tuple[StoryRecord | None, tuple[Diagnostic, ...], bytes],
    "page": tuple[PageRecord | None, tuple[Diagnostic, ...], bytes],
    "media": tuple[MediaRecord | None, tuple[Diagnostic, ...], bytes],
}

Found = tuple[Record | None, tuple[Diagnostic, ...], Sketch | None]
"""A record, what is wrong with its files, and what a report says of what may be related to it."""

Kept = tuple[Record | None, tuple[Diagnostic, ...], bytes]
"""The same with the sketch packed, empty where there is none: it is asked for once at most, and takes a
quarter of a report's memory.
"""


@dataclass(frozen=True, slots=True)
class ReadingBatch:
    """Files to be read, and all that reading them may depend on."""

    readings: tuple[Reading, ...]
    settings: Settings


def read_batch(batch: ReadingBatch) -> list[bytes]:
    """What each reading gives, packed."""
    return [packed_as(reading.kind, read_whole(reading, batch.settings)) for reading in batch.readings]


def packed_as(kind: str, found: Found) -> bytes:
    """What a reading of this ``kind`` gave, as bytes for :func:`read_again`."""
    return pack(_READ[kind], as_kept(found))


def read_whole(reading: Reading, settings: Settings) -> Found:
    """All that one reading gives."""
    record, wrong = read_one(reading, settings)
    return record, wrong, sketch(record) if isinstance(record, ArticleRecord) else None


def as_kept(found: Found) -> Kept:
    """``found``, as it is kept."""
    record, wrong, its = found
    return record, wrong, pack(Sketch, its) if its is not None else b""


def read_again(kind: str, data: bytes) -> Kept:
    """What a reading of this kind gave, of the bytes it was packed as. Raises as
    :func:`~pressmark.keys.unpack` does.
    """
    kept: Kept = unpack(_READ[kind], data)
    return kept


def sketch_of(record: ArticleRecord, packed: bytes) -> Sketch:
    """The sketch of a report, of its bytes where they are known."""
    return unpack(Sketch, packed) if packed else sketch(record)
