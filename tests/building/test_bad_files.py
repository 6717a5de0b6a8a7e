"""Files that are no text, too large, twice there, in the wrong place, or no files at all."""

from __future__ import annotations

import errno
import json
import os
import signal
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from pressmark.building import BuildOptions, build
from tests.building.breaking import GOOD, REPORT, broken, doubted, good_site, told
from tests.building.conftest import Make, Workshop

PATH = "content/articles/1953/sea-wall.md"
TEXT = "content/articles/1953/cable.txt"
FIELDS = "content/articles/1953/cable.yaml"
JANE = "content/entities/person/jane-roe.md"


@pytest.fixture
def made(workshop: Make) -> Workshop:
    return good_site(workshop)


@pytest.fixture(autouse=True)
def no_hanging() -> Iterator[None]:
    """A file that is waited for without end would hold the tests up for ever."""
    signal.alarm(60)
    yield
    signal.alarm(0)


@pytest.mark.parametrize("path", [PATH, TEXT, FIELDS, JANE, "content/archive.toml"])
def test_a_file_that_is_not_utf8(made: Workshop, path: str) -> None:
    good = (made.root / path).read_bytes()
    [found] = [d for d in broken(made, {path: good + b"# Caf\xe9\n"}) if d.code == "S101"]
    assert told([found])[0][1:] == (path, good.count(b"\n") + 1, 6)
    assert "save it as UTF-8" in found.hint


def test_utf16_is_not_utf8(made: Workshop) -> None:
    assert told(broken(made, {PATH: REPORT.encode("utf-16")})) == [("S101", PATH, 1, 1)]


@pytest.mark.parametrize("path", [PATH, FIELDS, JANE])
@pytest.mark.parametrize("nothing", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file(made: Workshop, path: str, nothing: bytes) -> None:
    assert ("F103", path, 0, 0) in told(broken(made, {path: nothing}))


def test_an_empty_text(made: Workshop) -> None:
    assert told(broken(made, {TEXT: b""})) == [("F103", TEXT, 0, 0)]


@pytest.mark.parametrize("path", [PATH, TEXT, FIELDS])
def test_a_file_over_two_megabytes(made: Workshop, path: str) -> None:
    [found, *_] = broken(made, {path: (made.root / path).read_text() + "word " * 400_001})
    assert told([found]) == [("F307", path, 0, 0)]
    assert "article_bytes" in found.hint


@pytest.mark.parametrize("path", [path for path in GOOD if path != TEXT])
def test_a_byte_order_mark_and_windows_lines_are_taken_without_a_word(made: Workshop, path: str) -> None:
    text = (made.root / path).read_text(encoding="utf-8")
    before = made.tree()
    assert doubted(made, {path: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()}) == []
    assert made.tree() == before


def test_two_reports_with_one_stem_in_two_folders(made: Workshop) -> None:
    other = "content/articles/1954/sea-wall.md"
    [found] = broken(made, {other: REPORT})
    assert told([found]) == [("F308", other, 0, 0)]
    assert PATH in found.message


@pytest.mark.parametrize("name", ["1954/Sea-Wall.md", "1953/Sea-Wall.md", "1953/SEA-WALL.md"])
def test_stems_that_differ_in_capital_letters_are_told_once(made: Workshop, name: str) -> None:
    [found] = broken(made, {f"content/articles/{name}": REPORT})
    assert found.code in ("F309", "S105")
    assert found.hint.startswith("rename one of the two")


def test_stems_that_differ_in_how_accents_are_stored(made: Workshop) -> None:
    names = ["content/articles/a/caf\u00e9.md", "content/articles/b/cafe\u0301.md"]
    [found] = broken(made, dict.fromkeys(names, REPORT))
    assert found.code in ("F308", "F309")


def test_a_report_as_markdown_and_as_text(made: Workshop) -> None:
    found = broken(made, {"content/articles/1953/cable.md": REPORT})
    assert sorted(told(found)) == [("F303", TEXT, 0, 0), ("F305", FIELDS, 0, 0)]


def test_a_text_without_fields_and_fields_without_a_text(made: Workshop) -> None:
    (made.root / FIELDS).rename(made.root / "content/articles/1953/telegram.yaml")
    found = broken(made, {})
    assert sorted(d.code for d in found) == ["F304", "F305"]
    assert "cable.yaml" in next(d.hint for d in found if d.code == "F304")


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("a b.md", "a-b.md"),
        ("Flood of 1953 (final).md", "Flood-of-1953-final.md"),
        ("a%2Fb.md", "a-2Fb.md"),
        ("a\nb.md", "a-b.md"),
        ("a\u202eb.md", "a-b.md"),
        ("a:b.md", "a-b.md"),
        ("a..md", "a.md"),
        ("🙂.md", "unnamed.md"),
        ("~.md", "unnamed.md"),
        ("'\"<script>.md", "script.md"),
    ],
)
def test_a_name_that_cannot_be_an_address(made: Workshop, name: str, proposed: str) -> None:
    [found] = broken(made, {f"content/articles/{name}": REPORT})
    assert found.code == "S106"
    assert proposed in found.hint


@pytest.mark.parametrize(
    "name",
    ["-x", "_", "index", "index.html", "feed.xml", "n1", "404", "CON", "x.y.z", "水害", "y" * 252, "é" * 126],
)
def test_a_strange_name_that_can_be_an_address(made: Workshop, name: str) -> None:
    assert doubted(made, {f"content/articles/{name}.md": REPORT}) == []
    assert "Sea wall" in made.page(f"articles/{name}/index.html")


def test_a_name_that_is_no_text(made: Workshop) -> None:
    folder = os.fsencode(made.root / "content/articles")
    Path(os.fsdecode(folder + b"/caf\xe9.md")).write_text("no fields, and [[nobody]]\n")
    assert "S108" in {d.code for d in broken(made, {})}


def test_a_folder_called_like_a_report(made: Workshop) -> None:
    assert doubted(made, {"content/articles/x.md/inside.md": REPORT}) == []
    assert (made.output / "articles/inside/index.html").is_file()


def test_a_pipe_is_not_waited_for(made: Workshop) -> None:
    os.mkfifo(made.root / "content/articles/pipe.md")
    os.mkfifo(made.root / "content/media")
    assert sorted(told(broken(made, {}))) == [
        ("S104", "content/articles/pipe.md", 0, 0),
        ("S104", "content/media", 0, 0),
    ]


def test_settings_that_are_a_pipe_are_told_once(made: Workshop) -> None:
    (made.root / "content/archive.toml").unlink()
    os.mkfifo(made.root / "content/archive.toml")
    assert told(broken(made, {})) == [("S104", "content/archive.toml", 0, 0)]


@pytest.mark.parametrize(
    ("target", "code"), [("/etc/passwd", "S103"), ("nowhere", "S109"), ("link.md", "S109")]
)
def test_a_link_that_leads_out_or_nowhere(made: Workshop, target: str, code: str) -> None:
    (made.root / "content/articles/link.md").symlink_to(target)
    assert told(broken(made, {})) == [(code, "content/articles/link.md", 0, 0)]


def test_a_folder_that_leads_out(made: Workshop, tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private/secret.md").write_text(REPORT)
    (made.root / "content/stories").symlink_to(tmp_path / "private")
    assert told(broken(made, {})) == [("S103", "content/stories", 0, 0)]


def test_a_link_inside_the_archive_is_followed_and_a_circle_is_not(made: Workshop) -> None:
    (made.root / "content/articles/again").symlink_to("..")
    (made.root / "content/articles/round").symlink_to("round/x")
    found = broken(made, {})
    assert ("S109", "content/articles/round", 0, 0) in told(found)


@pytest.mark.parametrize("path", [PATH, "content/archive.toml", "content/articles"])
def test_what_nobody_may_read(made: Workshop, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """The superuser may read everything, so the system's refusal is played."""
    denied = str(made.root / path)
    read_bytes, scandir = Path.read_bytes, os.scandir

    def refuse(wanted: object) -> None:
        if str(wanted) == denied:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), denied)

    def reading(self: Path) -> bytes:
        refuse(self)
        return read_bytes(self)

    def looking(folder: str) -> object:
        refuse(folder)
        return scandir(folder)

    monkeypatch.setattr(Path, "read_bytes", reading)
    monkeypatch.setattr(os, "scandir", looking)
    result = build(BuildOptions(root=made.root, output=made.output, search=False))
    assert result.failed
    assert [(d.code, d.place.path) for d in result.diagnostics if d.severity == "error"] == [("S104", path)]
    assert "permission denied" in result.diagnostics[0].message


def test_an_archive_without_content(made: Workshop) -> None:
    (made.root / "content").rename(made.root / "contents")
    [found] = broken(made, {})
    assert (found.code, found.place.path) == ("S102", "content")


@pytest.mark.parametrize("what", ["a file", "nothing"])
def test_an_archive_that_is_no_folder(tmp_path: Path, what: str) -> None:
    root = tmp_path / "archive"
    if what == "a file":
        root.write_text("mine")
    result = build(BuildOptions(root=root, output=tmp_path / "site", search=False))
    assert [d.code for d in result.diagnostics] == ["S102"]
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("path", "code", "hint"),
    [
        ("content/articles/old.markdown", "S107", "old.md"),
        ("content/articles/scan.jpg", "S107", "content/media"),
        ("content/article/x.md", "S107", "content/articles"),
        ("content/entities/x.md", "S107", "content/entities/person/x.md"),
        ("content/stray.md", "S107", "content/media"),
    ],
)
def test_a_file_that_nothing_reads(made: Workshop, path: str, code: str, hint: str) -> None:
    [found] = doubted(made, {path: REPORT})
    assert (found.code, found.place.path) == (code, path)
    assert hint in found.hint


def test_a_folder_of_a_type_that_is_not_declared(made: Workshop) -> None:
    [found] = broken(made, {"content/entities/persons/x.md": "---\nname: X\n---\n"})
    assert found.code == "F310"
    assert "content/entities/person" in found.hint


def test_controls_of_a_text_stay_in_it_and_never_reach_a_feed(made: Workshop) -> None:
    """A form feed is common in texts from scans, and no reader of feeds takes one."""
    text = "Wall\x0c gone\x00\x01\x1b\ufffe, J. Roe said.\n"
    settings = "title = 'Reports'\nbase_url = 'https://example.org/'\n"
    annotations = (
        '[{"body": "person:jane-roe", "target": {"selector": '
        '{"type": "TextPositionSelector", "start": 0, "end": 4}}, "creator": "\\ud800\\u0001"}]'
    )
    files = {
        "content/archive.toml": settings,
        TEXT: text,
        TEXT.replace(".txt", ".annotations.json"): annotations,
    }
    assert doubted(made, files) == []
    assert json.loads(made.page("articles/cable/index.json"))["text"] == text
    for path in made.output.rglob("*.xml"):
        ET.parse(path)
    for path in made.output.rglob("*.html"):
        assert not set(path.read_text(encoding="utf-8")) & set("\x00\x01\x1b\ufffe")
