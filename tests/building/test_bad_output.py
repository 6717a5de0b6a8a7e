"""A folder that cannot take the site: it is told why, and what stood there stays to the byte."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pressmark.building import BuildOptions, BuildResult, build
from pressmark.output import MARKER, Staging, staging
from tests.building.conftest import Make, Workshop

REPORT = "---\ntitle: Sea wall breached\ndate: 1953-02-01\n---\n\n[[person:Jane Roe]] raised the alarm.\n"


@pytest.fixture
def made(workshop: Make) -> Workshop:
    made = workshop({"content/articles/sea-wall.md": REPORT})
    assert not made.build().failed
    return made


def refused(result: BuildResult, code: str) -> str:
    """The only error of a build that failed by it: its words and its hint."""
    [found] = [d for d in result.diagnostics if d.severity == "error"]
    assert result.failed
    assert found.code == code
    assert found.place.path == str(result.output)
    assert found.hint
    return f"{found.message}; {found.hint}"


def build_into(made: Workshop, output: Path) -> BuildResult:
    return build(BuildOptions(root=made.root, output=output, search=False))


def test_a_folder_with_somebody_elses_files(made: Workshop, tmp_path: Path) -> None:
    thesis = tmp_path / "mine" / "thesis.doc"
    thesis.parent.mkdir()
    thesis.write_text("mine")
    assert "thesis.doc" in refused(build_into(made, thesis.parent), "O801")
    assert [path.name for path in thesis.parent.iterdir()] == ["thesis.doc"]


@pytest.mark.parametrize("where", ["content", "content/site", "content/articles", "templates/x", ".", ".."])
def test_in_or_above_the_sources(made: Workshop, where: str) -> None:
    before = sorted(path for path in made.root.rglob("*"))
    refused(build_into(made, made.root / where), "O802")
    assert sorted(path for path in made.root.rglob("*")) == before


def test_content_by_another_way(made: Workshop, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(made.root / "content")
    refused(build_into(made, tmp_path / "way"), "O802")


def test_a_file_in_the_way(made: Workshop, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")
    assert "in the way" in refused(build_into(made, tmp_path / "note.txt"), "O803")
    refused(build_into(made, tmp_path / "note.txt" / "site"), "O803")
    assert (tmp_path / "note.txt").read_text() == "mine"


def test_a_link_that_leads_to_itself(made: Workshop, tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to("round")
    refused(build_into(made, tmp_path / "round"), "O803")


def test_a_folder_that_nobody_can_write(made: Workshop) -> None:
    refused(build_into(made, Path("/proc/pressmark")), "O803")


def test_a_link_to_a_folder_stays_a_link(made: Workshop, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "public").symlink_to("disk")
    assert not build_into(made, tmp_path / "public").failed
    assert not build_into(made, tmp_path / "public").failed
    assert (tmp_path / "public").is_symlink()
    assert (tmp_path / "disk/index.html").is_file()


def test_an_archive_that_is_not_there_leaves_no_folder_behind(tmp_path: Path) -> None:
    result = build(BuildOptions(root=tmp_path / "nowhere", output=tmp_path / "nowhere/site", search=False))
    assert [d.code for d in result.diagnostics] == ["S102"]
    assert list(tmp_path.iterdir()) == []


def test_an_error_in_a_first_build_leaves_no_folder_behind(workshop: Make) -> None:
    made = workshop({"content/articles/sea-wall.md": ""})
    assert made.build().failed
    assert not made.output.exists()


def full_after(
    monkeypatch: pytest.MonkeyPatch, owner: object, name: str, times: int, of: Callable[[Path], bool]
) -> None:
    """The disk is full once ``owner.name`` has been called ``times`` times for a path that ``of`` picks."""
    really, calls = getattr(owner, name), [0]

    def refusing(path: Path, *arguments: object, **options: object) -> object:
        if of(Path(path)):
            calls[0] += 1
            if calls[0] > times:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return really(path, *arguments, **options)

    monkeypatch.setattr(owner, name, refusing)


def is_staged(path: Path) -> bool:
    return ".staging-" in str(path)


@pytest.mark.parametrize("times", [0, 1, 7])
def test_a_disk_that_is_full_while_the_site_is_staged(
    made: Workshop, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    before = made.tree()
    made.write({"content/archive.toml": 'title = "Another title"\n'})
    full_after(monkeypatch, staging, "write_new", times, is_staged)
    assert "no space left" in refused(made.build(), "O803")
    assert made.tree() == before
    monkeypatch.undo()
    assert not made.build().failed
    assert made.tree() != before


@pytest.mark.parametrize(("owner", "name"), [(Path, "replace"), (Path, "rename"), (staging, "make_new")])
@pytest.mark.parametrize("times", [0, 1, 5])
def test_a_disk_that_refuses_half_way_gets_the_old_site_back(
    made: Workshop, monkeypatch: pytest.MonkeyPatch, owner: object, name: str, times: int
) -> None:
    (made.output / "people/old.html").write_text("what is not planned is taken away last")
    (made.output / "empty").mkdir()
    for number in range(6):
        (made.output / f"stranger-{number}.html").write_text("and this too")
    before = made.tree()
    report = REPORT.replace("Sea wall", "Great wall").replace("Jane Roe", "J. Doe")
    made.write({f"content/articles/report-{number}.md": report for number in range(6)})
    full_after(
        monkeypatch, owner, name, times, lambda path: "articles" in str(path) or "stranger" in str(path)
    )
    refused(made.build(), "O803")
    monkeypatch.undo()
    assert made.tree() == before
    assert not made.build().failed
    assert "Great wall" in made.page("index.html")
    assert not (made.output / "people/old.html").exists()


def test_files_and_folders_that_changed_places_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "site"
    put(output, {"a": b"file", "b/c": b"deep", "z": b"last"})
    (output / "link").symlink_to("a")
    before = contents(output)
    full_after(monkeypatch, Path, "replace", 0, lambda path: path.name == "z")
    with pytest.raises(OSError, match="space"):
        put(output, {"a/x": b"now a folder", "b": b"now a file", "link": b"no link", "z": b"changed"})
    monkeypatch.undo()
    assert contents(output) == before
    assert (output / "link").is_symlink()


def test_stopping_the_program_half_way_puts_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "site"
    put(output, {"a": b"1", "z": b"1"})
    really = Path.replace

    def stopped(path: Path, target: Path) -> Path:
        if path.name == "z" and path.parent.name == "new":
            raise KeyboardInterrupt
        return really(path, target)

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        put(output, {"a": b"2", "z": b"2"})
    assert contents(output) == {MARKER: contents(output)[MARKER], "a": b"1", "z": b"1"}


def test_a_disk_without_hard_links_is_written_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "site"
    put(output, {"a": b"1"})

    def no_links(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", no_links)
    put(output, {"a": b"2"})
    assert contents(output)["a"] == b"2"


def put(output: Path, files: dict[str, bytes]) -> None:
    with Staging(output) as staging:
        for path, data in files.items():
            staging.add(path, data)
        staging.commit()


def contents(output: Path) -> dict[str, bytes]:
    return {p.relative_to(output).as_posix(): p.read_bytes() for p in output.rglob("*") if p.is_file()}
