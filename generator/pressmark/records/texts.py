"""What the records of all kinds have in common: decoding a file, its fields, its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pressmark.annotations.marks import finish
from pressmark.annotations.values import Parsed
from pressmark.config import Settings
from pressmark.diagnostics import Diagnostic, Place, SourceText, diagnose
from pressmark.diagnostics.decoding import decode_text
from pressmark.frontmatter import Named, front_matter, read_fields
from pressmark.frontmatter.shapes import Field
from pressmark.markdown import read_markdown
from pressmark.records.values import Written
from pressmark.sources import SourceFile
from pressmark.text import Body


@dataclass(slots=True)
class Opened:
    """A file being read: its text, the values of its fields with their places, and what is wrong so far.

    ``source`` is None when the file cannot be read as text; ``body_line`` is the line its body begins at, 0
    when it is not known where. ``readable`` tells whether the fields could be read at all.
    """

    source: SourceText | None = None
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    body_line: int = 0
    readable: bool = False
    found: list[Diagnostic] = field(default_factory=list)

    def place(self, name: str, path: str) -> Place:
        """Where the field ``name`` stands; the file as a whole when it does not."""
        return self.places.get(name, Place(path))

    def top(self, path: str) -> Place:
        """The first line of the file."""
        return self.source.place(1, 1) if self.source is not None else Place(path)


def open_text(file: SourceFile, settings: Settings, found: list[Diagnostic]) -> SourceText | None:
    """The text of ``file``; None when it is too large or no text, which is added to ``found``."""
    if len(file.data) > settings.limits.article_bytes:
        found.append(
            diagnose("F307", Place(file.path), size=len(file.data), limit=settings.limits.article_bytes)
        )
        return None
    source, wrong = decode_text(file.path, file.data)
    found.extend(wrong)
    return source


def open_markdown(file: SourceFile, table: Mapping[str, Field], settings: Settings) -> Opened:
    """A Markdown file with its fields at its top."""
    opened = Opened()
    opened.source = open_text(file, settings, opened.found)
    if opened.source is None:
        return opened
    extent, problem = front_matter(opened.source)
    if problem:
        opened.found.append(problem)
    if extent:
        opened.body_line = extent.body
        _read(opened, table, extent.first, extent.last)
    return opened


def open_fields(file: SourceFile, table: Mapping[str, Field], settings: Settings) -> Opened:
    """A file that consists of fields alone."""
    opened = Opened()
    opened.source = open_text(file, settings, opened.found)
    if opened.source is not None and not opened.source.text.strip():
        opened.found.append(diagnose("F103", Place(file.path)))
    elif opened.source is not None:
        _read(opened, table, 1, len(opened.source.lines) + 1)
    return opened


def _read(opened: Opened, table: Mapping[str, Field], first: int, last: int) -> None:
    assert opened.source is not None
    values, places, found = read_fields(table, opened.source, first, last)
    opened.readable = values is not None
    opened.values, opened.places = values or {}, places
    opened.found.extend(found)


def read_body(opened: Opened, file: SourceFile, language: str, settings: Settings) -> Parsed:
    """The Markdown of the body; empty when it is not known where it begins."""
    if opened.source is None or not opened.body_line:
        return Parsed(body=Body())
    types = tuple(kind.name for kind in settings.types)
    return read_markdown(opened.source, opened.body_line, path=file.path, language=language, types=types)


def finished(opened: Opened, parsed: Parsed, language: str) -> Parsed:
    """``parsed`` with the address and the quotation of every mark; what is wrong in it is added to
    ``opened``."""
    opened.found.extend(parsed.diagnostics)
    return finish(parsed, language)


def written(name: Named) -> Written:
    """A name of the fields as records keep it."""
    return Written(name.text, name.place)


def all_written(names: tuple[Named, ...]) -> tuple[Written, ...]:
    """Several names, each once, at its first place."""
    first: dict[str, Written] = {}
    for name in names:
        first.setdefault(name.text, written(name))
    return tuple(first.values())
