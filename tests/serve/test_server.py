"""The server over real connections: what comes back, and what never does."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pressmark.serve.content_types import content_type
from pressmark.serve.server import PreviewServer
from pressmark.serve.site import Site
from pressmark.serve.snapshot import take

if TYPE_CHECKING:
    from tests.serve.conftest import Response

    Get = Callable[..., Response]
    Static = Callable[..., int]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name, text in {
        "index.html": "<!DOCTYPE html><title>Home</title><body>Home</body>",
        "404.html": "<!DOCTYPE html><title>Not found</title><body>Not here</body>",
        "about/index.html": "About",
        "people/Ана/index.html": "Ана",
        "assets/site.css": "h1 {}",
        ".nojekyll": "",
        ".git/config": "secret",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    (tmp_path / "secret.html").write_text("secret")
    return folder


@pytest.mark.parametrize("base", ["/", "/repo/", "/a/b/"])
def test_pages_folders_and_what_is_not_there(static: Static, get: Get, site: Path, base: str) -> None:
    port = static(site, base)
    home = get(port, base)
    assert (home.status, home.body) == (200, (site / "index.html").read_bytes())
    assert home.headers["Content-Type"] == "text/html; charset=utf-8"
    moved = get(port, f"{base}about")
    assert (moved.status, moved.headers["Location"]) == (301, f"{base}about/")
    assert get(port, f"{base}people/%D0%90%D0%BD%D0%B0/").body == "Ана".encode()
    for address in ("nothing", "a/b/c", "assets/", "About/", ".nojekyll", ".git/config"):
        missing = get(port, base + address)
        assert (missing.status, b"Not here" in missing.body) == (404, True), address


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.html",
        "/about/../../secret.html",
        "/%2e%2e/secret.html",
        "/..%2fsecret.html",
        "/%2e%2e%2fsecret.html",
        "/..%5csecret.html",
        "//secret.html",
        "/index.html%00",
        "/%ff",
        "http://elsewhere.example/secret.html",
    ],
)
def test_nothing_outside_the_site_is_sent(static: Static, get: Get, site: Path, target: str) -> None:
    response = get(static(site), target, Host="localhost")
    assert response.status == 404
    assert b"secret" not in response.body


def test_links_are_not_followed_out_of_the_site(static: Static, get: Get, site: Path, tmp_path: Path) -> None:
    (site / "link.html").symlink_to(tmp_path / "secret.html")
    (site / "folder").symlink_to(tmp_path)
    port = static(site)
    assert get(port, "/link.html").status == 404
    assert get(port, "/folder/secret.html").status == 404


def test_a_file_exchanged_for_a_link_is_not_sent(
    static: Static, get: Get, site: Path, tmp_path: Path
) -> None:
    port = static(site)
    (site / "about" / "index.html").unlink()
    (site / "about" / "index.html").symlink_to(tmp_path / "secret.html")
    assert get(port, "/about/").status == 404


def test_a_foreign_host_is_refused(static: Static, get: Get, site: Path) -> None:
    port = static(site)
    refused = get(port, "/", Host="evil.example")
    assert refused.status == 421
    assert b"Home" not in refused.body
    assert get(port, "/", Host=f"localhost:{port}").status == 200
    assert get(port, "/_pressmark/live.css", Host="evil.example").status == 421


def test_a_request_without_host_is_refused(static: Static, site: Path) -> None:
    with socket.create_connection(("127.0.0.1", static(site)), timeout=5) as connection:
        connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert b" 421 " in connection.recv(65536).split(b"\r\n")[0]


def test_a_request_that_names_two_hosts_is_refused(static: Static, site: Path) -> None:
    port = static(site)
    for hosts in ("Host: localhost\r\nHost: evil.example", "Host: evil.example\r\nHost: localhost"):
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            connection.sendall(f"GET / HTTP/1.1\r\n{hosts}\r\nConnection: close\r\n\r\n".encode())
            assert connection.makefile("rb").readline() == b"HTTP/1.1 421 Misdirected Request\r\n"


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-3", 206, b"0123"),
        ("bytes=4-", 206, b"456789"),
        ("bytes=-3", 206, b"789"),
        ("bytes=8-99", 206, b"89"),
        ("bytes=-99", 206, b"0123456789"),
        ("bytes=0-0", 206, b"0"),
        ("bytes=10-", 416, b""),
        ("bytes=5-2", 416, b""),
        ("bytes=0-1,4-5", 200, b"0123456789"),
        ("bytes=-", 200, b"0123456789"),
        ("lines=1-2", 200, b"0123456789"),
        ("", 200, b"0123456789"),
    ],
)
def test_players_are_given_the_part_that_they_ask_for(
    static: Static, get: Get, site: Path, asked: str, status: int, part: bytes
) -> None:
    (site / "sound.mp3").write_bytes(b"0123456789")
    port = static(site)
    answer = get(port, "/sound.mp3", Range=asked)
    assert (answer.status, answer.body) == (status, part)
    if status == 206:
        first = b"0123456789".index(part)
        assert answer.headers["Content-Range"] == f"bytes {first}-{first + len(part) - 1}/10"
    old = get(port, "/sound.mp3", Range=asked, If_Range='"another"')
    assert (old.status, old.body) == (200, b"0123456789")


def test_slow_clients_and_open_streams_keep_nobody_waiting(static: Static, get: Get, site: Path) -> None:
    (site / "large.bin").write_bytes(b"x" * 5_000_000)
    port = static(site)
    with ExitStack() as ends:
        for begun in (
            b"GET / HT",
            b"GET / HTTP/1.1\r\nHost: loc",
            b"GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n",
        ):
            for _ in range(30):
                slow = ends.enter_context(socket.create_connection(("127.0.0.1", port), timeout=5))
                slow.sendall(begun)
        assert get(port, "/about/").body == b"About"
    assert get(port, "/about/").body == b"About"


@pytest.mark.parametrize(
    ("request_line", "headers", "status"),
    [
        ("GET /" + "a" * 70_000, "", b"414"),
        ("GET /", "X: " + "a" * 70_000 + "\r\n", b"431"),
        ("GET /", "".join(f"X{n}: y\r\n" for n in range(300)), b"431"),
        ("GET /a b", "", b"400"),
    ],
)
def test_what_is_too_large_or_no_request_is_refused(
    static: Static, get: Get, site: Path, request_line: str, headers: str, status: bytes
) -> None:
    port = static(site)
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(f"{request_line} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n".encode())
        assert connection.makefile("rb").readline().split()[1] == status
    assert get(port, "/about/").status == 200


def test_a_folder_that_is_deleted_is_not_found_and_the_others_are(
    static: Static, get: Get, site: Path
) -> None:
    port = static(site)
    shutil.rmtree(site / "about")
    assert get(port, "/about/").status == 404
    assert get(port, "/").status == 200


def test_only_reading_is_answered(static: Static, get: Get, site: Path) -> None:
    port = static(site)
    refused = get(port, "/", method="POST", Content_Length="0")
    assert (refused.status, refused.headers["Allow"]) == (405, "GET, HEAD")


def test_head_has_the_headers_and_no_body(static: Static, get: Get, site: Path) -> None:
    port = static(site)
    whole, head = get(port, "/"), get(port, "/", method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == whole.headers["Content-Length"]


def test_an_unchanged_file_is_not_sent_twice(static: Static, get: Get, site: Path) -> None:
    port = static(site)
    tag = get(port, "/assets/site.css").headers["ETag"]
    assert get(port, "/assets/site.css", If_None_Match=tag).status == 304
    replacement = site / "new.css"
    replacement.write_text("h2 {}")
    replacement.replace(site / "assets" / "site.css")
    fresh = get(port, "/assets/site.css", If_None_Match=tag)
    assert (fresh.status, fresh.body) == (200, b"h2 {}")


def test_many_requests_over_one_connection(static: Static, site: Path) -> None:
    with socket.create_connection(("127.0.0.1", static(site)), timeout=5) as connection:
        stream = connection.makefile("rb")
        for _ in range(50):
            connection.sendall(b"GET /assets/site.css HTTP/1.1\r\nHost: localhost\r\n\r\n")
            length = 0
            assert stream.readline() == b"HTTP/1.1 200 OK\r\n"
            while (line := stream.readline()) != b"\r\n":
                if line.startswith(b"Content-Length:"):
                    length = int(line.split(b":")[1])
            assert stream.read(length) == b"h1 {}"
        stream.close()


def test_an_ended_server_answers_no_longer_over_connections_left_open(site: Path) -> None:
    shown = Site()
    shown.show(take(site, "/"))
    server = PreviewServer("127.0.0.1", 0, shown)
    with server.running():
        connection = socket.create_connection(("127.0.0.1", server.port), timeout=5)
        connection.sendall(b"GET /assets/site.css HTTP/1.1\r\nHost: localhost\r\n\r\n")
        while not connection.recv(65536).endswith(b"h1 {}"):
            pass
    assert connection.recv(1) == b""
    connection.close()


def test_a_browser_that_goes_away_is_no_error(
    static: Static, get: Get, site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "large.bin").write_bytes(os.urandom(8 << 20))
    port = static(site)
    for _ in range(5):
        connection = socket.create_connection(("127.0.0.1", port), timeout=5)
        connection.sendall(b"GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
        connection.recv(10)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # a reset, as tabs do
        connection.close()
    assert get(port, "/").status == 200
    assert capfd.readouterr() == ("", "")


def test_outside_the_base_path_the_page_says_where_the_archive_is(
    static: Static, get: Get, site: Path
) -> None:
    response = get(static(site, "/repo/"), "/")
    assert response.status == 404
    assert b'href="/repo/"' in response.body


def test_a_site_without_a_page_for_it_says_that_nothing_is_there(
    static: Static, get: Get, tmp_path: Path
) -> None:
    folder = tmp_path / "bare"
    folder.mkdir()
    (folder / "index.html").write_text("x")
    response = get(static(folder), "/nothing")
    assert (response.status, b"no such page" in response.body) == (404, True)


def test_a_folder_as_it_is_has_nothing_added(static: Static, get: Get, site: Path) -> None:
    port = static(site)
    assert b"_pressmark" not in get(port, "/").body
    assert get(port, "/_pressmark/live.js").status == 404
    assert get(port, "/_pressmark/events").status == 404


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("assets/site.CSS", "text/css; charset=utf-8"),
        ("assets/site.js", "text/javascript; charset=utf-8"),
        ("feed.xml", "application/xml; charset=utf-8"),
        ("map.svg", "image/svg+xml; charset=utf-8"),
        ("index.json", "application/json; charset=utf-8"),
        ("pagefind/wasm.wasm", "application/wasm"),
        ("pagefind/en.pf_meta", "application/octet-stream"),
        ("scan.jpeg", "image/jpeg"),
        ("CNAME", "application/octet-stream"),
        ("a.css/html", "application/octet-stream"),
    ],
)
def test_content_types(name: str, kind: str) -> None:
    assert content_type(name) == kind
