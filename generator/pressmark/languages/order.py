"""Alphabetical order and the letters of an A–Z index, by the Unicode Collation Algorithm.

The default table comes from pyuca; ``tailoring`` says where a language differs. Names are filed word by word
(“New York” before “Newark”), signs and marks around words do not count, and the archive's own script comes
first.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from pressmark.languages.collation import default
from pressmark.languages.tags import script_of
from pressmark.languages.tailoring import tailoring

SortKey = tuple[int, tuple[float, ...], str]
Element = tuple[float, float, float]

DIGITS = "0–9"
SIGNS = "#"

# Only so much of a text decides its place; the collation takes quadratic time.
_DECISIVE = 120
_STEP = 1 / 32
_SEVERAL_SCRIPTS = {
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA"),
    "Kore": ("HANGUL", "CJK"),
}


@lru_cache(maxsize=65536)
def sort_key(text: str, language: str) -> SortKey:
    """The key by which ``text`` is filed in an alphabetical list of ``language``; keys of one language
    compare."""
    filed = _filed(text)
    elements = _elements(filed or text[:_DECISIVE], language)
    levels: list[float] = []
    for level in range(3):
        levels.extend(element[level] for element in elements if element[level])
        levels.append(0)
    return (_group(filed, language), tuple(levels), text)


@lru_cache(maxsize=65536)
def initial(text: str, language: str) -> str:
    """The heading under which ``text`` is filed: a letter without accents unless the language counts it as a
    letter of its own; ``0–9`` for figures, ``#`` for signs."""
    filed = _filed(text)
    if not filed:
        return SIGNS
    if unicodedata.category(filed[0]).startswith("N"):
        return DIGITS
    weights = [element[0] for element in _elements(filed[:8], language) if element[0]]
    letter = _tailored(language).letters.get(weights[0], "") if weights else ""
    letter = letter or _default_letters().get(weights[0] if weights else 0, "")
    return _heading(letter or unicodedata.normalize("NFC", filed)[0], language)


def _filed(text: str) -> str:
    """The letters, figures and single spaces of ``text``, without the marks in front."""
    kept = []
    for sign in unicodedata.normalize("NFD", text[:_DECISIVE]):
        category = unicodedata.category(sign)
        if category[0] in "PSZ" or sign.isspace():
            kept.append("" if sign in "'’‘ʼ" else " ")
        elif category[0] != "C" and not "\u02b0" <= sign <= "\u02ff":
            kept.append(sign)
    words = " ".join("".join(kept).split())
    while words and (words[0] == " " or unicodedata.combining(words[0])):
        words = words[1:]
    return words


def _group(filed: str, language: str) -> int:
    """Signs first, then figures, then the script of ``language``, then the others."""
    if not filed:
        return 0
    if unicodedata.category(filed[0]).startswith("N"):
        return 1
    return 2 if unicodedata.name(filed[0], "").startswith(_own_script(language)) else 3


@lru_cache(maxsize=64)
def _own_script(language: str) -> tuple[str, ...]:
    """How the Unicode names of the letters of ``language`` begin."""
    code = script_of(language) or "Latn"
    return _SEVERAL_SCRIPTS.get(code) or (str(Locale.parse("en").scripts.get(code, "Latin")).upper(),)


def _heading(letter: str, language: str) -> str:
    if letter == "i" and language.split("-")[0] in ("az", "tr"):
        return "İ"
    name = unicodedata.name(letter[0], "")
    if name.startswith("HANGUL CHOSEONG"):
        return unicodedata.lookup(name.replace("CHOSEONG", "LETTER"))
    return letter.title()


@lru_cache(maxsize=1)
def _default_letters() -> dict[float, str]:
    """For each weight of the first level the plainest letter that has it: small, without accents."""
    best: dict[float, tuple[tuple[int, int], str]] = {}
    for letter, (weight, accent, shape) in default().table.letters():
        plainness = (0 if accent == 0x20 else 1, {0x02: 0, 0x0E: 1}.get(shape, 2 + shape))
        if weight not in best or plainness < best[weight][0]:
            best[weight] = (plainness, letter)
    return {weight: letter for weight, (_, letter) in best.items()}


@dataclass(frozen=True, slots=True)
class _Tailored:
    """The letters of a language that leave the default table: how they are found and what they weigh."""

    pattern: re.Pattern[str] | None
    weights: dict[str, Element]
    letters: dict[float, str]


@lru_cache(maxsize=64)
def _tailored(language: str) -> _Tailored:
    weights: dict[str, Element] = {}
    letters: dict[float, str] = {}
    for chain in tailoring(language):
        base = default().collation_elements(chain[0][0])[0][0]
        for place, link in enumerate(chain):
            primary = base + place * _STEP
            letters[primary] = link[0]
            for variant, letter in enumerate(link):
                for shape, form in ((2, letter.lower()), (4, letter.title()), (8, letter.upper())):
                    written = unicodedata.normalize("NFD", letter if letter == "İ" else form)
                    weights.setdefault(written, (primary, 32 + variant, shape))
    if not weights:
        return _Tailored(None, weights, letters)
    longest_first = sorted(weights, key=lambda form: (-len(form), form))
    return _Tailored(re.compile("|".join(map(_form_pattern, longest_first))), weights, letters)


def _form_pattern(form: str) -> str:
    """A letter and its marks, with room for a mark that is ordered before the last one (ậ is a, dot,
    circumflex)."""
    if len(form) > 1 and unicodedata.combining(form[-1]):
        return f"{re.escape(form[:-1])}[\u0316-\u0333]?{re.escape(form[-1])}"
    return re.escape(form)


def _elements(text: str, language: str) -> list[Element]:
    """The collation elements of ``text``: a weight for the letter, one for the accent, one for the case."""
    decomposed = unicodedata.normalize("NFD", text)
    tailored = _tailored(language)
    if tailored.pattern is None:
        return [tuple(element) for element in default().collation_elements(decomposed)]
    found: list[Element] = []
    done = 0
    for match in tailored.pattern.finditer(decomposed):
        found += [tuple(e) for e in default().collation_elements(decomposed[done : match.start()])]
        form = match[0]
        if form in tailored.weights:
            found.append(tailored.weights[form])
        else:
            found.append(tailored.weights[form[:-2] + form[-1]])
            found += [tuple(e) for e in default().collation_elements(form[-2])]
        done = match.end()
    return found + [tuple(e) for e in default().collation_elements(decomposed[done:])]
