"""How many indexes an archive needs, and which records each holds.

Pagefind keeps an index in memory while it makes it: some 80 bytes for each character. So a very large archive
gets several, each for a period. They are as few as :data:`MOST` allows and nearly of one size. As far as this
leaves room, each begins with a year, else with a month: a report more or less then seldom moves the borders,
and the indexes that it does not belong to stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from pressmark.search.values import SearchRecord

MOST = 32_000_000
"""Characters that one index holds: some 11,000 reports of 430 words, for which Pagefind needs 2.5 GB."""

SLACK = 0.1
"""By how much of :data:`MOST` a border may move at most, to where a year begins."""

_EACH = 200  # What a record needs besides its words, in characters.
_PRECISE = (4, 7, 10)  # The beginnings of a date that are a year, a month, a day.


def ordered(records: Iterable[SearchRecord]) -> list[SearchRecord]:
    """``records`` in the order of the index: by date, those without one first."""
    return sorted(records, key=lambda record: (record.date, record.address))


def fits_one_index(sizes: Iterable[int]) -> bool:
    """Whether one index holds records of these sizes."""
    return sum(sizes) <= MOST


def divided(records: Iterable[SearchRecord], most: int | None = None) -> list[list[SearchRecord]]:
    """``records`` as the indexes that hold them, each and all by date. One with all of them where they fit;
    none without records. ``most`` stands for :data:`MOST`."""
    most = MOST if most is None else most
    rest = ordered(records)
    ends = list(accumulate(size_of(record) for record in rest))
    if not ends or ends[-1] <= most:
        return [rest] if rest else []
    number = -(-ends[-1] // most)
    share = ends[-1] / number
    slack = min(most * SLACK, (most - share) / 2)  # A part may give way at both ends.
    borders = [_border(rest, ends, share * at, slack) for at in range(1, number)]
    cuts = sorted({0, *borders, len(rest)})
    return [rest[start:end] for start, end in pairwise(cuts)]


def size_of(record: SearchRecord) -> int:
    """What a record counts for, in characters."""
    words = (record.title, record.summary, *record.names, *(text for _, text in record.text))
    return _EACH + sum(map(len, words))


def _border(records: Sequence[SearchRecord], ends: Sequence[int], aim: float, slack: float) -> int:
    """The place near ``aim`` (in characters) where the longest part of time begins, the nearest of such."""
    places = [at for at in range(1, len(records)) if abs(ends[at - 1] - aim) <= slack]
    for length in _PRECISE:
        begin = [at for at in places if records[at - 1].date[:length] != records[at].date[:length]]
        if begin:
            return min(begin, key=lambda at: abs(ends[at - 1] - aim))
    return min(range(1, len(records)), key=lambda at: abs(ends[at - 1] - aim))
