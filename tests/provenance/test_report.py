"""What a report says of the work on its names, on its page and in its data."""

from __future__ import annotations

import json
import re
from html import unescape

from tests.building.conftest import Make, Workshop, workshop
from tests.crawling import crawl

__all__ = ["workshop"]

ADDRESS = "https://fens.example.org/archive/"
REPORT = """\
---
title: Sea wall breached
date: 1953-02-01
annotated_by: tool:Tagger 3.8
checked_by: tool:Prover
---

[[person:Jane Roe]]{checked_by="B. Editor" checked=2026-02-01} raised the alarm on
[[place:Canvey Island]]{by="A. Archivist" checked=2026-02-02}. [[person:?|A carter]]{sure=0.6} helped.

[[place:Canvey Island|The island]]{checked_by="B. Editor" checked=2026-02-01} was under water.
"""


def section(page: str) -> list[tuple[str, str]]:
    """The rows of *Source*: each label with its words."""
    found = re.search(r'<dl class="source">(.*?)</dl>', page, re.DOTALL)
    rows = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd></div>", found[1] if found else "", re.DOTALL)
    return [(label, " ".join(unescape(re.sub(r"<[^>]+>", " ", words)).split())) for label, words in rows]


def built(workshop: Make, report: str = REPORT, **more: str) -> Workshop:
    made = workshop({"content/articles/wall.md": report, **more})
    result = made.build(base_url=ADDRESS)
    assert not result.failed
    return made


def test_the_work_on_a_report_in_a_few_lines(workshop: Make) -> None:
    made = built(workshop)
    page = made.page("articles/wall/index.html")
    rows = dict(section(page))
    assert rows["Names marked by"] == "Tagger 3.8 (a program): 3 of 4 A. Archivist: 1 of 4"
    assert rows["Checked by"] == (
        "B. Editor, 1 February 2026: 2 of 4 "
        "Prover (a program), 2 February 2026: 1 of 4 "
        "Prover (a program): 1 of 4"
    )
    assert rows["Uncertain"] == "1 of 4 A carter 60 %"
    assert rows["Not checked by any person"] == (
        "2 of 4 Canvey Island A carter 60 % All that no person has checked"
    )
    assert '<li><a href="#p1-' in page
    assert crawl(made.output, ADDRESS) == []


def test_a_card_says_what_is_true_of_its_mark_alone(workshop: Make) -> None:
    page = built(workshop).page("articles/wall/index.html")
    data = json.loads(re.search(r'id="page-data">(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]
    notes = {spot: note for note, spots in data["notes"] for spot in spots}
    jane = re.search(r'id="(p1-\d+)" data-key="person:jane-roe"', page)
    assert jane is not None
    assert notes[jane[1]] == "marked by Tagger 3.8 (a program) · checked by B. Editor, 1 February 2026"
    assert "marked by Tagger 3.8 (a program) · 60 % certain · not checked by any person" in notes.values()
    assert set(notes) == set(re.findall(r'id="(p\d-\d+)"', page))


def test_what_is_true_of_all_marks_is_said_once(workshop: Make) -> None:
    report = """---
title: Wall
date: 1953
annotated_by: A. Archivist
checked_by: B. Editor
certainty: 0.999
---
[[person:Jane Roe]] and [[person:Ann Poe]] left.
"""
    page = built(workshop, report).page("articles/wall/index.html")
    rows = dict(section(page))
    assert rows["Names marked by"] == "A. Archivist"
    assert rows["Checked by"] == "B. Editor"
    assert rows["Certainty of the names"] == "99 %"
    assert not {"Uncertain", "Not checked by any person"} & set(rows)
    assert '"notes"' not in page


def test_a_report_that_says_nothing_shows_nothing(workshop: Make) -> None:
    page = built(workshop, "---\ntitle: Wall\ndate: 1953\n---\n[[person:Jane Roe]] left.\n").page(
        "articles/wall/index.html"
    )
    assert "hecked" not in page
    assert "marked by" not in page


def test_a_withdrawn_report_says_nothing_of_its_names(workshop: Make) -> None:
    page = built(workshop, REPORT.replace("date:", "status: withdrawn\ndate:")).page(
        "articles/wall/index.html"
    )
    assert "Tagger" not in page


def test_very_many_unchecked_names_are_counted_and_the_first_listed(workshop: Make) -> None:
    names = " ".join(f"[[person:P{number}]]," for number in range(300))
    report = f'---\ntitle: Wall\ndate: 1953\n---\n[[person:Jane Roe]]{{checked_by="B. Editor"}} {names}\n'
    rows = dict(section(built(workshop, report).page("articles/wall/index.html")))
    words = rows["Not checked by any person"]
    assert words.startswith("300 of 301 P0 P1 ")
    assert words.endswith("P39 and 260 more All that no person has checked")


def test_the_data_hold_it_for_every_mark(workshop: Make) -> None:
    made = built(workshop)
    data = json.loads(made.page("articles/wall/index.json"))
    jane, island, carter, again = data["mentions"]
    assert jane["by"] == "tool:Tagger 3.8"
    assert (jane["checked_by"], jane["checked_on"], jane["checked"]) == ("B. Editor", "2026-02-01", True)
    assert (island["by"], island["checked_by"], island["checked"]) == ("A. Archivist", "tool:Prover", False)
    assert (carter["certainty"], carter["checked"]) == (0.6, False)
    assert again["checked"] is True
    plain = built(workshop, "---\ntitle: Wall\ndate: 1953\n---\n[[person:Jane Roe]] left.\n")
    (mention,) = json.loads(plain.page("articles/wall/index.json"))["mentions"]
    assert not {"by", "checked", "checked_by", "certainty"} & set(mention)
