"""How much room a name takes in the picture. Nothing is measured with a typeface: a build has none."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

SIZE = 13
"""Height of the letters, in units of the picture."""
LINE = 15
"""From one line of a name to the next."""

_LINE_LENGTH = 20
_MOST_LINES = 3
_LONGEST = 60
_NARROW = frozenset("iljtfrI1|!.,:;'’-()[] ")
_BROAD = frozenset("mwMWОЖМШЩЮжмшщюфы@%—")


@dataclass(frozen=True, slots=True)
class Label:
    """A name in one to three lines, and the width of the longest in units of the picture."""

    lines: tuple[str, ...]
    width: float


def label(name: str) -> Label:
    """``name`` broken where it is long, and cut at a word's end where it is very long."""
    if len(name) > _LONGEST:
        name = (name[:_LONGEST].rpartition(" ")[0] or name[:_LONGEST]) + "…"
    lines = _broken(name)
    return Label(lines, max(width_of(line) for line in lines))


def _broken(name: str) -> tuple[str, ...]:
    """``name`` in as few lines as hold it, about equally long."""
    count = min(_MOST_LINES, -(-len(name) // _LINE_LENGTH))
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        # A line is full where the word would lie more behind its share of the whole than before it.
        if lines[-1] and len(lines) < count and len(longer) - len(word) / 2 > len(name) / count:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)


def width_of(line: str) -> float:
    """A width that few typefaces go beyond; counted in tenths, which are exact."""
    tenths = 0
    for sign in line:
        if unicodedata.combining(sign):
            continue
        if unicodedata.east_asian_width(sign) in "WF":
            tenths += 10
        elif sign in _NARROW:
            tenths += 4
        elif sign in _BROAD:
            tenths += 9
        else:
            tenths += 7 if sign.isupper() else 6
    return tenths * SIZE / 10
