"""The preview's web server, on the standard library's.

Tuned as measured: HTTP/1.1 keeps connections open, and without Nagle's delay and with buffered writes it
answers some hundred times faster than the default. Every request is answered from one finished build
(``site``).
"""

from __future__ import annotations

import re
import socket
import socketserver
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import BinaryIO

from pressmark.serve.content_types import content_type
from pressmark.serve.hosts import host_allowed
from pressmark.serve.pages import (
    LIVE,
    foreign_host_page,
    missing_page,
    outside_page,
    problems_page,
    with_live_script,
)
from pressmark.serve.ranges import asked_part, pieces
from pressmark.serve.reload import Hub, State
from pressmark.serve.resolve import Answer
from pressmark.serve.site import Reply, Site

_HTML = "text/html; charset=utf-8"
_TEXT = "text/plain; charset=utf-8"
_SEARCH = "search/index.html"
_SCRIPTS = frozenset({"live.js", "live-kept.js", "live-shown.js"})
_OPEN = re.compile(r"open/(\d{1,9})/(\d{1,4})")
_PING = 15.0
"""Seconds between signs of life on an event stream: a page that has gone is noticed only by writing to it."""


class PreviewServer(ThreadingHTTPServer):
    """Serves ``site`` at ``host`` and ``port``; port 0 is any free one.

    With a ``hub`` its pages are live; without one they are as on disk. ``open_problem`` (attempt, number)
    opens the author's editor at a problem and says whether it did. It listens at once, and requests that come
    before ``running`` wait. Raises ``OSError`` when it cannot listen.
    """

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, host: str, port: int, site: Site, hub: Hub | None = None) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.host = host
        self.site = site
        self.hub = hub
        self.open_problem: Callable[[int, int], bool] = lambda attempt, number: False
        self._open: set[socket.socket] = set()
        super().__init__((host, port), _Handler)

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self.server_address[1])

    def server_bind(self) -> None:
        """Bind without asking for the machine's full name, which takes seconds where nobody answers."""
        socketserver.TCPServer.server_bind(self)
        self.server_name = self.host
        self.server_port = self.port

    def get_request(self) -> tuple[socket.socket, object]:
        """Accept a connection, and remember it until it is closed."""
        connection, address = super().get_request()
        self._open.add(connection)
        return connection, address

    def shutdown_request(self, request: socket.socket) -> None:  # type: ignore[override]
        """Close a connection."""
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a connection is no error; anything else is one of ours and is shown."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @contextmanager
    def running(self) -> Iterator[None]:
        """Answer requests in a thread of its own while the block runs."""
        thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield
        finally:
            if self.hub is not None:
                self.hub.close()
            self.shutdown()
            thread.join()
            self.server_close()
            # Browsers keep connections open; over them an ended preview would go on answering.
            for connection in self._open.copy():
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 65536
    timeout = 60  # an open connection without a request is given up after so many seconds
    server: PreviewServer

    def handle(self) -> None:
        try:
            super().handle()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def finish(self) -> None:
        try:
            super().finish()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def version_string(self) -> str:
        return "Pressmark preview"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing: a line a request would bury what the author must read."""

    def do_GET(self) -> None:
        self._answer()

    do_HEAD = do_GET  # noqa: N815

    def do_POST(self) -> None:
        self.close_connection = True  # its body is not read, so nothing may follow it
        asked = _OPEN.fullmatch(self.path.removeprefix(LIVE))
        if not asked or not self.path.startswith(LIVE):
            self._refuse()
        elif not self._own_page():
            self._send(403, b"", _TEXT)
        else:
            opened = self.server.open_problem(int(asked[1]), int(asked[2]))
            self._send(204 if opened else 404, b"", _TEXT)

    def _own_page(self) -> bool:
        """Whether a page of this preview asks: a page of another site in the same browser must open
        nothing.
        """
        return self._known_host() and self.headers.get("Origin", "") == f"http://{self.headers['Host']}"

    def _known_host(self) -> bool:
        """Whether the request names this machine, and nothing else."""
        hosts = self.headers.get_all("Host", [])
        return len(hosts) == 1 and host_allowed(hosts[0], self.server.host)

    def _refuse(self) -> None:
        self.close_connection = True
        self._send(405, b"", _TEXT, [("Allow", "GET, HEAD")])

    do_PUT = do_DELETE = do_PATCH = do_OPTIONS = _refuse  # noqa: N815

    def _answer(self) -> None:
        if "Content-Length" in self.headers or "Transfer-Encoding" in self.headers:
            self.close_connection = True
        if not self._known_host():
            self._send(421, foreign_host_page(), _HTML)
        elif self.path.startswith(LIVE):
            self._own(self.path.removeprefix(LIVE).partition("?")[0])
        else:
            self._from_site()

    def _from_site(self) -> None:
        # Asked first: a page must not claim to know of a build that ended after it was made.
        state = self.server.hub.state if self.server.hub else State(build="")
        # As it was sent: the base class takes the second slash from the beginning of ``path``.
        reply = self.server.site.reply(self.requestline.split()[1])
        if reply is None:
            page = problems_page(state.problems, state.attempt)
            self._send(503, page, _HTML, [("Retry-After", "1")])
        elif reply.handle is not None:
            self._file(reply)
        else:
            self._without_file(reply.answer, reply.snapshot.base)

    def _without_file(self, answer: Answer, base: str) -> None:
        if answer.location:
            self._send(answer.status, b"", _HTML, [("Location", answer.location)])
        elif answer.inside:
            self._send(answer.status, missing_page(), _HTML)
        else:
            self._send(answer.status, outside_page(base), _HTML)

    def _file(self, reply: Reply) -> None:
        """Send the file of ``reply``: web pages whole, with the live script; anything else as a stream."""
        assert reply.handle is not None
        with reply.handle as handle:
            kind = content_type(reply.answer.file)
            _, changed, size = reply.snapshot.files[reply.answer.file]
            live = kind == _HTML and self.server.hub is not None
            index = reply.snapshot.index if reply.answer.file == _SEARCH else None
            version = f"-{reply.snapshot.build}{f'-{index}' if index else ''}" if live else ""
            tag = f'"{changed:x}-{size:x}{version}"'
            headers = [("ETag", tag)]
            if reply.answer.status == HTTPStatus.OK and tag in self.headers.get("If-None-Match", ""):
                self._send(304, b"", kind, headers)
            elif live:
                page = with_live_script(handle.read(), reply.snapshot.build, index)
                self._send(reply.answer.status, page, kind, headers)
            else:
                self._stream(handle, reply.answer.status, size, kind, headers)

    def _stream(
        self, handle: BinaryIO, status: int, size: int, kind: str, headers: list[tuple[str, str]]
    ) -> None:
        """Send a file, or the part of it that was asked for."""
        first, count = 0, size
        if status == HTTPStatus.OK and self.headers.get("If-Range", headers[0][1]) == headers[0][1]:
            headers.append(("Accept-Ranges", "bytes"))
            try:
                part = asked_part(self.headers.get("Range", ""), size)
            except ValueError:
                self._send(416, b"", kind, [*headers, ("Content-Range", f"bytes */{size}")])
                return
            if part:
                status, (first, count) = 206, part
                headers.append(("Content-Range", f"bytes {first}-{first + count - 1}/{size}"))
        self._head(status, count, kind, headers)
        if self.command != "HEAD":
            for piece in pieces(handle, first, count):
                self.wfile.write(piece)

    def _own(self, name: str) -> None:
        if name == "live.css":
            self._send(200, _resource(name), "text/css; charset=utf-8")
        elif name in _SCRIPTS and self.server.hub is not None:
            self._send(200, _resource(name), "text/javascript; charset=utf-8")
        elif name == "events" and self.server.hub is not None:
            self._events(self.server.hub)
        else:
            self._send(404, missing_page(), _HTML)

    def _events(self, hub: Hub) -> None:
        """Server-Sent Events: the state now, and again whenever it changes, until the page goes away."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD":
            return
        self.wfile.write(b"retry: 1000\n\n")
        seen = 0
        while not hub.closed:
            self.wfile.flush()
            news = hub.wait(seen, _PING)
            if news is None:
                self.wfile.write(b": still here\n\n")
            else:
                seen, state = news
                self.wfile.write(f"data: {state.as_json()}\n\n".encode())

    def _send(self, status: int, body: bytes, kind: str, headers: Iterable[tuple[str, str]] = ()) -> None:
        self._head(status, len(body), kind, headers)
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(self, status: int, size: int, kind: str, headers: Iterable[tuple[str, str]]) -> None:
        self.send_response(status)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(size))
        # The browser may keep what it got but asks each time: an edit must show at once.
        self.send_header("Cache-Control", "no-cache")
        if self.close_connection:
            self.send_header("Connection", "close")
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()


def _resource(name: str) -> bytes:
    return files("pressmark.serve").joinpath(name).read_bytes()
