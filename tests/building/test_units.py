"""The units of the plan: each can be planned by itself, from its kind and its id, and asks for no others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from pressmark.archive import Archive, link
from pressmark.building.reading.read import read
from pressmark.building.values import BuildOptions
from pressmark.pages.edition import Edition
from pressmark.pages.finding.records import search_records
from pressmark.pages.kinds import KINDS, unit_of, units_of
from pressmark.related import related

ROOT = Path(__file__).parents[2]

# Kinds of pages that tell of one thing; all others list what the archive holds.
OF_ONE = (
    "article",
    "name",
    "pair",
    "story",
    "year",
    "month",
    "day",
    "page",
    "data of article",
    "data of name",
    "feed of name",
    "feed of story",
    "feed of topic",
)

_Value = TypeVar("_Value")


class Asked(Mapping[str, _Value]):
    """What answers for one key after the other, and does not let itself be gone through."""

    def __init__(self, held: Mapping[str, _Value]) -> None:
        self.held = held

    def __getitem__(self, key: str) -> _Value:
        return self.held[key]

    def __contains__(self, key: object) -> bool:
        return key in self.held

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("All of it is gone through.")

    def __len__(self) -> int:
        return len(self.held)


@pytest.fixture(scope="module")
def edition() -> Edition:
    """The demonstration archive with feeds and search."""
    known = read(BuildOptions(root=ROOT, output=ROOT / "site"))
    assert known.strings
    archive, _ = link(known.records, known.settings, known.ledger.types)
    plain = Edition(archive, known.strings, related(archive), "https://archive.example/")
    return replace(plain, findable=tuple(search_records(plain)))


def afresh(edition: Edition, archive: Archive | None = None) -> Edition:
    """An edition of the same that has made nothing yet."""
    return Edition(
        archive or edition.archive,
        edition.strings,
        edition.related,
        edition.base_url,
        edition.findable,
        known=edition.overview if archive else None,
    )


def test_every_unit_has_a_name_of_its_own(edition: Edition) -> None:
    units = [(unit.kind, unit.id) for unit in units_of(edition)]
    assert len(set(units)) == len(units)
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert {kind for kind, _ in units} == {kind.name for kind in KINDS}
    assert set(OF_ONE) < {kind.name for kind in KINDS}


def test_a_unit_alone_is_planned_as_among_all(edition: Edition) -> None:
    together = [(unit.kind, unit.id, tuple(unit.plan())) for unit in units_of(edition)]
    alone = afresh(edition)
    for kind, own, planned in reversed(together):
        assert tuple(unit_of(alone, kind, own).plan()) == planned, (kind, own)


@pytest.mark.parametrize("kind", OF_ONE)
def test_a_page_of_one_thing_does_not_go_through_the_others(edition: Edition, kind: str) -> None:
    archive = edition.archive
    shut = replace(
        archive,
        articles=Asked(archive.articles),
        entities=Asked(archive.entities),
        stories=Asked(archive.stories),
        topics=Asked(archive.topics),
        reports_of=Asked(archive.reports_of),
    )
    asked = next(one for one in KINDS if one.name == kind)
    for own in asked.ids(edition):
        assert tuple(unit_of(afresh(edition, shut), kind, own).plan())


def test_a_kind_that_is_none_is_an_error(edition: Edition) -> None:
    with pytest.raises(KeyError):
        unit_of(edition, "weather report", "today")
