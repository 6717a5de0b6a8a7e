"""The site written: what differs from what stands is made, all of it staged, then put in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import SupportsBytes

from pressmark.building.findable import Findable
from pressmark.building.gathering import Children, Site
from pressmark.building.index.finding import keep_at_hand, record_findable
from pressmark.building.index.indexing import Indexing
from pressmark.building.planning.keeping import remember_site
from pressmark.building.planning.making import Maker
from pressmark.building.planning.plan import Plan
from pressmark.building.planning.shared import prepare
from pressmark.building.processes.forks import Forks, can_fork
from pressmark.building.reading.recall import Recall
from pressmark.building.recording import record_build
from pressmark.building.standing.expected import expect
from pressmark.building.standing.site import Standing
from pressmark.building.values import BuildOptions, BuildResult, base_path
from pressmark.config import Settings, apply_severities
from pressmark.diagnostics import Diagnostic
from pressmark.ledger import told, unrecorded
from pressmark.output import Outcome, Staging
from pressmark.store import Memory

_WORTHWHILE = 300
"""Units that are worth a child of one's own."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a build works with: what earlier builds left, what was read, and what is to be remembered of
    the related reports that were found.
    """

    memory: Memory | None
    recall: Recall
    beside: Mapping[str, bytes] | None = None


def write(options: BuildOptions, plan: Plan, said: list[Diagnostic], means: Means) -> BuildResult:
    """The planned site in the output folder, if nothing stops it. Adds to ``said`` what it finds.

    Raises :class:`~pressmark.templates.RenderError` and ``OSError``; the old site is whole then.
    """
    settings, findable = plan.edition.archive.settings, Findable.of(plan.edition.findable)
    standing = Standing.recall(means.memory, options.output, options.jobs)
    if plan.known.withheld:
        # Every byte of such a site has to be looked at, so that every byte is made.
        standing = standing.as_unknown()
    standing.recall_rows()  # before a fork
    renderer = plan.renderer()
    keys = plan.keys(renderer)
    asked = Findable() if options.index_later else findable
    with Staging(options.output, standing.lying, standing.folders) as staging:
        known, notes = plan.known, plan.edition.notes
        maker = Maker(
            staging, standing, known.theme, known.withheld, keys, renderer, notes, options.output.name
        )
        site = Site(plan, maker)
        with (
            _children(
                plan, maker, options.jobs, means.recall.aside.put
            ) as children,  # before a thread is begun
            Indexing(asked, settings.language, standing, means.memory) as indexing,
        ):
            site.make_all(children, indexing.sent)
            rest = plan.rest(site.of_unit, site.listed)
            site.make_rest(rest)
            said += told(rest.moved.answers, plan.known.ledger, settings, publishing=options.publishing)
            said += site.said
            if not options.stopped_by(said):
                index = indexing.result()
                said += apply_severities(settings, index.diagnostics)
                site.put_index(index)
                if options.index_later:
                    site.leave_index()
        said += site.found
        if options.stopped_by(said):
            return replace(failed(options, settings, said), publication=rest.moved.publication)
        outcome = staging.commit()
        if means.memory is not None:
            standing.remember(means.memory, site.kept, site.made)
            expect(means.memory, options.output, findable.key(settings.language))
            recorded = Findable() if plan.known.withheld else findable
            record_findable(means.memory, options.output, recorded, plan.archive)
            if options.index_later:
                keep_at_hand(findable)
            remember_site(means.memory, options.output, keys)
            record_build(means.memory, options.output, site, means.recall, means.beside)
    return replace(
        _done(options, settings, said, outcome, site.pages),
        publication=rest.moved.publication,
        unrecorded=tuple(unrecorded(rest.moved.publication)),
        findable=findable,
    )


def _children(
    plan: Plan, maker: Maker, jobs: int, put: Callable[[bytes], SupportsBytes]
) -> AbstractContextManager[Children | None]:
    """Children that make the units of the plan, where there are enough of them and it can be done; ``put``
    keeps what they have done.
    """
    if jobs == 1 or len(plan.units) < _WORTHWHILE or not can_fork():
        return nullcontext()
    prepare(plan.edition)
    return Forks(maker.make, plan.units, jobs, put)


def failed(options: BuildOptions, settings: Settings, found: list[Diagnostic]) -> BuildResult:
    """The result of a build that wrote nothing."""
    said = apply_severities(settings, found)
    return BuildResult(tuple(said), (), (), 0, options.output, base_path(settings.base_url), True)


def _done(
    options: BuildOptions, settings: Settings, said: list[Diagnostic], outcome: Outcome, pages: int
) -> BuildResult:
    return BuildResult(
        diagnostics=tuple(said),
        written=outcome.written,
        removed=outcome.removed,
        pages=pages,
        output=options.output,
        base_path=base_path(settings.base_url),
        failed=False,
        addressed=bool(settings.base_url),
    )
