"""Linking one entity, and finding what cannot be true of all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pressmark.archive.mentions import Passages, link_mentions
from pressmark.archive.resolver import Resolver
from pressmark.archive.values import Entity, Tied
from pressmark.diagnostics import Diagnostic, diagnose
from pressmark.records.values import Bond, EntityRecord


def link_entity(record: EntityRecord, resolver: Resolver, passages: Passages, *, declared: bool) -> Entity:
    """``record`` with every name in it resolved."""
    own = record.type
    return Entity(
        record=record,
        declared=declared,
        named=link_mentions(record.mentions, resolver, record.id),
        part_of=tuple(_ties(record.part_of, record, resolver, own)),
        located=resolver.entity(record.located, "place"),
        participants=tuple(_ties(record.participants, record, resolver, "")),
        roles=tuple(_ties(record.roles, record, resolver, "organisation")),
        relations=tuple(_ties(record.relations, record, resolver, "")),
        dead_links=passages.check(record.body, resolver),
    )


def _ties(bonds: Iterable[Bond], record: EntityRecord, resolver: Resolver, kind: str) -> Iterable[Tied]:
    for bond in bonds:
        entity = resolver.nearby(bond.object, kind) if bond.object else ""
        if entity == record.id:
            resolver.report(diagnose("L405", bond.place))
            continue
        words = bond.object.text if bond.object else ""
        yield Tied(bond.predicate, entity, words, bond.role, bond.start, bond.end, bond.evidence)


def circles(entities: Mapping[str, Entity]) -> list[Diagnostic]:
    """One diagnostic for each circle of ``part_of``."""
    found: list[Diagnostic] = []
    finished: set[str] = set()
    for start in entities:
        path: list[str] = []
        stack = [(start, 0)]
        while stack:
            current, depth = stack.pop()
            del path[depth:]
            if current in path:
                chain = [*path[path.index(current) :], current]
                found.append(_circle(entities[current], chain))
                finished.update(chain)
                continue
            if current in finished or current not in entities:
                continue
            path.append(current)
            stack += [(tie.object, depth + 1) for tie in entities[current].part_of if tie.object]
        finished.add(start)
    return found


def _circle(entity: Entity, chain: list[str]) -> Diagnostic:
    place = entity.record.part_of[0].place
    return diagnose("L410", place, name=entity.record.name, chain=" → ".join(chain))


def identified_twice(entities: Mapping[str, Entity]) -> list[Diagnostic]:
    """One diagnostic for each entity that has an identifier which another one had before it."""
    first: dict[tuple[str, str], EntityRecord] = {}
    found: list[Diagnostic] = []
    for record in (entity.record for entity in entities.values()):
        for identifier in record.identifiers:
            other = first.setdefault(identifier, record)
            if other.id != record.id:
                scheme, value = identifier
                facts = {"scheme": scheme, "value": value, "other": other.name, "path": other.path}
                place = record.identified_at or record.place
                found.append(diagnose("L416", place, name=record.name, id=other.id, **facts))
    return found
