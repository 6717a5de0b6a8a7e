"""Everything there is to say of an archive and of its site: what its build says, what is doubtful in its
content, and what is wrong with the written files. Nothing leaves this room with a withheld name in it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pressmark.archive import Archive
from pressmark.building import BuildOptions, BuildResult, build, usual_jobs
from pressmark.checks import check_content, check_site, read_site
from pressmark.checks.outward import check_outward
from pressmark.checks.outward.links import outward_links
from pressmark.config import apply_severities
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.ledger import stopping
from pressmark.related import related
from pressmark.sources import read_sources


@contextmanager
def built_aside(options: BuildOptions) -> Iterator[BuildResult]:
    """What building the archive as ``options`` say gives, in a folder that is there as long as the context
    is; nothing is written to their output. The build is a clean one, whatever earlier builds left.
    """
    with tempfile.TemporaryDirectory(prefix="pressmark-") as aside:
        output = Path(aside) / options.output.name
        yield build(replace(options, output=output, memory=None, jobs=usual_jobs()))


def problems(result: BuildResult, site: Path | None, shown: str) -> tuple[Diagnostic, ...]:
    """What ``result`` says and what the checks find, each as grave as the archive's settings make it; but an
    address that was published and would be lost is an error.

    ``site`` is the folder to look at, None for none; ``shown`` is what the author knows it as.
    """
    archive = result.archive
    if archive is None:
        return stopping(result.diagnostics)
    # A build that fails early has not come as far as the lists.
    found = [*check_content(archive, result.related or related(archive))]
    if site is not None:
        found += _of_site(result, site, shown, archive)
    weighed = apply_severities(archive.settings, found)
    return (*stopping(result.diagnostics), *result.withheld.told(weighed))


def outward(result: BuildResult, site: Path, shown: str, root: Path) -> tuple[Diagnostic, ...]:
    """What hosts elsewhere say of the addresses that the site in ``site`` leads to. They are asked."""
    archive = result.archive
    if archive is None:
        return ()
    sources, _ = read_sources(root)
    links = outward_links(read_site(site, shown), archive.settings.base_url, archive, sources)
    return result.withheld.told(apply_severities(archive.settings, check_outward(links, root)))


def differences(one: Path, other: Path) -> list[str]:
    """The files that two sites do not have in common, byte for byte, in order. Raises ``OSError``."""
    old, new = read_site(one).sizes, read_site(other).sizes
    changed = [
        path
        for path, size in new.items()
        if path in old and (size != old[path] or (one / path).read_bytes() != (other / path).read_bytes())
    ]
    return sorted([*(old.keys() ^ new.keys()), *changed])


def differing(site: Path, fresh: Path, shown: str) -> Iterator[Diagnostic]:
    """That the ``site`` that was asked for is not what its content gives today: ``fresh``."""
    found = differences(site, fresh)
    if found:
        yield diagnose("K307", Place(shown), count=len(found), example=found[0])


def _of_site(result: BuildResult, folder: Path, shown: str, archive: Archive) -> Iterator[Diagnostic]:
    try:
        yield from check_site(read_site(folder, shown), archive.settings.base_url, archive)
        if not result.failed and folder != result.output:
            yield from differing(folder, result.output, shown)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        yield diagnose("K306", Place(shown), why=why)
