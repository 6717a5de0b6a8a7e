"""An index and what was found with it, as a few tables of numbers that are read without being unpacked."""

from __future__ import annotations

import marshal
import sys
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from itertools import accumulate, chain
from typing import Any

from pressmark.config import RelatedWeights
from pressmark.keys import DIGEST_SIZE, digest_of_bytes
from pressmark.related.copies import standing_in
from pressmark.related.finder import Listed
from pressmark.related.lists import Found
from pressmark.related.order import Reach
from pressmark.related.rows import Had, Row
from pressmark.related.sketches import Sketch
from pressmark.related.values import Copy

KINDS = range(3)
"""Names, stories and words."""
NAMES, _, WORDS = KINDS
_FORMAT = "related 1"
_BY_VALUE = 2
_REPORTS, _THINGS, _HOLDERS, _FORMS, _RUNS, _OUTCOME, _SINCE = (
    f"related/{name}" for name in ("reports", "things", "holders", "forms", "runs", "outcome", "since")
)
_MOST = (1 << 64) - 1
_WIDTHS = (("H", 1 << 16), ("I", 1 << 32), ("Q", 1 << 64))

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


def remembered(found: Found) -> dict[str, bytes]:
    """All that :class:`~pressmark.related.known.Known` needs, by name, to be kept as it is."""
    finder = found.finder
    rows = list(found.rows.values())
    copies = finder.index.copies
    outcome = Outcome(
        bounds=[bound_of(listed) for listed in found.listed],
        digests=b"".join([list_digest(listed) for listed in found.listed]),
        copies=copies.found,
        crowded=copies.crowded,
    )
    head = identity(finder.weights, finder.reach)
    return {
        _REPORTS: _pack((head, list(found.rows), *_standing(rows), dict(finder.index.tied))),
        **packed_rows(rows),
        **packed_outcome(outcome),
        **packed_since({}),
    }


def identity(weights: RelatedWeights, reach: Reach) -> bytes:
    """What has to be the same for anything remembered to be worth something."""
    return _by_value((_FORMAT, sys.byteorder, astuple(weights), astuple(reach)))


def bound_of(listed: Listed) -> int:
    """The bound of a list, or the greatest number that can be kept: who is not worth less is looked at."""
    return min(listed.bound, _MOST)


def list_digest(listed: Listed) -> bytes:
    """Equal for equal lists alone."""
    return digest_of_bytes(listed.packed)


def packed_rows(rows: Sequence[Had]) -> dict[str, bytes]:
    """What reports have, and who has each thing, as tables."""
    keys = _keys(rows)
    place = [{key: number for number, (key, of) in enumerate(keys) if of == kind} for kind in KINDS]
    numbers, parts, ends = array("I"), array("I"), array("I")
    for row in rows:
        for kind, its in zip(KINDS, row.kinds, strict=True):
            numbers.extend(map(place[kind].__getitem__, its))
            parts.extend(its.values())
            ends.append(len(numbers))
    things = [key for key, _ in keys], bytes([kind for _, kind in keys])
    return {
        _THINGS: _pack((*things, _numbers(ends), _numbers(numbers), _numbers(parts))),
        _HOLDERS: _pack(_turned(len(keys), (numbers, parts, ends))),
        _FORMS: _pack(_forms(rows)),
        _RUNS: _pack(_runs(rows)),
    }


def packed_outcome(outcome: Outcome) -> dict[str, bytes]:
    """What was found."""
    return {_OUTCOME: _pack((_numbers(outcome.bounds), outcome.digests, outcome.copies, outcome.crowded))}


def packed_since(rows: Mapping[int, Had]) -> dict[str, bytes]:
    """What reports have that were edited since the tables were made."""
    table = {
        report: (
            dict(had.names),
            tuple(had.stories),
            had.sketch.words,
            had.sketch.says,
            had.sketch.written,
            had.sketch.runs,
        )
        for report, had in rows.items()
    }
    return {_SINCE: _pack(table)}


@dataclass(frozen=True, slots=True)
class Reports:
    """What :func:`identity` gave; the ids; the days, two of each report; digests of what else may not
    change; and who is tied to whom by declaration.
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
    """What :func:`remembered` gave, and what was changed since.

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
        names = (_REPORTS, _THINGS, _HOLDERS, _FORMS, _RUNS, _OUTCOME, _SINCE)
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


def _numbers(values: Sequence[int]) -> bytes:
    most = max(values, default=0)
    width = next(code for code, end in _WIDTHS if most < end)
    return array(width, values).tobytes() + width.encode()


def _keys(rows: Iterable[Had]) -> list[tuple[str, int]]:
    found: tuple[set[str], ...] = tuple(set() for _ in KINDS)
    for row in rows:
        for keys, its in zip(found, row.kinds, strict=True):
            keys.update(its)
    return sorted((key, kind) for kind, keys in enumerate(found) for key in keys)


def _turned(things: int, of: tuple[Sequence[int], Sequence[int], Sequence[int]]) -> tuple[bytes, ...]:
    numbers, parts, ends = of
    reports: list[list[int]] = [[] for _ in range(things)]
    worth: list[list[int]] = [[] for _ in range(things)]
    begin = 0
    for report, end in enumerate(ends[len(KINDS) - 1 :: len(KINDS)]):
        for number, part in zip(numbers[begin:end], parts[begin:end], strict=True):
            reports[number].append(report)
            worth[number].append(part)
        begin = end
    held = [array("I", chain.from_iterable(table)) for table in (reports, worth)]
    return (_numbers(list(accumulate(map(len, reports)))), *map(_numbers, held))


def _forms(rows: Iterable[Had]) -> tuple[list[str], bytes, bytes]:
    places: dict[str, int] = {}
    numbers, ends = array("I"), array("I")
    for row in rows:
        numbers.extend([places.setdefault(form, len(places)) for form in row.sketch.written])
        ends.append(len(numbers))
    return list(places), _numbers(ends), _numbers(numbers)


def _runs(rows: Iterable[Had]) -> tuple[bytes, bytes, bytes]:
    runs = [row.sketch.runs for row in rows]
    ends = list(accumulate(map(len, runs)))
    return _numbers(standing_in(runs)), _numbers(ends), _numbers(list(chain.from_iterable(runs)))


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


def _standing(rows: Sequence[Row]) -> tuple[bytes, bytes]:
    days = list(chain.from_iterable(row.days for row in rows))
    return _numbers(days), b"".join([row.standing for row in rows])


def _pack(value: Any) -> bytes:
    return marshal.dumps(value)


def _by_value(value: Any) -> bytes:
    return marshal.dumps(value, _BY_VALUE)
