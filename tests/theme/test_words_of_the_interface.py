"""No word of the interface stands in the program or a template: all come from the file of the language.

An archive with pages of every kind, all of whose own words are Greek, is built with an interface whose words
stand in brackets. Whatever Latin letters then stand outside brackets were written where no translator finds
them; dates and numbers are checked by that too, for they are Greek.
"""

from __future__ import annotations

import json
import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from pressmark.templates import default_theme
from tests.theme.everything import build_everything

OPEN, CLOSE = "⟦", "⟧"
SPOKEN = {"alt", "aria-label", "aria-description", "label", "placeholder", "title", "data-words"}

# What is the same in every language: the names of registers, of a format, of a time (as the CLDR has it).
EVERYWHERE = {"JSON", "Wikidata", "GND", "Q", "GMT"}
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+|\S+@\S+|\b[a-z]+\.[a-z]+(?:\.[a-z]+)*\b")
_WORD = re.compile(r"[A-Za-z]+")


def _bracketed(value: Any) -> Any:
    if isinstance(value, dict):
        return {form: _bracketed(words) for form, words in value.items()}
    return f"{OPEN}{value}{CLOSE}"


def pseudo() -> str:
    """A file of words in which every value stands in brackets, with all the forms that English has."""
    words = tomllib.loads((default_theme() / "strings" / "en.toml").read_text(encoding="utf-8"))
    lines = []
    for key, value in words.items():
        shown = _bracketed(value)
        if isinstance(shown, dict):
            forms = ", ".join(f"{form} = {json.dumps(text)}" for form, text in shown.items())
            lines.append(f"{key} = {{ {forms} }}")
        else:
            lines.append(f"{key} = {json.dumps(shown)}")
    return "\n".join(lines) + "\n"


def outside(text: str) -> list[str]:
    """The Latin words of ``text`` that stand in no bracket and in no address."""
    depth, kept = 0, []
    for sign in text:
        depth += (sign == OPEN) - (sign == CLOSE)
        kept.append(" " if depth or sign == CLOSE else sign)
    return [word for word in _WORD.findall(_ADDRESS.sub(" ", "".join(kept))) if word not in EVERYWHERE]


class _Page(HTMLParser):
    """What a person sees or hears of a page, and the data that its scripts speak from."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.apart: list[str] = []
        self._data = ""
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.apart += [value for name, value in attrs if name in SPOKEN and value]
        spoken = found.get("name", "") == "description" or (found.get("property") or "").startswith("og:")
        if tag == "meta" and spoken and found.get("property") not in ("og:type", "og:url", "og:image"):
            self.apart.append(found.get("content") or "")
        self._silent = tag in ("script", "style")
        self._data = found.get("id") or "" if tag == "script" else ""

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.text.append(data)
        elif self._data in ("page-data", "search-says"):
            self.apart += _texts(json.loads(data))


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for item in inner for text in _texts(item)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("bracketed")
    result = build_everything(root, "el", {"templates/strings/el.toml": pseudo()}, search=True)
    assert not result.failed, result.diagnostics
    assert {d.code for d in result.diagnostics} <= {"C505", "C506"}
    return root / "site"


def test_every_word_on_a_page_comes_from_the_file_of_the_language(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 150
    found: dict[str, str] = {}
    seen = 0
    for file in pages:
        page = _Page()
        page.feed(file.read_text(encoding="utf-8"))
        page.close()
        text = "".join(page.text)
        seen += text.count(OPEN)
        for words in (text, *page.apart):
            for word in outside(words):
                found.setdefault(f"{word}: …{_around(words, word)}…", file.relative_to(site).as_posix())
    assert seen > 3000
    assert found == {}


def test_feeds_too(site: Path) -> None:
    feeds = sorted(site.rglob("*.xml"))
    assert feeds
    found = set()
    for file in feeds:
        text = re.sub(
            r"<(id|updated|published|name|loc|lastmod|Language|InputEncoding|OutputEncoding)>[^<]*</\1>|<content.*?</content>|<[^>]*>",
            " ",
            file.read_text(encoding="utf-8"),
            flags=re.DOTALL,
        )
        found |= set(outside(text))
    assert found == set()


def test_the_check_itself_sees_what_it_should() -> None:
    assert outside("⟦By ⟦one⟧ of⟧ Αννα, page 3 – https://example.org/page") == ["page"]
    assert outside("Wikidata Q1") == []


def test_scripts_say_nothing_of_their_own() -> None:
    """A text in a script is a name of something, never a sentence: those have a space between two words."""
    found = []
    for file in sorted((default_theme() / "assets").glob("*.js")):
        code = re.sub(
            r"/\*.*?\*/|(?m:^\s*//.*$)|(?<=[;{}\s])//[^\n]*",
            " ",
            file.read_text(encoding="utf-8"),
            flags=re.DOTALL,
        )
        for said in re.findall(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`", code):
            text = re.sub(r"\$\{[^}]*\}", " ", "".join(said))
            if re.search(r"[A-Z][a-z]+ [a-z]+ |[a-z]{3,} (?:the|of|to|not|for|is|a) ", text):
                found.append(f"{file.name}: {text}")
    assert found == []


def _around(words: str, word: str) -> str:
    at = words.find(word)
    return " ".join(words[max(0, at - 40) : at + 40].split())
