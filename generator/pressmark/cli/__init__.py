"""The command line: ``pressmark`` and its commands, one file each."""

from __future__ import annotations

import click

from pressmark import __version__
from pressmark.cli.build import build_command
from pressmark.cli.check import check_command
from pressmark.cli.explain import explain_command
from pressmark.cli.imports import import_command
from pressmark.cli.new import new_command
from pressmark.cli.publish import publish_command
from pressmark.cli.serve import serve_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pressmark")
def main() -> None:
    """Turn a folder of annotated news reports into a static, searchable archive."""


_COMMANDS = (
    new_command,
    build_command,
    serve_command,
    check_command,
    publish_command,
    import_command,
    explain_command,
)
for _command in _COMMANDS:
    main.add_command(_command)
