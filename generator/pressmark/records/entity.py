"""One entity: ``content/entities/<type>/SLUG.md``."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from pressmark.config import Settings
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.frontmatter import ENTITY, Row, period_problem
from pressmark.records.texts import Opened, all_written, finished, open_markdown, read_body, written
from pressmark.records.values import Bond, Coordinates, EntityRecord, OtherName, Rights
from pressmark.records.withheld import doubts, is_withheld
from pressmark.sources import SourceFile

_ALONE = ("merged_into", "split_into")
_HOLDERS = ("entity", "place", "organisation")


def read_entity(file: SourceFile, settings: Settings) -> tuple[EntityRecord | None, tuple[Diagnostic, ...]]:
    """The record of ``file`` and everything that is wrong with it; None for a type that the archive does not
    have, unless it is withheld.

    A file that says only where the entity went (``merged_into``, ``split_into``) needs no name; the slug
    stands in.
    """
    kind = file.path.split("/")[2]
    opened = open_markdown(file, ENTITY, settings)
    withhold = is_withheld(file, opened)
    if settings.type(kind) is None:
        unknown = _unknown_type(file, kind, settings)
        return (_unread(file, kind) if withhold else None), (unknown,)
    if any(name in opened.values for name in _ALONE):
        opened.found = [d for d in opened.found if d.code != "F201" or "'name'" not in d.message]
    opened.found.extend(_contradictions(opened, file, settings))
    opened.found.extend(doubts(file, opened))
    parsed = finished(opened, read_body(opened, file, settings.language, settings), settings.language)
    record = EntityRecord(
        id=f"{kind}:{file.stem}",
        type=kind,
        slug=file.stem,
        path=file.path,
        body=parsed.body,
        mentions=parsed.mentions,
        place=opened.top(file.path),
        identified_at=opened.places.get("identifiers"),
        **({"name": file.stem} | _values(opened.values) | {"withhold": withhold}),
    )
    return record, tuple(opened.found)


def _unread(file: SourceFile, kind: str) -> EntityRecord:
    """What stands for a withheld file that cannot be read for want of its type: silence, until it can."""
    return EntityRecord(
        id=f"{kind}:{file.stem}",
        type=kind,
        slug=file.stem,
        path=file.path,
        name=file.stem,
        withhold=True,
        place=Place(file.path),
    )


def _unknown_type(file: SourceFile, kind: str, settings: Settings) -> Diagnostic:
    known = [found.name for found in settings.types]
    plurals = {found.plural: found.name for found in settings.types}
    near = plurals.get(kind) or next(iter(get_close_matches(kind.lower(), known, 1)), "")
    hint = f"move it to content/entities/{near}/" if near else None
    return diagnose("F310", Place(file.path), hint=hint, kind=kind, known=", ".join(known))


def _values(values: dict[str, Any]) -> dict[str, Any]:
    """The values of the fields as the record keeps them."""
    kept = dict(values)
    for name, attribute in (("from", "start"), ("to", "end")):
        if name in kept:
            kept[attribute] = kept.pop(name)
    for name, attribute in (("place", "located"), ("merged_into", "merged_into")):
        if name in kept:
            kept[attribute] = written(kept.pop(name))
    for name in ("former", "split_into"):
        kept[name] = all_written(kept.get(name, ()))
    kept["names"] = tuple(_other_name(row) for row in kept.get("names", ()))
    kept["coordinates"] = Coordinates(**kept["coordinates"].values) if "coordinates" in kept else None
    kept["rights"] = Rights(**kept["rights"].values) if "rights" in kept else Rights()
    kept["part_of"] = tuple(_part_of(row) for row in kept.get("part_of", ()) if _holder(row))
    kept["participants"] = tuple(_bond("participant", row, "entity") for row in kept.get("participants", ()))
    kept["roles"] = tuple(_bond("role", row, "of") for row in kept.get("roles", ()))
    kept["relations"] = tuple(_bond(row.get("predicate"), row, "object") for row in kept.get("relations", ()))
    return kept


def _other_name(row: Row) -> OtherName:
    values = dict(row.values)
    return OtherName(start=values.pop("from", None), end=values.pop("to", None), **values)


def _bond(predicate: str, row: Row, key: str) -> Bond:
    named = row.get(key, None)
    return Bond(
        predicate=predicate,
        object=written(named) if named else None,
        role=row.get("role"),
        start=row.get("from", None),
        end=row.get("to", None),
        evidence=row.get("evidence"),
        place=row.place,
    )


def _holder(row: Row) -> str:
    return next((key for key in _HOLDERS if row.get(key)), "")


def _part_of(row: Row) -> Bond:
    """The bond of ``part_of``; a place or an organisation named as such gets its type in front."""
    key = _holder(row)
    named = row.get(key)
    if key != "entity" and ":" not in named.text:
        named = named._replace(text=f"{key}:{named.text}")
    return _bond("part_of", Row({**row.values, key: named}, row.place), key)


def _contradictions(opened: Opened, file: SourceFile, settings: Settings) -> Iterator[Diagnostic]:
    values = opened.values
    alone = [name for name in _ALONE if name in values]
    # What it was called before it was merged or divided leads on with it.
    others = [
        name for name in opened.places if name in ENTITY and name not in (*_ALONE, "former", "withhold")
    ]
    if len(alone) == 2:
        yield diagnose("F314", opened.place("split_into", file.path))
    elif alone and others:
        yield diagnose("F313", opened.place(others[0], file.path), field=alone[0], others=", ".join(others))
    for first, last in (("from", "to"), ("born", "died")):
        place = opened.place(last, file.path)
        yield from _wrong_period(place, values.get(first), values.get(last), (first, last))
    for name in ("names", "part_of", "roles", "relations"):
        for row in values.get(name, ()):
            yield from _wrong_period(row.place, row.get("from", None), row.get("to", None), ("from", "to"))
    for row in values.get("part_of", ()):
        if not _holder(row):
            yield diagnose("F201", row.place, what="'entity' of 'part_of'", example="entity: essex")
    for row in values.get("relations", ()):
        if settings.predicate(row.get("predicate")) is None:
            yield _undeclared(row, settings)


def _wrong_period(place: Place, start: Any, end: Any, names: tuple[str, str]) -> Iterator[Diagnostic]:
    problem = period_problem(place, start, end, names)
    if problem:
        yield problem


def _undeclared(row: Row, settings: Settings) -> Diagnostic:
    name = row.get("predicate")
    near = get_close_matches(name, [found.name for found in settings.predicates], 1)
    hint = f"did you mean '{near[0]}'?" if near else None
    return diagnose("F315", row.place, hint=hint, name=name)
