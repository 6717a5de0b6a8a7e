"""Whose lists an edit can change.

A list depends on what its report follows, on what that is worth, and on those that are worth most to it. So
it can only change where a thing that its report has became worth more or less; where such a thing was or is
rare and others have it now, so that the report follows more or less than before; or where the edited
report is worth as much to it as the least of its likeliest, before or after.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pressmark.related.known.view import View


def touched(old: View, new: View, edited: Iterable[int], bounds: Sequence[int]) -> set[int]:
    """All reports but the ``edited`` whose lists can differ between two views because of what these have, and
    some whose lists do not; ``bounds`` are those of the old lists.
    """
    found: set[int] = set()
    doubtful: set[int] = set()
    for number in new.moved:
        if old.count(number) == new.count(number):
            continue
        holders = {*old.held[number].reports, *new.held[number].reports}
        if old.worth[number] != new.worth[number]:
            found |= holders
        elif old.place[number] is not None or new.place[number] is not None:
            doubtful |= holders
    doubtful -= found
    found.update(
        report for report in doubtful.difference(edited) if _follows(old, report) != _follows(new, report)
    )
    for report in edited:
        found |= drawn_to((old, new), report, bounds)
    return found.difference(edited)


def drawn_to(views: Iterable[View], report: int, bounds: Sequence[int]) -> set[int]:
    """Those to whom ``report`` is worth as much, in one of the views, as the least of their likeliest."""
    found = set()
    for view in views:
        theirs = view.row[report]
        for here, worth in _worth_at_most(view, report).items():
            if here not in found and worth >= bounds[here] and here != report:
                mine = view.row[here]
                shared = _follows(view, here) & theirs.keys()
                exact = sum(view.worth[number] * mine[number] * theirs[number] for number in shared)
                if shared and exact >= bounds[here]:
                    found.add(here)
    return found


def _worth_at_most(view: View, report: int) -> dict[int, int]:
    """What ``report`` would be worth to others if they followed all they have that is rare."""
    found: defaultdict[int, int] = defaultdict(int)
    for number, part in view.row[report].items():
        if view.place[number] is not None:
            worth = view.worth[number] * part
            holders = view.held[number]
            for here, its in zip(holders.reports, holders.parts, strict=True):
                found[here] += worth * its
    return found


def _follows(view: View, report: int) -> set[int]:
    return set(view.followed(report))
