"""An archive turned round for the search of related reports: who has what, and which reports have it.

Reports are numbers here, in the order of the archive.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from pressmark.archive import Archive
from pressmark.related.copies import Copies, copies_among
from pressmark.related.declared import declared_ties
from pressmark.related.rows import Row, row_of
from pressmark.related.sketches import Sketch

_Key = TypeVar("_Key", contravariant=True)
_Value = TypeVar("_Value", covariant=True)


class Table(Protocol[_Key, _Value]):
    """What can be looked up: all there at once, or fetched when it is asked for."""

    def __getitem__(self, key: _Key, /) -> _Value: ...


@dataclass(frozen=True, slots=True)
class Holders:
    """The reports that have a thing, in order, and what it is worth in each."""

    reports: Sequence[int]
    parts: Sequence[int]


@dataclass(frozen=True, slots=True)
class Things:
    """All things of one kind: ``of`` each report, those it has with what each is worth in it; and the
    ``holders`` of each that two or more have.
    """

    of: Table[int, Mapping[str, int]]
    holders: Mapping[str, Holders]


@dataclass(frozen=True)
class Index:
    """What the reports of one archive have: ``names``, ``stories`` and ``words``, these by their stems; which
    others each is ``tied`` to by declaration, and which are translations of each other; its ``days``, the
    first and the last, 0 without a date; and how a word is first written in a report (``form``).

    Withdrawn reports are left out.
    """

    ids: Sequence[str]
    names: Things
    stories: Things
    words: Things
    tied: Mapping[int, Mapping[int, bool]]
    days: Table[int, tuple[int, int]]
    form: Callable[[str, int], str]
    copies: Copies

    @property
    def kinds(self) -> tuple[Things, Things, Things]:
        """Names, stories and words: the kinds by their numbers."""
        return (self.names, self.stories, self.words)

    def tied_to(self, report: int) -> Collection[int]:
        """The reports that one is tied to by declaration."""
        return self.tied.get(report, ())

    def days_apart(self, here: int, there: int) -> int | None:
        """How many days two reports lie apart at most, as vaguely as they are dated; None without a date."""
        first, last = self.days[here]
        begin, end = self.days[there]
        return max(last, end) - min(first, begin) if first and begin else None

    def in_common(self, word: str, here: int, there: int) -> str:
        """The word that stands in both reports under one stem, or empty where its endings differ."""
        mine, theirs = self.form(word, here), self.form(word, there)
        if mine == theirs:
            return mine
        small = mine.casefold()
        return small if small == theirs.casefold() else ""


def rows_of(archive: Archive, sketches: Mapping[str, Sketch]) -> dict[str, Row]:
    """The rows of all reports that were not withdrawn, in order, by their ids; of each ``sketches`` has the
    sketch.
    """
    weights = archive.settings.related
    reports = ((stem, archive.articles[stem]) for stem in archive.order)
    return {
        stem: row_of(report, archive.stories_of.get(stem, ()), sketches[stem], weights)
        for stem, report in reports
        if not report.withdrawn
    }


def index_of(archive: Archive, rows: Mapping[str, Row]) -> Index:
    """The index of an archive whose reports have these ``rows``."""
    ids = list(rows)
    tied = numbered(declared_ties(archive), ids)
    sketches = [row.sketch for row in rows.values()]

    def text(report: int) -> str:
        return archive.articles[ids[report]].record.body.text

    def form(word: str, report: int) -> str:
        return sketches[report].written[sketches[report].words.index(word)]

    names, stories, words = zip(*(row.kinds for row in rows.values()), strict=True) if rows else ((), (), ())
    return Index(
        ids=ids,
        names=turned(names),
        stories=turned(stories),
        words=turned(words),
        tied=tied,
        days=[row.days for row in rows.values()],
        form=form,
        copies=copies_among([sketch.runs for sketch in sketches], text, tied),
    )


def numbered(
    declared: Mapping[str, Mapping[str, Collection[str]]], ids: Sequence[str]
) -> dict[int, dict[int, bool]]:
    """Declared ties by the numbers of reports, and of each whether it is one of translations."""
    places = {stem: place for place, stem in enumerate(ids)}
    return {
        places[here]: {
            places[there]: "translation" in kinds for there, kinds in others.items() if there in places
        }
        for here, others in declared.items()
        if here in places
    }


def turned(rows: Sequence[Mapping[str, int]]) -> Things:
    """The things of one kind that reports have, and who has each."""
    table: defaultdict[str, list[int]] = defaultdict(list)
    for report, row in enumerate(rows):
        for key in row:
            table[key].append(report)
    # Arrays are half as large as lists.
    holders = {
        key: Holders(array("I", reports), array("I", [rows[report][key] for report in reports]))
        for key, reports in table.items()
        if len(reports) > 1
    }
    return Things(rows, holders)
