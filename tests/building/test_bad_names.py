"""Names and links that lead nowhere, to several, or to themselves; circles; brackets without an end."""

from __future__ import annotations

import pytest

from tests.building.breaking import REPORT, broken, doubted, good_site, told
from tests.building.conftest import Make, Workshop

PATH = "content/articles/1953/sea-wall.md"
JANE = "content/entities/person/jane-roe.md"
ISLAND = "content/entities/place/canvey-island.md"


@pytest.fixture
def made(workshop: Make) -> Workshop:
    return good_site(workshop)


def saying(words: str) -> dict[str, str]:
    """The report with other words, which begin on line 6."""
    return {PATH: f"---\ntitle: Sea wall breached\ndate: 1953-02-01\n---\n\n{words}\n"}


@pytest.mark.parametrize(
    ("words", "code", "column", "hint"),
    [
        ("It was [[Mary Smith]].", "L403", 8, "[[person:Mary Smith]]"),
        ("It was [[Jane Row]].", "L403", 8, "did you mean “Jane Roe”?"),
        ("It was [[person:Mary Smith]].", "L402", 8, "content/entities/person/mary-smith.md"),
        ("It was [[persn:Jane Roe]].", "L403", 8, "did you mean “person:Jane Roe”?"),
        ("It was [[Flood: a poem]].", "L403", 8, "person, organisation, place"),
        ("It was [[person:!!!]].", "L402", 8, "content/entities/person/"),
        ("It was [[sea-wall]].", "L405", 8, "without brackets"),
        ("It was [[Jane Roe.", "T101", 8, "write ]] after the name"),
        ("It was [[Jane\nRoe\nof Canvey]].", "T116", 8, "over two lines at most"),
        ("It was [[]].", "T102", 8, "[[Vladimir Putin|the president]]"),
        ("It was [[|her]].", "T102", 8, "before the bar"),
        ("It was ![[Jane Roe]].", "T103", 9, "space"),
        ("It was [[Jane Roe#top]].", "T104", 8, "p4"),
        ("It was [[person:?]].", "T112", 8, "after a bar"),
        ("It was [[Jane Roe]]{role=“speaker”}.", "T107", 21, "straight quotation marks"),
        ("It was [[Jane Roe]]{mood=sad}.", "T106", 21, "role"),
        ("It was [[Jane Roe]]{sure=2}.", "T108", 21, "sure=0.8"),
        ("[Help]{to=sea}", "T111", 1, "by="),
        ("[Help]{continues=b}", "T109", 8, "id=b"),
        ("A [link](javascript:alert(1)).", "T201", 3, "https:"),
        ("A [link](C:\\report.md).", "T201", 3, "https:"),
        ("A note[^1].", "T302", 7, "[^1]:"),
    ],
)
def test_a_warning_at_its_place(made: Workshop, words: str, code: str, column: int, hint: str) -> None:
    found = next(d for d in doubted(made, saying(words)) if d.code == code)
    assert told([found]) == [(code, PATH, 6, column)]
    assert hint in found.hint


@pytest.mark.parametrize(
    ("words", "code", "column", "hint"),
    [
        ("See [there](flood.md).", "L404", 5, "mend the path"),
        ("See [there](sea-wal.md).", "L404", 5, "did you mean “sea-wall”?"),
        ("See [there](cable.txt#p9).", "L411", 5, "copy the paragraph’s link"),
        ("See [[cable#p9]].", "L411", 5, "copy"),
        ("See [there](../../pages/gone.md).", "L409", 5, "make the file"),
        ("See [there](../../media/gone.jpg).", "L408", 5, "put the file there"),
        ("See ![wall](../../media/gone.jpg).", "L408", 5, "put the file there"),
        ("See ![wall](gone.jpg).", "T205", 5, "content/media"),
        ("See [there](/etc/passwd).", "T202", 5, "content/media"),
        ("See [there](../../../../../etc/passwd).", "T202", 5, "content/media"),
    ],
)
def test_an_error_at_its_place(made: Workshop, words: str, code: str, column: int, hint: str) -> None:
    [found] = broken(made, saying(words))
    assert told([found]) == [(code, PATH, 6, column)]
    assert hint in found.hint


def test_a_name_that_several_bear(made: Workshop) -> None:
    others = {
        f"content/entities/person/{slug}.md": f"---\nname: {slug}\nnames: [J. Roe]\n---\n" for slug in "ab"
    }
    [found] = broken(made, {**others, **saying("It was [[J. Roe]].")})
    assert told([found]) == [("L401", PATH, 6, 8)]
    assert "person:a, person:b" in found.message
    assert "[[person:a|J. Roe]]" in found.hint


def test_names_that_are_the_same_when_composed(made: Workshop) -> None:
    cafes = {
        "content/entities/place/a.md": "---\nname: Caf\u00e9\n---\n",
        "content/entities/place/b.md": "---\nname: Cafe\u0301\n---\n",
    }
    assert [d.code for d in broken(made, {**cafes, **saying("At the [[Caf\u00e9]].")})] == ["L401"]


@pytest.mark.parametrize("names", [("a.md", "A.md"), ("caf\u00e9.md", "cafe\u0301.md")])
def test_slugs_that_are_the_same_on_other_computers(made: Workshop, names: tuple[str, str]) -> None:
    files = {
        f"content/entities/person/{name}": f"---\nname: {number}\n---\n" for number, name in enumerate(names)
    }
    assert [d.code for d in broken(made, files)] == ["S105"]


def test_a_note_that_names_its_own_page(made: Workshop) -> None:
    [found] = doubted(made, {JANE: "---\nname: Jane Roe\n---\n[[Jane Roe]] again.\n"})
    assert told([found]) == [("L405", JANE, 4, 1)]


def test_a_place_inside_itself(made: Workshop) -> None:
    [found] = doubted(made, {ISLAND: "---\nname: Canvey Island\npart_of: canvey-island\n---\n"})
    assert told([found]) == [("L405", ISLAND, 3, 10)]


def test_places_in_a_circle(made: Workshop) -> None:
    places = {
        f"content/entities/place/{name}.md": f"---\nname: {name}\npart_of: {inside}\n---\n"
        for name, inside in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"))
    }
    [found] = broken(made, places)
    assert found.code == "L410"
    assert "place:a → place:b → place:c → place:a" in found.message
    assert told([found]) == [("L410", "content/entities/place/a.md", 3, 10)]


def test_one_identifier_on_two_names(made: Workshop) -> None:
    names = {
        f"content/entities/person/{name}.md": f"---\nname: {name}\nidentifiers: {{wikidata: Q7747}}\n---\n"
        for name in ("ann", "bob", "cy")
    }
    found = doubted(made, names)
    assert told(found) == [
        ("L416", "content/entities/person/bob.md", 3, 14),
        ("L416", "content/entities/person/cy.md", 3, 14),
    ]
    assert "content/entities/person/ann.md" in found[0].message
    assert "merged_into: person:ann" in found[0].hint


@pytest.mark.parametrize(
    ("line", "column"),
    [("participants: [{entity: Mary Smith, role: rescuer}]", 25), ("participants: Mary Smith", 15)],
)
def test_a_participant_nobody_knows(made: Workshop, line: str, column: int) -> None:
    path = "content/entities/event/flood.md"
    [found] = doubted(made, {path: f"---\nname: Flood\n{line}\n---\n"})
    assert told([found]) == [("L403", path, 3, column)]
    assert "Mary Smith" in made.page("events/flood/index.html")


@pytest.mark.parametrize("words", ["The wall had gone.", "the wall", "The wall\ngave way at nightfall."])
def test_a_figure_with_words_that_are_not_in_the_report(made: Workshop, words: str) -> None:
    quote = words.replace("\n", " ")
    fields = f'figures: [{{event: "event:Flood", what: dead, value: 58, quote: "{quote}"}}]'
    [found] = doubted(
        made,
        {
            "content/entities/event/flood.md": "---\nname: Flood\n---\n",
            PATH: f"---\ntitle: Sea wall breached\ndate: 1953-02-01\n{fields}\n---\n\nThe wall\ngave way.\n",
        },
    )
    assert told([found]) == [("L417", PATH, 4, 11)]


def test_a_name_merged_into_itself_or_round_in_a_circle_builds_or_is_told(made: Workshop) -> None:
    merged = "---\nmerged_into: person:{}\n---\n"
    made.write(
        {
            "content/entities/person/a.md": merged.format("b"),
            "content/entities/person/b.md": merged.format("a"),
            "content/entities/person/c.md": merged.format("c"),
        }
    )
    made.build()


def test_a_story_of_reports_that_are_not_there(made: Workshop) -> None:
    path = "content/stories/flood.md"
    found = broken(made, {path: "---\ntitle: The flood\norder: [gone, sea-wall, sea-wall]\n---\n"})
    assert told(found) == [("L404", path, 3, 9)]


def test_a_report_of_a_story_that_is_not_there(made: Workshop) -> None:
    found = broken(made, {PATH: REPORT.replace("date:", "story: flood\ndate:")})
    assert told(found) == [("L407", PATH, 3, 8)]


def test_reports_that_follow_themselves_and_each_other(made: Workshop) -> None:
    fields = "content/articles/1953/cable.yaml"
    cable = (made.root / fields).read_text()
    found = doubted(
        made,
        {
            PATH: REPORT.replace("date:", "follows: [sea-wall, cable]\ndate:"),
            fields: cable + "follows: sea-wall\nupdates: sea-wall\ncorrects: sea-wall\n",
        },
    )
    assert told(found) == [("L405", PATH, 3, 11)]


def test_a_report_and_a_person_with_one_name(made: Workshop) -> None:
    wall = {"content/entities/person/sea-wall.md": "---\nname: Sea wall breached\n---\n"}
    assert (
        doubted(made, {**wall, **saying("[[Sea wall breached]], [[sea-wall]], [[person:sea-wall]].")}) == []
    )
    assert 'href="../../people/sea-wall/"' in made.page("articles/sea-wall/index.html")


def test_all_that_is_not_known_stands_once_with_how_often(made: Workshop) -> None:
    [found] = doubted(made, saying("[[Nobody]], [[Nobody]] and [[Nobody]]."))
    assert told([found]) == [("L403", PATH, 6, 1)]
    assert "3 places" in found.message


def test_long_names_have_pages(made: Workshop) -> None:
    found = doubted(
        made, saying(f"[[person:{'a' * 300}]] and [[person:{'a' * 301}]] and [[place:{'水' * 99}]].")
    )
    assert [d.code for d in found] == ["L402", "L402", "L402"]
    assert sum(path.startswith("people/a") and path.endswith("index.html") for path in made.tree()) == 2


def test_text_from_right_to_left(made: Workshop) -> None:
    david = {"content/entities/person/david.md": '---\nname: "דוד"\n---\n'}
    text = REPORT.replace("date:", "language: he\ndate:").replace("Jane Roe", "דוד")
    assert doubted(made, {**david, PATH: text}) == []
    assert 'dir="rtl"' in made.page("articles/sea-wall/index.html")
