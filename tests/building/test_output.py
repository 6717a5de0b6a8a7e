"""The output folder equals the plan, and a refused build leaves it as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressmark.output import MARKER, Staging, check_output


def codes(output: Path, root: Path) -> list[str]:
    return [diagnostic.code for diagnostic in check_output(output, root)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    (folder / "content").mkdir(parents=True)
    (folder / "templates").mkdir()
    return folder


def test_an_empty_folder_and_a_missing_one_are_taken(root: Path) -> None:
    (root / "site").mkdir()
    assert codes(root / "site", root) == []
    assert codes(root / "elsewhere" / "deep", root) == []


def test_a_folder_with_only_gitignore_counts_as_empty(root: Path) -> None:
    (root / "site").mkdir()
    (root / "site" / ".gitignore").write_text("*\n")
    assert codes(root / "site", root) == []


def test_somebody_elses_folder_is_refused(root: Path) -> None:
    (root / "site").mkdir()
    (root / "site" / "thesis.doc").write_text("mine")
    assert codes(root / "site", root) == ["O801"]
    assert (root / "site" / "thesis.doc").read_text() == "mine"


@pytest.mark.parametrize("where", ["content", "content/site", "templates", "."])
def test_the_sources_are_never_written_into(root: Path, where: str) -> None:
    assert codes(root / where, root) == ["O802"]


def test_a_parent_of_the_archive_is_refused(root: Path) -> None:
    assert codes(root.parent, root) == ["O802"]


def test_a_link_into_the_sources_is_refused(root: Path) -> None:
    (root / "site").symlink_to(root / "content")
    assert codes(root / "site", root) == ["O802"]


def test_a_file_in_the_way_is_refused(root: Path) -> None:
    (root / "site").write_text("a file")
    assert codes(root / "site", root) == ["O803"]


def put(output: Path, files: dict[str, bytes]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    output.mkdir(exist_ok=True)
    with Staging(output) as staging:
        for path, data in files.items():
            staging.add(path, data)
        outcome = staging.commit()
    return outcome.written, outcome.removed


def tree(output: Path) -> dict[str, bytes]:
    return {p.relative_to(output).as_posix(): p.read_bytes() for p in output.rglob("*") if p.is_file()}


def test_only_what_differs_is_written_and_strangers_go(tmp_path: Path) -> None:
    output = tmp_path / "site"
    put(output, {"a/index.html": b"one", "b/index.html": b"two"})
    before = (output / "a/index.html").stat().st_mtime_ns
    (output / "stray.html").write_text("stray")
    written, removed = put(output, {"a/index.html": b"one", "b/index.html": b"three", "c.txt": b"new"})
    assert written == ("b/index.html", "c.txt")
    assert removed == ("stray.html",)
    assert (output / "a/index.html").stat().st_mtime_ns == before
    assert set(tree(output)) == {MARKER, "a/index.html", "b/index.html", "c.txt"}


def test_what_is_no_longer_planned_goes_with_its_folder(tmp_path: Path) -> None:
    output = tmp_path / "site"
    put(output, {"people/x/index.html": b"x"})
    _, removed = put(output, {"index.html": b"home"})
    assert removed == ("people/x/index.html",)
    assert not (output / "people").exists()


def test_git_is_left_alone(tmp_path: Path) -> None:
    output = tmp_path / "site"
    put(output, {"index.html": b"home"})
    (output / ".git").mkdir()
    (output / ".git" / "HEAD").write_text("ref")
    (output / ".gitignore").write_text("*\n")
    put(output, {"index.html": b"home"})
    assert (output / ".git" / "HEAD").read_text() == "ref"
    assert (output / ".gitignore").exists()


def test_a_file_becomes_a_folder_and_a_folder_a_file(tmp_path: Path) -> None:
    output = tmp_path / "site"
    put(output, {"a": b"file", "b/c": b"deep"})
    put(output, {"a/x": b"now a folder", "b": b"now a file"})
    assert tree(output) == {MARKER: tree(output)[MARKER], "a/x": b"now a folder", "b": b"now a file"}


def test_what_is_not_committed_leaves_the_old_site_whole(tmp_path: Path) -> None:
    output = tmp_path / "site"
    put(output, {"index.html": b"old"})
    with Staging(output) as staging:
        staging.add("index.html", b"new")  # and never committed
    assert tree(output)["index.html"] == b"old"
    assert not list(output.glob(".staging-*"))


def test_one_path_planned_twice_is_a_mistake_of_the_program(tmp_path: Path) -> None:
    with Staging(tmp_path) as staging:
        staging.add("a", b"1")
        with pytest.raises(ValueError, match="twice"):
            staging.add("a", b"2")
