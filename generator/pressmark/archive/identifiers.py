"""Identifiers of entities elsewhere: from a scheme and a value to the address that shows it, and back."""

from __future__ import annotations

import re

# The public address of each scheme, as its own authority gives it; the older and shorter forms follow after
# it.
_ADDRESSES: dict[str, tuple[str, ...]] = {
    "wikidata": ("https://www.wikidata.org/wiki/{}", "http://www.wikidata.org/entity/{}"),
    "viaf": ("https://viaf.org/viaf/{}",),
    "gnd": ("https://d-nb.info/gnd/{}",),
    "geonames": ("https://www.geonames.org/{}", "https://sws.geonames.org/{}/"),
    "isni": ("https://isni.org/isni/{}",),
    "orcid": ("https://orcid.org/{}",),
    "lccn": ("https://id.loc.gov/authorities/names/{}",),
    "bnf": ("https://catalogue.bnf.fr/ark:/12148/{}",),
}

_PATTERNS = [
    (scheme, re.compile("https?:" + re.escape(form.split(":", 1)[1]).replace(r"\{\}", "([^/?#]+)") + "/?"))
    for scheme, forms in _ADDRESSES.items()
    for form in forms
]


def address_of(scheme: str, value: str) -> str:
    """The address that shows ``value`` of ``scheme``, or empty for a scheme that has none."""
    forms = _ADDRESSES.get(scheme)
    return forms[0].format(value.replace(" ", "")) if forms else ""


def addresses_of(scheme: str, value: str) -> tuple[str, ...]:
    """Every address, in all known forms, that shows ``value`` of ``scheme``."""
    return tuple(form.format(value.replace(" ", "")) for form in _ADDRESSES.get(scheme, ()))


def identifier_of(address: str) -> tuple[str, str] | None:
    """The (scheme, value) that ``address`` stands for, or None."""
    for scheme, pattern in _PATTERNS:
        match = pattern.fullmatch(address.replace("https://wikidata.org", "https://www.wikidata.org"))
        if match:
            return scheme, match.group(1)
    return None
