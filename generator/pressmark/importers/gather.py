"""From the paths that were asked for to the received files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.importers.values import Importer, Received


@dataclass(frozen=True, slots=True)
class _Found:
    """A file to be read: where it is, and its name below what was asked for."""

    path: Path
    name: str


def gather(
    paths: Iterable[Path], importer: Importer, content: Path, most_bytes: int
) -> tuple[tuple[Received, ...], tuple[Diagnostic, ...]]:
    """The files that ``paths`` name, each once, in the order of their paths; a folder stands for what lies
    in it and below.

    What cannot be taken (missing, too large, unreadable, a link out of the folder, a file of the archive's
    own ``content``) becomes a diagnostic.
    """
    problems: list[Diagnostic] = []
    found: dict[Path, _Found] = {}
    for path in paths:
        for item in _files_of(path, importer, problems):
            found.setdefault(item.path.resolve(), item)
    received: list[Received] = []
    for real, item in sorted(found.items(), key=lambda pair: os.fsencode(pair[1].path)):
        outcome = _read(item, real, content.resolve(), most_bytes)
        if isinstance(outcome, Received):
            received.append(outcome)
        else:
            problems.append(outcome)
    return tuple(received), tuple(problems)


def _files_of(path: Path, importer: Importer, problems: list[Diagnostic]) -> Iterator[_Found]:
    if path.is_file():
        yield _Found(path, path.name)
    elif path.is_dir():
        files = [_Found(file, file.relative_to(path).as_posix()) for file in _below(path, importer, problems)]
        if not files:
            problems.append(diagnose("I102", _place(path), endings=" or ".join(importer.endings)))
        yield from files
    elif path.exists():
        problems.append(diagnose("I104", _place(path), reason="it is neither a file nor a folder"))
    else:
        problems.append(diagnose("I101", _place(path)))


def _below(folder: Path, importer: Importer, problems: list[Diagnostic]) -> Iterator[Path]:
    """The files in ``folder`` and below that have an ending of ``importer``; hidden ones and links are
    passed over."""

    def refused(error: OSError) -> None:
        problems.append(diagnose("I104", _place(Path(error.filename)), reason=error.strerror))

    for parent, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if Path(parent, name).is_symlink()]
        for name in sorted([*names, *links]):
            path = Path(parent, name)
            if name.startswith("."):
                continue
            if path.is_symlink():
                if not path.resolve().is_relative_to(folder.resolve()):
                    problems.append(diagnose("I103", _place(path)))
            elif path.suffix.lower() in importer.endings:
                yield path


def _read(item: _Found, real: Path, content: Path, most_bytes: int) -> Received | Diagnostic:
    if real.is_relative_to(content):
        return diagnose("I109", _place(item.path))
    try:
        size = item.path.stat().st_size
        if size > most_bytes:
            return diagnose("I105", _place(item.path), size=f"{size:,}", limit=f"{most_bytes:,}")
        return Received(_readable(str(item.path)), _readable(item.name), item.path.read_bytes())
    except OSError as error:
        return diagnose("I104", _place(item.path), reason=error.strerror)


def _place(path: Path) -> Place:
    return Place(_readable(str(path)))


def _readable(name: str) -> str:
    """``name`` with the bytes of it that are not UTF-8 replaced, so that it can be written down."""
    return os.fsencode(name).decode("utf-8", "replace")
