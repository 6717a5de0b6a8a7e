"""Ties renewed after edits are those that a count of everything finds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pressmark.ties import NamedIn, Rows, Strongest, renewed, strongest
from pressmark.ties.together import Most

NAMES = "abcdefgh"
SHOWN = (2, 3)

Report = tuple[frozenset[str], frozenset[str]]


def reports(most: int) -> st.SearchStrategy[list[Report]]:
    """The names of each report, and its main subjects."""
    names = st.frozensets(st.sampled_from(NAMES), max_size=5)
    mains = st.frozensets(st.sampled_from(NAMES), max_size=1)
    return st.lists(st.tuples(names, mains).map(lambda pair: (pair[0] | pair[1], pair[1])), max_size=most)


def counted(found: list[Report]) -> Rows:
    reports_of = {
        name: stems
        for name in NAMES
        if (stems := tuple(str(at) for at, (names, _) in enumerate(found) if name in names))
    }
    names = {str(at): tuple(sorted(names)) for at, (names, _) in enumerate(found)}
    mains = {str(at): tuple(mains) for at, (_, mains) in enumerate(found) if mains}
    return Rows(reports_of, NamedIn(names, mains))


def shown(found: Strongest) -> object:
    of = {name: best.bonds[: SHOWN[0]] for name, best in found.of.items()}
    return of, found.all.bonds[: SHOWN[1]]


@settings(max_examples=400, deadline=None)
@given(
    before=reports(14),
    edits=st.lists(st.tuples(st.integers(0, 13), reports(1)), min_size=1, max_size=4),
    spare=st.tuples(st.integers(0, 2), st.integers(0, 4)),
)
def test_renewed_as_counted(
    before: list[Report], edits: list[tuple[int, list[Report]]], spare: tuple[int, int]
) -> None:
    most = Most(SHOWN[0] + spare[0], SHOWN[1] + spare[1])
    known, now = strongest(counted(before), most), list(before)
    for place, reports in edits:
        if place >= len(now) or not reports:
            continue
        (was_named, was_main), (named, main) = was, new = now[place], reports[0]
        now[place] = new
        changed = (was_named ^ named) | (was_main ^ main)
        rows = counted(now)
        if changed:
            known = renewed(known, rows, changed, was[0] | new[0], most, SHOWN)
        assert shown(known) == shown(strongest(rows, most))
