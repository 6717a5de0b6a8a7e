"""The memory: what is kept, what is forgotten, and what becomes of one that is damaged, foreign or held."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pressmark.store import Busy, Memory
from pressmark.store.memory import FILE


def remembered(folder: Path, key: bytes = b"key", program: bytes = b"program") -> bytes | None:
    with Memory(folder, program) as memory:
        return memory.work(key)


def fill(folder: Path, **work: bytes) -> None:
    with Memory(folder, b"program") as memory:
        for key, value in work.items():
            memory.learn(key.encode(), value)
        memory.keep(whole=True)


def test_what_was_learnt_is_there_for_the_next(tmp_path: Path) -> None:
    fill(tmp_path, key=b"value")
    assert remembered(tmp_path) == b"value"


def test_a_build_that_does_not_end_leaves_nothing(tmp_path: Path) -> None:
    fill(tmp_path, key=b"value")
    with Memory(tmp_path, b"program") as memory:
        memory.learn(b"key", b"other")
        memory.say("name", b"other")
    assert remembered(tmp_path) == b"value"


def test_what_nobody_asked_for_is_forgotten_by_a_whole_build_only(tmp_path: Path) -> None:
    fill(tmp_path, key=b"value", stale=b"value")
    with Memory(tmp_path, b"program") as memory:
        memory.work(b"key")
        memory.keep(whole=False)
    assert remembered(tmp_path, b"stale") == b"value"
    with Memory(tmp_path, b"program") as memory:
        memory.work(b"key")
        memory.keep(whole=True)
    assert remembered(tmp_path, b"stale") is None
    assert remembered(tmp_path) == b"value"


def test_the_memory_of_another_program_is_worth_nothing(tmp_path: Path) -> None:
    fill(tmp_path, key=b"value")
    with Memory(tmp_path, b"another") as memory:
        assert memory.lost == "foreign"
        assert memory.work(b"key") is None
        assert memory.fact("name") is None


@pytest.mark.parametrize("data", [b"", b"nonsense" * 1000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_said_and_begun_anew(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    with Memory(tmp_path, b"program") as memory:
        assert memory.lost == ("damaged" if data else "")
        memory.learn(b"key", b"value")
        memory.keep(whole=True)
    assert remembered(tmp_path) == b"value"


def test_any_flipped_byte_is_never_believed(tmp_path: Path) -> None:
    value = bytes(range(256)) * 64
    fill(tmp_path, key=value)
    whole = (tmp_path / FILE).read_bytes()
    for at in range(0, len(whole), 97):
        broken = bytearray(whole)
        broken[at] ^= 0x5A
        (tmp_path / FILE).write_bytes(broken)
        assert remembered(tmp_path) in (None, value), at


def test_a_second_build_is_locked_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pressmark.store.memory._PATIENCE", 0.1)
    with Memory(tmp_path, b"program"), pytest.raises(Busy), Memory(tmp_path, b"program"):
        pass
    assert remembered(tmp_path) is None


def test_a_build_that_waits_has_its_turn_when_the_other_has_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keeping is the end of a build: whoever waits goes on, and its memory is not taken for a damaged one."""
    monkeypatch.setattr("pressmark.store.memory._PATIENCE", 0.1)
    with Memory(tmp_path, b"program") as first:
        first.learn(b"key", b"value")
        first.keep(whole=True)
        with Memory(tmp_path, b"program") as second:
            assert second.work(b"key") == b"value"
            second.learn(b"other", b"value")
            second.keep(whole=False)
        assert first.lost == ""
    assert remembered(tmp_path, b"other") == b"value"


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_that_may_not_be_written_is_an_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OSError), Memory(tmp_path / "deep", b"program"):
        pass


def test_a_file_in_the_way_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError), Memory(tmp_path / "file", b"program"):
        pass
