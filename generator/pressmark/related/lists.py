"""The lists of a whole archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import SupportsBytes

from pressmark.archive import Archive
from pressmark.related.finder import LIST_LENGTH, Finder, Listed
from pressmark.related.index import index_of, rows_of
from pressmark.related.order import REACH, Reach, order_of
from pressmark.related.rows import Row
from pressmark.related.sketches import Sketch, sketches_of
from pressmark.related.values import Relation, unpacked


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in an archive: the ``rows`` of its reports by their ids, who finds their lists, and what
    is listed for each, by number.
    """

    rows: Mapping[str, Row]
    finder: Finder
    listed: tuple[Listed, ...]

    def lists(self, put: Callable[[bytes], SupportsBytes] = bytes) -> Lists:
        """The list beside each report, by its id, kept by ``put`` until it is asked for."""
        return Lists({stem: put(its.packed) for stem, its in zip(self.rows, self.listed, strict=True)})


class Lists(Mapping[str, tuple[Relation, ...]]):
    """Lists by the ids of their reports, unpacked one by one."""

    def __init__(self, listed: Mapping[str, SupportsBytes]) -> None:
        self._listed = listed
        self._last: tuple[str, tuple[Relation, ...]] = ("", ())

    def __getitem__(self, stem: str) -> tuple[Relation, ...]:
        listed = self._listed[stem]
        # A page asks several times for the same.
        if self._last[0] != stem:
            self._last = (stem, unpacked(bytes(listed)))
        return self._last[1]

    def __contains__(self, stem: object) -> bool:
        return stem in self._listed

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)


def related(
    archive: Archive, sketches: Mapping[str, Sketch] | None = None, at_most: int = LIST_LENGTH
) -> dict[str, tuple[Relation, ...]]:
    """For each report the list beside it: the copies of its text, then at most ``at_most`` that share most
    with it, the best first. Reports tied by declaration are in no list:
    :func:`~pressmark.related.declared_ties` tells of them.

    ``sketches`` are those of the records in ``archive``, by id; all are made here where none are given.
    """
    finder = finder_of(archive, sketches_of(archive) if sketches is None else sketches)
    return {stem: finder.list_for(report, at_most) for report, stem in enumerate(finder.index.ids)}


def find_lists(
    archive: Archive, sketches: Mapping[str, Sketch], reach: Reach = REACH, run: Run | None = None
) -> Found:
    """What :func:`related` gives, with what has to be remembered to make single lists again. ``run`` is how
    the lists of many reports are found, else :func:`listed_by`.
    """
    rows = rows_of(archive, sketches)
    finder = _finder(archive, rows, reach)
    return Found(rows, finder, (run or listed_by)(finder, range(len(rows))))


Run = Callable[[Finder, Sequence[int]], tuple[Listed, ...]]
"""Takes a finder and the numbers of reports, and gives what :func:`listed_by` does."""


def listed_by(finder: Finder, reports: Sequence[int]) -> tuple[Listed, ...]:
    """What is listed for each of these reports, by number. No list has a part in another: any process that
    has the finder can make some of them.
    """
    return tuple(map(finder.listed, reports))


def finder_of(archive: Archive, sketches: Mapping[str, Sketch], reach: Reach = REACH) -> Finder:
    """Who finds the lists of an archive whose reports have these sketches."""
    return _finder(archive, rows_of(archive, sketches), reach)


def _finder(archive: Archive, rows: Mapping[str, Row], reach: Reach) -> Finder:
    weights = archive.settings.related
    index = index_of(archive, rows)
    return Finder(index, order_of(index, weights, reach), weights, reach)
