"""Readers meet readers' words: those of the program never reach them.

Looked for in the strings of the interface, in the templates, and in all pages of a small archive whose own
texts have none of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from pressmark.building import BuildOptions, build

TEMPLATES = Path(__file__).parents[2] / "templates"

_FORBIDDEN = re.compile(
    r"\b(entit(y|ies)|mentions?|stubs?|stand-?offs?|facets?|slugs?|stems?)\b", re.IGNORECASE
)
# The same words in the languages of the interface.
_TRANSLATED = {
    "de": r"\b(Entität|Erwähnung|Facette|Annotation)",
    "fr": r"\b(entité|mention|ébauche|facette|annotation)",
    "ru": r"\b(сущност|упоминани|заглушк|фасет|аннотаци)",
}
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_FACT = re.compile(r"\{\w*\}")
_SPOKEN_ATTRIBUTES = {
    "alt",
    "aria-label",
    "aria-description",
    "content",
    "label",
    "placeholder",
    "title",
    "value",
}


def _said(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Every string of a language file with the key it stands under, without the names of its facts."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _said(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", _FACT.sub("", str(value))


class _Words(HTMLParser):
    """Collects what a person sees or hears of a template: text and spoken attributes, no class names."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words += [value for name, value in attrs if name in _SPOKEN_ATTRIBUTES and value]


@pytest.mark.parametrize("file", sorted(TEMPLATES.glob("strings/*.toml")), ids=lambda file: file.name)
def test_interface_strings_use_readers_words(file: Path) -> None:
    strings = dict(_said(tomllib.loads(file.read_text(encoding="utf-8"))))
    assert strings
    assert [(key, words) for key, words in strings.items() if _FORBIDDEN.search(words)] == []


@pytest.mark.parametrize(
    "file", sorted(TEMPLATES.rglob("*.html")), ids=lambda file: file.relative_to(TEMPLATES).as_posix()
)
def test_templates_use_readers_words(file: Path) -> None:
    parser = _Words()
    parser.feed(_JINJA.sub(" ", file.read_text(encoding="utf-8")))
    parser.close()
    assert [words.strip() for words in parser.words if _FORBIDDEN.search(words)] == []


@pytest.mark.parametrize("language", sorted(_TRANSLATED))
def test_other_languages_use_readers_words_too(language: str) -> None:
    file = TEMPLATES / "strings" / f"{language}.toml"
    strings = dict(_said(tomllib.loads(file.read_text(encoding="utf-8"))))
    kept = re.compile(_TRANSLATED[language], re.IGNORECASE)
    assert [(key, words) for key, words in strings.items() if kept.search(words)] == []


def test_the_check_itself_sees_what_it_should() -> None:
    parser = _Words()
    parser.feed(
        _JINJA.sub(
            " ", '<p class="mention" title="An entity">{{ entity.name }} {% if stub %}said{% endif %}</p>'
        )
    )
    assert "".join(parser.words).split() == ["An", "entity", "said"]
    assert _FORBIDDEN.search("All Mentions")
    assert not _FORBIDDEN.search("Mentioned in, system, identity")


ARCHIVE = {
    "archive.toml": 'title = "The Millbrook archive"\nlanguage = "en"\n',
    "articles/1953-02-01-flood.md": """---
title: Flood closes the bridge
date: 1953-02-01
story: bridge
topics: [floods]
---
[[Jane Roe]] closed the bridge at [[Millbrook]]. [[person:?|A man]] was seen on it.
""",
    "articles/1953-06-12-bridge.md": """---
title: The old bridge is open again
date: 1953-06-12
status: corrected
notices: [{date: 1953-06-13, kind: correction, text: The day was a Friday.}]
story: bridge
topics: [floods]
---
[[Jane Roe]] said that [the river will not wait]{by="Jane Roe"}. [[place:Upton]] looked on.
""",
    "entities/person/jane-roe.md": "---\nname: Jane Roe\nborn: 1901\n---\nMayor.\n",
    "entities/place/millbrook.md": "---\nname: Millbrook\ncoordinates: {lat: 51.5, lon: -1.2}\n---\n",
    "stories/bridge.md": "---\ntitle: The bridge\n---\n",
}


def test_all_pages_of_an_archive_use_readers_words(tmp_path: Path) -> None:
    for name, text in ARCHIVE.items():
        file = tmp_path / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    result = build(BuildOptions(tmp_path, tmp_path / "site", search=False))
    assert not result.failed, result.diagnostics

    pages = sorted((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 15
    found = []
    for page in pages:
        parser = _Words()
        parser.feed(page.read_text(encoding="utf-8"))
        parser.close()
        found += [(page.name, words.strip()) for words in parser.words if _FORBIDDEN.search(words)]
    assert found == []
