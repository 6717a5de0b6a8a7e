"""A fixed archive, and for each kind of edit the pages that show it: what has to be rendered again."""

from __future__ import annotations

from dataclasses import dataclass

from tests.proof.content import FIRST

ARCHIVE: dict[str, bytes] = {
    **FIRST,
    "content/archive.toml": (
        b'title = "Milltown papers"\nbase_url = "https://example.org/a/"\n'
        b'[types.vessel]\nlabel = "vessel"\nplural = "vessels"\n'
        b'[predicates.steers]\nlabel = "steers"\ninverse = "steered by"\n'
    ),
    "content/entities/place/lea.md": (
        b"---\nname: Lea Valley\ncoordinates: {lat: 51.5, lon: 0.5}\n---\nWet.\n"
    ),
    "content/stories/the-tea.md": b"---\ntitle: Tea\norder: [count, relief]\n---\n",
}


Files = dict[str, bytes | None]
"""What is written; None stands for a file that is taken away."""


@dataclass(frozen=True)
class Edit:
    """An edit, the addresses of the pages that show it, and of those that are rendered without showing it:
    such as hold in their views what their templates pass over.
    """

    files: Files
    shown: frozenset[str] | None
    spare: frozenset[str] = frozenset()


def _edit(files: Files, shown: str = "", spare: str = "") -> Edit:
    return Edit(files, frozenset(shown.split()), frozenset(spare.split()))


def _edited(path: str, old: str, new: str) -> Files:
    data = ARCHIVE[path].decode()
    assert old in data
    return {path: data.replace(old, new, 1).encode()}


def _report(stem: str, old: str, new: str) -> Files:
    return _edited(f"content/articles/{stem}.md", old, new)


def _name(path: str, old: str, new: str) -> Files:
    return _edited(f"content/entities/{path}.md", old, new)


EDITS: dict[str, Edit] = {
    "nothing but the order of fields": _edit(
        _report("relief", "title: Relief\ndate: 1953-02-02", "date: 1953-02-02\ntitle: Relief"), ""
    ),
    "a note beside the content": _edit({"content/articles/README.md": b"Read me."}, ""),
    "a word of a text": _edit(
        _report("relief", "Tea", "Tee"),
        "/articles/relief/ /places/milltown/ /feed.xml /places/milltown/feed.xml /stories/the-tea/",
    ),
    "another name of a person": _edit(
        _name("person/ann-roe", "name: Ann Roe\n", "name: Ann Roe\nnames: [Mayor Roe]\n"),
        "/people/ann-roe/ /people/",
    ),
    "the name of an organisation": _edit(
        _name("organisation/dam-board", "name: Dam Board\n", "name: Dam Committee\nnames: [Dam Board]\n"),
        "/ /articles/vote/ /organisations/ /organisations/dam-board/ "
        "/organisations/dam-board/feed.xml /people/ann-roe/ /people/bo-berg/",
        "/feed.xml",
    ),
    "how the note of a name begins": _edit(
        _name("person/ann-roe", "Of Ann Roe", "About Ann Roe"),
        "/people/ /people/ann-roe/ /articles/flood/ /articles/vote/ /articles/wall/ /articles/letter/",
    ),
    "the end of a note": _edit(
        _name("person/ann-roe", "known.\n", "known.\n\nShe came late.\n"), "/people/ann-roe/"
    ),
    "a date": _edit(
        _report("relief", "1953-02-02", "1953-12-24"),
        "/ /articles/relief/ /dates/1953/ /dates/1953/02/ /dates/on/02-02/ /feed.xml "
        "/places/milltown/feed.xml /stories/the-tea/ /stories/the-tea/feed.xml /places/milltown/ "
        "/articles/flood/ /articles/count/ /dates/ /dates/1953/12/ /dates/on/ /dates/on/01-31/ "
        "/dates/on/12-24/ /sitemap.xml",
    ),
    "a title": _edit(
        _report("relief", "title: Relief", "title: Comfort"),
        "/ /articles/relief/ /dates/1953/ /dates/1953/02/ /dates/on/02-02/ /feed.xml "
        "/places/milltown/feed.xml /stories/the-tea/ /stories/the-tea/feed.xml /places/milltown/ "
        "/articles/flood/ /articles/count/",
    ),
    "a summary": _edit(
        _report("relief", "title: Relief", "title: Relief\nsummary: Tea."),
        "/ /articles/relief/ /dates/1953/ /dates/1953/02/ /dates/on/02-02/ /feed.xml "
        "/places/milltown/feed.xml /stories/the-tea/ /stories/the-tea/feed.xml",
    ),
    "a correction": _edit(
        _report(
            "relief",
            "title: Relief",
            "title: Relief\nstatus: corrected\nnotices: [{kind: correction, text: Tea.}]",
        ),
        "/ /articles/relief/ /dates/1953/ /dates/1953/02/ /dates/on/02-02/ /feed.xml "
        "/places/milltown/feed.xml /stories/the-tea/ /stories/the-tea/feed.xml /places/milltown/ "
        "/articles/flood/ /articles/count/ /corrections/",
    ),
    "a withdrawal": _edit(
        _report(
            "relief",
            "title: Relief",
            "title: Relief\nstatus: withdrawn\nnotices: [{kind: withdrawal, text: No.}]",
        ),
        "/ /articles/relief/ /dates/1953/ /dates/1953/02/ /dates/on/02-02/ /feed.xml "
        "/places/milltown/feed.xml /stories/the-tea/ /stories/the-tea/feed.xml /places/ "
        "/places/milltown/ /articles/flood/ /articles/count/ /corrections/",
    ),
    "a draft": _edit(
        _report("relief", "title: Relief", "title: Relief\nstatus: draft"),
        "/ /dates/1953/ /dates/1953/02/ /dates/on/02-02/ /feed.xml /places/milltown/feed.xml "
        "/stories/the-tea/ /stories/the-tea/feed.xml /places/ /places/milltown/ /articles/flood/ "
        "/articles/count/ /dates/ /dates/on/ /stories/ /sitemap.xml",
    ),
    "a new report": _edit(
        {"content/articles/new.md": b"---\ntitle: New\ndate: 1953-02-02\n---\nThe [[Dam Board]] slept.\n"},
        "/ /articles/new/ /articles/vote/ /dates/ /dates/1953/ /dates/1953/02/ /dates/on/ "
        "/dates/on/02-02/ /feed.xml /organisations/ /organisations/dam-board/ "
        "/organisations/dam-board/feed.xml /sitemap.xml",
    ),
    "a name marked in a text": _edit(
        _report("gale", "It blew", "It [[Bo Berg|blew]]"),
        "/ /articles/gale/ /articles/count/ /articles/vote/ /feed.xml /people/ /people/bo-berg/ "
        "/people/bo-berg/feed.xml /people/cy-coe/ /places/lea/",
    ),
    "a mark taken from beside a text": _edit(
        {"content/articles/wall.annotations.json": b"[]"},
        "/ /articles/wall/ /articles/flood/ /articles/letter/ /feed.xml /people/ /people/ann-roe/ "
        "/people/ann-roe/feed.xml",
    ),
    "a topic": _edit(
        _report("gale", "topics: [weather]", "topics: [storms]"),
        "/ /articles/gale/ /topics/ /topics/storms/ /topics/storms/feed.xml /sitemap.xml",
    ),
    "a source": _edit(
        _report("gale", "title: Gale", "title: Gale\nsource: gazette"),
        "/ /articles/flood/ /articles/gale/ /dates/1953/ /dates/1953/01/ /dates/on/01-31/ "
        "/feed.xml /people/cy-coe/ /people/cy-coe/feed.xml /places/lea/ /places/lea/feed.xml "
        "/sources/ /sources/gazette/ /sources/gazette/feed.xml /stories/the-flood/ "
        "/stories/the-flood/feed.xml /topics/weather/ /topics/weather/feed.xml",
    ),
    "a quotation": _edit(
        _report("flood", "The wall is safe", "The wall is strong"),
        "/articles/flood/ /people/ann-roe/ /feed.xml",
    ),
    "a figure": _edit(_report("minutes", "value: 4", "value: 5"), "/articles/minutes/ /events/great-flood/"),
    "a byline": _edit(
        _report("letter", "byline: Bo Berg", "byline: Ann Roe"),
        "/articles/letter/ /feed.xml /people/ann-roe/ /people/ann-roe/feed.xml /people/bo-berg/",
    ),
    "a link to another report": _edit(
        _report("relief", "Tea for", "Tea after the [[gale|storm]] for"),
        "/articles/gale/ /articles/relief/ /feed.xml /places/milltown/ /places/milltown/feed.xml "
        "/stories/the-tea/",
    ),
    "the title of a story": _edit(
        _edited("content/stories/the-wall.md", "The wall", "That wall"),
        "/ /articles/vote/ /articles/wall/ /stories/ /stories/the-wall/ /stories/the-wall/feed.xml",
    ),
    "the order of a story": _edit(
        _edited("content/stories/the-tea.md", "[count, relief]", "[relief, count]"),
        "/articles/count/ /articles/relief/ /stories/the-tea/",
    ),
    "the note of a story": _edit(
        _edited("content/stories/the-flood.md", "How it went", "How it came"), "/ /stories/the-flood/"
    ),
    "a fixed page": _edit(_edited("content/pages/about.md", "Papers of", "Files of"), "/about/"),
    "where a place lies": _edit(_name("place/lea", "51.5", "52.5"), "/map/ /places/lea/"),
    "what a place is part of": _edit(
        _name("place/milltown", "name: Milltown", "name: Milltown\npart_of: lea"),
        "/places/lea/ /places/milltown/",
    ),
    "a connection": _edit(
        _name(
            "person/ann-roe",
            "name: Ann Roe",
            "name: Ann Roe\nrelations: [{predicate: steers, object: vessel:hope}]",
        ),
        "/people/ann-roe/ /vessels/hope/",
    ),
    "who took part": _edit(
        _name(
            "event/great-flood",
            "name: Great Flood",
            "name: Great Flood\nparticipants: [{entity: bo-berg, role: boatman}]",
        ),
        "/events/great-flood/ /people/bo-berg/",
    ),
    "a file for a name that had none": _edit(
        {"content/entities/person/cy-coe.md": b"---\nname: Cy Coe\n---\nA miller.\n"},
        "/articles/gale/ /people/ /people/cy-coe/",
    ),
    "a picture of other bytes": _edit(
        {"content/media/dam.svg": b"<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10' id='x'/>"},
        "",
    ),
    "a picture of another size": _edit(
        {"content/media/dam.svg": b"<svg xmlns='http://www.w3.org/2000/svg' width='30' height='10'/>"},
        "/articles/flood/",
    ),
    "a former name of a report": _edit(
        {
            **_report("relief", "title: Relief", "title: Relief\nformer: [help]"),
            "content/published.tsv": b"/articles/help/\tarticle:help\n",
        },
        "/articles/relief/ /articles/help/ /feed.xml /places/milltown/feed.xml /stories/the-tea/feed.xml",
    ),
    "the label of a predicate that nothing uses": _edit(
        _edited("content/archive.toml", 'label = "steers"', 'label = "sails"'), ""
    ),
    "a style": _edit({"templates/assets/style.css": b"p { color: red }\n"}, ""),
    "a further asset": _edit({"templates/assets/own.css": b"p { color: red }\n"}, ""),
    "a template that nothing uses": _edit({"templates/unused.html": b"x"}, ""),
    "words of another language": _edit({"templates/strings/de.toml": b'home = "Anfang"\n'}, ""),
    "words of the interface": Edit({"templates/strings/en.toml": b'home = "Front page"\n'}, None),
    "the title of the archive": Edit(
        _edited("content/archive.toml", "Milltown papers", "Other papers"), None
    ),
    "whom to write to": Edit(
        _edited("content/archive.toml", "base_url", 'contact = "box@example.org"\nbase_url'), None
    ),
    "another address of the site": Edit(_edited("content/archive.toml", "/a/", "/b/"), None),
    "the first name of a type": Edit(
        {"content/entities/vessel/hope.md": b"---\nmerged_into: person:bo-berg\n---\n"}, None
    ),
}
"""Each kind of edit; where nothing is named as shown, every page of the site shows it."""
