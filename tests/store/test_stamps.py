"""Stamps: the same is said only where it cannot be wrong."""

from __future__ import annotations

import os
from pathlib import Path

from pressmark.store import Clock, Stamp, stamp_of

SECOND = 1_000_000_000
NOW = 1_700_000_000 * SECOND + 7


def stamp(changed: int, *, modified: int | None = None, device: int = 1) -> Stamp:
    return Stamp(device, 2, 3, changed if modified is None else modified, changed)


def test_an_old_stamp_on_our_own_disk_is_settled() -> None:
    assert Clock(1, NOW).settled(stamp(NOW - SECOND - 1))


def test_a_stamp_within_a_tick_is_not() -> None:
    assert not Clock(1, NOW).settled(stamp(NOW - 1))
    assert not Clock(1, NOW).settled(stamp(NOW - 50_000_001))


def test_stamps_in_whole_milliseconds_never_prove_anything() -> None:
    """On such file systems the time of the change is that of the modification, which can be put back."""
    assert not Clock(1, NOW).settled(stamp(NOW - 7 - 1000 * SECOND))
    assert not Clock(1, NOW).settled(stamp(NOW - 7 - 1000 * SECOND + 10_000_000))


def test_a_stamp_from_the_future_or_from_another_disk_is_not() -> None:
    assert not Clock(1, NOW).settled(stamp(NOW + SECOND + 1))
    assert not Clock(1, NOW).settled(stamp(NOW - SECOND - 1, modified=NOW + 5))
    assert not Clock(1, NOW).settled(stamp(NOW - SECOND - 1, device=9))


def test_an_edit_of_equal_length_with_its_time_put_back_changes_the_stamp(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"one")
    os.utime(path, ns=(NOW, NOW))
    before = stamp_of(path)
    while Clock.read(tmp_path).now == (before.changed if before else 0):
        pass  # the next tick of the clock
    path.write_bytes(b"two")
    os.utime(path, ns=(NOW, NOW))
    after = stamp_of(path)
    assert before
    assert after
    assert before.modified == after.modified
    assert before != after


def test_there_is_no_stamp_of_nothing(tmp_path: Path) -> None:
    assert stamp_of(tmp_path / "nothing") is None


def test_the_clock_leaves_nothing_behind(tmp_path: Path) -> None:
    Clock.read(tmp_path)
    assert list(tmp_path.iterdir()) == []
