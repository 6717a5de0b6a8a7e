"""``pressmark import`` as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pressmark.cli.imports import import_command


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A received file beside an archive ``archive``."""
    (tmp_path / "archive" / "content").mkdir(parents=True)
    file = tmp_path / "Flood (final).txt"
    file.write_text("date 1953-02-01 Water came.\n", encoding="utf-8")
    return file


def run(report: Path, *words: str) -> Result:
    return CliRunner().invoke(
        import_command, ["text", str(report), "--root", str(report.parent / "archive"), *words]
    )


def test_what_people_are_told(report: Path) -> None:
    foretold = run(report, "--dry-run")
    assert foretold.exit_code == 0
    assert "would be written  content/articles/1953/1953-02-01-flood.txt" in foretold.output
    assert "1 would be written, 0 already there" in foretold.output
    done = run(report)
    assert "\nwritten  content/articles/1953/1953-02-01-flood.txt" in f"\n{done.output}"
    assert "1953-02-01; Water came" in done.output
    again = run(report)
    assert again.exit_code == 0
    assert "already there  content/articles/1953/1953-02-01-flood.txt" in again.output
    assert "0 written, 1 already there" in again.output
    assert "overwritten  " in run(report, "--force").output


@pytest.mark.parametrize("style", ["text", "json"])
def test_who_is_withheld_is_not_named_on_the_way_in(report: Path, style: str) -> None:
    content = report.parent / "archive" / "content"
    (content / "entities" / "person").mkdir(parents=True)
    (content / "archive.toml").write_text('title = "T"\n', encoding="utf-8")
    hidden = content / "entities" / "person" / "zelda.md"
    hidden.write_text("---\nname: Zelda Quillfeather\nwithhold: true\n---\n", encoding="utf-8")
    named = report.with_name("Zelda Quillfeather speaks.txt")
    named.write_text("date 1953-02-01 Zelda Quillfeather speaks.\n", encoding="utf-8")
    nameless = report.with_name("zelda-quillfeather.txt")
    nameless.write_text("Zelda Quillfeather is silent.\n", encoding="utf-8")
    words = ("--root", str(report.parent / "archive"), "--format", style)
    done = CliRunner().invoke(import_command, ["text", str(named), str(nameless), *words])
    assert done.exit_code == 1
    assert "I201" in done.output
    assert "[withheld]" in done.output
    assert "quillfeather" not in done.output.lower()


def test_the_day_of_the_import_is_recorded(report: Path) -> None:
    run(report, "--added", "2026-01-02")
    fields = report.parent / "archive/content/articles/1953/1953-02-01-flood.yaml"
    assert "added: 2026-01-02\n" in fields.read_text(encoding="utf-8")
    run(report, "--force")
    assert "added: 20" in fields.read_text(encoding="utf-8")


def test_a_file_that_was_skipped_makes_the_command_fail(report: Path) -> None:
    report.write_text("Water came.\n", encoding="utf-8")
    refused = run(report)
    assert refused.exit_code == 1
    assert "error[I201]" in refused.output
    assert "--undated" in refused.output
    assert "0 written, 0 already there (1 error)" in refused.output
    assert run(report, "--undated").exit_code == 0


def test_diagnostics_for_programs(report: Path) -> None:
    report.write_text("Water came.\n", encoding="utf-8")
    assert [row["code"] for row in json.loads(run(report, "--format", "json").output)] == ["I201"]
    assert run(report, "--format", "github").output.startswith("::error file=")


def test_the_archive_decides_how_grave_it_is(report: Path) -> None:
    settings = report.parent / "archive" / "content" / "archive.toml"
    settings.write_text(
        'title = "A"\n[severity]\nI201 = "warning"\n[limits]\narticle_bytes = 1000\n', encoding="utf-8"
    )
    report.write_text("Water came.\n", encoding="utf-8")
    assert run(report).exit_code == 0
    report.write_text("date 1953-02-01 Water." + " " * 1000, encoding="utf-8")
    assert "I105" in run(report).output


@pytest.mark.parametrize(
    "words",
    [
        ("--date", "soon"),
        ("--added", "2026-02-30"),
        ("--encoding", "klingon"),
        ("--encoding", "rot13"),
        ("--format", "xml"),
        ("--title", "T", "other.txt"),
    ],
)
def test_misuse(report: Path, words: tuple[str, ...]) -> None:
    refused = run(report, *words)
    assert refused.exit_code == 2
    assert "Traceback" not in refused.output


def test_a_title_for_a_folder_is_misuse(report: Path) -> None:
    assert run(report.parent, "--title", "T").exit_code == 2


def test_a_format_that_is_not_known(report: Path) -> None:
    refused = CliRunner().invoke(import_command, ["pdf", str(report)])
    assert refused.exit_code == 2
    assert "Pressmark cannot take in “pdf”; it knows text" in refused.output
