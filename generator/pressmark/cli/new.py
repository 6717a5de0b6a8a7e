"""``pressmark new DIR``: a new archive."""

from __future__ import annotations

from pathlib import Path

import click

from pressmark.cli.report import STYLES, tell
from pressmark.scaffold import NewArchiveError, new_archive


@click.command("new", short_help="Make a new archive.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--format", "style", default="text", type=click.Choice(STYLES), help="Of diagnostics.")
def new_command(folder: Path, style: str) -> None:
    """Make a new archive in DIR, which must be empty or not there yet.

    It holds two sample reports that show how names, quotations and links are marked, a guide (README.md),
    and a workflow that publishes the site on GitHub Pages.
    """
    try:
        written = new_archive(folder)
    except NewArchiveError as refusal:
        tell([refusal.diagnostic], style)
        raise click.exceptions.Exit(1) from None
    if style != "text":
        tell([], style)
        return
    click.echo(f"A new archive in {folder} ({len(written)} files). To see it:")
    click.echo(f"\n    cd {click.format_filename(folder)}\n    pressmark serve --open\n")
    click.echo("README.md there says how to go on.")
