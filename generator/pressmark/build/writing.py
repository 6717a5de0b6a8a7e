"""The site written: what differs from what stands is made, all of it staged, then put in place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pressmark.build.batches import Bundle
from pressmark.build.files import collision, plain_files
from pressmark.build.indexing import FOLDER, Indexed, Indexing, expect_index
from pressmark.build.keeping import PageKeys, key_of_bytes
from pressmark.build.reading import Known
from pressmark.build.recall import Recall
from pressmark.build.rendering import Stale, rendered
from pressmark.build.standing import Standing, Stood
from pressmark.build.values import BuildOptions, BuildResult, base_path
from pressmark.build.workers import Workers
from pressmark.config import Settings, apply_severities
from pressmark.diagnostics import Diagnostic
from pressmark.keys import digest_of_bytes
from pressmark.ledger import told, unrecorded
from pressmark.output import Outcome, Staging, Taken, files_below
from pressmark.pages.edition import Data, Edition, Planned
from pressmark.pages.finding.records import search_records
from pressmark.pages.kinds import plan_site
from pressmark.pages.site.moved import plan_moved
from pressmark.pages.site.view import site_view
from pressmark.proof import Proof, is_own
from pressmark.store import Memory
from pressmark.templates import Renderer, Theme


@dataclass(frozen=True, slots=True)
class Means:
    """What a build works with: what earlier ones left, and who helps."""

    memory: Memory | None
    workers: Workers
    recall: Recall


def write(
    options: BuildOptions, edition: Edition, known: Known, said: list[Diagnostic], means: Means
) -> BuildResult:
    """The site of ``edition`` in the output folder, if nothing stops it. Adds to ``said`` what it finds.

    Raises :class:`~pressmark.templates.RenderError` and ``OSError``; the old site is whole then.
    """
    settings, theme = edition.archive.settings, known.theme
    if settings.outputs.search and options.search:
        edition = replace(edition, findable=tuple(search_records(edition)))
    planned_site = tuple(plan_site(edition))
    moved = plan_moved(edition, planned_site, known.ledger, known.withheld.forms.hide_in)
    said += told(moved.answers, known.ledger, settings, publishing=options.publishing)
    standing = Standing.recall(means.memory, options.output)
    if known.withheld:
        # Every byte of such a site has to be looked at, so that every byte is made.
        standing = replace(standing, files={})
    bundle = Bundle(theme, settings, edition.strings, site_view(edition))
    asked = () if options.index_later else edition.findable
    with (
        Indexing(asked, settings.language, standing, means.memory) as indexing,
        Staging(options.output) as staging,
    ):
        site = _Site(staging, standing, Proof(known.withheld, options.output.name), known)
        planned = (*plain_files(theme, known.sources, edition.archive), *planned_site, *moved.planned)
        pages = site.put(_free(planned, edition, known, said), bundle, means.workers)
        if not options.stopped_by(said):
            index = indexing.result()
            said += apply_severities(settings, index.diagnostics)
            site.put_index(index)
            if options.index_later:
                site.leave_index()
        said += site.proof.found
        if options.stopped_by(said):
            return replace(failed(options, settings, said), publication=moved.publication)
        outcome = staging.commit()
        if means.memory is not None:
            standing.remember(means.memory, site.kept, site.made)
            expect_index(means.memory, options.output, edition.findable, settings.language)
    return replace(
        _done(options, settings, said, outcome, pages),
        publication=moved.publication,
        unrecorded=tuple(unrecorded(moved.publication)),
        findable=edition.findable,
    )


def _free(
    planned: Iterable[Planned], edition: Edition, known: Known, said: list[Diagnostic]
) -> Iterable[Planned]:
    """What is planned, but for second pages at one address; those are said."""
    taken = Taken()
    for one in planned:
        if taken.take(one.path):
            yield one
        else:
            said.append(collision(edition.archive, known.theme, one.path))


@dataclass(frozen=True, slots=True)
class _Site:
    """The site that is being staged. ``kept`` stands as it is; ``made`` are path, key and digest of bytes."""

    staging: Staging
    standing: Standing
    proof: Proof
    known: Known
    kept: dict[str, Stood] = field(default_factory=dict)
    made: list[tuple[str, bytes, bytes]] = field(default_factory=list)

    def put(self, planned: Iterable[Planned], bundle: Bundle, workers: Workers) -> int:
        """Everything but the index. Gives the number of pages; raises as :func:`rendered` does."""
        renderer = Renderer(bundle.theme, bundle.settings, bundle.strings, bundle.site)
        keys = PageKeys(bundle, lambda _: _templates(bundle.theme))
        pages = 0
        stale = []
        for one in planned:
            if isinstance(one, Data):
                self._put_bytes(one.path, key_of_bytes(one.data), one.data)
                continue
            pages += 1
            sheet = keys.sheet(one)
            key = keys.key(sheet)
            if not self._keep(one.path, key):
                stale.append(Stale(one, key, sheet))
        for page, data in rendered(bundle, renderer, stale, workers):
            self._add(page.page.path, page.key, data)
        return pages

    def put_index(self, index: Indexed) -> None:
        for path in index.standing:
            self._keep(path, index.key)
        for path, data in index.files.items():
            self._add(path, index.key, data)

    def leave_index(self) -> None:
        """The index stays as it stands."""
        for path in files_below(self.standing.output):
            if path.startswith(FOLDER):
                self.staging.keep(path)
                if path in self.standing.files:
                    self.kept[path] = self.standing.files[path]

    def _put_bytes(self, path: str, key: bytes, data: bytes) -> None:
        if not self._keep(path, key):
            self._add(path, key, data)

    def _keep(self, path: str, key: bytes) -> bool:
        stood = self.standing.made_from(path, key)
        if stood is None:
            return False
        self.staging.keep(path)
        self.kept[path] = stood
        return True

    def _add(self, path: str, key: bytes, data: bytes) -> None:
        own = bool(self.known.withheld) and is_own(self.known.theme, path, data)
        self.proof.look(path, data, own=own)
        self.staging.add(path, data)
        self.made.append((path, key, digest_of_bytes(data)))


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
