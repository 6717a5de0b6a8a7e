"""What a build leaves for the next edit: the archive as it was linked, and who read what of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pressmark.building.gathering import Site
from pressmark.building.reading.recall import Recall
from pressmark.building.recorded.archive import forget, record
from pressmark.building.recorded.readers import BEYOND, KINDS_FROM
from pressmark.building.recorded.roll import Roll
from pressmark.building.recorded.shelves import Shelf
from pressmark.building.recorded.units import PARTS, READERS, RELATED_LISTS, ROLL, TABLES, UNITS, row_of
from pressmark.pages.kinds import KINDS
from pressmark.store import Memory


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
