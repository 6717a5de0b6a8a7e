"""What the page of a name sees, and the map of all places."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.annotations.values import ShownText
from pressmark.pages.values import (
    Dossier,
    Fact,
    FigureTable,
    Head,
    Link,
    LongList,
    MapView,
    Part,
    ReportRow,
    Strip,
    Tie,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityView:
    """A person, organisation, place, event, source, or a type the archive declares.

    ``also`` are other names (with their language); ``identifiers`` (scheme, value, address or empty).
    ``mentions`` is the evidence list, ``mentioned`` how often it is named in all, ``issued`` the reports a
    source published or a person wrote, ``statements`` what it said and ``told`` what was said to it;
    ``spots`` are the places of its first and last mention. ``inside`` counts, for a place, what names the
    places in it.
    """

    head: Head
    id: str
    type: str
    type_label: str
    index: Link
    name: str
    also: tuple[tuple[str, str, str], ...]
    html: str | ShownText
    declared: bool
    facts: tuple[Fact, ...]
    identifiers: tuple[tuple[str, str, str], ...]
    coordinates: tuple[str, str, str] | None
    map: MapView | None
    strip: Strip
    first: ReportRow | None
    last: ReportRow | None
    spots: tuple[str, str]
    mentions: LongList
    mentioned: int
    issued: LongList
    statements: LongList
    told: LongList
    ties: tuple[Tie, ...]
    inside: LongList
    inside_count: int
    dossier: Dossier
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresView:
    """One page of a dossier that is too long for the page of its event: its tables, and the ``parts`` that
    have the others.
    """

    head: Head
    parent: Link
    tables: tuple[FigureTable, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPageView:
    """The map of places, ``closer`` views where they are crowded and, as their equal, the list.

    ``drawn`` is how many of the places have a name or a link on the map.
    """

    head: Head
    map: MapView
    closer: tuple[MapView, ...]
    drawn: int
    list: LongList
