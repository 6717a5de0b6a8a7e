"""The behaviours of GitHub Pages, each asked of a running preview: what was measured there holds here.

The rows follow the project's table of them: what an address answers (``test_resolve.TABLE`` has every case),
what it is sent as, what is never sent.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.serve.test_resolve import HOSTILE, MOVED, SITE, TABLE

if TYPE_CHECKING:
    from tests.serve.conftest import Response

    Get = Callable[..., Response]
    Static = Callable[..., int]

BASES = ["/", "/repo/", "/a/b/"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name in SITE:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    for name in (".nojekyll", ".git/config", ".pressmark-output", "people/.hidden.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("hidden")
    return folder


@pytest.mark.parametrize("base", BASES)
def test_every_address_answers_as_on_github_pages(static: Static, get: Get, site: Path, base: str) -> None:
    port = static(site, base)
    for address, status, file in TABLE:
        answer = get(port, base + address)
        assert (answer.status, answer.body.decode()) == (status, file), address


@pytest.mark.parametrize("base", BASES)
def test_a_folder_without_its_slash_is_sent_on_for_good(
    static: Static, get: Get, site: Path, base: str
) -> None:
    port = static(site, base)
    for address, location in MOVED:
        answer = get(port, base + address)
        assert (answer.status, answer.headers["Location"], answer.body) == (301, base + location, b""), (
            address
        )
        assert get(port, base + location).status == 200


@pytest.mark.parametrize("base", BASES)
def test_nothing_hidden_and_nothing_outside_is_sent(static: Static, get: Get, site: Path, base: str) -> None:
    port = static(site, base)
    (site.parent / "secret").write_text("hidden")
    hidden = [
        ".nojekyll",
        ".git/config",
        ".git/",
        ".pressmark-output",
        "people/.hidden.html",
        "people/.hidden",
    ]
    for address in (*HOSTILE, *hidden):
        answer = get(port, base + address)
        assert answer.status == 404, address
        assert answer.body == b"404.html", address


@pytest.mark.parametrize("depth", ["x", "x/y/", "x/y/z.html", "people/nobody/", "assets/none.css"])
def test_one_page_answers_for_whatever_is_not_there(static: Static, get: Get, site: Path, depth: str) -> None:
    port = static(site, "/a/b/")
    answer = get(port, f"/a/b/{depth}")
    assert (answer.status, answer.body) == (404, b"404.html")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Location" not in answer.headers


def test_content_types_are_those_of_the_ending(static: Static, get: Get, site: Path) -> None:
    for name in ("a.svg", "a.json", "a.xml", "a.woff2", "a.wasm", "a.pdf", "a.unknown"):
        (site / name).write_bytes(b"x")
    port = static(site, "/")
    kinds = {
        "/a.svg": "image/svg+xml; charset=utf-8",
        "/a.json": "application/json; charset=utf-8",
        "/a.xml": "application/xml; charset=utf-8",
        "/a.woff2": "font/woff2",
        "/a.wasm": "application/wasm",
        "/a.pdf": "application/pdf",
        "/a.unknown": "application/octet-stream",
        "/robots.txt": "text/plain; charset=utf-8",
        "/assets/site.css": "text/css; charset=utf-8",
        "/file": "text/html; charset=utf-8",
    }
    for address, kind in kinds.items():
        assert get(port, address).headers["Content-Type"] == kind
