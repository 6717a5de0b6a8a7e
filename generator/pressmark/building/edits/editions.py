"""What pages were made from before some edits inside of reports, and what they are made from after them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from pressmark.archive import Archive
from pressmark.archive.renewing import Edits, renewed
from pressmark.building.edits.desk import Edit
from pressmark.building.recorded.archive import Recorded
from pressmark.building.recorded.plain import plain_names, plain_ties
from pressmark.building.recorded.shelves import OneByOne, Table
from pressmark.languages import Strings
from pressmark.pages.edition import Edition
from pressmark.pages.notes import ALL, ANY_TIES, FINDABLE, SAID_TO, STRONGEST_TIES, TABLES, TIES
from pressmark.pages.overview import Overview
from pressmark.related import Relation
from pressmark.ties import Best, NamedIn, Rows, Strongest, named_in
from pressmark.ties import renewed as ties_renewed
from pressmark.ties.together import OF_A_NAME, OF_ALL


@dataclass(frozen=True, slots=True)
class Editions:
    """The editions ``before`` and ``after``. ``names`` are named in other reports than before; ``rows`` of
    tables differ, each a table and a key, as :class:`~pressmark.pages.notes.Notes` has them; ``tables`` are
    to be remembered as they are now.
    """

    before: Edition
    after: Edition
    names: frozenset[str]
    rows: frozenset[tuple[str, str]]
    tables: Mapping[str, Any]


def editions(
    recorded: Recorded,
    edits: Mapping[str, Edit],
    strings: Strings,
    list_of: Callable[[str], tuple[Relation, ...]],
) -> Editions:
    """The editions before and after ``edits``; ``list_of`` gives the related reports of one as they are now,
    and is not asked for those as they were.
    """
    before = recorded.archive
    overview = recorded.overview(before)
    found = Edits(before.order, before.articles, {stem: edit.after for stem, edit in edits.items()})
    archive = renewed(before, found)
    said_to = found.table(SAID_TO, Table(partial(recorded.plain, SAID_TO)))
    tables: dict[str, Any] = {name: dict(getattr(archive, name)) for name in TABLES if name in found.changed}
    rows = {(name, key) for name, keys in found.changed.items() for key in keys}
    now: dict[str, Any] = {}
    if SAID_TO in found.changed:
        now["said_to"] = tables["said_to"] = said_to
    if found.names:
        ties = _ties(overview, archive, found)
        now["named_in"], now["strongest"] = ties
        tables["named_in"] = plain_names(ties[0])
        tables["strongest"] = plain_ties(ties[1])
        rows |= _ties_that_differ(overview.strongest, ties[1])
    if not all(edit.types_alike for edit in edits.values()):
        rows.add((FINDABLE, ALL))
    related = OneByOne(before.order, list_of)
    base_url = before.settings.base_url
    was = Edition(before, strings, related, base_url, known=overview)
    after = Edition(archive, strings, related, base_url, known=recorded.overview(archive, now))
    return Editions(was, after.noted(), found.names, frozenset(rows), tables)


def _ties(overview: Overview, archive: Archive, edits: Edits) -> tuple[NamedIn, Strongest]:
    """Who is named with whom now."""
    new = named_in(edits.now.values())
    was = overview.named_in
    mains = {stem: names for stem, names in was.mains.items() if stem not in new.names} | dict(new.mains)
    now = NamedIn({**was.names, **new.names}, mains)
    touched = {name for stem in new.names for name in (*was.names[stem], *new.names[stem])}
    rows = Rows(archive.reports_of, now)
    return now, ties_renewed(overview.strongest, rows, edits.names, frozenset(touched))


def _ties_that_differ(before: Strongest, now: Strongest) -> set[tuple[str, str]]:
    names = before.of.keys() | now.of.keys()
    none = Best(())
    rows = {
        (TIES, name) for name in names if _shown(before.of.get(name, none)) != _shown(now.of.get(name, none))
    }
    if _in_order(before.all) != _in_order(now.all):
        rows.add((STRONGEST_TIES, ALL))
    if bool(before.all.bonds) != bool(now.all.bonds):
        rows.add((ANY_TIES, ALL))
    return rows


def _shown(best: Best) -> set[tuple[int, str, str]]:
    """The ties of a name that are shown, without their strength: no page tells it."""
    return {bond[1:] for bond in best.bonds[:OF_A_NAME]}


def _in_order(best: Best) -> list[tuple[int, str, str]]:
    """The ties of the archive that are shown, in their order."""
    return [bond[1:] for bond in best.bonds[:OF_ALL]]
