"""Which reports are copies of each other after an edit, and whose lists that can change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pressmark.related.copies import (
    NEIGHBOURS,
    Compared,
    Copies,
    enter,
    is_crowd,
    is_likely,
    neighbours,
)
from pressmark.related.known.view import View
from pressmark.related.values import Copy

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CopiesAgain:
    """The ``copies`` after an edit; the reports whose own lists they can change, ``listed``; and those of
    them that may come into other lists or leave them, as they are compared when it matters: ``elsewhere``.
    """

    copies: Copies
    listed: set[int]
    elsewhere: set[int]


def copies_again(old: View, new: View, edited: set[int], before: Copies, compare: Compared) -> CopiesAgain:
    """The copies after the texts of the ``edited`` changed, which were ``before``."""
    found = {here: dict(others) for here, others in before.found.items()}
    listed: set[int] = set()
    for here, there in sorted(_doubtful(old, new, edited, before)):
        was = before.found.get(here, {}).get(there, "")
        now = _copy(new, (here, there), was if edited.isdisjoint((here, there)) else "", compare)
        if now != was:
            enter(found, here, there, now)
            listed |= {here, there, *_around(before.found, here, there), *_around(found, here, there)}
    crowded = _crowded(old, new, edited, before.crowded)
    elsewhere = (crowded ^ before.crowded) | (edited & (crowded | before.crowded))
    return CopiesAgain(Copies(found, crowded, compare), listed | elsewhere, elsewhere)


def _copy(view: View, pair: Pair, known: Copy, compare: Compared) -> Copy:
    runs = [view.runs(report) for report in pair]
    shared = sum(_is_near(view.standing[run], pair) for run in set(runs[0]).intersection(runs[1]))
    # Nothing in common brings no texts together, however few runs they have.
    if not shared or not is_likely(shared, *runs):
        return ""
    return known or compare(*pair)


def _is_near(reports: list[int], pair: Pair) -> bool:
    return bisect_left(reports, pair[1]) - bisect_left(reports, pair[0]) <= NEIGHBOURS


def _doubtful(old: View, new: View, edited: set[int], before: Copies) -> set[Pair]:
    """Pairs, in order, of which something that makes them copies may have changed."""
    found = {_pair(here, there) for here in edited for there in before.found.get(here, ())}
    for run in {run for report in edited for view in (old, new) for run in view.runs(report)}:
        pairs = [set(_about(view.standing[run], edited)) for view in (old, new)]
        found |= pairs[0] ^ pairs[1]
        found |= {pair for pair in pairs[1] if not edited.isdisjoint(pair)}
    return found


def _about(reports: list[int], edited: Iterable[int]) -> Iterator[Pair]:
    """The pairs that a run brings together whose places an edited report can have moved."""
    for report in edited:
        at = bisect_left(reports, report)
        yield from neighbours(reports[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1])


def _crowded(old: View, new: View, edited: set[int], before: set[int]) -> set[int]:
    """The reports of which a run stands in very many texts."""
    asked = set(edited)
    for run in {run for report in edited for view in (old, new) for run in view.runs(report)}:
        were, are = old.standing[run], new.standing[run]
        if is_crowd(were) != is_crowd(are):
            asked.update(were, are)
    crowded = {report for report in asked if any(is_crowd(new.standing[run]) for run in new.runs(report))}
    return (before - asked) | crowded


def _around(found: Mapping[int, Mapping[int, Copy]], *pair: int) -> set[int]:
    return {other for report in pair for other in found.get(report, ())}


def _pair(here: int, there: int) -> Pair:
    return (min(here, there), max(here, there))
