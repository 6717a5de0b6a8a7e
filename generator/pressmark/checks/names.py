"""Names that may be one twice, names that nothing names, and reports that name nobody."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import combinations

from pressmark.archive import Archive, Entity
from pressmark.diagnostics import Diagnostic, diagnose
from pressmark.names import fold

_SIGN = re.compile(r"[^\w\s]|_")
# Places lie in places of longer names, events are named after events: one name inside another says nothing.
_CONTAINED = frozenset({"person", "organisation"})


def check_names(archive: Archive) -> Iterator[Diagnostic]:
    """What the names of ``archive`` make doubtful."""
    declared = [entity for entity in archive.entities.values() if entity.declared]
    yield from _alike(declared)
    yield from _contained(declared)
    used = _used(archive)
    for entity in declared:
        if entity.id not in used:
            yield diagnose("K404", entity.record.place, name=entity.record.name)
    for article in archive.articles.values():
        # What is marked and means nothing has been told where it stands.
        marked = article.appearances or any(not named.article for named in article.named)
        if not (marked or article.withdrawn):
            yield diagnose("K405", article.record.place, title=article.record.title)


def normal_form(name: str) -> str:
    """``name`` as two spellings of one name agree: without marks, signs and capital letters, its words in
    order.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(sorted(_SIGN.sub(" ", fold(plain)).split()))


def _alike(entities: Iterable[Entity]) -> Iterator[Diagnostic]:
    """Two of one type whose names have the same normal form."""
    bearers: dict[tuple[str, str], list[Entity]] = {}
    for entity in entities:
        names = {entity.record.name, *(other.name for other in entity.record.names)}
        for form in sorted({normal_form(name) for name in names} - {""}):
            bearers.setdefault((entity.record.type, form), []).append(entity)
    told: set[tuple[str, str]] = set()
    for same in bearers.values():
        for one, other in combinations(same, 2):
            if (one.id, other.id) not in told and not _tied(one, other):
                told.add((one.id, other.id))
                yield diagnose(
                    "K402", other.record.place, name=other.record.name, other=one.record.name, id=one.id
                )


def _contained(entities: Iterable[Entity]) -> Iterator[Diagnostic]:
    """A person or organisation of several words whose name stands whole in the name of another."""
    by_word: dict[tuple[str, str], list[Entity]] = {}
    several = [e for e in entities if e.record.type in _CONTAINED and " " in fold(e.record.name)]
    for entity in several:
        for word in set(fold(entity.record.name).split()):
            by_word.setdefault((entity.record.type, word), []).append(entity)
    for entity in several:
        inner = fold(entity.record.name)
        rows = [by_word[entity.record.type, word] for word in inner.split()]
        for other in min(rows, key=len):
            outer = fold(other.record.name)
            if inner != outer and f" {inner} " in f" {outer} " and not _tied(entity, other):
                yield diagnose(
                    "K403", entity.record.place, name=entity.record.name, other=other.record.name, id=other.id
                )


def _tied(one: Entity, other: Entity) -> bool:
    """Whether the archive itself says how the two belong together: then they are two."""
    bonds = (*one.part_of, *one.roles, *one.relations, *other.part_of, *other.roles, *other.relations)
    return any(bond.object in (one.id, other.id) for bond in bonds)


def _used(archive: Archive) -> set[str]:
    """The entities that something leads to: a report, another entity, a story's words."""
    used = {*archive.reports_of, *archive.issued_by, *archive.written_by, *archive.said_by}
    used |= {*archive.figures_of, *archive.tied_to}
    notes = [entity.named for entity in archive.entities.values()]
    notes += [story.named for story in archive.stories.values()]
    notes += [page.named for page in archive.pages.values()]
    used |= {name.entity for named in notes for name in named if name.entity}
    used |= {entity.located for entity in archive.entities.values() if entity.located}
    return used
