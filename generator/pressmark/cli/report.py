"""Telling the author: diagnostics in the format asked for, and a last line that sums them up."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

import click

from pressmark.diagnostics import Diagnostic, Severity
from pressmark.diagnostics.formats import as_github, as_json, as_text, ordered

STYLES = ("text", "json", "github")
FORMAT_HELP = "How problems are told: in words, as JSON, or as GitHub's annotations."


def tell(diagnostics: Iterable[Diagnostic], style: str) -> None:
    """Print diagnostics in the order of places: JSON and GitHub's form on standard output, text on standard
    error.
    """
    said = ordered(diagnostics)
    if style == "json":
        click.echo(as_json(said))
        return
    if style == "github":
        for diagnostic in said:
            click.echo(as_github(diagnostic))
        return
    colour = sys.stderr.isatty() and "NO_COLOR" not in os.environ
    for diagnostic in said:
        click.echo(as_text(diagnostic, colour) + "\n", err=True)


def summed_up(diagnostics: Iterable[Diagnostic]) -> str:
    """“2 errors, 1 warning”, or empty when there is nothing to say."""
    counts = dict.fromkeys(Severity, 0)
    for diagnostic in ordered(diagnostics):
        counts[diagnostic.severity] += 1
    parts = [f"{count} {name}{'s' if count > 1 else ''}" for name, count in counts.items() if count]
    return ", ".join(parts)
