"""Which names stand in the same reports, how often, and how much that tells.

Names that stand everywhere are together with everyone by chance. The measure is therefore what is counted
beyond what chance would give: with ``together`` reports that name both, ``a`` and ``b`` that name either, of
``n`` in all,

    strength = (together - a * b / n) / sqrt(together)

the t-score of corpus linguistics (K. Church, W. Gale, P. Hanks, D. Hindle: Using statistics in lexical
analysis. In: U. Zernik (ed.), Lexical acquisition, 1991, 115-164; compared with others in S. Evert: The
statistics of word cooccurrences, 2005). Unlike ratios it does not put two names that met once in their lives
first. A report counts twice for a name that is its main subject. Addition, division and square root are
rounded alike on every machine (IEEE 754), so that order never depends on one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nsmallest
from math import sqrt

from pressmark.archive import Archive

OF_A_NAME = 12
"""How many ties of one name are kept, the strongest first."""
OF_ALL = 150
"""How many ties of the whole archive are kept: what one picture can hold."""

# A name in more reports than these is worth two shared ones before a tie is told of.
_SELDOM = 3


@dataclass(frozen=True, slots=True)
class Tie:
    """Two names, ``one`` before ``other``, and how many reports name both."""

    one: str
    other: str
    count: int
    strength: float

    def beyond(self, name: str) -> str:
        """The name at the other end from ``name``."""
        return self.other if name == self.one else self.one


@dataclass(frozen=True, slots=True)
class Together:
    """The strongest ties ``of`` each name and of ``all``, the strongest first, equal ones by their names."""

    of: Mapping[str, tuple[Tie, ...]]
    all: tuple[Tie, ...]


def named_together(archive: Archive) -> Together:
    """The ties of all names of ``archive``, counted row by row of the table names × names.

    Only one row is held at a time, whatever the size of the archive (F. Gustavson: Two fast algorithms for
    sparse matrices. ACM Transactions on Mathematical Software 4 (1978), 250-269); the time grows with the sum
    of the squares of names a report.
    """
    rows = _Rows(archive)
    of: dict[str, tuple[Tie, ...]] = {}
    strongest: list[_Bond] = []
    for name in archive.reports_of:
        row = rows.row(name)
        best = nsmallest(OF_A_NAME, row)
        if best:
            of[name] = tuple(map(_tie, best))
        firsts = [bond for bond in row if bond[2] == name and bond[1] < -1 and bond[0] < 0]
        if firsts:
            strongest = nsmallest(OF_ALL, [*strongest, *firsts])
    return Together(of, tuple(map(_tie, strongest)))


_Bond = tuple[float, int, str, str]
"""A tie as it is sorted: less than none its strength and its count, then its names."""


def _tie(bond: _Bond) -> Tie:
    return Tie(bond[2], bond[3], -bond[1], -bond[0])


class _Rows:
    """The names of every standing report, and its main subjects, ready to be counted."""

    def __init__(self, archive: Archive) -> None:
        standing = [article for article in archive.articles.values() if not article.withdrawn]
        self._reports = archive.reports_of
        self._names = {a.id: [row.entity for row in a.appearances] for a in standing}
        self._main = {a.id: [row.entity for row in a.appearances if row.main] for a in standing}
        self._all = len(standing)
        self._weight = {name: len(reports) for name, reports in self._reports.items()}
        for mains in self._main.values():
            for name in mains:
                self._weight[name] += 1

    def row(self, name: str) -> list[_Bond]:
        """The ties of ``name`` to all others."""
        reports = self._reports[name]
        counts: Counter[str] = Counter()
        weights: Counter[str] = Counter()
        for stem in reports:
            names, mains = self._names[stem], self._main[stem]
            counts.update(names)
            weights.update(mains)
            if name in mains:
                weights.update(names)
                weights.update(mains)
        del counts[name]
        found = list(counts.items())
        if len(reports) > _SELDOM and any(count > 1 for count in counts.values()):
            found = [(other, count) for other, count in found if count > 1]
        return [self._bond(name, other, count, weights[other]) for other, count in found]

    def _bond(self, name: str, other: str, count: int, weight: int) -> _Bond:
        observed = count + weight
        expected = self._weight[name] * self._weight[other] / self._all
        strength = (observed - expected) / sqrt(observed)
        return (-strength, -count, name, other) if name < other else (-strength, -count, other, name)
