"""The speed of builds beside Hugo's, on one invented archive, in one run.

    python -m tests.bench.speed [N] [--rounds 3] [--search] [--related] [--folder FOLDER]

Ours and theirs run in turn within each round; a figure is the median of the rounds' own ratios, because
machines differ and do other things meanwhile. Printed as a table for docs/performance.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pressmark.search.service import find_program
from tests.bench.processes import Cost, cost_of
from tests.bench.sites import Sites, begin_anew, build_hugo, build_ours, make_sites, tidy_up

Case = Callable[[], Cost]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: its short ``name`` and what it is, the demand and where we are going, ours and
    theirs of each round.
    """

    name: str
    what: str
    demand: float
    direction: float
    ours: Case
    theirs: Case


def figures(sites: Sites, *, search: bool, related: bool) -> Iterator[Figure]:
    """The lines of the table, in an order in which each finds the site as it needs it."""

    cold = partial(_ours, sites, "--no-search", cold=True)
    core = partial(_hugo, sites.core, cold=True)
    core_again = partial(_hugo, sites.core, cold=False)
    yield Figure("cold", "cold, no search / Hugo core", 1.0, 0.7, cold, core)
    if related:
        with_lists = partial(_hugo, sites.related, cold=True)
        yield Figure("with lists", "the same / Hugo with .Related", 0.15, 0.08, cold, with_lists)
    yield Figure(
        "unchanged",
        "nothing changed / Hugo core",
        0.06,
        0.03,
        partial(_ours, sites, "--no-search"),
        core_again,
    )
    body = partial(_edited, sites, "Plain words more.")
    yield Figure("body", "one body edited / Hugo core", 0.08, 0.04, body, core_again)
    mention = partial(_edited, sites, f"[[{sites.name()}]] came too.")
    yield Figure("mention", "one mention added / Hugo core", 0.10, 0.05, mention, core_again)
    if search:
        both, ours = partial(_hugo_and_pagefind, sites), partial(_ours, sites, cold=True)
        yield Figure("search", "cold with search / Hugo core and Pagefind", 1.0, 0.65, ours, both)


def _ours(sites: Sites, *options: str, cold: bool = False) -> Cost:
    if cold:
        begin_anew(sites.ours)
    return cost_of(build_ours(*options), sites.ours)


def _edited(sites: Sites, words: str) -> Cost:
    sites.edit(sites.ours, words)
    return _ours(sites, "--no-search")


def _hugo(site: Path, *, cold: bool) -> Cost:
    if cold:
        begin_anew(site)
    return cost_of(build_hugo(), site)


def _hugo_and_pagefind(sites: Sites) -> Cost:
    first = _hugo(sites.core, cold=True)
    then = cost_of([str(find_program()), "--site", "public"], sites.core)
    return Cost(first.wall + then.wall, first.cpu + then.cpu, max(first.peak, then.peak))


Pairs = list[tuple[Cost, Cost]]
"""What ours and theirs cost in each round."""


def measure(figure: Figure, rounds: int) -> Pairs:
    """Ours and theirs, in turn."""
    return [(figure.ours(), figure.theirs()) for _ in range(rounds)]


def line_of(figure: Figure, pairs: Pairs) -> str:
    """The line of the table."""
    ratios = [ours.wall / theirs.wall for ours, theirs in pairs]
    ratio = statistics.median(ratios)
    cpu = statistics.median(ours.cpu / theirs.cpu for ours, theirs in pairs)
    met = "met" if ratio <= figure.demand else "**missed**"
    cells = (
        figure.what,
        f"{ratio:.3f} ({min(ratios):.3f} to {max(ratios):.3f})",
        f"{cpu:.3f}",
        f"{figure.demand:g}, {met}",
        f"{figure.direction:g}",
        *(
            f"{statistics.median(one.wall for one in side):.2f} s, {max(one.peak for one in side):.0f} MB"
            for side in zip(*pairs, strict=True)
        ),
    )
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    reader = argparse.ArgumentParser(prog="tests.bench.speed")
    reader.add_argument("size", type=int, nargs="?", default=10_000)
    reader.add_argument("--rounds", type=int, default=3)
    reader.add_argument("--search", action="store_true")
    reader.add_argument("--related", action="store_true")
    reader.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "pressmark-bench")
    asked = reader.parse_args()
    sites = make_sites(asked.folder, asked.size)
    version = [build_hugo()[0], "version"]
    hugo = subprocess.run(version, capture_output=True, text=True, check=True).stdout.split()[1]
    print(f"{asked.size} reports, {asked.rounds} rounds, {len(os.sched_getaffinity(0))} processors")
    print(f"Python {platform.python_version()}, Hugo {hugo}\n")
    print("| figure | ratio by the clock (rounds) | of processor time | demand | direction | ours | theirs |")
    print("|---|---|---|---|---|---|---|")
    for figure in figures(sites, search=asked.search, related=asked.related):
        print(line_of(figure, measure(figure, asked.rounds)), flush=True)
    tidy_up(sites)


if __name__ == "__main__":
    main()
