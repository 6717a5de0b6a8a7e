"""How often names stand in the same reports, and how much that tells.

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
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from pressmark.archive import Article

# A name in more reports than these is worth two shared ones before a tie is told of.
_SELDOM = 3

Bond = tuple[float, int, str, str]
"""A tie as it is sorted: less than none its strength and its count, then its names in their order."""


@dataclass(frozen=True, slots=True)
class NamedIn:
    """The ``names`` of every standing report, and those of them that are its main subjects (``mains``), by
    its id; no row where there are none of these.
    """

    names: Mapping[str, tuple[str, ...]]
    mains: Mapping[str, tuple[str, ...]]


def named_in(articles: Iterable[Article]) -> NamedIn:
    """Whom each of these reports names; of a withdrawn one nothing is known."""
    standing = [article for article in articles if not article.withdrawn]
    mains = {a.id: tuple([row.entity for row in a.appearances if row.main]) for a in standing}
    return NamedIn(
        {a.id: tuple([row.entity for row in a.appearances]) for a in standing},
        {stem: names for stem, names in mains.items() if names},
    )


class Rows:
    """The rows of the table names × names, each counted when it is asked for (F. Gustavson: Two fast
    algorithms for sparse matrices. ACM Transactions on Mathematical Software 4 (1978), 250-269): the time for
    all grows with the sum of the squares of names a report.

    ``reports_of`` are the reports that name each name.
    """

    def __init__(self, reports_of: Mapping[str, tuple[str, ...]], named: NamedIn) -> None:
        self._reports, self._names, self._mains = reports_of, named.names, named.mains
        self._all = len(named.names)
        self._weight = {name: len(reports) for name, reports in reports_of.items()}
        for mains in named.mains.values():
            for name in mains:
                self._weight[name] += 1

    def names(self) -> Iterable[str]:
        """All names that any report names."""
        return self._reports.keys()

    def row(self, name: str) -> list[Bond]:
        """The ties of ``name`` that are told of."""
        counts, weights = self._counted(name)
        if self.is_frequent(name) and any(count > 1 for count in counts.values()):
            counts = {other: count for other, count in counts.items() if count > 1}
        return [self._bond(name, other, count, weights[other]) for other, count in counts.items()]

    def is_frequent(self, name: str) -> bool:
        """Whether a name has so many reports that of its ties only those are told of, if there are any, that
        are repeated.
        """
        return len(self._reports[name]) > _SELDOM

    def bonds(self, name: str) -> list[Bond]:
        """The ties of ``name`` to all others that it stands together with."""
        counts, weights = self._counted(name)
        return [self._bond(name, other, count, weights[other]) for other, count in counts.items()]

    def _counted(self, name: str) -> tuple[dict[str, int], Counter[str]]:
        """How many reports name each other name beside ``name``, and what being the main subject adds."""
        counts: Counter[str] = Counter()
        weights: Counter[str] = Counter()
        for stem in self._reports[name]:
            names, mains = self._names[stem], self._mains.get(stem, ())
            counts.update(names)
            weights.update(mains)
            if name in mains:
                weights.update(names)
                weights.update(mains)
        del counts[name]
        return counts, weights

    def _bond(self, name: str, other: str, count: int, weight: int) -> Bond:
        observed = count + weight
        expected = self._weight[name] * self._weight[other] / self._all
        strength = (observed - expected) / sqrt(observed)
        return (-strength, -count, name, other) if name < other else (-strength, -count, other, name)


def is_repeated(bond: Bond) -> bool:
    """Whether more than one report names both."""
    return bond[1] < -1


def is_telling(bond: Bond) -> bool:
    """Whether a tie is one for the whole archive: repeated, and more than chance."""
    return is_repeated(bond) and bond[0] < 0
