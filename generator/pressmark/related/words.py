"""The words that stand for a text where its names do not say enough.

At most :data:`MOST` of each text, chosen from the text alone: said often, said first (news says the main
thing first), and, in scripts that have capitals, always written with one. No corpus decides: a new report
changes no other's words. Words count by their first six letters, which serves for languages that change the
ends of words; scripts written without spaces are read as overlapping pairs of letters (McNamee and Mayfield
2004, on beginnings of words and on n-grams).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from math import isqrt
from sys import intern
from typing import NamedTuple

from pressmark.related.common_words import COMMON

MOST = 40
SHORTEST = 4
UNIT = 1000
STEM = 6
"""A word counts by so many of its first letters, so that its endings do not part it from itself."""
_REMEMBERED = 200_000
_SHORTEST_CAPITAL = 3
# How many times as much the first words say: fifteen, then twenty-five, then fifty.
_LEAD = (4,) * 15 + (3,) * 25 + (2,) * 50
# How often a word is said, in quarters: the root of the count, up to sixteen.
_OFTEN = (0, 4, 6, 7, 8, 9, 10, 11, 11, 12, 13, 13, 14, 14, 15, 15)
_MANY, _MOST_OFTEN = 16, 16
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
# The same where there is nothing but ASCII, which can be asked at once and read twice as fast.
_SPACES = {code: " " for code in range(128) if not _WORD.match(chr(code))}
# Han, Kana, Thai, Lao, Burmese, Khmer.
_UNSPACED = (
    r"\u0e01-\u0e4e\u0e81-\u0ecd\u1000-\u109f\u1780-\u17d3\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
_ANY_UNSPACED = re.compile(f"[{_UNSPACED}]")
_RUNS = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")


def words_of(text: str) -> list[str]:
    """The words of ``text`` in order, as they are written."""
    if text.isascii():
        return text.translate(_SPACES).split()
    words = _WORD.findall(text)
    if not _ANY_UNSPACED.search(text):
        return words
    return list(chain.from_iterable(_pairs(word) for word in words))


class Term(NamedTuple):
    """What a word says in one text, of :data:`UNIT` for a text of this word alone, and how it is first
    written.
    """

    says: int
    written: str


def terms_of(words: Sequence[str]) -> dict[str, Term]:
    """At most :data:`MOST` words that stand for the text, by their stems in small letters.

    What they say makes a vector of length one, so that a long text is not like everything (Salton and McGill
    1983, ch. 4).
    """
    said = _said(words)
    worth = [
        # Of equal ones the longer word says more.
        _SAID[(_OFTEN[count] if count < _MANY else _MOST_OFTEN) * lead * capital] << 8 | length
        for count, lead, capital, length, _ in said.values()
    ]
    least = sorted(worth)[-MOST:][0] if worth else 0
    ranked = sorted((-its, term) for its, term in zip(worth, said, strict=True) if its >= least)[:MOST]
    weights = {term: -its >> 8 for its, term in ranked}
    size = isqrt(sum(its * its for its in weights.values())) + 1
    return {term: Term(UNIT * its // size, said[term][4]) for term, its in weights.items()}


def _said(words: Sequence[str]) -> dict[str, tuple[int, int, int, int, str]]:
    """Each word that may stand for the text: how often it is said, how much more it says for being said early
    and for its capital, its length, and how it is first written.
    """
    early = dict(zip(reversed(words[: len(_LEAD)]), reversed(_LEAD[: len(words)]), strict=True))
    said: dict[str, tuple[int, int, int, int, str]] = {}
    # A counter keeps the order in which the words first came.
    for word, count in Counter(words).items():
        term, capital, length, same = _FACTS[word]
        if term in said:
            more, lead, least, length, written = said[term]
            said[term] = (count + more, lead, min(least, capital), length, written)
        elif term:
            said[term] = (count, early.get(word, 1), capital, length, same)
    return said


class _Facts(dict[str, tuple[str, int, int, str]]):
    """What is known of each word: its stem in small letters, empty when it can say nothing; how much more it
    says for being written with a capital or a figure; its length; and itself, one object for all texts.
    """

    def __missing__(self, word: str) -> tuple[str, int, int, str]:
        if len(self) >= _REMEMBERED:
            self.clear()
        term, capital = _term(word)
        self[word] = found = (intern(term[:STEM]), capital, min(len(term), 255), intern(word))
        return found


_FACTS = _Facts()


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


def _term(word: str) -> tuple[str, int]:
    term = word.casefold()
    if term in COMMON or not term[0].isalnum():
        return "", 0
    if is_fragment(term):
        return term, 1
    if term[0].isdigit():
        return (term if len(term) >= 2 else ""), _CAPITAL
    if not _has_case(term):
        return (term if len(term) >= 2 else ""), 1
    capital = word[0] != word[0].lower()
    long = len(term) >= (_SHORTEST_CAPITAL if capital else SHORTEST)
    return (term if long else ""), _CAPITAL if capital else 1


def _has_case(term: str) -> bool:
    return term != term.upper()
