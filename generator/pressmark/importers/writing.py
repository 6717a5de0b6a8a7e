"""Writes an article: its text and its fields, both or neither."""

from __future__ import annotations

import os
from pathlib import Path

from pressmark.diagnostics import Diagnostic, diagnose
from pressmark.importers.fields_writer import write_fields
from pressmark.importers.placing import Placement


def write(placement: Placement, articles: Path) -> Diagnostic | None:
    """Writes ``placement`` below ``articles``; what went wrong, or None.

    Each file is written beside its place under another name and then renamed, so that nobody ever reads
    half a file. The text goes first: should the program be killed between the two, the next import of the
    same file finds it and adds the fields.
    """
    target = articles / placement.text_path
    if not target.parent.resolve().is_relative_to(articles.parent.resolve()):
        return diagnose("I304", placement.draft.received.place, path=f"content/articles/{placement.folder}")
    wanted = {
        target: placement.draft.text,
        articles / placement.fields_path: write_fields(placement.draft.fields).encode(),
    }
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_all(wanted)
    except OSError as error:
        path = f"content/articles/{placement.text_path}"
        return diagnose("I302", placement.draft.received.place, path=path, reason=error.strerror)
    return None


def _write_all(wanted: dict[Path, bytes]) -> None:
    """Writes all files or, as far as that is in our power, none."""
    fresh: list[Path] = []
    before: dict[Path, bytes | None] = {}
    try:
        for path, data in wanted.items():
            fresh.append(path.with_name(f".{path.name}.new"))
            with fresh[-1].open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for path, temporary in zip(wanted, fresh, strict=True):
            before[path] = path.read_bytes() if path.exists() else None
            temporary.replace(path)
    except OSError:
        for path, old in before.items():
            _restore(path, old)
        raise
    finally:
        for temporary in fresh:
            temporary.unlink(missing_ok=True)


def _restore(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(data)
