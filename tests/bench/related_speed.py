"""How long links and related lists take an article, how much memory, how near the lists come to exact ones.

    python -m tests.bench.related_speed FOLDER

FOLDER is the archive of ``make_corpus.py`` (``… make_corpus.py 10000 OUT --trees pressmark``: OUT/pressmark).
Times are of the processor. The yardstick is the usual way to make such lists, in the same run: an inverted
index in a dictionary, every report that shares a name scored by squared inverse document frequency.
"""

from __future__ import annotations

import gc
import resource
import sys
from collections.abc import Callable
from heapq import nlargest
from math import log
from pathlib import Path
from random import Random
from time import process_time
from typing import TypeVar

from pressmark.archive import Archive, link
from pressmark.config import read_settings
from pressmark.records import read_records
from pressmark.related import sketches_of
from pressmark.related.finder import LIST_LENGTH, Finder
from pressmark.related.lists import finder_of
from pressmark.sources import read_sources

_SAMPLE = 1000
_EXACT = 60
Made = TypeVar("Made")


def main(root: Path) -> None:
    """Prints one line a figure."""
    sources, _ = read_sources(root)
    path = "content/archive.toml"
    settings, _ = read_settings(path, next(file.data for file in sources if file.path == path))
    records = read_records(sources, settings)
    count = len(records.articles)
    del sources
    gc.collect()
    linking, archive = _timed(lambda: link(records, settings)[0])
    before = _peak()
    sketching, sketches = _timed(lambda: sketches_of(archive))
    indexing, finder = _timed(lambda: finder_of(archive, sketches))
    everyone = range(count)
    listing, lists = _timed(lambda: [finder.list_for(report, LIST_LENGTH) for report in everyone])
    memory = (_peak() - before) / count
    yardstick, _ = _timed(lambda: _usual(archive))
    usual = yardstick / min(_SAMPLE, count)
    print(f"{count} articles, {sum(map(len, lists)) / count:.2f} related reports each")
    print(f"link {1e6 * linking / count:.0f} us an article")
    texts, each = 1e6 * (sketching + indexing) / count, 1e6 * listing / count
    print(
        f"texts {texts:.0f} us ({1e6 * sketching / count:.0f} of it sketches), lists {each:.0f} us an article"
    )
    print(f"yardstick {1e6 * usual:.0f} us a list; ours {(texts + each) / 1e6 / usual:.2f} of it")
    print(f"memory {memory:.1f} kB an article; score of the lists / exact ones {_exactness(finder):.3f}")


def _timed(make: Callable[[], Made]) -> tuple[float, Made]:
    began = process_time()
    made = make()
    return process_time() - began, made


def _peak() -> float:
    """The most memory this process ever had, in kB."""
    unit = 1024 if sys.platform == "darwin" else 1  # macOS counts bytes.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _usual(archive: Archive) -> list[list[tuple[str, float]]]:
    reports = archive.reports_of
    weights = {name: log(len(archive.order) / len(its)) ** 2 for name, its in reports.items()}
    found = []
    for stem in archive.order[:_SAMPLE]:
        scores: dict[str, float] = {}
        for row in archive.articles[stem].appearances:
            for other in reports[row.entity]:
                scores[other] = scores.get(other, 0.0) + weights[row.entity]
        del scores[stem]
        found.append(nlargest(LIST_LENGTH, scores.items(), key=lambda pair: (pair[1], pair[0])))
    return found


def _exactness(finder: Finder) -> float:
    """The summed scores of some lists, as a part of the best there could be."""
    index = finder.index
    found = best = 0
    for report in Random(1).sample(range(len(index.ids)), min(_EXACT, len(index.ids))):
        others: set[int] = set()
        for things in (index.names, index.stories, index.words):
            for key in things.of[report].keys() & things.holders.keys():
                others.update(things.holders[key].reports)
        others.discard(report)
        scores = {other: finder.tie(report, other).score for other in others}
        best += sum(nlargest(LIST_LENGTH, scores.values()))
        place = {stem: number for number, stem in enumerate(index.ids)}
        rows = [place[relation.article] for relation in finder.list_for(report, LIST_LENGTH)]
        found += sum(scores[other] for other in rows)
    return found / best if best else 1.0


if __name__ == "__main__":
    main(Path(sys.argv[1]))
