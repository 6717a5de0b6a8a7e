"""Lists made again after an edit: those that can have changed, by the finder that makes all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pressmark.config import RelatedWeights
from pressmark.keys import DIGEST_SIZE
from pressmark.related.copies import Compared, Copies
from pressmark.related.finder import Finder
from pressmark.related.known.copies import copies_again
from pressmark.related.known.packing import (
    bound_of,
    identity,
    list_digest,
    packed_outcome,
    packed_rows,
    packed_since,
)
from pressmark.related.known.tables import Fact, Outcome, Tables
from pressmark.related.known.touched import drawn_to, touched
from pressmark.related.known.view import View
from pressmark.related.order import REACH, Reach
from pressmark.related.rows import Had, Row
from pressmark.related.values import Relation

# More edits than this at once, or a larger part of the archive, are for making everything anew.
_AT_ONCE, _PART_AT_ONCE = 64, 10
# After more edits than this, and than this part of the archive, the tables are made anew.
_SINCE, _PART_SINCE = 64, 50


@dataclass(frozen=True, slots=True)
class Renewed:
    """The ``lists`` that differ from what they were, by the ids of reports; and what to ``remember`` now, by
    name.
    """

    lists: Mapping[str, tuple[Relation, ...]]
    remember: Mapping[str, bytes]


class Known:
    """The lists of an archive as they are remembered, and as they are after each :meth:`renew`."""

    def __init__(self, view: View, outcome: Outcome, text_of: Callable[[str], str]) -> None:
        self._ids = view.tables.reports.ids
        self._places = {stem: place for place, stem in enumerate(self._ids)}
        self._text_of = text_of
        self._view = view
        self._bounds = list(outcome.bounds)
        self._digests = bytearray(outcome.digests)
        self._take(view, Copies(outcome.copies, outcome.crowded, self._compared()))

    @classmethod
    def open(
        cls, fact: Fact, weights: RelatedWeights, text_of: Callable[[str], str], reach: Reach = REACH
    ) -> Known | None:
        """What is remembered, which ``fact`` gives by name; None where nothing is, or it was made with other
        weights. ``text_of`` gives the text of a report as it is now; it is asked where texts are compared.
        """
        tables = Tables.read(fact)
        if tables is None or tables.reports.identity != identity(weights, reach):
            return None
        return cls(View(tables, tables.since, weights, reach), tables.outcome, text_of)

    def list_of(self, stem: str) -> tuple[Relation, ...]:
        """The list of a report, none of one that is withdrawn or unknown."""
        return self._finder.list_for(self._places[stem]) if stem in self._places else ()

    def copies(self) -> dict[str, tuple[Relation, ...]]:
        """Of the reports that have copies, these alone."""
        copies = self._copies
        return {
            self._ids[here]: tuple(
                Relation(article=self._ids[there], copy=copy) for there, copy in copies.of(here)
            )
            for here in sorted(copies.found)
        }

    def renew(self, rows: Mapping[str, Row | None]) -> Renewed | None:
        """What differs now that these reports have other ``rows`` and other texts, or the same; None of those
        that are withdrawn or gone. The result is None where all lists have to be made anew: reports came or
        went, have other dates or declared ties, or too many were edited.
        """
        edited = self._numbered(rows)
        if edited is None or len(edited) > max(_AT_ONCE, len(self._ids) // _PART_AT_ONCE):
            return None
        changed = {report: row for report, row in edited.items() if _differ(self._view.had(report), row)}
        old, new = self._view.before_and_after(changed)
        again = copies_again(old, new, set(edited), self._copies, self._compared())
        listed = {*changed, *touched(old, new, changed, self._bounds), *again.listed}
        for report in again.elsewhere.difference(changed):
            listed |= drawn_to((old, new), report, self._bounds)
        self._take(new, again.copies)
        lists = self._listed_again(listed)
        return Renewed(lists, self._remembered(bool(changed)) if changed or listed else {})

    def _compared(self) -> Compared:
        """Who compares texts as they are now, and remembers none from before."""
        return Compared(lambda report: self._text_of(self._ids[report]), self._view.tables.reports.tied)

    def _take(self, view: View, copies: Copies) -> None:
        self._view = view
        self._copies = copies
        self._finder = Finder(view.index(copies), view.order(), view.weights, view.reach)

    def _numbered(self, rows: Mapping[str, Row | None]) -> dict[int, Row] | None:
        """The rows by the numbers of their reports; None where these are not the reports that were."""
        edited = {}
        for stem, row in rows.items():
            place = self._places.get(stem)
            if place is not None and row is not None and row.standing == self._view.tables.standing(place):
                edited[place] = row
            elif place is not None or row is not None:
                return None
        return edited

    def _listed_again(self, listed: Iterable[int]) -> dict[str, tuple[Relation, ...]]:
        """The lists of these reports that differ from what they were."""
        lists = {}
        for report in sorted(listed):
            its = self._finder.listed(report)
            digest = list_digest(its)
            place = slice(DIGEST_SIZE * report, DIGEST_SIZE * (report + 1))
            self._bounds[report] = bound_of(its)
            if self._digests[place] != digest:
                self._digests[place] = digest
                lists[self._ids[report]] = its.rows
        return lists

    def _remembered(self, changed: bool) -> dict[str, bytes]:
        """What has to be remembered now. Where many were edited since the tables were made, new tables."""
        view = self._view
        copies = self._copies
        outcome = Outcome(self._bounds, bytes(self._digests), copies.found, copies.crowded)
        said = packed_outcome(outcome)
        if changed and len(view.since) > max(_SINCE, len(self._ids) // _PART_SINCE):
            return said | packed_rows([view.had(place) for place in range(len(self._ids))]) | packed_since({})
        return said | (packed_since(view.since) if changed else {})


def _differ(had: Had, row: Row) -> bool:
    return had.kinds != row.kinds or had.sketch != row.sketch
