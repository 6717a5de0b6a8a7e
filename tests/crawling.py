"""What is wrong with a built site, as published under an address: what the program itself finds in it."""

from __future__ import annotations

from pathlib import Path

from pressmark.checks import check_site, read_site


def crawl(site: Path, base_url: str) -> list[str]:
    """Every problem of ``site`` as a sentence; empty when all is well. ``base_url`` is where it is published:
    links to other hosts are not followed, but nothing may be loaded from one.
    """
    found = check_site(read_site(site), base_url)
    return sorted(f"{said.place.path}:{said.place.line} {said.message}" for said in found)
