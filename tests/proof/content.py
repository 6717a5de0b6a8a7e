"""What a small archive may hold: reports, names, stories, pages, pictures and settings, drawn at random.

The town of Milltown, its people and its flood are invented. Most of what is drawn is right; some of it is
doubtful, and a little is wrong.
"""

from __future__ import annotations

import json

from hypothesis import strategies as st

STEMS = ("flood", "gale", "vote", "wall", "letter", "minutes", "count", "relief", "über-die-mühle", "1953.02")
NAMES = {
    "person/ann-roe": "Ann Roe",
    "person/bo-berg": "Bo Berg",
    "organisation/dam-board": "Dam Board",
    "place/milltown": "Milltown",
    "place/lea": "Lea Valley",
    "event/great-flood": "Great Flood",
    "source/gazette": "Gazette",
    "vessel/hope": "Hope",
}
STORIES = ("the-flood", "the-wall")
PAGES = ("about", "history")
MEDIA = ("dam.svg", "scans/one.svg", "list.pdf", "notes.txt")

DATES = (
    *("1953-02-01", "1953-02-02", "1953-02-01T06:30+01:00", "1953-02", "1953", "1953?", "1954~"),
    *("195X", "1951/1953", "1954-01-31", "undated"),
)

SENTENCES = (
    *("The water rose over the weir in the night.", "Nobody had been warned.", "Tea was served at noon."),
    *("[[Ann Roe]] had the bell rung.", "[[Ann Roe|The mayor]] stayed with [[Bo Berg]]."),
    *("The [[Dam Board]] met in [[Milltown]].", "[[place:Lea Valley|The valley]] lay under water."),
    *("The [[Great Flood]] came at ten.", "The [[vessel:hope|Hope]] brought [[Bo Berg]] home."),
    *("[[person:Cy Coe]] was seen.", "[[place:Nether Lea|Nether Lea]] is lost.", "[[Nobody Known]] spoke."),
    *("[[person:?|A carter]] helped.", '[[Ann Roe]]{role=speaker sure=0.8 by="A. Archivist"} wept.'),
    '[The wall is safe]{by="Ann Roe" to="Bo Berg" on=1953-01-31}, she said.',
    '[Nothing will be paid]{by="Dam Board"}.',
    '[Three boats came]{by="person:Di Doe"}.',
    *("[[flood|An earlier report]] said so.", "See [[gale]] and [[vote]].", "See [the letter](letter.md)."),
    *(
        "![The dam](../media/dam.svg)",
        "A note[^1] follows.\n\n[^1]: By [[Bo Berg]].",
        "`[[Ann Roe]]` is code.",
    ),
    *(
        "| who | what |\n|---|---|\n| [[Ann Roe]] | 3 |",
        "> [[Bo Berg]] was quoted.",
        "# A heading with [[Milltown]]",
    ),
    "Über [[Bo Berg]] schrieb niemand: «ничего».",
)
WRONG = (
    *("[[an unclosed name", "[a link](../nowhere.md)", "![A picture](../media/missing.svg)"),
    '[x]{by="Ann Roe" unknown=1}',
)

_FIELDS = (
    *("source: gazette", "source: source:unlisted-paper", "byline: [Ann Roe, A Stranger]", "kind: document"),
    *("topics: [floods, walls]", "topics: floods", "about: [event:great-flood]", "story: the-flood"),
    *("story: [the-flood, the-wall]", "summary: Told in one sentence.", "language: de", "language: ru"),
    *("dateline: Milltown, Sunday", "added: 2026-01-02", "added: 2026-02-03", "written: 1953"),
    *("corrected_on: 2026-03-01", "certainty: 0.7", "annotated_by: A. Archivist", "checked_by: B. Editor"),
    *("url: https://example.org/x", "rights: All reserved", "access: excerpt", "title_supplied: true"),
    *("media: [{file: dam.svg, alt: A dam, caption: The dam}]", "media: [{file: list.pdf, role: document}]"),
    "figures: [{event: great-flood, what: dead, value: 3}]",
    "figures: [{event: great-flood, what: dead, value: 4, unit: people, quote: Four died.}]",
    *("follows: gale", "updates: [flood]", "corrects: [vote]", "translation_of: wall", "former: [old-flood]"),
    *("status: corrected\nnotices: [{date: 2026-01-01, kind: correction, text: Mended.}]", "status: draft"),
    "status: withdrawn\nnotices: [{kind: withdrawal, text: Untrue.}]",
    *("withhold: true", "unknown_field: 1"),
)
_BAD_FIELDS = (
    "date: [",
    "status: lost",
    "about: [person:Nobody At All]",
    "url: not-an-address",
    "follows: void",
)


# Hypothesis likes the ends of a range, so that one from the midst is what comes seldom.
_rarely = st.integers(0, 19).map(lambda number: number == 13)


def _chosen(options: tuple[str, ...], most: int) -> st.SearchStrategy[list[str]]:
    """Some of the fields, each name of a field once."""
    return st.lists(st.sampled_from(options), max_size=most, unique_by=lambda field: field.partition(":")[0])


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """A text of a few sentences in one or two paragraphs; seldom one with a mistake."""
    said = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
    if draw(_rarely):
        said.append(draw(st.sampled_from(WRONG)))
    ends = [draw(st.sampled_from((" ", "\n\n"))) if _is_plain(one) else "\n\n" for one in said]
    glued = ""
    for one, end in zip(said, ends, strict=True):
        glued += (one if _is_plain(one) or glued.endswith("\n\n") or not glued else "\n\n" + one) + end
    return glued.rstrip() + "\n"


def _is_plain(sentence: str) -> bool:
    return sentence[0] not in "|>#!" and "\n" not in sentence


@st.composite
def fields(draw: st.DrawFn) -> str:
    """The fields of a report."""
    title = draw(st.sampled_from(("The flood", "Gale", "Vote <b>& counting</b>", "Über die Mühle", "Wall")))
    lines = [f"title: {title}", f"date: {draw(st.sampled_from(DATES))}", *draw(_chosen(_FIELDS, 4))]
    if draw(_rarely):
        wrong = draw(st.sampled_from(_BAD_FIELDS))
        lines = [one for one in lines if not one.startswith(wrong.partition(":")[0] + ":")] + [wrong]
    return "\n".join(lines) + "\n"


@st.composite
def reports(draw: st.DrawFn) -> dict[str, bytes]:
    """A report as its files, by ending."""
    of = draw(fields())
    form = draw(st.sampled_from(("md", "md", "md", "md with marks", "txt", "record")))
    if form == "record":
        return (
            {".md": f"---\n{of}access: link-only\nnames: [person:ann-roe, Milltown]\n---\n".encode()}
            if ("access:" not in of)
            else {".md": f"---\n{of}---\nText.\n".encode()}
        )
    if form.startswith("md"):
        files = {".md": f"---\n{of}---\n{draw(bodies())}".encode()}
        if form == "md with marks":
            files[".annotations.json"] = draw(marks("Nobody"))
        return files
    text = "Ann Roe came to Milltown. " + draw(
        st.sampled_from(("She stayed.\n\nBo Berg left.", "It rained."))
    )
    return {".txt": text.encode(), ".yaml": of.encode(), ".annotations.json": draw(marks(text))}


@st.composite
def marks(draw: st.DrawFn, text: str) -> bytes:
    """Stand-off marks over ``text``: of names in it, or none at all."""
    found = []
    for name, whom in (
        ("Ann Roe", "person:ann-roe"),
        ("Milltown", "place:milltown"),
        ("Bo Berg", "person:ben"),
    ):
        start = text.find(name)
        if start >= 0 and draw(st.booleans()):
            found.append((whom, start, start + len(name), name))
    made = [
        {
            "id": f"#a{number}",
            "type": "Annotation",
            "motivation": "identifying",
            "body": {"id": whom, "type": "SpecificResource", "purpose": "identifying"},
            "target": {
                "selector": [
                    {"type": "TextPositionSelector", "start": start, "end": end},
                    {"type": "TextQuoteSelector", "exact": exact},
                ]
            },
        }
        for number, (whom, start, end, exact) in enumerate(found, 1)
    ]
    return json.dumps(made).encode()


_OF_ALL = (
    *("names: [Also Known]", "names: [{name: Иначе, language: ru, kind: transliteration}, Other]"),
    *("sort: Zz", "identifiers: {wikidata: Q1}", "relations: [{predicate: steers, object: vessel:hope}]"),
    *("withhold: true", "former: [person/old-one]", "rights: Theirs", "names: [Mayor Roe, The Mayor]"),
)
_OF_TYPE = {
    "person": (
        "born: 1901",
        "died: 1980?",
        "roles: [{role: mayor, of: dam-board, from: 1949}]",
        "pseudonym: Mrs A.",
    ),
    "organisation": ("from: 1948", "to: 1974", "part_of: milltown"),
    "place": (
        "coordinates: {lat: 51.5, lon: 0.5}",
        "coordinates: {lat: -10, lon: 20, precision: area}",
        "part_of: lea",
    ),
    "event": (
        "date: 1953-01-31/1953-02-01",
        "place: milltown",
        "participants: [{entity: ann-roe, role: mayor}]",
    ),
    "source": (),
    "vessel": ("from: 1948",),
}


@st.composite
def names(draw: st.DrawFn, path: str) -> bytes:
    """The file of a name at ``path`` (type and slug); seldom of one that has become another."""
    kind = path.partition("/")[0]
    if draw(_rarely):
        return b"---\nmerged_into: bo-berg\n---\n"
    if draw(_rarely):
        return b"---\nsplit_into: [person:bo-berg, milltown]\n---\n"
    name = draw(
        st.sampled_from((NAMES.get(path, "Someone"), NAMES.get(path, "Someone"), "Renamed", "Bo Berg"))
    )
    lines = [f"name: {name}", *draw(_chosen((*_OF_ALL, *_OF_TYPE.get(kind, ())), 3))]
    note = draw(
        st.sampled_from(("", "A note.\n", "Known to [[Ann Roe]].\n", "Long known.\n\nAnd [[Milltown]].\n"))
    )
    return ("---\n" + "\n".join(lines) + "\n---\n" + note).encode()


@st.composite
def stories(draw: st.DrawFn) -> bytes:
    """The file of a story."""
    more = draw(_chosen(("order: [vote, flood]", "topics: [floods]", "former: [a-story]"), 2))
    note = draw(st.sampled_from(("", "How it went, with [[Ann Roe]].\n")))
    return (
        "---\n"
        + "\n".join([f"title: {draw(st.sampled_from(('Thread', 'The wall')))}", *more])
        + f"\n---\n{note}"
    ).encode()


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    """The file of a fixed page."""
    title = draw(st.sampled_from(("About", "History")))
    text = draw(st.sampled_from(("Words.", "By [[Ann Roe]].", "See [[flood]].")))
    return f"---\ntitle: {title}\n---\n{text}\n".encode()


_DRAWING = "<svg xmlns='http://www.w3.org/2000/svg' width='{}' height='{}'/>"


@st.composite
def media(draw: st.DrawFn, path: str) -> bytes:
    """A file below ``content/media``; seldom one that is damaged."""
    if not path.endswith(".svg"):
        return draw(st.sampled_from((b"%PDF-1.4\n%%EOF\n", b"plain words", b"")))
    if draw(_rarely):
        return b"no picture"
    return _DRAWING.format(draw(st.integers(1, 3)) * 10, draw(st.integers(1, 3)) * 10).encode()


_SETTINGS = (
    *('base_url = "https://example.org/a/"', 'base_url = "https://other.example/"', 'language = "de"'),
    *('language = "fr"', 'description = "Papers."', 'contact = "box@example.org"', 'rights = "Free"'),
    *('repository = "https://github.com/x/y"', 'custom_domain = "fens.example.org"'),
)
_TABLES = (
    '[types.vessel]\nlabel = "vessel"\nplural = "vessels"',
    '[types.vessel]\nlabel = "ship"\nplural = "ships"\nschema = "Vehicle"',
    '[predicates.steers]\nlabel = "steers"\ninverse = "steered by"',
    *("[related]\nwords = 0", "[related]\nentities = 3\ntime = 0", "[related.types]\nplace = 5"),
    *(
        "[limits]\nlist_rows = 4\nlist_newest = 2",
        "[limits]\narticle_bytes = 90",
        "[limits]\npage_bytes = 4000",
    ),
    *("[outputs]\nmap = false", "[outputs]\ndata = false\nfeeds = false", "[outputs]\nsitemap = false"),
    *('[severity]\nL402 = "notice"', '[severity]\nL402 = "error"', '[severity]\nF202 = "error"'),
)
SETTLED = 'title = "Milltown papers"\nbase_url = "https://example.org/a/"\n\n' + "\n".join(
    (_TABLES[0], _TABLES[2], _TABLES[8].replace("4", "6"))
)


@st.composite
def settings(draw: st.DrawFn) -> bytes:
    """The file of settings; the declared types mostly stay, else most of the archive is wrong."""
    lines = [
        f'title = "{draw(st.sampled_from(("Milltown papers", "Papers & more")))}"',
        *draw(_once(_SETTINGS, "=")),
    ]
    tables = draw(_once(_TABLES[3:], "\n"))
    kept = [_TABLES[draw(st.integers(0, 1))], _TABLES[2]] if not draw(_rarely) else []
    return "\n".join([*lines, "", *kept, *tables, ""]).encode()


def _once(options: tuple[str, ...], end: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(options), max_size=3, unique_by=lambda one: one.partition(end)[0])


FIRST: dict[str, bytes] = {
    "content/archive.toml": SETTLED.encode(),
    **{
        f"content/entities/{path}.md": f"---\nname: {name}\n---\nOf {name} little is known.\n".encode()
        for path, name in NAMES.items()
    },
    "content/stories/the-flood.md": b"---\ntitle: The flood\n---\nHow it went.\n",
    "content/stories/the-wall.md": b"---\ntitle: The wall\norder: [wall, vote]\n---\n",
    "content/pages/about.md": b"---\ntitle: About\n---\nPapers of [[Milltown]].\n",
    "content/media/dam.svg": _DRAWING.format(20, 10).encode(),
    "content/media/list.pdf": b"%PDF-1.4\n%%EOF\n",
    "content/articles/flood.md": (
        b"---\ntitle: The flood\ndate: 1953-02-01\nsource: gazette\nstory: the-flood\nabout: [great-flood]\n"
        b"figures: [{event: great-flood, what: dead, value: 3}]\nmedia: [{file: dam.svg, alt: A dam}]\n---\n"
        b'[[Ann Roe]] had the bell rung in [[Milltown]]. [The wall is safe]{by="Ann Roe"}, she said.\n'
    ),
    "content/articles/gale.md": (
        b"---\ntitle: Gale\ndate: 1953-01-31\nstory: the-flood\ntopics: [weather]\n---\n"
        b"It blew over the [[Lea Valley]]. [[person:Cy Coe]] was seen.\n"
    ),
    "content/articles/vote.md": (
        b"---\ntitle: Vote\ndate: 1954-01-31\nfollows: wall\nstory: the-wall\n---\n"
        b"The [[Dam Board]] voted; [[Bo Berg]] and [[Ann Roe]] spoke. See [[flood]].\n"
    ),
    "content/articles/wall.txt": b"Ann Roe came to Milltown. She stayed.",
    "content/articles/wall.yaml": b"title: Wall\ndate: 1953-12\nstory: the-wall\n",
    "content/articles/wall.annotations.json": json.dumps(
        [
            {
                "id": "#a1",
                "type": "Annotation",
                "motivation": "identifying",
                "body": {"id": "person:ann-roe", "type": "SpecificResource", "purpose": "identifying"},
                "target": {"selector": [{"type": "TextPositionSelector", "start": 0, "end": 7}]},
            }
        ]
    ).encode(),
    "content/articles/letter.md": (
        b"---\ntitle: Letter\ndate: undated\nbyline: Bo Berg\n---\nDear [[Ann Roe]].\n"
    ),
    "content/articles/minutes.md": (
        b"---\ntitle: Minutes\ndate: 1954\nkind: document\n"
        b"figures: [{event: great-flood, what: dead, value: 4}]\n---\nThe [[Great Flood]], of four.\n"
    ),
    "content/articles/count.md": (
        b"---\ntitle: Count\ndate: 1953-02-02\nstatus: corrected\n"
        b"notices: [{kind: correction, text: Mended.}]\n---\n[[Bo Berg]] counted on the [[vessel:hope]].\n"
    ),
    "content/articles/relief.md": b"---\ntitle: Relief\ndate: 1953-02-02\n---\nTea for [[Milltown]].\n",
}
"""An archive that has something of everything."""
