"""A built site as it stands on the web: its pages as trees, and a browser's way to them.

``Published`` reads the folder; ``Visit`` shows it in Chromium under its real address and lets nothing else
of the web through.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
from playwright.sync_api import BrowserContext, Page, Route

from pressmark.building import BuildOptions, BuildResult, build
from pressmark.serve.content_types import content_type
from pressmark.serve.resolve import base_path, resolve


@dataclass(frozen=True)
class HtmlPage:
    """One page: its file, its tree, and what html5lib's parser found wrong, as (line, code)."""

    name: str
    root: ET.Element
    errors: tuple[tuple[int, str], ...]
    size: int

    def all(self, tag: str, **attributes: str) -> list[ET.Element]:
        """Every element ``tag`` that has these attributes with these values."""
        found = self.root.iter(tag)
        return [one for one in found if all(one.get(key) == value for key, value in attributes.items())]

    def meta(self, name: str) -> str:
        """The content of the ``meta`` of that name or property; empty when there is none."""
        for one in self.root.iter("meta"):
            if name in (one.get("name"), one.get("property")):
                return one.get("content") or ""
        return ""

    @property
    def title(self) -> str:
        return " ".join(words(one) for one in self.all("title"))

    @property
    def noindex(self) -> bool:
        return "noindex" in self.meta("robots")


def words(element: ET.Element) -> str:
    """The text inside an element, with one space between words."""
    return " ".join("".join(element.itertext()).split())


@dataclass(frozen=True)
class Published:
    """The site in ``folder``, published at ``base_url``."""

    folder: Path
    base_url: str

    @cached_property
    def files(self) -> dict[str, Path]:
        found = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path for path in found}

    @cached_property
    def pages(self) -> dict[str, HtmlPage]:
        return {name: _parsed(name, path) for name, path in self.files.items() if name.endswith(".html")}

    def page(self, address: str) -> HtmlPage:
        """The page at a site address, such as ``/people/``."""
        return self.pages[f"{address.lstrip('/')}index.html"]

    def text(self, name: str) -> str:
        return self.files[name].read_text(encoding="utf-8")

    def url(self, address: str) -> str:
        return self.base_url + address.lstrip("/")

    def links(self, page: HtmlPage) -> Iterator[str]:
        """The files of this site that ``page`` leads to, with their fragments: by links, or by the form that
        asks for a search.
        """
        here = self.url(page.name.removesuffix("index.html"))
        ways = [one.get("href") for one in page.root.iter("a")]
        ways += [one.get("action") for one in page.root.iter("form")]
        for way in filter(None, ways):
            target = urljoin(here, way)
            if target.startswith(self.base_url):
                path, _, fragment = target[len(self.base_url) :].partition("#")
                name = unquote(path.partition("?")[0])
                file = f"{name}index.html" if not name or name.endswith("/") else name
                yield f"{file}#{unquote(fragment)}" if fragment else file


def publish(root: Path, output: Path, base_url: str, *, search: bool = True) -> tuple[Published, BuildResult]:
    """Build the archive at ``root`` and hand out the site with what the build said."""
    result = build(BuildOptions(root, output, base_url=base_url, search=search))
    return Published(output, base_url), result


def _parsed(name: str, path: Path) -> HtmlPage:
    data = path.read_bytes()
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(data.decode("utf-8"))
    errors = tuple((position[0], code) for position, code, _ in parser.errors)
    return HtmlPage(name, root, errors, len(data))


class Visit:
    """What a browser context sees of the web: this site at its own address, and nothing else.

    ``strangers`` collects the addresses of other hosts that anything asked for; ``complaints`` the errors
    and warnings of the console, refusals by the content security policy among them.
    """

    def __init__(self, context: BrowserContext, site: Published) -> None:
        self.strangers: list[str] = []
        self.complaints: list[str] = []
        self.site = site
        self._context = context
        context.route("**/*", self._answer)
        context.on(
            "console", lambda said: self._hear(said.type, f"{said.text} ({said.page and said.page.url})")
        )
        context.on("weberror", lambda error: self._hear("error", str(error.error)))

    def page(self) -> Page:
        """A new tab."""
        return self._context.new_page()

    def _hear(self, kind: str, words: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(words)

    def _answer(self, route: Route) -> None:
        url = route.request.url
        if not url.startswith(urljoin(self.site.base_url, "/")):
            self.strangers.append(url)
            route.abort()
            return
        parts = urlsplit(url)
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        answer = resolve(target, base_path(urlsplit(self.site.base_url).path), self.site.files)
        if answer.location:
            route.fulfill(status=answer.status, headers={"location": answer.location})
        elif answer.file:
            body = self.site.files[answer.file].read_bytes()
            route.fulfill(status=answer.status, content_type=content_type(answer.file), body=body)
        else:
            route.fulfill(status=answer.status, body="")
