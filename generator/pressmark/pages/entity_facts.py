"""Key facts of an entity by its type, and its connections seen from both ends."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.archive import Entity, Tied
from pressmark.ledger.subjects import home_of
from pressmark.pages.edition import Edition
from pressmark.pages.values import Fact, Link

_DATES = ("born", "died", "date", "start", "end")
_INWARD = {"role": "holders", "participant": "participated", "part_of": "parts", "located": "located_here"}


def facts(edition: Edition, entity: Entity) -> tuple[Fact, ...]:
    """What the entity's file says of it, then what other files say of it; facts of a name stand together."""
    together: dict[str, list[Fact]] = {}
    for fact in (*_own(edition, entity), *_inward(edition, entity), *_past(edition, entity)):
        together.setdefault(fact.label or edition.say(f"fact_{fact.key}"), []).append(fact)
    return tuple(fact for group in together.values() for fact in group)


def _own(edition: Edition, entity: Entity) -> Iterator[Fact]:
    record = entity.record
    for key in _DATES:
        value = getattr(record, key)
        if value is not None:
            yield Fact(key=key, date=value)
    if entity.located:
        yield Fact(key="place", links=(edition.name(entity.located),))
    for tie in entity.part_of:
        yield _fact(edition, "part_of", tie)
    for tie in entity.roles:
        yield _fact(edition, "role", tie)
    for tie in entity.participants:
        yield _fact(edition, "participant", tie)
    for tie in entity.relations:
        yield _relation(edition, tie, tie.object, inverse=False)


def _fact(edition: Edition, key: str, tie: Tied) -> Fact:
    links = (edition.named(tie.object, tie.words),) if tie.object or tie.words else ()
    return Fact(key=key, words=tie.role, links=links, start=tie.start, end=tie.end, evidence=tie.evidence)


def _inward(edition: Edition, entity: Entity) -> Iterator[Fact]:
    """What others declare of this entity. Parts and places within are one fact, however many they are."""
    together: dict[str, list[Link]] = {}
    for other, tie in edition.archive.tied_to.get(entity.id, ()):
        key = _INWARD.get(tie.predicate)
        if key in ("parts", "located_here"):
            together.setdefault(key, []).append(edition.name(other))
        elif key:
            yield Fact(
                key=key,
                words=tie.role,
                links=(edition.name(other),),
                start=tie.start,
                end=tie.end,
                evidence=tie.evidence,
            )
        else:
            yield _relation(edition, tie, other, inverse=True)
    for key, links in together.items():
        limit = edition.archive.settings.limits.list_newest
        yield Fact(key=key, links=tuple(sorted(links, key=lambda link: link.label)[:limit]))


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
        evidence=tie.evidence,
    )
