"""The build: content in, a site out.

    content/ → sources → records → archive → plan of pages → rendered → staged → put in place

Every phase collects what is wrong; with an error nothing is written and the old site stays whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from pressmark.archive import Archive, link
from pressmark.config import Settings, apply_severities, read_settings
from pressmark.diagnostics import Diagnostic, Place, Severity, diagnose, worst
from pressmark.diagnostics.decoding import decode_text
from pressmark.diagnostics.toml import value_place
from pressmark.languages import Strings
from pressmark.ledger import Ledger, Publication, read_ledger, told
from pressmark.maps import land_svg
from pressmark.output import Outcome, Staging, Taken, check_output
from pressmark.pages.edition import Data, Edition, Page, Planned
from pressmark.pages.finding.records import search_records
from pressmark.pages.kinds import plan_site
from pressmark.pages.names.places import LAND
from pressmark.pages.site.made_from import made_from
from pressmark.pages.site.moved import plan_moved
from pressmark.pages.site.view import site_view
from pressmark.proof import Proof, is_own, own_theme
from pressmark.records import Records, read_records
from pressmark.records.standing import with_drafts
from pressmark.related import Relation, related
from pressmark.search.index import build_index
from pressmark.sources import SourceFile, read_sources
from pressmark.templates import Renderer, RenderError, Theme
from pressmark.withholding import NOBODY, Withheld, redact, unmarked_in
from pressmark.wording import has_words, languages_of, read_interface

SETTINGS_FILE = "content/archive.toml"


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to build and where to. ``base_url`` replaces the one of the settings; with ``strict``, warnings
    stop it too; with ``publishing``, an address that no longer answers does. ``drafts`` are for a preview.
    """

    root: Path
    output: Path
    base_url: str | None = None
    search: bool = True
    strict: bool = False
    publishing: bool = False
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did. ``base_path`` is the path the site is to be mounted under, with slashes at both
    ends; ``addressed`` is whether the site knows the address it will stand at. Whatever else is told of the
    archive has to pass through ``withheld``. ``archive`` is what the pages were made from, None when
    the output was refused; ``related`` is empty and ``publication``, what publishing this site records, is
    None when the build failed before the site was planned.
    """

    diagnostics: tuple[Diagnostic, ...]
    written: tuple[str, ...]
    removed: tuple[str, ...]
    pages: int
    output: Path
    base_path: str
    failed: bool
    addressed: bool = True
    withheld: Withheld = NOBODY
    archive: Archive | None = None
    related: Mapping[str, tuple[Relation, ...]] = field(default_factory=dict)
    publication: Publication | None = None


def build(options: BuildOptions) -> BuildResult:
    """Build the archive at ``options.root``. Bad input, and a disk that refuses, end as diagnostics, never as
    exceptions.
    """
    known = _known(options)
    try:
        result = _build(options, known)
    except Exception as error:
        if not known.withheld:
            raise
        # What went wrong may be told in words of the archive.
        words = known.withheld.masked(f"{type(error).__name__}: {error}")
        raise RuntimeError(words).with_traceback(error.__traceback__) from None
    told = known.withheld.told(result.diagnostics)
    return replace(result, diagnostics=told, withheld=known.withheld)


def read_archive(root: Path) -> tuple[Archive, Withheld]:
    """The archive at ``root`` as a build links it, and what may not be told of it. What is wrong with it is
    for :func:`build` to tell.
    """
    known = _known(BuildOptions(root=root, output=root / "site"))
    return _linked(known)[0], known.withheld


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read, with nobody in it who is withheld. ``strings`` is None when no page could be made."""

    settings: Settings
    sources: tuple[SourceFile, ...]
    theme: Theme
    strings: Strings | None
    records: Records
    ledger: Ledger
    withheld: Withheld
    said: tuple[Diagnostic, ...]


def _known(options: BuildOptions) -> _Known:
    settings, sources, found = _read(options)
    theme = Theme(options.root)
    strings: Strings | None = None
    try:
        strings, of_strings = _strings(theme, settings, sources)
    except RenderError as error:
        of_strings = (error.diagnostic,)
    read = read_records(sources, settings)
    records = with_drafts(read) if options.drafts else read
    words = strings.say("name_withheld") if strings else ""
    ledger, of_ledger = _ledger(sources)
    files = {source.path: source.data for source in sources}
    redacted = redact(records, settings, words, files, ledger.types)
    of_theme = unmarked_in(own_theme(theme), redacted.withheld.forms) if redacted.withheld else ()
    of_records = (*redacted.records.diagnostics, *redacted.diagnostics)
    said = (*found, *of_ledger, *of_records, *of_strings, *of_theme)
    return _Known(settings, sources, theme, strings, redacted.records, ledger, redacted.withheld, said)


def _linked(known: _Known) -> tuple[Archive, tuple[Diagnostic, ...]]:
    return link(
        known.records,
        known.settings,
        known.ledger.types,
        plain=known.withheld.words,
        gone=known.withheld.ids,
    )


def _build(options: BuildOptions, known: _Known) -> BuildResult:
    settings, theme = known.settings, known.theme
    refused = check_output(options.output, options.root)
    if refused:
        return _failed(options, settings, [*known.said, *refused])
    archive, of_links = _linked(known)
    said = list(apply_severities(settings, [*known.said, *of_links]))
    if known.strings is None or _stops(said, options):
        return replace(_failed(options, settings, said), archive=archive)
    beside = related(archive)
    try:
        edition = Edition(archive, known.strings, beside, settings.base_url)
        result = _write(options, edition, theme, known, said)
    except RenderError as error:
        result = _failed(options, settings, [*said, error.diagnostic])
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        result = _failed(options, settings, [*said, diagnose("O803", Place(str(options.output)), why=why)])
    return replace(result, archive=archive, related=beside)


def _read(options: BuildOptions) -> tuple[Settings, tuple[SourceFile, ...], list[Diagnostic]]:
    sources, wrong = read_sources(options.root)
    data = next((source.data for source in sources if source.path == SETTINGS_FILE), None)
    settings, worse = read_settings(SETTINGS_FILE, data, base_url=options.base_url)
    # Settings that cannot be opened are not missing too; an archive that is not there lacks more than them.
    told = any(d.code == "S102" or d.place.path == SETTINGS_FILE for d in wrong)
    return settings, sources, [*wrong, *(d for d in worse if not (told and d.code == "C101"))]


def _write(
    options: BuildOptions,
    edition: Edition,
    theme: Theme,
    known: _Known,
    said: list[Diagnostic],
) -> BuildResult:
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
        if edition.findable and not _stops(said, options):
            index = build_index(edition.findable, settings.language)
            said += apply_severities(settings, index.diagnostics)
            for path, data in index.files.items():
                proof.look(f"pagefind/{path}", data)
                staging.add(f"pagefind/{path}", data)
        said += proof.found
        if _stops(said, options):
            return replace(_failed(options, settings, said), publication=moved.publication)
        outcome = staging.commit()
    return replace(_done(options, settings, said, outcome, pages), publication=moved.publication)


def _collision(archive: Archive, theme: Theme, path: str) -> Diagnostic:
    """What to say of a second page at ``path``, at the file that it is made from where that is known."""
    places = made_from(archive) | {f"/{name}": Place(theme.shown(name)) for name in theme.names("assets")}
    address = "/" + path.removesuffix("index.html")
    # Either the page itself, or one whose folder has the name of this file.
    place = places.get(address) or places.get(f"/{path}/") or Place("")
    return diagnose("O804", place, path=address)


def _stops(said: Iterable[Diagnostic], options: BuildOptions) -> bool:
    gravest = worst(said)
    return gravest is Severity.ERROR or (options.strict and gravest is Severity.WARNING)


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


def _ledger(sources: Iterable[SourceFile]) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    return read_ledger(next((source.data for source in sources if source.kind == "ledger"), None))


def _strings(
    theme: Theme, settings: Settings, sources: Iterable[SourceFile]
) -> tuple[Strings, tuple[Diagnostic, ...]]:
    """The interface's words in the archive's language. Raises :class:`RenderError`."""
    strings, found = read_interface(theme, settings.language)
    if has_words(theme, settings.language):
        return strings, found
    place, known = _language_place(sources), ", ".join(languages_of(theme))
    return strings, (*found, diagnose("P704", place, language=settings.language, languages=known))


def _language_place(sources: Iterable[SourceFile]) -> Place:
    """Where the settings name the language of the archive."""
    data = next((source.data for source in sources if source.path == SETTINGS_FILE), b"")
    source, _ = decode_text(SETTINGS_FILE, data)
    return value_place(source, ("language",)) if source else Place(SETTINGS_FILE)


def base_path(base_url: str) -> str:
    """The path of a base URL, with slashes at both ends: ``/`` when there is none."""
    path = urlsplit(base_url).path.strip("/")
    return f"/{path}/" if path else "/"


def _failed(options: BuildOptions, settings: Settings, found: list[Diagnostic]) -> BuildResult:
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
