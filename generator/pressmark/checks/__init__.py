"""Checks of an archive and of the site it became, beyond what a build says by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from pressmark.archive import Archive
from pressmark.checks.copies import check_copies
from pressmark.checks.data import check_data
from pressmark.checks.links import check_links
from pressmark.checks.names import check_names
from pressmark.checks.site import Site, read_site
from pressmark.checks.sizes import check_sizes
from pressmark.diagnostics import Diagnostic, Place
from pressmark.pages.site.made_from import made_from
from pressmark.related import Relation

__all__ = ["Site", "check_content", "check_site", "read_site"]


def check_site(site: Site, base_url: str, archive: Archive | None = None) -> Iterator[Diagnostic]:
    """What is wrong with ``site``, published at ``base_url`` (empty: not known yet). With the ``archive`` it
    was made from, problems of a page name the file that the page is made from.

    Raises ``OSError`` when a file of it cannot be read.
    """
    sources: Mapping[str, Place] = made_from(archive) if archive else {}
    yield from check_links(site, base_url, sources)
    yield from check_data(site, base_url)
    yield from check_sizes(site)


def check_content(
    archive: Archive, related: Mapping[str, Sequence[Relation]] = MappingProxyType({})
) -> Iterator[Diagnostic]:
    """What is doubtful in the content of ``archive``, though it can be built. ``related`` are the lists of
    reports beside each report.
    """
    yield from check_names(archive)
    yield from check_copies(archive, related)
