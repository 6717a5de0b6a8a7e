"""The archive: every record joined with every other.

``link(records, settings)`` is the one way in. ``resolver`` finds what names mean, ``articles`` and
``entities`` join one record, ``inversion`` turns reports that name entities into entities with their reports.
"""

from pressmark.archive.link import link
from pressmark.archive.named import Named
from pressmark.archive.values import (
    Appearance,
    Archive,
    Article,
    Entity,
    FixedPage,
    Said,
    Signed,
    Story,
    Tied,
)

__all__ = [
    "Appearance",
    "Archive",
    "Article",
    "Entity",
    "FixedPage",
    "Named",
    "Said",
    "Signed",
    "Story",
    "Tied",
    "link",
]
