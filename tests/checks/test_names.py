"""Names that may be one twice, names that nothing names, reports that name nobody."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from pressmark.archive import link
from pressmark.checks import check_content
from pressmark.checks.names import normal_form
from pressmark.config import read_settings
from pressmark.diagnostics import Diagnostic
from pressmark.records import read_records
from pressmark.sources import read_sources

SOUND = {
    "archive.toml": 'title = "Test"\n',
    "articles/flood.md": "---\ntitle: Flood\ndate: 2015\n---\n[[Jane Roe]] of the [[Water Board]] spoke.\n",
    "entities/person/jane-roe.md": "---\nname: Jane Roe\n---\n",
    "entities/organisation/water-board.md": "---\nname: Water Board\n---\n",
}


def _found(root: Path, changes: Mapping[str, str]) -> list[Diagnostic]:
    for name, content in {**SOUND, **changes}.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    sources, _ = read_sources(root)
    settings, _ = read_settings("content/archive.toml", SOUND["archive.toml"].encode())
    archive, _ = link(read_records(sources, settings), settings)
    return list(check_content(archive))


def test_a_sound_archive_is_left_in_peace(tmp_path: Path) -> None:
    assert _found(tmp_path, {}) == []


PLANTED: dict[str, tuple[str, str, str]] = {
    "an accent": ("K402", "entities/person/jane-roé.md", "name: Jane Roé\nnote: x"),
    "the order of words": ("K402", "entities/person/roe.md", "name: Roe, Jane"),
    "another name": ("K402", "entities/person/jr.md", "name: J. R.\nnames: [JANE ROE]"),
    "a name inside another": ("K403", "entities/organisation/board.md", "name: Water Board of the Fens"),
}


@pytest.mark.parametrize("what", PLANTED)
def test_names_that_may_be_one(what: str, tmp_path: Path) -> None:
    code, path, fields = PLANTED[what]
    body = f"---\n{fields}\n---\n".replace("\nnote: x", "")
    slug = path.rpartition("/")[2].removesuffix(".md")
    report = f"---\ntitle: More\ndate: 2016\n---\n[[{path.split('/')[1]}:{slug}|Said]] so.\n"
    (found,) = _found(tmp_path, {path: body, "articles/more.md": report})
    assert found.code == code
    assert found.place.path.startswith("content/entities/")


def test_what_the_archive_ties_together_are_two(tmp_path: Path) -> None:
    fens = "---\nname: Water Board of the Fens\npart_of: [water-board]\n---\n"
    report = "---\ntitle: More\ndate: 2016\n---\n[[Water Board of the Fens]] met.\n"
    changes = {"entities/organisation/water-board-of-the-fens.md": fens, "articles/more.md": report}
    assert _found(tmp_path, changes) == []


def test_places_lie_in_places_of_longer_names(tmp_path: Path) -> None:
    report = "---\ntitle: More\ndate: 2016\n---\n[[Upper Fen]], [[Upper Fen East]].\n"
    changes = {
        "entities/place/upper-fen.md": "---\nname: Upper Fen\n---\n",
        "entities/place/upper-fen-east.md": "---\nname: Upper Fen East\n---\n",
        "articles/more.md": report,
    }
    assert _found(tmp_path, changes) == []


def test_a_name_that_nothing_names(tmp_path: Path) -> None:
    (found,) = _found(tmp_path, {"entities/place/ely.md": "---\nname: Ely\n---\n"})
    assert (found.code, found.place.path) == ("K404", "content/entities/place/ely.md")


@pytest.mark.parametrize(
    "report",
    [
        "---\ntitle: T\ndate: 2016\nsource: ely-news\n---\n[[Jane Roe]].\n",
        "---\ntitle: T\ndate: 2016\nbyline: ['source:ely-news']\n---\n[[Jane Roe]].\n",
        "---\ntitle: T\ndate: 2016\nabout: ['source:ely-news']\n---\n",
    ],
)
def test_every_way_of_naming_counts(report: str, tmp_path: Path) -> None:
    source = "---\nname: Ely News\n---\n"
    found = _found(tmp_path, {"entities/source/ely-news.md": source, "articles/t.md": report})
    assert "K404" not in {d.code for d in found}


def test_a_report_that_names_nobody(tmp_path: Path) -> None:
    (found,) = _found(tmp_path, {"articles/rain.md": "---\ntitle: Rain\ndate: 2016\n---\nIt rained.\n"})
    assert (found.code, found.place.path) == ("K405", "content/articles/rain.md")


def test_marks_that_mean_nothing_are_told_where_they_stand(tmp_path: Path) -> None:
    report = "---\ntitle: Rain\ndate: 2016\n---\n[[Mary Poe]] came; see [[flood]].\n"
    assert _found(tmp_path, {"articles/rain.md": report}) == []
    (found,) = _found(tmp_path, {"articles/rain.md": report.replace("[[Mary Poe]] came; ", "")})
    assert found.code == "K405"


def test_a_withdrawn_report_need_name_nobody(tmp_path: Path) -> None:
    withdrawn = (
        "---\ntitle: Rain\ndate: 2016\nstatus: withdrawn\n"
        "notices: [{date: 2017, kind: withdrawal, text: Wrong.}]\n---\nIt rained.\n"
    )
    assert _found(tmp_path, {"articles/rain.md": withdrawn}) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Łódź", "łódź"), ("Roe, Jane", "Jane Roe"), ("O’Neill", "O'Neill"), ("Al-Assad", "al Assad")],
)
def test_spellings_of_one_name_agree(one: str, other: str) -> None:
    assert normal_form(one) == normal_form(other)
