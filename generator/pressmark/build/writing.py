"""The site written: what differs from what stands is made, all of it staged, then put in place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pressmark.build.indexing import Indexing, expect_index
from pressmark.build.keeping import PageKeys, remember_site
from pressmark.build.planning import Plan
from pressmark.build.reading import Known
from pressmark.build.recall import Recall
from pressmark.build.staged import Staged
from pressmark.build.standing import Standing
from pressmark.build.values import BuildOptions, BuildResult, base_path
from pressmark.build.workers import Workers
from pressmark.config import Settings, apply_severities
from pressmark.diagnostics import Diagnostic
from pressmark.ledger import told, unrecorded
from pressmark.output import Outcome, Staging
from pressmark.proof import Proof
from pressmark.store import Memory
from pressmark.templates import Renderer, Theme


@dataclass(frozen=True, slots=True)
class Means:
    """What a build works with: what earlier ones left, and who helps."""

    memory: Memory | None
    workers: Workers
    recall: Recall


def write(
    options: BuildOptions, plan: Plan, known: Known, said: list[Diagnostic], means: Means
) -> BuildResult:
    """The planned site in the output folder, if nothing stops it. Adds to ``said`` what it finds.

    Raises :class:`~pressmark.templates.RenderError` and ``OSError``; the old site is whole then.
    """
    settings, findable = plan.edition.archive.settings, plan.edition.findable
    said += (*told(plan.moved.answers, known.ledger, settings, publishing=options.publishing), *plan.said)
    standing = Standing.recall(means.memory, options.output)
    if known.withheld:
        # Every byte of such a site has to be looked at, so that every byte is made.
        standing = replace(standing, files={})
    keys = page_keys(plan)
    asked = () if options.index_later else findable
    with (
        Indexing(asked, settings.language, standing, means.memory) as indexing,
        Staging(options.output) as staging,
    ):
        site = Staged(staging, standing, Proof(known.withheld, options.output.name), known)
        pages = site.put(plan.planned, keys, renderer_of(plan), means.workers)
        if not options.stopped_by(said):
            index = indexing.result()
            said += apply_severities(settings, index.diagnostics)
            site.put_index(index)
            if options.index_later:
                site.leave_index()
        said += site.proof.found
        if options.stopped_by(said):
            return replace(failed(options, settings, said), publication=plan.moved.publication)
        outcome = staging.commit()
        if means.memory is not None:
            standing.remember(means.memory, site.kept, site.made)
            expect_index(means.memory, options.output, findable, settings.language)
            remember_site(means.memory, options.output, keys)
    return replace(
        _done(options, settings, said, outcome, pages),
        publication=plan.moved.publication,
        unrecorded=tuple(unrecorded(plan.moved.publication)),
        findable=findable,
    )


def renderer_of(plan: Plan) -> Renderer:
    """What renders the pages of ``plan``."""
    return Renderer(plan.bundle.theme, plan.bundle.settings, plan.bundle.strings, plan.bundle.site)


def page_keys(plan: Plan) -> PageKeys:
    """The keys of the pages of ``plan``."""
    return PageKeys(plan.bundle, lambda _: _templates(plan.bundle.theme))


def _templates(theme: Theme) -> tuple[str, ...]:
    """Every file that a template may be made of."""
    return tuple(name for name in theme.names("") if not name.startswith(("assets/", "strings/")))


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
