"""What stands is looked at all at once; whatever is done to a site, it is found as it is."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressmark.building.standing.inventory import Inventory, folders_above
from pressmark.building.standing.site import Made, Standing
from pressmark.keys import digest_of_bytes
from pressmark.output import MARKER, everything_below
from pressmark.store import UNPROVED, Memory

KEY = b"k" * 16
FILES = {
    "index.html": b"home",
    "articles/index.html": b"list",
    "articles/flood/index.html": b"flood",
    "articles/vote/index.html": b"vote",
    "articles/vote/all/index.html": b"all",
    "media/dot.svg": b"dot",
}


def put(site: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)


def remember(folder: Path, kept: set[str], files: dict[str, bytes], jobs: int = 1) -> None:
    made = [Made(path, KEY, digest_of_bytes(data), path.encode()) for path, data in files.items()]
    with Memory(folder / "memory", b"program") as memory:
        Standing.recall(memory, folder / "site", jobs).remember(memory, kept, made)
        memory.keep(whole=False)


def look(folder: Path, jobs: int = 1) -> Standing:
    """What stands now, and what was proved by a closer look kept."""
    with Memory(folder / "memory", b"program") as memory:
        standing = Standing.recall(memory, folder / "site", jobs)
        standing.recall_rows()
        standing.remember_proved(memory)
        memory.keep(whole=False)
    return standing


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a site that was built so long ago that every stamp proves something."""
    monkeypatch.setattr("pressmark.store.stamps._TICK", 10_000_000)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / MARKER).write_bytes(b"")
    put(tmp_path / "site", FILES)
    remember(tmp_path, set(), FILES)
    time.sleep(0.03)
    look(tmp_path)
    assert not look(tmp_path).found.proved
    return tmp_path


def test_a_site_as_it_was_left_needs_no_closer_look(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pressmark.building.standing.look._Closer", None)
    standing = look(built)
    assert standing.found.is_as_left()
    assert standing.known == standing.lying == FILES.keys()
    assert standing.folders == {above for path in FILES for above in folders_above(path)}
    stood = standing.made_from("media/dot.svg", KEY)
    assert stood
    assert (stood.digest, stood.parts) == (digest_of_bytes(b"dot"), b"media/dot.svg")
    assert standing.made_from("media/dot.svg", b"o" * 16) is None
    assert standing.stood("nothing") is None


def damaged(site: Path) -> None:
    path = site / "articles/vote/index.html"
    before = path.stat()
    path.write_bytes(b"VOTE")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def moved_behind_a_link(site: Path) -> None:
    (site / "articles/vote").rename(site.parent / "vote")
    (site / "articles/vote").symlink_to(site.parent / "vote")


def a_link_to_equal_bytes(site: Path) -> None:
    (site / "media/dot.svg").rename(site.parent / "dot.svg")
    (site / "media/dot.svg").symlink_to(site.parent / "dot.svg")


def a_folder_where_a_file_was(site: Path) -> None:
    (site / "media/dot.svg").unlink()
    put(site, {"media/dot.svg/inside/file": b"x"})


def a_file_where_a_folder_was(site: Path) -> None:
    shutil.rmtree(site / "articles/vote")
    (site / "articles/vote").write_bytes(b"x")


def a_pipe_where_a_file_was(site: Path) -> None:
    (site / "index.html").unlink()
    os.mkfifo(site / "index.html")


def an_empty_folder(site: Path) -> None:
    (site / "articles/flood/deep").mkdir()


def what_may_lie_there(site: Path) -> None:
    put(site, {".git/config": b"x", ".staging-x/y": b""})


VOTE = {"articles/vote/index.html", "articles/vote/all/index.html"}
DONE: dict[str, tuple[Callable[[Path], object], set[str], set[str], set[str]]] = {
    "a file damaged": (damaged, {"articles/vote/index.html"}, set(), set()),
    "a file gone": (lambda site: (site / "index.html").unlink(), {"index.html"}, set(), set()),
    "a pipe where a file was": (a_pipe_where_a_file_was, {"index.html"}, set(), set()),
    "a stray file": (lambda site: put(site, {"articles/x": b""}), set(), {"articles/x"}, set()),
    "a stray folder": (
        lambda site: put(site, {"a/b/c": b""}),
        set(),
        {"a/b/c"},
        {"a", "a/b"},
    ),
    "an empty folder": (an_empty_folder, set(), set(), {"articles/flood/deep"}),
    "a folder gone": (lambda site: shutil.rmtree(site / "articles/vote"), VOTE, set(), set()),
    "a folder behind a link": (moved_behind_a_link, VOTE, {"articles/vote"}, set()),
    "a file behind a link": (a_link_to_equal_bytes, {"media/dot.svg"}, set(), set()),
    "a folder for a file": (
        a_folder_where_a_file_was,
        {"media/dot.svg"},
        {"media/dot.svg/inside/file"},
        {"media/dot.svg", "media/dot.svg/inside"},
    ),
    "a file for a folder": (a_file_where_a_folder_was, VOTE, {"articles/vote"}, set()),
    "all gone": (shutil.rmtree, set(FILES), set(), set()),
    "what may lie there": (what_may_lie_there, set(), set(), set()),
    "the mark gone": (lambda site: (site / MARKER).unlink(), set(), set(), set()),
}


@pytest.mark.parametrize("what", DONE)
def test_whatever_is_done_is_found(built: Path, what: str) -> None:
    act, broken, strangers, astray = DONE[what]
    act(built / "site")
    for _ in range(2):
        found = look(built).found
        assert (found.broken, found.strangers, found.astray) == (broken, strangers, astray)
        assert found.missing <= found.broken
        time.sleep(0.03)  # what was looked at closely must not be believed the next time


def test_the_output_folder_may_be_a_link(built: Path) -> None:
    (built / "site").rename(built / "elsewhere")
    (built / "site").symlink_to(built / "elsewhere")
    with Memory(built / "memory", b"program") as memory:
        assert Standing.recall(memory, built / "site").known == frozenset()
    remember(built, set(), FILES)
    assert look(built).found.is_as_left()


def test_what_is_written_again_is_looked_at_closely_once(built: Path) -> None:
    put(built / "site", {"index.html": b"other"})
    with Memory(built / "memory", b"program") as memory:
        standing = Standing.recall(memory, built / "site")
        assert standing.broken == {"index.html"}
        standing.amend(memory, [Made("index.html", KEY, digest_of_bytes(b"other"))], ())
        memory.keep(whole=False)
    time.sleep(0.03)
    assert look(built).found.proved.keys() <= {"", "index.html"}
    assert look(built).found.proved == {}
    assert look(built).found.is_as_left()


def test_files_come_and_go(built: Path) -> None:
    (built / "site/articles/vote/all/index.html").unlink()
    (built / "site/articles/vote/all").rmdir()
    put(built / "site", {"new/index.html": b"new"})
    with Memory(built / "memory", b"program") as memory:
        standing = Standing.recall(memory, built / "site")
        made = [Made("new/index.html", KEY, digest_of_bytes(b"new"))]
        standing.amend(memory, made, ["articles/vote/all/index.html"])
        memory.keep(whole=False)
    standing = look(built)
    assert standing.found.is_as_left()
    assert standing.known == FILES.keys() - {"articles/vote/all/index.html"} | {"new/index.html"}
    assert "articles/vote/all" not in standing.folders
    assert standing.stood("articles/vote/all/index.html") is None


def test_where_a_part_of_the_inventory_is_lost_the_memory_is_begun_anew(built: Path) -> None:
    shelf = f"inventory {(built / 'site').resolve()}"
    with Memory(built / "memory", b"program") as memory:
        names = sorted(memory.shelf(shelf))
        assert set(Inventory.recall(memory, shelf).files()) == FILES.keys()
    assert len(names) > 3
    for lost in names:
        shutil.copytree(built / "memory", built / lost)
        with Memory(built / lost, b"program") as memory:
            memory.take_off(shelf, [lost])
            assert Inventory.recall(memory, shelf).files() == []
            assert memory.lost == "damaged"
            assert memory.shelf(shelf) == {}


def test_a_row_that_is_lost_is_of_a_file_that_has_to_be_made(built: Path) -> None:
    with Memory(built / "memory", b"program") as memory:
        memory.take_off(f"stood {(built / 'site').resolve()}", ["index.html"])
        standing = Standing.recall(memory, built / "site")
        assert standing.made_from("index.html", KEY) is None
        assert standing.made_from("media/dot.svg", KEY)
        assert set(standing.files) == FILES.keys() - {"index.html"}
        assert memory.broke
    assert not list((built / "memory").glob("*.sqlite"))


def test_without_a_memory_everything_is_strange(built: Path) -> None:
    standing = Standing.recall(None, built / "site")
    assert standing.known == frozenset()
    assert standing.lying == FILES.keys()
    assert standing.made_from("index.html", KEY) is None


def test_what_is_forgotten_is_forgotten_whole(built: Path) -> None:
    """A site of which every byte is made anew leaves nothing of what was known before."""
    shutil.rmtree(built / "site/articles")
    with Memory(built / "memory", b"program") as memory:
        unknown = Standing.recall(memory, built / "site").as_unknown()
        assert unknown.known == frozenset()
        unknown.remember(memory, (), [Made("index.html", KEY, digest_of_bytes(b"home"))])
        memory.keep(whole=False)
    standing = look(built)
    assert set(standing.files) == standing.known == {"index.html"}
    assert standing.strangers == {"media/dot.svg"}


def test_two_processes_see_the_same(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pressmark.store.looking._WORTHWHILE", 1)
    assert look(built, jobs=2).found.is_as_left()
    put(built / "site", {"articles/flood/index.html": b"FLOOD", "x": b""})
    standing = look(built, jobs=2)
    assert standing.broken == {"articles/flood/index.html"}
    assert standing.strangers == {"x"}


NAMES = ("index.html", "a", "b", "a/index.html", "a/b", "a/b/c", "b/a", "b/a/c")


def as_it_is(site: Path, known: dict[str, bytes]) -> tuple[set[str], set[str], set[str]]:
    """The same by looking at everything."""
    folders, files = everything_below(site)
    there = {path for path in files if not (site / path).is_symlink()}
    whole = {path for path, data in known.items() if path in there and (site / path).read_bytes() == data}
    used = {above for path in known for above in folders_above(path)}
    return known.keys() - whole, set(files) - {MARKER} - known.keys(), set(folders) - used - {""}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_nothing_else_is_ever_found_than_by_looking_at_everything(
    built: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("site")
    names = st.sets(st.sampled_from(["index.html", "a/index.html", "a/b/c", "b/a/c"]))
    known = dict.fromkeys(data.draw(names), b"x")
    (folder / "site").mkdir()
    put(folder / "site", known)
    remember(folder, set(), known)
    time.sleep(data.draw(st.sampled_from([0, 0.025])))
    look(folder)
    acts = st.tuples(st.sampled_from(("write", "remove", "folder", "link", "look")), st.sampled_from(NAMES))
    for act, name in data.draw(st.lists(acts, max_size=4)):
        act_on(folder, act, folder / "site" / name)
    found = look(folder).found
    assert (found.broken, found.strangers, found.astray) == as_it_is(folder / "site", known)


def act_on(folder: Path, act: str, path: Path) -> None:
    if act == "look":
        look(folder)
        return
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif act == "link" and path.is_dir():
        target = folder / f"was-{len(list(folder.iterdir()))}"
        path.rename(target)
        path.symlink_to(target)
        return
    elif path.is_dir():
        shutil.rmtree(path)
    parent = path.parent.resolve()
    if act == "remove" or not parent.is_relative_to(folder / "site"):
        return
    if not parent.is_dir():
        return
    if act == "write":
        path.write_bytes(b"y")
    elif act == "folder":
        path.mkdir()
    elif act == "link":
        path.symlink_to(folder / "nowhere")


def test_a_part_that_nothing_was_changed_in_is_not_written_again(built: Path) -> None:
    written: list[str] = []
    with Memory(built / "memory", b"program") as memory:
        standing = Standing.recall(memory, built / "site")
        standing.inventory.prove({"media/dot.svg": UNPROVED})

        class Counting(Memory):
            def put_all(self, shelf: str, values: object) -> None:
                written.extend(name for name, _ in values)  # type: ignore[attr-defined]

        counting = Counting(built / "elsewhere", b"program")
        with counting:
            standing.inventory.remember(counting, "inventory")
    assert len(written) == 1
