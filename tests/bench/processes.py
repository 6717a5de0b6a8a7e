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
    """Seconds by the clock and of the processor, and the most memory at one time in megabytes. Memory that
    processes share is counted once.
    """

    wall: float
    cpu: float
    peak: float


def cost_of(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """What ``command`` costs, run in ``folder``. Raises ``RuntimeError`` with what it said when it fails."""
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
    peak = [0.0]
    watcher = Thread(target=_watch, args=(process.pid, done, peak), daemon=True)
    watcher.start()
    said, _ = process.communicate()
    wall = time.perf_counter() - began
    done.set()
    watcher.join()
    after = os.times()
    if process.returncode:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {said.decode()[-2000:]}")
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return Cost(wall, cpu, peak[0])


def _watch(session: int, done: Event, peak: list[float]) -> None:
    while not done.wait(_INTERVAL):
        peak[0] = max(peak[0], memory_of(session))


def memory_of(session: int) -> float:
    """Megabytes held by all processes of a session, each page divided by how many processes share it."""
    total = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                if os.getsid(int(folder.name)) == session:
                    total += _proportional(folder)
            except (OSError, ProcessLookupError):
                continue
    return total / 1024


def _proportional(folder: Path) -> int:
    for line in (folder / "smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0
