"""What is built beside Hugo, on one invented archive: each figure is a command of ours and one of theirs.

Ours and theirs run in turn within each round; a figure is the median of the rounds' own ratios, because
machines differ and do other things meanwhile. ``tests.bench.table`` prints them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pressmark.search.service import find_program
from tests.bench.processes import Cost, cost_of
from tests.bench.sites import Sites, begin_anew, build_hugo, build_ours

Case = Callable[[], Cost]

INDEXER = "pagefind"
"""The program that makes the index of words: its memory is told apart."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: its short ``name`` and what it is, the demand and where we are going, ours and
    theirs of each round; ``built`` is done before the first and not measured.
    """

    name: str
    what: str
    demand: float
    direction: float
    ours: Case
    theirs: Case
    built: Case | None = None


def figures(sites: Sites) -> Iterator[Figure]:
    """What is measured: builds of ours from nothing, and after an edit of what was ``built``."""
    cold = partial(_ours, sites, "--no-search", cold=True)
    core_again = partial(_hugo, sites.core, cold=False)
    same = unchanged(sites)
    body = partial(_edited, sites, "Plain words more.")
    mention = partial(_edited, sites, f"[[{sites.name()}]] came too.")
    yield Figure("related", "cold, no search / Hugo with .Related", 0.15, 0.08, cold, _anew(sites.related))
    yield Figure("cold", "cold, no search / Hugo core", 1.0, 0.7, cold, _anew(sites.core))
    yield Figure("unchanged", "nothing changed / Hugo core", 0.06, 0.03, same, core_again, same)
    yield Figure("body", "one body edited / Hugo core", 0.08, 0.04, body, core_again, same)
    yield Figure("mention", "one mention added / Hugo core", 0.10, 0.05, mention, core_again, same)
    both, ours = partial(_hugo_and_pagefind, sites), partial(_ours, sites, cold=True)
    yield Figure("search", "cold with search / Hugo core, then Pagefind", 1.0, 0.65, ours, both)


def unchanged(sites: Sites) -> Case:
    """A build of ours after which nothing changed."""
    return partial(_ours, sites, "--no-search")


def _ours(sites: Sites, *options: str, cold: bool = False) -> Cost:
    if cold:
        begin_anew(sites.ours)
    return cost_of(build_ours(*options), sites.ours, apart=INDEXER)


def _edited(sites: Sites, words: str) -> Cost:
    sites.edit(sites.ours, words)
    return _ours(sites, "--no-search")


def _anew(site: Path) -> Case:
    return partial(_hugo, site, cold=True)


def _hugo(site: Path, *, cold: bool) -> Cost:
    if cold:
        begin_anew(site)
    return cost_of(build_hugo(), site)


def _hugo_and_pagefind(sites: Sites) -> Cost:
    first = _hugo(sites.core, cold=True)
    then = cost_of([str(find_program()), "--site", "public"], sites.core, apart=INDEXER)
    return Cost(first.wall + then.wall, first.cpu + then.cpu, first.peak, then.apart)


Pairs = list[tuple[Cost, Cost]]
"""What ours and theirs cost in each round."""


def measure(figure: Figure, rounds: int) -> Pairs:
    """Ours and theirs, in turn."""
    if figure.built is not None:
        figure.built()
    return [(figure.ours(), figure.theirs()) for _ in range(rounds)]
