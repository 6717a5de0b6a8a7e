"""``pressmark explain REPORT``: everything that counted, with its weight; the sum decided the order."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from pressmark.cli import main
from pressmark.related import explain, related
from tests.building.conftest import Make, Workshop, workshop
from tests.related.conftest import Report, archive_of

__all__ = ["workshop"]

ARCHIVE = [
    Report("a", "The sluice and windmill of Marl.", "1953-02-01", ["event:Flood", "place:Marl"], ["s"]),
    Report(
        "b", "Marl: windmill, sluice.", "1953-02-02", ["event:Flood"] * 3, ["s"], "about: [event:Flood]\n"
    ),
    Report("c", "Nothing more.", "1962", ["place:Marl"]),
]


def test_the_parts_make_the_score_and_the_order() -> None:
    archive = archive_of(ARCHIVE)
    rows = explain(archive, "a")
    assert [row.article for row in rows] == [relation.article for relation in related(archive)["a"]]
    for row in rows:
        assert row.score == pytest.approx(sum(part.worth for part in row.counted) * row.nearness)
    assert [row.score for row in rows] == sorted((row.score for row in rows), reverse=True)
    assert {row.article: row.days for row in rows} == {"b": 1, "c": 3620}


def told(made: Workshop, what: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["explain", what, "--root", str(made.root)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@pytest.mark.parametrize("what", ["a", "a.md", "content/articles/a.md"])
def test_a_report_is_explained_with_every_weight(workshop: Make, what: str) -> None:
    files = {report.source.path: report.source.data for report in ARCHIVE}
    made = workshop({**files, "content/stories/s.md": "---\ntitle: S\n---\n"})
    status, words = told(made, what)
    assert status == 0
    assert words.startswith("a: 2 reports beside it\n")
    assert "event:flood: in 2 reports × 1, event × 2, in passing here × 1, main subject there × 2" in words
    assert "story:s: in 2 reports × 1" in words
    assert "“windmi…”: in 2 reports × 1, says 0." in words
    assert "× 1.50  nearness: 1 days apart at most" in words


def test_copies_and_reports_alone_are_told(workshop: Make) -> None:
    text = "The board met again at noon and heard that nothing had been done about the lower sluice."
    files = {stem: Report(stem, text).source for stem in ("a", "b")}
    files["z"] = Report("z", "Words of its own.").source
    made = workshop({file.path: file.data for file in files.values()})
    assert told(made, "a")[1] == "a: 1 reports beside it\n\nb: the same text\n"
    assert told(made, "z")[1] == "z: no report shares enough with it\n"


def test_what_is_not_there_is_a_misuse_with_the_nearest(workshop: Make) -> None:
    files = {report.source.path: report.source.data for report in ARCHIVE}
    made = workshop(
        files | {"content/articles/gone.md": "---\ntitle: G\ndate: 1953\nstatus: withdrawn\n---\n"}
    )
    assert told(made, "goone")[0] == 2
    assert "Did you mean gone?" in told(made, "goone")[1]
    assert "withdrawn" in told(made, "gone")[1]
    assert "no archive" in CliRunner().invoke(main, ["explain", "some-report", "--root", "nowhere"]).output
