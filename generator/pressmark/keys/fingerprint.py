"""The fingerprint of the program: what has to be equal for earlier work to be worth anything."""

from __future__ import annotations

import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

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
_PROGRAM = Path(__file__).resolve().parents[1]
_PASSED_OVER = frozenset({"__pycache__", "_theme"})


@cache
def fingerprint() -> bytes:
    """The digest of every file of the program itself (its theme is asked for separately), of the versions of
    the libraries that make pages, and of the Python that runs it.
    """
    parts = [
        sys.version.encode(),
        sys.implementation.cache_tag.encode() if sys.implementation.cache_tag else b"",
    ]
    for name in _LIBRARIES:
        parts += [name.encode(), _version(name).encode()]
    for path in sorted(_PROGRAM.rglob("*")):
        below = path.relative_to(_PROGRAM)
        if path.is_file() and _PASSED_OVER.isdisjoint(below.parts):
            parts += [below.as_posix().encode(), path.read_bytes()]
    return digest_of_bytes(*parts)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
