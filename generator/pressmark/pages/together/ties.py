"""*Named together with*: who stands in the same reports as a name, each count with the reports it counts.

Few shared reports are listed in place. Where there are more, or where the tie is one of the strongest of the
archive, they have a page of their own, ``/people/ANN/together/places/MILLBROOK/``, under the name that comes
first: an address that falls away with its tie leads on to that name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from pressmark import urls
from pressmark.pages.edition import Edition
from pressmark.pages.lists.shelves import Shelf, divided
from pressmark.pages.planned import Kind, Page, Planned
from pressmark.pages.values import Head, Link, Tie
from pressmark.pages.views import PairView
from pressmark.ties import Tie as Bond

# As many shared reports as stand in the margin whole, and as many of the newest as stand there where they are
# more.
_WHOLE = 5
_NEWEST = 3


def ties(edition: Edition, entity: str) -> tuple[Tie, ...]:
    """The names most telling beside ``entity``, at most twelve, by how many reports name both."""
    return tuple(_tie(edition, entity, bond) for bond in edition.ties_of(entity))


def _tie(edition: Edition, entity: str, bond: Bond) -> Tie:
    other = bond.beyond(entity)
    whole = bond.count <= _WHOLE
    newest = islice(_shared(edition, bond.one, bond.other, reversed), _WHOLE if whole else _NEWEST)
    return Tie(
        name=edition.name(other),
        type=other.partition(":")[0],
        count=bond.count,
        shared=edition.rows(newest),
        all="" if whole else address_of(edition, bond.one, bond.other),
    )


def _shared(
    edition: Edition, one: str, other: str, order: Callable[[tuple[str, ...]], Iterator[str]]
) -> Iterator[str]:
    """The reports that name both, in the order of their dates or against it."""
    reports = edition.archive.reports_of
    few, many = one, other
    if len(reports[few]) > len(reports[many]):
        few, many = many, few
    naming = edition.naming(many)
    return (stem for stem in order(reports[few]) if stem in naming)


def address_of(edition: Edition, one: str, other: str) -> str:
    """Where all shared reports stand, for a tie that has a page of its own; its names in their order."""
    return f"{edition.name(one).address}together{edition.name(other).address}"


def _pairs(edition: Edition) -> Iterator[str]:
    """The ties that have a page, for they are shown somewhere and have more reports than stand there: the
    strongest of the archive, and those of a name with many reports.
    """
    found = {(bond.one, bond.other) for bond in edition.strongest_ties}
    for entity in edition.archive.reports_of:
        found.update((bond.one, bond.other) for bond in edition.ties_of(entity) if bond.count > _WHOLE)
    return (f"{one} {other}" for one, other in sorted(found))


def _pair(edition: Edition, pair: str) -> Iterator[Planned]:
    first, _, second = pair.partition(" ")
    one, other = edition.name(first), edition.name(second)
    address = address_of(edition, first, second)
    title = edition.say("together_two", one=one.label, other=other.label)
    section = "together"
    rows = edition.rows(_shared(edition, first, second, iter))
    shared, parts = divided(edition, Shelf(address, title, "reports", section, rows))
    view = PairView(
        head=Head(
            address=address,
            title=title,
            description=edition.say(
                "together_two_description", one=one.label, other=other.label, count=len(rows)
            ),
            kind="pair",
            section=section,
        ),
        names=((edition.type_label(_type(first)), one), (edition.type_label(_type(second)), other)),
        list=shared,
        within=Link(edition.say("together"), "/together/") if edition.has_ties else None,
    )
    yield Page(urls.file_of(address), "pair.html", view)
    yield from parts


def _type(entity: str) -> str:
    return entity.partition(":")[0]


KIND = Kind("pair", _pairs, _pair)
