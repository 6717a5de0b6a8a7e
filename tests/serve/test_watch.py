"""However an editor saves, one save is one build."""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from pressmark.diagnostics import Diagnostic
from pressmark.serve.watch import QUIET, Watch

if TYPE_CHECKING:
    from tests.serve.conftest import Builder, Running

    Preview = Callable[..., Running]


def in_place(article: Path, aside: Path) -> None:
    """VS Code and most others: the file is opened and overwritten."""
    article.write_text("Edited")


def in_two_writes(article: Path, aside: Path) -> None:
    """Emptied first, then filled."""
    with article.open("w") as file:
        file.flush()
        time.sleep(0.02)
        file.write("Edited")


def vim(article: Path, aside: Path) -> None:
    """Tries whether the folder can be written, moves the old file away, writes a new one, removes the old."""
    (article.parent / "4913").touch()
    (article.parent / "4913").unlink()
    backup = article.with_name(article.name + "~")
    article.rename(backup)
    article.write_text("Edited")
    backup.unlink()


def by_replacing(article: Path, aside: Path) -> None:
    """gedit, Kate, many scripts: a new file is renamed over the old."""
    fresh = article.with_name(".goutputstream-X1")
    fresh.write_text("Edited")
    fresh.replace(article)


def emacs(article: Path, aside: Path) -> None:
    """A link as a lock, an auto-save file, a backup, then the text in place."""
    lock = article.with_name(f".#{article.name}")
    lock.symlink_to("somebody@somewhere.1234:1700000000")
    (article.parent / f"#{article.name}#").write_text("Edi")
    shutil.copy2(article, article.with_name(article.name + "~"))
    article.write_text("Edited")
    (article.parent / f"#{article.name}#").unlink()
    lock.unlink()


def folder_moved_in(article: Path, aside: Path) -> None:
    """A folder of files comes from elsewhere on the disk."""
    (aside / "more" / "deeper").mkdir(parents=True)
    (aside / "more" / "deeper" / "new.md").write_text("Edited")
    (aside / "more").rename(article.parent / "more")


def folder_moved_out(article: Path, aside: Path) -> None:
    """The system tells of the folder only, not of what was in it."""
    article.parent.rename(aside / "away")


def new_nested_folder(article: Path, aside: Path) -> None:
    """Folders and a file in them at once: watches for the new folders come later than the file."""
    folder = article.parent / "2016" / "01"
    folder.mkdir(parents=True)
    (folder / "new.md").write_text("Edited")


def checkout(article: Path, aside: Path) -> None:
    """Another branch: five hundred files in fifty folders come at once."""
    for number in range(500):
        folder = article.parent / f"{number % 50}"
        folder.mkdir(exist_ok=True)
        (folder / f"file{number}.md").write_text("Edited")


def removed(article: Path, aside: Path) -> None:
    article.unlink()


PATTERNS = [
    in_place,
    in_two_writes,
    vim,
    by_replacing,
    emacs,
    folder_moved_in,
    folder_moved_out,
    new_nested_folder,
    checkout,
    removed,
]


@pytest.mark.parametrize("save", PATTERNS, ids=lambda save: save.__name__)
def test_one_save_is_one_build(
    preview: Preview,
    archive: Path,
    tmp_path: Path,
    save: Callable[[Path, Path], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # On a machine that does much else, this process may stand still between two steps of one save.
    monkeypatch.setattr("pressmark.serve.watch.QUIET", 0.3)
    monkeypatch.setattr("pressmark.serve.watch.CAP", 3.0)
    running = preview()
    aside = tmp_path / "aside"
    aside.mkdir()
    save(archive / "content" / "articles" / "flood.md", aside)
    running.wait_for_builds(2)
    time.sleep(0.6)
    assert running.builder.builds == 2
    assert running.said[-1].endswith(" s")


def test_two_saves_are_two_builds(preview: Preview, archive: Path) -> None:
    running = preview()
    for number, text in enumerate(("one", "two", "three"), start=2):
        (archive / "content" / "home.md").write_text(text)
        running.wait_for_builds(number)
    assert text.encode() in running.get("/").body


def test_reading_and_touching_are_no_build(preview: Preview, archive: Path) -> None:
    running = preview()
    for path in archive.rglob("*.md"):
        path.read_text()
        os.utime(path)
    time.sleep(6 * QUIET)
    assert running.builder.builds == 1


def test_what_is_saved_during_a_build_is_built_next(
    preview: Preview, archive: Path, builder: Builder
) -> None:
    home = archive / "content" / "home.md"

    def save_meanwhile() -> None:
        if builder.builds == 2:
            home.write_text("saved meanwhile")

    running = preview()
    builder.before = save_meanwhile
    (archive / "content" / "articles" / "flood.md").write_text("Edited")
    running.wait_for_builds(2)
    until_shown(running, b"saved meanwhile")


def test_a_file_that_is_written_without_end_is_looked_at_all_the_same(
    preview: Preview, archive: Path
) -> None:
    running = preview()
    latest = time.monotonic() + 5
    while running.builder.builds < 2 and time.monotonic() < latest:
        with (archive / "content" / "home.md").open("a") as file:
            file.write("more ")
        time.sleep(QUIET / 4)
    assert running.builder.builds >= 2


def test_content_that_goes_and_comes_again_is_followed(
    preview: Preview, archive: Path, tmp_path: Path
) -> None:
    running = preview()
    (archive / "content").rename(tmp_path / "away")
    running.wait_for_builds(2)
    (tmp_path / "away").rename(archive / "content")
    running.wait_for_builds(3)
    (archive / "content" / "home.md").write_text("after the return")
    until_shown(running, b"after the return")


def test_a_theme_made_while_previewing_is_followed(preview: Preview, archive: Path) -> None:
    shutil.rmtree(archive / "templates")
    running = preview()
    (archive / "templates").mkdir()
    (archive / "templates" / "site.css").write_text("h1 { color: red }")
    running.wait_for_builds(2)
    (archive / "templates" / "site.css").write_text("h1 { color: blue }")
    running.wait_for_builds(3)
    assert running.get("/assets/site.css").body == b"h1 { color: blue }"


def test_an_edit_of_the_default_theme_is_followed(preview: Preview, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    running = preview(theme=theme)
    (theme / "page.html").write_text("x")
    running.wait_for_builds(2)
    assert any(str(theme / "page.html") in line for line in running.said)


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "inotify watch limit reached"), (errno.EMFILE, "too many")]
)
def test_without_watches_the_folders_are_polled_and_it_is_said(
    archive: Path, number: int, words: str
) -> None:
    warnings: list[Diagnostic] = []

    def exhausted() -> BaseObserver:
        observer = Observer()

        def refuse(*_: object, **__: object) -> None:
            raise OSError(number, words)

        observer.schedule = refuse  # type: ignore[method-assign,assignment]
        return observer

    with Watch(archive, [archive / "content"], warnings.append, exhausted) as watch:
        assert watch.wait()  # it looks once, for what it may have missed
        (archive / "content" / "home.md").write_text("Edited")
        begun = time.monotonic()
        assert watch.wait()
        assert time.monotonic() - begun < 5
    assert [found.code for found in warnings] == ["W201"]
    assert words in warnings[0].message


def test_a_preview_goes_on_when_there_are_no_watches(
    preview: Preview, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    def exhausted() -> BaseObserver:
        observer = Observer()
        observer.schedule = refuse  # type: ignore[method-assign,assignment]
        return observer

    monkeypatch.setattr("pressmark.serve.session.Watch", partial(Watch, observer=exhausted))
    running = preview()
    assert running.lines("warning[W201] the system cannot watch that many folders") == 1
    (archive / "content" / "home.md").write_text("Found by looking")
    until_shown(running, b"Found by looking")
    assert running.lines("content/home.md changed") == 1


def test_a_limit_that_leaves_inner_folders_unwatched_is_noticed(archive: Path) -> None:
    """The system's word on inner folders is lost inside the library: one watch more must be asked for."""
    warnings: list[Diagnostic] = []

    def nearly_exhausted() -> BaseObserver:
        observer = Observer()
        schedule = observer.schedule

        def three(*arguments: object, **options: object) -> object:
            if len(observer.emitters) >= 2:
                raise OSError(errno.ENOSPC, "inotify watch limit reached")
            return schedule(*arguments, **options)  # type: ignore[arg-type]

        observer.schedule = three  # type: ignore[method-assign,assignment]
        return observer

    with Watch(archive, [archive / "content"], warnings.append, nearly_exhausted):
        assert [found.code for found in warnings] == ["W201"]


def until_shown(running: Running, text: bytes) -> None:
    latest = time.monotonic() + 10
    while text not in running.get("/").body:
        assert time.monotonic() < latest, "the edit was never shown"
        time.sleep(0.02)
