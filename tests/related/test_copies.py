"""Reports with almost the same text are found, said to be so from both sides, and listed for nothing else."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressmark.related import related
from pressmark.related.copies import SHORTEST, SHOWN, Copies, chosen_runs, copies_among
from pressmark.related.words import words_of
from tests.building.conftest import Make, workshop
from tests.related.conftest import Report, archive_of

__all__ = ["workshop"]

TEXT = (
    "The water broke through the lower bank at Marl before dawn on Sunday and stood four feet deep in the "
    "mill by noon. Nobody was hurt, the warden said, but two barns were lost with all the hay that had been "
    "brought in since August. The board will meet on Tuesday to hear what the repair would cost and who pays."
)
EDITED = TEXT.replace("four feet", "five feet").replace("two barns", "three barns") + " The road is closed."
OTHER = (
    "A survey of the chapel roof found dry rot in nearly every beam, and the parish has asked for tenders. "
    "Work could begin in spring if the diocese agrees to lend the money, which it has refused to do so far."
)


def test_the_same_and_almost_the_same_are_told_apart() -> None:
    archive = archive_of(
        [
            Report("a", TEXT, names=["event:Flood"]),
            Report("b", EDITED, names=["event:Flood"]),
            Report("c", OTHER),
        ]
    )
    table = related(archive)
    assert [(row.article, row.copy, row.entities) for row in table["a"]] == [("b", "almost", ())]
    assert [(row.article, row.copy) for row in table["b"]] == [("a", "almost")]
    assert table["c"] == ()
    twice = related(archive_of([Report("a", TEXT), Report("b", TEXT.replace(" ", "\n"))]))
    assert [row.copy for row in twice["a"]] == ["same"]


def test_a_declared_translation_is_no_copy_and_an_update_may_be_one(workshop: Make) -> None:
    files = [Report("a", TEXT), Report("b", TEXT, fields="translation_of: a\n"), Report("c", OTHER)]
    assert related(archive_of(files)) == {"a": (), "b": (), "c": ()}
    files[1] = Report("b", EDITED, fields="updates: a\n")
    made = workshop({report.source.path: report.source.data for report in files})
    assert not made.build().diagnostics
    page = " ".join(made.page("articles/a/index.html").split())
    assert "It updates this report · Almost the same text" in page
    page = " ".join(made.page("articles/b/index.html").split())
    assert "This report updates it · Almost the same text" in page
    assert 'id="related"' not in page


def test_short_and_empty_texts_are_not_compared() -> None:
    short = " ".join(["word"] * (SHORTEST - 1))
    for text in ("", short):
        table = related(archive_of([Report("a", text), Report("b", text)]))
        assert all(not row.copy for rows in table.values() for row in rows)


def test_one_word_said_again_and_again_is_a_text_too() -> None:
    assert copies_of(["mill " * 20, "mill " * 20]).of(0) == ((1, "same"),)


def copies_of(texts: list[str]) -> Copies:
    return copies_among([chosen_runs(words_of(text)) for text in texts], texts.__getitem__, {})


@pytest.mark.parametrize("count", [2, 7, 40, 500])
def test_of_many_copies_each_tells_of_few_and_all_agree(count: int) -> None:
    copies = copies_of([TEXT] * count)
    told = {report: dict(copies.of(report)) for report in range(count)}
    for report, others in told.items():
        assert 1 <= len(others) <= SHOWN
        assert all(report in told[other] for other in others)
    assert copies.are(0, count - 1)
    assert not copies_of([TEXT, OTHER]).are(0, 1)


@given(st.integers(0, 10_000), st.integers(0, 12))
@settings(max_examples=100)
def test_what_shares_half_of_its_runs_is_found(seed: int, changes: int) -> None:
    """The sketch brings together whatever the exact comparison would call almost the same."""
    random = Random(seed)
    words = [f"w{random.randrange(400)}" for _ in range(150)]
    changed = list(words)
    for _ in range(changes):
        changed[random.randrange(len(changed))] = f"x{random.randrange(400)}"
    texts = [" ".join(words), " ".join(changed)]
    runs = [{tuple(its[at : at + 4]) for at in range(len(its) - 3)} for its in (words, changed)]
    alike = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
    assert bool(copies_of(texts).of(0)) == (alike >= 0.5)
