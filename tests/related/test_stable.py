"""The promises of the lists, over random archives: a new report moves no list that shares nothing with it,
both sides say the same, and every reason is true.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from pressmark.archive import Article
from pressmark.related import Relation, related, sketches_of
from pressmark.related.index import index_of, rows_of
from tests.related.conftest import Report, archive_of

NAMES = ["person:Ada", "person:Bo", "place:Fen", "place:Marl", "event:Flood", "organisation:Board"]
WORDS = [
    "sluice",
    "windmill",
    "harbour",
    "granary",
    "drainage",
    "embankment",
    "turbine",
    "orchard",
    "chapel",
    "1953",
    "1962",
    "Merrow",
]
DATES = ["undated", "1953", "1953-02", "1953-02-01", "1953-02-03", "1962-11-09", "195X", "1951/1953"]

_bodies = st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join)


@st.composite
def reports(draw: st.DrawFn, most: int = 8) -> list[Report]:
    found = []
    for number in range(draw(st.integers(1, most))):
        declared = ""
        if number and draw(st.integers(0, 5)) == 0:
            kind = draw(st.sampled_from(["follows", "updates", "corrects", "translation_of"]))
            declared = f"{kind}: r{draw(st.integers(0, number - 1))}\n"
        about = draw(st.sampled_from(["", "about: [person:Ada]\n", "status: withdrawn\n"]))
        found.append(
            Report(
                stem=f"r{number}",
                text=draw(_bodies),
                date=draw(st.sampled_from(DATES)),
                names=draw(st.lists(st.sampled_from(NAMES), max_size=5)),
                stories=draw(st.lists(st.sampled_from(["s1", "s2"]), max_size=2, unique=True)),
                fields=declared + about,
            )
        )
    return found


# What the added report may have in common with some of the others, and with some not.
@given(
    made=reports(),
    words=_bodies,
    names=st.lists(st.sampled_from(NAMES), max_size=2),
    date=st.sampled_from(DATES),
    stem=st.sampled_from(["a", "z"]),
)
@settings(max_examples=150)
def test_a_report_moves_no_list_that_shares_nothing_with_it(
    made: list[Report], words: str, names: list[str], date: str, stem: str
) -> None:
    before = related(archive_of(made))
    added = Report(stem=stem, text=words, names=names, date=date)
    archive = archive_of([*made, added])
    after = related(archive)
    index = index_of(archive, rows_of(archive, sketches_of(archive)))
    place = index.ids.index(stem)
    for number, other in enumerate(index.ids):
        shares = (
            index.names.of[number].keys() & index.names.of[place].keys()
            or index.words.of[number].keys() & index.words.of[place].keys()
            or number == place
        )
        if not shares:
            assert after[other] == before[other]


def _without_id(relation: Relation) -> tuple[object, ...]:
    return (relation.copy, relation.entities, relation.stories, relation.terms, relation.order)


@given(made=reports())
@settings(max_examples=150)
def test_both_sides_say_the_same_and_nobody_is_listed_twice(made: list[Report]) -> None:
    archive = archive_of(made)
    table = related(archive)
    for here, rows in table.items():
        ids = [row.article for row in rows]
        assert len(set(ids)) == len(ids)
        assert here not in ids
        for row in rows:
            back = [other for other in table[row.article] if other.article == here]
            assert all(_without_id(other) == _without_id(row) for other in back)
            # Who is almost the same text says so from both sides, always.
            assert back or not row.copy


@given(made=reports())
@settings(max_examples=150)
def test_every_reason_is_true(made: list[Report]) -> None:
    archive = archive_of(made)
    for here, rows in related(archive).items():
        for row in rows:
            assert bool(row.copy) != bool(row.order)
            for stem in (here, row.article):
                _check(row, archive.articles[stem], archive.stories_of.get(stem, ()))


def _check(row: Relation, article: Article, stories: Sequence[str]) -> None:
    record = article.record
    words = set(re.findall(r"\w+", f"{record.title} {record.body.text}".casefold()))
    assert set(row.entities) <= {appearance.entity for appearance in article.appearances}
    assert set(row.stories) <= set(stories)
    assert {term.casefold() for term in row.terms} <= words
    assert not article.withdrawn


@given(made=reports(), order=st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_files_decides_nothing(made: list[Report], order: Random) -> None:
    shuffled = list(made)
    order.shuffle(shuffled)
    assert related(archive_of(shuffled)) == related(archive_of(made))
