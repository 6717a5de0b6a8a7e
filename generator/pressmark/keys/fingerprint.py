"""The fingerprint of the program: what has to be equal for earlier work to be worth anything.

Every build computes it before anything else, so it loads nothing and reads each file but once.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from io import FileIO

from pressmark.keys.closed import digest_of_bytes

# What a byte of the site may depend on. Others (click, watchdog) never see one.
_LIBRARIES = (
    "jinja2",
    "markupsafe",
    "markdown-it-py",
    "mdit-py-plugins",
    "mdurl",
    "PyYAML",
    "msgspec",
    "Babel",
    "pyuca",
    "pagefind-bin",
    "pagefind-bin-extended",
)
_PROGRAM = os.path.realpath(f"{__file__}/../..")
_PASSED_OVER = frozenset({"__pycache__", "_theme"})
_INFO = re.compile(r"([^-]+)(?:-.*)?\.(?:dist|egg)-info", re.IGNORECASE)


@cache
def fingerprint() -> bytes:
    """The digest of every file of the program itself (its theme is asked for separately), of the versions of
    the libraries that make pages, and of the Python that runs it.
    """
    parts = [
        sys.version.encode(),
        sys.implementation.cache_tag.encode() if sys.implementation.cache_tag else b"",
        *(name.encode() for name in installed(tuple(sys.path))),
    ]
    for path, real in sorted(_files(_PROGRAM, "")):
        with FileIO(real) as file:
            parts += [path.encode(), file.readall()]
    return digest_of_bytes(*parts)


def installed(folders: tuple[str, ...]) -> Iterator[str]:
    """The libraries with their versions, as they are installed in folders from which Python loads, in their
    order: the names of the folders that say so. Where one is an archive, its own words on versions too.
    """
    wanted = frozenset(map(_normalised, _LIBRARIES))
    for folder in folders:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 -- nothing that loads more
        except NotADirectoryError:
            yield from _told_by_libraries()
            continue
        except OSError:
            continue
        told = ((name, _INFO.fullmatch(name)) for name in sorted(names))
        yield from (name for name, info in told if info and _normalised(info[1]) in wanted)


def _normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name).lower()


def _told_by_libraries() -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError, version

    for name in _LIBRARIES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue


def _files(folder: str, above: str) -> Iterator[tuple[str, str]]:
    """Each file below a folder, and where it lies."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name in _PASSED_OVER:
                continue
            if entry.is_dir():
                yield from _files(entry.path, f"{above}{entry.name}/")
            else:
                yield above + entry.name, entry.path
