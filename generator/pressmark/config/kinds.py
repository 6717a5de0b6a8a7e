"""The types of entities and the kinds of connection that an archive declares."""

from __future__ import annotations

import re
from typing import Any

from pressmark.config.addresses import RESERVED, folded, is_segment, proposed_segment
from pressmark.config.report import Report
from pressmark.config.values import BUILT_IN, EntityType, Predicate

_SCHEMA = re.compile(r"[A-Z][A-Za-z0-9]*")


def read_types(report: Report) -> tuple[EntityType, ...]:
    """The built-in types, changed where ``[types]`` says so, then the declared ones by name."""
    types = {built_in.name: built_in for built_in in BUILT_IN}
    for name, value in sorted(_tables(report, "types").items()):
        report.unknown(("types", name), value, ("label", "plural", "schema"))
        if _usable(report, name):
            types[name] = _read_type(report, name, types)
    return tuple(types.values())


def read_predicates(report: Report) -> tuple[Predicate, ...]:
    """The declared kinds of connection, by name. Without ``inverse`` one reads the same from both sides."""
    predicates = []
    for name, value in sorted(_tables(report, "predicates").items()):
        report.unknown(("predicates", name), value, ("label", "inverse"))
        label = report.text("predicates", name, "label") or name.replace("_", " ").replace("-", " ")
        predicates.append(Predicate(name, label, report.text("predicates", name, "inverse") or label))
    return tuple(predicates)


def _tables(report: Report, section: str) -> dict[str, dict[str, Any]]:
    tables = {}
    for name, value in report.section(section).items():
        if isinstance(value, dict):
            tables[name] = value
        else:
            report.add("C104", (section, name), key=f"{section}.{name}", wanted=f"a table [{section}.{name}]")
    return tables


def _usable(report: Report, name: str) -> bool:
    if is_segment(name) and name == folded(name):
        return True
    proposed = proposed_segment(folded(name))
    report.add_at_key("C111", ("types", name), name=name, what="name of a type", proposed=proposed)
    return False


def _read_type(report: Report, name: str, types: dict[str, EntityType]) -> EntityType:
    built_in = next((found for found in BUILT_IN if found.name == name), None)
    label = report.text("types", name, "label")
    schema = report.text("types", name, "schema")
    if schema and not _SCHEMA.fullmatch(schema):
        report.add(
            "C104",
            ("types", name, "schema"),
            key=f"types.{name}.schema",
            wanted="a type of schema.org, such as Vehicle",
        )
        schema = ""
    return EntityType(
        name,
        label or (built_in.label if built_in else name),
        _plural(report, name, types, built_in),
        schema or (built_in.schema if built_in else "Thing"),
        declared=built_in is None or bool(label),
    )


def _plural(report: Report, name: str, types: dict[str, EntityType], built_in: EntityType | None) -> str:
    """The plural of the type ``name``: written, or the default where what is written cannot be an address."""
    default = built_in.plural if built_in else f"{name}s"
    written = report.text("types", name, "plural")
    place = ("types", name, "plural") if written else ("types", name)
    plural = written or default
    if not is_segment(plural) or plural != folded(plural):
        report.add("C111", place, name=plural, what="plural", proposed=proposed_segment(folded(plural)))
        return default
    taken = {other.plural: other.name for other in types.values() if other.name != name}
    if plural in taken:
        report.add("C112", place, plural=plural, owner=f"the type '{taken[plural]}'")
    elif plural in RESERVED and (built_in is None or plural != built_in.plural):
        report.add("C112", place, plural=plural, owner="Pressmark's own pages")
    else:
        return plural
    return default if default not in taken and default not in RESERVED else f"{name}-type"
