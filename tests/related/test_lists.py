"""Related reports: rare names weigh more, reasons are true, a new report moves only lists it is in."""

from __future__ import annotations

import json

from tests.building.conftest import Make, Workshop, workshop

__all__ = ["workshop"]


def report(title: str, date: str, names: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: {date}\n{more}---\n\nIt was about {names}.\n"


def related_to(made: Workshop, stem: str) -> list[str]:
    data = json.loads(made.page(f"articles/{stem}/index.json"))
    return list(data.get("related", []))


def rare_and_common() -> dict[str, str]:
    """One pair shares a rare event; ten others share only a country with both."""
    files = {
        "content/entities/event/flood.md": "---\nname: The flood\n---\n",
        "content/entities/place/land.md": "---\nname: Land\n---\n",
        "content/articles/a.md": report("A", "1953-02-01", "[[The flood]] in [[Land]]"),
        "content/articles/b.md": report("B", "1960-05-01", "[[The flood]] in [[Land]]"),
    }
    for number in range(10):
        files[f"content/articles/c{number}.md"] = report(f"C{number}", f"1953-02-{number + 2:02}", "[[Land]]")
    return files


def test_a_rare_name_outweighs_a_common_one_and_nearness(workshop: Make) -> None:
    made = workshop(rare_and_common())
    assert not made.build().diagnostics
    assert related_to(made, "a")[0] == "b"
    assert related_to(made, "b")[0] == "a"
    assert "The flood" in made.page("articles/a/index.html")


def test_a_report_that_shares_nothing_moves_no_list(workshop: Make) -> None:
    made = workshop(rare_and_common())
    made.build()
    before = {stem: related_to(made, stem) for stem in ("a", "b", "c3")}
    made.write({"content/articles/z.md": report("Z", "1953-02-01", "[[place:Somewhere Else]]")})
    result = made.build()
    assert {stem: related_to(made, stem) for stem in before} == before
    assert "articles/a/index.html" not in result.written


def test_declared_relations_stand_on_both_sides_and_are_not_repeated(workshop: Make) -> None:
    made = workshop(
        {
            "content/entities/event/flood.md": "---\nname: The flood\n---\n",
            "content/articles/a.md": report("A", "1953-02-01", "[[The flood]]"),
            "content/articles/b.md": report("B", "1953-02-02", "[[The flood]]", "follows: a\n"),
        }
    )
    assert not made.build().diagnostics
    assert related_to(made, "b") == []
    assert related_to(made, "a") == []
    assert "This report follows it up" in made.page("articles/b/index.html")
    assert "It follows up this report" in made.page("articles/a/index.html")


def test_words_where_names_are_few(workshop: Make) -> None:
    made = workshop(
        {
            "content/articles/a.md": report("A", "1953-02-01", "the drainage sluice below Marl windmill"),
            "content/articles/b.md": report("B", "1953-03-01", "Marl, where windmill and sluice were lost"),
            "content/articles/c.md": report("C", "1953-03-01", "Nothing of the kind."),
        }
    )
    assert not made.build().diagnostics
    assert related_to(made, "a") == ["b"]
    assert "Words in common: Marl, sluice, windmill" in made.page("articles/a/index.html")
    assert "Words in common: Marl, sluice, windmill" in made.page("articles/b/index.html")


def test_a_story_ties_reports(workshop: Make) -> None:
    made = workshop(
        {
            "content/stories/s.md": "---\ntitle: The story\n---\n",
            "content/articles/a.md": report("A", "1953-02-01", "one", "story: s\n"),
            "content/articles/b.md": report("B", "1953-03-01", "two", "story: The story\n"),
        }
    )
    assert not made.build().diagnostics
    assert related_to(made, "a") == ["b"]
    page = made.page("articles/a/index.html")
    assert "Same story" in page
    assert "4 weeks later" in page


def test_a_withdrawn_report_leaves_every_list_and_keeps_its_page(workshop: Make) -> None:
    files = rare_and_common()
    files["content/articles/b.md"] = report(
        "B", "1960-05-01", "[[The flood]] and a secret word", "status: withdrawn\n"
    )
    made = workshop(files)
    assert not made.build().failed
    assert "b" not in related_to(made, "a")
    assert "articles/b/" not in made.page("events/flood/index.html")
    page = made.page("articles/b/index.html")
    assert "secret word" not in page
    assert "withdrawn" in page
    assert "secret word" not in made.page("articles/b/index.json")
