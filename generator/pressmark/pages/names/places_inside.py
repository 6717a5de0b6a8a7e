"""The places in a place, however deep, and how much the reports say of them."""

from __future__ import annotations

from pressmark import urls
from pressmark.archive import Entity
from pressmark.pages.edition import Edition
from pressmark.pages.lists.shelves import lettered
from pressmark.pages.lists.weights import INSIDE
from pressmark.pages.names.index import name_row
from pressmark.pages.planned import Page
from pressmark.pages.values import LongList


def places_inside(edition: Edition, entity: Entity) -> tuple[LongList, int, tuple[Page, ...]]:
    """The places in this one, however deep, how many reports name any of them (counted apart from the place
    itself), and the pages that the list goes on in.
    """
    if entity.record.type != "place":
        return LongList((), 0), 0, ()
    reports = edition.archive.reports_of
    inside = places_below(edition, entity.id)
    named = {stem for other in inside for stem in reports.get(other, ())}
    periods = _periods(edition, entity)
    keyed = [
        name_row(
            edition,
            edition.name(other).label,
            edition.name(other),
            len(reports.get(other, ())),
            line=periods.get(other, ""),
        )
        for other in inside
    ]
    keyed.sort(key=lambda pair: (pair[0], pair[1].address))
    home = edition.name(entity.id)
    title = edition.say("labelled", label=home.label, value=edition.say("places_inside"))
    section = urls.index_of(edition.archive.settings, "place").strip("/")
    rows = tuple(row for _, row in keyed)
    list_of_all, pages = lettered(
        edition, f"{home.address}inside/", title, section, rows, share=INSIDE, home=f"{home.address}#inside"
    )
    return list_of_all, len(named), pages


def _periods(edition: Edition, entity: Entity) -> dict[str, str]:
    """When places were directly part of this one, in words, where that is said."""
    return {
        other: edition.in_period(tie.start, tie.end)
        for other, tie in edition.archive.tied_to.get(entity.id, ())
        if tie.predicate == "part_of" and (tie.start or tie.end)
    }


def places_below(edition: Edition, entity: str) -> tuple[str, ...]:
    """Every place that is part of ``entity``, directly or through others; a circle is walked once."""
    found: dict[str, None] = {}
    waiting = [entity]
    while waiting:
        current = waiting.pop()
        for other, tie in edition.archive.tied_to.get(current, ()):
            if tie.predicate == "part_of" and other not in found and other != entity:
                found[other] = None
                waiting.append(other)
    return tuple(found)
