"""``pressmark explain CODE``: what a diagnostic means and what to do."""

from __future__ import annotations

import re
from difflib import get_close_matches

import click

from pressmark.diagnostics import CODES


@click.command("explain", short_help="Say more about a problem.")
@click.argument("what", metavar="[CODE]", required=False)
def explain_command(what: str | None) -> None:
    """Say more about a problem by its CODE, such as L402, and what to do; without a code, list them all."""
    if what is None:
        for code in sorted(CODES):
            click.echo(f"{code}  {CODES[code].severity:<8} {_open(CODES[code].message)}")
        return
    entry = CODES.get(what.strip("[]").upper())
    if entry is None:
        near = get_close_matches(what.upper(), CODES, 1)
        more = f" Did you mean {near[0]}?" if near else " “pressmark explain” lists them all."
        raise click.UsageError(f"there is no code {what}.{more}")
    click.echo(f"{entry.code} ({entry.severity})\n{_open(entry.message)}\n\n{entry.explanation.strip()}")
    if entry.hint:
        click.echo(f"\nWhat to do: {_open(entry.hint)}")


def _open(words: str) -> str:
    """``words`` with … where a diagnostic fills in what it found."""
    opened = re.sub(r"(?<!\{)\{[a-z_]+\}(?!\})", "…", words)
    return opened.replace("{{", "{").replace("}}", "}")
