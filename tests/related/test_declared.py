"""Declared relations are told from both sides, in words that fit the side, and nowhere else."""

from __future__ import annotations

import pytest

from pressmark.related import declared_ties, related
from tests.building.conftest import Make, workshop
from tests.related.conftest import Report, archive_of

__all__ = ["workshop"]


@pytest.mark.parametrize(
    ("field", "here", "there"),
    [
        ("follows", "This report follows it up", "It follows up this report"),
        ("updates", "This report updates it", "It updates this report"),
        ("corrects", "This report corrects it", "It corrects this report"),
        ("translation_of", "The same report in another language", "The same report in another language"),
    ],
)
def test_each_side_has_its_words(workshop: Make, field: str, here: str, there: str) -> None:
    reports = [Report("a", "One.", "1953-02-01"), Report("b", "Two.", "1953-02-02", fields=f"{field}: a\n")]
    made = workshop({report.source.path: report.source.data for report in reports})
    assert not made.build().diagnostics
    assert f"{here} · one day earlier" in made.page("articles/b/index.html")
    assert f"{there} · one day later" in made.page("articles/a/index.html")


def test_translations_of_one_report_are_translations_of_each_other() -> None:
    archive = archive_of(
        [
            Report("a", names=["event:Flood"]),
            Report("b", names=["event:Flood"], fields="translation_of: a\n"),
            Report("c", names=["event:Flood"], fields="translation_of: a\n"),
        ]
    )
    ties = declared_ties(archive)
    assert ties["b"] == {"a": ("translation",), "c": ("translation",)}
    assert ties["a"] == {"b": ("translation",), "c": ("translation",)}
    assert not any(related(archive).values())


def test_the_gravest_comes_first_and_a_withdrawn_report_declares_nothing() -> None:
    archive = archive_of(
        [
            Report("a", date="1953-01-01"),
            Report("b", date="1953-01-02", fields="follows: a\n"),
            Report("c", date="1953-01-03", fields="corrects: a\nupdates: a\n"),
            Report("d", date="1953-01-04", fields="corrects: a\nstatus: withdrawn\n"),
        ]
    )
    ties = declared_ties(archive)
    assert ties["a"] == {"c": ("corrected-by", "updated-by"), "b": ("followed-by",)}
    assert "d" not in ties
