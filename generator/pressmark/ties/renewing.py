"""The strongest ties after an edit, by those before it: only rows are counted again that can differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nsmallest

from pressmark.ties.counting import Bond, Rows, is_repeated, is_telling
from pressmark.ties.together import MOST, OF_A_NAME, OF_ALL, Best, Most, Strongest, best, strongest


def renewed(
    before: Strongest,
    rows: Rows,
    moved: frozenset[str],
    touched: frozenset[str],
    most: Most = MOST,
    shown: tuple[int, int] = (OF_A_NAME, OF_ALL),
) -> Strongest:
    """The strongest ties as ``rows`` count them now.

    ``moved`` are the names that are named in other reports than before, or are the main subjects of others;
    ``touched`` all names of the reports that were edited, as they were or are now. So many are ``shown`` of a
    name and of all.
    """
    standing = touched & frozenset(rows.names())
    of = {name: found for name, found in before.of.items() if name not in touched}
    for name in standing:
        row = rows.row(name)
        if row:
            of[name] = best(row, most.of_a_name)
    bonds = {bond for name in moved & standing for bond in rows.bonds(name)}
    for name, its in _by_name(bonds, touched):
        # Its own counts are as they were; but a tie is weaker the oftener the other is named.
        repeated = rows.is_frequent(name) and is_repeated(before.of[name].bonds[0])
        new = _again(before.of[name], moved, filter(is_repeated, its) if repeated else its, most.of_a_name)
        if new.bound is None or len(new.bonds) >= shown[0]:
            of[name] = new
        else:
            of[name] = best(rows.row(name), most.of_a_name)
    everywhere = _again(before.all, moved, filter(is_telling, bonds), most.of_all)
    if everywhere.bound is not None and len(everywhere.bonds) < shown[1]:
        return strongest(rows, most)
    return Strongest(of, everywhere)


def _again(before: Best, moved: frozenset[str], now: Iterable[Bond], most: int) -> Best:
    """The first ties, where those of names that have ``moved`` are these ``now``."""
    kept = [bond for bond in before.bonds if bond[2] not in moved and bond[3] not in moved]
    bound = before.bound
    known = [bond for bond in (*kept, *now) if bound is None or bond <= bound]
    first = nsmallest(most, known)
    if len(known) > most:
        bound = first[-1]
    return Best(tuple(first), bound)


def _by_name(bonds: Iterable[Bond], but: frozenset[str]) -> Iterator[tuple[str, list[Bond]]]:
    """The ties of each name ``but`` these."""
    found: dict[str, list[Bond]] = {}
    for bond in bonds:
        for name in bond[2:]:
            if name not in but:
                found.setdefault(name, []).append(bond)
    return iter(found.items())
