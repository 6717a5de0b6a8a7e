"""Files that machines read: feeds, the sitemap, JSON and the search's records are whole, and what they name
is there.
"""

from __future__ import annotations

import gzip
import json
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Iterator

from pressmark.checks.links import Links
from pressmark.checks.site import Site
from pressmark.diagnostics import Diagnostic, diagnose

_FRAGMENT = ".pf_fragment"
# What a link of a feed leads to when it stands for the feed or an entry itself (RFC 4287, RFC 5005).
_OWN = ("alternate", "self", "first", "last", "previous", "next")
_SIGNATURE = b"pagefind_dcd"


def check_data(site: Site, base_url: str) -> Iterator[Diagnostic]:
    """What is wrong with the feeds, the sitemap, the JSON and the search records of ``site``."""
    links = Links(site, base_url)
    for path in site.sizes:
        named: list[str] | None = []
        if path.endswith(".xml"):
            named = _of_xml(site, path, base_url)
        elif path.endswith(".json"):
            named = _of_json(site, path)
        elif path.endswith(_FRAGMENT):
            named = _of_fragment(site, path)
        if named is None:
            yield diagnose("K202", site.place(path), path=path)
            continue
        for address in dict.fromkeys(named):
            code, _ = links.problem(address, path)
            if code or links.leaves(address, path):
                yield diagnose("K201", site.place(path), path=path, address=address)


def _of_xml(site: Site, path: str, base_url: str) -> list[str] | None:
    """The addresses that a feed or sitemap gives for the site; None when it is not well-formed. Without a
    ``base_url`` it cannot be said which these are.
    """
    try:
        elements = list(ET.fromstring(site.text(path)).iter())
    except ET.ParseError:
        return None
    named = [element.get("href", "") for element in elements if element.get("rel", _OWN[0]) in _OWN]
    named += [(element.text or "").strip() for element in elements if element.tag.endswith("}loc")]
    return [address for address in named if base_url and address]


def _of_json(site: Site, path: str) -> list[str] | None:
    """The address that a data file gives its page; None when it is no JSON."""
    try:
        data = json.loads(site.text(path))
    except (ValueError, RecursionError):
        return None
    address = data.get("address") if isinstance(data, dict) else None
    return [_relative(address, path)] if isinstance(address, str) and address.startswith("/") else []


def _of_fragment(site: Site, path: str) -> list[str] | None:
    """The page that a search record leads to; None when the record cannot be read."""
    try:
        raw = gzip.decompress((site.folder / path).read_bytes())
        url = json.loads(raw.removeprefix(_SIGNATURE))["url"]
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, RecursionError):
        return None
    return [_relative(url, path)] if isinstance(url, str) else None


def _relative(address: str, path: str) -> str:
    """A site address, which begins at the archive's root, as seen from the file at ``path``."""
    return (
        "../" * path.count("/") + address.lstrip("/")
        if address.strip("/")
        else "../" * path.count("/") or "./"
    )
