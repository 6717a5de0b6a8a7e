"""What a command costs: its time, the processor's, and the memory of all its processes together."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

_INTERVAL = 0.05


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of the processor, and the most memory at one time in megabytes: of all
    processes but those of the program that is told ``apart``, and of those. Memory that processes share is
    counted once.
    """

    wall: float
    cpu: float
    peak: float
    apart: float = 0.0


def cost_of(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None, *, apart: str = ""
) -> Cost:
    """What ``command`` costs, run in ``folder``; the memory of processes whose names begin with ``apart`` is
    told apart. Raises ``RuntimeError`` with what it said when it fails.
    """
    before = os.times()
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    done = Event()
    peaks = [0.0, 0.0]
    watcher = Thread(target=_watch, args=(process.pid, apart, done, peaks), daemon=True)
    watcher.start()
    said, _ = process.communicate()
    wall = time.perf_counter() - began
    done.set()
    watcher.join()
    after = os.times()
    if process.returncode:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {said.decode()[-2000:]}")
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return Cost(wall, cpu, *peaks)


def _watch(session: int, apart: str, done: Event, peaks: list[float]) -> None:
    while not done.wait(_INTERVAL):
        for which, megabytes in enumerate(memory_of(session, apart)):
            peaks[which] = max(peaks[which], megabytes)


def memory_of(session: int, apart: str = "") -> tuple[float, float]:
    """Megabytes held by the processes of a session, each page divided by how many processes share it: by all
    but those whose names begin with ``apart``, and by those.
    """
    totals = [0, 0]
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                if os.getsid(int(folder.name)) == session:
                    named = bool(apart) and (folder / "comm").read_text().startswith(apart)
                    totals[named] += _proportional(folder)
            except (OSError, ProcessLookupError):
                continue
    return totals[0] / 1024, totals[1] / 1024


def _proportional(folder: Path) -> int:
    for line in (folder / "smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0
