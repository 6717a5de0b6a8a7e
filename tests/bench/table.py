"""What builds cost beside Hugo, as the table of docs/performance.md.

    python -m tests.bench.table [NAME …] [--size 10000] [--large 50000] [--rounds 3] [--edits 3]

NAMEs choose lines; without any, all are measured, which takes an hour and more.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import preview
from tests.bench.processes import Cost
from tests.bench.sites import Sites, build_hugo, make_sites, tidy_up
from tests.bench.speed import Pairs, figures, measure, unchanged

_FIGURES = ("related", "cold", "unchanged", "body", "mention", "search")
_LARGE = "large"
_PREVIEW = "preview"
_NAMES = (*_FIGURES, _PREVIEW, _LARGE)
_MEGABYTES_FOR_A_REPORT = (0.040, 0.020)
_MEGABYTES_BESIDE = (150, 100)


@dataclass(slots=True)
class _Asked:
    """What is measured, and what of it others are compared with."""

    names: Sequence[str]
    rounds: int
    edits: int
    measured: dict[str, Pairs] = field(default_factory=dict)

    def ours(self, name: str) -> list[Cost]:
        """What ours cost in each round, where that was measured."""
        return [ours for ours, _ in self.measured.get(name, ())]


def lines(sites: Sites, large: Sites | None, asked: _Asked) -> Iterator[str]:
    """The lines of the table that are asked for, each as soon as it is known."""
    for figure in figures(sites):
        if figure.name in asked.names:
            asked.measured[figure.name] = measure(figure, asked.rounds)
            yield _beside(figure.what, asked.measured[figure.name], figure.demand, figure.direction)
    yield from _memory(sites.size, asked)
    if _PREVIEW in asked.names:
        yield from _preview(sites, asked)
    if large is not None:
        yield from _large(sites, large, asked)


def _beside(what: str, pairs: Pairs, demand: float, direction: float) -> str:
    """A line of ours beside theirs."""
    ratios = [ours.wall / theirs.wall for ours, theirs in pairs]
    cpu = statistics.median(ours.cpu / theirs.cpu for ours, theirs in pairs)
    sides = (
        f"{statistics.median(one.wall for one in side):.2f} s, {_memory_of(side)}"
        for side in zip(*pairs, strict=True)
    )
    told = f"{_ratio(ratios)}; of processor time {cpu:.3f}"
    return _line(what, told, statistics.median(ratios), demand, direction, *sides)


def _memory_of(side: Sequence[Cost]) -> str:
    peak, apart = max(one.peak for one in side), max(one.apart for one in side)
    return f"{peak:.0f} MB" + (f" and {apart:.0f} MB" if apart else "")


def _ratio(ratios: Sequence[float]) -> str:
    return f"{statistics.median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f})"


def _line(what: str, told: str, value: float, demand: float, direction: float, *sides: str) -> str:
    met = "met" if value <= demand else "**missed**"
    ours, theirs = (*sides, "", "")[:2]
    return f"| {what} | {told} | {demand:g}, {met} | {direction:g} | {ours} | {theirs} |"


def _memory(size: int, asked: _Asked) -> Iterator[str]:
    """The most memory of the builds that were measured: the program's, and that of the index's maker."""
    cold = asked.ours("cold")
    if cold:
        demand, direction = (
            a_report * size + beside
            for a_report, beside in zip(_MEGABYTES_FOR_A_REPORT, _MEGABYTES_BESIDE, strict=True)
        )
        peak = max(one.peak for one in cold)
        yield _line(f"memory of the program, {size:,} reports", f"{peak:.0f} MB", peak, demand, direction)
    if search := asked.ours("search"):
        peak = max(one.apart for one in search)
        yield _line(f"memory of indexing, {size:,} reports", f"{peak:.0f} MB", peak, 2600, 1300)


def _preview(sites: Sites, asked: _Asked) -> Iterator[str]:
    ours, fresh = preview.ours(sites, asked.edits)
    theirs = preview.theirs(sites, asked.edits)
    mine, its = [one.clock for one in ours], [one.clock for one in theirs]
    ratio = statistics.median(mine) / statistics.median(its)
    work = statistics.median(one.work for one in ours) / statistics.median(one.work for one in theirs)
    told = f"{ratio:.3f}; of processor time {work:.3f}"
    yield _line(
        "preview: saved to served / `hugo server`", told, ratio, 0.10, 0.03, _times(mine), _times(its)
    )
    yield _line("preview: saved to found by the search", _times(fresh), statistics.median(fresh), 60, 3)


def _times(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f})"


def _large(sites: Sites, large: Sites, asked: _Asked) -> Iterator[str]:
    figure = next(figure for figure in figures(large) if figure.name == "cold")
    pairs = measure(figure, 1)
    yield _beside(f"{large.size:,} reports: {figure.what}", pairs, 0.6, 0.35)
    here = pairs[0][0]
    if smaller := asked.ours("cold"):
        grown = here.wall / statistics.median(one.wall for one in smaller)
        what = f"{large.size:,} reports: cold against {sites.size:,}"
        yield _line(what, f"{grown:.2f}", grown, 6, 5.2)
    seconds = [unchanged(large)().wall for _ in range(asked.rounds)]
    what = f"{large.size:,} reports: nothing changed"
    yield _line(what, _times(seconds), statistics.median(seconds), 3, 1)


def _processor() -> str:
    """The model of the processor, where the system says it."""
    told = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in told if line.startswith("model name")), "unknown")


def main() -> None:
    reader = argparse.ArgumentParser(prog="tests.bench.table")
    reader.add_argument("names", nargs="*", metavar="NAME", help=", ".join(_NAMES))
    reader.add_argument("--size", type=int, default=10_000)
    reader.add_argument("--large", type=int, default=50_000)
    reader.add_argument("--rounds", type=int, default=3)
    reader.add_argument("--edits", type=int, default=3)
    reader.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "pressmark-bench")
    given = reader.parse_args()
    names = given.names or _NAMES
    if unknown := set(names).difference(_NAMES):
        reader.error(f"no line is called {', '.join(sorted(unknown))}")
    asked = _Asked(names, given.rounds, given.edits)
    sites = make_sites(given.folder, given.size)
    large = make_sites(given.folder, given.large) if _LARGE in names else None
    version = [build_hugo()[0], "version"]
    hugo = subprocess.run(version, capture_output=True, text=True, check=True).stdout.split()[1]
    print(f"{given.size} reports, {given.rounds} rounds, {len(os.sched_getaffinity(0))} of {_processor()}")
    print(f"Python {platform.python_version()}, Hugo {hugo}, {platform.platform(terse=True)}\n")
    print("| figure | measured (rounds) | demand | direction | ours | theirs |\n|---|---|---|---|---|---|")
    for line in lines(sites, large, asked):
        print(line, flush=True)
    for used in (sites, large):
        if used is not None:
            tidy_up(used)


if __name__ == "__main__":
    main()
