"""Links that lead out: asked for politely, of a server on this machine, and only when the author says so."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pressmark.checks.outward import check_outward
from pressmark.checks.outward.asking import AGENT
from pressmark.cli import main
from tests.building.conftest import Make, Workshop, workshop

__all__ = ["workshop"]


@dataclass
class Host:
    """A server that notes what it is asked; ``robots`` is what it wants of programs."""

    robots: str = "User-agent: *\nDisallow: /private/\nCrawl-delay: 3\n"
    asked: list[tuple[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    port: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


class _Handler(BaseHTTPRequestHandler):
    host: Host

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""

    def _answer(self) -> None:
        host = self.host
        host.asked.append((self.command, self.path))
        host.agents.add(self.headers["User-Agent"])
        if self.path == "/robots.txt":
            self._send(200 if host.robots else 404, host.robots)
        elif self.path in ("/moved", "/for-now"):
            self._send(301 if self.path == "/moved" else 302, "", Location=f"{host.address}/there")
        elif self.path == "/no-head":
            self._send(405 if self.command == "HEAD" else 200)
        elif self.path == "/busy":
            times = sum(path == "/busy" for _, path in host.asked)
            self._send(503 if times < 3 else 200)
        else:
            status = self.path.strip("/")
            self._send(int(status) if status.isdigit() else 200)

    def _send(self, status: int, text: str = "", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(text.encode())


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    made = Host()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"host": made}))
    made.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass
class Waits:
    """The pauses that were made, without making them; the clock stands still."""

    seconds: list[float] = field(default_factory=list)
    now: float = 1_700_000_000.0


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> Waits:
    made = Waits()
    monkeypatch.setattr(
        "pressmark.checks.whole.check_outward",
        lambda links, root: check_outward(links, root, made.seconds.append, lambda: made.now),
    )
    return made


def archive(workshop: Make, *addresses: str) -> Workshop:
    links = " ".join(f"[x]({address})" for address in addresses)
    report = f"---\ntitle: T\ndate: 2015\n---\n[[person:Ann Li]].\n\n{links}\n"
    return workshop(
        {"content/articles/t.md": report, "content/entities/person/ann-li.md": "---\nname: Ann Li\n---\n"}
    )


def check(made: Workshop, *options: str) -> Result:
    run = CliRunner().invoke(main, ["check", "--root", str(made.root), "--format", "json", *options])
    assert run.exception is None or isinstance(run.exception, SystemExit), run.exc_info
    return run


def told(run: Result) -> list[tuple[str, str, int]]:
    return [(row["code"], row["path"], row["line"]) for row in json.loads(run.stdout)]


def test_nobody_is_asked_by_default(workshop: Make, host: Host) -> None:
    made = archive(workshop, f"{host.address}/404")
    assert told(check(made)) == []
    assert host.asked == []
    assert not (made.root / ".pressmark").exists()


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/there", None),
        ("/no-head", None),
        ("/busy", None),
        ("/for-now", None),
        ("/404", "K501"),
        ("/410", "K501"),
        ("/401", "K502"),
        ("/500", "K502"),
        ("/moved", "K503"),
        ("/private/a", "K504"),
    ],
)
def test_what_a_host_can_say(path: str, code: str | None, workshop: Make, host: Host, waits: Waits) -> None:
    made = archive(workshop, f"{host.address}{path}")
    run = check(made, "--external")
    assert told(run) == ([(code, "content/articles/t.md", 7)] if code else [])
    assert run.exit_code == 0
    assert host.agents == {AGENT}


def test_what_robots_are_asked_not_to_visit_is_not_visited(workshop: Make, host: Host, waits: Waits) -> None:
    made = archive(workshop, *(f"{host.address}/private/{n}" for n in range(3)), f"{host.address}/there")
    run = check(made, "--external")
    assert "so 3 addresses there were not looked at" in run.stdout
    assert host.asked == [("GET", "/robots.txt"), ("HEAD", "/there")]


def test_a_host_without_wishes_may_be_asked(workshop: Make, host: Host, waits: Waits) -> None:
    host.robots = ""
    assert told(check(archive(workshop, f"{host.address}/private/a"), "--external")) == []
    assert ("HEAD", "/private/a") in host.asked


def test_there_is_a_pause_between_two_questions(workshop: Make, host: Host, waits: Waits) -> None:
    check(archive(workshop, f"{host.address}/a", f"{host.address}/b"), "--external")
    assert waits.seconds == [3.0, 3.0], "as long as the host asks for"
    host.robots, waits.seconds[:] = "", []
    check(archive(workshop, f"{host.address}/c", f"{host.address}/d"), "--external")
    assert waits.seconds == [1.0, 1.0]


def test_who_is_busy_is_asked_again_later_each_time_after_longer(
    workshop: Make, host: Host, waits: Waits
) -> None:
    made = archive(workshop, f"{host.address}/503")
    assert told(check(made, "--external"))[0][0] == "K502"
    assert waits.seconds == [3.0, 2.0, 8.0]
    assert Counter(host.asked)["HEAD", "/503"] == 3


def test_a_host_that_is_not_there_is_left_in_peace_soon(workshop: Make, host: Host, waits: Waits) -> None:
    gone = "http://127.0.0.1:9"
    made = archive(workshop, *(f"{gone}/{n}" for n in range(5)))
    assert [code for code, _, _ in told(check(made, "--external"))] == ["K502"] * 5
    assert waits.seconds == [], "who has no robots.txt to give has nothing to say"


def test_answers_are_kept(workshop: Make, host: Host, waits: Waits) -> None:
    made = archive(workshop, f"{host.address}/there", f"{host.address}/404", f"{host.address}/there#part")
    first = told(check(made, "--external"))
    count = len(host.asked)
    assert told(check(made, "--external")) == first
    assert len(host.asked) == count, "nothing was asked again"
    waits.now += 2 * 24 * 60 * 60
    check(made, "--external")
    assert host.asked[count:] == [("GET", "/robots.txt"), ("HEAD", "/404"), ("GET", "/404")]
    waits.now += 8 * 24 * 60 * 60
    check(made, "--external")
    assert ("HEAD", "/there") in host.asked[count + 3 :]


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"http://127.0.0.1/": {"asked": "x"}}', "[" * 100_000])
def test_a_damaged_memory_is_as_good_as_none(damage: str, workshop: Make, host: Host, waits: Waits) -> None:
    made = archive(workshop, f"{host.address}/there")
    made.write({".pressmark/outward.json": damage})
    assert told(check(made, "--external")) == []
    assert list(json.loads((made.root / ".pressmark/outward.json").read_text("utf-8"))) == [
        f"{host.address}/there"
    ]


def test_the_copy_that_the_archive_knows_is_named(workshop: Make, host: Host, waits: Waits) -> None:
    url, copy = f"{host.address}/404", f"{host.address}/copy"
    report = f"---\ntitle: T\ndate: 2015\nurl: {url}\narchived_url: {copy}\n---\nText.\n"
    made = workshop({"content/articles/t.md": report})
    run = check(made, "--external")
    [row] = [row for row in json.loads(run.stdout) if row["code"] == "K501"]
    assert row["hint"] == f"lead readers to the copy that the archive knows: {copy}"
    assert (row["line"], row["column"]) == (4, 6)


def test_forms_for_problems_are_no_pages(workshop: Make, host: Host, waits: Waits, tmp_path: Path) -> None:
    made = archive(workshop, f"{host.address}/there")
    made.write({"content/archive.toml": 'title = "T"\nrepository = "https://github.com/jane/archive"\n'})
    made.write({".pressmark/outward.json": json.dumps({"https://github.com/jane/archive": {
        "asked": waits.now, "status": 200, "why": "", "moved": ""}})})  # fmt: skip
    assert told(check(made, "--external")) == []
    assert "issues/new?" in made.build().output.joinpath("articles/t/index.html").read_text("utf-8")
