"""What an engineer would try who wants a build to believe that nothing has changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pressmark.building import BuildResult, build
from tests.proof.content import FIRST
from tests.proof.twin import Twin, put, quick, same, tree_of

REPORT = "content/articles/relief.md"
OLD = FIRST[REPORT]
NEW = OLD.replace(b"Tea", b"Tee")
LONG_AGO = (1_600_000_000, 1_600_000_000)


@pytest.fixture
def twin(tmp_path: Path) -> Iterator[Twin]:
    """An archive whose files are old, built."""
    root = tmp_path / "archive"
    put(root, FIRST)
    for path in root.rglob("*"):
        os.utime(path, LONG_AGO)
    with quick():
        made = Twin(root)
        made.prove()
        yield made


def page(twin: Twin) -> bytes:
    return (twin.options.output / "articles/relief/index.html").read_bytes()


def test_an_editor_that_writes_beside_and_renames(twin: Twin) -> None:
    path = twin.root / REPORT
    beside = path.with_name(".relief.md.swp")
    beside.write_bytes(NEW)
    os.utime(beside, LONG_AGO)
    beside.rename(path)
    twin.prove()
    assert b"Tee" in page(twin)


def test_an_editor_that_keeps_the_inode(twin: Twin) -> None:
    path = twin.root / REPORT
    inode = path.stat().st_ino
    with path.open("r+b") as file:
        file.write(NEW)
    os.utime(path, LONG_AGO)
    assert path.stat().st_ino == inode
    twin.prove()
    assert b"Tee" in page(twin)


def test_a_file_mapped_into_memory_and_changed_there(twin: Twin) -> None:
    import mmap

    path = twin.root / REPORT
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as mapped:
        at = OLD.index(b"Tea")
        mapped[at : at + 3] = b"Tee"
        mapped.flush()
    os.utime(path, LONG_AGO)
    twin.prove()
    assert b"Tee" in page(twin)


def test_a_copy_that_brings_its_times_along(twin: Twin) -> None:
    """``cp -p``, and ``rsync --times``, which trusts size and time itself."""
    other = twin.root.parent / "relief.md"
    other.write_bytes(NEW)
    os.utime(other, LONG_AGO)
    shutil.copy2(other, twin.root / REPORT)
    twin.prove()
    assert b"Tee" in page(twin)


def test_a_hard_link_through_which_somebody_writes(twin: Twin) -> None:
    other = twin.root.parent / "same.md"
    os.link(twin.root / REPORT, other)
    twin.prove()
    other.write_bytes(NEW)
    os.utime(other, LONG_AGO)
    twin.prove()
    assert b"Tee" in page(twin)


def test_a_link_whose_target_is_another(twin: Twin) -> None:
    folder = twin.root / "content/media"
    for name, data in (("one.md", OLD), ("two.md", NEW)):
        (folder / name).write_bytes(data)
        os.utime(folder / name, LONG_AGO)
    path = twin.root / REPORT
    path.unlink()
    path.symlink_to("../media/one.md")
    twin.prove()
    path.unlink()
    path.symlink_to("../media/two.md")
    twin.prove()
    assert b"Tee" in page(twin)


def test_a_checkout_of_another_commit_and_back(twin: Twin) -> None:
    """Many files in one second; then the old ones again, with other inodes."""
    sites = [tree_of(twin.options.output)]
    for name, data in FIRST.items():
        if name.endswith(".md"):
            path = twin.root / name
            path.unlink()
            path.write_bytes(data.replace(b"[[Ann Roe]]", b"Another"))
            os.utime(path, LONG_AGO)
    twin.prove()
    for name, data in FIRST.items():
        path = twin.root / name
        path.unlink()
        path.write_bytes(data)
        os.utime(path, LONG_AGO)
    twin.prove()
    same(tree_of(twin.options.output), sites[0])


def test_files_that_exchange_their_names(twin: Twin) -> None:
    one, other = twin.root / REPORT, twin.root / "content/articles/letter.md"
    aside = twin.root / "aside"
    one.rename(aside)
    other.rename(one)
    aside.rename(other)
    twin.prove()


def test_an_archive_that_is_moved_with_everything(twin: Twin) -> None:
    moved = Twin(twin.root.rename(twin.root.with_name("elsewhere")))
    moved.prove()
    put(moved.root, {REPORT: NEW})
    moved.prove()
    assert b"Tee" in page(moved)


def test_an_archive_in_the_place_of_another(twin: Twin) -> None:
    """With the memory and the site of that one."""
    put(twin.root.parent / "next", {**FIRST, REPORT: NEW})
    for name in ("site", ".pressmark"):
        shutil.move(twin.root / name, twin.root.parent / "next" / name)
    shutil.rmtree(twin.root)
    (twin.root.parent / "next").rename(twin.root)
    for path in (twin.root / "content").rglob("*"):
        os.utime(path, LONG_AGO)
    twin.prove()
    assert b"Tee" in page(twin)


def test_the_memory_of_another_archive(twin: Twin, tmp_path: Path) -> None:
    other = Twin(tmp_path / "other/archive")
    put(other.root, {**FIRST, REPORT: NEW})
    other.prove()
    shutil.copytree(twin.root / ".pressmark", other.root / ".pressmark", dirs_exist_ok=True)
    other.prove()
    assert b"Tee" in page(other)


def test_two_archives_that_are_built_into_one_folder(twin: Twin, tmp_path: Path) -> None:
    """Each thinks that the site is the one it has left there."""
    output = tmp_path / "shared/site"
    other = Twin(tmp_path / "other/archive")
    put(other.root, {**FIRST, REPORT: NEW})
    for one in (twin, other, twin, other):
        one.prove(output=output)


def test_two_archives_that_have_one_memory(twin: Twin, tmp_path: Path) -> None:
    other = Twin(tmp_path / "other/archive")
    put(other.root, {**FIRST, REPORT: NEW})
    for one in (other, twin, other, twin):
        one.prove(memory=tmp_path / "memory")
    output = tmp_path / "shared/site"
    for one in (other, twin, other):
        one.prove(memory=tmp_path / "memory", output=output)


def test_a_site_in_a_folder_that_is_a_link(twin: Twin, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "way").symlink_to("disk")
    twin.prove(output=tmp_path / "way/site")
    put(twin.root, {REPORT: NEW})
    twin.prove(output=tmp_path / "disk/site")
    (tmp_path / "way").unlink()
    (tmp_path / "disk2").mkdir()
    (tmp_path / "way").symlink_to("disk2")
    twin.prove(output=tmp_path / "way/site")
    assert (tmp_path / "disk2/site/index.html").is_file()


def test_another_release_of_a_library(twin: Twin, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the other one has made is worth nothing, even where it looks the same."""
    for module in ("start", "whole", "index.later"):
        monkeypatch.setattr(f"pressmark.building.{module}.fingerprint", lambda: b"another")
    result = twin.prove()
    assert not result.unchanged
    assert result.written == ()
    assert len(twin.rendered) == result.pages


def test_two_sites_of_one_archive_built_at_once(twin: Twin) -> None:
    """One waits for the other: both share what they remember."""
    put(twin.root, {REPORT: NEW})
    results: dict[str, BuildResult] = {}

    def run(name: str) -> None:
        asked = replace(
            twin.options, output=twin.root.parent / name / "site", base_url=f"https://{name}.example/"
        )
        results[name] = build(asked)

    threads = [threading.Thread(target=run, args=(name,)) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name in ("one", "two"):
        assert [str(found) for found in results[name].diagnostics if found.code == "O805"] == []
        asked = replace(
            twin.options, output=twin.root.parent / name / "site", base_url=f"https://{name}.example/"
        )
        same(tree_of(asked.output), twin.clean(asked)[1])


def test_a_folder_of_the_site_that_is_a_mount_of_another(twin: Twin) -> None:
    """As far as a link can play it: what lies behind is left alone."""
    behind = twin.root.parent / "behind"
    (twin.options.output / "articles").rename(behind)
    (twin.options.output / "articles").symlink_to(behind)
    before = tree_of(behind)
    twin.prove()
    same(tree_of(behind), before)


def test_permissions_taken_from_a_page_and_from_a_report(twin: Twin) -> None:
    (twin.options.output / "index.html").chmod(0)
    (twin.root / REPORT).chmod(0o400)
    twin.prove()


_FULL = """
import resource, signal, sys
from pathlib import Path
from pressmark.building import BuildOptions, build
from pressmark.keys import fingerprint

fingerprint()
root = Path(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
result = build(BuildOptions(root, root / "site", search=False, memory=root / ".pressmark"))
print(result.failed, *(found.code for found in (*result.diagnostics, *result.remarks)))
"""


@pytest.mark.parametrize("room", [0, 1, 9_000, 40_000, 90_000, 150_000])
def test_a_disk_without_room_for_larger_files(twin: Twin, room: int) -> None:
    """Whatever has no room, the site or the memory, it is told; the site is the old one or the new one."""
    import sys

    before = tree_of(twin.options.output)
    put(twin.root, {REPORT: NEW, "content/articles/long.md": OLD + b"A long word. " * 5_000})
    done = subprocess.run(
        [sys.executable, "-c", _FULL, str(twin.root), str(room)], capture_output=True, text=True, check=True
    )
    failed, *codes = done.stdout.split()
    if failed == "True":
        assert {"O803"} & set(codes)
        same(tree_of(twin.options.output), before)
    else:
        assert not {"O803"} & set(codes)
        same(tree_of(twin.options.output), twin.clean(twin.options)[1])
    twin.prove()
