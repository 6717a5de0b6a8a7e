"""A name is withheld: whatever an archive says of it, nothing of the site does, and nothing that is told."""

from __future__ import annotations

import json

import pytest

from pressmark.diagnostics import Severity
from tests.building.conftest import Files, Make, Workshop
from tests.withholding.searching import leaks, named_in, told

NAMES = ("Zelda Quillfeather", "Квилфезер", "Zélie Plume", "plume-z", "田中角子", "זלדה נוצה")
"""Everything that the one who is withheld is called; ``plume-z`` is the slug."""

ADDRESS = "https://example.org/archive/"
HIDDEN = """---
name: Zelda Quillfeather
names: [Квилфезер, {name: Zélie Plume, kind: former}, 田中角子, זלדה נוצה]
sort: Quillfeather, Zelda
former: [person/quillfeather-zelda]
identifiers: {wikidata: Q18112357}
roles: [{role: bookkeeper, of: sluice-board}]
born: 1919
withhold: true
---
She was told by [[Mark Ashby]] to keep silent.
"""
REPORT = """---
title: The sluice gave way
date: 1953-02-01
added: 2026-01-02
source: chronicle
byline: [Zelda Quillfeather, Mark Ashby]
about: [plume-z, the-breach]
story: [the-flood]
figures: [{event: the-breach, what: gates lost, value: 3}]
---

# What [[Zelda Quillfeather]] saw

[[person:plume-z|The *book*keeper]] of the [[Sluice Board]] had warned [[Mark Ashby]], and
[[person:Zelda Quillfeather|she]] had written it down[^1].

[“It will not hold,” said [[Zélie Plume]].]{by="Zelda Quillfeather" to="Mark Ashby"}

| who | where |
|---|---|
| [[Квилфезер\\|К.]] | [[Wrayhaven]] |

[[田中角子]] and [[זלדה נוצה]] are the same, and so is [[person:quillfeather-zelda|the other]].

[^1]: [[Zelda Quillfeather|Quillfeather]]’s ledger.
"""
CABLE = "Zelda\nQuillfeather says gate gone, says Mark.\n\nZelda and Ann Quillfeather safe.\n"
ARCHIVE: Files = {
    "content/entities/person/plume-z.md": HIDDEN,
    "content/entities/person/mark-ashby.md": """---
name: Mark Ashby
relations: [{predicate: related-to, object: Zelda Quillfeather}]
---
Foreman; [[Zelda Quillfeather]] kept his books.
""",
    "content/entities/organisation/sluice-board.md": "---\nname: Sluice Board\n---\n",
    "content/entities/place/wrayhaven.md": "---\nname: Wrayhaven\n---\n",
    "content/entities/source/chronicle.md": "---\nname: Wrayhaven Chronicle\n---\n",
    "content/entities/event/the-breach.md": """---
name: The breach
participants: [{entity: plume-z, role: witness}, {entity: mark-ashby, role: foreman}]
---
""",
    "content/articles/1953/sluice.md": REPORT,
    "content/articles/1953/cable.txt": CABLE,
    "content/articles/1953/cable.yaml": "title: Gate gone\ndate: 1953-02-02\nadded: 2026-01-03\n",
    "content/articles/1953/cable.annotations.json": json.dumps(
        [
            {
                "type": "Annotation",
                "motivation": "identifying",
                "body": {"id": body, "type": "SpecificResource", "purpose": "identifying"},
                "target": {
                    "selector": [{"type": "TextPositionSelector", "start": a, "end": b} for a, b in ranges]
                },
            }
            for body, ranges in (
                ("person:plume-z", [(0, 18)]),
                ("https://www.wikidata.org/wiki/Q18112357", [(47, 52), (61, 73)]),
                ("person:mark-ashby", [(40, 44)]),
            )
        ]
    ),
    "content/articles/1953/held.md": """---
title: Kept elsewhere
date: 1953-03-01
access: link-only
names: [person:plume-z, person:mark-ashby]
---
""",
    "content/stories/the-flood.md": "---\ntitle: The flood\n---\nWhat [[Zelda Quillfeather]] foresaw.\n",
    "content/pages/about.md": "---\ntitle: About\n---\nWith thanks to [[Zelda Quillfeather]].\n",
}
SETTINGS = 'title = "Reports"\n[predicates.related-to]\nlabel = "related to"\ninverse = "related to"\n'


@pytest.fixture
def archive(workshop: Make) -> Workshop:
    return workshop({"content/archive.toml": SETTINGS, **ARCHIVE})


def test_no_byte_of_the_site_and_no_word_that_is_told_holds_the_name(archive: Workshop) -> None:
    result = archive.build(base_url=ADDRESS, search=True)
    assert not result.failed, told(result)
    assert leaks(archive, NAMES) == []
    assert leaks(archive, ("Quillfeather", "bookkeeper of", "Q18112357")) == []
    assert named_in(told(result), NAMES) == []


def test_what_stands_in_its_place(archive: Workshop) -> None:
    archive.build(base_url=ADDRESS)
    data = json.loads(archive.page("articles/sluice/index.json"))
    assert "[name withheld] of the Sluice Board had warned Mark Ashby" in data["text"]
    assert [m["entity"] for m in data["mentions"]] == [
        "organisation:sluice-board",
        "person:mark-ashby",
        "place:wrayhaven",
    ]
    for mention in data["mentions"]:
        start, end = mention["spans"][0]
        assert data["text"][start:end] in ("Sluice Board", "Mark Ashby", "Wrayhaven")
    assert data["statements"][0]["by"] == "[name withheld]"
    assert data["byline"] == [{"name": "[name withheld]"}, {"name": "Mark Ashby", "id": "person:mark-ashby"}]
    cable = json.loads(archive.page("articles/cable/index.json"))
    assert cable["text"] == (
        "[name withheld] says gate gone, says Mark.\n\n[name withheld] and Ann [name withheld] safe.\n"
    )
    page = archive.page("articles/sluice/index.html")
    assert 'id="h-what-name-withheld-saw"' in page
    assert "[name withheld]" in archive.page("people/mark-ashby/index.html")
    assert "[name withheld]" in archive.page("events/the-breach/index.html")
    assert not (archive.output / "people/plume-z").exists()


def test_a_pseudonym_is_shown_instead_and_leads_nowhere(archive: Workshop) -> None:
    archive.write({"content/entities/person/plume-z.md": HIDDEN.replace("born: 1919", "pseudonym: Mrs A.")})
    result = archive.build(base_url=ADDRESS, search=True)
    assert not result.failed
    assert "Mrs A. of the" in json.loads(archive.page("articles/sluice/index.json"))["text"]
    assert leaks(archive, NAMES) == []
    assert all("Mrs A." not in d.message for d in result.diagnostics)


def test_a_pseudonym_written_with_its_type_is_no_other_person(archive: Workshop) -> None:
    archive.write({"content/entities/person/plume-z.md": HIDDEN.replace("born: 1919", "pseudonym: Mrs A.")})
    text = "[[person:Mrs A.]] and [[Mrs A.]] are [[plume-z]] here."
    archive.write(
        {"content/articles/n.md": f"---\ntitle: T\ndate: 1953\nbyline: ['person:Mrs A.']\n---\n{text}\n"}
    )
    result = archive.build(base_url=ADDRESS)
    assert not result.failed
    assert "L402" not in {found.code for found in result.diagnostics}
    assert "mrs-a" not in "\n".join(archive.tree())
    assert json.loads(archive.page("articles/n/index.json"))["text"] == "Mrs A. and Mrs A. are Mrs A. here."


FIELDS = {
    "title": "title: What Zelda Quillfeather saw",
    "summary": "summary: zelda quillfeather, bookkeeper",
    "dateline": "dateline: ZELDA QUILLFEATHER’S HOUSE, WRAYHAVEN",
    "byline": "byline: [Zelda Quillfeather (Chronicle)]",
    "topics": "topics: [Zélda Quillfeather]",
    "header": 'header: "By Zelda Quillfeather\\n"',
    "notice": "notices: [{kind: note, text: Zelda Quillfeather asked for this}]",
    "caption": "media: [{file: a.jpg, alt: A gate, caption: 'Photo: Zelda Quillfeather'}]",
    "alt": "media: [{file: a.jpg, alt: Zelda Quillfeather at the gate}]",
    "url": "url: https://example.org/zelda-quillfeather",
    "annotator": "annotated_by: Zelda Quillfeather",
    "document": "based_on: [{title: Diary of Zelda Quillfeather}]",
    "figure": "figures: [{event: the-breach, what: gates, value: 3, quote: said Zelda Quillfeather}]",
    "rights": "rights: © Zelda Quillfeather",
}


def _errors(made: Workshop) -> list[tuple[str, str, int]]:
    result = made.build()
    assert result.failed
    assert named_in(told(result), NAMES) == [], told(result)
    wrong = [d for d in result.diagnostics if d.severity is Severity.ERROR]
    return [(d.code, d.place.path, d.place.line) for d in wrong if not d.code.startswith("M")]


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_an_unmarked_name_in_a_field_is_an_error_at_its_line(archive: Workshop, field: str) -> None:
    line = FIELDS[field]
    title = "" if field == "title" else "title: T\n"
    archive.write({"content/media/a.jpg": _picture()})
    archive.write({"content/articles/n.md": f"---\n{title}date: 1953-02-03\n{line}\n---\nText.\n"})
    assert _errors(archive) == [("H101", "content/articles/n.md", 3 if field == "title" else 4)]


def _picture() -> bytes:
    """The smallest GIF."""
    return b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"


BODIES = {
    "text": ("Then Zelda Quillfeather came.", 5),
    "second line": ("Then\nZelda\nQuillfeather came.", 6),
    "possessive": ("It was Zelda Quillfeather's.", 5),
    "emphasis": ("Then *Zelda* Quillfeather came.", 5),
    "half in a link": ("So\n[Zelda](https://example.org/a) Quillfeather came.", 6),
    "in two mentions": ("So\n[[Mark Ashby|Zelda]] [[Mark Ashby|Quillfeather]] came.", 6),
    "code": ("So `Zelda Quillfeather` it said.", 5),
    "link": ("See [this](https://example.org/Zelda%20Quillfeather).", 5),
    "link title": ('See [this](https://example.org/ "Zelda Quillfeather").', 5),
    "alt": ("![Zelda Quillfeather](../media/a.gif)", 5),
    "beside a marked one": ("[[Zelda Quillfeather]] is Zelda Quillfeather.", 5),
    "other name": ("Then Квилфезер came.", 5),
    "no spaces": ("昨日、田中角子さんは来た。", 5),
    "right to left": ("אמרה לזלדה נוצה", 5),
    "mention of another": ("[[person:Zelda Quillfeather Senior|Him]].", 5),
    "quotation by": ('[words]{by="Zelda Quillfeather Senior"}', 5),
    "annotator": ('[[Mark Ashby]]{by="Zelda Quillfeather"}', 5),
    "reference": ("[[sluice#h-what-zelda-quillfeather-saw|there]]", 5),
}


@pytest.mark.parametrize("where", sorted(BODIES))
def test_an_unmarked_name_in_a_text_is_an_error_at_its_line(archive: Workshop, where: str) -> None:
    text, line = BODIES[where]
    archive.write({"content/media/a.gif": _picture()})
    archive.write({"content/articles/n.md": f"---\ntitle: T\ndate: 1953-02-03\n---\n{text}\n"})
    found = [error for error in _errors(archive) if error[0] != "L411"]
    assert found == [("H101", "content/articles/n.md", line)]


def test_the_place_is_that_of_the_unmarked_one(archive: Workshop) -> None:
    text = "[[Zelda Quillfeather]] is Zelda Quillfeather."
    archive.write({"content/articles/n.md": f"---\ntitle: T\ndate: 1953-02-03\n---\n{text}\n"})
    (found,) = [d for d in archive.build().diagnostics if d.code == "H101"]
    assert (found.place.line, found.place.column, found.place.length) == (5, 27, 18)
    assert found.place.excerpt == ""


JUNIOR = "---\nname: Zelda Quillfeather Junior\n---\n"
BRIDGE = "---\nname: Y\nnames: [Zelda Quillfeather Bridge]\n---\n"
PLAIN = "---\ntitle: T\ndate: 1953\n---\nText.\n"
ELSEWHERE = {
    "another's name": ("content/entities/person/x1.md", JUNIOR, "H101", 2),
    "another's other name": ("content/entities/place/y1.md", BRIDGE, "H101", 3),
    "a note": ("content/entities/place/y1.md", "---\nname: Y\n---\nHome of Zelda Quillfeather.\n", "H101", 4),
    "a story": ("content/stories/s1.md", "---\ntitle: The trial of Zelda Quillfeather\n---\n", "H101", 2),
    "a page": ("content/pages/thanks.md", "---\ntitle: Thanks\n---\nTo Zelda Quillfeather.\n", "H101", 4),
    "the settings": ("content/archive.toml", 'title = "Papers of Zelda Quillfeather"\n', "H101", 1),
    "words of the theme": ("templates/strings/en.toml", 'stories = "Zelda Quillfeather"\n', "H101", 1),
    "an id": ("content/articles/1953-zelda-quillfeather.md", PLAIN, "H102", 0),
    "a slug": ("content/entities/place/zelda-quillfeather-bridge.md", "---\nname: B\n---\n", "H102", 0),
    "a story's slug": ("content/stories/zelda-quillfeather.md", "---\ntitle: T\n---\n", "H102", 0),
    "a picture": ("content/media/scans/Zelda Quillfeather 2.gif", "", "H102", 0),
}


@pytest.mark.parametrize("where", sorted(ELSEWHERE))
def test_an_unmarked_name_elsewhere_is_an_error(archive: Workshop, where: str) -> None:
    path, content, code, line = ELSEWHERE[where]
    archive.write({path: content or _picture()})
    found = _errors(archive)
    assert [(error[0], error[2]) for error in found] == [(code, line)]
    if code == "H101":
        assert found[0][1] == path
    else:
        assert "[withheld]" in found[0][1]


def test_a_name_that_is_not_there_any_more_breaks_nothing(archive: Workshop) -> None:
    """The mask itself, the words and what is called like a part of the name are nobody's name."""
    text = "[name withheld] and Zelda met, and [[Zelda Ashby]] too: a quill, a feather."
    archive.write({"content/articles/n.md": f"---\ntitle: T\ndate: 1953-02-03\n---\n{text}\n"})
    assert not archive.build().failed


def test_a_draft_is_not_searched(archive: Workshop) -> None:
    archive.write(
        {"content/articles/n.md": "---\ntitle: T\ndate: 1953\nstatus: draft\n---\nZelda Quillfeather.\n"}
    )
    assert not archive.build().failed
    assert leaks(archive, NAMES) == []


def test_two_of_one_name_are_both_withheld(archive: Workshop) -> None:
    archive.write(
        {"content/entities/person/withheld-2.md": "---\nname: Zelda Quillfeather\nwithhold: true\n---\n"}
    )
    result = archive.build(base_url=ADDRESS, search=True)
    assert not result.failed, told(result)
    assert leaks(archive, (*NAMES, "withheld-2")) == []


def test_a_name_that_may_be_somebody_elses_is_not_guessed(archive: Workshop) -> None:
    archive.write({"content/entities/person/other.md": "---\nname: Квилфезер\n---\n"})
    found = _errors(archive)
    assert ("H105", "content/articles/1953/sluice.md", 18) not in found
    assert ("H101", "content/entities/person/other.md", 2) in found
    archive.write({"content/entities/person/other.md": "---\nname: O\nnames: [Квилфезер]\n---\n"})
    assert "H105" in {code for code, _, _ in _errors(archive)}


@pytest.mark.parametrize(
    ("pseudonym", "code"),
    [("Zelda Quillfeather", "H103"), ("Mrs zelda-quillfeather", "H103"), ("Mark Ashby", "H104")],
)
def test_a_pseudonym_that_tells_is_an_error(archive: Workshop, pseudonym: str, code: str) -> None:
    archive.write(
        {"content/entities/person/plume-z.md": HIDDEN.replace("born: 1919", f"pseudonym: {pseudonym}")}
    )
    assert code in {found for found, _, _ in _errors(archive)}


def test_a_name_of_one_letter_is_refused(archive: Workshop) -> None:
    archive.write({"content/entities/person/plume-z.md": HIDDEN.replace("Квилфезер,", "Z, Квилфезер,")})
    assert ("H107", "content/entities/person/[withheld].md", 0) in _errors(archive)


def test_nothing_can_make_it_less_grave(archive: Workshop) -> None:
    archive.write({"content/archive.toml": SETTINGS + '[severity]\nH101 = "notice"\n'})
    archive.write({"content/articles/n.md": "---\ntitle: T\ndate: 1953\n---\nZelda Quillfeather.\n"})
    assert _errors(archive) == [("H101", "content/articles/n.md", 5)]


def test_a_comment_beside_the_text_that_quotes_the_name_is_found_in_its_file(archive: Workshop) -> None:
    """Comments are kept as they are, with the words that they are about."""
    selector = {
        "type": "TextQuoteSelector",
        "exact": "Mark",
        "prefix": "Zelda Quillfeather says gate gone, says ",
    }
    comment = {"motivation": "commenting", "body": {"type": "TextualBody", "value": "Who?"}}
    path = "content/articles/1953/cable.annotations.json"
    marks = json.loads(ARCHIVE[path])
    archive.write({path: json.dumps([*marks, {**comment, "target": {"selector": selector}}])})
    assert _errors(archive) == [("H101", path, 0)]


SLIPS = {
    "mention": "[[Zelda Quillfaether]] came.",
    "typed mention": "[[person:Zelda Quilfeather|She]] came.",
    "speaker": '[words]{by="Zelda Quillfether"}',
    "other script": "[[Квилфезор]] came.",
}


@pytest.mark.parametrize("where", sorted(SLIPS))
def test_a_misspelt_name_is_not_published_and_not_told(archive: Workshop, where: str) -> None:
    archive.write({"content/articles/n.md": f"---\ntitle: T\ndate: 1953-02-03\n---\n{SLIPS[where]}\n"})
    assert ("H113", "content/articles/n.md", 5) in _errors(archive)
    written = ("Quillfaether", "Quilfeather", "Quillfether", "Квилфезор")
    assert named_in(told(archive.build()), written) == []


def test_whoever_has_a_name_almost_like_it_has_a_file(archive: Workshop) -> None:
    text = "[[Zelda Quillfeatherby]] came."
    archive.write({"content/articles/n.md": f"---\ntitle: T\ndate: 1953-02-03\n---\n{text}\n"})
    assert archive.build().failed
    archive.write({"content/entities/person/zq.md": "---\nname: Zelda Quillfeatherby\n---\n"})
    assert not archive.build().failed
