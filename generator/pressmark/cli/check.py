"""``pressmark check``: everything that can be said of an archive and its site before it is published."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from pressmark.building import BuildOptions, BuildResult
from pressmark.checks.standing import standing_whole
from pressmark.checks.whole import built_aside, outward, problems
from pressmark.cli.report import FORMAT_HELP, STYLES, summed_up, tell
from pressmark.diagnostics import Diagnostic, Severity, worst


@click.command("check", short_help="Check the content and the site.")
@click.option(
    "--root", default=".", type=click.Path(path_type=Path), help="The archive (default: this folder)."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="A site that was built before, to be checked as it stands (default: one is built aside).",
)
@click.option("--base-url", metavar="URL", help="Where the site will be published; replaces the setting.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "--external", is_flag=True, help="Ask other hosts too whether what is linked there still stands."
)
@click.option("--format", "style", default="text", type=click.Choice(STYLES), help=FORMAT_HELP)
def check_command(
    root: Path, output: Path | None, base_url: str | None, strict: bool, external: bool, style: str
) -> None:
    """Check the archive as a publication would, and write nothing.

    With --output, a site that stands as the last build left it is looked at without another build; any other
    is held against one that is built aside.

    In the content: whatever a build says, names that may be one and the same, names that nothing names,
    reports that name nobody, the same text twice, addresses that would be lost. In the site: every link,
    picture, feed, data file and record of the search, and the sizes that the host allows.

    Nothing is asked of other hosts, unless you say --external: then every link that leads out of the site is
    followed, few hosts at a time, each with pauses, and answers are kept for a week in .pressmark.

    Exit code 0: nothing is wrong; 1: errors (with --strict, warnings too); 2: misuse.
    """
    for folder in (root, *([output] if output else [])):
        if not folder.is_dir():
            raise click.UsageError(f"there is no folder {folder}")
    options = BuildOptions(root=root, output=output or root / "site", base_url=base_url, publishing=True)
    with ExitStack() as stack:
        # A site that was just built need not be made a second time to be looked at.
        result = standing_whole(options) if output else None
        result = result or stack.enter_context(built_aside(options))
        site = output or (None if result.failed else result.output)
        found = problems(result, site, str(options.output))
        if external and site:
            found += outward(result, site, str(options.output), root)
    found += result.withheld.told(result.unrecorded)
    tell(found, style)
    if style == "text":
        click.echo(_summary(result, found, site))
    if worst(found) is Severity.ERROR or (strict and worst(found) is Severity.WARNING):
        raise click.exceptions.Exit(1)


def _summary(result: BuildResult, found: tuple[Diagnostic, ...], site: Path | None) -> str:
    said = summed_up(found) or "nothing is wrong"
    if site is None:
        return f"The content was checked: {said}. Its site can only be checked when the errors are mended."
    pages = f"{result.pages} pages" if site == result.output else f"the site in {site}"
    return f"The content and {pages} were checked: {said}."
