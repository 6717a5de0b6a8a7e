"""One build from beginning to end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pressmark.archive import Archive, link
from pressmark.building.beside import listing
from pressmark.building.explaining import explain_file
from pressmark.building.planning.plan import plan
from pressmark.building.processes.collecting import seldom_collected
from pressmark.building.processes.workers import Workers
from pressmark.building.reading.read import Known, read
from pressmark.building.reading.recall import Recall
from pressmark.building.standing.unchanged import Glance, asked_again, remember
from pressmark.building.values import BuildOptions, BuildResult
from pressmark.building.writing import Means, failed, write
from pressmark.config import apply_severities
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.keys import fingerprint
from pressmark.output import check_output
from pressmark.pages.edition import Edition
from pressmark.related import Relation, find_lists, related, remembered
from pressmark.store import Memory, PutAside
from pressmark.templates import RenderError
from pressmark.withholding import Withheld


def build_alone(options: BuildOptions) -> BuildResult:
    """A build that knows of no other and leaves nothing."""
    return _made(options, None)[0]


def build_changed(options: BuildOptions, memory: Memory, seen: Glance) -> BuildResult:
    """A build of an archive in which something has changed since ``memory``, as far as it was ``seen``."""
    result, known = _made(options, memory)
    if not result.failed:
        remember(memory, options, seen, (known.digests(), known.theme.digests()), result)
    memory.keep(whole=not result.failed)
    return result


def withheld_by(options: BuildOptions, memory: Memory) -> Withheld:
    """Who is withheld in an archive in which nothing has changed."""
    with Workers(1) as workers:
        return read(options, Recall(memory, workers).read).withheld


def _made(options: BuildOptions, memory: Memory | None) -> tuple[BuildResult, Known]:
    with seldom_collected():
        # The workers that read are gone when pages are made: no thread of theirs is left.
        with Workers(options.jobs) as workers:
            recall = Recall(memory, workers)
            known = read(options, recall.read)
        return _told(options, known, Means(memory, recall)), known


def _told(options: BuildOptions, known: Known, means: Means) -> BuildResult:
    try:
        result = _build(options, known, means)
    except Exception as error:
        if not known.withheld:
            raise
        # What went wrong may be told in words of the archive.
        words = known.withheld.masked(f"{type(error).__name__}: {error}")
        raise RuntimeError(words).with_traceback(error.__traceback__) from None
    told = known.withheld.told(result.diagnostics)
    unrecorded = known.withheld.told(result.unrecorded)
    return replace(result, diagnostics=told, unrecorded=unrecorded, hidden=known.withheld)


def read_archive(root: Path) -> tuple[Archive, Withheld]:
    """The archive at ``root`` as a build links it, and what may not be told of it. What is wrong with it is
    for :func:`build` to tell.
    """
    known = read(BuildOptions(root=root, output=root / "site"))
    return _linked(known)[0], known.withheld


def _linked(known: Known) -> tuple[Archive, tuple[Diagnostic, ...]]:
    return link(
        known.records,
        known.settings,
        known.ledger.types,
        plain=known.withheld.words,
        gone=known.withheld.ids,
    )


def explain(options: BuildOptions, path: str) -> tuple[str, ...] | None:
    """Why the next build would make the file at ``path`` of the site anew, a line each; None when it is no
    file of the site.

    Raises :class:`~pressmark.templates.RenderError`, ``OSError``, :class:`~pressmark.store.Busy`, and
    ``ValueError`` where mistakes keep the archive from being built.
    """
    assert options.memory is not None
    with Memory(options.memory, fingerprint()) as memory, Workers(1) as workers:
        options = asked_again(memory, options)
        recall = Recall(memory, workers)
        known = read(options, recall.read)
        archive, of_links = _linked(known)
        said = apply_severities(known.settings, [*known.said, *of_links])
        if known.strings is None or options.stopped_by(said):
            raise ValueError("the archive cannot be built as it is")
        beside = related(archive, recall.sketches_of(archive))
        edition = Edition(archive, known.strings, beside, known.settings.base_url)
        lines = explain_file(options, plan(options, edition, known), memory, path)
        return lines and tuple(known.withheld.masked(line) for line in lines)


def _build(options: BuildOptions, known: Known, means: Means) -> BuildResult:
    settings = known.settings
    refused = check_output(options.output, options.root)
    if refused:
        return failed(options, settings, [*known.said, *refused])
    archive, of_links = _linked(known)
    said = list(apply_severities(settings, [*known.said, *of_links]))
    if known.strings is None or options.stopped_by(said):
        return replace(failed(options, settings, said), archive=archive)
    beside, kept = _beside(options, archive, means)
    try:
        edition = Edition(archive, known.strings, beside, settings.base_url)
        result = write(options, plan(options, edition, known), said, replace(means, beside=kept))
    except RenderError as error:
        result = failed(options, settings, [*said, error.diagnostic])
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        result = failed(options, settings, [*said, diagnose("O803", Place(str(options.output)), why=why)])
    return replace(result, archive=archive, related=beside)


def _beside(
    options: BuildOptions, archive: Archive, means: Means
) -> tuple[Mapping[str, tuple[Relation, ...]], Mapping[str, bytes] | None]:
    """The lists of related reports, and what is to be remembered of them: packed now, for what found them is
    as much memory as a third of all reports.
    """
    found = find_lists(archive, means.recall.sketches_of(archive), run=listing(options.jobs))
    aside = means.recall.aside
    kept = PutAside(aside, remembered(found)) if means.memory is not None else None
    return found.lists(aside.put), kept
