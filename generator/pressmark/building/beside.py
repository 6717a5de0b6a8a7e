"""The lists of related reports, found by all processes that may work."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pressmark.building.processes.forks import ChildFailed, Forks, can_fork
from pressmark.related import Finder, Listed, listed_by

_WORTHWHILE = 500
"""Lists that are worth a child of one's own."""


def listing(jobs: int) -> Callable[[Finder, Sequence[int]], tuple[Listed, ...]]:
    """How the lists of these reports are found by ``jobs`` processes: in forks, which have the finder."""

    def listed(finder: Finder, reports: Sequence[int]) -> tuple[Listed, ...]:
        if jobs == 1 or len(reports) < _WORTHWHILE or not can_fork():
            return listed_by(finder, reports)
        try:
            with Forks(finder.listed, reports, jobs) as forks:
                return tuple(forks.in_order())
        except ChildFailed:
            return listed_by(finder, reports)

    return listed
