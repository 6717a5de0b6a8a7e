"""An archive made from the newspapers of HIPE-2022: tables of words, the names among them marked."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

TYPES = {"PER": "person", "LOC": "place", "ORG": "organisation"}
SENTENCES = 4
"""Sentences of a paragraph: the corpus does not say where paragraphs end."""


@dataclass
class Name:
    """A stretch of a text that names somebody: type, item of Wikidata or nothing, and how it is spelt."""

    kind: str
    item: str
    start: int
    end: int
    spelt: str

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.item or self.spelt


@dataclass
class Paper:
    """A page of a newspaper."""

    stem: str
    date: str
    language: str
    text: str = ""
    names: list[Name] = field(default_factory=list)


def read_papers(table: Path) -> Iterator[Paper]:
    """Every document of one file of the corpus."""
    facts: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in table.read_text(encoding="utf-8").splitlines()[1:]:
        if line.startswith("# "):
            key, _, value = line[2:].partition(" = ")
            if key.endswith(":document_id") and rows:
                yield _paper(facts, rows)
                facts, rows = {}, []
            facts[key.partition(":")[2]] = value.strip()
        elif line.strip():
            rows.append(line.split("\t"))
    yield _paper(facts, rows)


def _paper(facts: dict[str, str], rows: Sequence[list[str]]) -> Paper:
    stem = "".join(sign if sign.isalnum() else "-" for sign in facts["document_id"].lower()).strip("-")
    date = facts["date"] if facts["date"][:1].isdigit() else "undated"
    paper = Paper(stem, date, facts["language"])
    sentences = 0
    for token, tag, _, _, _, _, _, link, _, notes in rows:
        start = len(paper.text)
        paper.text += token.removesuffix("¬") if "EndOfLine" in notes else token
        _mark(paper, start, tag, link)
        sentences += "EndOfSentence" in notes
        if sentences == SENTENCES:
            paper.text += "\n\n"
            sentences = 0
        elif "NoSpaceAfter" not in notes:
            paper.text += " "
    return paper


def _mark(paper: Paper, start: int, tag: str, link: str) -> None:
    end = len(paper.text)
    last = paper.names[-1] if paper.names else None
    if tag.startswith("I-") and last and start - last.end <= 1:
        last.end, last.spelt = end, paper.text[last.start : end]
    elif tag[2:].upper() in TYPES and any(sign.isalpha() for sign in paper.text[start:end]):
        item = link if link.startswith("Q") else ""
        paper.names.append(Name(TYPES[tag[2:].upper()], item, start, end, paper.text[start:end]))


def write_archive(papers: Sequence[Paper], root: Path) -> None:
    """``papers`` as an archive: each a text, its fields and its marks; a file for each that they name."""
    content = root / "content"
    spelt: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for paper in papers:
        for name in paper.names:
            spelt[name.key][name.spelt] += 1
    ids = {key: f"{key[0]}:n{number}" for number, key in enumerate(sorted(spelt))}
    _write(content / "archive.toml", 'title = "Old newspapers"\nlanguage = "de"\n')
    for key, forms in spelt.items():
        (main, _), *others = sorted(forms.items(), key=lambda form: (-form[1], form[0]))
        fields = {"name": main, "names": [{"name": other} for other, _ in others]}
        kind, _, slug = ids[key].partition(":")
        _write(content / f"entities/{kind}/{slug}.md", f"---\n{_yaml(fields)}---\n")
    for paper in papers:
        title = " ".join(paper.text.split()[:8])
        told = {"title": title, "date": paper.date, "language": paper.language}
        marks = [_annotation(at, name, ids[name.key]) for at, name in enumerate(paper.names)]
        file = content / "articles" / paper.stem
        _write(file.with_suffix(".yaml"), _yaml(told))
        _write(file.with_suffix(".txt"), paper.text + "\n")
        _write(file.with_suffix(".annotations.json"), json.dumps(marks))


def _annotation(at: int, name: Name, entity: str) -> dict[str, object]:
    selector = [
        {"type": "TextPositionSelector", "start": name.start, "end": name.end},
        {"type": "TextQuoteSelector", "exact": name.spelt},
    ]
    body = {"id": entity, "type": "SpecificResource", "purpose": "identifying"}
    return {"id": f"#a{at}", "type": "Annotation", "body": body, "target": {"selector": selector}}


def _yaml(fields: Mapping[str, object]) -> str:
    return "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items() if value
    )


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
