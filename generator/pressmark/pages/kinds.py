"""The table of page kinds. A new kind is one file with its ``KIND`` or ``KINDS`` and one line here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from pressmark.pages.dates import dates, days, months, years
from pressmark.pages.edition import Edition
from pressmark.pages.finding import names as search_names
from pressmark.pages.finding import opensearch
from pressmark.pages.names import entity, map_page
from pressmark.pages.names import index as names_index
from pressmark.pages.planned import Data, Kind, Planned, Unit
from pressmark.pages.reports import article, story, unchecked
from pressmark.pages.site import data, feeds, fixed, home, near
from pressmark.pages.together import ties, together

KINDS: tuple[Kind, ...] = (
    home.KIND,
    article.KIND,
    entity.KIND,
    *names_index.KINDS,
    together.KIND,
    ties.KIND,
    *story.KINDS,
    years.KIND,
    months.KIND,
    *dates.KINDS,
    *days.KINDS,
    *fixed.KINDS,
    near.KIND,
    map_page.KIND,
    search_names.KIND,
    opensearch.KIND,
    unchecked.KIND,
    *data.KINDS,
    *feeds.KINDS,
)
"""All kinds, in the order of their units: of two that want one address, the first has it."""

_NAMED = {kind.name: kind for kind in KINDS}


def units_of(edition: Edition) -> Iterator[Unit]:
    """Everything that the site is planned of but what lists its pages, each piece by itself."""
    for kind in KINDS:
        yield from units_of_kind(edition, kind)


def units_of_kind(edition: Edition, kind: Kind) -> Iterator[Unit]:
    """The units of one kind."""
    for own in kind.ids(edition):
        yield Unit(kind.name, own, partial(kind.plan, edition, own))


def unit_of(edition: Edition, kind: str, own: str) -> Unit:
    """The unit of ``kind`` with its ``own`` id in ``edition``, which has it, without a look at the others.

    Raises ``KeyError`` for a name that is no kind's.
    """
    return Unit(kind, own, partial(_NAMED[kind].plan, edition, own))


def listing(edition: Edition, addresses: Sequence[str]) -> Iterator[Planned]:
    """What lists the pages at ``addresses``, and the files that tell the host and its visitors about them."""
    yield Data(".nojekyll", b"")
    if edition.archive.settings.custom_domain:
        yield Data("CNAME", f"{edition.archive.settings.custom_domain}\n".encode())
    mapped = bool(edition.base_url) and edition.archive.settings.outputs.sitemap
    if mapped:
        yield feeds.sitemap(edition, addresses)
    yield Data("robots.txt", _robots(edition.base_url if mapped else ""))


def _robots(base_url: str) -> bytes:
    lines = ["User-agent: *", "Allow: /"]
    if base_url:
        lines += ["", f"Sitemap: {base_url}sitemap.xml"]
    return ("\n".join(lines) + "\n").encode()


__all__ = ["KINDS", "Edition", "Planned", "Unit", "listing", "unit_of", "units_of", "units_of_kind"]
