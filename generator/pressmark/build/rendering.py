"""Pages rendered: here, or in batches by workers where there are many."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pressmark.build.batches import Bundle, RenderBatch, Sheet, render_batch
from pressmark.build.parts import parts_of
from pressmark.build.workers import Workers
from pressmark.diagnostics import Diagnostic
from pressmark.pages.edition import Page
from pressmark.templates import Renderer, RenderError

_BATCH = 100
_WORTHWHILE = 300

_Pair = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Stale:
    """A page to be rendered, the key of what it is made from, and how it goes out to a worker."""

    page: Page
    key: bytes
    sheet: Sheet


def rendered(
    bundle: Bundle, renderer: Renderer, pages: Sequence[Stale], workers: Workers
) -> Iterator[tuple[Stale, bytes, bytes]]:
    """Each page with its bytes and the parts of its view, in their order.

    Raises :class:`~pressmark.templates.RenderError` for the first page that cannot be rendered.
    """
    if workers.jobs == 1 or len(pages) < _WORTHWHILE:
        for stale in pages:
            page = stale.page
            data = renderer.render(page.template, page.view, absolute=page.absolute, own=page.own)
            yield stale, data, parts_of(stale.sheet.view)
        return
    packed = pickle.dumps(bundle)
    batches = (
        RenderBatch(packed, tuple(stale.sheet for stale in pages[start : start + _BATCH]))
        for start in range(0, len(pages), _BATCH)
    )
    for stale, (data, parts) in zip(pages, _made(workers.map(render_batch, batches)), strict=True):
        yield stale, data, parts


def _made(
    results: Iterable[tuple[list[tuple[bytes, bytes]], Diagnostic | None]],
) -> Iterator[tuple[bytes, bytes]]:
    for made, failure in results:
        yield from made
        if failure is not None:
            raise RenderError(failure)
