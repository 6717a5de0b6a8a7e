"""Reports with almost the same text: agency copy printed twice, a later edition, a second scan.

Two texts are almost the same when they share at least half of all runs of four words that either has: the
resemblance of Broder (1997). It is computed exactly, but only for pairs that a sketch brings together: of the
words of a text, the sixteen with the smallest fixed hash are taken (a bottom-k sketch), each with the three
words after its first occurrence. Texts that share two of these sixteen runs are compared. Where a run stands
in very many texts, each is compared with the next few in the order of the archive, so that the work grows
with the number of reports and not with its square.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from zlib import crc32

from pressmark.related.values import Copy
from pressmark.related.words import words_of

SHORTEST = 12
"""Texts of fewer words are alike by chance and not compared."""
SHOWN = 6
_RUN = 4
_SKETCH = 16
_RUNS_SHARED = 2
_NEIGHBOURS = 8
_ALMOST = 0.5
_RUNS_KEPT = 256
_REMEMBERED = 200_000
_HASH_END = 1 << 32
# Of so many hashes at least sixteen are left, but for the rarest chance.
_LIKELY_SHARE = 3 * _SKETCH

Run = tuple[str, ...]


class _Hashes(dict[str, int]):
    """The hash of each word."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = found = crc32(word.encode("utf-8", "surrogatepass"))
        return found


_HASHES = _Hashes()


def chosen_runs(words: Sequence[str]) -> tuple[int, ...]:
    """At most sixteen runs of four words that stand for the text, as hashes, chosen by the words alone; none
    of a short text.
    """
    if len(words) < SHORTEST:
        return ()
    # The last three words begin no run.
    hashes = list(map(_HASHES.__getitem__, words[: 1 - _RUN]))
    # The first place of each.
    places = dict(zip(reversed(hashes), range(len(hashes) - 1, -1, -1), strict=True))
    # Nearly always the sixteen smallest are among those below this, which spares sorting all.
    bound = _LIKELY_SHARE * _HASH_END // len(places)
    least = sorted([its for its in places if its < bound])
    if len(least) < _SKETCH:
        least = sorted(places)
    runs = (words[places[its] : places[its] + _RUN] for its in least[:_SKETCH])
    return tuple([crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in runs])


def resemblance(here: frozenset[Run], there: frozenset[Run]) -> float:
    """The share of the runs of either text that both have, 0 to 1."""
    both = len(here & there)
    return both / (len(here) + len(there) - both) if both else 0.0


class Copies:
    """Which reports have almost the same text. Reports are numbers in the order of the archive: places in
    ``texts`` and ``sketches``. ``apart`` are pairs that are never copies, such as translations.
    """

    def __init__(
        self,
        texts: Sequence[str],
        sketches: Sequence[tuple[int, ...]],
        apart: Callable[[int, int], bool],
    ) -> None:
        self._texts = texts
        self._apart = apart
        self._crowded: set[int] = set()
        self._runs = lru_cache(maxsize=_RUNS_KEPT)(self._runs_of)
        self._found: dict[int, dict[int, Copy]] = {}
        for here, there in self._likely(sketches):
            copy = self._compare(here, there)
            if copy:
                self._found.setdefault(here, {})[there] = copy
                self._found.setdefault(there, {})[here] = copy

    def of(self, report: int) -> tuple[tuple[int, Copy], ...]:
        """The copies of ``report`` to be told of, in the order of the archive: at most six, and only such as
        tell of it in turn.
        """
        return tuple(
            (other, self._found[report][other])
            for other in sorted(self._nearest(report))
            if report in self._nearest(other)
        )

    def are(self, here: int, there: int) -> bool:
        """Whether two reports are copies, be they told of or not."""
        if there in self._found.get(here, ()):
            return True
        crowded = here in self._crowded and there in self._crowded
        return crowded and self._compare(min(here, there), max(here, there)) != ""

    def _nearest(self, report: int) -> list[int]:
        """The copies that stand nearest among themselves: new reports of another kind do not move them."""
        found = sorted((report, *self._found.get(report, ())))
        place = found.index(report)
        others = [*range(place), *range(place + 1, len(found))]
        others.sort(key=lambda other: (abs(other - place), other))
        return [found[other] for other in others[:SHOWN]]

    def _likely(self, sketches: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
        """Pairs whose sketches share two runs, each once, in order."""
        standing: dict[int, list[int]] = {}
        for report, sketch in enumerate(sketches):
            for run in set(sketch):
                standing.setdefault(run, []).append(report)
        shared: dict[int, dict[int, int]] = {}
        for reports in standing.values():
            if len(reports) > _NEIGHBOURS:
                self._crowded.update(reports)
            for place, here in enumerate(reports[:-1]):
                row = shared.setdefault(here, {})
                for there in reports[place + 1 : place + 1 + _NEIGHBOURS]:
                    row[there] = row.get(there, 0) + 1
        for here in sorted(shared):
            row = shared[here]
            for there in sorted(row):
                # A text of very few words said again and again has fewer runs than that.
                if row[there] >= min(_RUNS_SHARED, len(sketches[here]), len(sketches[there])):
                    yield here, there

    def _compare(self, here: int, there: int) -> Copy:
        if self._apart(here, there):
            return ""
        if self._texts[here].split() == self._texts[there].split():
            return "same"
        alike = resemblance(self._runs(here), self._runs(there))
        return "almost" if alike >= _ALMOST else ""

    def _runs_of(self, report: int) -> frozenset[Run]:
        words = words_of(self._texts[report])
        return frozenset(zip(*(words[start:] for start in range(_RUN)), strict=False))
