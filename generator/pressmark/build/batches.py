"""Files read in batches, each of which is all that a worker needs; and what all pages share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pressmark.config import Settings
from pressmark.diagnostics import Diagnostic
from pressmark.keys import pack, unpack
from pressmark.languages import Strings
from pressmark.pages.views import SiteView
from pressmark.records import Reading, read_one
from pressmark.records.reader import Record
from pressmark.records.values import ArticleRecord, EntityRecord, MediaRecord, PageRecord, StoryRecord
from pressmark.related import Sketch, sketch
from pressmark.templates import Theme

_READ: dict[str, Any] = {
    "article": tuple[ArticleRecord | None, tuple[Diagnostic, ...], Sketch | None],
    "entity": tuple[EntityRecord | None, tuple[Diagnostic, ...], Sketch | None],
    "story": tuple[StoryRecord | None, tuple[Diagnostic, ...], Sketch | None],
    "page": tuple[PageRecord | None, tuple[Diagnostic, ...], Sketch | None],
    "media": tuple[MediaRecord | None, tuple[Diagnostic, ...], Sketch | None],
}

Found = tuple[Record | None, tuple[Diagnostic, ...], Sketch | None]
"""A record, what is wrong with its files, and what a report says of what may be related to it."""


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
    return pack(_READ[kind], found)


def read_whole(reading: Reading, settings: Settings) -> Found:
    """All that one reading gives."""
    record, wrong = read_one(reading, settings)
    return record, wrong, sketch(record) if isinstance(record, ArticleRecord) else None


def read_again(kind: str, data: bytes) -> Found:
    """What a reading of this kind gave, of the bytes it was packed as. Raises as
    :func:`~pressmark.keys.unpack` does.
    """
    found: Found = unpack(_READ[kind], data)
    return found


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that a page is made of besides its view."""

    theme: Theme
    settings: Settings
    strings: Strings
    site: SiteView


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as its key sees it: its template, and its view, of the class ``kind``, as bytes by field."""

    template: str
    own: str
    absolute: bool
    kind: type
    view: tuple[bytes, ...]
