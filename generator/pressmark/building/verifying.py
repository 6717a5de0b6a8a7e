"""The proof on an author's own archive: a build that remembers made what one that knows nothing makes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from pressmark.building.start import build
from pressmark.building.values import BuildOptions, BuildResult
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.output import files_below

_TOLD = 10


def verify(options: BuildOptions, result: BuildResult) -> tuple[Diagnostic, ...]:
    """What differs between the site that stands after the build that gave ``result``, its diagnostics too,
    and those of a build without a memory and by one process; ten differences at most.
    """
    with tempfile.TemporaryDirectory(prefix="pressmark-") as folder:
        output = Path(folder) / options.output.name
        alone = replace(options, output=output, memory=None, clean=False, jobs=1, index_later=False)
        clean = build(alone)
        differing = [*_files(options.output, output), *_words(result, clean)]
    return tuple(islice(differing, _TOLD))


def _files(stands: Path, clean: Path) -> Iterator[Diagnostic]:
    before, wanted = set(files_below(stands)), set(files_below(clean))
    for path in sorted(before | wanted):
        place = Place(f"{stands.name}/{path}")
        if path not in wanted:
            yield diagnose("O808", place, why="a clean build makes no such file")
        elif path not in before:
            yield diagnose("O808", place, why="the file is missing")
        elif (stands / path).read_bytes() != (clean / path).read_bytes():
            yield diagnose("O808", place, why="a clean build makes another file")


def _words(result: BuildResult, clean: BuildResult) -> Iterator[Diagnostic]:
    for one in (*result.diagnostics, *clean.diagnostics):
        if (one in result.diagnostics) != (one in clean.diagnostics):
            yield diagnose("O808", one.place, why=f"only one of both builds says {one.code}")
