"""Where names, reports, stories and pages went: what their files declare, followed to its end.

A file says what it was called before (``former``); a file that stays behind says into what it was merged
(``merged_into``) or divided (``split_into``). Identities are ``article:STEM``, ``story:SLUG``,
``page:SLUG`` and ``TYPE:SLUG``. A chain of moves, however long, leads to its last members in one step.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pressmark.config import Settings
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.ledger.claims import Claim, claims_of
from pressmark.names import NameIndex
from pressmark.records import Records


@dataclass(frozen=True, slots=True)
class Moves:
    """What every former identity leads to: one for a rename or a merger, several for a division.

    ``arrived`` is the way back: (former identity, how) of each that stands; ``how`` is ``former``,
    ``merged`` or ``split``. ``withheld`` are the identities that must not answer, former ones among them;
    ``drafts`` those of reports that are not published, or not any more.
    """

    finals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    arrived: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()
    drafts: frozenset[str] = frozenset()

    def follow(self, kind: str, name: str) -> str:
        """The name under which ``kind:name`` stands today, when it has moved to one of its own kind; else
        ``name``.
        """
        finals = self.finals.get(f"{kind}:{name}", ())
        same = len(finals) == 1 and finals[0].startswith(kind + ":")
        return finals[0].partition(":")[2] if same else name


def read_moves(
    records: Records, index: NameIndex, settings: Settings, published_types: Iterable[str] = ()
) -> tuple[Moves, tuple[Diagnostic, ...]]:
    """All moves that ``records`` declare, and what is wrong with them.

    ``index`` knows the names of the entities that stand; ``published_types`` are types that the archive
    once had.
    """
    types = frozenset(kind.name for kind in settings.types) | frozenset(published_types)
    claims, found = claims_of(records, index, types)
    finals, circles = _followed(claims)
    hidden = {f"article:{r.id}" for r in records.articles if r.withhold}
    hidden |= {entity.id for entity in records.entities if entity.withhold}
    withheld = hidden | {old for old, ends in finals.items() if not hidden.isdisjoint(ends)}
    shown = [_unseen(d, hidden) for d in (*found, *circles)]
    shown += [
        diagnose("R904", _bare(claim.place), field=claim.field)
        for old, claim in claims.items()
        if claim.how != "former" and old in withheld and old not in hidden
    ]
    drafts = frozenset(f"article:{r.id}" for r in records.articles if r.status == "draft")
    return Moves(finals, _arrived(claims, finals, withheld), frozenset(withheld), drafts), tuple(shown)


def _followed(claims: Mapping[str, Claim]) -> tuple[dict[str, tuple[str, ...]], list[Diagnostic]]:
    """Each former identity with what stands at the end of its chains; those that go round lead nowhere."""
    finals: dict[str, tuple[str, ...]] = {}
    found: list[Diagnostic] = []
    for start in claims:
        path = [start] if start not in finals else []
        while path:
            here = path[-1]
            waiting = [to for to in claims[here].to if to in claims and to not in finals]
            again = next((to for to in waiting if to in path), None)
            if again is not None:
                round_trip = path[path.index(again) :]
                found.append(_circle(claims, round_trip))
                finals.update(dict.fromkeys(round_trip, ()))
                del path[path.index(again) :]
            elif waiting:
                path.append(waiting[0])
            else:
                ends = (end for to in claims[here].to for end in finals.get(to, (to,)))
                finals[here] = tuple(dict.fromkeys(ends))
                path.pop()
    return finals, found


def _circle(claims: Mapping[str, Claim], members: list[str]) -> Diagnostic:
    first = min(members)
    turn = members.index(first)
    chain = " → ".join([*members[turn:], *members[:turn], first])
    return diagnose("R905", claims[first].place, chain=chain)


def _arrived(
    claims: Mapping[str, Claim], finals: Mapping[str, tuple[str, ...]], withheld: Iterable[str]
) -> dict[str, tuple[tuple[str, str], ...]]:
    table: dict[str, list[tuple[str, str]]] = {}
    hidden = frozenset(withheld)
    for old in sorted(finals):
        for end in finals[old] if old not in hidden else ():
            table.setdefault(end, []).append((old, _how(claims, old)))
    return {end: tuple(rows) for end, rows in table.items()}


def _how(claims: Mapping[str, Claim], old: str) -> str:
    """The gravest thing that befell ``old`` on its way."""
    seen: set[str] = set()
    waiting = [old]
    while waiting:
        here = waiting.pop()
        if here in claims and here not in seen:
            seen.add(here)
            waiting.extend(claims[here].to)
    kinds = {claims[one].how for one in seen}
    return next(kind for kind in ("split", "merged", "former") if kind in kinds)


def _unseen(diagnostic: Diagnostic, hidden: Iterable[str]) -> Diagnostic:
    """``diagnostic`` without the line it stands in, when it would show who is withheld."""
    said = diagnostic.message + diagnostic.hint + diagnostic.place.excerpt
    words = (re.escape(identity.partition(":")[2]) for identity in hidden)
    if any(re.search(rf"(?<!\w){word}(?!\w)", said) for word in words):
        return diagnose("R908", _bare(diagnostic.place))
    return diagnostic


def _bare(place: Place) -> Place:
    return replace(place, excerpt="")


def articles_moved(moves: Moves, stems: Container[str]) -> Iterator[tuple[str, str]]:
    """(former id, id of today) of every report that moved to one of ``stems``."""
    for old in moves.finals:
        kind, _, name = old.partition(":")
        stem = moves.follow(kind, name)
        if kind == "article" and stem in stems:
            yield name, stem


def entities_moved(moves: Moves) -> Iterator[tuple[str, str, str]]:
    """(type, slug, id of the entity it leads to) of every former identity that leads to entities."""
    for old, ends in moves.finals.items():
        kind, _, slug = old.partition(":")
        if kind not in ("article", "story", "page") and old not in moves.withheld:
            for end in ends:
                yield kind, slug, end
