"""What is remembered of an index and of what was found with it: tables of numbers, read where they lie."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pressmark.keys import DIGEST_SIZE
from pressmark.related.rows import Had
from pressmark.related.sketches import Sketch
from pressmark.related.values import Copy

KINDS = range(3)
"""Names, stories and words."""
NAMES, _, WORDS = KINDS
REPORTS, THINGS, HOLDERS, FORMS, RUNS, OUTCOME, SINCE = (
    f"related/{name}" for name in ("reports", "things", "holders", "forms", "runs", "outcome", "since")
)

Fact = Callable[[str], bytes | None]
"""What is remembered under a name."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found, by number of report: the ``bounds`` of :class:`~pressmark.related.finder.Listed`,
    digests of the lists, the copies from both sides, and the reports with runs that very many have.
    """

    bounds: Sequence[int]
    digests: bytes
    copies: dict[int, dict[int, Copy]]
    crowded: set[int]


@dataclass(frozen=True, slots=True)
class Reports:
    """What :func:`~pressmark.related.known.packing.identity` gave; the ids; the days, two of each report;
    digests of what else may not change; and who is tied to whom by declaration.
    """

    identity: bytes
    ids: list[str]
    days: memoryview
    standing: bytes
    tied: dict[int, dict[int, bool]]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of numbers, each ending at one of the ``ends``, and for some a part with each."""

    ends: memoryview
    of: memoryview
    parts: memoryview

    def place(self, row: int) -> slice:
        """Where a row stands."""
        return slice(self.ends[row - 1] if row else 0, self.ends[row])

    def table(self, place: slice) -> dict[int, int]:
        """The numbers that stand there, each with its part."""
        return dict(zip(self.of[place].tolist(), self.parts[place].tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Tables:
    """What :func:`~pressmark.related.known.packing.remembered` gave, and what was changed since.

    Things of all kinds are numbers, in the order of their ``keys`` and ``kinds``. ``things`` has a row for
    each kind of each report, ``holders`` one of reports for each thing; ``forms`` and ``runs`` have one for
    each report, forms being places in ``written``; and ``standing_runs`` is what
    :func:`~pressmark.related.copies.standing_in` gave.
    """

    reports: Reports
    keys: list[str]
    kinds: bytes
    things: Rows
    holders: Rows
    written: list[str]
    forms: Rows
    standing_runs: memoryview
    runs: Rows
    outcome: Outcome
    since: dict[int, Had]

    @classmethod
    def read(cls, fact: Fact) -> Tables | None:
        """The tables; None where one of them is gone."""
        names = (REPORTS, THINGS, HOLDERS, FORMS, RUNS, OUTCOME, SINCE)
        found = [data for name in names if (data := fact(name)) is not None]
        if len(found) < len(names):
            return None
        reports, things, holders, forms, runs, outcome, since = map(marshal.loads, found)
        identity, ids, days, *others = reports
        keys, kinds, *of_things = things
        written, *of_forms = forms
        standing, *of_runs = runs
        bounds, *of_outcome = outcome
        return cls(
            reports=Reports(identity, ids, read_numbers(days), *others),
            keys=keys,
            kinds=kinds,
            things=_rows(of_things),
            holders=_rows(holders),
            written=written,
            forms=_rows(of_forms),
            standing_runs=read_numbers(standing),
            runs=_rows(of_runs),
            outcome=Outcome(read_numbers(bounds), *of_outcome),
            since={report: _had(*of) for report, of in since.items()},
        )

    def days(self, report: int) -> tuple[int, int]:
        """The first and last day that the date of a report can mean, 0 without a date."""
        first, last = self.reports.days[2 * report : 2 * report + 2]
        return first, last

    def standing(self, report: int) -> bytes:
        """The digest of what may not change of a report."""
        return self.reports.standing[DIGEST_SIZE * report : DIGEST_SIZE * (report + 1)]


def read_numbers(data: bytes) -> memoryview:
    """Whole numbers from 0, as they were packed."""
    width: Any = data[-1:].decode()
    numbers: memoryview[int] = memoryview(data)[:-1].cast(width)
    return numbers


def _had(names: dict[str, int], stories: tuple[str, ...], *sketch: Any) -> Had:
    words, says, written, runs = sketch
    return Had(
        names=names,
        stories=stories,
        sketch=Sketch(words=words, says=says, written=written, runs=runs),
    )


def _rows(packed: Sequence[bytes]) -> Rows:
    ends, numbers, *parts = map(read_numbers, packed)
    return Rows(ends, numbers, parts[0] if parts else memoryview(b""))
