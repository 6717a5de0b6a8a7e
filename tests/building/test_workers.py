"""Work in batches: in its order, whoever does it, and done even if those who should do it are gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from pressmark.building.processes.workers import Workers


def squared(number: int) -> int:
    return number * number


def killed_at_seven(number: int) -> int:
    """A worker that is killed at its seventh batch; the parent is not."""
    if number == 7 and os.environ.get("PRESSMARK_PARENT") != str(os.getpid()):
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def test_results_come_in_the_order_of_the_batches() -> None:
    with Workers(3, ThreadPoolExecutor) as workers:
        assert list(workers.map(squared, range(50))) == [number * number for number in range(50)]


def test_one_worker_is_this_process_itself() -> None:
    def refused(_: int) -> Executor:
        raise AssertionError

    with Workers(1, refused) as workers:
        assert list(workers.map(squared, range(3))) == [0, 1, 4]


def test_what_a_killed_worker_leaves_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSMARK_PARENT", str(os.getpid()))
    with Workers(2) as workers:
        wanted = [number * number for number in range(40)]
        assert list(workers.map(killed_at_seven, range(40))) == wanted
        assert list(workers.map(squared, range(40))) == wanted


def test_where_no_worker_can_be_started_the_work_is_done_here() -> None:
    def refused(_: int) -> Executor:
        raise PermissionError("no semaphores")

    with Workers(2, refused) as workers:
        assert list(workers.map(squared, range(9))) == [number * number for number in range(9)]


def test_a_mistake_in_the_work_is_not_hidden() -> None:
    def wrong(number: int) -> int:
        raise ValueError(number)

    with Workers(2, ThreadPoolExecutor) as workers, pytest.raises(ValueError, match="0"):
        list(workers.map(wrong, range(9)))


_KILLED = """
import os, time
from pressmark.building.processes.workers import Workers
with Workers(2) as workers:
    for _ in workers.map(time.sleep, [0.2] * 500):
        print("at work", flush=True)
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are counted in /proc")
def test_workers_of_a_killed_build_end_too() -> None:
    command = [sys.executable, "-c", _KILLED]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as build:
        assert build.stdout
        assert build.stdout.readline() == b"at work\n"
        assert len(of_session(build.pid)) > 2
        build.kill()
        build.wait()
        deadline = time.monotonic() + 60
        while of_session(build.pid) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert of_session(build.pid) == []


def of_session(session: int) -> list[int]:
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            with suppress(ProcessLookupError):
                if os.getsid(int(process.name)) == session:
                    found.append(int(process.name))
    return found
