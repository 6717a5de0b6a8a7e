"""A small archive, a builder for it, and previews of it that run beside the test."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path

import pytest

from pressmark.building import BuildResult
from pressmark.diagnostics import Diagnostic, Severity, SourceText
from pressmark.output import Staging
from pressmark.serve.options import ServeOptions
from pressmark.serve.outcome import Index, Quick
from pressmark.serve.server import PreviewServer
from pressmark.serve.session import Session
from pressmark.serve.site import Site
from pressmark.serve.snapshot import take

PATIENCE = 10.0


@dataclass
class Builder:
    """Builds each ``content/**.md`` as a page and copies style sheets.

    The word ``BROKEN`` in a file is an error, ``DOUBTFUL`` a warning.
    """

    root: Path
    base: str = "/"
    builds: int = 0
    before: Callable[[], None] = field(default=lambda: None)
    search: bool = False

    def __call__(self) -> BuildResult:
        self.builds += 1
        self.before()
        output = self.root / "site"
        texts = {p: p.read_text() for p in sorted((self.root / "content").rglob("*.md"))}
        found = tuple(each for path, text in texts.items() for each in self._diagnostics(path, text))
        if any(each.severity == Severity.ERROR for each in found):
            return BuildResult(found, (), (), 0, output, self.base, failed=True)
        output.mkdir(exist_ok=True)
        with Staging(output) as staging:
            for path, text in texts.items():
                name = "index.html" if path.stem == "home" else f"{path.stem}/index.html"
                staging.add(name, _page(text, self.base).encode())
            staging.add("404.html", _page("Nothing here", self.base).encode())
            if self.search:
                staging.add("search/index.html", _page("Search", self.base).encode())
                for path in output.glob("pagefind/*"):
                    staging.keep(f"pagefind/{path.name}")
            for path in (self.root / "templates").rglob("*.css"):
                staging.add(f"assets/{path.name}", path.read_bytes())
            done = staging.commit()
        pages = len(texts) + 1
        return BuildResult(found, done.written, done.removed, pages, output, self.base, failed=False)

    def _diagnostics(self, path: Path, text: str) -> Iterator[Diagnostic]:
        source = SourceText(path.relative_to(self.root).as_posix(), text)
        for word, code, severity in (
            ("BROKEN", "T999", Severity.ERROR),
            ("DOUBTFUL", "T998", Severity.WARNING),
        ):
            if word in text:
                place = source.place_at(text.index(word), len(word))
                yield Diagnostic(code, severity, "this line is <b>broken</b>", place, "mend it")


def _page(text: str, base: str) -> str:
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Test</title>'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
        f'<link rel="stylesheet" href="{base}assets/site.css"></head>'
        f"<body><main><h1>{text}</h1></main></body></html>"
    )


@dataclass
class Running:
    """A preview that runs in a thread: what it said, and requests to it."""

    session: Session
    builder: Builder
    said: list[str]
    port: int = 0

    def get(self, target: str, **headers: str) -> Response:
        """The response to a GET of ``target``."""
        return get(self.port, target, **headers)

    def state(self) -> dict[str, object]:
        """What a page that connects now is told."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
            connection.sendall(b"GET /_pressmark/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            stream = connection.makefile("rb")
            for line in stream:
                if line.startswith(b"data: "):
                    stream.close()
                    told: dict[str, object] = json.loads(line.removeprefix(b"data: "))
                    return told
        raise AssertionError("the stream ended")

    def wait_for_builds(self, number: int) -> None:
        """Wait until ``number`` builds have ended and are shown; what is said of the search is no build."""
        until(lambda: self.lines("·") - self.lines("the search") >= number)

    def lines(self, part: str) -> int:
        """How many lines with ``part`` were said."""
        return sum(part in line for line in self.said)


def until(condition: Callable[[], bool]) -> None:
    """Wait until ``condition`` holds; fail when it does not come true."""
    latest = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < latest, "waited in vain"
        time.sleep(0.01)


@dataclass(frozen=True)
class Response:
    """What came back."""

    status: int
    headers: Message
    body: bytes


def get(port: int, target: str, method: str = "GET", **headers: str) -> Response:
    """The response of the server at ``port``; header names are written with ``_`` for ``-``."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.putrequest(method, target, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        return Response(response.status, response.headers, response.read())
    finally:
        connection.close()


@pytest.fixture(name="until")
def until_fixture() -> Callable[[Callable[[], bool]], None]:
    return until


@pytest.fixture(name="get")
def get_fixture() -> Callable[..., Response]:
    return get


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive with two reports and a style sheet."""
    root = tmp_path / "archive"
    (root / "content" / "articles").mkdir(parents=True)
    (root / "templates").mkdir()
    (root / "content" / "home.md").write_text("Home")
    (root / "content" / "articles" / "flood.md").write_text("The flood")
    (root / "templates" / "site.css").write_text("h1 { color: rgb(1, 2, 3) }")
    return root


@pytest.fixture
def builder(archive: Path) -> Builder:
    return Builder(archive)


@pytest.fixture
def preview(archive: Path, builder: Builder) -> Iterator[Callable[..., Running]]:
    """``preview(**options)`` starts a preview of ``archive`` and waits for its first build."""
    with ExitStack() as ends:

        def start(
            index: Index | None = None,
            build: Callable[[], BuildResult] = builder,
            quick: Quick | None = None,
            **options: object,
        ) -> Running:
            said: list[str] = []
            settings = {"root": archive, "port": 0, **options}
            session = Session(ServeOptions(**settings), build, said.append, index, quick)  # type: ignore[arg-type]
            running = Running(session, builder, said)
            thread = threading.Thread(target=session.run, name="pressmark preview")
            thread.start()
            ends.callback(thread.join, PATIENCE)
            ends.callback(session.stop)
            until(lambda: bool(session.address))
            running.port = int(session.address.split(":")[2].split("/")[0])
            return running

        yield start


@pytest.fixture
def static(tmp_path: Path) -> Iterator[Callable[..., int]]:
    """``static(folder, base)`` serves a folder as it is and gives the port."""
    with ExitStack() as servers:

        def start(folder: Path, base: str = "/") -> int:
            site = Site()
            site.show(take(folder, base))
            server = PreviewServer("127.0.0.1", 0, site)
            servers.enter_context(server.running())
            return server.port

        yield start
