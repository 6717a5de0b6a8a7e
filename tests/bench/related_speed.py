"""How long links and related lists take an article, how much memory, how near the lists come to exact ones,
and how long it takes to make lists again after an edit.

    python -m tests.bench.related_speed FOLDER

FOLDER is the archive of ``make_corpus.py`` (``… make_corpus.py 10000 OUT --trees pressmark``: OUT/pressmark).
Times are of the processor. The yardstick is the usual way to make such lists, in the same run: an inverted
index in a dictionary, every report that shares a name scored by squared inverse document frequency.
"""

from __future__ import annotations

import gc
import resource
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from heapq import nlargest
from math import log
from pathlib import Path
from random import Random
from statistics import mean, median
from time import process_time
from typing import TypeVar

from pressmark.archive import Appearance, Archive, Article, link
from pressmark.config import RelatedWeights, read_settings
from pressmark.records import read_records
from pressmark.related import Known, Renewed, Row, Sketch, remembered, row_of, sketch, sketches_of
from pressmark.related.finder import LIST_LENGTH, Finder
from pressmark.related.index import rows_of
from pressmark.related.lists import Found, finder_of, listed_by
from pressmark.sources import read_sources

_SAMPLE = 1000
_EXACT = 60
_EDITS = 30
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
    everyone = range(len(sketches))
    listing, listed = _timed(lambda: listed_by(finder, everyone))
    found = Found(rows_of(archive, sketches), finder, listed)
    memory = (_peak() - before) / count
    lists = [its.rows for its in listed]
    yardstick, _ = _timed(lambda: _usual(archive))
    usual = yardstick / min(_SAMPLE, count)
    print(f"{count} articles, {sum(map(len, lists)) / count:.2f} related reports each")
    print(f"link {1e6 * linking / count:.0f} us an article")
    texts, each = 1e6 * (sketching + indexing) / count, 1e6 * listing / count
    print(
        f"texts {texts:.0f} us ({1e6 * sketching / count:.0f} of it sketches), lists {each:.0f} us an article"
    )
    print(f"yardstick {1e6 * usual:.0f} us a list; ours {(texts + each) / 1e6 / usual:.2f} of it")
    packing, facts = _timed(lambda: remembered(found))
    print(f"remembered in {1e6 * packing / count:.0f} us and {_size(facts) / count / 1e3:.2f} kB an article")
    for kind, edit in (("three words", _three_words), ("a name marked", _name_marked)):
        print(f"again after an edit of {kind}: {_again(archive, sketches, facts, edit)}")
    print(f"memory {memory:.1f} kB an article; score of the lists / exact ones {_exactness(finder):.3f}")


Edit = Callable[[Archive, Random, Article], Article]


def _again(archive: Archive, sketches: Mapping[str, Sketch], facts: dict[str, bytes], edit: Edit) -> str:
    """What it takes to make lists again after each of some edits of the same archive, one report each."""
    random, times, differ = Random(1), [], []
    for stem in random.sample(archive.order, min(_EDITS, len(archive.order))):
        article = edit(archive, random, archive.articles[stem])
        weights, stories = archive.settings.related, archive.stories_of.get(stem, ())
        row = row_of(article, stories, sketch(article.record), weights)
        text = article.record.body.text
        took, renewed = _timed(partial(_renewed, facts, weights, text, {stem: row}))
        times.append(1e3 * took)
        differ.append(len(renewed.lists))
    return f"{median(times):.0f} ms (at most {max(times):.0f}), {mean(differ):.1f} lists differ"


def _renewed(
    facts: Mapping[str, bytes], weights: RelatedWeights, text: str, rows: Mapping[str, Row]
) -> Renewed:
    known = Known.open(facts.get, weights, lambda stem: text)
    assert known is not None
    renewed = known.renew(rows)
    assert renewed is not None
    return renewed


def _three_words(archive: Archive, random: Random, article: Article) -> Article:
    other = archive.articles[random.choice(archive.order)].record.body.text.split()
    words = article.record.body.text.split(" ")
    for _ in range(3):
        words[random.randrange(len(words))] = random.choice(other)
    body = replace(article.record.body, text=" ".join(words))
    return replace(article, record=replace(article.record, body=body))


def _name_marked(archive: Archive, random: Random, article: Article) -> Article:
    marked = [row.entity for row in article.appearances]
    name = random.choice([name for name in archive.reports_of if name not in marked])
    return replace(article, appearances=(*article.appearances, Appearance(name, 1, main=False)))


def _size(facts: Mapping[str, bytes]) -> int:
    return sum(map(len, facts.values()))


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
