"""ECB+ (Cybulska and Vossen 2014) as an archive: verbatim texts, stand-off annotations, entity files.

The corpus is 331 news texts about 28 events, two like ones a topic (two earthquakes, say). Its cross-document
chains say which words of which texts mean the same person, organisation, place or event: each chain becomes
an entity. The first line of many texts is the address they were found at, which is no part of a report.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_TYPES = {
    "HUMAN_PART_PER": "person",
    "HUMAN_PART_ORG": "organisation",
    "HUMAN_PART_GPE": "place",
    "LOC_GEO": "place",
    "LOC_FAC": "place",
    "LOC_OTHER": "place",
    "ACTION_OCCURRENCE": "event",
}
EVERY_TYPE = frozenset(_TYPES.values())
NAMES = frozenset({"person", "organisation", "place"})
_TIGHT_BEFORE = re.compile(r"[.,;:!?)\]%]|'s|n't|''")


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of a text that mean ``entity`` (``type:slug``), called ``name`` by the annotators."""

    start: int
    end: int
    entity: str
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text of the corpus. ``event`` names the event that it is about, ``topic`` the two like events."""

    stem: str
    topic: int
    event: str
    text: str
    marked: tuple[Marked, ...]


def read_corpus(folder: Path) -> list[Document]:
    """Every document of ECB+ below ``folder``, in the order of their names."""
    files = sorted((folder / "ECB+_LREC2014" / "ECB+").glob("*/*.xml"))
    return [_read(file) for file in files]


def _read(file: Path) -> Document:
    root = ElementTree.parse(file).getroot()
    tokens = root.findall("token")
    first = " ".join(token.text or "" for token in tokens if token.get("sentence") == "0")
    if first.startswith("http"):
        tokens = [token for token in tokens if token.get("sentence") != "0"]
    text, places = _joined(tokens)
    topic, _, rest = file.stem.partition("_")
    return Document(
        stem=file.stem.replace("_", "-"),
        topic=int(topic),
        event=f"{topic}-{rest.lstrip('0123456789')}",
        text=text,
        marked=tuple(sorted(_marked(root, places), key=lambda mark: (mark.start, mark.end, mark.entity))),
    )


def _joined(tokens: Iterable[ElementTree.Element]) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text, a sentence a paragraph, and where each token stands in it."""
    text, places, sentence = "", {}, None
    for token in tokens:
        word = token.text or ""
        if sentence is None:
            gap = ""
        elif token.get("sentence") != sentence:
            gap = "\n\n"
        else:
            gap = "" if _TIGHT_BEFORE.fullmatch(word) else " "
        text += gap + word
        places[token.get("t_id", "")] = (len(text) - len(word), len(text))
        sentence = token.get("sentence")
    return text, places


def _marked(root: ElementTree.Element, places: dict[str, tuple[int, int]]) -> Iterable[Marked]:
    found: dict[str, ElementTree.Element] = {}
    for markable in root.find("Markables") or ():
        found[markable.get("m_id", "")] = markable
    for chain in root.find("Relations") or ():
        target = chain.find("target")
        thing = found.get(target.get("m_id", "")) if target is not None else None
        note = chain.get("note")
        if chain.tag != "CROSS_DOC_COREF" or thing is None or note is None:
            continue
        for source in chain.findall("source"):
            mention = found[source.get("m_id", "")]
            kind = _TYPES.get(mention.tag)
            anchors = [anchor.get("t_id", "") for anchor in mention.findall("token_anchor")]
            if kind and anchors and all(anchor in places for anchor in anchors):
                start, end = places[anchors[0]][0], places[anchors[-1]][1]
                name = (thing.get("TAG_DESCRIPTOR") or note).strip()
                yield Marked(start, end, f"{kind}:{note.lower()}", name or note)


def write_archive(documents: Iterable[Document], root: Path, types: frozenset[str] = EVERY_TYPE) -> None:
    """Writes ``documents`` as an archive into the folder ``root``; only what is of ``types`` is marked in
    them.
    """
    articles = root / "content" / "articles"
    articles.mkdir(parents=True)
    (root / "content" / "archive.toml").write_text('title = "ECB+"\n', encoding="utf-8")
    named: dict[str, str] = {}
    for document in documents:
        kept = [mark for mark in document.marked if mark.entity.partition(":")[0] in types]
        named |= {mark.entity: mark.name for mark in kept}
        fields = f"title: Document {document.stem}\ndate: undated\nlanguage: en\n"
        (articles / f"{document.stem}.txt").write_text(document.text, encoding="utf-8", newline="")
        (articles / f"{document.stem}.yaml").write_text(fields, encoding="utf-8")
        if kept:
            annotations = [_annotation(document, number, mark) for number, mark in enumerate(kept)]
            stand_off = articles / f"{document.stem}.annotations.json"
            stand_off.write_text(json.dumps(annotations), encoding="utf-8")
    for entity, name in named.items():
        kind, _, slug = entity.partition(":")
        file = root / "content" / "entities" / kind / f"{slug}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\nname: {json.dumps(name)}\n---\n", encoding="utf-8")


def _annotation(document: Document, number: int, mark: Marked) -> dict[str, object]:
    return {
        "id": f"#a{number}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {"id": mark.entity, "type": "SpecificResource", "purpose": "identifying"},
        "target": {
            "source": f"{document.stem}.txt",
            "selector": [
                {"type": "TextPositionSelector", "start": mark.start, "end": mark.end},
                {"type": "TextQuoteSelector", "exact": document.text[mark.start : mark.end]},
            ],
        },
    }
