"""Whatever a file may name, it may go on naming as it was called before."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.crawling import crawl
from tests.ledger.conftest import Make, Press
from tests.ledger.following import BASE, find

REPORT = """---
title: The flood
date: 1953-02-01
source: herald
byline: [person:j-roe]
about: [event:flood]
story: the-flood
follows: [first-report]
figures: [{event: flood, what: people killed, value: 307}]
---
[[person:j-roe]] and [[place:old-mill|the mill]]. [Nobody was warned]{by="person:j-roe" to="person:clerk"}, as
[the first report](first-report.md#p1) and [[first-report]] say. [More](../pages/past.md).
"""
BEGINNING = {
    "articles/flood.md": REPORT,
    "articles/first-report.md": "---\ntitle: First\ndate: 1953-01-31\n---\nWater.\n",
    "articles/record.md": "---\ntitle: A record\ndate: 1953\naccess: link-only\nurl: https://example.com/x\n"
    "names: [person:j-roe]\ntranslation_of: [first-report]\n---\n",
    "entities/person/j-roe.md": "---\nname: Jane Roe\nroles: [{role: mayor, of: council}]\n---\n",
    "entities/person/clerk.md": "---\nname: The clerk\n"
    "relations: [{predicate: served, object: person:j-roe}]\n---\n",
    "entities/place/old-mill.md": "---\nname: The mill\npart_of: town\n---\n",
    "entities/place/town.md": "---\nname: Town\n---\nSee [the report](../../articles/first-report.md).\n",
    "entities/event/flood.md": "---\nname: The flood\ndate: 1953-02-01\n"
    "place: town\nparticipants: [person:j-roe]\n---\n",
    "entities/organisation/council.md": "---\nname: Council\n---\n",
    "entities/source/herald.md": "---\nname: The Herald\n---\n",
    "stories/the-flood.md": "---\ntitle: The story\norder: [first-report]\n---\n",
    "pages/past.md": "---\ntitle: The past\n---\n[[person:j-roe]] was mayor.\n",
    "archive.toml": f'title = "T"\nbase_url = "{BASE}"\n[predicates.served]\nlabel = "served"\n',
}

RENAMED = {
    "articles/first-report.md": ("articles/very-first.md", "first-report"),
    "entities/person/j-roe.md": ("entities/person/jane.md", "person/j-roe"),
    "entities/person/clerk.md": ("entities/person/town-clerk.md", "person/clerk"),
    "entities/place/old-mill.md": ("entities/place/mill.md", "place/old-mill"),
    "entities/place/town.md": ("entities/place/millbrook.md", "place/town"),
    "entities/event/flood.md": ("entities/event/flood-1953.md", "event/flood"),
    "entities/organisation/council.md": ("entities/organisation/parish-council.md", "organisation/council"),
    "entities/source/herald.md": ("entities/source/fen-herald.md", "source/herald"),
    "stories/the-flood.md": ("stories/high-water.md", "the-flood"),
    "pages/past.md": ("pages/history.md", "past"),
}


def data(press: Press, address: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((press.site / address / "index.json").read_text(encoding="utf-8"))
    return read


def renamed(press: Press) -> None:
    for old, (new, former) in RENAMED.items():
        press.write({new: BEGINNING[old].replace("---\n", f"---\nformer: [{former}]\n", 1), old: ""})


def test_everything_that_names_something_understands_its_former_name(press: Make) -> None:
    made = press(BEGINNING)
    result = made.build()
    assert not result.diagnostics
    before = data(made, "articles/flood")
    renamed(made)
    result = made.build()
    assert not result.diagnostics
    assert crawl(made.site, BASE) == []

    flood = data(made, "articles/flood")
    new = {
        "j-roe": "jane",
        "clerk": "town-clerk",
        "old-mill": "mill",
        "flood": "flood-1953",
        "herald": "fen-herald",
    }
    ids = {f"{row['id'].partition(':')[0]}:{new[row['id'].partition(':')[2]]}" for row in before["names"]}
    assert {row["id"] for row in flood["names"]} == ids
    assert flood["source"]["id"] == "source:fen-herald"
    assert flood["byline"][0]["id"] == "person:jane"
    assert flood["about"] == ["event:flood-1953"]
    assert flood["figures"][0]["event"] == "event:flood-1953"
    assert flood["stories"] == ["high-water"]
    assert (flood["statements"][0]["by"], flood["statements"][0]["to"]) == (
        "person:jane",
        ["person:town-clerk"],
    )
    assert data(made, "articles/very-first")["referred_to_by"] == ["flood"]
    assert data(made, "people/jane")["reports"] == ["record", "flood"]
    assert data(made, "people/jane")["wrote"] == ["flood"]
    assert data(made, "sources/fen-herald")["published"] == ["flood"]
    assert data(made, "places/mill")["part_of"] == ["place:millbrook"]
    assert data(made, "events/flood-1953")["place"] == "place:millbrook"
    page = find(made.site, "/articles/flood/").text
    assert 'href="../../articles/very-first/#p1"' in page
    assert 'href="../../history/"' in page
    assert "../../articles/very-first/" in find(made.site, "/stories/high-water/").text
    assert "../../people/jane/" in find(made.site, "/events/flood-1953/").text
    assert "../people/jane/" in find(made.site, "/history/").text


def test_a_report_keeps_its_place_with_those_who_follow_the_feed(press: Make) -> None:
    made = press(BEGINNING)
    made.build()
    first = (made.site / "feed.xml").read_text(encoding="utf-8")
    assert f"<id>{BASE}articles/first-report/</id>" in first
    renamed(made)
    made.build()
    feed = (made.site / "feed.xml").read_text(encoding="utf-8")
    assert f"<id>{BASE}articles/first-report/</id>" in feed
    assert f'href="{BASE}articles/very-first/"' in feed


def test_a_type_that_is_given_up_leads_on_too(press: Make) -> None:
    settings = BEGINNING["archive.toml"]
    made = press(
        {
            "archive.toml": settings + "[types.vessel]\n",
            "articles/a.md": "---\ntitle: A\ndate: 1953\n---\n[[vessel:mary|She]] sank.\n",
            "entities/vessel/mary.md": "---\nname: The Mary\n---\n",
        }
    )
    made.publish()
    made.write(
        {
            "archive.toml": settings + "[types.ship]\n",
            "entities/vessel/mary.md": "",
            "entities/ship/mary.md": "---\nname: The Mary\nformer: [vessel/mary]\n---\n",
        }
    )
    made.publish()
    assert find(made.site, "/vessels/mary/").targets == ("/ships/mary/",)
    assert find(made.site, "/vessels/").targets == ("/",)
    assert data(made, "ships/mary")["reports"] == ["a"]


@pytest.mark.parametrize(
    ("text", "code"), [("[[person:smith]]", "L401"), ("[[smith]]", "L401"), ("[[Smith]]", "L401")]
)
def test_who_is_meant_by_a_name_that_became_several_is_not_guessed(press: Make, text: str, code: str) -> None:
    made = press(
        {
            "articles/a.md": f"---\ntitle: A\ndate: 1953\n---\n{text} spoke.\n",
            "entities/person/smith.md": "---\nsplit_into: [ann, bob]\n---\n",
            "entities/person/ann.md": "---\nname: Ann\n---\n",
            "entities/person/bob.md": "---\nname: Bob\n---\n",
        }
    )
    [found] = made.build().diagnostics
    assert (found.code, found.place.line) == (code, 5)
    assert "person:ann, person:bob" in found.message


def test_who_bears_a_name_today_is_meant_by_it(press: Make) -> None:
    made = press(
        {
            "articles/a.md": "---\ntitle: A\ndate: 1953\n---\n[[smith]] spoke to [[person:smith]].\n",
            "entities/person/ann.md": "---\nname: Ann\nformer: [person/smith]\n---\n",
            "entities/organisation/firm.md": "---\nname: Smith\n---\n",
        }
    )
    assert not made.build().diagnostics
    assert data(made, "organisations/firm")["reports"] == ["a"]
    assert data(made, "people/ann")["reports"] == ["a"]
