"""What is computed over all reports and names of an archive, each once and only when asked for."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from operator import itemgetter

from pressmark.archive import Archive
from pressmark.archive.inversion import collected, said_to
from pressmark.dates import EdtfDate
from pressmark.pages.filing import Filed, filed
from pressmark.provenance import annotated, says_who_worked
from pressmark.records.values import ArticleRecord
from pressmark.related import declared_ties
from pressmark.ties import NamedIn, Rows, Strongest, Together, named_in, strongest


class Overview:
    """What many pages need of the whole of ``archive``."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    @cached_property
    def places_by_name(self) -> dict[str, str]:
        """The place that each name means, case folded: by its own name, else by another; none where several
        would do.
        """
        places = [entity.record for entity in self.archive.entities.values() if entity.record.type == "place"]
        named = [[(name.name, place.id) for name in place.names] for place in places]
        found: dict[str, str] = {}
        for pairs in (chain.from_iterable(named), ((place.name, place.id) for place in places)):
            meant: dict[str, set[str]] = {}
            for name, place in pairs:
                meant.setdefault(name.casefold(), set()).add(place)
            found |= {name: min(ids) for name, ids in meant.items() if len(ids) == 1}
        return found

    @cached_property
    def named_in(self) -> NamedIn:
        """Whom each report names."""
        return named_in(self.archive.articles.values())

    @cached_property
    def strongest(self) -> Strongest:
        """Who is named with whom, as it is kept."""
        return strongest(Rows(self.archive.reports_of, self.named_in))

    @cached_property
    def together(self) -> Together:
        """Who is named with whom."""
        return self.strongest.shown()

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """The reports of which only little may be shown."""
        return frozenset(article.id for article in self.archive.articles.values() if article.withdrawn)

    @cached_property
    def tells_of_work(self) -> bool:
        """Whether the archive says of any name or quotation who marked it, how sure, or who checked it."""
        standing = (article for article in self.archive.articles.values() if not article.withdrawn)
        return any(says_who_worked(article) and annotated(article) for article in standing)

    @cached_property
    def years(self) -> tuple[str, str]:
        """The first and last year of dated reports, both empty when there are none."""
        years = [a.record.date.first[:4] for a in self.archive.articles.values() if a.record.date.first]
        return (min(years), max(years)) if years else ("", "")

    @cached_property
    def dates(self) -> dict[str, EdtfDate]:
        """The date of each report, in their order."""
        return {stem: self.archive.articles[stem].record.date for stem in self.archive.order}

    @cached_property
    def recently_added(self) -> tuple[str, ...]:
        """The reports that say when the archive took them in, the latest first; of the same day, those of the
        latest date.
        """
        found = [
            (article.record.added.key, stem)
            for stem, article in self.archive.articles.items()
            if article.record.added and article.record.added.first and not article.withdrawn
        ]
        found.reverse()
        # The archive is in order of date, so a stable sort keeps the latest first within a day.
        found.sort(key=itemgetter(0), reverse=True)
        return tuple(stem for _, stem in found)

    @cached_property
    def last_changes(self) -> dict[str, str]:
        """The day on which each report was last corrected or else taken in, or else its date, where there is
        one.
        """
        days = ((stem, last_change(self.archive.articles[stem].record)) for stem in self.archive.order)
        return {stem: day.first for stem, day in days if day and day.first}

    @cached_property
    def filed(self) -> Filed:
        """Where each report stands among the dates."""
        return filed(self.dates.items())

    @cached_property
    def declared(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Each report with those tied to it by declaration and how, told from both sides."""
        return declared_ties(self.archive)

    @cached_property
    def said_to(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """Each entity with the (report, place among its statements) of what was said to it."""
        articles = (self.archive.articles[stem] for stem in self.archive.order)
        return collected(row for article in articles if not article.withdrawn for row in said_to(article))


def last_change(record: ArticleRecord) -> EdtfDate | None:
    """The date of the last change of a report that its file tells of."""
    return record.corrected_on or record.added or (record.date if record.date.first else None)
