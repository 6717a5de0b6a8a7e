"""Follows every link of a built site, as published under a base path, without a server.

A link is resolved as a browser resolves it; what it names must be a file of the site, and its fragment an
id of that page. The rules are those of GitHub Pages: a folder is its ``index.html``, and capital letters
count.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_LINKS = {
    "a": ("href",),
    "area": ("href",),
    "link": ("href",),
    "script": ("src",),
    "img": ("src",),
    "source": ("src",),
    "iframe": ("src",),
    "use": ("href",),
    "image": ("href",),
    "form": ("action",),
    "object": ("data",),
}
# Names of documents and terms that a page states and no reader's machine fetches.
_NOT_LOADED = {"canonical", "license", "alternate", "self"}


@dataclass
class Read:
    """What a page holds: its links as (tag, rel, address), and its ids."""

    links: list[tuple[str, str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    styles: int = 0


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read = Read()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.read.ids.append(str(values["id"]))
        self.read.styles += "style" in values
        for name in _LINKS.get(tag, ()):
            if values.get(name) is not None:
                self.read.links.append((tag, values.get("rel") or "", str(values[name])))

    handle_startendtag = handle_starttag


def crawl(site: Path, base_url: str) -> list[str]:
    """Every broken link of ``site`` as a sentence; empty when all is well.

    ``base_url`` is where the site is published. Links to other hosts are not followed, but nothing may be
    loaded from one.
    """
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    pages = {name: _read(path) for name, path in files.items() if name.endswith(".html")}
    broken: list[str] = []
    for name, read in pages.items():
        twice = {anchor for anchor in read.ids if read.ids.count(anchor) > 1} if len(read.ids) < 5000 else ()
        broken += [f"{name}: the id {anchor} stands twice" for anchor in twice]
        here = urljoin(base_url, name.removesuffix("index.html"))
        for tag, rel, link in read.links:
            problem = _problem(urljoin(here, link), tag, rel, base_url, files, pages)
            if problem:
                broken.append(f"{name}: {link} {problem}")
    broken += [f"{where}: {problem}" for where, problem in _of_data(site, base_url, files, pages)]
    return sorted(broken)


def _problem(
    url: str, tag: str, rel: str, base_url: str, files: dict[str, Path], pages: dict[str, Read]
) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        return "" if tag == "a" and parts.scheme == "mailto" else "is no address that a page may have"
    if not url.startswith(base_url):
        leads_out = tag == "a" or (tag == "link" and set(rel.split()) & _NOT_LOADED)
        return "" if leads_out and parts.netloc != urlsplit(base_url).netloc else "leaves the site"
    return _missing(url, base_url, files, pages)


def _missing(url: str, base_url: str, files: dict[str, Path], pages: dict[str, Read]) -> str:
    whole, _, fragment = url.partition("#")
    path = unquote(whole[len(base_url) :].partition("?")[0])
    name = path + "index.html" if not path or path.endswith("/") else path
    if name not in files:
        return "is not in the site"
    if fragment and name in pages and unquote(fragment) not in pages[name].ids:
        return f"has no #{unquote(fragment)}"
    if fragment and name.endswith(".svg") and f'id="{fragment}"' not in files[name].read_text("utf-8"):
        return f"has no #{fragment}"
    return ""


def _of_data(
    site: Path, base_url: str, files: dict[str, Path], pages: dict[str, Read]
) -> Iterator[tuple[str, str]]:
    """Feeds and the sitemap must be well-formed and name pages of the site; JSON must be JSON."""
    for name, path in files.items():
        if name.endswith(".xml"):
            for element in ET.parse(path).iter():
                address = element.get("href") or (
                    (element.text or "").strip() if _is_address(element) else ""
                )
                problem = _missing(address, base_url, files, pages) if address.startswith(base_url) else ""
                if problem:
                    yield name, f"{address} {problem}"
                elif address and not address.startswith(base_url):
                    yield name, f"{address} leaves the site"
        elif name.endswith(".json") and not name.startswith("pagefind/"):
            data = json.loads(path.read_text("utf-8"))
            address = data.get("address", "") if isinstance(data, dict) else ""
            if address and _missing(base_url + address.lstrip("/"), base_url, files, pages):
                yield name, f"{address} is not in the site"


def _is_address(element: ET.Element) -> bool:
    return element.tag.rpartition("}")[2] == "loc"


def _read(path: Path) -> Read:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.read
