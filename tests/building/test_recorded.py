"""What is recorded of an archive is the archive: each part of it comes back as it was linked."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from pressmark.archive import Archive
from pressmark.building import BuildOptions, build
from pressmark.building.reading.read import read
from pressmark.building.recorded.archive import Recorded
from pressmark.building.recorded.shelves import Unrecorded
from pressmark.building.whole import read_archive
from pressmark.keys import fingerprint
from pressmark.pages.overview import Overview
from pressmark.store import Memory

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildOptions:
    folder = tmp_path_factory.mktemp("recorded")
    options = BuildOptions(ROOT, folder / "site", search=False, memory=folder / "memory")
    assert not build(options).failed
    return options


def recorded(options: BuildOptions, memory: Memory) -> Recorded:
    return Recorded(memory, options.output, read(options).settings, drafts=False)


def test_an_archive_comes_back_as_it_was_linked(built: BuildOptions) -> None:
    linked, _ = read_archive(ROOT)
    assert built.memory is not None
    with Memory(built.memory, fingerprint()) as memory:
        found = recorded(built, memory).archive
        for field in fields(Archive):
            before, after = getattr(linked, field.name), getattr(found, field.name)
            if hasattr(before, "items"):
                assert list(before.items()) == list(after.items()), field.name
            else:
                assert before == after, field.name


def test_what_was_computed_over_it_comes_back(built: BuildOptions) -> None:
    linked, _ = read_archive(ROOT)
    assert built.memory is not None
    with Memory(built.memory, fingerprint()) as memory:
        known = recorded(built, memory)
        found, before = known.overview(known.archive), Overview(linked)
        for name in (name for name in vars(Overview) if not name.startswith("_")):
            assert getattr(found, name) == getattr(before, name), name


def test_what_is_not_there_is_said_to_be_missing(built: BuildOptions, tmp_path: Path) -> None:
    with Memory(tmp_path, fingerprint()) as memory, pytest.raises(Unrecorded):
        assert recorded(built, memory).archive
