"""Paragraphs in which nothing nests: an element that holds words and whole names one after the other.

Most of a text is made of them. They are written as they come; for all that crosses or lies within something
else there is ``nesting``, which would write the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from pressmark.annotations.items import Close, Open, Plain, tag
from pressmark.annotations.nesting import Nesting
from pressmark.annotations.values import Mark
from pressmark.text import Run, escape


def plain_elements(pieces: Sequence[object], marks: Sequence[Mark], nesting: Nesting) -> dict[int, Plain]:
    """The elements of ``pieces`` in which nothing nests, by the index of their start tag: three pieces each,
    a start tag, a run and an end tag. ``nesting`` writes their names.
    """
    spans = _Spans(marks)
    found: dict[int, Plain] = {}
    for at in range(len(pieces) - 2):
        run = pieces[at + 1]
        if (
            type(run) is not Run
            or not run.linkable
            or type(pieces[at]) is not str
            or type(pieces[at + 2]) is not str
        ):
            continue
        opening, closing = tag(pieces[at]), tag(pieces[at + 2])
        if type(opening) is Open and opening.block and not opening.guard and type(closing) is Close:
            inside = spans.inside(run)
            if inside is not None:
                words = _written(run, inside, nesting)
                numbers = tuple([number for _, _, number in inside])
                found[at] = Plain(f"{opening.html}{words}{closing.html}", numbers)
    return found


def _written(run: Run, inside: Sequence[tuple[int, int, int]], nesting: Nesting) -> str:
    written: list[str] = []
    at = run.start
    for start, end, number in inside:
        written.append(escape(nesting.text[at:start]))
        written.append(nesting.whole(number, escape(nesting.text[start:end])))
        at = end
    written.append(escape(nesting.text[at : run.end]))
    return "".join(written)


class _Spans:
    """The spans of marks, by where they begin."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._spans = sorted(
            [(span.start, span.end, number) for number, mark in enumerate(marks) for span in mark.spans]
        )
        self._whole = [len(mark.spans) == 1 for mark in marks]
        self._starts = [start for start, _, _ in self._spans]
        self._reach = list(accumulate([end for _, end, _ in self._spans], max))

    def inside(self, run: Run) -> list[tuple[int, int, int]] | None:
        """The marks of ``run`` one after the other as (start, end, number); None where one lies over its
        borders, over another one or in several places.
        """
        first = last = bisect_left(self._starts, run.start)
        if first and self._reach[first - 1] > run.start:
            return None
        at = run.start
        while last < len(self._spans) and self._starts[last] < run.end:
            start, end, number = self._spans[last]
            if not at <= start < end <= run.end or not self._whole[number]:
                return None
            at = end
            last += 1
        return self._spans[first:last]
