"""``pressmark publish``: the site once more, checked, and its addresses recorded for good."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from pressmark.build import BuildOptions, BuildResult, build
from pressmark.cli.report import FORMAT_HELP, STYLES, summed_up, tell
from pressmark.diagnostics import Place, diagnose
from pressmark.ledger import LEDGER, Changes, Publication, ledger_bytes, stopping
from pressmark.output import check_output, replace_file

_SHOWN = 20


@click.command("publish", short_help="Build what is to be published, and record its addresses.")
@click.option(
    "--root", default=".", type=click.Path(path_type=Path), help="The archive (default: this folder)."
)
@click.option(
    "--output", type=click.Path(path_type=Path), help="Where the site goes (default: site in the archive)."
)
@click.option("--base-url", metavar="URL", help="Where the site will be published; replaces the setting.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--format", "style", default="text", type=click.Choice(STYLES), help=FORMAT_HELP)
def publish_command(root: Path, output: Path | None, base_url: str | None, dry_run: bool, style: str) -> None:
    """Build the site, say what is new since the last publication, and record every address in the ledger.

    The ledger is content/published.tsv; keep it under git. An address that was once published and that
    nothing answers any more is an error here.

    Exit code 0: ready to be published; 1: errors, and nothing was written; 2: misuse.
    """
    if not root.is_dir():
        raise click.UsageError(f"there is no folder {root}")
    output = output or root / "site"
    refused = check_output(output, root)
    if refused:
        tell(refused, style)
        raise click.exceptions.Exit(1)
    with _target(output, dry_run) as target:
        result = build(BuildOptions(root=root, output=target, base_url=base_url, publishing=True))
    failed = result.failed
    diagnostics = list(stopping(result.diagnostics))
    if not failed and not dry_run and result.publication:
        try:
            replace_file(root / LEDGER, ledger_bytes(result.publication.lines))
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            diagnostics.append(diagnose("R915", Place(LEDGER), why=why))
            failed = True
    tell(diagnostics, style)
    if style == "text":
        result = replace(result, diagnostics=tuple(diagnostics), failed=failed)
        for line in _report(result, dry_run=dry_run):
            click.echo(result.withheld.masked(line))
    if failed:
        raise click.exceptions.Exit(1)


@contextmanager
def _target(output: Path, dry_run: bool) -> Iterator[Path]:
    """Where the site is made: in its folder, or aside when nothing may be written."""
    if not dry_run:
        yield output
        return
    with tempfile.TemporaryDirectory(prefix="pressmark-") as aside:
        yield Path(aside) / "site"


def _report(result: BuildResult, *, dry_run: bool) -> Iterator[str]:
    if result.publication and not result.publication.begun:
        yield "Nothing was recorded so far: this is the first publication."
    if result.publication:
        yield from _changes(result.publication)
    if result.failed:
        yield f"Not ready to be published: {summed_up(result.diagnostics)}."
        return
    assert result.publication is not None
    count = len(result.publication.lines)
    if dry_run:
        yield f"Nothing was written. {LEDGER} would hold {_of(count, 'address', 'addresses')}."
        return
    if not result.addressed:
        yield "The site does not know its address, so it has no feeds: give --base-url, or set base_url."
    yield f"{result.pages} pages in {result.output}; {_of(count, 'address', 'addresses')} in {LEDGER}."
    yield f"Now commit {LEDGER} with the rest, and push."


def _changes(publication: Publication) -> Iterator[str]:
    changes = publication.changes
    for what, (total, new) in (("report", changes.reports), ("name", changes.names)):
        yield f"{_of(total, what, what + 's')}, {new} of them new"
    for title, rows in _tables(changes):
        if rows:
            yield f"{_of(len(rows), 'address', 'addresses')} {title}:"
            yield from (f"    {row}" for row in rows[:_SHOWN])
            if len(rows) > _SHOWN:
                yield f"    … and {len(rows) - _SHOWN} more"
    if changes.dropped:
        yield f"{_of(changes.dropped, 'address', 'addresses')} of what is withheld left out"
    if not any(rows for _, rows in _tables(changes)):
        yield "No address is new, and none has moved."


def _tables(changes: Changes) -> tuple[tuple[str, list[str]], ...]:
    moved = [f"{address} → {' or '.join(targets)}" for address, targets in changes.moved]
    known = {address for address, _ in changes.moved}
    new = [address for address in changes.new if address not in known]
    back, lost = list(changes.back), list(changes.lost)
    return ("new", new), ("moved", moved), ("standing again", back), ("lost", lost)


def _of(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
