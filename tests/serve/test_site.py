"""A request is answered from one finished build, however the files lie on disk at that moment."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pressmark.output import Staging
from pressmark.serve.site import Site
from pressmark.serve.snapshot import take

NAMES = [f"page{n}.html" for n in range(8)]


def publish(folder: Path, number: int, pause: float = 0.0) -> None:
    """Write build ``number`` as the program does, with a pause after each file that comes into place."""
    folder.mkdir(exist_ok=True)
    with Staging(folder) as staging:
        for name in NAMES:
            staging.add(name, f"build {number}".encode())
        if not pause:
            staging.commit()
            return
        publishing = threading.Thread(target=staging.commit)
        replace = Path.replace

        def slowly(path: Path, target: Path) -> Path:
            time.sleep(pause)
            return replace(path, target)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Path, "replace", slowly)
            publishing.start()
            publishing.join()


def read(site: Site, target: str) -> str:
    reply = site.reply(target)
    assert reply is not None
    assert reply.handle is not None
    with reply.handle as handle:
        return handle.read().decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    publish(tmp_path / "site", 1)
    return tmp_path / "site"


def test_the_site_changes_at_one_instant_the_end_of_the_build(folder: Path) -> None:
    site = Site()
    site.show(take(folder, "/"))
    seen: list[tuple[float, float, str]] = []  # asked, answered, what
    stop = threading.Event()

    def ask(first: int) -> None:
        turn = first
        while not stop.is_set():
            asked = time.monotonic()
            text = read(site, "/" + NAMES[turn % len(NAMES)])
            seen.append((asked, time.monotonic(), text))
            turn += 1

    askers = [threading.Thread(target=ask, args=(n,)) for n in range(4)]
    for asker in askers:
        asker.start()
    for number in (2, 3):
        with site.building():
            publish(folder, number, pause=0.03)
            site.show(take(folder, "/"))
        time.sleep(0.05)
    stop.set()
    for asker in askers:
        asker.join()

    assert {text for *_, text in seen} == {"build 1", "build 2", "build 3"}
    # Whoever asks after somebody has seen a build sees that build or a later one.
    times = [(asked, 0, n) for n, (asked, _, _) in enumerate(seen)]
    times += [(answered, 1, n) for n, (_, answered, _) in enumerate(seen)]
    newest = ""
    known_when_asked: dict[int, str] = {}
    for _, answered, n in sorted(times):
        if not answered:
            known_when_asked[n] = newest
            continue
        text = seen[n][2]
        assert text >= known_when_asked[n]
        newest = max(newest, text)


def test_until_the_first_rename_requests_do_not_wait(folder: Path) -> None:
    site = Site()
    site.show(take(folder, "/"))
    with site.building(), Staging(folder) as staging:
        staging.add("page0.html", b"build 2")
        assert read(site, "/page0.html") == "build 1"


def test_a_file_not_yet_published_is_not_there_before_the_build_ends(folder: Path) -> None:
    site = Site()
    site.show(take(folder, "/"))
    with site.building():
        (folder / "new.html").write_text("new")
        reply = site.reply("/new.html")
        assert reply is not None
        assert reply.answer.status == 404
        site.show(take(folder, "/"))
    assert read(site, "/new.html") == "new"


def test_what_another_program_wrote_is_shown_without_a_build(folder: Path) -> None:
    site = Site()
    site.show(take(folder, "/"))
    publish(folder, 2)
    assert read(site, "/page3.html") == "build 2"


def test_a_build_that_fails_after_removing_a_file_leaves_no_request_waiting(folder: Path) -> None:
    site = Site()
    site.show(take(folder, "/"))
    with site.building():
        (folder / "page0.html").unlink()
    reply = site.reply("/page0.html")
    assert reply is not None
    assert reply.answer.status == 404


def test_while_the_index_is_made_only_its_own_files_are_waited_for(folder: Path) -> None:
    (folder / "pagefind").mkdir()
    (folder / "pagefind" / "pagefind.js").write_text("old")
    site = Site()
    site.show(take(folder, "/"))
    got: list[str] = []
    with site.building("pagefind/"):
        publish(folder, 2)
        assert read(site, "/page1.html") == "build 2"  # another program did that
        (folder / "pagefind").mkdir(exist_ok=True)
        (folder / "pagefind" / "pagefind.js").write_text("a new one")
        site.show(
            replace(take(folder, "/"), files={**take(folder, "/").files, "pagefind/pagefind.js": (0, 0, 3)})
        )
        asker = threading.Thread(target=lambda: got.append(read(site, "/pagefind/pagefind.js")))
        asker.start()
        asker.join(0.1)
        assert got == []
    asker.join(5)
    assert got == ["a new one"]


def test_an_emptied_folder_is_told_and_shows_nothing(folder: Path) -> None:
    told: list[bool] = []
    site = Site(lambda: told.append(True))
    site.show(take(folder, "/"))
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert site.reply("/page0.html") is None
    assert told == [True]


def test_before_the_first_build_there_is_nothing_to_show() -> None:
    assert Site().reply("/") is None


def test_a_snapshot_has_regular_visible_files_only(folder: Path, tmp_path: Path) -> None:
    (folder / ".staging-1").mkdir()
    (folder / ".staging-1" / "page0.html").write_text("half")
    (folder / "link.html").symlink_to(folder / "page0.html")
    (folder / "out").symlink_to(tmp_path)
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "page.html").write_text("x")
    assert set(take(folder, "/").files) == {*NAMES, "deep/er/page.html"}
    assert take(tmp_path / "nowhere", "/").files == {}


def _aged(folder: Path) -> None:
    """As if nothing had been changed for long."""
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (1_000_000_000, 1_000_000_000))


def test_a_snapshot_taken_after_another_is_the_same_as_one_taken_alone(folder: Path) -> None:
    for name in ("one/index.html", "one/two/index.html", "three/index.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("first")
    _aged(folder)
    before = take(folder, "/")

    def replaced(name: str) -> None:
        (folder / "new").write_text("second")
        (folder / "new").replace(folder / name)

    edits: list[Callable[[], object]] = [
        lambda: None,
        lambda: replaced("one/two/index.html"),
        lambda: (folder / "one" / "more.html").write_text("more"),
        (folder / "three" / "index.html").unlink,
        lambda: shutil.rmtree(folder / "one" / "two"),
        lambda: (folder / "one" / "two").symlink_to(folder / "three"),
        lambda: (folder / "four" / "five").mkdir(parents=True),
    ]
    for edit in edits:
        edit()
        after = take(folder, "/", before=before)
        assert after.files == take(folder, "/").files
        before = after


def test_a_folder_is_listed_again_only_if_it_has_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "one").mkdir()
    _aged(folder)
    before = take(folder, "/")
    listed: list[str] = []
    really = os.scandir

    def scandir(path: str) -> object:
        listed.append(path)
        return really(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert take(folder, "/", before=before).files == before.files
    assert listed == []
    (folder / "one" / "page.html").write_text("x")
    take(folder, "/", before=before)
    assert listed == [f"{folder}/one/"]
