"""The proof on the archive of this repository: what an author may ask for with ``--verify``, edit by edit."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from pressmark.building import BuildOptions, build, verify

CONTENT = Path(__file__).parents[2] / "content"


def _longer(text: str) -> str:
    return f"{text}\nA sentence that nobody had written before.\n"


def _retitled(text: str) -> str:
    return text.replace("\ntitle: ", "\ntitle: Once more, ", 1)


def _renamed(text: str) -> str:
    return text.replace("\nname: ", "\nname: Old ", 1)


def _edit(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, encoding="utf-8")


def test_our_archive_after_every_edit_is_what_a_clean_build_makes(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    shutil.copytree(CONTENT, root / "content")
    reports = sorted((root / "content" / "articles").rglob("*.md"))
    people = sorted((root / "content" / "entities" / "person").glob("*.md"))
    options = BuildOptions(root, root / "site", search=False, memory=root / ".pressmark")
    edits: list[Callable[[], object]] = [
        lambda: None,
        partial(_edit, reports[3], _longer),
        partial(_edit, reports[5], _retitled),
        partial(_edit, people[0], _renamed),
        reports[7].unlink,
    ]
    for edit in edits:
        edit()
        result = build(options)
        assert not result.failed
        assert verify(options, result) == ()


def test_our_archive_and_its_search(tmp_path: Path) -> None:
    options = BuildOptions(CONTENT.parent, tmp_path / "site", memory=tmp_path / "memory")
    result = build(options)
    assert verify(options, result) == ()
