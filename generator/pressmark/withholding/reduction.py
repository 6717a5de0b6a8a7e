"""Text reduced to what tells two names apart, and every sign of it traced back to where it stands.

Capital letters, accents, signs that nobody sees and the hyphen of a divided word go: ``JANE RÖE`` and
``Jane Roe`` are then the same. Decomposition is that of Unicode (NFKD), case folding that of its default
algorithm; letters with a stroke, which have no decomposition, are taken for those without.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# The hyphen of a word that goes on in the next line, with the margin of both.
_DIVIDED = re.compile("[-\u2010\u00ad\u00ac\u2e17][^\\S\n]*\n[^\\S\n]*(?=\\S)")
# Signs without a shape of their own, besides those of Unicode's class of formats (its property
# Default_Ignorable_Code_Point), and the stroke that lengthens an Arabic word.
_UNSEEN = re.compile(
    "[\u034f\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]"
)
_STROKES = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T"}
    | {"ı": "i", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"}
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
# Combining classes that are part of a letter (nukta, the voiced marks of kana, virama) or of no letter.
_OF_LETTERS = frozenset({0, 7, 8, 9})


class _Signs(dict[int, str | None]):
    """What becomes of each sign after decomposition; filled as signs are met."""

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        category = unicodedata.category(sign)
        if category in {"Cf", "Me"} or unicodedata.combining(sign) not in _OF_LETTERS or _UNSEEN.match(sign):
            self[code] = None
        elif category == "Cc":
            self[code] = sign if sign.isspace() else None
        elif category == "Zs":
            self[code] = " "
        elif category == "Pd" or sign in "\u2212\u00b7\u30fb":
            self[code] = "-"
        elif sign in "\u2018\u2019\u02bc\u2032":
            self[code] = "'"
        else:
            self[code] = sign.translate(_STROKES)
        return self[code]


_SIGNS = _Signs()


def readings(text: str) -> tuple[str, ...]:
    """``text``, and where a line ends with a hyphen also one of equal length in which it is left
    standing by :func:`reduced`: nobody knows whether it belongs to the name.
    """
    if not _DIVIDED.search(text):
        return (text,)
    return (text, _DIVIDED.sub(lambda divided: divided[0].replace("\n", " "), text))


def reduced(text: str, *, cased: bool = False) -> str:
    """``text`` as names are looked for in it; with ``cased``, capital letters stay."""
    text = _DIVIDED.sub("", text)
    if text.isascii() and not _CONTROLS.search(text):
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
        divided = _DIVIDED.match(text, at)
        if divided:
            at = divided.end()
            continue
        part = _one(text[at], cased)
        parts.append(part)
        places += [at] * len(part)
        at += 1
    return "".join(parts), places


@cache
def _one(sign: str, cased: bool) -> str:
    return reduced(sign, cased=cased)
