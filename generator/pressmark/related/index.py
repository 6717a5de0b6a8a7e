"""One archive turned round for the search of related reports: who shares what with whom.

Reports are numbers here, in the order of the archive.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pressmark.archive import Archive, Article
from pressmark.related.copies import Copies, sketch_of
from pressmark.related.declared import declared_ties
from pressmark.related.weights import prominence
from pressmark.related.words import terms_of, words_of


class Index:
    """What the reports of one archive have, and which reports have it. Withdrawn reports are left out.

    ``names``: of each report, its names with their prominence; ``words``: its terms with what they say;
    ``stories``: their slugs. ``named``, ``worded`` and ``told`` are the same the other way round.
    ``spelling`` is how a term is written.
    """

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        articles = (archive.articles[stem] for stem in archive.order)
        self.reports = [article for article in articles if not article.withdrawn]
        self.ids = [article.id for article in self.reports]
        about = archive.settings.related.about
        self.names = [prominence(article.appearances, about) for article in self.reports]
        self.stories = [archive.stories_of.get(stem, ()) for stem in self.ids]
        self.words: list[dict[str, int]] = []
        self.spelling: dict[str, str] = {}
        sketches = [self._read(article) for article in self.reports]
        self.named = _turned(self.names)
        self.told = _turned(self.stories)
        self.worded = _turned(self.words)
        self.declared = declared_ties(archive)
        self.copies = Copies([article.record.body.text for article in self.reports], sketches, self._apart)
        self._days = [_days(article) for article in self.reports]

    def days_apart(self, here: int, there: int) -> int | None:
        """How many days two reports lie apart at most, as vaguely as they are dated; None without a date."""
        first, last = self._days[here]
        begin, end = self._days[there]
        return max(last, end) - min(first, begin) if first and begin else None

    def _read(self, article: Article) -> tuple[int, ...]:
        """Notes the terms of a report, the words of its title first, and gives the sketch of its text."""
        record = article.record
        text = words_of(record.body.text)
        terms = terms_of([*words_of(record.title), *(text or words_of(record.summary))])
        self.words.append({word: term.says for word, term in terms.items()})
        for word, term in terms.items():
            # What is written small anywhere is no name.
            if term.written == word or word not in self.spelling:
                self.spelling[word] = term.written
        return sketch_of(text)

    def _apart(self, here: int, there: int) -> bool:
        return "translation" in self.declared.get(self.ids[here], {}).get(self.ids[there], ())


def _turned(rows: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    table: dict[str, list[int]] = {}
    for report, row in enumerate(rows):
        for key in row:
            table.setdefault(key, []).append(report)
    return table


def _days(article: Article) -> tuple[int, int]:
    """The first and last day that the report's date can mean, as counts of days; 0 without a date."""
    when = article.record.date
    if not when.first:
        return (0, 0)
    return (date.fromisoformat(when.first).toordinal(), date.fromisoformat(when.last).toordinal())
