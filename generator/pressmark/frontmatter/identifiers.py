"""Identifiers of entities in the files of others: which schemes are known, and how a value of each is
written.

Sources: the format constraints that Wikidata keeps for these identifiers, and for ISNI and ORCID the check
digit of ISO 7064 MOD 11-2 (ISO 27729).
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from pressmark.frontmatter.nodes import Items, Node, Reading, Scalar, Table
from pressmark.frontmatter.shapes import Shape, scalar

_WRITING = {
    "bnf": re.compile(r"(?:cb)?([0-9]{8,9}[0-9bcdfghjkmnpqrstvwxz]?)"),
    "geonames": re.compile(r"[1-9][0-9]{0,8}"),
    "gnd": re.compile(r"1[0123]?[0-9]{7}[0-9X]|[47][0-9]{6}-[0-9]|[1-9][0-9]{0,7}-[0-9X]|3[0-9]{7}[0-9X]"),
    "isni": re.compile(r"[0-9]{15}[0-9X]"),
    "lccn": re.compile(r"[a-z]{0,3}[0-9]{8}(?:[0-9]{2})?"),
    "orcid": re.compile(r"[0-9]{15}[0-9X]"),
    "viaf": re.compile(r"[1-9][0-9]{0,21}"),
    "wikidata": re.compile(r"Q[1-9][0-9]{0,11}"),
}
SCHEMES = tuple(_WRITING)
_EXAMPLES = {
    "bnf": "cb11907966z",
    "geonames": "2950159",
    "gnd": "118540238",
    "isni": "0000 0001 2144 1970",
    "lccn": "n79021164",
    "orcid": "0000-0002-1825-0097",
    "viaf": "24602065",
    "wikidata": "Q7747",
}
_SPACED = frozenset({"isni", "orcid", "lccn"})


class IdentifierError(ValueError):
    """A value that its scheme does not have; ``str()`` is a clause."""


def normalise_identifier(scheme: str, text: str) -> str:
    """The value of a known ``scheme`` as it is stored; an address that ends in it is taken too.

    Raises :class:`IdentifierError`.
    """
    value = _of_address(scheme, text.strip()) or ""
    if not value:
        raise IdentifierError(f"is not written like one, such as {_EXAMPLES[scheme]}")
    if scheme in ("isni", "orcid") and value[-1] != check_sign(value[:-1]):
        raise IdentifierError("has a wrong check digit: one of its figures is mistyped")
    if scheme == "orcid":
        return "-".join(value[at : at + 4] for at in range(0, 16, 4))
    return f"cb{value}" if scheme == "bnf" and not value.startswith("cb") else value


def _of_address(scheme: str, text: str) -> str | None:
    """The value in its plainest writing, from a value or from an address that holds it; None if there is
    none."""
    parts = [text]
    if text.startswith(("https://", "http://")):
        parts = [part.removesuffix(".html") for part in re.split("[/?#=]", text)[::-1]]
    for part in parts:
        value = re.sub(r"[\s-]", "", part) if scheme in _SPACED else part
        value = value.lower() if scheme in ("bnf", "lccn") else value.upper()
        if _WRITING[scheme].fullmatch(value):
            return value
    return None


def check_sign(figures: str) -> str:
    """The check digit of ISO 7064 MOD 11-2 for ``figures``; ``X`` stands for ten."""
    total = 0
    for figure in figures:
        total = (total + int(figure)) * 2
    result = (12 - total % 11) % 11
    return "X" if result == 10 else str(result)


def _read(node: Node, reading: Reading, field: str) -> tuple[tuple[str, str], ...] | None:
    if not isinstance(node, Table):
        found = "a list" if isinstance(node, Items) else "text"
        example = "write {wikidata: Q7747}"
        reading.add("F203", node, hint=example, field=field, wanted="a table of schemes", found=found)
        return None
    pairs: list[tuple[str, str]] = []
    for key, value in node.entries:
        scheme = key.text.strip().lower()
        if scheme not in _WRITING:
            near = get_close_matches(scheme, SCHEMES, 1)
            hint = f"did you mean '{near[0]}'?" if near else None
            reading.add("F212", key, hint=hint, scheme=key.text, known=", ".join(SCHEMES))
        for one in value.items if isinstance(value, Items) else [value]:
            text = scalar(one, reading, scheme, "text")
            found_value = _value(scheme, text, reading) if text and text.text.strip() else None
            if found_value:
                pairs.append((scheme, found_value))
    return tuple(dict.fromkeys(pairs)) or None


def _value(scheme: str, text: Scalar, reading: Reading) -> str | None:
    if scheme not in _WRITING:
        return text.text.strip()
    try:
        return normalise_identifier(scheme, text.text)
    except IdentifierError as error:
        reading.add("F211", text, scheme=scheme, text=text.text, problem=str(error))
        return None


IDENTIFIERS = Shape(f"table of {', '.join(SCHEMES)} or others", _read)
