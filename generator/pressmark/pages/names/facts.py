"""Key facts of an entity by its type, and its connections seen from both ends."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark import urls
from pressmark.archive import Entity, Tied
from pressmark.ledger.subjects import home_of
from pressmark.pages.edition import Edition
from pressmark.pages.names.connections import shortened_facts
from pressmark.pages.planned import Page
from pressmark.pages.values import Fact, Link

_DATES = ("born", "died", "date", "start", "end")
_INWARD = {"role": "holders", "participant": "participated", "part_of": "parts", "located": "located_here"}


def facts(edition: Edition, entity: Entity) -> tuple[tuple[Fact, ...], tuple[Page, ...]]:
    """What the entity's file says of it, then what other files say of it; facts of a name stand together.
    Where they are very many, the pages beside have all of them.
    """
    together: dict[str, list[Fact]] = {}
    for fact in (*_own(edition, entity), *_inward(edition, entity), *_past(edition, entity)):
        together.setdefault(fact.label or edition.say(f"fact_{fact.key}"), []).append(fact)
    return shortened_facts(edition, entity, together)


def _own(edition: Edition, entity: Entity) -> Iterator[Fact]:
    record = entity.record
    for key in _DATES:
        value = getattr(record, key)
        if value is not None:
            yield Fact(key=key, date=value)
    if entity.located:
        yield Fact(key="place", links=_upward(edition, entity.located))
    for tie in entity.part_of:
        yield _fact(edition, "part_of", tie, _upward(edition, tie.object) if tie.object else ())
    for tie in entity.roles:
        yield _fact(edition, "role", tie)
    for tie in entity.participants:
        yield _fact(edition, "participant", tie)
    for tie in entity.relations:
        yield _relation(edition, tie, tie.object, inverse=False)


def _upward(edition: Edition, entity: str) -> tuple[Link, ...]:
    """``entity``, what it is part of today, what that is part of, and so on to the largest."""
    chain = [entity]
    while True:
        bonds = edition.archive.entities[chain[-1]].part_of
        above = next((tie.object for tie in bonds if tie.object and not tie.end), "")
        if not above or above in chain:
            return tuple(map(edition.name, chain))
        chain.append(above)


def _fact(edition: Edition, key: str, tie: Tied, links: tuple[Link, ...] = ()) -> Fact:
    named = (edition.named(tie.object, tie.words),) if tie.object or tie.words else ()
    return Fact(
        key=key,
        words=tie.role,
        links=links or named,
        start=tie.start,
        end=tie.end,
        evidence=_evidence(edition, tie),
    )


def _evidence(edition: Edition, tie: Tied) -> str:
    """What shows it: the address of a report that is named by its id, or the words."""
    return urls.article(tie.evidence) if tie.evidence in edition.archive.articles else tie.evidence


def _inward(edition: Edition, entity: Entity) -> Iterator[Fact]:
    """What others declare of this entity. The places in a place are no fact: they have their own list."""
    for other, tie in edition.archive.tied_to.get(entity.id, ()):
        key = _INWARD.get(tie.predicate)
        if key is None:
            yield _relation(edition, tie, other, inverse=True)
        elif key != "parts" or entity.record.type != "place":
            yield _fact(edition, key, tie, (edition.name(other),))


def _past(edition: Edition, entity: Entity) -> Iterator[Fact]:
    """Where it stood before, and what was brought together with it: addresses that others may have cited."""
    archive = edition.archive
    for old, how in archive.moves.arrived.get(entity.id, ()):
        address = home_of(old, archive.settings)
        if address:
            yield Fact(key="formerly" if how == "former" else how, words=address)


def _relation(edition: Edition, tie: Tied, other: str, *, inverse: bool) -> Fact:
    predicate = edition.archive.settings.predicate(tie.predicate)
    words = tie.predicate.replace("-", " ").replace("_", " ")
    label = (predicate.inverse if inverse else predicate.label) if predicate else words
    return Fact(
        key="relation",
        label=label,
        links=(edition.named(other, tie.words),),
        start=tie.start,
        end=tie.end,
        evidence=_evidence(edition, tie),
    )
