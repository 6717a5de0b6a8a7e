"""One archive turned round for the search of related reports: who has what, and which reports have it.

Reports are numbers here, in the order of the archive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pressmark.archive import Archive, Article
from pressmark.related.copies import Copies
from pressmark.related.declared import declared_ties
from pressmark.related.sketches import Sketch
from pressmark.related.weights import prominence


@dataclass(frozen=True, slots=True)
class Holders:
    """The reports that have a thing, in order, and what it is worth in each."""

    reports: Sequence[int]
    parts: Sequence[int]


@dataclass(frozen=True, slots=True)
class Things:
    """All things of one kind: ``of`` each report, those it has with what each is worth in it; and the
    ``holders`` of each, two or more.
    """

    of: Sequence[Mapping[str, int]]
    holders: Mapping[str, Holders]


class Index:
    """What the reports of one archive have: ``names``, ``stories`` and ``words``, these by their stems.
    Withdrawn reports are left out; of all others ``sketches`` has the sketch.
    """

    def __init__(self, archive: Archive, sketches: Mapping[str, Sketch]) -> None:
        self.archive = archive
        articles = (archive.articles[stem] for stem in archive.order)
        self.reports = [article for article in articles if not article.withdrawn]
        self.ids = [article.id for article in self.reports]
        about = archive.settings.related.about
        self.names = _turned([prominence(article.appearances, about) for article in self.reports])
        self.stories = _turned([dict.fromkeys(archive.stories_of.get(stem, ()), 100) for stem in self.ids])
        self._sketches = [sketches[stem] for stem in self.ids]
        self.words = _turned([dict(zip(of.words, of.says, strict=True)) for of in self._sketches])
        self.declared = declared_ties(archive)
        texts = [article.record.body.text for article in self.reports]
        self.copies = Copies(texts, [sketch.runs for sketch in self._sketches], self._apart)
        self._days = [_days(article) for article in self.reports]

    def days_apart(self, here: int, there: int) -> int | None:
        """How many days two reports lie apart at most, as vaguely as they are dated; None without a date."""
        first, last = self._days[here]
        begin, end = self._days[there]
        return max(last, end) - min(first, begin) if first and begin else None

    def in_common(self, word: str, here: int, there: int) -> str:
        """The word that stands in both reports under one stem, or empty where its endings differ."""
        mine, theirs = (self._form(word, report) for report in (here, there))
        if mine == theirs:
            return mine
        small = mine.casefold()
        return small if small == theirs.casefold() else ""

    def _form(self, word: str, report: int) -> str:
        sketch = self._sketches[report]
        return sketch.written[sketch.words.index(word)]

    def _apart(self, here: int, there: int) -> bool:
        return "translation" in self.declared.get(self.ids[here], {}).get(self.ids[there], ())


def _turned(rows: Sequence[Mapping[str, int]]) -> Things:
    table: defaultdict[str, list[int]] = defaultdict(list)
    for report, row in enumerate(rows):
        for key in row:
            table[key].append(report)
    holders = {
        key: Holders(reports, [rows[report][key] for report in reports])
        for key, reports in table.items()
        if len(reports) > 1
    }
    return Things(rows, holders)


def _days(article: Article) -> tuple[int, int]:
    """The first and last day that the report's date can mean, as counts of days; 0 without a date."""
    when = article.record.date
    if not when.first:
        return (0, 0)
    return (date.fromisoformat(when.first).toordinal(), date.fromisoformat(when.last).toordinal())
