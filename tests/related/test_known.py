"""Lists made again after an edit are, list by list, those of an archive read from nothing; and none is made
again that an edit cannot change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressmark.archive import Archive
from pressmark.config import RelatedWeights
from pressmark.related import (
    Known,
    Relation,
    Renewed,
    Row,
    find_lists,
    related,
    remembered,
    row_of,
    sketches_of,
)
from pressmark.related.finder import Finder
from pressmark.related.known import again
from pressmark.related.order import REACH, Reach
from tests.related.conftest import Report, archive_of

NAMES = ["person:Ada", "person:Bo", "place:Fen", "place:Marl", "event:Flood", "organisation:Board"]
WORDS = [
    "sluice",
    "windmill",
    "harbour",
    "Harbour",
    "granary",
    "embankment",
    "embankments",
    "1953",
    "Merrow",
    "chapel",
]
# Long enough to be compared; what they have in common is in many texts where many are drawn.
TEXTS = [
    "the water broke through the lower bank at Marl before dawn and stood four feet deep in the mill",
    "the water broke through the lower bank at Marl before dusk and stood five feet deep in the mill",
    "a survey of the chapel roof found dry rot in nearly every beam and the parish asked for tenders",
    "mill " * 20,
]
SMALL = Reach(few=3, visits=6, likely=2)
LESS = Reach(few=5, visits=9, likely=3)
Table = Mapping[str, Sequence[Relation]]

_words = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
_texts = st.one_of(
    _words,
    st.sampled_from(TEXTS),
    st.tuples(st.sampled_from(TEXTS), _words).map(" ".join),
    st.tuples(_words, st.sampled_from(TEXTS)).map(" ".join),
)
# What no report has before it is edited stands between what is known.
_new_words = st.lists(
    st.sampled_from([*WORDS[:4], "Ezra", "ferry", "gravel", "heron", "kiln", "quarry", "zinc"]), max_size=10
).map(" ".join)
_new_names = st.lists(
    st.sampled_from([*NAMES[:2], "event:Gale", "person:Cy", "place:Ely", "place:Moor"]), max_size=4
)
_names = st.lists(st.sampled_from(NAMES), max_size=4)
_stories = st.lists(st.sampled_from(["s1", "s2"]), max_size=2, unique=True)
_had = st.tuples(_texts, _names, _stories)
_edited = st.one_of(_had, st.tuples(_new_words, st.one_of(_names, _new_names), _stories))


@st.composite
def archives(draw: st.DrawFn, most: int = 13) -> list[Report]:
    found = []
    for number in range(draw(st.integers(1, most))):
        text, names, stories = draw(_had)
        fields = draw(st.sampled_from(["", "", "about: [person:Ada]\n", "status: withdrawn\n"]))
        if number and draw(st.integers(0, 6)) == 0:
            kind = draw(st.sampled_from(["follows", "translation_of"]))
            fields += f"{kind}: r{draw(st.integers(0, number - 1)):02}\n"
        date = draw(st.sampled_from(["undated", "1953", "1953-02-01", "1953-02-03", "1962-11-09"]))
        found.append(Report(f"r{number:02}", text, date, names, stories, fields))
    return found


def rows(archive: Archive, stems: Sequence[str]) -> dict[str, Row | None]:
    sketches, weights = sketches_of(archive), archive.settings.related
    found: dict[str, Row | None] = {}
    for stem in stems:
        article = archive.articles[stem]
        found[stem] = (
            None
            if article.withdrawn
            else row_of(article, archive.stories_of.get(stem, ()), sketches[stem], weights)
        )
    return found


class Kept:
    """What is remembered of an archive, and what one build after the other makes of it."""

    def __init__(self, archive: Archive, reach: Reach = REACH) -> None:
        self.archive = archive
        self.reach = reach
        found = find_lists(archive, sketches_of(archive), reach)
        self.lists: dict[str, tuple[Relation, ...]] = dict(found.lists())
        self.facts = remembered(found)
        self.known = self.opened()

    def opened(self) -> Known:
        known = Known.open(self.facts.get, self.archive.settings.related, self.text, self.reach)
        assert known is not None
        return known

    def text(self, stem: str) -> str:
        return self.archive.articles[stem].record.body.text

    def edit(self, archive: Archive, stems: Sequence[str], *, process: bool = True) -> Renewed | None:
        """The archive is another now; ``process``: the next build of another process."""
        self.archive = archive
        if process:
            self.known = self.opened()
        renewed = self.known.renew(rows(archive, stems))
        if renewed is not None:
            self.facts.update(renewed.remember)
            self.lists.update(renewed.lists)
        return renewed


def anew(archive: Archive, reach: Reach = REACH) -> dict[str, tuple[Relation, ...]]:
    return dict(find_lists(archive, sketches_of(archive), reach).lists())


_steps = st.lists(
    st.tuples(
        st.lists(st.tuples(st.integers(0, 12), st.one_of(_edited, st.none())), min_size=1, max_size=3),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
)


@given(
    made=archives(), steps=_steps, reach=st.sampled_from([SMALL, LESS, REACH]), since=st.sampled_from([0, 64])
)
@settings(max_examples=250)
def test_lists_made_again_are_those_made_from_nothing(
    made: list[Report],
    steps: list[tuple[list[tuple[int, tuple[str, list[str], list[str]] | None]], bool]],
    reach: Reach,
    since: int,
) -> None:
    # Each story has a file from the beginning.
    made = [*made, Report("s", stories=["s1", "s2"])]
    kept = Kept(archive_of(made), reach)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(again, "_SINCE", since)
        for edits, process in steps:
            before = dict(kept.lists)
            for number, had in edits:
                place = number % (len(made) - 1)
                if had is not None:
                    text, names, stories = had
                    made[place] = replace(made[place], text=text, names=names, stories=stories)
            stems = sorted({made[number % (len(made) - 1)].stem for number, _ in edits})
            renewed = kept.edit(archive_of(made), stems, process=process)
            fresh = anew(kept.archive, reach)
            assert renewed is not None
            assert renewed.lists == {stem: its for stem, its in fresh.items() if its != before[stem]}
            assert kept.lists == fresh
            assert {stem: kept.known.list_of(stem) for stem in fresh} == fresh
            assert kept.known.copies() == _copies(fresh)


def _copies(lists: Table) -> dict[str, tuple[Relation, ...]]:
    found = {stem: tuple(row for row in its if row.copy) for stem, its in lists.items()}
    return {stem: its for stem, its in found.items() if its}


@given(made=archives(), number=st.integers(0, 12))
@settings(max_examples=40)
def test_an_edit_that_changes_no_word_and_no_run_makes_no_list(made: list[Report], number: int) -> None:
    kept = Kept(archive_of(made))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Finder, "listed", _never)
        renewed = kept.edit(kept.archive, [made[number % len(made)].stem])
    assert renewed == Renewed({}, {})


def test_words_that_say_nothing_make_no_list_again() -> None:
    reports = [Report("a", TEXTS[0], names=["event:Flood"]), Report("b", TEXTS[2], names=["event:Flood"])]
    kept = Kept(archive_of(reports))
    reports[0] = replace(reports[0], text=TEXTS[0].replace(" and stood", ", and it stood"))
    edited = archive_of(reports)
    assert sketches_of(edited)["a"].words == sketches_of(kept.archive)["a"].words
    assert sketches_of(edited)["a"].runs != sketches_of(kept.archive)["a"].runs
    renewed = kept.edit(edited, ["a"])
    assert renewed is not None
    assert not renewed.lists
    assert kept.lists == anew(edited)


def _never(finder: Finder, report: int) -> None:
    raise AssertionError(f"the list of {finder.index.ids[report]} was made again")


def test_an_edit_far_from_a_report_does_not_make_its_list_again() -> None:
    pairs = [
        Report(f"{side}{n:02}", names=[f"event:E{n}", f"person:P{n}"]) for n in range(40) for side in "ab"
    ]
    kept = Kept(archive_of(pairs))
    made: list[str] = []
    listed = Finder.listed

    def noted(finder: Finder, report: int) -> object:
        made.append(finder.index.ids[report])
        return listed(finder, report)

    place = next(place for place, report in enumerate(pairs) if report.stem == "a07")
    pairs[place] = replace(pairs[place], names=["event:E7", "person:P9"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Finder, "listed", noted)
        renewed = kept.edit(archive_of(pairs), ["a07"])
    assert renewed is not None
    assert sorted(made) == ["a07", "a09", "b07", "b09"]
    assert sorted(renewed.lists) == ["a07", "a09", "b07", "b09"]
    assert kept.lists == anew(kept.archive)


def _pair(**of_b: object) -> list[Report]:
    b = Report("b", TEXTS[1], "1953-02-02", ["event:Flood"])
    return [Report("a", TEXTS[0], "1953-02-01", ["event:Flood"]), replace(b, **of_b)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "after",
    [
        [*_pair(), Report("c", names=["event:Flood"])],
        _pair(date="1953-02-03"),
        _pair(fields="status: withdrawn\n"),
        _pair(fields="updates: a\n"),
    ],
)
def test_what_moves_reports_or_ties_is_for_everything_anew(after: list[Report]) -> None:
    kept = Kept(archive_of(_pair()))
    before = dict(kept.lists)
    archive = archive_of(after)
    assert kept.edit(archive, [after[-1].stem]) is None
    assert {stem: kept.known.list_of(stem) for stem in before} == before


def test_a_withdrawn_report_that_is_edited_changes_nothing() -> None:
    withdrawn = Report("w", TEXTS[0], fields="status: withdrawn\n")
    kept = Kept(archive_of([*_pair(), withdrawn]))
    renewed = kept.edit(archive_of([*_pair(), replace(withdrawn, text=TEXTS[2])]), ["w"])
    assert renewed == Renewed({}, {})
    assert kept.known.list_of("w") == ()


def test_many_edits_at_once_are_for_everything_anew() -> None:
    reports = [Report(f"r{n:03}", names=["event:Flood"]) for n in range(100)]
    kept = Kept(archive_of(reports))
    assert kept.edit(kept.archive, [report.stem for report in reports]) is None


def test_what_is_lost_or_of_other_weights_is_not_known() -> None:
    kept = Kept(archive_of(_pair()))
    weights = kept.archive.settings.related
    assert Known.open(kept.facts.get, RelatedWeights(story=1.0), kept.text) is None
    assert Known.open(kept.facts.get, weights, kept.text, SMALL) is None
    for lost in kept.facts:
        rest = {name: value for name, value in kept.facts.items() if name != lost}
        assert Known.open(rest.get, weights, kept.text) is None


def test_a_crowd_of_copies_is_renewed_as_a_whole() -> None:
    """More copies than are compared with each other; one of them is edited, and edited back."""
    reports = [Report(f"r{n:02}", TEXTS[0], names=[f"person:P{n % 3}"]) for n in range(30)]
    kept = Kept(archive_of(reports))
    for text in (TEXTS[2], TEXTS[1], TEXTS[0] + " and in the granary too", TEXTS[0]):
        reports[11] = replace(reports[11], text=text)
        assert kept.edit(archive_of(reports), ["r11"]) is not None
        assert kept.lists == anew(kept.archive)
        assert kept.known.copies() == _copies(kept.lists)


def test_what_is_to_be_remembered_is_what_is_found_anyway() -> None:
    assert related(archive_of(_pair())) == Kept(archive_of(_pair())).lists
