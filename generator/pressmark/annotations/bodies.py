"""What a stand-off annotation says: who is named, or who spoke."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pressmark.annotations.values import Mention, Statement
from pressmark.dates import DateError, parse_date
from pressmark.diagnostics import Place
from pressmark.text import showable

_WEB = re.compile(r"https?://", re.IGNORECASE)
_OWN = "pressmark:"
_SOFTWARE = frozenset({"Software", "SoftwareAgent", "SoftwareApplication"})

Object = Mapping[str, object]
Complain = Callable[..., None]
"""Takes a code, the name of the member it is about, and the facts of the sentence."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one annotation says, still without spans. ``unknown`` are bodies of other kinds."""

    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    unknown: tuple[object, ...] = ()


def read_bodies(annotation: Object, place: Place, complain: Complain) -> Said:
    """What ``annotation``, at ``place``, says, by its motivation and the purposes of its bodies."""
    bodies = _list(annotation.get("body"))
    motivations = _terms(annotation.get("motivation"))
    if "describing" in motivations and any(_OWN + name in annotation for name in ("by", "to", "on")):
        return Said(statements=(_statement(annotation, place, complain),), unknown=tuple(bodies))
    mentions: list[Mention] = []
    unknown: list[object] = []
    for body in bodies or [{}]:
        facts = {**annotation, **body} if isinstance(body, dict) else annotation
        purposes = _terms(body.get("purpose") if isinstance(body, dict) else None) or motivations
        address = _address(body)
        kind = _text(facts.get(_OWN + "type"))
        if (purposes and "identifying" not in purposes) or not (address or kind):
            unknown.append(body)
        else:
            mentions.append(
                _mention(facts, address or f"{kind}:?", place, complain, _text(annotation.get("id")))
            )
    return Said(tuple(mentions), (), tuple(unknown))


def _mention(facts: Object, address: str, place: Place, complain: Complain, identifier: str) -> Mention:
    elsewhere = bool(_WEB.match(address))
    return Mention(
        spans=(),
        target="" if elsewhere else address,
        identifiers=(address,) if elsewhere else (),
        role=_text(facts.get(_OWN + "role")),
        certainty=_certainty(facts, complain),
        by=_creator(facts.get("creator")),
        checked_by=_creator(facts.get(_OWN + "checkedBy")),
        checked_on=_date(facts, "checkedOn", complain),
        place=place,
        origin="stand-off",
        annotation=identifier,
    )


def _statement(annotation: Object, place: Place, complain: Complain) -> Statement:
    by = _address(annotation.get(_OWN + "by"))
    if not by:
        complain("T111", "motivation")
    return Statement(
        spans=(),
        by=by,
        to=tuple(filter(None, map(_address, _list(annotation.get(_OWN + "to"))))),
        on=_date(annotation, "on", complain),
        certainty=_certainty(annotation, complain),
        annotator=_creator(annotation.get("creator")),
        checked_by=_creator(annotation.get(_OWN + "checkedBy")),
        checked_on=_date(annotation, "checkedOn", complain),
        place=place,
        origin="stand-off",
        annotation=_text(annotation.get("id")),
    )


def _address(body: object) -> str:
    """Whom a body names: a string, or the ``id`` or ``source`` of an object."""
    if isinstance(body, dict):
        return _text(body.get("id")) or _text(body.get("source"))
    return _text(body)


def _certainty(facts: Object, complain: Complain) -> float | None:
    value = facts.get(_OWN + "certainty")
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    complain("A207", _OWN + "certainty", value=value)
    return None


def _date(facts: Object, name: str, complain: Complain) -> str:
    value = facts.get(_OWN + name)
    if value is None:
        return ""
    try:
        return parse_date(value if isinstance(value, str) else str(value)).text
    except DateError:
        complain("A208", _OWN + name, value=value, name=_OWN + name)
        return ""


def _creator(value: object) -> str:
    """Persons and programs as an author writes them: ``A. Archivist; tool:Tagger 3``."""
    return "; ".join(filter(None, map(_agent, _list(value))))


def _agent(value: object) -> str:
    """One of them: a name, or an object with a ``name`` (``nickname``, else its ``id``) and a ``type``."""
    if not isinstance(value, dict):
        return _text(value)
    keys = ("name", "foaf:name", "nickname", "foaf:nick", "schema:name", "id")
    name = next(filter(None, (_text(value.get(key)) for key in keys)), "").replace(";", ",")
    tool = _SOFTWARE & _terms(value.get("type"))
    return f"tool:{name}" if tool and name else name


def _terms(value: object) -> set[str]:
    """Motivations, purposes or types without the prefix or address of their vocabulary."""
    return {re.split("[:#/]", _text(one))[-1] for one in _list(value) if _text(one)}


def _list(value: object) -> list[object]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _text(value: object) -> str:
    return " ".join(showable(value).split()) if isinstance(value, str) else ""
