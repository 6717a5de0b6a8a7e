"""Which files count as changed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from pressmark.serve.scan import Trace, changed, scan, scan_again


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for name in ("a.md", "deep/b.md", "deep/er/c.md"):
        (tmp_path / name).write_text(name)
    return tmp_path


def differing(folder: Path, before: dict[str, Trace]) -> list[str]:
    return [Path(path).relative_to(folder).as_posix() for path in changed(before, scan([folder], before))]


def test_nothing_changed(folder: Path) -> None:
    assert differing(folder, scan([folder], {})) == []


def test_what_was_added_written_and_removed(folder: Path) -> None:
    before = scan([folder], {})
    (folder / "a.md").write_text("other")
    (folder / "deep" / "new.md").write_text("new")
    (folder / "deep" / "er" / "c.md").unlink()
    assert differing(folder, before) == ["a.md", "deep/er/c.md", "deep/new.md"]


def test_a_touched_or_rewritten_file_with_the_same_bytes_is_unchanged(folder: Path) -> None:
    before = scan([folder], {})
    os.utime(folder / "a.md", (1, 1))
    (folder / "deep" / "b.md").chmod(0o600)
    (folder / "new").write_text("deep/er/c.md")
    (folder / "new").replace(folder / "deep" / "er" / "c.md")
    assert differing(folder, before) == []


def test_a_file_written_again_within_one_tick_of_the_clock_is_seen(folder: Path) -> None:
    path = folder / "a.md"
    for text in ("1111", "2222", "3333"):
        stamp = time.time_ns()
        path.write_text("0000")
        os.utime(path, ns=(stamp, stamp))
        before = scan([folder], {})
        path.write_text(text)
        os.utime(path, ns=(stamp, stamp))
        assert differing(folder, before) == ["a.md"]


def test_an_old_file_with_the_same_stamp_is_not_read_again(folder: Path) -> None:
    before = {
        path: Trace(trace.stamp, b"remembered", settled=True) for path, trace in scan([folder], {}).items()
    }
    assert {trace.digest for trace in scan([folder], before).values()} == {b"remembered"}


@pytest.mark.parametrize("name", [".#a.md", "a.md~", ".a.md.swp", "4913", "#a.md#", "a.md.tmp", ".DS_Store"])
def test_files_that_editors_leave_for_a_moment_are_no_change(folder: Path, name: str) -> None:
    before = scan([folder], {})
    (folder / name).write_text("x")
    assert differing(folder, before) == []


@pytest.mark.parametrize("name", ["4913.md", "a~b.md", "swp.md", "2015-09-30-tmp.md", "a#.md"])
def test_names_that_only_look_like_those_of_editors_count(folder: Path, name: str) -> None:
    before = scan([folder], {})
    (folder / name).write_text("x")
    assert differing(folder, before) == [name]


def test_links(folder: Path) -> None:
    (folder / "link.md").symlink_to("a.md")
    (folder / "broken.md").symlink_to("nowhere.md")
    (folder / "circle").symlink_to(folder)
    before = scan([folder], {})
    (folder / "a.md").write_text("other")
    (folder / "broken.md").unlink()
    assert differing(folder, before) == ["a.md", "broken.md", "link.md"]


def test_a_large_file_goes_by_its_stamp(folder: Path) -> None:
    path = folder / "scan.tiff"
    path.write_bytes(b"0" * (5 << 20))
    before = scan([folder], {})
    assert differing(folder, before) == []
    os.utime(path, (1, 1))
    assert differing(folder, before) == ["scan.tiff"]


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert scan([tmp_path / "nowhere"], {}) == {}


def test_only_files_that_somebody_told_of_are_looked_at_again(folder: Path) -> None:
    before = scan([folder], {})
    for name in ("a.md", "deep/b.md"):
        (folder / name).write_text("other")
    after = scan_again(before, [str(folder / "a.md"), str(folder / ".a.md.swp"), str(folder / "4913")])
    assert after is not None
    assert changed(before, after) == (str(folder / "a.md"),)
    assert differing(folder, after) == ["deep/b.md"]


def test_files_that_came_or_went_cannot_be_looked_at_alone(folder: Path) -> None:
    before = scan([folder], {})
    (folder / "new.md").write_text("new")
    assert scan_again(before, [str(folder / "new.md")]) is None
    (folder / "a.md").unlink()
    assert scan_again(before, [str(folder / "a.md")]) is None
    (folder / "a.md").symlink_to("nowhere")
    assert scan_again(before, [str(folder / "a.md")]) is None
