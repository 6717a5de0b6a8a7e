"""A build that believes who watches the archive: the same bytes, or none; and another makes sure."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pressmark.building import BuildOptions, build, build_told
from tests.building.conftest import Make, Workshop
from tests.building.test_amending import FIRST, edit

ONE = "content/articles/one.md"


@pytest.fixture
def archive(workshop: Make) -> Workshop:
    made = workshop(FIRST)
    build(options_of(made))
    assert build(options_of(made)).unchanged
    return made


def options_of(archive: Workshop) -> BuildOptions:
    return BuildOptions(archive.root, archive.output, search=False, memory=archive.root / ".pressmark")


def clean(archive: Workshop) -> dict[str, bytes]:
    other = Workshop(archive.root.parent / "clean")
    build(replace(options_of(archive), output=other.output, memory=None))
    return other.tree()


def with_words(words: str) -> Callable[[str], str]:
    return lambda text: f"{text}\n{words}\n"


def test_edit_upon_edit(archive: Workshop) -> None:
    for number in range(3):
        stem = ("one", "two")[number % 2]
        edit(archive, stem, with_words(f"Line {number}."))
        result = build_told(options_of(archive), {f"content/articles/{stem}.md"})
        assert result is not None
        assert f"articles/{stem}/index.html" in result.written
        assert archive.tree() == clean(archive)
    assert build(options_of(archive)).unchanged


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(with_words("[[Ben Nevis]] came."), {ONE}, id="more than the inside"),
        pytest.param(lambda text: text, {ONE}, id="nothing"),
        pytest.param(with_words("More."), {"content/articles/two.md"}, id="another file"),
        pytest.param(with_words("More."), {ONE, "content/articles/new.md"}, id="a file that nobody knows"),
        pytest.param(with_words("More."), {ONE, "content/archive.toml"}, id="the settings too"),
    ],
)
def test_what_is_left_to_the_other_build(
    archive: Workshop, change: Callable[[str], str], told: set[str]
) -> None:
    before = archive.tree()
    edit(archive, "one", change)
    if "content/archive.toml" in told:
        archive.write({"content/archive.toml": 'title = "Another title"\n'})
    assert build_told(options_of(archive), told) is None
    assert archive.tree() == before
    build(options_of(archive))
    assert archive.tree() == clean(archive)


def test_what_nobody_told_of_is_found_by_the_next_build(archive: Workshop) -> None:
    for stem in ("one", "three"):
        edit(archive, stem, with_words("More."))
    assert build_told(options_of(archive), {ONE}) is not None
    assert archive.tree() != clean(archive)
    assert "articles/three/index.html" in build(options_of(archive)).written
    assert archive.tree() == clean(archive)


def test_an_edit_undone_with_its_stamp_after_it_was_told_of(archive: Workshop) -> None:
    """What was believed is no more certain than what was looked at."""
    path = archive.root / ONE
    edit(archive, "one", with_words("First."))
    assert build_told(options_of(archive), {ONE}) is not None
    path.write_text(path.read_text().replace("First.", "Other."))
    build(options_of(archive))
    assert archive.tree() == clean(archive)


def test_pages_that_somebody_else_has_damaged_are_mended_by_the_next_build(archive: Workshop) -> None:
    (archive.output / "articles/three/index.html").write_text("Torn")
    (archive.output / "people/ann/index.html").unlink()
    (archive.output / "stray.html").write_text("Stray")
    edit(archive, "one", with_words("More."))
    assert build_told(options_of(archive), {ONE}) is not None
    build(options_of(archive))
    assert archive.tree() == clean(archive)


def test_after_a_build_of_another_process_it_is_not_certain(archive: Workshop) -> None:
    edit(archive, "three", with_words("More."))
    program = (
        "import sys; from pathlib import Path; from pressmark.building import *; root = Path(sys.argv[1]);"
        "build(BuildOptions(root, root / 'site', search=False, memory=root / '.pressmark'))"
    )
    subprocess.run([sys.executable, "-c", program, str(archive.root)], check=True)
    edit(archive, "one", with_words("More."))
    assert build_told(options_of(archive), {ONE}) is None
    build(options_of(archive))
    edit(archive, "one", with_words("Still more."))
    assert build_told(options_of(archive), {ONE}) is not None
    assert archive.tree() == clean(archive)


def test_without_a_memory_or_a_build_before(archive: Workshop, tmp_path: Path) -> None:
    edit(archive, "one", with_words("More."))
    assert build_told(replace(options_of(archive), memory=None), {ONE}) is None
    assert build_told(replace(options_of(archive), output=tmp_path / "other"), {ONE}) is None


def test_a_report_of_several_files(archive: Workshop) -> None:
    archive.write(
        {
            "content/articles/four.txt": "A mill.\n",
            "content/articles/four.yaml": "title: Mill\ndate: 2015-10-02\nadded: 2015-10-03\n",
        }
    )
    assert not build(options_of(archive)).failed
    archive.write({"content/articles/four.txt": "An old mill.\n"})
    result = build_told(options_of(archive), {"content/articles/four.txt"})
    assert result is not None
    assert archive.tree() == clean(archive)
    assert build(options_of(archive)).unchanged
