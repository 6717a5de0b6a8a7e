"""What each file declares of its own past and future, checked one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from pressmark.config import folded
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.names import NameIndex, Target
from pressmark.records import Records
from pressmark.records.values import EntityRecord, Written


@dataclass(frozen=True, slots=True)
class Claim:
    """One step: the identity that moved leads ``to`` others. ``field`` is where it says so, ``how`` what it
    means: ``former``, ``merged`` or ``split``.
    """

    to: tuple[str, ...]
    how: str
    field: str
    place: Place


def claims_of(
    records: Records, index: NameIndex, types: frozenset[str]
) -> tuple[dict[str, Claim], list[Diagnostic]]:
    """Every identity that moved with where it went, in a fixed order, and what is wrong with the claims."""
    living = _living(records)
    claims: dict[str, Claim] = {}
    found: list[Diagnostic] = []
    former = list(_former(records, types, found))
    known = frozenset((*(old for old, _ in former), *(record.id for record in records.entities)))
    for old, claim in (*_gone(records, index, known, found), *former):
        first = claims.setdefault(old, claim)
        name = _name_of(old)
        if folded(old) in living:
            del claims[old]
            found.append(diagnose("R901", claim.place, name=name, path=living[folded(old)]))
        elif first.to != claim.to:
            other = f"{first.place.path}:{first.place.line}"
            found.append(diagnose("R902", claim.place, name=name, other=other))
    return claims, found


def _living(records: Records) -> dict[str, str]:
    """Every identity that has a page of its own, or keeps its id for one, without case: with its file."""
    living = {f"article:{record.id}": record.path for record in records.articles}
    living |= {record.id: record.path for record in records.entities if record.stands}
    living |= {f"story:{record.slug}": record.path for record in records.stories}
    living |= {f"page:{record.slug}": record.path for record in records.pages}
    return {folded(identity): path for identity, path in living.items()}


def _former(records: Records, types: frozenset[str], found: list[Diagnostic]) -> Iterator[tuple[str, Claim]]:
    """What ``former`` says in all files."""

    def plain(kind: str) -> Callable[[Written], str]:
        return lambda written: f"{kind}:{written.text}" if "/" not in written.text else ""

    def typed(written: Written) -> str:
        kind, slash, slug = written.text.partition("/")
        return f"{kind}:{slug}" if slash and kind in types and "/" not in slug else ""

    owners: list[tuple[str, tuple[Written, ...], Callable[[Written], str], str]] = []
    owners += [(f"article:{r.id}", r.former, plain("article"), "") for r in records.articles]
    owners += [(r.id, r.former, typed, r.type) for r in records.entities]
    owners += [(f"story:{r.slug}", r.former, plain("story"), "") for r in records.stories]
    owners += [(f"page:{r.slug}", r.former, plain("page"), "") for r in records.pages]
    for owner, written, identity, kind in owners:
        for one in written:
            old = identity(one)
            if old:
                yield old, Claim((owner,), "former", "former", one.place)
            else:
                found.append(_not_typed(one, kind, types) if kind else diagnose("R907", one.place))


def _not_typed(written: Written, own: str, types: frozenset[str]) -> Diagnostic:
    kind, slash, slug = written.text.partition("/")
    near = next(iter(get_close_matches(kind, sorted(types), 1)), own)
    return diagnose("R906", written.place, proposed=f"{near}/{slug}" if slash else f"{own}/{kind}")


def _gone(
    records: Records, index: NameIndex, known: frozenset[str], found: list[Diagnostic]
) -> Iterator[tuple[str, Claim]]:
    """What ``merged_into`` and ``split_into`` say in the files that stay behind."""
    for record in records.entities:
        if record.merged_into and not record.split_into:
            target = _target(record, record.merged_into, "merged_into", index, known, found)
            if target:
                yield record.id, Claim((target,), "merged", "merged_into", record.merged_into.place)
        elif record.split_into and not record.merged_into:
            named = [_target(record, one, "split_into", index, known, found) for one in record.split_into]
            targets = tuple(dict.fromkeys(target for target in named if target))
            place = record.split_into[0].place
            if all(named) and len(targets) < 2:
                found.append(diagnose("R909", place, name=targets[0]))
            if targets:
                yield record.id, Claim(targets, "split", "split_into", place)


def _target(
    record: EntityRecord,
    written: Written,
    field: str,
    index: NameIndex,
    known: frozenset[str],
    found: list[Diagnostic],
) -> str:
    """The identity that ``written`` names: by type and slug, moved ones too, or by a name that is borne
    today.
    """
    slug = written.text.replace("/", ":", 1)
    for exact in (slug, f"{record.type}:{slug}"):
        if exact in known and ":" in exact:
            return exact
    for kind in (record.type, ""):
        target = index.resolve(written.text, kind)
        if target.entity:
            return target.entity
        if target.candidates:
            found.append(_ambiguous(target, written, field))
            return ""
    near = index.nearest(written.text.partition(":")[2] or written.text, record.type)
    hint = f"did you mean “{near}”?" if near else None
    found.append(diagnose("R903", written.place, hint=hint, name=written.text, field=field))
    return ""


def _ambiguous(target: Target, written: Written, field: str) -> Diagnostic:
    return diagnose(
        "L401",
        written.place,
        hint=f"write “{field}: {target.candidates[0]}”",
        name=target.name,
        count=len(target.candidates),
        candidates=", ".join(target.candidates),
    )


def _name_of(identity: str) -> str:
    """An identity as ``former`` writes it."""
    kind, _, name = identity.partition(":")
    return name if kind in ("article", "story", "page") else f"{kind}/{name}"
