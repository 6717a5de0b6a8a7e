"""The command line: ``pressmark`` and its commands, one file each."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import cast

import click

from pressmark import __version__

_FILES = {
    "new": "new",
    "build": "build",
    "serve": "serve",
    "check": "check",
    "publish": "publish",
    "import": "imports",
    "explain": "explain",
}


class _Commands(Mapping[str, click.Command]):
    """The commands by name, each loaded when it is asked for: what one needs, another need not wait for."""

    def __getitem__(self, name: str) -> click.Command:
        file = import_module(f"{__name__}.{_FILES[name]}")
        return cast(click.Command, getattr(file, f"{name}_command"))

    def __iter__(self) -> Iterator[str]:
        return iter(_FILES)

    def __len__(self) -> int:
        return len(_FILES)


# Click asks for a mapping that could be changed, and changes it only for who adds a command.
@click.group(
    commands=cast(MutableMapping[str, click.Command], _Commands()),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="pressmark")
def main() -> None:
    """Turn a folder of annotated news reports into a static, searchable archive."""


def run() -> None:
    """The program from the command line. It ends without taking apart what it holds: that would be 3 s after
    a build of 10,000 reports, for memory that the system takes back at once.
    """
    try:
        main()
    except SystemExit as end:
        code = 0 if end.code is None else end.code
        if not isinstance(code, int) or threading.active_count() > 1:
            raise
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
