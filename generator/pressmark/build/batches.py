"""The two kinds of work that go out in batches: files read, pages rendered."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pressmark.build.parts import parts_of
from pressmark.config import Settings
from pressmark.diagnostics import Diagnostic
from pressmark.keys import pack, unpack
from pressmark.languages import Strings
from pressmark.pages.views import SiteView
from pressmark.records import Reading, read_one
from pressmark.records.reader import Record
from pressmark.records.values import ArticleRecord, EntityRecord, MediaRecord, PageRecord, StoryRecord
from pressmark.related import Sketch, sketch
from pressmark.templates import Renderer, RenderError, Theme

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
    return [pack(_READ[reading.kind], _found(reading, batch.settings)) for reading in batch.readings]


def _found(reading: Reading, settings: Settings) -> Found:
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
    """One page to be rendered: as a planned page, its view as bytes of the class ``kind``."""

    template: str
    own: str
    absolute: bool
    kind: type
    view: bytes


@dataclass(frozen=True, slots=True)
class RenderBatch:
    """Pages to be rendered. ``bundle`` is a :class:`Bundle`, pickled once for all batches."""

    bundle: bytes
    sheets: tuple[Sheet, ...]


def render_batch(batch: RenderBatch) -> tuple[list[tuple[bytes, bytes]], Diagnostic | None]:
    """The pages, in their order, up to the first that cannot be rendered, and why it cannot; each with the
    parts of its view.
    """
    renderer = _renderer(batch.bundle)
    made: list[tuple[bytes, bytes]] = []
    for sheet in batch.sheets:
        view: object = unpack(sheet.kind, sheet.view)
        try:
            page = renderer.render(sheet.template, view, absolute=sheet.absolute, own=sheet.own)
        except RenderError as error:
            return made, error.diagnostic
        made.append((page, parts_of(sheet.view)))
    return made, None


@lru_cache(maxsize=1)
def _renderer(bundle: bytes) -> Renderer:
    parts: Bundle = pickle.loads(bundle)
    return Renderer(parts.theme, parts.settings, parts.strings, parts.site)
