"""Types that an archive declares work wherever the built-in ones do, and may have a template of their own."""

from __future__ import annotations

import json
import re

from tests.crawling import crawl
from tests.known.conftest import Build, fact

SETTINGS = """
[types.vessel]
label = "vessel"
plural = "vessels"
schema = "Vehicle"

[types.lighthouse]
plural = "lighthouses"

[predicates.commands]
label = "commands"
inverse = "commanded by"
"""
HARBOUR = {
    "entities/vessel/hms-example.md": (
        "---\nname: HMS Example\nnames: [{name: Old Ex, kind: nickname}]\n---\nA cutter.\n"
    ),
    "entities/person/jane-roe.md": (
        "---\nname: Jane Roe\n"
        "relations: [{predicate: commands, object: vessel:hms-example, from: 1948}]\n---\n"
    ),
    "entities/event/collision.md": (
        "---\nname: Collision\ndate: 1953-02\nparticipants: [{entity: HMS Example, role: rammed}]\n---\n"
    ),
    "articles/a.md": "---\ntitle: A\ndate: 1953-02-01\n---\n[[HMS Example]], [[Needle Point]].\n",
    "articles/b.md": "---\ntitle: B\ndate: 1953-02-02\n---\n[[Old Ex]] and [[lighthouse:Needle Point]].\n",
    "articles/c.md": "---\ntitle: C\ndate: 1953-02-03\n---\n[[Jane Roe]] alone.\n",
    "entities/lighthouse/needle-point.md": "---\nname: Needle Point\n---\n",
}


def test_a_declared_type_has_pages_index_facts_ties_and_data(built: Build) -> None:
    made = built(HARBOUR, SETTINGS)
    page = made.page("vessels/hms-example/index.html")
    assert '<p class="from"><a href="../../vessels/">Vessels</a></p>' in page
    assert fact(page, "Also named") == ["Old Ex (nickname)"]
    assert fact(page, "commanded by") == ["Jane Roe , from 1948"]
    assert fact(page, "Took part in") == ["Collision , rammed"]
    assert fact(made.page("people/jane-roe/index.html"), "commands") == ["HMS Example , from 1948"]
    assert 'href="../vessels/hms-example/"' in made.page("vessels/index.html")
    together = made.page("together/index.html")
    assert re.findall(r"</svg> ([^<]+)</li>", together) == ["Lighthouses", "Vessels"]
    data = json.loads(made.page("vessels/hms-example/index.json"))
    assert (data["type"], data["together"]) == ("vessel", [{"id": "lighthouse:needle-point", "count": 2}])
    jane = json.loads(made.page("people/jane-roe/index.json"))
    assert jane["relations"] == [{"predicate": "commands", "id": "vessel:hms-example", "start": "1948"}]
    assert crawl(made.output, "https://example.org/") == []


def test_a_type_may_have_a_template_of_its_own(built: Build) -> None:
    made = built(HARBOUR, SETTINGS)
    made.write(
        {
            "templates/entity-vessel.html": '{% extends "entity.html" %}\n'
            "{% block known %}<p>Afloat: {{ view.name }}</p>{% endblock %}\n"
        }
    )
    assert not made.build().failed
    assert "<p>Afloat: HMS Example</p>" in made.page("vessels/hms-example/index.html")
    assert "commanded by" in made.page("vessels/hms-example/index.html")
    assert "Afloat" not in made.page("people/jane-roe/index.html")


def test_a_mistake_in_a_template_of_a_type_is_told_at_its_line(built: Build) -> None:
    made = built(HARBOUR, SETTINGS)
    made.write({"templates/entity-vessel.html": "<p>\n{{ view.tonnage }}</p>\n"})
    result = made.build()
    [found] = [d for d in result.diagnostics if d.severity.name == "ERROR"]
    assert (found.code, found.place.path, found.place.line) == ("P703", "templates/entity-vessel.html", 2)
