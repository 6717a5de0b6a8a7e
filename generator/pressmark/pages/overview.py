"""What is computed over all reports and names of an archive, each once and only when asked for."""

from __future__ import annotations

from functools import cached_property
from itertools import chain

from pressmark.archive import Archive
from pressmark.pages.filing import Filed, filed
from pressmark.provenance import annotated, says_who_worked
from pressmark.related import declared_ties
from pressmark.ties import Together, named_together


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
    def together(self) -> Together:
        """Who is named with whom."""
        return named_together(self.archive)

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
    def filed(self) -> Filed:
        """Where each report stands among the dates."""
        return filed((stem, self.archive.articles[stem].record.date) for stem in self.archive.order)

    @cached_property
    def declared(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Each report with those tied to it by declaration and how, told from both sides."""
        return declared_ties(self.archive)

    @cached_property
    def said_to(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """Each entity with the (report, place among its statements) of what was said to it."""
        table: dict[str, list[tuple[str, int]]] = {}
        for stem in self.archive.order:
            article = self.archive.articles[stem]
            for index, said in enumerate(article.said if not article.withdrawn else ()):
                for entity in dict.fromkeys(entity for _, entity in said.to if entity):
                    table.setdefault(entity, []).append((stem, index))
        return {entity: tuple(rows) for entity, rows in table.items()}
