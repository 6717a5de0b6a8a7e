"""A text cut at every boundary of its marks, and what covers each part."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pressmark.annotations.values import Mark
from pressmark.keys import swift


@swift
@dataclass(frozen=True, slots=True)
class Cut:
    """A part of the text in which no mark begins or ends.

    ``link`` is the number of the mark that this part links to, or None: the shortest name or reference that
    covers it (ties: the later start, then the order of the mark, then its number). ``layers`` are the
    numbers of the statements and unidentified marks that cover it, the earliest (and of these the longest)
    first.
    """

    start: int
    end: int
    link: int | None
    layers: tuple[int, ...]


class Cuts:
    """The parts of a text of ``length`` code points under ``marks``; spans outside the text are cut off.
    Nobody asks for parts where marks are that are known to be ``shown``.
    """

    def __init__(self, marks: Sequence[Mark], length: int, shown: Container[int] = ()) -> None:
        self._cuts = _sweep(marks, length, shown)
        self._starts = [cut.start for cut in self._cuts]

    def within(self, start: int, end: int) -> list[Cut]:
        """The parts of ``start`` … ``end``, in order."""
        found: list[Cut] = []
        at = bisect_right(self._starts, start) - 1
        while at < len(self._cuts) and self._cuts[at].start < end:
            cut = self._cuts[at]
            found.append(Cut(max(cut.start, start), min(cut.end, end), cut.link, cut.layers))
            at += 1
        return found


def _sweep(marks: Sequence[Mark], length: int, shown: Container[int]) -> list[Cut]:
    beginning: dict[int, list[tuple[int, int]]] = {}
    boundaries = {0, length}
    for number, mark in enumerate(marks):
        for start, end in () if number in shown else _merged(mark, length):
            beginning.setdefault(start, []).append((end, number))
            boundaries |= {start, end}
    cuts: list[Cut] = []
    links: list[tuple[int, int, str, int, int]] = []
    layers: list[tuple[int, int]] = []
    edges = sorted(boundaries)
    for start, after in pairwise(edges):
        layers = [layer for layer in layers if layer[0] > start]
        for end, number in sorted(beginning.get(start, []), key=lambda item: (-item[0], item[1])):
            if is_link(marks[number]):
                heapq.heappush(links, (end - start, -start, marks[number].order, number, end))
            else:
                layers.append((end, number))
        while links and links[0][4] <= start:
            heapq.heappop(links)
        cuts.append(Cut(start, after, links[0][3] if links else None, tuple(number for _, number in layers)))
    return cuts


def is_link(mark: Mark) -> bool:
    """Whether ``mark`` is shown as a link: a name or a reference."""
    return mark.kind in {"name", "reference"}


def _merged(mark: Mark, length: int) -> list[tuple[int, int]]:
    """The spans of ``mark`` inside the text, in order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for span in sorted(mark.spans):
        start, end = max(0, span.start), min(length, span.end)
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged
