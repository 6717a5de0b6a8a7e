"""How names are compared: without case, accents and alphabet, the same here and in the reader's browser.

``folding.json`` is the whole table. The browser gets it with the index of names and does as this file does
(``templates/assets/search-folding.js``); ``tests/search/folding-vectors.json`` holds both to it.

A name has several *readings*, each a list of folded words. The first is the plain one; others take signs
within a word for nothing or for a space (“U.N.” is “un” and “u n”), or follow another way of writing foreign
letters in Latin ones (“Müller” is “mueller” too). Transliteration of Cyrillic follows ICAO Doc 9303, of Greek
ELOT 743 without its rules of position; the further ways are those of BGN/PCGN, of scholars (ISO 9, marks left
out), and of German, French and Ukrainian newspapers.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

LONGEST = 32
"""Letters of a word that count. Longer words are cut, here and in the browser."""

Reading = tuple[str, ...]


@lru_cache(maxsize=1)
def folding_table() -> Mapping[str, Any]:
    """The table: ``letters``, ``ways`` (each some letters written otherwise), ``marks`` and ``within``, signs
    that may stand within a word."""
    text = files("pressmark.search").joinpath("folding.json").read_text(encoding="utf-8")
    table: Mapping[str, Any] = json.loads(text)
    return table


def fold(text: str, way: int = 0) -> str:
    """``text`` in small Latin letters without accents, as far as the table knows; other letters stay.

    ``way`` counts from 1 the further ways of writing foreign letters; 0 is the usual one.
    """
    rules = _rules()
    small = unicodedata.normalize("NFC", text).lower()
    if way:
        small = rules.ways[way - 1].replace(small)
    bare = rules.marks.sub("", unicodedata.normalize("NFKD", small)).lower()
    return rules.letters.replace(bare)


@lru_cache(maxsize=65536)
def readings(text: str) -> tuple[Reading, ...]:
    """The ways to read ``text``, the plain one first. None has an empty word; a text without letters has no
    reading."""
    rules = _rules()
    forms = [fold(rules.quotes.sub("", text)), fold(text), fold(rules.within.sub("", text))]
    forms += [fold(rules.quotes.sub("", text), way) for way in range(1, len(rules.ways) + 1)]
    found = (tuple(word[:LONGEST] for word in _words(form)) for form in forms)
    return tuple(dict.fromkeys(reading for reading in found if reading))


def plain_reading(text: str) -> Reading:
    """The first of the readings, or no words at all."""
    return next(iter(readings(text)), ())


def _words(folded: str) -> list[str]:
    return "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in folded).split()


class _Letters:
    """Letters, single or in pairs, each with what stands for it; pairs go first."""

    def __init__(self, letters: Mapping[str, str]) -> None:
        self._letters = letters
        longest_first = sorted(letters, key=lambda key: (-len(key), key))
        self._pattern = re.compile("|".join(map(re.escape, longest_first)))

    def replace(self, text: str) -> str:
        return self._pattern.sub(lambda match: self._letters[match[0]], text)


class _Rules:
    def __init__(self, table: Mapping[str, Any]) -> None:
        self.letters = _Letters(table["letters"])
        self.ways = [_Letters(way) for way in table["ways"]]
        self.marks = re.compile(f"[{table['marks']}]")
        self.quotes = re.compile(f"[{table['quotes']}]")
        self.within = re.compile(f"[{table['quotes']}{table['within']}]")


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    return _Rules(folding_table())
