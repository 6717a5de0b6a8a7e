"""What all processes that make pages are to share, made before any is forked."""

from __future__ import annotations

from pressmark.pages.edition import Edition
from pressmark.pages.overview import Overview


def prepare(edition: Edition) -> None:
    """Everything that many pages ask of the edition. A child that makes it does what another does too, and
    has a copy of all that it looks at: of 10,000 reports 70 MB.
    """
    for name in vars(Overview):
        if not name.startswith("_"):
            getattr(edition.overview, name)
    for stem in edition.archive.order:
        edition.brief(stem)
    for entity in edition.archive.entities:
        edition.card(entity)
        edition.naming(entity)
    edition.notes.taken()  # none of this is a unit's
