"""Text reduced to what tells two names apart, and every sign of it traced back to where it stands.

Capital letters, accents, signs that nobody sees and the hyphen of a divided word go: ``JANE RÖE`` and
``Jane Roe`` are then the same. Decomposition is that of Unicode (NFKD), case folding that of its default
algorithm.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_DIVIDED = ("-\n", "\u2010\n", "\u00ad\n")
# Combining classes that are part of a letter (nukta, the voiced marks of kana, virama) or of no letter.
_OF_LETTERS = frozenset({0, 7, 8, 9})


class _Signs(dict[int, str | None]):
    """What becomes of each sign after decomposition; filled as signs are met."""

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        category = unicodedata.category(sign)
        if category in {"Cf", "Me"} or unicodedata.combining(sign) not in _OF_LETTERS:
            self[code] = None
        elif category == "Zs":
            self[code] = " "
        elif category == "Pd" or sign in "\u2212\u00b7\u30fb":
            self[code] = "-"
        elif sign in "\u2018\u2019\u02bc\u2032":
            self[code] = "'"
        else:
            self[code] = sign
        return self[code]


_SIGNS = _Signs()


def reduced(text: str, *, cased: bool = False) -> str:
    """``text`` as names are looked for in it; with ``cased``, capital letters stay."""
    for divided in _DIVIDED:
        if divided in text:
            text = text.replace(divided, "")
    if text.isascii():
        return text if cased else text.lower()
    text = unicodedata.normalize("NFKD", text)
    if not cased:
        text = unicodedata.normalize("NFKD", text.casefold())
    return text.translate(_SIGNS)


def traced(text: str, *, cased: bool = False) -> tuple[str, list[int]]:
    """``reduced(text)`` and, for each of its signs, the place in ``text`` that it comes from."""
    parts: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        if text[at : at + 2] in _DIVIDED:
            at += 2
            continue
        part = _one(text[at], cased)
        parts.append(part)
        places += [at] * len(part)
        at += 1
    return "".join(parts), places


@cache
def _one(sign: str, cased: bool) -> str:
    return reduced(sign, cased=cased)
