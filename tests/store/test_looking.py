"""Many stamps at once are the stamps one by one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pressmark.store import (
    NO_STAMP,
    UNPROVED,
    Clock,
    Stamp,
    in_pieces,
    packed_stamp,
    stamp_of,
    stamps_of,
)
from pressmark.store import looking as looking_at_many

NOW = 1_700_000_000_000_000_007


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    (tmp_path / "file").write_bytes(b"words")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "lost").symlink_to("nowhere")
    os.utime(tmp_path / "file", ns=(0, -5))
    return [str(tmp_path / name) for name in ("file", "nothing", "folder", "link", "lost", "folder/")]


@pytest.mark.parametrize("follow", [True, False])
@pytest.mark.parametrize("jobs", [1, 2])
def test_many_are_as_one_by_one(
    paths: list[str], monkeypatch: pytest.MonkeyPatch, follow: bool, jobs: int
) -> None:
    monkeypatch.setattr(looking_at_many, "_WORTHWHILE", 2)
    one_by_one = [packed_stamp(stamp_of(path, follow=follow)) for path in paths]
    for at_once in (1, 2, 100):
        monkeypatch.setattr(looking_at_many, "_AT_ONCE", at_once)
        assert in_pieces(stamps_of(paths, follow=follow, jobs=jobs)) == one_by_one
    assert one_by_one.count(NO_STAMP) == (2 if follow else 1)
    assert stamps_of([], jobs=jobs) == b""


def test_a_child_that_is_killed_is_done_without(paths: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    expected = stamps_of(paths)
    parent, really = os.getpid(), looking_at_many._stamps

    def killed(some: list[str], follow: bool) -> bytes:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return really(some, follow)

    monkeypatch.setattr(looking_at_many, "_WORTHWHILE", 2)
    monkeypatch.setattr(looking_at_many, "_stamps", killed)
    assert stamps_of(paths, jobs=2) == expected
    monkeypatch.setattr(os, "fork", lambda: (_ for _ in ()).throw(OSError("no more processes")))
    assert stamps_of(paths, jobs=2) == expected


def test_what_was_asked_for_need_not_be_taken(tmp_path: Path) -> None:
    """A test that runs beside others has threads, and must not fork: this is in a process of its own."""
    (tmp_path / "file").write_bytes(b"words")
    # More than a pipe holds: the child waits to tell it until nobody listens any more.
    program = f"""
import os
from pressmark.store import Asked, stamps_of
children, fork = [], os.fork
os.fork = lambda: children.append(fork()) or children[-1]
paths = [{str(tmp_path / "file")!r}] * 30_000
with Asked(paths):
    pass
with Asked(paths) as asked:
    assert asked.stamps() == stamps_of(paths)
assert len(children) == 2
for child in children:
    try:
        raise AssertionError(os.waitpid(child, os.WNOHANG))
    except ChildProcessError:
        pass
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_numbers_that_do_not_fit_prove_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    far = packed_stamp(Stamp(1, 2**64 - 1, 3, NOW, NOW))
    assert far not in (NO_STAMP, UNPROVED)
    assert Clock(1, NOW + 10**9).proof(far) == UNPROVED


def test_only_what_is_settled_is_a_proof() -> None:
    clock = Clock(1, NOW)
    old, new = (packed_stamp(Stamp(1, 2, 3, at, at)) for at in (NOW - 10**9 - 1, NOW - 1))
    assert clock.proof(old) == old
    assert clock.proof(new) == clock.proof(NO_STAMP) == clock.proof(UNPROVED) == UNPROVED
    assert clock.proofs(old + new + old) == old + UNPROVED + old
