"""Do positions and quotations of a stand-off file agree with the text, and if not, why?

First the file as a whole: it may have been counted in another unit, or against a text that began earlier or
later. Then each range by itself: its words may have moved a little. What cannot be explained is left where
it is, as wrong.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice

from pressmark.annotations.selectors import Quote, Range
from pressmark.text import Span

NEARBY = 500
"""How far, in code points, words may have moved to be recognised as the same place."""

# So many ranges, and places of each, are looked at to find out what is wrong with a file.
_MOST = 200

_UNITS: tuple[tuple[str, Callable[[str], int]], ...] = (
    ("in UTF-16 units, not in characters", lambda sign: 2 if sign > "\uffff" else 1),
    ("in bytes, not in characters", lambda sign: len(sign.encode("utf-8", "surrogatepass"))),
    ("with line ends as two characters", lambda sign: 2 if sign == "\n" else 1),
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a file counted: ``words`` says it to the author (empty when there is nothing to say), ``convert``
    makes an offset of the file one of the text."""

    words: str
    convert: Callable[[int], int]


def agrees(text: str, start: int, end: int, quote: Quote | None) -> bool:
    """Whether ``start`` … ``end`` of ``text`` holds words, and those of ``quote``; white space may differ."""
    found = text[start:end] if 0 <= start < end <= len(text) else ""
    if not found.strip():
        return False
    return quote is None or found == quote.exact or found.split() == quote.exact.split()


def explain(text: str, ranges: Sequence[Range]) -> Explanation:
    """How the positions of a file are meant: as they are, unless another way explains more of them."""
    quoted = [one for one in ranges if one.quote and one.start >= 0]
    plain = Explanation("", lambda offset: offset)
    best, most = plain, _matches(text, quoted, plain)
    if most == len(quoted):
        return plain
    for other in _others(text, quoted):
        count = _matches(text, quoted, other)
        if count > most and (count > 1 or len(quoted) == 1):
            best, most = other, count
    return best


def find(text: str, one: Range) -> tuple[Span | None, list[int]]:
    """The place of the words of ``one`` near its position, if there is just one; and the first places
    anywhere.

    Without a position, everywhere is near. Several places are told apart by what stands before and after
    them. Words that stand nowhere as they are quoted are looked for with their line breaks read as spaces, as
    a page shows them.
    """
    if one.quote is None or not one.quote.exact:
        return None, []
    quote, shown = one.quote, _as_shown(text)
    if quote.exact not in text:
        text, quote = shown, replace(quote, exact=_as_shown(quote.exact))
    low, high = 0, len(text)
    if one.start >= 0:
        low, high = max(0, one.start - NEARBY), one.start + NEARBY + len(quote.exact)
    near = list(islice(_occurrences(text, quote.exact, low, high), _MOST))
    if len(near) > 1:
        near = [at for at in near if _fits(shown, at, quote)]
    span = Span(near[0], near[0] + len(quote.exact)) if len(near) == 1 else None
    return span, list(islice(_occurrences(text, quote.exact), 3))


def _as_shown(text: str) -> str:
    """``text`` with a space in place of every line break and tab, so that offsets stay what they are."""
    return text.replace("\n", " ").replace("\t", " ")


def _others(text: str, ranges: Sequence[Range]) -> Iterator[Explanation]:
    """Ways to count that could explain ``ranges``, the units first, then shifts, the most frequent first."""
    for words, width in _UNITS:
        starts = list(accumulate((width(sign) for sign in text), initial=0))
        if starts[-1] != len(text):
            yield Explanation(f"counted {words}", _Converted(starts))
    shifts: Counter[int] = Counter()
    for one in islice(ranges, _MOST):
        if one.quote and one.quote.exact:
            shifts.update({at - one.start for at in islice(_occurrences(text, one.quote.exact), _MOST)})
    shifts.pop(0, None)
    for shift, count in sorted(shifts.most_common(5), key=lambda item: (-item[1], abs(item[0]))):
        # More than one range must agree: a single one that moved says nothing about the file.
        if count > 1:
            yield Explanation(f"shifted by {shift:+d}", _Shifted(shift))


@dataclass(frozen=True, slots=True)
class _Shifted:
    """From an offset of a text that began earlier or later."""

    shift: int

    def __call__(self, offset: int) -> int:
        return offset + self.shift


class _Converted:
    """From an offset in other units to code points; -1 when it lies inside a sign or outside the text."""

    def __init__(self, starts: list[int]) -> None:
        self._starts = starts

    def __call__(self, offset: int) -> int:
        at = bisect_left(self._starts, offset)
        return at if at < len(self._starts) and self._starts[at] == offset else -1


def _matches(text: str, ranges: Sequence[Range], way: Explanation) -> int:
    return sum(agrees(text, way.convert(one.start), way.convert(one.end), one.quote) for one in ranges)


def _occurrences(text: str, words: str, low: int = 0, high: int | None = None) -> Iterator[int]:
    at = text.find(words, low, high)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, high)


def _fits(shown: str, at: int, quote: Quote) -> bool:
    after = at + len(quote.exact)
    return shown.endswith(_as_shown(quote.prefix), 0, at) and shown.startswith(_as_shown(quote.suffix), after)
