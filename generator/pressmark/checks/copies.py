"""Reports whose texts are the same, or nearly, where nothing in the archive says how they belong together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pressmark.archive import Archive
from pressmark.diagnostics import Diagnostic, diagnose
from pressmark.related import Relation, declared_ties

_HOW = {"same": "the same text as", "almost": "almost the same text as"}


def check_copies(archive: Archive, related: Mapping[str, Sequence[Relation]]) -> Iterator[Diagnostic]:
    """Each pair once, at the later report. ``related`` is what the room of that name found."""
    declared = declared_ties(archive)
    place = {stem: number for number, stem in enumerate(archive.order)}
    for stem, rows in related.items():
        for row in rows:
            earlier = place[row.article] < place[stem]
            if row.copy and earlier and row.article not in declared.get(stem, {}):
                record, other = archive.articles[stem].record, archive.articles[row.article].record
                yield diagnose(
                    "K406",
                    record.place,
                    title=record.title,
                    how=_HOW[row.copy],
                    other=other.title,
                    path=other.path,
                    id=other.id,
                )
