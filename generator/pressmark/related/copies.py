"""Reports with almost the same text: agency copy printed twice, a later edition, a second scan.

Two texts are almost the same when they share at least half of all runs of four words that either has: the
resemblance of Broder (1997). It is computed exactly, but only for pairs that a sketch brings together: of the
words of a text, the sixteen with the smallest fixed hash are taken (a bottom-k sketch), each with the three
words after its first occurrence. Texts that share two of these sixteen runs are compared. Where a run stands
in very many texts, each is compared with the next few in the order of the archive, so that the work grows
with the number of reports and not with its square.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from zlib import crc32

from pressmark.related.values import Copy
from pressmark.related.words import words_of

SHORTEST = 12
"""Texts of fewer words are alike by chance and not compared."""
SHOWN = 6
_RUN = 4
_SKETCH = 16
_RUNS_SHARED = 2
NEIGHBOURS = 8
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


class Compared:
    """Compares whole texts, which ``text`` gives. Translations among the ``tied`` are no copies."""

    def __init__(self, text: Callable[[int], str], tied: Mapping[int, Mapping[int, bool]]) -> None:
        self._text = text
        self._tied = tied
        self._runs = lru_cache(maxsize=_RUNS_KEPT)(self._runs_of)

    def __call__(self, here: int, there: int) -> Copy:
        """Whether two reports are copies."""
        if self._tied.get(here, {}).get(there):
            return ""
        if self._text(here).split() == self._text(there).split():
            return "same"
        alike = resemblance(self._runs(here), self._runs(there))
        return "almost" if alike >= _ALMOST else ""

    def _runs_of(self, report: int) -> frozenset[Run]:
        words = words_of(self._text(report))
        return frozenset(zip(*(words[start:] for start in range(_RUN)), strict=False))


class Copies:
    """Which reports have almost the same text: each with those that were ``found``, from both sides. The
    ``crowded`` have runs that very many have, and are compared with any other of these when it matters.
    """

    def __init__(self, found: dict[int, dict[int, Copy]], crowded: set[int], compare: Compared) -> None:
        self.found = found
        self.crowded = crowded
        self._compare = compare

    def of(self, report: int) -> tuple[tuple[int, Copy], ...]:
        """The copies of ``report`` to be told of, in the order of the archive: at most six, and only such as
        tell of it in turn.
        """
        return tuple(
            (other, self.found[report][other])
            for other in sorted(self._nearest(report))
            if report in self._nearest(other)
        )

    def are(self, here: int, there: int) -> bool:
        """Whether two reports are copies, be they told of or not."""
        if there in self.found.get(here, ()):
            return True
        crowded = here in self.crowded and there in self.crowded
        return crowded and self._compare(min(here, there), max(here, there)) != ""

    def _nearest(self, report: int) -> list[int]:
        """The copies that stand nearest among themselves: new reports of another kind do not move them."""
        found = sorted((report, *self.found.get(report, ())))
        place = found.index(report)
        others = [*range(place), *range(place + 1, len(found))]
        others.sort(key=lambda other: (abs(other - place), other))
        return [found[other] for other in others[:SHOWN]]


def copies_among(
    sketches: Sequence[tuple[int, ...]], text: Callable[[int], str], tied: Mapping[int, Mapping[int, bool]]
) -> Copies:
    """The copies among all reports of an archive, whose texts have these ``sketches`` of runs."""
    compare = Compared(text, tied)
    copies = Copies({}, set(), compare)
    shared: dict[int, dict[int, int]] = {}
    for reports in _together(standing_in(sketches)):
        if is_crowd(reports):
            copies.crowded.update(reports)
        for here, there in neighbours(reports):
            row = shared.setdefault(here, {})
            row[there] = row.get(there, 0) + 1
    for here in sorted(shared):
        row = shared[here]
        for there in sorted(row):
            if is_likely(row[there], sketches[here], sketches[there]):
                enter(copies.found, here, there, compare(here, there))
    return copies


def standing_in(sketches: Iterable[tuple[int, ...]]) -> array[int]:
    """Each run with each report in which it stands, as one number, in order: see :func:`run_and_report`."""
    return array("Q", sorted(run << 32 | report for report, runs in enumerate(sketches) for run in set(runs)))


def run_and_report(entry: int) -> tuple[int, int]:
    """The two parts of an entry of :func:`standing_in`."""
    return entry >> 32, entry & (_HASH_END - 1)


def is_crowd(reports: Sequence[int]) -> bool:
    """Whether so many reports have a run that not all of them are compared with each other."""
    return len(reports) > NEIGHBOURS


def neighbours(reports: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Of the reports that have a run, in order, the pairs that it may bring together."""
    for place, here in enumerate(reports):
        for there in reports[place + 1 : place + 1 + NEIGHBOURS]:
            yield here, there


def is_likely(shared: int, here: Sequence[int], there: Sequence[int]) -> bool:
    """Whether two texts with these sketches share so many runs that they have to be compared."""
    # A text of very few words said again and again has fewer runs than that.
    return shared >= min(_RUNS_SHARED, len(here), len(there))


def enter(found: dict[int, dict[int, Copy]], here: int, there: int, copy: Copy) -> None:
    """Say of two reports, from both sides, whether they are copies."""
    for one, other in ((here, there), (there, here)):
        if copy:
            found.setdefault(one, {})[other] = copy
        elif other in found.get(one, {}):
            del found[one][other]
            if not found[one]:
                del found[one]


def _together(entries: Sequence[int]) -> Iterator[list[int]]:
    """The reports in which a run stands, in order, of each run that stands in several."""
    reports: list[int] = []
    for this, after in zip(entries, islice(entries, 1, None), strict=False):
        if this >> 32 == after >> 32:
            reports = reports or [run_and_report(this)[1]]
            reports.append(run_and_report(after)[1])
        elif reports:
            yield reports
            reports = []
    if reports:
        yield reports
