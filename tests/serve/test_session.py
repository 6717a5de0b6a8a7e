"""What the author sees of a preview: in the terminal, and at the addresses that answer."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pressmark.building import BuildResult
from pressmark.diagnostics import CODES, Place, diagnose
from pressmark.serve.listening import CannotServe
from pressmark.serve.options import ServeOptions
from pressmark.serve.session import serve

if TYPE_CHECKING:
    from tests.serve.conftest import Builder, Running

    Preview = Callable[..., Running]
    Until = Callable[[Callable[[], bool]], None]


def test_the_first_lines(preview: Preview) -> None:
    running = preview()
    assert re.fullmatch(r"3 pages · \d+\.\d\d s", running.said[0])
    assert running.said[1] == f"Preview at http://127.0.0.1:{running.port}/ (Ctrl-C ends it)"


def test_an_edit_is_shown_and_said_in_one_line(preview: Preview, archive: Path) -> None:
    running = preview()
    said = len(running.said)
    (archive / "content" / "home.md").write_text("A new text")
    running.wait_for_builds(2)
    assert b"A new text" in running.get("/").body
    line = r"content/home\.md changed: 1 other page · \d+\.\d\d s"
    assert len(running.said) == said + 1
    assert re.fullmatch(line, running.said[-1])


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (
            lambda root: (root / "content/articles/flood.md").unlink(),
            "content/articles/flood.md changed: 1 list removed",
        ),
        (
            lambda root: (root / "templates/site.css").write_text("x {}"),
            "templates/site.css changed: 1 file written",
        ),
        (
            lambda root: (root / "content/note.txt").write_text("x"),
            "content/note.txt changed: the site stays as it was",
        ),
        (
            lambda root: [(root / f"content/{n}.md").write_text("x") for n in "abc"],
            "3 files changed: 3 lists",
        ),
        (
            lambda root: (root / "content/home.md").write_text("BROKEN"),
            "content/home.md changed: 1 error, the last good site stays",
        ),
    ],
)
def test_the_line_says_what_an_edit_touched(
    preview: Preview, archive: Path, edit: Callable[[Path], object], line: str
) -> None:
    running = preview()
    edit(archive)
    running.wait_for_builds(2)
    assert running.said[-1].startswith(f"{line} · ")


def test_pages_are_live_and_files_are_not(preview: Preview, archive: Path) -> None:
    running = preview()
    sent = running.get("/").body
    script = re.search(
        rb'<script type="module" src="/_pressmark/live\.js" data-build="[\w-]+"></script></body>', sent
    )
    assert script
    on_disk = (archive / "site" / "index.html").read_bytes()
    assert on_disk == sent.replace(script[0], b"</body>")
    assert b"_pressmark" not in running.get("/assets/site.css").body
    assert b"live.js" in running.get("/nothing").body


def test_an_unchanged_page_is_sent_again_after_a_build(preview: Preview, archive: Path) -> None:
    """It names the build it belongs to; a page kept by the browser would name the wrong one, for ever."""
    running = preview()
    tag = running.get("/flood/").headers["ETag"]
    assert running.get("/flood/", If_None_Match=tag).status == 304
    (archive / "content" / "home.md").write_text("Other")
    running.wait_for_builds(2)
    assert running.get("/flood/", If_None_Match=tag).status == 200


def test_the_last_good_site_stays_while_there_is_an_error(preview: Preview, archive: Path) -> None:
    running = preview()
    flood = archive / "content" / "articles" / "flood.md"
    good = running.state()
    flood.write_text("One line\nthen BROKEN again")
    running.wait_for_builds(2)
    assert b"The flood" in running.get("/flood/").body
    told = running.state()
    assert told["build"] == good["build"]
    assert told["problems"] == [
        {
            "code": "T999",
            "message": "this line is <b>broken</b>",
            "hint": "mend it",
            "path": "content/articles/flood.md",
            "line": 2,
            "column": 6,
            "length": 6,
            "excerpt": "then BROKEN again",
            "opening": "",
        }
    ]
    assert running.lines("content/articles/flood.md:2:6: error[T999]") == 1
    flood.write_text("Mended")
    running.wait_for_builds(3)
    assert b"Mended" in running.get("/flood/").body
    assert running.state()["problems"] == []


def test_a_change_of_styles_alone_is_told_as_such(preview: Preview, archive: Path) -> None:
    running = preview()
    before = running.state()
    (archive / "templates" / "site.css").write_text("h1 {}")
    running.wait_for_builds(2)
    told = running.state()
    assert (told["styles"], told["previous"]) == (True, before["build"])
    assert told["build"] != before["build"]


def test_when_nothing_was_written_no_page_has_a_reason_to_reload(preview: Preview, archive: Path) -> None:
    running = preview()
    before = running.state()
    (archive / "content" / "note.txt").write_text("x")
    running.wait_for_builds(2)
    assert running.state()["build"] == before["build"]


def test_a_change_of_a_page_is_more_than_styles(preview: Preview, archive: Path) -> None:
    running = preview()
    (archive / "templates" / "site.css").write_text("h1 {}")
    (archive / "content" / "home.md").write_text("Other")
    running.wait_for_builds(2)
    assert running.state()["styles"] is False


def test_before_the_first_good_build_the_problems_are_the_page(preview: Preview, archive: Path) -> None:
    (archive / "content" / "home.md").write_text("BROKEN")
    running = preview()
    page = running.get("/any/where/")
    assert page.status == 503
    assert b"content/home.md:1:1: error[T999] this line is &lt;b&gt;broken&lt;/b&gt;" in page.body
    (archive / "content" / "home.md").write_text("Mended")
    running.wait_for_builds(2)
    assert b"Mended" in running.get("/").body


def test_an_earlier_good_site_is_shown_when_the_first_build_fails(
    preview: Preview, archive: Path, builder: Builder
) -> None:
    builder()
    (archive / "content" / "home.md").write_text("BROKEN")
    running = preview()
    assert b"Home" in running.get("/").body
    assert running.state()["count"] == 1


def test_a_folder_that_is_not_ours_is_never_shown(preview: Preview, archive: Path) -> None:
    (archive / "site").mkdir()
    (archive / "site" / "index.html").write_text("private")
    (archive / "content" / "home.md").write_text("BROKEN")
    running = preview()
    assert running.get("/").status == 503
    assert b"private" not in running.get("/index.html").body


def test_a_crash_of_the_build_is_a_diagnostic_and_the_preview_goes_on(
    preview: Preview, archive: Path, builder: Builder
) -> None:
    running = preview()

    def crash() -> None:
        raise ZeroDivisionError("by zero")

    builder.before = crash
    (archive / "content" / "home.md").write_text("Other")
    running.wait_for_builds(2)
    assert running.lines("error[W301]") == 1
    assert running.lines("ZeroDivisionError: by zero") >= 1
    assert running.lines("Traceback") == 1
    assert b"Home" in running.get("/").body
    builder.before = lambda: None
    (archive / "content" / "home.md").write_text("Mended")
    running.wait_for_builds(3)
    assert b"Mended" in running.get("/").body


def test_a_build_that_another_kept_away_is_tried_again_by_itself(
    preview: Preview, archive: Path, builder: Builder, until: Until
) -> None:
    busy = BuildResult(
        (diagnose("O805", Place(".pressmark")),), (), (), 0, archive / "site", "/", failed=True
    )
    tries: list[int] = []

    def build() -> BuildResult:
        tries.append(1)
        return busy if len(tries) in (1, 3, 4) else builder()

    running = preview(build=build)
    until(lambda: running.get("/").status == 200)
    assert running.lines("3 pages · ") == 1
    (archive / "content" / "home.md").write_text("Edited")
    until(lambda: b"Edited" in running.get("/").body)
    until(lambda: running.lines("content/home.md changed: 1 other page · ") == 1)
    assert running.lines("emptied") == 0
    assert len(tries) == 5


def test_a_site_folder_that_is_deleted_is_built_again(preview: Preview, archive: Path, until: Until) -> None:
    running = preview()
    shutil.rmtree(archive / "site")
    assert running.get("/").status == 503
    running.wait_for_builds(2)
    until(lambda: running.get("/").status == 200)
    assert running.lines("the site folder was emptied: 1 list, 2 other pages") == 1


def test_the_site_is_shown_under_the_path_of_its_address(
    preview: Preview, archive: Path, builder: Builder
) -> None:
    builder.base = "/repo/"
    running = preview()
    assert running.session.address.endswith("/repo/")
    assert running.get("/repo/").status == 200
    assert running.get("/repo/flood").headers["Location"] == "/repo/flood/"
    assert b'href="/repo/"' in running.get("/").body


def test_a_new_base_address_is_said(preview: Preview, archive: Path, builder: Builder) -> None:
    running = preview()
    builder.base = "/new/"
    (archive / "content" / "home.md").write_text("moved")
    running.wait_for_builds(2)
    assert running.said[-1] == f"Preview at http://127.0.0.1:{running.port}/new/ (Ctrl-C ends it)"
    assert running.get("/new/").status == 200


def test_a_warning_is_said_once_and_counted_each_time(preview: Preview, archive: Path) -> None:
    (archive / "content" / "home.md").write_text("DOUBTFUL")
    running = preview()
    (archive / "templates" / "site.css").write_text("x {}")
    running.wait_for_builds(2)
    assert running.lines("warning[T998]") == 1
    assert running.lines(" · 1 warning · ") == 2


def test_an_error_is_said_as_long_as_it_stands_in_the_way(preview: Preview, archive: Path) -> None:
    (archive / "content" / "home.md").write_text("BROKEN")
    running = preview()
    (archive / "templates" / "site.css").write_text("x {}")
    running.wait_for_builds(2)
    assert running.lines("error[T999]") == 2


def test_twenty_open_tabs_and_hundreds_of_requests_are_nothing(preview: Preview, archive: Path) -> None:
    running = preview()
    with ExitStack() as ends:
        tabs = []
        for _ in range(20):
            connection = ends.enter_context(socket.create_connection(("127.0.0.1", running.port), timeout=10))
            connection.sendall(b"GET /_pressmark/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            tabs.append(ends.enter_context(connection.makefile("rb")))
        first = {next(line for line in tab if line.startswith(b"data: ")) for tab in tabs}
        assert len(first) == 1
        with ThreadPoolExecutor(8) as readers:
            answers = readers.map(
                lambda number: running.get("/flood/" if number % 2 else "/").status, range(400)
            )
            assert set(answers) == {200}
        (archive / "content" / "home.md").write_text("Edited")
        later = {next(line for line in tab if line.startswith(b"data: ")) for tab in tabs}
        assert len(later) == 1
        assert later != first


def test_a_taken_port_is_said_and_the_next_is_used(preview: Preview) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        running = preview(port=taken)
        assert taken < running.port < taken + 20
        assert running.said[0] == f"Port {taken} is taken, so the preview uses port {running.port}."


def test_no_free_port(monkeypatch: pytest.MonkeyPatch, archive: Path, builder: Builder) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        monkeypatch.setattr("pressmark.serve.listening._PORTS_TRIED", 1)
        with pytest.raises(CannotServe) as refused:
            serve(ServeOptions(root=archive, port=taken), builder, print)
    assert refused.value.diagnostic.code == "W101"
    assert str(taken) in refused.value.diagnostic.message
    assert builder.builds == 0


def test_an_address_that_is_not_ours(archive: Path, builder: Builder) -> None:
    with pytest.raises(CannotServe) as refused:
        serve(ServeOptions(root=archive, host="192.0.2.1", port=0), builder, print)
    assert refused.value.diagnostic.code == "W102"
    assert "192.0.2.1" in refused.value.diagnostic.message


def test_on_the_network_it_is_said(preview: Preview) -> None:
    running = preview(host="0.0.0.0")
    assert running.lines("everybody on your network can read it") == 1
    assert running.session.address.startswith("http://127.0.0.1:")
    assert running.get("/", Host="192.168.1.5:8000").status == 200
    assert running.get("/", Host="evil.example").status == 421


def test_every_code_of_the_preview_is_explained() -> None:
    codes = {code: entry for code, entry in CODES.items() if code.startswith("W")}
    assert set(codes) == {"W101", "W102", "W201", "W202", "W301"}
    for entry in codes.values():
        assert len(entry.explanation.split()) > 20
        assert entry.hint


def test_control_c_ends_with_one_line(archive: Path) -> None:
    program = textwrap.dedent(
        f"""
        import sys
        from pathlib import Path
        from pressmark.building import BuildResult
        from pressmark.serve.options import ServeOptions
        from pressmark.serve.session import serve
        def build():
            return BuildResult((), (), (), 0, Path({str(archive / "site")!r}), "/", failed=False)
        serve(ServeOptions(root=Path({str(archive)!r}), port=0), build, lambda line: print(line, flush=True))
        """
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    for line in process.stdout:
        if "Preview at" in line:
            break
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    said, complained = process.communicate(timeout=10)
    assert (said, complained, process.returncode) == ("The preview has ended.\n", "", 0)
