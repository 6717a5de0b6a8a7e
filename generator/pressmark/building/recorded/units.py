"""Where it stands what a build leaves, and how the units of its plan are kept."""

from __future__ import annotations

import marshal
from collections.abc import Iterable

from pressmark.building.planning.making import File
from pressmark.pages.planned import Unit

TABLES = "archive"
UNITS = "unit"
READERS = "reader"
RELATED_LISTS = "related"
PARTS = "parts"
"""Where the parts that are read stand among the tables."""
ROLL = "roll"
"""Where the roll of all units stands among the tables."""


def row_of(unit: Unit, files: Iterable[File]) -> bytes:
    """What is kept of a unit and its files."""
    return marshal.dumps((unit.kind, unit.id, places_of(files)))


def places_of(files: Iterable[File]) -> list[tuple[str, bool, str]]:
    """Where the files of a unit stand: each path, whether it is a page, and as what it is listed."""
    return [(file.path, file.page, file.listed) for file in files]
