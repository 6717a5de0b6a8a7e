"""Time and memory of making the index, beside Pagefind's own command line over the same site.

    python -m tests.bench.search_indexing ROOT SITE [ROUNDS]

ROOT is an archive, SITE the site built of it. The two run in turn; of each round the ratio counts, because
the machine may do other things meanwhile.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pressmark.search.service import find_program

_OURS = """
import resource, sys, time
from pathlib import Path
from pressmark.archive import link
from pressmark.building.reading.read import SETTINGS_FILE
from pressmark.config import read_settings
from pressmark.languages import read_strings
from pressmark.pages.edition import Edition
from pressmark.pages.finding.names import named_pages
from pressmark.pages.finding.records import search_records
from pressmark.records import read_records
from pressmark.search import build_index, name_files
from pressmark.sources import read_sources
from pressmark.templates import Theme
root = Path(sys.argv[1])
sources, _ = read_sources(root)
settings, _ = read_settings(SETTINGS_FILE, next(s.data for s in sources if s.path == SETTINGS_FILE))
strings, _ = read_strings("en", Theme(root).default("strings/en.toml"), "en")
archive = link(read_records(sources, settings), settings)[0]
edition = Edition(archive, strings, {}, settings.base_url)
records, pages = tuple(search_records(edition)), tuple(named_pages(edition))
began, before = time.perf_counter(), time.process_time()
index = build_index(records, settings.language)
words, used = time.perf_counter() - began, time.process_time() - before
began = time.perf_counter()
names = name_files(pages)
told = time.perf_counter() - began
child = resource.getrusage(resource.RUSAGE_CHILDREN)
size = sum(map(len, index.files.values())), sum(map(len, names.values()))
print(len(records), words, used + child.ru_utime + child.ru_stime, child.ru_maxrss, told, len(names), *size)
"""


def main(root: str, site: str, rounds: int) -> None:
    ratios = []
    for _ in range(rounds):
        run = subprocess.run([sys.executable, "-c", _OURS, root], capture_output=True, text=True, check=True)
        records, words, used, peak, told, files, size, names_size = map(float, run.stdout.split())
        theirs = _command_line(site)
        ratios.append((words / theirs[0], used / theirs[1], peak / theirs[2]))
        print(
            f"{records:,.0f} records: {words:.1f} s, {used:.1f} s of processors, {peak / 1024:,.0f} MiB; "
            f"its command line {theirs[0]:.1f} s, {theirs[1]:.1f} s, {theirs[2] / 1024:,.0f} MiB; index "
            f"{size / 1e6:.1f} MB; names {told:.2f} s, {files:,.0f} files, {names_size / 1e6:.2f} MB"
        )
    for what, values in zip(("time", "processors", "memory"), zip(*ratios, strict=True), strict=True):
        print(f"ratio of {what}: {statistics.median(values):.2f} (rounds: {[round(v, 2) for v in values]})")


def _command_line(site: str) -> tuple[float, float, float]:
    """Wall seconds, processor seconds and peak KiB of Pagefind's command line over ``site``."""
    with tempfile.TemporaryDirectory() as output:
        pages = Path(output, "site")
        ignore = shutil.ignore_patterns("pagefind", "names", "media")
        shutil.copytree(site, pages, ignore=ignore)
        command = [str(find_program()), "--site", str(pages), "--output-path", str(Path(output, "index"))]
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        assert status == 0
        return time.perf_counter() - began, used.ru_utime + used.ru_stime, float(used.ru_maxrss)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 3)
