"""The site written: every page rendered, every file staged, then all of it put in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pressmark.archive import Archive
from pressmark.build.reading import Known
from pressmark.build.values import BuildOptions, BuildResult, base_path
from pressmark.config import Settings, apply_severities
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.ledger import told
from pressmark.maps import land_svg
from pressmark.output import Outcome, Staging, Taken
from pressmark.pages.edition import Data, Edition, Page, Planned
from pressmark.pages.finding.records import search_records
from pressmark.pages.kinds import plan_site
from pressmark.pages.names.places import LAND
from pressmark.pages.site.made_from import made_from
from pressmark.pages.site.moved import plan_moved
from pressmark.pages.site.view import site_view
from pressmark.proof import Proof, is_own
from pressmark.search.index import build_index
from pressmark.sources import SourceFile
from pressmark.templates import Renderer, Theme


def write(
    options: BuildOptions,
    edition: Edition,
    theme: Theme,
    known: Known,
    said: list[Diagnostic],
) -> BuildResult:
    """The site of ``edition`` in the output folder, if nothing stops it. Adds to ``said`` what it finds.

    Raises :class:`~pressmark.templates.RenderError` and ``OSError``; the old site is whole then.
    """
    settings = edition.archive.settings
    if settings.outputs.search and options.search:
        edition = replace(edition, findable=tuple(search_records(edition)))
    site = site_view(edition)
    renderer = Renderer(theme, settings, edition.strings, site)
    planned_site = tuple(plan_site(edition))
    moved = plan_moved(edition, planned_site, known.ledger, known.withheld.forms.hide_in)
    said += told(moved.answers, known.ledger, settings, publishing=options.publishing)
    pages = 0
    proof = Proof(known.withheld, options.output.name)
    with Staging(options.output) as staging:
        taken = Taken()
        files = (*_assets(theme), *_media(known.sources, edition.archive))
        for planned in (*files, *planned_site, *moved.planned):
            if not taken.take(planned.path):
                said.append(_collision(edition.archive, theme, planned.path))
                continue
            pages += isinstance(planned, Page)
            data = _rendered(renderer, planned)
            proof.look(planned.path, data, own=bool(known.withheld) and is_own(theme, planned.path, data))
            staging.add(planned.path, data)
        if edition.findable and not options.stopped_by(said):
            index = build_index(edition.findable, settings.language)
            said += apply_severities(settings, index.diagnostics)
            for path, data in index.files.items():
                proof.look(f"pagefind/{path}", data)
                staging.add(f"pagefind/{path}", data)
        said += proof.found
        if options.stopped_by(said):
            return replace(failed(options, settings, said), publication=moved.publication)
        outcome = staging.commit()
    return replace(_done(options, settings, said, outcome, pages), publication=moved.publication)


def _collision(archive: Archive, theme: Theme, path: str) -> Diagnostic:
    """What to say of a second page at ``path``, at the file that it is made from where that is known."""
    places = made_from(archive) | {f"/{name}": Place(theme.shown(name)) for name in theme.names("assets")}
    address = "/" + path.removesuffix("index.html")
    # Either the page itself, or one whose folder has the name of this file.
    place = places.get(address) or places.get(f"/{path}/") or Place("")
    return diagnose("O804", place, path=address)


def _rendered(renderer: Renderer, planned: Planned) -> bytes:
    if isinstance(planned, Data):
        return planned.data
    return renderer.render(planned.template, planned.view, absolute=planned.absolute, own=planned.own)


def _assets(theme: Theme) -> Iterator[Data]:
    for name in theme.names("assets"):
        yield Data(name, theme.read(name) or b"")
    yield Data(LAND.lstrip("/"), land_svg())


def _media(sources: Iterable[SourceFile], archive: Archive) -> Iterator[Data]:
    for source in sources:
        path = source.path.removeprefix("content/media/")
        if source.kind == "media" and path in archive.media:
            yield Data(f"media/{path}", source.data)


def failed(options: BuildOptions, settings: Settings, found: list[Diagnostic]) -> BuildResult:
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
