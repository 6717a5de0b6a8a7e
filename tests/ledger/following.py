"""What a reader finds at an address of a built site: a page, one that leads on, or one to choose from."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from pressmark.urls import encoded, file_of

BASE = "https://example.org/repo/"


@dataclass
class Found:
    """What stands at an address. ``kind`` is page, moved, choice, feed, data or nothing; ``targets`` are site
    addresses that it leads to.
    """

    kind: str
    targets: tuple[str, ...] = ()
    text: str = ""


@dataclass
class _Page(HTMLParser):
    refresh: str = ""
    canonical: str = ""
    robots: str = ""
    scripts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    _main: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta" and values.get("http-equiv") == "refresh":
            self.refresh = values["content"]
        if tag == "meta" and values.get("name") == "robots":
            self.robots = values["content"]
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values["href"]
        if tag == "script":
            self.scripts.append(values.get("src", ""))
        if tag == "main":
            self._main = True
        if tag == "a" and self._main:
            self.links.append(values["href"])

    def handle_data(self, data: str) -> None:
        if self._main:
            self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._main = False


def find(site: Path, address: str) -> Found:
    """What stands at ``address`` of the site in the folder ``site``, published at ``BASE``."""
    file = site / file_of(address)
    if not file.is_file():
        return Found("nothing")
    text = file.read_text(encoding="utf-8")
    if address.endswith(".xml"):
        assert ET.fromstring(text).tag.endswith("feed")
        return Found("feed", text=text)
    if address.endswith(".json"):
        return Found("data", (str(json.loads(text)["address"]),), text)
    page = _Page()
    page.feed(text)
    here = urljoin(BASE, encoded(address).lstrip("/"))
    if page.refresh:
        return Found("moved", (_moved(page, here),), " ".join("".join(page.words).split()))
    if page.robots == "noindex" and page.links and not page.canonical and "search" not in address:
        return Found("choice", tuple(_address(here, link) for link in page.links))
    return Found("page", (address,), text)


def _moved(page: _Page, here: str) -> str:
    """The address that a page leads on to: by itself, by its link and in its canonical address."""
    delay, _, url = page.refresh.partition("; url=")
    assert delay == "0"
    assert not urlsplit(url).netloc, "it leads on in any place where the site stands"
    target = _address(here, url)
    assert [_address(here, link) for link in page.links] == [target]
    assert page.canonical == urljoin(BASE, encoded(target).lstrip("/"))
    assert page.robots == "noindex"
    assert page.scripts, "the passage is carried on"
    assert all(script.endswith("/assets/moved.js") for script in page.scripts)
    return target


def _address(here: str, link: str) -> str:
    whole = urljoin(here, link)
    assert whole.startswith(BASE), f"{link} leaves the site"
    return "/" + unquote(whole.removeprefix(BASE))
