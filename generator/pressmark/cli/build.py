"""``pressmark build``: the site, once."""

from __future__ import annotations

from pathlib import Path

import click

from pressmark.building import MEMORY, BuildOptions, BuildResult, build, usual_jobs
from pressmark.cli.report import FORMAT_HELP, STYLES, summed_up, tell
from pressmark.diagnostics import Diagnostic, Severity

PREVIEW = ".pressmark/preview"
"""Where a site with drafts is made: a folder that git passes over and nothing publishes."""

_NO_ADDRESS = (
    "No feeds and no sitemap: the site does not know its address. "
    "Give it with --base-url, or as base_url in content/archive.toml."
)


@click.command("build", short_help="Build the site.")
@click.option(
    "--root", default=".", type=click.Path(path_type=Path), help="The archive (default: this folder)."
)
@click.option(
    "--output", type=click.Path(path_type=Path), help="Where the site goes (default: site in the archive)."
)
@click.option("--base-url", metavar="URL", help="Where the site will be published; replaces the setting.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--drafts", is_flag=True, help="Build a preview with the drafts, in .pressmark/preview.")
@click.option("--no-search", is_flag=True, help="Leave the search index out.")
@click.option("--clean", is_flag=True, help="Forget earlier builds, and make everything anew.")
@click.option("--verify", "proving", is_flag=True, help="Build a second time from nothing, and compare.")
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    help="How many processes work (default: one for each processor). The site is the same with any number.",
)
@click.option("--quiet", "-q", is_flag=True, help="Tell nothing but problems.")
@click.option("--format", "style", default="text", type=click.Choice(STYLES), help=FORMAT_HELP)
def build_command(
    root: Path,
    output: Path | None,
    base_url: str | None,
    strict: bool,
    drafts: bool,
    no_search: bool,
    clean: bool,
    proving: bool,
    jobs: int,
    quiet: bool,
    style: str,
) -> None:
    """Build the archive's site.

    Exit code 0: built; 1: errors (with --strict, warnings too), and nothing was written; 2: misuse.
    """
    if not root.is_dir():
        raise click.UsageError(f"there is no folder {root}")
    if drafts and output and output.resolve() == (root / "site").resolve():
        raise click.UsageError("drafts are never built into site/, from which the archive is published")
    options = BuildOptions(
        root=root,
        output=output or root / (PREVIEW if drafts else "site"),
        base_url=base_url,
        search=not no_search,
        strict=strict,
        drafts=drafts,
        memory=root / MEMORY,
        clean=clean,
        jobs=jobs or usual_jobs(),
    )
    result = build(options)
    click.get_current_context().obj = result  # until the program ends: to let go of it takes time
    new = () if drafts else result.unrecorded
    differing = _differing(options, result) if proving and not result.failed else ()
    tell((*result.remarks, *result.diagnostics, *new, *differing), style)
    if not quiet and style == "text":
        if result.written and not result.addressed:
            click.echo(_NO_ADDRESS)
        click.echo(_summary(result))
    if result.failed or differing:
        raise click.exceptions.Exit(1)


def _differing(options: BuildOptions, result: BuildResult) -> tuple[Diagnostic, ...]:
    from pressmark.building import verify  # who does not ask for a proof need not load it

    return verify(options, result)


def _summary(result: BuildResult) -> str:
    said = summed_up(result.diagnostics)
    if result.failed:
        return f"Not built: {said}. The site is as it was."
    changed = f"{len(result.written)} files written, {len(result.removed)} removed"
    nothing = not result.written and not result.removed
    line = f"{result.pages} pages in {result.output}: {'nothing changed' if nothing else changed}"
    notices = any(diagnostic.severity is not Severity.ERROR for diagnostic in result.diagnostics)
    return f"{line} ({said})" if notices else line
