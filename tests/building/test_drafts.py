"""Drafts: in no site, and shown as what they are where they are asked for, in a folder of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pressmark.building import BuildOptions, build
from pressmark.cli import main
from tests.building.conftest import Make, Workshop
from tests.crawling import crawl

BASE = "https://example.org/archive/"
DRAFT = (
    "---\ntitle: The second flood\ndate: 2016\nstatus: draft\n---\n[[person:Ann Li]] spoke of [[flood]].\n"
)


@pytest.fixture
def made(workshop: Make) -> Workshop:
    return workshop(
        {
            "content/archive.toml": f'title = "T"\nbase_url = "{BASE}"\n',
            "content/articles/flood.md": "---\ntitle: Flood\ndate: 2015\n---\n[[person:Ann Li]] spoke.\n",
            "content/articles/second.md": DRAFT,
        }
    )


def run(made: Workshop, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["build", "--root", str(made.root), *words])
    return done.exit_code, done.output


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_no_site_knows_of_a_draft(made: Workshop) -> None:
    assert run(made)[0] == 0
    assert not [path for path, data in made.tree().items() if b"second flood" in data or "second" in path]


def test_a_preview_shows_what_is_a_draft_and_says_so(made: Workshop) -> None:
    run(made)
    before = made.tree()
    assert run(made, "--drafts")[0] == 0
    assert made.tree() == before, "the site is left alone"
    preview = made.root / ".pressmark" / "preview"
    page = (preview / "articles/second/index.html").read_text(encoding="utf-8")
    assert "<b>Draft.</b> This report is shown in the preview only." in page
    assert '<b class="flag">draft</b>' in (preview / "people/ann-li/index.html").read_text(encoding="utf-8")
    assert "Draft." not in (preview / "articles/flood/index.html").read_text(encoding="utf-8")
    assert crawl(preview, BASE) == []


def test_drafts_never_come_into_the_site(made: Workshop) -> None:
    code, said = run(made, "--drafts", "--output", str(made.root / "somewhere" / ".." / "site"))
    assert code == 2
    assert "drafts are never built into site/" in said
    assert not made.output.exists()


def test_what_is_said_of_a_draft_is_no_matter_of_the_ledger(made: Workshop) -> None:
    made.write({"content/published.tsv": "/articles/flood/\tarticle:flood\n"})
    assert "R914" in run(made)[1]
    assert "R914" not in run(made, "--drafts")[1]


def test_a_published_report_that_becomes_a_draft_is_missed(made: Workshop) -> None:
    made.write({"content/published.tsv": "/articles/second/\tarticle:second\n"})
    assert "R910" in run(made)[1]
    assert "R910" not in run(made, "--drafts")[1]


def test_who_is_withheld_is_withheld_in_drafts_too(made: Workshop) -> None:
    made.write({"content/entities/person/withheld-1.md": "---\nname: Ann Li\nwithhold: true\n---\n"})
    preview = made.root / "preview"
    result = build(BuildOptions(root=made.root, output=preview, drafts=True, search=False))
    assert not result.failed, result.diagnostics
    assert not [path for path, data in tree(preview).items() if b"Ann Li" in data]
    assert json.loads((preview / "articles/second/index.json").read_text(encoding="utf-8"))["id"] == "second"
