"""``pressmark new DIR``: a new archive."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

import click

from pressmark.cli.report import FORMAT_HELP, STYLES, tell
from pressmark.scaffold import NewArchiveError, new_archive
from pressmark.scaffold.requirement import requirement


@click.command("new", short_help="Make a new archive.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--format", "style", default="text", type=click.Choice(STYLES), help=FORMAT_HELP)
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
    click.echo(f"\n    {_program()} serve --root {shlex.quote(click.format_filename(folder))} --open\n")
    click.echo("README.md there says how to go on.")
    if "@" not in requirement():
        click.echo(
            "Before you publish it, write into requirements.txt where Pressmark is to be installed from."
        )


def _program() -> str:
    """How this program is started from here: by its name, if that finds it, else as it was typed."""
    typed = Path(sys.argv[0])
    if typed.name != "pressmark":
        return f"{shlex.quote(sys.executable)} -m pressmark"
    found = shutil.which("pressmark")
    same = found is not None and Path(found).resolve() == typed.resolve()
    return "pressmark" if same else shlex.quote(sys.argv[0])
