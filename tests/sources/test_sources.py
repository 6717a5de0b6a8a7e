"""What is read from the disk, and what is said of where files lie."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.sources import SourceFile, check_names, kind_of, read_sources, stem_of


def put(root: Path, *paths: str) -> None:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(path.encode("utf-8", "surrogateescape"))


def codes(root: Path) -> list[tuple[str, str]]:
    return [(d.code, d.place.path) for d in read_sources(root)[1]]


def test_every_file_is_read_in_the_order_of_paths(tmp_path: Path) -> None:
    put(
        tmp_path,
        "content/stories/floods.md",
        "content/articles/1953/flood.md",
        "content/articles/1953/gale.txt",
        "content/articles/1953/gale.yaml",
        "content/articles/1953/gale.annotations.json",
        "content/entities/person/jane-roe.md",
        "content/pages/about.md",
        "content/media/scans/gale 1.png",
        "content/archive.toml",
        "content/published.tsv",
        "templates/base.html",
    )
    files, found = read_sources(tmp_path)
    assert found == ()
    assert [(file.path, file.kind) for file in files] == [
        ("content/archive.toml", "settings"),
        ("content/articles/1953/flood.md", "article-markdown"),
        ("content/articles/1953/gale.annotations.json", "article-annotations"),
        ("content/articles/1953/gale.txt", "article-text"),
        ("content/articles/1953/gale.yaml", "article-fields"),
        ("content/entities/person/jane-roe.md", "entity"),
        ("content/media/scans/gale 1.png", "media"),
        ("content/pages/about.md", "page"),
        ("content/published.tsv", "ledger"),
        ("content/stories/floods.md", "story"),
    ]
    assert all(file.data == file.path.encode() for file in files)
    assert {file.stem for file in files[1:5]} == {"flood", "gale"}


def test_what_editors_and_systems_leave_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "content/articles/.a.md.swp", "content/articles/a.md~", "content/articles/#a.md#")
    put(tmp_path, "content/.git/config", "content/media/Thumbs.db", "content/.DS_Store")
    assert read_sources(tmp_path) == ((), ())


def test_notes_are_no_part_of_the_archive(tmp_path: Path) -> None:
    put(
        tmp_path,
        "content/README.md",
        "content/LICENSE",
        "content/articles/README.md",
        "content/LICENSE-CC-BY.txt",
    )
    files, found = read_sources(tmp_path)
    assert {file.kind for file in files} == {"other"}
    assert found == ()


def test_no_content_no_archive(tmp_path: Path) -> None:
    assert codes(tmp_path) == [("S102", "content")]


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("content/articles/a.yml", "rename it to a.yaml"),
        ("content/articles/a.MD", "rename it to a.md"),
        ("content/articles/a.markdown", "rename it to a.md"),
        ("content/articles/a.docx", "pressmark import"),
        ("content/articles/a.jpg", "content/media/a.jpg"),
        ("content/articels/a.md", "content/articles"),
        ("content/Articles/a.md", "content/articles"),
        ("content/entities/jane-roe.md", "content/entities/person/jane-roe.md"),
        ("content/entities/person/old/jane-roe.md", "folder of its type"),
        ("content/stories/old/a.md", "content/stories itself"),
        ("content/pages/a.txt", "ends in .md"),
        ("content/notes.txt", "content/media"),
    ],
)
def test_a_file_in_a_strange_place_is_named_with_a_better_one(tmp_path: Path, path: str, hint: str) -> None:
    put(tmp_path, path)
    files, found = read_sources(tmp_path)
    assert [(d.code, d.severity, d.place.path) for d in found] == [("S107", "warning", path)]
    assert hint in found[0].hint
    assert files[0].kind == "other"


@pytest.mark.parametrize(
    ("path", "proposed"),
    [
        ("content/articles/Flood of 1953 (final).md", "Flood-of-1953-final.md"),
        ("content/articles/a b.annotations.json", "a-b.annotations.json"),
        ("content/entities/person/jane roe.md", "jane-roe.md"),
        ("content/stories/what?.md", "what.md"),
        ("content/pages/Über uns.md", "Über-uns.md"),
        ("content/articles/a,b.yaml", "a-b.yaml"),
    ],
)
def test_a_name_that_is_no_address_has_a_proposal(tmp_path: Path, path: str, proposed: str) -> None:
    put(tmp_path, path)
    _, found = read_sources(tmp_path)
    assert [(d.code, d.place.path) for d in found] == [("S106", path)]
    assert found[0].hint == f"rename the file to {proposed}"


def test_a_media_name_that_other_systems_cannot_store(tmp_path: Path) -> None:
    put(tmp_path, "content/media/a:b.png", "content/media/fine (1).png")
    assert codes(tmp_path) == [("S110", "content/media/a:b.png")]


def test_names_that_differ_in_case_or_form_name_each_other() -> None:
    composed = "content/media/\u00e9.png"
    found = check_names(
        [composed, "content/media/e\u0301.png", "content/media/\u00c9.png", "content/media/e.png"]
    )
    assert [(d.code, composed in d.message) for d in found] == [("S105", True), ("S105", True)]


def test_a_name_that_is_not_text(tmp_path: Path) -> None:
    name = os.fsdecode(b"content/articles/fl\xf6d.md")
    try:
        put(tmp_path, name)
    except OSError:
        pytest.skip("this file system stores names as text only")
    assert codes(tmp_path) == [("S108", "content/articles/fl\ufffdd.md")]


def test_links_inside_are_followed_and_others_are_refused(tmp_path: Path) -> None:
    put(tmp_path, "content/media/a.png", "secret.txt", "outside/b.md", "content/articles/1953/c.md")
    media = tmp_path / "content" / "media"
    (media / "same.png").symlink_to("a.png")
    (media / "secret.txt").symlink_to(tmp_path / "secret.txt")
    (media / "gone.png").symlink_to("nowhere.png")
    (tmp_path / "content" / "articles" / "more").symlink_to(tmp_path / "outside")
    (media / "round").symlink_to(media)
    files, found = read_sources(tmp_path)
    assert [(d.code, d.place.path) for d in sorted(found, key=lambda d: d.place.path)] == [
        ("S103", "content/articles/more"),
        ("S109", "content/media/gone.png"),
        ("S103", "content/media/secret.txt"),
    ]
    assert [file.path for file in files] == [
        "content/articles/1953/c.md",
        "content/media/a.png",
        "content/media/same.png",
    ]


def test_content_itself_may_be_a_link(tmp_path: Path) -> None:
    put(tmp_path, "real/articles/a.md")
    root = tmp_path / "archive"
    root.mkdir()
    (root / "content").symlink_to(tmp_path / "real")
    assert [file.path for file in read_sources(root)[0]] == ["content/articles/a.md"]


def test_what_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "content/articles/a.md", "content/articles/b.md")
    os.mkfifo(tmp_path / "content" / "media")
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "a.md":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    files, found = read_sources(tmp_path)
    assert [file.path for file in files] == ["content/articles/b.md"]
    assert [(d.code, d.place.path) for d in found] == [
        ("S104", "content/media"),
        ("S104", "content/articles/a.md"),
    ]
    assert "permission denied" in found[1].message


names = st.text(alphabet="aB é.~#/-ÄÖ?:", min_size=1, max_size=12)


@given(names)
def test_any_name_has_a_kind_and_a_stem_in_nfc(name: str) -> None:
    path = f"content/articles/{name}.md"
    assert kind_of(path) in {"article-markdown", "other"}
    assert unicodedata.is_normalized("NFC", stem_of(path))
    assert SourceFile(path, "other", b"").stem == stem_of(path)
    check_names([path])


def test_a_file_that_is_written_while_it_is_read_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "content" / "articles" / "a.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"half")
    whole = b"half and the other half"
    read = Path.read_bytes
    times: list[Path] = []

    def reads(self: Path) -> bytes:
        data = read(self)
        if self == path and not times:
            path.write_bytes(whole)
        times.append(self)
        return data

    monkeypatch.setattr(Path, "read_bytes", reads)
    (file,), found = read_sources(tmp_path)
    assert (file.data, found) == (whole, ())
    assert len(times) == 2
