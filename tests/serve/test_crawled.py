"""A built site read through the preview, link by link, from where the preview says that it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from pressmark.building import BuildOptions, build
from pressmark.checks.markup import read_markup, style_addresses
from pressmark.scaffold import new_archive
from pressmark.urls import file_of

if TYPE_CHECKING:
    from tests.serve.conftest import Response

    Get = Callable[..., Response]
    Static = Callable[..., int]

LOST = ("x", "x/y/", "x/y/z/nobody.html")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("crawled") / "archive"
    new_archive(root)
    return root


class Crawl:
    """Follows every address of every page once. ``broken`` says which of them fail, and on which page."""

    def __init__(self, fetch: Callable[[str], Response], base: str) -> None:
        self._fetch = fetch
        self._base = base
        self._ids: dict[str, frozenset[str]] = {}
        self._anchors: list[tuple[str, str, str]] = []
        self.pages: set[str] = set()
        self.broken: list[tuple[str, str, object]] = []

    def visit(self, path: str, status: int = 200) -> None:
        """Read the page at ``path`` and all it leads to."""
        waiting = [(path, "", status)]
        while waiting:
            asked, page, expected = waiting.pop()
            if asked in self._ids:
                continue
            answer = self._fetch(asked)
            self._ids[asked] = frozenset()
            if answer.status != expected:
                self.broken.append((page, asked, answer.status))
                continue
            waiting += [(found, asked, 200) for found in self._found(asked, answer)]

    def _found(self, path: str, answer: Response) -> list[str]:
        kind = answer.headers["Content-Type"].partition(";")[0]
        if kind == "text/css":
            addresses = [address for address, _ in style_addresses(answer.body.decode())]
        elif kind == "text/html":
            self.pages.add(path)
            markup = read_markup(answer.body.decode())
            self._ids[path] = markup.ids
            addresses = [reference.address for reference in markup.references]
        else:
            return []
        return [found for address in addresses for found in self._inside(path, address)]

    def _inside(self, path: str, address: str) -> list[str]:
        whole, fragment = urldefrag(urljoin(f"https://example.org{path}", address))
        parts = urlsplit(whole)
        if parts.scheme in ("mailto", "data") or parts.netloc != "example.org":
            return []
        if not parts.path.startswith(self._base):
            self.broken.append((path, address, "above the base"))
            return []
        target = unquote(parts.path)
        if fragment:
            self._anchors.append((path, target, unquote(fragment)))
        return [parts.path]

    def lost_passages(self) -> list[tuple[str, str, str]]:
        """Links to a passage that the page they lead to does not have."""
        known = {unquote(path): ids for path, ids in self._ids.items()}
        return [row for row in self._anchors if row[1] in known and row[2] not in known[row[1]]]


@pytest.mark.parametrize("base", ["/", "/a/b/"])
def test_no_link_is_broken_on_any_page_nor_on_the_one_for_what_is_not_there(
    static: Static, get: Get, archive: Path, tmp_path: Path, base: str
) -> None:
    output = tmp_path / "site"
    result = build(BuildOptions(archive, output, base_url=f"https://example.org{base}"))
    assert not result.failed, result.diagnostics
    port = static(output, base)
    crawl = Crawl(lambda path: get(port, path), base)
    crawl.visit(base)
    for depth in LOST:
        crawl.visit(base + depth, 404)
    assert crawl.broken == []
    assert crawl.lost_passages() == []
    read = {path.relative_to(output).as_posix() for path in output.rglob("*.html")}
    seen = {unquote(path)[len(base) :] for path in crawl.pages} - set(LOST)
    assert {file_of(f"/{path}") for path in seen} == read - {"404.html"}


def test_a_broken_link_would_be_seen(static: Static, get: Get, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(
        '<a href="gone/">x</a><a href="#p1">x</a><img src="/a.png"><a href="b">b</a>'
    )
    (site / "b.html").write_text("<p>")
    port = static(site, "/a/b/")
    crawl = Crawl(lambda path: get(port, path), "/a/b/")
    crawl.visit("/a/b/")
    assert {(address, why) for _, address, why in crawl.broken} == {
        ("/a/b/gone/", 404),
        ("/a.png", "above the base"),
    }
    assert [row[2] for row in crawl.lost_passages()] == ["p1"]
