"""A new archive: made only where nothing can be lost, and right from the first build."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pressmark import __version__
from pressmark.building import BuildOptions, build
from pressmark.cli.new import new_command
from pressmark.scaffold import NewArchiveError, new_archive
from pressmark.scaffold.requirement import requirement


def files(folder: Path) -> set[str]:
    """Every file below ``folder``."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_what_a_new_archive_holds(tmp_path: Path) -> None:
    root = tmp_path / "deep" / "archive"
    written = new_archive(root)
    assert set(written) == files(root)
    assert {
        "README.md",
        "requirements.txt",
        ".gitignore",
        ".gitattributes",
        ".github/workflows/publish.yml",
        "site/.gitignore",
        "content/archive.toml",
        "content/pages/about.md",
    } <= files(root)
    assert (root / "site/.gitignore").read_text() == "*\n!.gitignore\n"


def test_every_sample_says_that_it_is_one(tmp_path: Path) -> None:
    new_archive(tmp_path)
    content = tmp_path / "content"
    reports = [path for ending in ("md", "txt") for path in content.glob(f"articles/**/*.{ending}")]
    assert len(reports) == 2
    for path in [*reports, *content.glob("entities/*/*.md"), *content.glob("stories/*.md")]:
        assert "invented" in path.read_text(encoding="utf-8").lower(), path


def test_a_new_archive_builds_without_a_word(tmp_path: Path) -> None:
    new_archive(tmp_path)
    result = build(BuildOptions(root=tmp_path, output=tmp_path / "site", base_url="https://example.org/a/"))
    assert [f"{d.place.path}:{d.place.line} {d.code} {d.message}" for d in result.diagnostics] == []
    assert result.pages
    library = (tmp_path / "site/organisations/eastmere-library/index.html").read_text(encoding="utf-8")
    assert "1988-03-14-sample-river-in-the-library" in library
    assert "1988-05-09-sample-library-opens-again" in library


def test_a_new_archive_builds_before_it_has_an_address(tmp_path: Path) -> None:
    new_archive(tmp_path)
    result = build(BuildOptions(root=tmp_path, output=tmp_path / "site", search=False))
    assert {d.severity for d in result.diagnostics} <= {"notice"}
    assert result.pages


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(NewArchiveError) as refused:
        new_archive(tmp_path)
    assert refused.value.diagnostic.code == "I401"
    assert files(tmp_path) == {"letter.txt"}


def test_an_empty_repository_becomes_an_archive(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    new_archive(tmp_path)
    ignored = subprocess.run(
        ["git", "-C", str(tmp_path), "status", "--porcelain", "--untracked-files=all"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    kept = {line.removeprefix("?? ") for line in ignored.splitlines()}
    assert kept == {name for name in files(tmp_path) if not name.startswith(".git/")}


def test_where_nothing_can_be_written_nothing_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def fail_for_the_readme(path: Path, mode: str = "r") -> object:
        if path.name == "README.md":
            raise PermissionError(13, "Permission denied")
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", fail_for_the_readme)
    with pytest.raises(NewArchiveError) as refused:
        new_archive(tmp_path / "a" / "b")
    assert refused.value.diagnostic.code == "I402"
    assert "Permission denied" in refused.value.diagnostic.message
    assert not (tmp_path / "a").exists()


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NewArchiveError) as refused:
        new_archive(tmp_path / "file")
    assert refused.value.diagnostic.code == "I402"


def test_the_command(tmp_path: Path) -> None:
    run = CliRunner().invoke(new_command, [str(tmp_path / "archive")])
    assert run.exit_code == 0
    assert "pressmark serve" in run.output
    again = CliRunner().invoke(new_command, [str(tmp_path / "archive"), "--format", "json"])
    assert again.exit_code == 1
    assert [row["code"] for row in json.loads(again.output)] == ["I401"]


class Installed:
    """An installation that was recorded as ``origin``."""

    def __init__(self, origin: str | None) -> None:
        self.origin = origin

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return self.origin


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        (None, f"pressmark=={__version__}"),
        ('{"url": "file:///here", "dir_info": {"editable": true}}', f"pressmark=={__version__}"),
        (
            '{"url": "https://example.org/p.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}',
            "pressmark @ git+https://example.org/p.git@abc",
        ),
    ],
)
def test_the_workflow_installs_what_made_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, origin: str | None, line: str
) -> None:
    monkeypatch.setattr("pressmark.scaffold.requirement.distribution", lambda name: Installed(origin))
    new_archive(tmp_path)
    assert (tmp_path / "requirements.txt").read_text(encoding="utf-8").splitlines()[-1] == line


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    run = subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True, text=True)
    return run.stdout.strip()


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a repository with one commit, from which Pressmark was installed."""
    for name in ("original", "a copy"):
        (tmp_path / name).mkdir()
    git(tmp_path / "original", "init", "-q", "-b", "main")
    git(tmp_path / "original", "commit", "-q", "--allow-empty", "-m", "first")
    git(tmp_path, "clone", "-q", "original", "a copy")
    origin = json.dumps({"url": (tmp_path / "a copy").as_uri(), "dir_info": {"editable": True}})
    monkeypatch.setattr("pressmark.scaffold.requirement.distribution", lambda name: Installed(origin))
    return tmp_path / "a copy"


@pytest.mark.parametrize(
    ("origin", "address"),
    [
        ("https://example.org/p.git", "https://example.org/p.git"),
        ("https://jane:secret@example.org/p.git", "https://example.org/p.git"),
        ("git@example.org:jane/p.git", "https://example.org/jane/p.git"),
        ("ssh://git@example.org/jane/p.git", "https://example.org/jane/p.git"),
    ],
)
def test_a_copy_of_a_repository_is_installed_from_there(copy: Path, origin: str, address: str) -> None:
    git(copy, "remote", "set-url", "origin", origin)
    assert requirement() == f"pressmark @ git+{address}@{git(copy, 'rev-parse', 'HEAD')}"


def test_what_nobody_else_can_reach_is_not_written_down(copy: Path) -> None:
    assert requirement() == f"pressmark=={__version__}", "the original lies on this machine"
    git(copy, "remote", "set-url", "origin", "https://example.org/p.git")
    git(copy, "commit", "-q", "--allow-empty", "-m", "mine alone")
    assert requirement() == f"pressmark=={__version__}", "the original does not have this commit"


def test_a_folder_inside_a_repository_is_not_that_repository(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(copy, "remote", "set-url", "origin", "https://example.org/p.git")
    (copy / "inside").mkdir()
    origin = json.dumps({"url": (copy / "inside").as_uri(), "dir_info": {}})
    monkeypatch.setattr("pressmark.scaffold.requirement.distribution", lambda name: Installed(origin))
    assert requirement() == f"pressmark=={__version__}"


def test_the_command_says_what_is_left_to_do(copy: Path) -> None:
    said = CliRunner().invoke(new_command, [str(copy / "one")]).output
    assert "requirements.txt" in said
    git(copy, "remote", "set-url", "origin", "https://example.org/p.git")
    said = CliRunner().invoke(new_command, [str(copy / "two")]).output
    assert "requirements.txt" not in said


def test_the_command_to_go_on_with_works_as_it_is_shown(tmp_path: Path) -> None:
    program = Path(sys.executable).parent / "pressmark"
    folder = tmp_path / "my archive"
    typed = [str(program), "new", str(folder)]
    run = subprocess.run(typed, capture_output=True, text=True, check=True, env={"PATH": "/usr/bin:/bin"})
    shown = next(line.strip() for line in run.stdout.splitlines() if " serve " in line)
    assert shlex.split(shown) == [str(program), "serve", "--root", str(folder), "--open"]
    on_path = {"PATH": f"{program.parent}:/usr/bin:/bin"}
    typed[-1] = str(tmp_path / "b")
    run = subprocess.run(typed, capture_output=True, text=True, check=True, env=on_path)
    assert f"    pressmark serve --root {tmp_path / 'b'} --open" in run.stdout
