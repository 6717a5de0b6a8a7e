"""How long a saved edit takes in a preview until its page is served, beside ``hugo server``, and until the
search finds it.

    python -m tests.bench.preview [N] [--edits 3] [--folder FOLDER]

The next edit is saved when everything of the last one has ended. Lines for the table of docs/performance.md.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from tests.bench.sites import Sites, build_hugo, make_sites

_FRESH = "the search is up to date"
_PATIENCE = 900.0
_REST = 3.0


@contextmanager
def _running(command: Sequence[str], folder: Path) -> Iterator[list[str]]:
    """``command`` while the block runs, and the lines that it has said so far."""
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1
    )
    said: list[str] = []
    assert process.stdout is not None
    reader = Thread(target=said.extend, args=(process.stdout,), daemon=True)
    reader.start()
    try:
        yield said
    finally:
        process.send_signal(signal.SIGINT)
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


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _served(sites: Sites, root: Path, address: str, number: int) -> float:
    """Seconds from saving an edit to the page that has it."""
    mark = f"Marker{os.getpid()}x{number}."
    sites.edit(root, mark)
    began = time.perf_counter()
    # Whoever asks without a pause takes the time of the one who is to answer.
    _until(lambda: mark in _get(address), 0.05)
    return time.perf_counter() - began


def ours(sites: Sites, edits: int) -> tuple[list[float], list[float]]:
    """Seconds until the page is served, and until the search is fresh, of each edit."""
    port = _free_port()
    stem = sites.edited(sites.ours).stem
    command = [sys.executable, "-u", "-m", "pressmark", "serve", "--port", str(port)]
    with _running(command, sites.ours) as said:

        def fresh() -> int:
            return sum(_FRESH in line for line in list(said))

        _until(lambda: fresh() > 0)
        base = next(line for line in said if "Preview at " in line).split("Preview at ")[1].split()[0]
        served, found = [], []
        for number in range(edits + 1):
            time.sleep(_REST)
            before, began = fresh(), time.perf_counter()
            served.append(_served(sites, sites.ours, f"{base}articles/{stem}/", number))
            _until(lambda before=before: fresh() > before)  # type: ignore[misc]
            found.append(time.perf_counter() - began)
    # The first edit of a preview may have to look through the whole archive.
    return served[1:], found[1:]


def theirs(sites: Sites, edits: int) -> list[float]:
    """Seconds until ``hugo server`` serves the page, of each edit."""
    port = _free_port()
    fields = sites.edited(sites.core).read_text(encoding="utf-8").split("---")[1].splitlines()
    values = {name: value.strip() for name, _, value in (line.partition(":") for line in fields)}
    year, month = values["date"].split("-")[:2]
    base = f"http://127.0.0.1:{port}/"
    address = f"{base}{year}/{month}/{values['slug']}/"
    options = ["--port", str(port), "--baseURL", base, "--appendPort=false", "--disableLiveReload"]
    with _running([build_hugo()[0], "server", "--quiet", *options], sites.core):
        _until(lambda: bool(_get(address)))
        found = []
        for number in range(edits):
            time.sleep(_REST)
            found.append(_served(sites, sites.core, address, number))
    return found


def main() -> None:
    reader = argparse.ArgumentParser(prog="tests.bench.preview")
    reader.add_argument("size", type=int, nargs="?", default=10_000)
    reader.add_argument("--edits", type=int, default=3)
    reader.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "pressmark-bench")
    asked = reader.parse_args()
    sites = make_sites(asked.folder, asked.size)
    served, fresh = ours(sites, asked.edits)
    others = theirs(sites, asked.edits)
    ratio = statistics.median(served) / statistics.median(others)
    print(f"preview, {asked.size} reports: an edit served after {_times(served)}, by Hugo {_times(others)}:")
    print(f"{ratio:.3f} of it (demand 0.10, direction 0.03); the search is fresh after {_times(fresh)}")


def _times(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f})"


if __name__ == "__main__":
    main()
