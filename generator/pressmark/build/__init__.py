"""The build: content in, a site out.

    content/ → sources → records → archive → plan of pages → rendered → staged → put in place

Every phase collects what is wrong; with an error nothing is written and the old site stays whole.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pressmark.archive import Archive, link
from pressmark.build.reading import Known, read
from pressmark.build.values import BuildOptions, BuildResult, base_path
from pressmark.build.writing import failed, write
from pressmark.config import apply_severities
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.output import check_output
from pressmark.pages.edition import Edition
from pressmark.related import related
from pressmark.templates import RenderError
from pressmark.withholding import Withheld


def build(options: BuildOptions) -> BuildResult:
    """Build the archive at ``options.root``. Bad input, and a disk that refuses, end as diagnostics, never as
    exceptions.
    """
    known = read(options)
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


def _build(options: BuildOptions, known: Known) -> BuildResult:
    settings, theme = known.settings, known.theme
    refused = check_output(options.output, options.root)
    if refused:
        return failed(options, settings, [*known.said, *refused])
    archive, of_links = _linked(known)
    said = list(apply_severities(settings, [*known.said, *of_links]))
    if known.strings is None or options.stopped_by(said):
        return replace(failed(options, settings, said), archive=archive)
    beside = related(archive)
    try:
        edition = Edition(archive, known.strings, beside, settings.base_url)
        result = write(options, edition, theme, known, said)
    except RenderError as error:
        result = failed(options, settings, [*said, error.diagnostic])
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        result = failed(options, settings, [*said, diagnose("O803", Place(str(options.output)), why=why)])
    return replace(result, archive=archive, related=beside)


__all__ = ["BuildOptions", "BuildResult", "base_path", "build", "read_archive"]
