"""Names, identifiers, offices and connections at the head of a page, seen from both ends."""

from __future__ import annotations

import re

import pytest

from tests.crawling import crawl
from tests.known.conftest import Build, fact, section

CITY = """---
name: Saint Petersburg
names:
  - {name: Petrograd, kind: former, from: 1914, to: 1924}
  - {name: Leningrad, kind: former, from: 1924, to: 1991}
  - {name: Санкт-Петербург, language: ru}
  - {name: Sankt-Peterburg, language: ru, script: Latn, kind: transliteration}
  - {name: SPb, kind: acronym}
  - {name: Piter, kind: among friends, from: 1860}
  - {name: ПИТЕР, script: Cyrl}
identifiers: {wikidata: Q656, geonames: "498817", lccn: n79018901}
---
"""


def test_other_names_say_what_they_are(built: Build) -> None:
    page = built({"entities/place/spb.md": CITY}).page("places/spb/index.html")
    assert fact(page, "Also named")[0].split(" · ") == [
        "Petrograd (former name, from 1914 to 1924)",
        "Leningrad (former name, from 1924 to 1991)",
        "Санкт-Петербург (Russian)",
        "Sankt-Peterburg (transliteration, Russian (Latin))",
        "SPb (acronym)",
        "Piter (among friends, from 1860)",
        "ПИТЕР (Cyrillic)",
    ]
    assert '<bdi lang="ru" dir="ltr">Санкт-Петербург</bdi>' in page
    assert '<bdi lang="ru-Latn" dir="ltr">Sankt-Peterburg</bdi>' in page


def test_identifiers_are_links_under_the_names_of_their_registers(built: Build) -> None:
    page = built({"entities/place/spb.md": CITY}).page("places/spb/index.html")
    for address, words in (
        ("https://www.wikidata.org/wiki/Q656", "Wikidata Q656"),
        ("https://www.geonames.org/498817", "GeoNames 498817"),
        ("https://id.loc.gov/authorities/names/n79018901", "Library of Congress n79018901"),
    ):
        assert f'href="{address}">{words}</a>' in page


PORT = {
    "entities/person/jane-roe.md": """---
name: Jane Roe
roles: [{role: harbour master, of: Port authority, from: 1948, to: 1953-02}, {role: poet}]
relations: [{predicate: taught, object: person:tom-reed, from: 1930, evidence: r}]
---
""",
    "entities/person/tom-reed.md": "---\nname: Tom Reed\n---\n",
    "entities/organisation/port-authority.md": "---\nname: Port authority\n---\n",
    "articles/r.md": "---\ntitle: Harbour\ndate: 1953-02-01\n---\n[[Jane Roe]] and [[Tom Reed]].\n",
}
TAUGHT = '[predicates.taught]\nlabel = "taught"\ninverse = "taught by"\n'


def test_offices_and_connections_stand_on_both_sides(built: Build) -> None:
    made = built(PORT, TAUGHT)
    jane = made.page("people/jane-roe/index.html")
    assert fact(jane, "Role") == ["harbour master, Port authority , from 1948 to February 1953", "poet"]
    assert fact(jane, "taught") == ["Tom Reed , from 1930 ( evidence )"]
    assert 'href="../../articles/r/">evidence</a>' in jane
    tom = made.page("people/tom-reed/index.html")
    assert fact(tom, "taught by") == ["Jane Roe , from 1930 ( evidence )"]
    office = made.page("organisations/port-authority/index.html")
    assert fact(office, "In a role here") == ["harbour master, Jane Roe , from 1948 to February 1953"]


def test_very_many_connections_have_a_page_of_their_own(built: Build) -> None:
    members = {
        f"entities/person/p{n:03}.md": f"---\nname: Person {n:03}\n"
        f"roles: [{{role: member, of: Port authority, from: {1900 + n}}}]\n---\n"
        for n in range(300)
    }
    made = built(PORT | members, TAUGHT)
    page = made.page("organisations/port-authority/index.html")
    assert fact(page, "In a role here")[-1] == "All 301 names"
    assert len(page.encode()) < 20_000
    assert 'href="../../organisations/port-authority/connections/holders/"' in page
    pages = "".join(
        found.read_text(encoding="utf-8")
        for found in (made.output / "organisations/port-authority/connections").rglob("index.html")
    )
    assert set(re.findall(r">(Person \d+)</a>", pages)) == {f"Person {n:03}" for n in range(300)}
    assert "member, from 1907" in pages
    assert crawl(made.output, "https://example.org/") == []


PLACES = {
    "entities/place/england.md": "---\nname: England\n---\n",
    "entities/place/essex.md": "---\nname: Essex\npart_of: England\n---\n",
    "entities/place/middlesex.md": "---\nname: Middlesex\npart_of: England\n---\n",
    "entities/place/canvey.md": "---\nname: Canvey\npart_of: [Essex]\n---\n",
    "entities/place/potters-bar.md": (
        "---\nname: Potters Bar\npart_of: [{place: Middlesex, to: 1965}, {place: Essex, from: 1965}]\n---\n"
    ),
    "articles/r.md": "---\ntitle: Sea wall\ndate: 1953-02-01\n---\n[[Canvey]] and [[Potters Bar]].\n",
    "articles/s.md": "---\ntitle: Essex\ndate: 1953-02-02\n---\nIn [[Essex]], and at [[Canvey]].\n",
}


def test_what_a_place_is_part_of_and_what_is_part_of_it(built: Build) -> None:
    made = built(PLACES)
    assert fact(made.page("places/canvey/index.html"), "Part of") == ["Essex › England"]
    assert fact(made.page("places/potters-bar/index.html"), "Part of") == [
        "Middlesex › England , until 1965",
        "Essex › England , from 1965",
    ]
    essex = section(made.page("places/essex/index.html"), "inside")
    assert re.findall(r">(Canvey|Potters Bar)</a>", essex) == ["Canvey", "Potters Bar"]
    assert '<span class="line">from 1965</span>' in essex
    assert "Places in it are named in 2 reports" in essex
    england = section(made.page("places/england/index.html"), "inside")
    assert re.findall(r'href="\.\./\.\./places/([a-z-]+)/"', england) == [
        "canvey",
        "essex",
        "middlesex",
        "potters-bar",
    ]


def test_very_many_places_in_a_place_go_on_on_pages_of_their_own(built: Build) -> None:
    made = built(
        PLACES
        | {
            f"entities/place/v{n:03}.md": f"---\nname: {chr(65 + n % 26)}illage {n:03}\npart_of: Essex\n---\n"
            for n in range(400)
        }
    )
    essex = made.page("places/essex/index.html")
    assert len(essex.encode()) < 30_000
    parts = "".join(
        page.read_text(encoding="utf-8") for page in (made.output / "places/essex/inside").rglob("index.html")
    )
    assert len(set(re.findall(r">([A-Z]illage \d+)</a>", parts))) == 400
    assert crawl(made.output, "https://example.org/") == []


@pytest.mark.parametrize("language", ["de", "fr", "ru"])
def test_kinds_of_names_in_the_languages_of_the_interface(built: Build, language: str) -> None:
    page = built({"entities/place/spb.md": CITY}, f'language = "{language}"\n').page("places/spb/index.html")
    shown = page[page.index("Petrograd") : page.index("Leningrad")]
    words = {"de": "früherer Name, 1914 bis 1924", "fr": "ancien nom", "ru": "прежнее название"}[language]
    assert words in shown
