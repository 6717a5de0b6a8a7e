"""What units of the plan are noted to read is all that they read: whatever changes inside of a report, only
units differ that are known to read it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from pressmark.archive import Archive
from pressmark.building import BuildOptions
from pressmark.building.reading.read import read
from pressmark.building.whole import read_archive
from pressmark.pages.edition import Edition
from pressmark.pages.finding.records import search_records
from pressmark.pages.kinds import KINDS, units_of_kind
from pressmark.pages.notes import (
    ALL,
    ANY_TIES,
    FINDABLE,
    RELATED,
    ROWS,
    SAID_TO,
    STRONGEST_TIES,
    TABLES,
    TIES,
    WHOLE,
)
from pressmark.pages.parts import part_of
from pressmark.related import related

CONTENT = Path(__file__).parents[2] / "content"
BASE = "https://news.example/"


class Planned(NamedTuple):
    """A site as it is planned: what each unit plans, and what each has read of what an edit can change; what
    was read to know the units of a kind stands under the kind and nothing.
    """

    edition: Edition
    plans: Mapping[tuple[str, str], object]
    read: Mapping[tuple[str, str | None], Mapping[str, list[str]]]


def planned(root: Path) -> Planned:
    archive, _ = read_archive(root)
    strings = read(BuildOptions(root, root / "site", base_url=BASE)).strings
    assert strings is not None
    edition = Edition(archive, strings, related(archive), BASE)
    edition = replace(edition, findable=tuple(search_records(edition))).noted()
    plans: dict[tuple[str, str], object] = {}
    notes: dict[tuple[str, str | None], Mapping[str, list[str]]] = {}
    for kind in KINDS:
        units = tuple(units_of_kind(edition, kind))
        notes[kind.name, None] = edition.notes.taken()
        assert notes[kind.name, None].keys() <= ROWS
        for unit in units:
            plans[unit.kind, unit.id] = tuple(unit.plan())
            notes[unit.kind, unit.id] = edition.notes.taken()
    return Planned(edition, plans, notes)


@pytest.fixture(scope="module")
def before() -> Planned:
    return planned(CONTENT.parent)


def differs(part: str, key: str, old: Edition, new: Edition) -> bool:
    if part in ROWS:
        return _row(old, part, key) != _row(new, part, key)
    if part == RELATED:
        return old.related.get(key, ()) != new.related.get(key, ())
    if part == WHOLE:
        return _inside(old.archive, key) != _inside(new.archive, key)
    return part_of(old, part, key) != part_of(new, part, key)


def _row(edition: Edition, table: str, key: str) -> object:
    """What a row of a table says to whoever makes pages."""
    if table in TABLES:
        rows = getattr(edition.archive, table)
        return rows.get(key) if key != ALL else tuple(rows)
    if table == SAID_TO:
        return edition.said_to(key)
    if table == FINDABLE:
        return tuple(edition.findable)
    told = [(tie.one, tie.other, tie.count) for tie in edition.ties_of(key)]
    every = [(tie.one, tie.other, tie.count) for tie in edition.strongest_ties]
    return {TIES: told, STRONGEST_TIES: every, ANY_TIES: bool(every)}[table]


def _inside(archive: Archive, stem: str) -> object:
    article = archive.articles[stem]
    return article.record.body, article.named, article.said, article.links_to


def _longer(text: str) -> str:
    return f"{text}\nNobody had said so before.\n"


def _louder(text: str) -> str:
    """Every paragraph begins otherwise, and with it the sentences in which somebody is named there."""
    _, fields, body = text.split("---\n", 2)
    begun = re.sub(r"(?m)^(?=[“A-Z\[])", "Yet ", body)
    return f"---\n{fields}---\n{begun}"


def _naming(text: str) -> str:
    """Two are named besides: one whom most reports name, and one whom few do."""
    return f"{text}\n[[Vladimir Putin]] met [[Angela Merkel]]; see [[2015-09-30-reuters-strikes]].\n"


def _nameless(text: str) -> str:
    """Nobody is named any more in the last paragraph that names anybody."""
    begin, end = text.rindex("[["), text.rindex("]]")
    return re.sub(r"\[\[(?:[^]|]*\|)?([^]]*)\]\](\{[^}]*\})?", r"\1", text[: end + 2][begin:]).join(
        (text[:begin], text[end + 2 :])
    )


@pytest.mark.parametrize("change", [_longer, _louder, _naming, _nameless])
@pytest.mark.parametrize("number", [2, 17, 31, 40])
def test_only_what_has_read_it_differs(
    tmp_path: Path, before: Planned, number: int, change: Callable[[str], str]
) -> None:
    root = tmp_path / "archive"
    shutil.copytree(CONTENT, root / "content")
    path = sorted((root / "content" / "articles").rglob("*.md"))[number]
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    after = planned(root)
    changed = {unit for unit, plan in after.plans.items() if plan != before.plans.get(unit, plan)}
    assert changed
    stale = {
        unit
        for unit, read in before.read.items()
        for part, keys in read.items()
        for key in keys
        if differs(part, key, before.edition, after.edition)
    }
    assert changed <= stale
    come_and_gone = after.plans.keys() ^ before.plans.keys()
    assert {(kind, None) for kind, _ in come_and_gone} <= stale
