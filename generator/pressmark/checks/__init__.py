"""Checks of an archive and of the site it became, beyond what a build says by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pressmark.archive import Archive
from pressmark.checks.data import check_data
from pressmark.checks.links import check_links
from pressmark.checks.names import check_names
from pressmark.checks.site import read_site
from pressmark.checks.sizes import check_sizes
from pressmark.diagnostics import Diagnostic


def check_site(folder: Path, base_url: str) -> Iterator[Diagnostic]:
    """What is wrong with the site written in ``folder``, published at ``base_url`` (empty: not known yet).

    Raises ``OSError`` when the folder cannot be read.
    """
    site = read_site(folder)
    yield from check_links(site, base_url)
    yield from check_data(site, base_url)
    yield from check_sizes(site)


def check_content(archive: Archive) -> Iterator[Diagnostic]:
    """What is doubtful in the content of ``archive``, though it can be built."""
    yield from check_names(archive)
