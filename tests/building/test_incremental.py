"""Builds that remember do only what has changed, say what they said, and give what a clean one gives."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pressmark.building import BuildOptions, BuildResult, build, index_site, verify
from pressmark.building.planning.making import Maker, Result
from pressmark.diagnostics import Place, diagnose
from pressmark.pages.planned import Unit
from pressmark.search.index import IndexResult, build_index
from pressmark.search.values import SearchRecord
from pressmark.templates import default_theme
from tests.building.conftest import Make, Workshop

FILES: dict[str, str | bytes] = {
    "content/archive.toml": 'title = "The archive"\nbase_url = "https://example.org/a/"\n',
    "content/articles/flood.md": "---\ntitle: The flood\ndate: 1953-02-01\n---\n[[Ann Roe]] saw it.\n",
    "content/articles/vote.md": "---\ntitle: Vote\ndate: 1953-11-30\n---\nBy [[Ann Roe]] and [[Bo Berg]].\n",
    "content/entities/person/ann-roe.md": "---\nname: Ann Roe\n---\nA mason.\n",
    "content/entities/person/bo-berg.md": "---\nname: Bo Berg\n---\n",
    "content/entities/person/cy-coe.md": "---\nname: Cy Coe\n---\n",
    "content/media/dot.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
}


def options(made: Workshop, *, search: bool = False, jobs: int = 1) -> BuildOptions:
    return BuildOptions(made.root, made.output, search=search, memory=made.root / ".pressmark", jobs=jobs)


def settle(made: Workshop) -> None:
    """Lets every file be older than a tick of the clock, as files mostly are."""
    long_ago = 1_600_000_000
    for path in made.root.rglob("*"):
        if path.is_file() and ".pressmark" not in path.parts:
            os.utime(path, (long_ago, long_ago))


@pytest.fixture
def made(workshop: Make) -> Workshop:
    return workshop(FILES)


def again(made: Workshop, **how: bool | int | Path) -> BuildResult:
    """A build that remembers, proved against one that knows nothing."""
    asked = replace(options(made), **how)  # type: ignore[arg-type]
    result = build(asked)
    assert not result.failed
    assert verify(asked, result) == ()
    return result


def test_a_second_build_does_nothing(made: Workshop) -> None:
    first = again(made)
    second = again(made)
    assert second.unchanged
    assert (second.written, second.removed) == ((), ())
    assert (second.pages, second.base_path) == (first.pages, first.base_path)
    assert second.diagnostics == first.diagnostics


def test_a_second_build_repeats_every_word(made: Workshop) -> None:
    made.write(
        {"content/articles/storm.md": "---\ntitle: Storm\ndate: 1953\n---\n[[person:Nobody Known]] came.\n"}
    )
    first = again(made)
    assert [found.code for found in first.diagnostics] == ["L402"]
    second = again(made)
    assert second.unchanged
    assert second.diagnostics == first.diagnostics
    assert [str(one) for one in second.unrecorded] == [str(one) for one in first.unrecorded]


def test_only_pages_that_show_an_edit_are_written(made: Workshop) -> None:
    again(made)
    made.write({"content/entities/person/cy-coe.md": "---\nname: Cy Coe\n---\nA miller.\n"})
    written = set(again(made).written)
    assert "people/cy-coe/index.html" in written
    assert "articles/flood/index.html" not in written
    assert "people/ann-roe/index.html" not in written


EDITS: dict[str, Callable[[Path], object]] = {
    "a text": lambda root: (root / "content/articles/flood.md").write_text(
        "---\ntitle: The flood\ndate: 1953-02-01\n---\n[[Bo Berg]] saw it.\n"
    ),
    "a new report": lambda root: (root / "content/articles/new.md").write_text(
        "---\ntitle: New\ndate: 1953-02-02\n---\n[[Bo Berg]].\n"
    ),
    "a report gone": lambda root: (root / "content/articles/vote.md").unlink(),
    "a report renamed": lambda root: (root / "content/articles/vote.md").rename(
        root / "content/articles/poll.md"
    ),
    "a name": lambda root: (root / "content/entities/person/ann-roe.md").write_text(
        "---\nname: Anna Roe\nnames: [Ann Roe]\n---\n"
    ),
    "a name withheld": lambda root: (root / "content/entities/person/bo-berg.md").write_text(
        "---\nname: Bo Berg\nwithhold: true\n---\n"
    ),
    "the title": lambda root: (root / "content/archive.toml").write_text('title = "Other"\n'),
    "the language": lambda root: _write(root / "content/archive.toml", 'title = "A"\nlanguage = "de"\n'),
    "a template": lambda root: _write(root / "templates/home.html", "<!doctype html><title>x</title>"),
    "words of the interface": lambda root: _write(
        root / "templates/strings/en.toml", 'home = "Front page"\n'
    ),
    "a style": lambda root: _write(root / "templates/assets/style.css", "p { color: red }\n"),
    "a picture": lambda root: (root / "content/media/dot.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg' id='x'/>"
    ),
    "a story": lambda root: _write(
        root / "content/stories/dam.md", "---\ntitle: The dam\norder: [flood, vote]\n---\n"
    ),
    "a damaged page": lambda root: (root / "site/articles/vote/index.html").write_text("torn"),
    "a page gone": lambda root: (root / "site/articles/vote/index.html").unlink(),
    "a stray file": lambda root: _write(root / "site/articles/stray.html", "stray"),
    "a page that is a link": lambda root: _link(root / "site/index.html", root / "site/about/index.html"),
    "a folder that is a link": lambda root: _moved(root / "site/articles/vote"),
    "the mark of the folder": lambda root: (root / "site/.pressmark-output").write_bytes(b"other"),
    "what a killed build was staging": lambda root: _write(root / "site/.staging-x/new/index.html", "half"),
    "the memory gone": lambda root: (root / ".pressmark/memory.sqlite").unlink(),
    "the memory damaged": lambda root: (root / ".pressmark/memory.sqlite").write_bytes(b"x" * 9000),
}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def _link(path: Path, target: Path) -> None:
    path.unlink()
    path.symlink_to(target)


def _moved(folder: Path) -> None:
    """To where there is room, with a link in its place."""
    target = folder.parents[2] / "elsewhere"
    folder.rename(target)
    folder.symlink_to(target)


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_the_site_is_what_a_clean_build_makes(made: Workshop, edit: str) -> None:
    again(made)
    EDITS[edit](made.root)
    assert not again(made).unchanged
    assert again(made).unchanged
    assert not list(made.output.glob(".staging-*"))


def test_an_edit_of_equal_length_with_its_time_put_back_is_found(made: Workshop) -> None:
    settle(made)
    again(made)
    path = made.root / "content/articles/flood.md"
    before = path.stat()
    path.write_text(path.read_text().replace("saw", "was"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "articles/flood/index.html" in again(made).written


def test_a_page_changed_to_equal_length_with_its_time_put_back_is_mended(made: Workshop) -> None:
    again(made)
    page = made.output / "articles/flood/index.html"
    before = page.stat()
    page.write_text(page.read_text().replace("saw", "was"))
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert again(made).written == ("articles/flood/index.html",)


def test_a_broken_file_keeps_the_old_site_and_mending_it_is_enough(made: Workshop) -> None:
    again(made)
    tree = made.tree()
    path = made.root / "content/articles/flood.md"
    whole = path.read_text()
    path.write_text("---\ntitle: [\n---\n")
    assert build(options(made)).failed
    assert made.tree() == tree
    path.write_text(whole)
    result = again(made)
    assert (result.written, result.removed) == ((), ())


_BY_THREE = """
import sys
import time
from dataclasses import replace
from pathlib import Path
from pressmark.building import BuildOptions, build, verify, writing
from pressmark.building.reading import recall
root = Path(sys.argv[1])
recall._WORTHWHILE = recall._BATCH = writing._WORTHWHILE = 1
asked = BuildOptions(root, root / "site", search=False, memory=root / ".pressmark", jobs=3)
began = []
fork = writing.Forks.__enter__
writing.Forks.__enter__ = lambda self: (began.append(1), fork(self))[1]
for _ in range(2):
    result = build(asked)
    assert not result.failed
    assert not verify(asked, result)
    (root / "content/articles/flood.md").write_text("---\\ntitle: Other\\ndate: 1953\\n---\\nWords.\\n")
assert len(began) == 4  # each of two builds read and made pages so
"""


def test_any_number_of_processes_gives_the_same_bytes(made: Workshop) -> None:
    command = [sys.executable, "-c", _BY_THREE, str(made.root)]
    ran = subprocess.run(command, check=False, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


def test_clean_forgets(made: Workshop) -> None:
    again(made)
    result = build(replace(options(made), clean=True))
    assert not result.unchanged
    assert result.written == ()
    assert again(made).unchanged


def test_the_index_is_made_again_only_where_something_else_is_found(made: Workshop) -> None:
    again(made, search=True)
    made.write({"templates/assets/style.css": "p { color: red }\n"})
    assert not [path for path in again(made, search=True).written if path.startswith("pagefind/")]
    made.write({"content/articles/flood.md": "---\ntitle: The flood\ndate: 1953-02-01\n---\nOther words.\n"})
    assert [path for path in again(made, search=True).written if path.startswith("pagefind/")]


def test_pages_are_made_here_when_the_other_program_has_all_records(
    made: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever makes pages before then keeps it waiting for each of them."""
    happened = []

    def slow(
        records: Iterable[SearchRecord], language: str, most: int | None, all_sent: Callable[[], object]
    ) -> IndexResult:
        time.sleep(0.2)
        happened.append("sent")
        return build_index(records, language, most, all_sent)

    def make(self: Maker, unit: Unit, *given: Any) -> Result:
        happened.append("made")
        return real(self, unit, *given)

    real = Maker.make
    monkeypatch.setattr("pressmark.building.index.indexing.build_index", slow)
    monkeypatch.setattr(Maker, "make", make)
    assert not build(options(made, search=True)).failed
    assert happened[:2] == ["sent", "made"]


def test_an_index_made_later_is_the_same_index(made: Workshop) -> None:
    asked = replace(options(made, search=True), index_later=True)
    first = build(asked)
    assert not (made.output / "pagefind").exists()
    assert not build(asked).unchanged  # not until the index is there
    result = index_site(asked, first)
    assert all(path.startswith("pagefind/") for path in result.written)
    assert verify(asked, first) == ()
    assert build(asked).unchanged
    assert index_site(asked, first).written == ()


def test_an_index_that_comes_too_late_is_put_nowhere(made: Workshop) -> None:
    asked = replace(options(made, search=True), index_later=True)
    old = build(asked)
    made.write({"content/articles/flood.md": "---\ntitle: The flood\ndate: 1953-02-01\n---\nOther words.\n"})
    new = build(asked)
    assert index_site(asked, new).written
    assert index_site(asked, old).written == ()
    assert verify(asked, new) == ()


def test_what_is_said_of_an_index_made_later_is_said_again(
    made: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def doubtful(records: Iterable[SearchRecord], language: str, *_: object) -> IndexResult:
        return IndexResult(build_index(records, language).files, (diagnose("X107", Place("")),))

    monkeypatch.setattr("pressmark.building.index.later.build_index", doubtful)
    monkeypatch.setattr("pressmark.building.index.indexing.build_index", doubtful)
    asked = replace(options(made, search=True), index_later=True)
    assert "X107" in [found.code for found in index_site(asked, build(asked)).diagnostics]
    for how in (asked, replace(asked, index_later=False)):
        result = build(how)
        assert result.unchanged
        assert "X107" in [found.code for found in result.diagnostics]
    made.write({"templates/assets/style.css": "p { color: red }\n"})
    result = index_site(asked, build(asked))
    assert "X107" in [found.code for found in result.diagnostics]
    assert result.written == ()
    assert verify(asked, result) == ()
    assert build(asked).diagnostics == result.diagnostics


def test_two_sites_of_one_archive_do_not_make_each_other_forget(
    made: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    again(made, search=True)
    elsewhere = made.root / ".pressmark/preview"
    again(made, search=True, drafts=True, output=elsewhere)
    monkeypatch.delattr("pressmark.building.index.indexing.build_index")
    made.write({"templates/assets/style.css": "p { color: red }\n"})
    assert build(options(made, search=True)).written == ("assets/style.css",)


def test_another_default_theme_is_found_behind_an_own_file(
    made: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether a script is the archive's own, to be left as it is, is known by comparing the two."""
    theme = tmp_path / "theme"
    shutil.copytree(default_theme(), theme)
    for module in ("theme", ""):
        monkeypatch.setattr(f"pressmark.templates{module and '.'}{module}.default_theme", lambda: theme)
    made.write({"templates/assets/moved.js": (theme / "assets/moved.js").read_bytes()})
    again(made)
    before = (made.output / "assets/moved.js").read_bytes()
    (theme / "assets/moved.js").write_bytes(b"// another release\n")
    assert again(made).written == ("assets/moved.js",)
    assert (made.output / "assets/moved.js").read_bytes() != before


def test_a_disk_that_is_full_for_the_memory_alone_has_its_site(
    made: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even the time can be asked for there."""
    again(made)
    made.write({"content/articles/flood.md": "---\ntitle: The flood\ndate: 1953-02-01\n---\nOther words.\n"})
    really = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name.startswith(".clock-"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return really(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    assert "articles/flood/index.html" in again(made).written
    assert again(made).unchanged


def test_a_second_build_at_once_is_refused(made: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pressmark.store.memory._PATIENCE", 0.1)
    from pressmark.keys import fingerprint
    from pressmark.store import Memory

    with Memory(made.root / ".pressmark", fingerprint()):
        result = build(options(made))
    assert [found.code for found in result.diagnostics] == ["O805"]
    assert not made.output.exists()


def test_where_nothing_can_be_remembered_the_site_is_built_all_the_same(made: Workshop) -> None:
    (made.root / ".pressmark").write_text("in the way")
    result = build(options(made))
    assert not result.failed
    assert [found.code for found in result.remarks] == ["O806"]


def test_a_damaged_memory_is_said(made: Workshop) -> None:
    again(made)
    (made.root / ".pressmark/memory.sqlite").write_bytes(b"x" * 9000)
    result = build(options(made))
    assert [found.code for found in result.remarks] == ["O807"]
    assert result.diagnostics == ()


@pytest.mark.parametrize("at", range(0, 4096, 293))
def test_a_memory_damaged_in_every_page_is_begun_anew(made: Workshop, at: int) -> None:
    again(made)
    tree = made.tree()
    path = made.root / ".pressmark/memory.sqlite"
    for sign in (1, 0x80, 0xFF):
        data = bytearray(path.read_bytes())
        for place in range(at, len(data), 4096):
            data[place] ^= sign
        path.write_bytes(data)
        result = build(options(made))
        assert not result.failed
        assert made.tree() == tree
        assert build(options(made)).unchanged


def test_a_site_that_differs_is_said(made: Workshop) -> None:
    result = again(made)
    (made.output / "index.html").write_text("torn")
    (made.output / "about/index.html").unlink()
    (made.output / "stray.txt").write_text("stray")
    found = verify(options(made), result)
    assert {one.code for one in found} == {"O808"}
    assert [one.place.path for one in found] == ["site/about/index.html", "site/index.html", "site/stray.txt"]


def test_a_link_to_nothing_among_the_sources_is_found(made: Workshop) -> None:
    again(made)
    (made.root / "content/articles/lost.md").symlink_to("nowhere.md")
    result = build(options(made))
    assert [found.code for found in result.diagnostics] == ["S109"]
    (made.root / "content/articles/lost.md").unlink()
    assert again(made).unchanged


def test_what_is_no_file_is_said_in_an_order_that_no_folder_decides(made: Workshop) -> None:
    made.write({"content/archive.toml": '[severity]\nS109 = "notice"\n'})
    for name in ("c", "a", "b"):
        (made.root / f"content/articles/{name}.md").symlink_to("nowhere.md")
    first = again(made)
    said = [found.place.path for found in first.diagnostics if found.code == "S109"]
    assert said == [f"content/articles/{name}.md" for name in "abc"]
    second = again(made)
    assert second.unchanged
    assert second.diagnostics == first.diagnostics


def test_an_index_that_nobody_wants_any_more_is_taken_away(made: Workshop) -> None:
    again(made, search=True)
    later = replace(options(made, search=False), index_later=True)
    left = build(later)
    assert (made.output / "pagefind").exists()
    assert not build(later).unchanged
    assert index_site(later, left).removed
    assert verify(later, left) == ()
    assert build(later).unchanged


def test_what_had_to_be_read_to_be_sure_is_read_once(made: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    again(made)
    time.sleep(0.3)  # longer than a tick of the clock of the disk
    assert build(options(made)).unchanged

    def never(*_: object) -> bytes:
        raise AssertionError("a file was read")

    monkeypatch.setattr("pressmark.building.standing.look.digest_of_bytes", never)
    monkeypatch.setattr("pressmark.building.standing.files_read.digest_of_bytes", never)
    assert build(options(made)).unchanged


def test_words_of_another_language_are_nothing_to_an_archive(made: Workshop) -> None:
    again(made)
    german = (Path(__file__).parents[2] / "templates/strings/de.toml").read_text()
    made.write({"templates/strings/de.toml": german.replace("Startseite", "Anfang")})
    assert again(made).written == ()


def test_a_summary_is_edited_where_it_is_shown(made: Workshop) -> None:
    again(made)
    text = (made.root / "content/articles/flood.md").read_text()
    made.write({"content/articles/flood.md": text.replace("date:", "summary: Water came.\ndate:")})
    written = again(made).written
    assert "articles/flood/index.html" in written
    pages = [path for path in written if path.endswith(".html")]
    assert not [path for path in pages if path.startswith(("people/", "articles/vote"))]


def test_who_is_withheld_is_known_after_every_build(made: Workshop) -> None:
    made.write({"content/entities/person/bo-berg.md": "---\nname: Bo Berg\nwithhold: true\n---\n"})
    assert again(made).withheld
    second = again(made)
    assert second.unchanged
    assert second.withheld


def test_a_folder_without_an_archive_is_left_as_it_is(tmp_path: Path) -> None:
    result = build(BuildOptions(tmp_path, tmp_path / "site", memory=tmp_path / ".pressmark"))
    assert "S102" in [found.code for found in result.diagnostics]
    assert list(tmp_path.iterdir()) == []
