"""An index and what was found with it, as bytes to be remembered."""

from __future__ import annotations

import marshal
import sys
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from itertools import accumulate, chain, count
from typing import Any

from pressmark.config import RelatedWeights
from pressmark.keys import digest_of_bytes
from pressmark.related.copies import standing_in
from pressmark.related.finder import Listed
from pressmark.related.index import Things, turned
from pressmark.related.known.tables import (
    FORMS,
    HOLDERS,
    KINDS,
    OUTCOME,
    REPORTS,
    RUNS,
    SINCE,
    THINGS,
    Outcome,
)
from pressmark.related.lists import Found
from pressmark.related.order import Reach
from pressmark.related.rows import Had, Row
from pressmark.related.sketches import Sketch

_FORMAT = "related 1"
_BY_VALUE = 2
_MOST = (1 << 64) - 1


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
        REPORTS: marshal.dumps((head, list(found.rows), *_standing(rows), dict(finder.index.tied))),
        **_packed_things(finder.index.kinds, len(rows)),
        **_packed_sketches([row.sketch for row in rows]),
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
    """What reports have, and who has each thing."""
    kinds = zip(*(row.kinds for row in rows), strict=True)
    things = _packed_things([turned(its) for its in kinds], len(rows))
    return things | _packed_sketches([row.sketch for row in rows])


def _packed_things(kinds: Sequence[Things], reports: int) -> dict[str, bytes]:
    alone = [_alone(things, reports) for things in kinds]
    held = (things.holders.keys() | of.keys() for things, of in zip(kinds, alone, strict=True))
    keys = sorted((key, kind) for kind, its in enumerate(held) for key in its)
    place: tuple[dict[str, int], ...] = tuple({} for _ in KINDS)
    ends, holders, parts = array("I"), array("I"), array("I")
    for number, (key, kind) in enumerate(keys):
        place[kind][key] = number
        its = kinds[kind].holders.get(key)
        if its is None:
            report, part = alone[kind][key]
            holders.append(report)
            parts.append(part)
        else:
            holders.extend(its.reports)
            parts.extend(its.parts)
        ends.append(len(holders))
    things = [key for key, _ in keys], bytes([kind for _, kind in keys])
    return {
        THINGS: marshal.dumps((*things, *_packed_table(kinds, place, reports))),
        HOLDERS: marshal.dumps((_numbers(ends), _numbers(holders), _numbers(parts))),
    }


def _alone(things: Things, reports: int) -> dict[str, tuple[int, int]]:
    """The things that one report alone has, and what each is worth in it."""
    holders = things.holders
    rows = ((report, things.of[report]) for report in range(reports))
    return {key: (report, row[key]) for report, row in rows for key in row if key not in holders}


def _packed_table(
    kinds: Sequence[Things], place: Sequence[Mapping[str, int]], reports: int
) -> tuple[bytes, bytes, bytes]:
    ends, numbers, parts = array("I"), array("I"), array("I")
    for report in range(reports):
        for things, of_kind in zip(kinds, place, strict=True):
            row = things.of[report]
            numbers.extend(map(of_kind.__getitem__, row))
            parts.extend(row.values())
            ends.append(len(numbers))
    return _numbers(ends), _numbers(numbers), _numbers(parts)


def _packed_sketches(sketches: Sequence[Sketch]) -> dict[str, bytes]:
    forms: defaultdict[str, int] = defaultdict(count().__next__)
    written = array("I", chain.from_iterable(map(forms.__getitem__, sketch.written) for sketch in sketches))
    ends = list(accumulate(len(sketch.written) for sketch in sketches))
    runs = [sketch.runs for sketch in sketches]
    of_runs = list(accumulate(map(len, runs))), array("I", chain.from_iterable(runs))
    return {
        FORMS: marshal.dumps((list(forms), _numbers(ends), _numbers(written))),
        RUNS: marshal.dumps((_numbers(standing_in(runs)), *map(_numbers, of_runs))),
    }


def packed_outcome(outcome: Outcome) -> dict[str, bytes]:
    """What was found."""
    return {
        OUTCOME: marshal.dumps((_numbers(outcome.bounds), outcome.digests, outcome.copies, outcome.crowded))
    }


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
    return {SINCE: marshal.dumps(table)}


def _standing(rows: Sequence[Row]) -> tuple[bytes, bytes]:
    days = list(chain.from_iterable(row.days for row in rows))
    return _numbers(days), b"".join([row.standing for row in rows])


def _numbers(values: Sequence[int]) -> bytes:
    for width in "HI":
        try:
            return array(width, values).tobytes() + width.encode()
        except OverflowError:
            continue
    return array("Q", values).tobytes() + b"Q"


def _by_value(value: Any) -> bytes:
    return marshal.dumps(value, _BY_VALUE)
