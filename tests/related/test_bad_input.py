"""Input that nobody meant: lists come out, soon, and nothing is said that is not so."""

from __future__ import annotations

from pressmark.config import RelatedWeights
from pressmark.related import related, sketches_of
from pressmark.related.lists import finder_of
from pressmark.related.order import REACH
from tests.related.conftest import Report, archive_of, listed


def test_no_dates_no_texts_no_names() -> None:
    assert related(archive_of([Report("a"), Report("b"), Report("c")])) == {"a": (), "b": (), "c": ()}
    assert related(archive_of([])) == {}


def test_a_name_of_all_reports_brings_none_together() -> None:
    reports = [Report(f"r{n}", date=f"19{n % 100:02}", names=["place:Land"]) for n in range(REACH.few + 1)]
    assert not any(related(archive_of(reports)).values())
    reports += [Report(stem, names=["place:Land", "event:Flood"]) for stem in ("a", "b")]
    [relation] = related(archive_of(reports))["a"]
    assert (relation.article, relation.entities) == ("b", ("event:flood", "place:land"))


def test_ten_thousand_names_in_one_report() -> None:
    long = " ".join(f"[[person:P{n}]]" for n in range(10_000))
    reports = [Report(f"r{n}", names=[f"person:P{n}", f"person:P{n + 1}"]) for n in range(100)]
    table = related(archive_of([Report("list", long), *reports]))
    assert len(table["list"]) <= 6
    # A list tells less of each: two who share a name stand before it.
    assert listed(table, "r50")[:2] == ["r49", "r51"]


def test_vague_dates_are_as_far_apart_as_they_can_be() -> None:
    reports = [
        Report("a", date="1953-02-01", names=["event:Flood"]),
        Report("vague", date="1953", names=["event:Flood"]),
        Report("near", date="1953-02-20", names=["event:Flood"]),
    ]
    assert listed(related(archive_of(reports)), "a") == ["near", "vague"]


def test_a_weight_of_nothing_leaves_a_reason_out() -> None:
    reports = [
        Report(stem, "Merrow, the sluice, a windmill.", "1953", ["event:Flood"], ["s"]) for stem in "ab"
    ]
    every = archive_of(reports)
    assert set(related(every)["a"][0].order) == {"names", "stories", "words"}
    for weights, left in (
        (RelatedWeights(entities=0), {"stories", "words"}),
        (RelatedWeights(story=0), {"names", "words"}),
        (RelatedWeights(words=0), {"names", "stories"}),
        (RelatedWeights(types=(("event", 0.0),)), {"stories", "words"}),
    ):
        [relation] = related(archive_of(reports, weights))["a"]
        assert set(relation.order) == left
    assert related(archive_of(reports, RelatedWeights(entities=0, story=0, words=0)))["a"] == ()


def test_types_and_roles_weigh() -> None:
    weights = RelatedWeights(types=(("place", 3.0),))
    reports = [
        Report("a", names=["place:Marl", "person:Ada"]),
        Report("b", names=["place:Marl"]),
        Report("c", names=["person:Ada"]),
    ]
    assert listed(related(archive_of(reports)), "a") == ["c", "b"]
    assert listed(related(archive_of(reports, weights)), "a") == ["b", "c"]
    reports[1] = Report("b", names=["place:Marl"], fields="about: [place:Marl]\n")
    assert listed(related(archive_of(reports)), "a") == ["b", "c"]


def test_the_quick_score_is_the_score_of_the_tie() -> None:
    reports = [
        Report(
            f"r{n}",
            "Merrow, sluice windmill.",
            f"195{n}",
            ["event:Flood", f"person:P{n % 3}"],
            ["s"][: n % 2],
        )
        for n in range(9)
    ]
    archive = archive_of(reports)
    finder = finder_of(archive, sketches_of(archive))
    for here in range(9):
        others = [other for other in range(9) if other != here]
        quick = finder._scores(here, others)
        assert quick == {other: finder.tie(here, other).score for other in others}
