"""The words that stand for a text where its names do not say enough.

At most :data:`MOST` of each text, chosen from the text alone: said often, said first (news says the main
thing first), and, in scripts that have capitals, always written with one. No corpus decides: a new report
changes no other's words. Scripts written without spaces are read as overlapping pairs of letters (McNamee and
Mayfield 2004, on n-grams in place of words).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import isqrt
from sys import intern

from pressmark.related.common_words import COMMON

MOST = 40
SHORTEST = 4
UNIT = 1000
_SHORTEST_CAPITAL = 3
# How many times as much the first words say: fifteen, then twenty-five, then fifty.
_LEAD = (4,) * 15 + (3,) * 25 + (2,) * 50
_LEAD_ENDS = len(_LEAD)
# How often a word is said, in quarters: the root of the count, up to sixteen.
_OFTEN = (0, 4, 6, 7, 8, 9, 10, 11, 11, 12, 13, 13, 14, 14, 15, 15, 16)
# A name or a number.
_CAPITAL = 3
# What a word says is a power of these, so that one word alone does not stand for a text.
_SAID = tuple(round(10 * weight**0.75) for weight in range(16 * 4 * _CAPITAL + 1))

# Whatever stands between spaces and punctuation, so that signs above and below letters stay in their words.
_PUNCTUATION = (
    r"\s!-/:-@\[-`{-~\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7"
    r"\u037e\u0387\u055a-\u055f\u0589\u05be\u05c0\u05c3\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4"
    r"\u0964\u0965\u1361-\u1368\u166e\u1680\u17d4-\u17da\u2000-\u200b\u200e-\u206f\u2190-\u2bff"
    r"\u3000-\u3004\u3007-\u3020\u3030\u30a0\u30fb\ufe10-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40"
    r"\uff5b-\uff65"
)
_WORD = re.compile(f"[^{_PUNCTUATION}]+")
# Han, Kana, Thai, Lao, Burmese, Khmer.
_UNSPACED = (
    r"\u0e01-\u0e4e\u0e81-\u0ecd\u1000-\u109f\u1780-\u17d3\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
_ANY_UNSPACED = re.compile(f"[{_UNSPACED}]")
_RUNS = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")


def words_of(text: str) -> list[str]:
    """The words of ``text`` in order, as they are written."""
    words = _WORD.findall(text)
    if not _ANY_UNSPACED.search(text):
        return words
    return list(chain.from_iterable(_pairs(word) for word in words))


@dataclass(frozen=True, slots=True)
class Term:
    """What a word says in one text, of :data:`UNIT` for a text of this word alone, and how it is first
    written.
    """

    says: int
    written: str


def terms_of(words: Sequence[str]) -> dict[str, Term]:
    """At most :data:`MOST` words that stand for the text, in small letters.

    What they say makes a vector of length one, so that a long text is not like everything (Salton and McGill
    1983, ch. 4).
    """
    weighed = _weighed(words)
    if len(weighed) > MOST:
        ranked = sorted(weighed, key=lambda term: (-weighed[term][0], -len(term), term))
        weighed = {term: weighed[term] for term in ranked[:MOST]}
    length = isqrt(sum(says * says for says, _ in weighed.values())) or 1
    return {term: Term(UNIT * says // length, words[first]) for term, (says, first) in weighed.items()}


def _weighed(words: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Each word that may stand for the text, with its weight and where it is first said."""
    said: dict[str, tuple[int, int, int]] = {}
    counts = Counter(words)
    # Going backwards, the first place of a word is the last to be kept.
    for word, place in dict(zip(reversed(words), range(len(words) - 1, -1, -1), strict=True)).items():
        term, capital = _term(word)
        if term in said:
            count, first, least = said[term]
            said[term] = (count + counts[word], min(first, place), min(least, capital))
        elif term:
            said[term] = (counts[word], place, capital)
    return {
        term: (
            _SAID[_OFTEN[min(count, 16)] * (_LEAD[first] if first < _LEAD_ENDS else 1) * capital],
            first,
        )
        for term, (count, first, capital) in said.items()
        if capital > 1 or len(term) >= SHORTEST or not _has_case(term)
    }


def is_fragment(term: str) -> bool:
    """Whether ``term`` is a pair of letters of a script without spaces, and so perhaps no word."""
    return len(term) <= 2 and _ANY_UNSPACED.match(term) is not None


def _pairs(word: str) -> list[str]:
    found = []
    for run in _RUNS.findall(word):
        if len(run) > 2 and _ANY_UNSPACED.match(run):
            found += [run[at : at + 2] for at in range(len(run) - 1)]
        else:
            found.append(run)
    return found


@lru_cache(maxsize=1 << 16)
def _term(word: str) -> tuple[str, int]:
    """``word`` in small letters, empty when it can say nothing, and how much more it says for being written
    with a capital or a figure.
    """
    term = intern(word.casefold())
    if term in COMMON or not term[0].isalnum():
        return "", 0
    if is_fragment(term):
        return term, 1
    if term[0].isdigit():
        return (term if len(term) >= 2 else ""), _CAPITAL
    if not _has_case(term):
        return (term if len(term) >= 2 else ""), 1
    return (term if len(term) >= _SHORTEST_CAPITAL else ""), _CAPITAL if word[0] != word[0].lower() else 1


def _has_case(term: str) -> bool:
    return term != term.upper()
