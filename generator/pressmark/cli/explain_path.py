"""``pressmark explain PATH``: why the next build would make a file of the site anew."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import click

from pressmark.building import MEMORY, BuildOptions, explain
from pressmark.store import Busy
from pressmark.templates import RenderError

_OUTPUT = "site"
_SOURCES = (".md", ".txt", ".yaml", ".annotations.json")


def is_of_site(what: str) -> bool:
    """Whether ``what`` names a page or file of the site, and no file of the sources."""
    return "/" in what and not what.endswith(_SOURCES)


def explain_path(what: str, root: Path) -> None:
    """Tell it, a line each. Raises :class:`click.ClickException` with what keeps it from being told."""
    path = path_of(what)
    options = BuildOptions(root, root / _OUTPUT, memory=root / MEMORY)
    try:
        lines = explain(options, path)
    except (ValueError, OSError, RenderError) as error:
        raise click.ClickException(f"{error}: “pressmark build” says more") from error
    except Busy as error:
        raise click.ClickException("a build is running: try again when it has ended") from error
    if lines is None:
        raise click.UsageError(f"there is no {path} in the site")
    click.echo(f"{_OUTPUT}/{path}")
    for line in lines:
        click.echo(f"  {line}")


def path_of(what: str) -> str:
    """The path of the file in the site: of an address the page that answers there."""
    below = what.removeprefix("./").removeprefix(f"{_OUTPUT}/").lstrip("/")
    if not below or below.endswith("/"):
        return f"{below}index.html"
    return below if PurePosixPath(below).suffix else f"{below}/index.html"
