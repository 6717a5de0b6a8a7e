"""Who is named with whom: counts are the true numbers, and names that stand everywhere come last."""

from __future__ import annotations

from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressmark.archive import Archive
from pressmark.ties import Together, named_together
from pressmark.ties.together import OF_A_NAME, OF_ALL
from tests.ties.conftest import Join


def _text(*names: str) -> str:
    return " and ".join(f"[[person:{name}]]" for name in names)


def _partners(found: Together, name: str) -> list[tuple[str, int]]:
    return [(tie.beyond(name).removeprefix("person:"), tie.count) for tie in found.of.get(name, ())]


def test_counts_are_reports_that_name_both(join: Join) -> None:
    found = named_together(
        join(
            {
                "a": _text("Ann", "Bob", "Cy"),
                "b": _text("Ann", "Bob", "Ann", "Bob"),
                "c": _text("Ann"),
                "d": _text("Dee", "Eve"),
            }
        )
    )
    assert _partners(found, "person:ann") == [("bob", 2), ("cy", 1)]
    assert sorted(_partners(found, "person:bob")) == [("ann", 2), ("cy", 1)]
    assert [(tie.one, tie.other) for tie in found.all] == [("person:ann", "person:bob")]


def test_a_name_that_stands_everywhere_is_damped(join: Join) -> None:
    reports = {f"r{number}": _text("Capital", "Ann", "Friend") for number in range(3)}
    reports |= {f"s{number}": _text("Capital", "Ann", f"Stranger {number}") for number in range(4)}
    reports |= {f"t{number}": _text("Capital", f"Passer {number}") for number in range(9)}
    found = named_together(join(reports))
    assert _partners(found, "person:ann") == [("friend", 3), ("capital", 7)]
    assert found.all[0].one == "person:ann"
    assert all("capital" not in tie.one + tie.other for tie in found.all), "beside everyone by chance alone"


def test_main_subjects_weigh_more(join: Join) -> None:
    def reports(about: str) -> dict[str, str]:
        rows = {f"r{n}": about + _text("Ann", "Bob") for n in range(2)}
        rows |= {f"s{n}": _text("Ann", "Cy") for n in range(2)}
        return rows | {f"t{n}": _text("Zed") for n in range(9)}

    strong, cy = named_together(join(reports("about: [person:bob]|||"))).of["person:ann"]
    plain = named_together(join(reports(""))).of["person:ann"][0]
    assert (strong.other, cy.other) == ("person:bob", "person:cy")
    assert strong.count == plain.count == 2
    assert strong.strength > plain.strength


def test_one_meeting_is_enough_only_for_names_of_few_reports(join: Join) -> None:
    reports = {f"r{n}": _text("Ann", "Bob") for n in range(4)} | {"once": _text("Ann", "Guest")}
    found = named_together(join(reports))
    assert _partners(found, "person:ann") == [("bob", 4)]
    assert _partners(found, "person:guest") == [("ann", 1)]


def test_withdrawn_reports_tie_nothing(join: Join) -> None:
    found = named_together(join({"a": "status: withdrawn|||" + _text("Ann", "Bob"), "b": _text("Ann")}))
    assert found == Together({}, ())


def test_no_more_ties_than_a_page_and_a_picture_hold(join: Join) -> None:
    everyone = _text(*(f"P{n}" for n in range(30)))
    apart = {f"x{n}": _text(f"X{n}") for n in range(30)}
    found = named_together(join({"a": everyone, "b": everyone, **apart}))
    assert len(found.all) == OF_ALL
    assert {len(ties) for ties in found.of.values()} == {OF_A_NAME}
    # All are equally strong: their names decide.
    assert list(found.all) == sorted(found.all, key=lambda tie: (tie.one, tie.other))


_REPORTS = st.lists(st.frozensets(st.sampled_from("ABCDEFGH"), max_size=6), min_size=1, max_size=12)


@given(_REPORTS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_count_is_the_number_of_shared_reports(join: Join, reports: list[frozenset[str]]) -> None:
    archive: Archive = join(
        {f"r{number:02}": _text(*sorted(names)) or "Nobody." for number, names in enumerate(reports)}
        | {f"r{number:02}": "Nobody." for number in range(len(reports), 12)}
    )
    shared = {
        (f"person:{one.lower()}", f"person:{other.lower()}"): sum({one, other} <= names for names in reports)
        for one, other in combinations("ABCDEFGH", 2)
    }
    found = named_together(archive)
    for name, ties in found.of.items():
        assert all(name in (tie.one, tie.other) and tie.one < tie.other for tie in ties)
        assert [tie.count for tie in ties] == [shared[tie.one, tie.other] for tie in ties]
    best = [tie.strength for tie in found.all]
    assert best == sorted(best, reverse=True)
    assert all(tie.strength > 0 and tie.count > 1 for tie in found.all)
