"""Equal content gives equal bytes: whoever builds it, where, when, with how many processes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pressmark.building import BuildOptions, build
from tests.proof.content import FIRST
from tests.proof.twin import Tree, put, same, split_small, tree_of

ARCHIVE = {
    **FIRST,
    "content/articles/über-die-mühle.md": "---\ntitle: Über die Mühle\ndate: 1953\n---\nÄrger.\n".encode(),
}

_BUILD = """
import json, sys
from pathlib import Path
from pressmark.building import BuildOptions, build

root = Path(sys.argv[1])
result = build(BuildOptions(root, root / "site", memory=root / ".pressmark"))
print(json.dumps([[str(found) for found in result.diagnostics], result.written, result.unchanged]))
"""


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Tree, list[str]]:
    """The site, search included, and what is said of it."""
    root = tmp_path_factory.mktemp("plain") / "archive"
    put(root, ARCHIVE)
    result = build(BuildOptions(root, root / "site"))
    assert not result.failed
    return tree_of(root / "site"), [str(found) for found in result.diagnostics]


def built_elsewhere(root: Path, **environment: str) -> tuple[list[str], list[str], bool]:
    """What the build of a process with another environment says, what it writes, and whether it had to."""
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, str(root)],
        env={**os.environ, **environment},
        cwd="/",
        capture_output=True,
        check=True,
    )
    said, written, unchanged = json.loads(done.stdout)
    return said, written, unchanged


STRANGE: tuple[dict[str, str], ...] = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "LANG": "C", "TZ": "Pacific/Kiritimati"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8", "TZ": "America/Los_Angeles"},
    {"PYTHONHASHSEED": "3", "PYTHONUTF8": "0", "LC_ALL": "POSIX", "SOURCE_DATE_EPOCH": "0"},
)


def test_nothing_in_the_environment_changes_a_byte_or_a_key(
    wanted: tuple[Tree, list[str]], tmp_path: Path
) -> None:
    """One process after the other builds upon what the one before has left: each finds it fit for use."""
    put(tmp_path, ARCHIVE)
    said, _, _ = built_elsewhere(tmp_path, **STRANGE[0])
    assert said == wanted[1]
    same(tree_of(tmp_path / "site"), wanted[0])
    for number, environment in enumerate(STRANGE[1:]):
        put(tmp_path, {"content/articles/README.md": str(number).encode()})
        said, written, unchanged = built_elsewhere(tmp_path, **environment)
        assert (written, unchanged) == ([], False)
        same(tree_of(tmp_path / "site"), wanted[0])


def test_the_order_in_which_files_were_made_changes_nothing(
    wanted: tuple[Tree, list[str]], tmp_path: Path
) -> None:
    put(tmp_path, dict(sorted(ARCHIVE.items(), key=lambda entry: entry[0][::-1])))
    result = build(BuildOptions(tmp_path, tmp_path / "site", memory=tmp_path / ".pressmark"))
    assert [str(found) for found in result.diagnostics] == wanted[1]
    same(tree_of(tmp_path / "site"), wanted[0])


def test_any_number_of_workers_gives_the_same(wanted: tuple[Tree, list[str]], tmp_path: Path) -> None:
    put(tmp_path, ARCHIVE)
    for jobs in (2, 3):
        options = BuildOptions(
            tmp_path, tmp_path / "site", memory=tmp_path / ".pressmark", jobs=jobs, clean=True
        )
        with split_small():
            result = build(options)
        assert [str(found) for found in result.diagnostics] == wanted[1]
        same(tree_of(tmp_path / "site"), wanted[0])


@pytest.mark.parametrize("name", ["with spaces and ümläuts — ", "[brackets]*?", "#%41&'\""])
def test_where_the_archive_lies_changes_nothing(
    wanted: tuple[Tree, list[str]], tmp_path: Path, name: str
) -> None:
    root = tmp_path / name
    put(root, ARCHIVE)
    result = build(BuildOptions(root, root / "site", memory=root / ".pressmark"))
    assert [str(found) for found in result.diagnostics] == wanted[1]
    same(tree_of(root / "site"), wanted[0])


def test_however_the_archive_is_called_it_is_the_same_one(
    wanted: tuple[Tree, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "archive"
    put(root, ARCHIVE)
    (tmp_path / "way").symlink_to("archive")
    monkeypatch.chdir(tmp_path)
    for number, called in enumerate((root, Path("archive"), Path("./way"), tmp_path / "way/../archive")):
        result = build(BuildOptions(called, called / "site", memory=called / ".pressmark"))
        assert result.unchanged == bool(number)
        assert [str(found) for found in result.diagnostics] == wanted[1]
    monkeypatch.chdir(root)
    assert build(BuildOptions(Path(), Path("site"), memory=Path(".pressmark"))).unchanged
    same(tree_of(root / "site"), wanted[0])


def test_a_build_writes_nothing_into_the_content(tmp_path: Path) -> None:
    put(tmp_path, ARCHIVE)
    folders = [path for path in (tmp_path / "content").rglob("*") if path.is_dir()]
    before = [(path, path.stat().st_mtime_ns) for path in sorted((tmp_path / "content").rglob("*"))]
    for path in folders:
        path.chmod(0o555)
    try:
        assert not build(BuildOptions(tmp_path, tmp_path / "site", memory=tmp_path / ".pressmark")).failed
    finally:
        for path in folders:
            path.chmod(0o755)
    assert before == [(path, path.stat().st_mtime_ns) for path in sorted((tmp_path / "content").rglob("*"))]


def test_a_clock_that_is_wrong_changes_nothing(wanted: tuple[Tree, list[str]], tmp_path: Path) -> None:
    """Files from the future, as after the clock was set back, and from before the first clock."""
    put(tmp_path, ARCHIVE)
    options = BuildOptions(tmp_path, tmp_path / "site", memory=tmp_path / ".pressmark")
    paths = [path for path in sorted(tmp_path.rglob("*")) if path.is_file()]
    for number, path in enumerate(paths):
        when = 4_000_000_000 if number % 2 else 1
        os.utime(path, (when, when))
    assert not build(options).failed
    for path in [path for path in (tmp_path / "site").rglob("*") if path.is_file()]:
        os.utime(path, (4_000_000_000, 4_000_000_000))
    assert build(options).unchanged
    article = tmp_path / "content/articles/relief.md"
    article.write_bytes(article.read_bytes().replace(b"Tea", b"Tee"))
    os.utime(article, (4_000_000_000, 4_000_000_000))
    assert "articles/relief/index.html" in build(options).written
    put(tmp_path, ARCHIVE)
    assert not build(options).unchanged
    same(tree_of(tmp_path / "site"), wanted[0])


def test_a_second_archive_of_the_same_content_is_the_same_site(
    wanted: tuple[Tree, list[str]], tmp_path: Path
) -> None:
    """A copy with its memory and its site, made with all times, as backups are."""
    first, second = tmp_path / "first", tmp_path / "second"
    put(first, ARCHIVE)
    assert not build(BuildOptions(first, first / "site", memory=first / ".pressmark")).failed
    shutil.copytree(first, second, symlinks=True)
    options = BuildOptions(second, second / "site", memory=second / ".pressmark")
    assert build(options).written == ()
    put(second, {"content/articles/relief.md": b"---\ntitle: Other\ndate: 1953\n---\nOther.\n"})
    assert build(options).written
    assert build(BuildOptions(first, first / "site", memory=first / ".pressmark")).unchanged
    same(tree_of(first / "site"), wanted[0])
