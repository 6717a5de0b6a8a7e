"""An import into an archive: what is written, what is left alone, what is skipped and named."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from pressmark.importers import Result, rebuild

Import = Callable[..., Result]


def written(archive: Path) -> dict[str, bytes]:
    """Every file below ``content/articles``, by its path there."""
    articles = archive / "content" / "articles"
    files = sorted(path for path in articles.rglob("*") if path.is_file())
    return {path.relative_to(articles).as_posix(): path.read_bytes() for path in files}


def codes(result: Result) -> list[str]:
    """The codes of what was said, in order."""
    return [diagnostic.code for diagnostic in result.diagnostics]


def actions(result: Result) -> list[tuple[str, str]]:
    """What became of each file, and under which name."""
    return [(placement.action, placement.stem) for placement in result.placements]


def put(folder: Path, name: str, text: str = "date 1953-02-01 Water came.\n") -> Path:
    """A received file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_a_text_and_its_fields_are_written(bring: Import, archive: Path, box: Path) -> None:
    result = bring(put(box, "Flood (final).txt"))
    assert actions(result) == [("new", "1953-02-01-flood")]
    assert not result.failed
    assert written(archive) == {
        "1953/1953-02-01-flood.txt": b"Water came.\n",
        "1953/1953-02-01-flood.yaml": (
            b"title: Water came\n"
            b"title_supplied: true\n"
            b"date: 1953-02-01\n"
            b"added: 2026-01-02\n"
            b'received: {file: "Flood (final).txt"}\n'
            b'header: "date 1953-02-01 "\n'
        ),
    }


def test_a_dry_run_says_the_same_and_writes_nothing(bring: Import, archive: Path, box: Path) -> None:
    put(box, "a.txt")
    put(box, "b.txt", "date 1954-02-01 Water went.\n")
    foretold = bring(box, dry_run=True)
    assert written(archive) == {}
    assert not (archive / "content" / "articles").exists()
    assert actions(bring(box)) == actions(foretold)


def test_a_second_run_changes_nothing(bring: Import, archive: Path, box: Path) -> None:
    put(box, "a.txt")
    put(box, "below/b.TXT", "\ufefftitle: Water\r\ndate: 1954\r\n\r\nWater went.\r\n")
    assert [action for action, _ in actions(bring(box))] == ["new", "new"]
    before = written(archive)
    again = bring(box, added=None)
    assert [action for action, _ in actions(again)] == ["there", "there"]
    assert not again.failed
    assert written(archive) == before


def test_a_report_is_known_again_after_its_fields_were_edited_and_its_name_changed(
    bring: Import, archive: Path, box: Path
) -> None:
    bring(put(box, "a.txt"))
    folder = archive / "content" / "articles"
    fields = yaml.load((folder / "1953/1953-02-01-water-came.yaml").read_text(), Loader=yaml.BaseLoader)
    fields |= {"title": "Another title", "topics": ["water"]}
    for ending in ("txt", "yaml"):
        (folder / f"1953/1953-02-01-water-came.{ending}").rename(folder / f"the-flood.{ending}")
    (folder / "the-flood.yaml").write_text(yaml.safe_dump(fields))
    assert actions(bring(box / "a.txt")) == [("there", "the-flood")]


def test_a_file_that_has_changed_is_not_written_over(bring: Import, archive: Path, box: Path) -> None:
    file = put(box, "flood.txt")
    bring(file)
    before = written(archive)
    put(box, "flood.txt", "date 1953-02-01 Water came and went.\n")
    result = bring(file)
    assert codes(result) == ["I301"]
    assert result.failed
    assert "content/articles/1953/1953-02-01-flood.txt" in result.diagnostics[0].hint
    assert written(archive) == before

    assert actions(bring(file, force=True)) == [("replace", "1953-02-01-flood")]
    assert written(archive)["1953/1953-02-01-flood.txt"] == b"Water came and went.\n"
    assert actions(bring(box, force=False)) == [("there", "1953-02-01-flood")]


def test_force_writes_a_known_report_anew_where_it_stands(bring: Import, archive: Path, box: Path) -> None:
    file = put(box, "flood.txt")
    bring(file)
    assert actions(bring(file, force=True, title="The flood")) == [("replace", "1953-02-01-flood")]
    assert b"title: The flood\n" in written(archive)["1953/1953-02-01-flood.yaml"]
    assert len(written(archive)) == 2


def test_two_files_that_ask_for_one_name_are_numbered(bring: Import, archive: Path, box: Path) -> None:
    put(box, "1/flood.txt", "date 1953-02-01 One.")
    put(box, "2/Flood (final).txt", "date 1953-02-01 Two.")
    put(box, "3/flood.txt", "date 1953-02-01 Three.")
    names = ["1953-02-01-flood", "1953-02-01-flood-2", "1953-02-01-flood-3"]
    assert actions(bring(box)) == [("new", name) for name in names]
    assert actions(bring(box)) == [("there", name) for name in names]
    put(box, "3/flood.txt", "date 1953-02-01 Other.")
    assert codes(bring(box)) == ["I301"]


def test_a_name_that_another_article_has_is_not_taken(bring: Import, archive: Path, box: Path) -> None:
    put(archive, "content/articles/old/1953-02-01-FLOOD.md", "---\ntitle: x\ndate: 1953\n---\n")
    put(archive, "content/articles/1953-02-01-flood-2.annotations.json", "[]")
    assert actions(bring(put(box, "flood.txt"))) == [("new", "1953-02-01-flood-3")]


def test_copies_of_one_file_become_one_article(bring: Import, archive: Path, box: Path) -> None:
    put(box, "flood.txt")
    put(box, "flood (copy).txt")
    assert actions(bring(box, force=True)) == [("new", "1953-02-01-flood"), ("there", "1953-02-01-flood")]
    assert len(written(archive)) == 2


def test_what_cannot_be_dated_is_named_and_the_rest_goes_on(bring: Import, archive: Path, box: Path) -> None:
    put(box, "a.txt", "Water came.")
    put(box, "b.txt")
    result = bring(box)
    assert codes(result) == ["I201"]
    assert result.diagnostics[0].place.path.endswith("a.txt")
    assert result.failed
    assert [action for action, _ in actions(result)] == ["new"]
    assert actions(bring(box, undated=True))[0] == ("new", "water-came")
    assert "undated/water-came.txt" in written(archive)


def test_a_folder_gives_its_texts_in_order_and_nothing_else(bring: Import, box: Path) -> None:
    for name in ("b.txt", "A.txt", "c/d.text", ".hidden.txt", ".git/e.txt", "f.md", "g.txt~"):
        put(box, name, f"date 1953-02-01 The file {name}.")
    names = [placement.draft.received.name for placement in bring(box, box / "b.txt").placements]
    assert names == ["A.txt", "b.txt", "c/d.text"]


def test_a_file_named_by_itself_is_read_whatever_its_ending(bring: Import, box: Path) -> None:
    assert actions(bring(put(box, "flood.asc"))) == [("new", "1953-02-01-flood")]


def test_links_out_of_the_folder_are_refused(bring: Import, box: Path, tmp_path: Path) -> None:
    put(tmp_path, "elsewhere/secret.txt")
    put(box, "a.txt", "date 1954-02-01 Water.")
    (box / "file.txt").symlink_to(tmp_path / "elsewhere" / "secret.txt")
    (box / "folder").symlink_to(tmp_path / "elsewhere")
    (box / "same.txt").symlink_to(box / "a.txt")
    (box / "gone.txt").symlink_to(box / "nothing.txt")
    result = bring(box)
    assert codes(result) == ["I103", "I103"]
    assert len(result.placements) == 1


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [("empty.txt", "", "I106"), ("large.txt", "date 1953-02-01 " + "x" * 2000, "I105")],
)
def test_files_that_are_no_reports(bring: Import, box: Path, name: str, text: str, code: str) -> None:
    put(box, "b.txt")
    put(box, name, text)
    result = bring(box, most_bytes=2000)
    assert codes(result) == [code]
    assert len(result.placements) == 1


def test_paths_that_lead_to_nothing(bring: Import, archive: Path, box: Path) -> None:
    os.mkfifo(box / "pipe")
    assert codes(bring(box / "none.txt")) == ["I101"]
    assert codes(bring(box)) == ["I102"]
    assert codes(bring(box / "pipe")) == ["I104"]
    assert codes(bring(put(archive, "content/articles/flood.txt"))) == ["I109"]


def test_a_file_that_may_not_be_read(bring: Import, box: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    file = put(box, "flood.txt")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = bring(file)
    assert codes(result) == ["I104"]
    assert "Permission denied" in result.diagnostics[0].message


def test_where_there_is_no_archive(bring: Import, archive: Path, box: Path) -> None:
    (archive / "content").rmdir()
    assert codes(bring(put(box, "flood.txt"))) == ["I303"]


def test_a_folder_of_articles_that_leads_out_of_the_archive(
    bring: Import, archive: Path, box: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (archive / "content" / "articles").symlink_to(tmp_path / "elsewhere")
    assert codes(bring(put(box, "flood.txt"))) == ["I304"]
    assert not list((tmp_path / "elsewhere").iterdir())


def test_both_files_are_written_or_none(
    bring: Import, archive: Path, box: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.replace

    def fail_for_fields(path: Path, target: Path) -> Path:
        if target.suffix == ".yaml":
            raise OSError(28, "No space left on device")
        return rename(path, target)

    file = put(box, "flood.txt")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", fail_for_fields)
        result = bring(file)
    assert codes(result) == ["I302"]
    assert "No space left" in result.diagnostics[0].message
    assert not result.placements
    assert written(archive) == {}

    bring(file)
    before = written(archive)
    put(box, "flood.txt", "date 1953-02-01 Water came and went.\n")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", fail_for_fields)
        assert codes(bring(file, force=True)) == ["I302"]
    assert written(archive) == before


def test_an_import_that_was_killed_is_finished_by_the_next(bring: Import, archive: Path, box: Path) -> None:
    file = put(box, "flood.txt")
    bring(file)
    whole = written(archive)
    (archive / "content/articles/1953/1953-02-01-flood.yaml").unlink()
    assert actions(bring(file)) == [("new", "1953-02-01-flood")]
    assert written(archive) == whole


@pytest.mark.parametrize(
    "fields", ["header: [", "- a\n- header", "header: {a: 1}", "received: {encoding: none}", "[" * 5000]
)
def test_fields_that_cannot_be_read_only_take_up_their_name(
    bring: Import, archive: Path, box: Path, fields: str
) -> None:
    put(archive, "content/articles/1953-02-01-flood.txt", "Other.")
    put(archive, "content/articles/1953-02-01-flood.yaml", fields)
    assert actions(bring(put(box, "flood (1).txt"))) == [("new", "1953-02-01-flood-2")]


def test_names_that_are_not_utf_8(bring: Import, archive: Path, box: Path) -> None:
    path = os.fsencode(box) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_bytes(b"date 1953-02-01 Water.")
    result = bring(box)
    assert codes(result) == []
    assert 'received: {file: "caf�.txt"}' in written(archive)["1953/1953-02-01-caf.yaml"].decode()


@pytest.mark.shared("corpora/seed")
def test_the_report_that_the_archive_begins_with(bring: Import, archive: Path, shared: Path) -> None:
    (file,) = shared.glob("*.txt")
    assert actions(bring(file)) == [("new", "2015-09-30-reuters")]
    there = written(archive)
    text = there["2015/2015-09-30-reuters.txt"]
    fields = yaml.load(there["2015/2015-09-30-reuters.yaml"], Loader=yaml.BaseLoader)
    assert rebuild(fields["header"], text) == file.read_bytes()
    assert file.read_bytes() == b" date 2015-09-30 " + text
    assert fields | {"title": ""} == {
        "title": "",
        "title_supplied": "true",
        "date": "2015-09-30",
        "source": "Reuters",
        "rights": "Copyright 2015",
        "added": "2026-01-02",
        "received": {"file": "2015-09-30-reuters.txt"},
        "header": " date 2015-09-30 ",
    }
    assert text.decode().startswith(fields["title"].removesuffix(" …"))
    assert actions(bring(shared)) == [("there", "2015-09-30-reuters")]
    assert written(archive) == there


@pytest.mark.shared("corpora/litbank-brat")
def test_a_whole_corpus_of_texts(bring: Import, archive: Path, shared: Path) -> None:
    result = bring(shared, undated=True)
    assert codes(result) == []
    # The corpus holds every text twice.
    assert sorted(action for action, _ in actions(result)) == ["new"] * 100 + ["there"] * 100
    there = written(archive)
    assert len(there) == 200
    for placement in result.placements:
        fields = yaml.load(there[placement.fields_path], Loader=yaml.BaseLoader)
        rebuilt = rebuild(fields.get("header", ""), there[placement.text_path])
        assert rebuilt == placement.draft.received.data
    assert {action for action, _ in actions(bring(shared, undated=True))} == {"there"}
