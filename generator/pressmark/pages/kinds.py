"""The table of page kinds. A new kind is one file with its ``units`` and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pressmark.pages.dates import dates, days
from pressmark.pages.edition import Edition
from pressmark.pages.finding import names as search_names
from pressmark.pages.finding import opensearch
from pressmark.pages.names import entity, map_page
from pressmark.pages.names import index as names_index
from pressmark.pages.planned import Data, Page, Planned, Unit
from pressmark.pages.reports import article, story, unchecked
from pressmark.pages.site import data, feeds, fixed, home, near
from pressmark.pages.together import ties, together

KINDS: tuple[Callable[[Edition], Iterator[Unit]], ...] = (
    home.units,
    article.units,
    entity.units,
    names_index.units,
    together.units,
    ties.units,
    story.units,
    dates.units,
    days.units,
    fixed.units,
    near.units,
    map_page.units,
    search_names.units,
    opensearch.units,
    unchecked.units,
    data.units,
    feeds.units,
)


def units_of(edition: Edition) -> Iterator[Unit]:
    """Everything that the site is planned of but what lists its pages, each piece by itself."""
    for kind in KINDS:
        yield from kind(edition)


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


__all__ = ["KINDS", "Data", "Edition", "Page", "Planned", "Unit", "listing", "units_of"]
