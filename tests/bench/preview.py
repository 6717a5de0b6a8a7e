"""How long a saved edit takes in a preview until its page is served, beside ``hugo server``, and until the
search finds it.

The next edit is saved when everything of the last one has ended. ``tests.bench.table`` prints it.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from tests.bench.sites import Sites, build_hugo

_PATIENCE = 900.0
_REST = 3.0


@dataclass(frozen=True, slots=True)
class _Running:
    """A server: the lines that it has ``said`` so far."""

    process: int
    said: list[str]

    def worked(self) -> float:
        """Seconds of processor time so far, of all its threads."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Served:
    """Seconds from saving an edit to the page that has it, by the clock and of processor time."""

    clock: float
    work: float


@contextmanager
def _running(command: Sequence[str], folder: Path) -> Iterator[_Running]:
    """``command`` while the block runs."""
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1
    )
    said: list[str] = []
    assert process.stdout is not None
    reader = Thread(target=said.extend, args=(process.stdout,), daemon=True)
    reader.start()
    try:
        yield _Running(process.pid, said)
    finally:
        # Not as Ctrl-C does: whoever was started in the background passes over that.
        process.terminate()
        process.wait()


def _until(true: Callable[[], bool], pause: float = 0.01) -> None:
    began = time.perf_counter()
    while not true():
        if time.perf_counter() - began > _PATIENCE:
            raise TimeoutError("the preview does not come to it")
        time.sleep(pause)


def _get(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def _state(port: int) -> dict[str, object]:
    """What the preview tells a page that asks now; nothing where it does not answer yet."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_pressmark/events", timeout=10) as answer:
            line = next(line for line in answer if line.startswith(b"data: "))
            told: dict[str, object] = json.loads(line.removeprefix(b"data: "))
            return told
    except (OSError, StopIteration):
        return {}


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _served(server: _Running, sites: Sites, root: Path, address: str, number: int) -> Served:
    """An edit saved, and its page asked for until it is there."""
    mark = f"Marker{os.getpid()}x{number}."
    worked = server.worked()
    sites.edit(root, mark)
    began = time.perf_counter()
    # Whoever asks without a pause takes the time of the one who is to answer.
    _until(lambda: mark in _get(address), 0.05)
    return Served(time.perf_counter() - began, server.worked() - worked)


def ours(sites: Sites, edits: int) -> tuple[list[Served], list[float]]:
    """Until the page is served, and seconds until the search is fresh, of each edit."""
    port = _free_port()
    stem = sites.edited(sites.ours).stem
    command = [sys.executable, "-u", "-m", "pressmark", "serve", "--port", str(port)]
    with _running(command, sites.ours) as server:

        def fresh() -> str:
            """The build for which the search is fresh; empty while it is not."""
            state = _state(port)
            return str(state["build"]) if state.get("search") == "fresh" else ""

        _until(lambda: bool(fresh()), 0.1)
        base = next(line for line in server.said if "Preview at " in line).split("Preview at ")[1].split()[0]
        served, found = [], []
        for number in range(edits + 1):
            time.sleep(_REST)
            before, began = fresh(), time.perf_counter()
            served.append(_served(server, sites, sites.ours, f"{base}articles/{stem}/", number))
            _until(lambda before=before: fresh() not in ("", before), 0.1)  # type: ignore[misc]
            found.append(time.perf_counter() - began)
    # The first edit of a preview may have to look through the whole archive.
    return served[1:], found[1:]


def theirs(sites: Sites, edits: int) -> list[Served]:
    """Until ``hugo server`` serves the page, of each edit."""
    port = _free_port()
    fields = sites.edited(sites.core).read_text(encoding="utf-8").split("---")[1].splitlines()
    values = {name: value.strip() for name, _, value in (line.partition(":") for line in fields)}
    year, month = values["date"].split("-")[:2]
    base = f"http://127.0.0.1:{port}/"
    address = f"{base}{year}/{month}/{values['slug']}/"
    options = ["--port", str(port), "--baseURL", base, "--appendPort=false", "--disableLiveReload"]
    with _running([build_hugo()[0], "server", "--quiet", *options], sites.core) as server:
        _until(lambda: bool(_get(address)))
        found = []
        for number in range(edits):
            time.sleep(_REST)
            found.append(_served(server, sites, sites.core, address, number))
    return found
