"""Statements: who said what, on which day, to whom, as the report quotes it."""

from __future__ import annotations

import json
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.building.conftest import Make, Workshop
from tests.crawling import crawl

TEXT = """[“The dam will hold,”]{by="Ann Roe" to="Dan Doe" on=1953-01-30 id=dam} she said,
[“for your sake.”]{continues=dam}

He answered that [nobody had asked the mason]{by="Dan Doe" to="Ann Roe"}.
„[Вода ушла]{by="Пётр Рыков"}“, wrote another.

A voice called: “[It is gone!]{by="a man with a lantern"}” [Nobody knew whose.]{by="Ann Roe"}
"""
FILES = {
    "content/entities/person/ann-roe.md": "---\nname: Ann Roe\n---\n",
    "content/entities/person/dan-doe.md": "---\nname: Dan Doe\n---\n",
    "content/entities/person/ryikov.md": "---\nname: Пётр Рыков\n---\n",
    "content/articles/dam.md": f"---\ntitle: The dam\ndate: 1953-02-01\n---\n{TEXT}",
}


@pytest.fixture
def made(workshop: Make) -> Workshop:
    archive = workshop(FILES)
    assert not archive.build().failed
    return archive


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def section(made: Workshop, page: str, name: str) -> Element | None:
    root = html5lib.parse(made.page(f"{page}/index.html"), namespaceHTMLElements=False)
    return next((one for one in root.iter("section") if one.get("aria-labelledby") == name), None)


def rows(made: Workshop, page: str, name: str) -> list[str]:
    found = section(made, page, name)
    return [words(row) for row in found.iter("li")] if found is not None else []


def test_the_speakers_page_says_what_when_and_to_whom(made: Workshop) -> None:
    later, earlier = rows(made, "people/ann-roe", "quoted")
    assert later == "Nobody knew whose. 1 February 1953 The dam"
    assert earlier == ("“The dam will hold,” “for your sake.” said on 30 January 1953 · to Dan Doe The dam")


def test_what_was_said_to_somebody_stands_on_the_page_of_both(made: Workshop) -> None:
    assert rows(made, "people/dan-doe", "told")[0].startswith("“The dam will hold,” “for your sake.” Ann Roe")
    assert rows(made, "people/ann-roe", "told") == [
        "nobody had asked the mason Dan Doe · 1 February 1953 · to Ann Roe The dam"
    ]


def test_direct_speech_keeps_its_marks_and_indirect_speech_gets_none(made: Workshop) -> None:
    assert rows(made, "people/ryikov", "quoted")[0].startswith("„Вода ушла“")
    assert rows(made, "people/dan-doe", "quoted")[0].startswith("nobody had asked the mason")


def test_every_quotation_is_verbatim_and_leads_to_the_very_passage(made: Workshop) -> None:
    text = json.loads(made.page("articles/dam/index.json"))["text"]
    report = html5lib.parse(made.page("articles/dam/index.html"), namespaceHTMLElements=False)
    places = {one.get("id"): words(one) for one in report.iter("span") if one.get("class") == "said"}
    for page in ("people/ann-roe", "people/dan-doe", "people/ryikov"):
        found = section(made, page, "quoted")
        assert found is not None
        for row in found.iter("li"):
            links = [a for a in row.iter("a") if a.get("class") == "words"]
            assert all("".join(quote.itertext()) in text for quote in row.iter("q"))
            assert links
            assert places[links[0].get("href", "").partition("#")[2]] in words(links[0])


def test_a_report_groups_what_it_quotes_by_speaker(made: Workshop) -> None:
    found = section(made, "articles/dam", "quoted")
    assert found is not None
    speakers = [(words(group.find("dt")), len(group.findall("dd"))) for group in found.iter("div")]  # type: ignore[arg-type]
    assert speakers == [("Ann Roe", 2), ("Dan Doe", 1), ("Пётр Рыков", 1), ("a man with a lantern", 1)]
    assert "said on 30 January 1953 · to Dan Doe" in words(found)


def test_a_long_quotation_is_cut_at_a_word_and_its_cut_is_no_part_of_it(workshop: Make) -> None:
    long = "it went on and on " * 40
    report = f'---\ntitle: D\ndate: 1953\n---\n[{long}]{{by="Ann Roe"}}\n'
    made = workshop({**FILES, "content/articles/dam.md": report})
    made.build()
    found = section(made, "people/ann-roe", "quoted")
    assert found is not None
    (quote,) = found.iter("q")
    assert 280 < len("".join(quote.itertext())) <= 300
    assert "on …" in words(found)


def test_very_many_statements_go_on_in_parts_of_their_own(workshop: Make) -> None:
    files = {
        f"content/articles/r{number:02}.md": (
            f"---\ntitle: Report {number}\ndate: {1950 + number // 8}-01-02\n---\n"
            f'[Words {number}.]{{by="Ann Roe" to="Dan Doe"}}\n'
        )
        for number in range(24)
    }
    limits = 'title = "Test"\n[limits]\nlist_rows = 10\nlist_newest = 3\n'
    made = workshop({**FILES, **files, "content/archive.toml": limits})
    assert not made.build().failed
    assert len(rows(made, "people/ann-roe", "quoted")) == 3
    quoted = {
        line
        for year in (1950, 1951, 1952)
        for line in made.page(f"people/ann-roe/quoted/{year}/index.html").splitlines()
        if "Words" in line
    }
    assert len(quoted) == 24
    assert "Ann Roe" in made.page("people/dan-doe/told/1951/index.html")
    assert crawl(made.output, "https://example.org/") == []
