"""A small language for archives in tests: paths and texts become records."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from pressmark.config import Settings, read_settings
from pressmark.records import Records, read_records
from pressmark.sources import SourceFile, kind_of

Read = Callable[..., Records]


def source(path: str, text: str | bytes) -> SourceFile:
    """A file as if it had been read from the disk."""
    data = text if isinstance(text, bytes) else dedent(text).encode()
    return SourceFile(f"content/{path}", kind_of(f"content/{path}"), data)


@pytest.fixture
def read() -> Read:
    """``read({"articles/a.md": "…"})`` gives the records; ``settings`` is the text of an ``archive.toml``."""

    def reading(files: dict[str, str | bytes], settings: str = "title = 'T'") -> Records:
        chosen: Settings = read_settings("content/archive.toml", settings.encode())[0]
        return read_records([source(path, text) for path, text in files.items()], chosen)

    return reading
