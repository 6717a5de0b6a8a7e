"""What a build leaves for the next edit: the archive as it was linked, and who read what of it."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from pathlib import Path

from pressmark.building.gathering import Site
from pressmark.building.making import File
from pressmark.building.readers import BEYOND, KINDS_FROM
from pressmark.building.recall import Recall
from pressmark.building.recorded import forget, record
from pressmark.building.roll import Roll
from pressmark.building.shelves import Shelf
from pressmark.pages.kinds import KINDS
from pressmark.pages.planned import Unit
from pressmark.store import Memory

TABLES = "archive"
UNITS = "unit"
READERS = "reader"
RELATED_LISTS = "related"
PARTS = "parts"
"""Where the parts that are read stand among the tables."""
ROLL = "roll"
"""Where the roll of all units stands among the tables."""


def record_build(
    memory: Memory, output: Path, site: Site, recall: Recall, beside: Mapping[str, bytes] | None
) -> None:
    """Keep what an edit needs of a build that succeeded; nothing of an archive in which somebody is
    withheld, for there every byte is made anew.
    """
    plan, readers = site.plan, site.readers
    if plan.known.withheld or beside is None:
        forget(memory, output)
        return
    record(memory, output, plan, recall.keys)
    readers.add(BEYOND, plan.read[""])
    for at, kind in enumerate(KINDS):
        readers.add(KINDS_FROM + at, plan.read[kind.name])
    Shelf(memory, output, READERS).fill(readers.rows())
    tables = Shelf(memory, output, TABLES)
    tables.put(PARTS, readers.parts())
    Shelf(memory, output, RELATED_LISTS).fill(beside.items())
    settled = not (plan.known.ledger.lines or plan.known.ledger.source or site.files[BEYOND])
    tables.put(ROLL, Roll.call(plan.units, site.files, settled=settled).written())
    Shelf(memory, output, UNITS).fill(
        (str(at), row_of(unit, site.files[at])) for at, unit in enumerate(plan.units)
    )


def row_of(unit: Unit, files: Iterable[File]) -> bytes:
    """What is kept of a unit and its files."""
    return marshal.dumps((unit.kind, unit.id, places_of(files)))


def places_of(files: Iterable[File]) -> list[tuple[str, bool, str]]:
    """Where the files of a unit stand: each path, whether it is a page, and as what it is listed."""
    return [(file.path, file.page, file.listed) for file in files]
