"""``pressmark serve``: the archive as it will be published, on this machine, while it is being written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from pressmark.building import MEMORY, BuildOptions, build, build_told, index_site, usual_jobs
from pressmark.cli.build import PREVIEW
from pressmark.cli.report import tell
from pressmark.serve.listening import CannotServe
from pressmark.serve.options import ServeOptions
from pressmark.serve.session import serve
from pressmark.templates import default_theme


@click.command("serve", short_help="Preview the site and follow edits.")
@click.option(
    "--root", default=".", type=click.Path(path_type=Path), help="The archive (default: this folder)."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets your network read it too.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="When it is taken, the next free one is used; 0 is any free one.",
)
@click.option("--open", "browser", is_flag=True, help="Open the preview in the browser.")
@click.option("--drafts", is_flag=True, help="Show drafts too; site/ is left alone then.")
def serve_command(root: Path, host: str, port: int, browser: bool, drafts: bool) -> None:
    """Preview the archive as GitHub Pages will serve it, and build again whenever a file is saved.

    Open pages follow by themselves. An error is shown over them, and the last good site stays. With
    PRESSMARK_EDITOR set (to code, say, or emacsclient), it opens at the line. Ctrl-C ends it.
    """
    if not root.is_dir():
        raise click.UsageError(f"there is no folder {root}")
    options = ServeOptions(
        root=root,
        host=host,
        port=port,
        browser=browser,
        theme=default_theme(),
        colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ,
        editor=os.environ.get("PRESSMARK_EDITOR", ""),
    )
    plan = BuildOptions(
        root=root,
        output=root / (PREVIEW if drafts else "site"),
        drafts=drafts,
        memory=root / MEMORY,
        jobs=usual_jobs(),
        index_later=True,
    )
    try:
        serve(
            options,
            lambda: build(plan),
            click.echo,
            lambda result: index_site(plan, result),
            lambda edited: build_told(plan, edited),
        )
    except CannotServe as refusal:
        tell([refusal.diagnostic], "text")
        raise click.exceptions.Exit(2) from None
