"""*Named together with*: who stands in the same reports as a name, each count with the reports it counts.

Few shared reports are listed in place. Where there are more, or where the tie is one of the strongest of the
archive, they have a page of their own, ``/people/ANN/together/places/MILLBROOK/``, under the name that comes
first: an address that falls away with its tie leads on to that name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from pressmark import urls
from pressmark.pages.edition import Edition
from pressmark.pages.lists.shelves import Shelf, divided
from pressmark.pages.planned import Page, Planned, Unit
from pressmark.pages.values import Head, Link, Tie
from pressmark.pages.views import PairView
from pressmark.ties import Tie as Bond

# As many shared reports as stand in the margin whole, and as many of the newest as stand there where they are
# more.
_WHOLE = 5
_NEWEST = 3


def ties(edition: Edition, entity: str) -> tuple[Tie, ...]:
    """The names most telling beside ``entity``, at most twelve, by how many reports name both."""
    found = edition.overview.together.of.get(entity, ())
    shown = sorted(found, key=lambda bond: (-bond.count, bond.beyond(entity)))
    return tuple(_tie(edition, entity, bond) for bond in shown)


def _tie(edition: Edition, entity: str, bond: Bond) -> Tie:
    other = bond.beyond(entity)
    whole = bond.count <= _WHOLE
    newest = islice(_shared(edition, bond, reversed), _WHOLE if whole else _NEWEST)
    return Tie(
        name=edition.name(other),
        type=other.partition(":")[0],
        count=bond.count,
        shared=edition.rows(newest),
        all="" if whole else address_of(edition, bond),
    )


def shared_reports(edition: Edition, bond: Bond) -> tuple[str, ...]:
    """The reports that name both, in the order of their dates."""
    return tuple(_shared(edition, bond, iter))


def _shared(edition: Edition, bond: Bond, order: Callable[[tuple[str, ...]], Iterator[str]]) -> Iterator[str]:
    reports = edition.archive.reports_of
    few, many = bond.one, bond.other
    if len(reports[few]) > len(reports[many]):
        few, many = many, few
    naming = edition.naming(many)
    return (stem for stem in order(reports[few]) if stem in naming)


def address_of(edition: Edition, bond: Bond) -> str:
    """Where all shared reports stand, for a tie that has a page of its own."""
    return f"{edition.name(bond.one).address}together{edition.name(bond.other).address}"


def units(edition: Edition) -> Iterator[Unit]:
    """A page for each tie that is shown somewhere and has more reports than stand there."""
    for bond in pairs(edition):
        yield Unit(f"pair {bond.one} {bond.other}", partial(_pair, edition, bond))


def pairs(edition: Edition) -> tuple[Bond, ...]:
    """The ties that have a page: the strongest of the archive, and those of a name with many reports."""
    found = set(edition.overview.together.all)
    for bonds in edition.overview.together.of.values():
        found.update(bond for bond in bonds if bond.count > _WHOLE)
    return tuple(sorted(found, key=lambda bond: (bond.one, bond.other)))


def _pair(edition: Edition, bond: Bond) -> Iterator[Planned]:
    one, other = edition.name(bond.one), edition.name(bond.other)
    address = address_of(edition, bond)
    title = edition.say("together_two", one=one.label, other=other.label)
    section = "together"
    shelf = Shelf(address, title, "reports", section, edition.rows(shared_reports(edition, bond)))
    shared, parts = divided(edition, shelf)
    view = PairView(
        head=Head(
            address=address,
            title=title,
            description=edition.say(
                "together_two_description", one=one.label, other=other.label, count=bond.count
            ),
            kind="pair",
            section=section,
        ),
        names=((edition.type_label(_type(bond.one)), one), (edition.type_label(_type(bond.other)), other)),
        list=shared,
        within=Link(edition.say("together"), "/together/") if edition.overview.together.all else None,
    )
    yield Page(urls.file_of(address), "pair.html", view)
    yield from parts


def _type(entity: str) -> str:
    return entity.partition(":")[0]
