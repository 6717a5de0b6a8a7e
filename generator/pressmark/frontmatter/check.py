"""Reads a table of fields: every value by its shape, everything wrong at once."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pressmark.diagnostics import Diagnostic, Place, SourceText, diagnose
from pressmark.frontmatter.nodes import Items, Node, Reading, Row, Scalar, Table
from pressmark.frontmatter.reader import read_nodes
from pressmark.frontmatter.shapes import Field, Shape, warn_of_comment

# What people write by habit from other programs, or in words near to ours.
_HABITS = {
    "author": "byline",
    "authors": "byline",
    "category": "topics",
    "categories": "topics",
    "tags": "topics",
    "description": "summary",
    "draft": "status",
    "lang": "language",
    "link": "url",
    "published": "date",
    "publisher": "source",
    "headline": "title",
    "aliases": "names",
    "alias": "names",
    "label": "name",
    "title": "name",
    "name": "title",
    "latitude": "coordinates",
    "longitude": "coordinates",
    "wikidata": "identifiers",
    "image": "media",
    "images": "media",
    "copyright": "rights",
    "license": "rights",
    "licence": "rights",
    "id": "the name of the file",
    "slug": "the name of the file",
}


def read_fields(
    fields: Mapping[str, Field], source: SourceText, first: int, last: int
) -> tuple[dict[str, Any] | None, dict[str, Place], tuple[Diagnostic, ...]]:
    """The fields that stand in the lines from ``first`` to before ``last`` of ``source``.

    Gives the values by name (a tuple for a field that can have several; nothing for an empty one), the place
    of each, and what is wrong. None when the fields cannot be read at all. A field whose value cannot be
    used is left out.
    """
    node, found = read_nodes(source, first, last)
    if node is None:
        return None, {}, found
    reading = Reading(source, list(found))
    if not node.entries:
        node = Table([], max(1, first - 1), 1, 3)
    values = read_entries(fields, node, reading, "")
    places = {key.text: reading.place(value) for key, value in node.entries}
    return values, places, tuple(reading.found)


def table(words: str, *fields: Field, short: str = "") -> Shape:
    """A table with fields of its own, read into a :class:`Row`; a text alone is the field ``short``."""
    known = {field.name: field for field in fields}

    def read(node: Node, reading: Reading, field: str) -> Row | None:
        if isinstance(node, Scalar) and short:
            node = Table(
                [(Scalar(short, node.line, node.column, 0), node)], node.line, node.column, node.length
            )
        if not isinstance(node, Table):
            found = "a list" if isinstance(node, Items) else "text"
            example = ", ".join(f"{f.name}: …" for f in fields[:2])
            hint = f"write {{{example}}}"
            wanted = words if words.startswith("text") else f"a {words}"
            reading.add("F203", node, hint=hint, field=field, wanted=wanted, found=found)
            return None
        values = read_table(known, node, reading, field)
        return None if values is None else Row(values, reading.place(node))

    return Shape(words, read, fields, short)


def read_table(
    fields: Mapping[str, Field], node: Table, reading: Reading, within: str
) -> dict[str, Any] | None:
    """The values of ``node``, a table inside the field ``within``; None when a required one is not there."""
    values = read_entries(fields, node, reading, within)
    return values if all(name in values for name, field in fields.items() if field.required) else None


def read_entries(fields: Mapping[str, Field], node: Table, reading: Reading, within: str) -> dict[str, Any]:
    """The values of ``node`` by name; unknown and missing fields are reported."""
    values: dict[str, Any] = {}
    empty: dict[str, Scalar] = {}
    written = {key.text for key, _ in node.entries}
    for key, value in node.entries:
        field = fields.get(key.text)
        if field is None:
            _unknown(fields, key, value, reading, empty, written)
        elif isinstance(value, Scalar) and not value.text.strip():
            empty[field.name] = key
            warn_of_comment(value, reading)
        else:
            read = (
                _several(field, value, reading)
                if field.many
                else field.shape.read(value, reading, field.name)
            )
            if read is not None and read != ():
                values[field.name] = read
    for field in fields.values():
        if field.required and (field.name in empty or field.name not in written):
            what = f"'{field.name}' of '{within}'" if within else f"'{field.name}'"
            there = empty.get(field.name)
            hint = (
                f"write {field.name} in place of {there.text}" if there and there.text != field.name else None
            )
            reading.add("F201", there or node, what=what, example=field.example, hint=hint)
    return values


def _unknown(
    fields: Mapping[str, Field],
    key: Scalar,
    value: Node,
    reading: Reading,
    empty: dict[str, Scalar],
    written: set[str],
) -> None:
    """Report a field that is not known. One that was meant for a required field is entered in ``empty``: what
    is wrong is then said once, where that field is missed.
    """
    meant = fields.get(_meant(key.text, fields))
    if meant and meant.required and meant.name not in written and meant.name not in empty:
        empty[meant.name] = key
        return
    reading.add("F202", key, field=key.text, hint=_cut_off(key, value) or _nearest(key.text, fields))


def _several(field: Field, value: Node, reading: Reading) -> tuple[Any, ...]:
    """The values of a field that may have several; a single one is a list of one."""
    nodes = value.items if isinstance(value, Items) else [value]
    if isinstance(value, Scalar) and value.plain and ", " in value.text and not field.shape.fields:
        reading.add("F218", value, field=field.name, text=value.text)
    read = [field.shape.read(node, reading, field.name) for node in nodes if not _is_empty(node)]
    return tuple(one for one in read if one is not None)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


def _cut_off(key: Scalar, value: Node) -> str:
    """A hint where a comma has cut a value in two, as in ``{value: some, in Iran}``."""
    if _is_empty(value) and (" " in key.text or not key.text.islower()):
        return "if it belongs to the value before it, put that whole value between quotation marks"
    return ""


def _meant(name: str, fields: Mapping[str, Field]) -> str:
    """The field that a misspelt name, or one that other programs use, was meant for; or empty."""
    habit = _HABITS.get(name.lower(), "")
    return habit if habit in fields else next(iter(get_close_matches(name.lower(), fields, 1, 0.7)), "")


def _nearest(name: str, fields: Mapping[str, Field]) -> str:
    meant = _meant(name, fields)
    habit = _HABITS.get(name.lower(), "")
    if meant:
        return f"Pressmark calls this '{meant}'" if meant == habit else f"did you mean '{meant}'?"
    if " " in habit:
        return f"take it out: {habit} says it"
    return "known fields are listed in docs/fields.md; take it out, or mend the spelling"


def period_problem(row_place: Place, start: Any, end: Any, names: tuple[str, str]) -> Diagnostic | None:
    """The diagnostic for a period that ends before it starts, else None. Doubtful dates are let pass."""
    if start is None or end is None or not start.first or not end.first:
        return None
    if start.approximate or end.approximate or start.uncertain or end.uncertain or end.last >= start.first:
        return None
    return diagnose("F208", row_place, start=start.text, end=end.text, first=names[0], last=names[1])
