"""What one file says of what may be related to it: a small closed value, made anywhere and kept."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

from pressmark.annotations.mentions import Mentions
from pressmark.related import Sketch, related, sketch, sketches_of
from pressmark.related.words import MOST
from tests.related.conftest import Report, archive_of

TEXT = (
    "The Merrow lock keeper counted forty barges, nine windmills and a granary before the second tide turned."
)


def reports() -> list[Report]:
    return [
        Report("a", TEXT, "1951", ["person:Ann"]),
        Report("b", TEXT + " Nobody saw it.", "1951", ["person:Ann"]),
        Report("c", "Barges, windmills and the granary of Merrow burned.", "1952", ["place:Merrow"]),
        Report(
            "d", "", "1953", ["place:Merrow"], fields="summary: 'Merrow has barges, windmills, a granary.'\n"
        ),
    ]


def test_lists_from_kept_sketches_are_the_lists_made_at_once() -> None:
    archive = archive_of(reports())
    kept = pickle.loads(pickle.dumps(sketches_of(archive)))
    assert related(archive, kept) == related(archive)
    assert any(related(archive).values())


def test_another_process_makes_the_same_sketches() -> None:
    archive = archive_of(reports())
    records = [article.record for article in archive.articles.values()]
    with ProcessPoolExecutor(1, mp_context=get_context("forkserver")) as others:
        assert list(others.map(sketch, records)) == [sketch(record) for record in records]


def test_a_sketch_is_of_title_and_text_alone_and_small() -> None:
    archive = archive_of(reports())
    record = archive.articles["a"].record
    made = sketch(record)
    assert made.runs
    assert sketch(replace(record, mentions=Mentions(), topics=("tides",), summary="Unlike.")) == made
    assert sketch(replace(record, title="Locomotives")) != made
    long = replace(record.body, text=" ".join(f"Word{n}" for n in range(900)))
    assert len(sketch(replace(record, body=long)).words) == MOST


def test_without_a_text_the_summary_stands_for_it() -> None:
    record = archive_of([Report("d", fields="summary: 'Barges and windmills.'\n")]).articles["d"].record
    assert sketch(record).words == ("barges", "windmi")
    assert sketch(replace(record, title="", summary="")) == Sketch()


def test_withdrawn_reports_have_none() -> None:
    gone = Report("gone", TEXT, fields="status: withdrawn\n")
    assert list(sketches_of(archive_of([gone, Report("here", TEXT)]))) == ["here"]
