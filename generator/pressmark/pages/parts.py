"""The parts that are made of the inside of a report for other pages than its own, by their names."""

from __future__ import annotations

from pressmark.pages.edition import Edition
from pressmark.pages.passages.evidence import EVIDENCE, quotes
from pressmark.pages.passages.statements import SAID, said_in
from pressmark.pages.reports.threads import SUBJECTS, subjects_of
from pressmark.pages.reports.unchecked import UNCHECKED, unchecked_in


def part_of(edition: Edition, part: str, stem: str) -> object:
    """The part of the report ``stem`` that was noted under the name ``part``: equal ones look the same
    wherever they stand. Raises ``ValueError`` for a name that no part has.
    """
    kind, _, own = part.partition(" ")
    if kind == EVIDENCE:
        return quotes(edition, stem, own)
    if kind == SAID:
        said = int(own)
        return said_in(edition, stem, said) if said < len(edition.archive.articles[stem].said) else None
    if kind == SUBJECTS:
        return subjects_of(edition, stem)
    if kind == UNCHECKED:
        return unchecked_in(edition, stem)
    raise ValueError(part)
