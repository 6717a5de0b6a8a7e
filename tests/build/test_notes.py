"""What units of the plan are noted to read is all that they read: whatever changes inside of a report, only
units differ that are known to read it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from pressmark.archive import Archive
from pressmark.build import BuildOptions
from pressmark.build.reading import read
from pressmark.build.whole import read_archive
from pressmark.pages.edition import Edition
from pressmark.pages.kinds import units_of
from pressmark.pages.notes import RELATED, WHOLE
from pressmark.pages.parts import part_of
from pressmark.related import related

CONTENT = Path(__file__).parents[2] / "content"
BASE = "https://news.example/"


class Planned(NamedTuple):
    """A site as it is planned: what each unit plans, and what of the insides of reports it has read."""

    edition: Edition
    plans: Mapping[tuple[str, str], object]
    read: Mapping[tuple[str, str], Mapping[str, list[str]]]


def planned(root: Path) -> Planned:
    archive, _ = read_archive(root)
    strings = read(BuildOptions(root, root / "site", base_url=BASE)).strings
    assert strings is not None
    edition = Edition(archive, strings, related(archive), BASE).noted()
    units = tuple(units_of(edition))
    assert edition.notes.taken() == {}
    plans, notes = {}, {}
    for unit in units:
        plans[unit.kind, unit.id] = tuple(unit.plan())
        notes[unit.kind, unit.id] = edition.notes.taken()
    return Planned(edition, plans, notes)


@pytest.fixture(scope="module")
def before() -> Planned:
    return planned(CONTENT.parent)


def differs(part: str, stem: str, old: Edition, new: Edition) -> bool:
    if part == RELATED:
        return old.related.get(stem, ()) != new.related.get(stem, ())
    if part == WHOLE:
        return _inside(old.archive, stem) != _inside(new.archive, stem)
    return part_of(old, part, stem) != part_of(new, part, stem)


def _inside(archive: Archive, stem: str) -> object:
    article = archive.articles[stem]
    return article.record.body, article.named, article.said


def _longer(text: str) -> str:
    return f"{text}\nNobody had said so before.\n"


def _louder(text: str) -> str:
    """Every paragraph begins otherwise, and with it the sentences in which somebody is named there."""
    _, fields, body = text.split("---\n", 2)
    begun = re.sub(r"(?m)^(?=[“A-Z\[])", "Yet ", body)
    return f"---\n{fields}---\n{begun}"


@pytest.mark.parametrize("change", [_longer, _louder])
@pytest.mark.parametrize("number", [2, 17, 31, 40])
def test_only_what_has_read_it_differs(
    tmp_path: Path, before: Planned, number: int, change: Callable[[str], str]
) -> None:
    root = tmp_path / "archive"
    shutil.copytree(CONTENT, root / "content")
    path = sorted((root / "content" / "articles").rglob("*.md"))[number]
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    after = planned(root)
    assert after.plans.keys() == before.plans.keys()
    changed = {unit for unit, plan in after.plans.items() if plan != before.plans[unit]}
    assert changed
    stale = {
        unit
        for unit, read in before.read.items()
        for part, stems in read.items()
        for stem in stems
        if differs(part, stem, before.edition, after.edition)
    }
    assert changed <= stale
