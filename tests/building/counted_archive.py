"""An archive whose marks were counted by hand: for every name and every report, how often it is marked there.

The town, its people and its flood are invented. Each report holds one way in which marks can lie: plain, in
headings, tables, lists, quotations and footnotes, nested, covered, crossing, equal, of several ranges, over
several paragraphs, over code and links, in another script, in a sentence too long to be quoted whole.
"""

from __future__ import annotations

import json

LONG = (
    "It was [[Ann Roe]] who had the bell rung at ten, "
    + "while the water came over the weir and down the lane past the mill and the smithy and the school, " * 4
    + "and [[Ann Roe|she]] who had the boats fetched at midnight, "
    + "when the lamps along the quay had gone out one after the other and nobody could see the bridge, " * 4
    + "and [[Ann Roe|the mayor]] who stayed."
)


def marks(*found: tuple[str, tuple[tuple[int, int], ...]], stem: str) -> str:
    """A file of stand-off annotations: (whom, ranges) each."""
    return json.dumps(
        [
            {
                "id": f"#a{number}",
                "type": "Annotation",
                "motivation": "identifying",
                "body": {"id": whom, "type": "SpecificResource", "purpose": "identifying"},
                "target": {
                    "source": stem,
                    "selector": [
                        {"type": "TextPositionSelector", "start": start, "end": end} for start, end in ranges
                    ],
                },
            }
            for number, (whom, ranges) in enumerate(found, 1)
        ]
    )


def verbatim(
    stem: str, text: str, *found: tuple[str, tuple[tuple[int, int], ...]], more: str = ""
) -> dict[str, str]:
    """A report as it was received, its fields, and what is said about it."""
    return {
        f"content/articles/{stem}.txt": text,
        f"content/articles/{stem}.yaml": f"title: Report {stem}\ndate: 1953-02-01\n{more}",
        f"content/articles/{stem}.annotations.json": marks(*found, stem=f"{stem}.txt"),
    }


def written(stem: str, text: str, more: str = "date: 1953-02-02\n") -> dict[str, str]:
    """A report in Markdown."""
    return {f"content/articles/{stem}.md": f"---\ntitle: Report {stem}\n{more}---\n\n{text}\n"}


FILES: dict[str, str] = {
    "content/archive.toml": 'title = "The flood"\nlanguage = "en"\n',
    "content/entities/person/ann-roe.md": "---\nname: Ann Roe\nnames: [Анна Роу]\n---\n",
    "content/entities/person/dan-doe.md": "---\nname: Dan Doe\n---\n",
    "content/entities/place/upper-marsh.md": "---\nname: Upper Marsh\n---\n",
    "content/entities/organisation/water-board.md": "---\nname: Marsh Water Board\n---\n",
    # Two in one sentence, one in the next.
    **written("plain", "[[Ann Roe]] met [[Dan Doe]] in [[Upper Marsh]]. Then [[Ann Roe|she]] left."),
    # Every kind of block.
    **written(
        "blocks",
        "# The flood in [[Upper Marsh]]\n\n| Who | Where |\n|---|---|\n| [[Ann Roe]] | weir |\n"
        "| [[Dan Doe]] | lock |\n\n- [[Dan Doe|The mason]] saved the gate.\n\n"
        "> [[Ann Roe]] was there.[^1]\n\n"
        "[^1]: Told by *[[Dan Doe]]* himself.",
    ),
    # The same name again and again, in one sentence and over paragraphs.
    **written("again", "[[Dan Doe]], [[Dan Doe]] and [[Dan Doe]]!\n\n[[Dan Doe]]\n\n[[Dan Doe]]"),
    # Inner names of others, and an inner mention of the same person that leaves the outer one words.
    **verbatim(
        "nested",
        "The mayor Ann Roe of Upper Marsh spoke to all.",
        ("person:ann-roe", ((0, 32),)),
        ("place:upper-marsh", ((21, 32),)),
        ("person:ann-roe", ((10, 17),)),
    ),
    # An outer mention whose every word belongs to inner ones of the same person.
    **verbatim(
        "covered",
        "It was Ann Roe again. Nobody else came.",
        ("person:ann-roe", ((7, 14),)),
        ("person:ann-roe", ((7, 11),)),
        ("person:ann-roe", ((11, 14),)),
    ),
    # Two marks of one person on the same words, and somebody else on them too.
    **verbatim(
        "equal",
        "Roe & Doe signed it.",
        ("person:ann-roe", ((0, 9),)),
        ("person:ann-roe", ((0, 9),)),
        ("person:dan-doe", ((0, 9),)),
    ),
    # Names that cross.
    **verbatim(
        "crossing",
        "The Upper Marsh Water Board met.",
        ("place:upper-marsh", ((4, 15),)),
        ("organisation:water-board", ((10, 27),)),
    ),
    # One name in two ranges; another whose first range belongs to an inner mention; one over two paragraphs.
    **verbatim(
        "ranges",
        "Ann and Dan Roe-Doe came early. So did the\nboard.\n\nAnn left. Dan stayed.",
        ("person:ann-roe", ((0, 3), (12, 15))),
        ("person:dan-doe", ((8, 11), (16, 19))),
        ("organisation:water-board", ((39, 48), (51, 54))),
        ("person:ann-roe", ((51, 54), (61, 64))),
        ("person:ann-roe", ((51, 54),)),
    ),
    **verbatim(
        "across",
        "She signed as Ann\n\nRoe and went.",
        ("person:ann-roe", ((14, 22),)),
    ),
    # Over code and over the words of a link, where no name can link: it links after them.
    **written("guarded", "Ask `ann-roe` or [the mason](https://example.org/doe) about it."),
    "content/articles/guarded.annotations.json": marks(
        ("person:ann-roe", ((4, 11),)), ("person:dan-doe", ((15, 24),)), stem="guarded.md"
    ),
    # Another language and script, inline and stand-off together.
    **written(
        "russian", "Пришла [[Анна Роу]]. «Вода ушла», — сказала она.", "date: 1954-01-09\nlanguage: ru\n"
    ),
    "content/articles/russian.annotations.json": marks(("person:ann-roe", ((41, 44),)), stem="russian.md"),
    # Too long to be quoted whole: three marks, each with its own part of the sentence.
    **written("long", LONG),
    # Named in the fields alone; withdrawn, which counts nowhere; somebody not identified.
    **written(
        "elsewhere", "", "date: 1955\naccess: link-only\nurl: https://example.org/e\nabout: [Ann Roe]\n"
    ),
    **written("withdrawn", "[[Ann Roe]] and [[Dan Doe]].", "date: 1956\nstatus: withdrawn\n"),
    **written("unknown", "[[person:?|A carter]] saw [[Dan Doe]].", "date: 1957\nabout: [Dan Doe]\n"),
}

COUNTED: dict[str, dict[str, int]] = {
    "people/ann-roe": {
        "plain": 2,
        "blocks": 2,
        "nested": 2,
        "covered": 3,
        "equal": 2,
        "ranges": 3,
        "across": 1,
        "guarded": 1,
        "russian": 2,
        "long": 3,
        "elsewhere": 0,
    },
    "people/dan-doe": {
        "plain": 1,
        "blocks": 3,
        "again": 5,
        "equal": 1,
        "ranges": 1,
        "guarded": 1,
        "unknown": 1,
    },
    "places/upper-marsh": {"plain": 1, "blocks": 1, "nested": 1, "crossing": 1},
    "organisations/water-board": {"crossing": 1, "ranges": 1},
}
