"""``pressmark publish``: the site once more, checked, recorded, and put where it is published from."""

from __future__ import annotations

from pathlib import Path

import click

from pressmark.cli.report import FORMAT_HELP, STYLES, tell
from pressmark.publishing import Asked, publish, report
from pressmark.publishing.parcel import BRANCH

_TARGETS = ("artifact", "branch", "repository")


@click.command("publish", short_help="Check the site, record its addresses, publish it.")
@click.argument("where", metavar="[NAME|URL]", required=False)
@click.option(
    "--to",
    "target",
    default="artifact",
    type=click.Choice(_TARGETS),
    help="The folder that a workflow hands over, a branch (of NAME), or the repository at URL.",
)
@click.option("--branch", metavar="NAME", help=f"The branch of the repository at URL (default: {BRANCH}).")
@click.option(
    "--root", default=".", type=click.Path(path_type=Path), help="The archive (default: this folder)."
)
@click.option(
    "--output", type=click.Path(path_type=Path), help="Where the site goes (default: site in the archive)."
)
@click.option("--base-url", metavar="URL", help="Where the site will be published; replaces the setting.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--uncommitted", is_flag=True, help="Publish what is not committed to git too.")
@click.option("--keep-ledger", is_flag=True, help="Record no address; a workflow cannot commit it.")
@click.option("--format", "style", default="text", type=click.Choice(STYLES), help=FORMAT_HELP)
def publish_command(
    where: str | None,
    target: str,
    branch: str | None,
    root: Path,
    output: Path | None,
    base_url: str | None,
    dry_run: bool,
    uncommitted: bool,
    keep_ledger: bool,
    style: str,
) -> None:
    """Build the site anew, check all of it, say what is new since the last publication, record every address
    in the ledger, and put the site where it is published from. If anything is wrong, nothing is changed.

    \b
    pressmark publish                        into site/, which a workflow hands to GitHub Pages
    pressmark publish --to branch [NAME]     onto a branch of this repository (gh-pages)
    pressmark publish --to repository URL    onto a branch of another repository

    The ledger is content/published.tsv; keep it under git. An address that was once published and that
    nothing answers any more is an error here.

    Exit code 0: published; 1: errors, and everything is as it was; 2: misuse.
    """
    if not root.is_dir():
        raise click.UsageError(f"there is no folder {root}")
    _see_that_it_fits(where, target, branch)
    asked = Asked(
        root=root,
        output=output or root / "site",
        base_url=base_url,
        branch="" if target == "artifact" else branch or (where if target == "branch" and where else BRANCH),
        address=where or "" if target == "repository" else "",
        keep_ledger=keep_ledger,
        uncommitted=uncommitted,
        dry_run=dry_run,
    )
    done = publish(asked)
    tell(done.diagnostics, style)
    if style != "json":
        for line in report(done):
            click.echo(line)
    if done.failed:
        raise click.exceptions.Exit(1)


def _see_that_it_fits(where: str | None, target: str, branch: str | None) -> None:
    """Raises ``UsageError`` for words that go with another target."""
    if target == "repository" and not where:
        raise click.UsageError("say which repository: --to repository URL")
    if target == "artifact" and where:
        raise click.UsageError(f"what is {where}? Say --to branch {where}, or --to repository {where}")
    if branch and target != "repository":
        raise click.UsageError("--branch goes with --to repository; a branch here is --to branch NAME")
