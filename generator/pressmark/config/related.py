"""The table ``[related]``: how much each reason counts when related reports are chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from pressmark.config.report import Report
from pressmark.config.values import EntityType, RelatedWeights

_MOST = 1000


def read_related(report: Report, types: Iterable[EntityType]) -> RelatedWeights:
    """The weights, numbers from 0; those of ``[related.types]`` replace what else a type would count."""
    names = [field.name for field in fields(RelatedWeights)]
    section = report.section("related")
    report.unknown(("related",), section, names)
    numbers = _numbers(report, ("related",), section, [name for name in names if name != "types"])
    given = section.get("types", {})
    if not isinstance(given, dict):
        report.add("C104", ("related", "types"), key="related.types", wanted="a table [related.types]")
        given = {}
    known = [kind.name for kind in types]
    report.unknown(("related", "types"), given, known)
    of_types = dict(RelatedWeights().types) | _numbers(report, ("related", "types"), given, known)
    return RelatedWeights(**numbers, types=tuple(sorted(of_types.items())))


def _numbers(
    report: Report, path: tuple[str, ...], table: Mapping[str, Any], names: Iterable[str]
) -> dict[str, float]:
    chosen = {}
    for name in names:
        value: Any = table.get(name)
        # True and False are whole numbers to Python.
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if number and 0 <= value <= _MOST:
            chosen[name] = float(value)
        elif value is not None:
            key = ".".join((*path, name))
            report.add("C104", (*path, name), key=key, wanted=f"a number from 0 to {_MOST}")
    return chosen
