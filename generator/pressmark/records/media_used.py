"""Which files of ``content/media`` a record shows or leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressmark.records.values import (
    ArticleRecord,
    EntityRecord,
    MediaRecord,
    PageRecord,
    StoryRecord,
)
from pressmark.text import LinkSlot, PictureSlot

Record = ArticleRecord | EntityRecord | StoryRecord | PageRecord
"""Whatever may show a file: all that has a text."""


def media_of(record: Record) -> Iterator[str]:
    """The paths, below ``content/media``, of what ``record`` shows or leads to."""
    if isinstance(record, ArticleRecord):
        yield from (medium.file for medium in record.media if medium.file)
    for piece in record.body.slots:
        if isinstance(piece, PictureSlot):
            yield piece.path
        elif isinstance(piece, LinkSlot) and piece.target.startswith("media:"):
            yield piece.target.removeprefix("media:")


def media_left(
    media: Iterable[MediaRecord], gone: Iterable[Record], standing: Iterable[Record]
) -> tuple[MediaRecord, ...]:
    """``media`` without the files that only records of ``gone`` use, and none of ``standing``."""
    files = {file for record in gone for file in media_of(record)}
    if files:
        files.difference_update(file for record in standing for file in media_of(record))
    return tuple(medium for medium in media if medium.path not in files)
