"""The default table of the Unicode Collation Algorithm, read as it is needed.

pyuca has the algorithm (UTS #10) and the table, 30,000 lines of which an archive's names need a few dozen. It
makes all of them numbers before it files the first name, which takes longer than making a page, and keeps
15 MB of them. Here the table stays the text that it is, and is read where somebody asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

# ``0063 0068  ; [.1C7A.0020.0002][.…] # …``: signs, of which the first begins so, and their elements.
_LINES = r"\n({}[0-9A-F]{{2}}(?: [0-9A-F]+)*) *; ([^ #]+)"
_ELEMENT = re.compile(r"\[[.*]([0-9A-F]{4})\.([0-9A-F]{4})\.([0-9A-F]{4})")
_OF_ONE = re.compile(r"\n([0-9A-F]+) *; \[[.*]([0-9A-F]{4})\.([0-9A-F]{4})\.([0-9A-F]{4})\] ")
_IMPLICIT = re.compile(r"\n@implicitweights ([0-9A-F]+)\.\.([0-9A-F]+); ([0-9A-F]+)")

Weights = list[list[int]]


class Table:
    """The elements of each sign, and of several that count as one, by ``text``, which has them in lines."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._blocks: dict[int, _Block] = {}

    def find_prefix(self, signs: list[int]) -> tuple[list[int], Weights | None, list[int]]:
        """As many of ``signs`` (their code points) from the first on as have a line, its elements, and the
        other signs.
        """
        if signs:
            block = self._block(signs[0] >> 8)
            keys = [f"{sign:04X}" for sign in signs[: block.longest.get(signs[0], 1)]]
            for size in range(len(keys), 0, -1):
                found = block.elements(" ".join(keys[:size]))
                if found:
                    return signs[:size], found, signs[size:]
        return [], None, signs

    def letters(self) -> Iterator[tuple[str, tuple[int, int, int]]]:
        """Every letter that is filed by one element, with that, in the order of the table."""
        for line in _OF_ONE.finditer(self._text):
            code, primary, accent, shape = line.groups()
            letter = chr(int(code, 16))
            if letter.isalpha():
                yield letter, (int(primary, 16), int(accent, 16), int(shape, 16))

    def _block(self, number: int) -> _Block:
        if number not in self._blocks:
            lines = re.findall(_LINES.format(f"{number:02X}"), self._text)
            self._blocks[number] = _Block(dict(lines))
        return self._blocks[number]


class _Block:
    """The lines of 256 signs, and of several of which the first is one of them. ``longest`` says of how many
    signs the longest line is that begins with one, where it is more than that.
    """

    def __init__(self, lines: dict[str, str]) -> None:
        self._lines = lines
        self._read: dict[str, Weights | None] = {}
        self.longest: dict[int, int] = {}
        for first, *others in map(str.split, lines):
            if others:
                sign = int(first, 16)
                self.longest[sign] = max(self.longest.get(sign, 1), 1 + len(others))

    def elements(self, key: str) -> Weights | None:
        """What is filed under the signs ``key``."""
        if key not in self._read:
            found = _ELEMENT.findall(self._lines.get(key, ""))
            self._read[key] = [[int(weight, 16) for weight in weights] for weights in found] or None
        return self._read[key]


@lru_cache(maxsize=1)
def default() -> Any:
    """pyuca's collator with a :class:`Table` for a table."""
    from pyuca import Collator

    class Lean(Collator):  # type: ignore[misc]
        def load(self, filename: str) -> None:
            text = Path(filename).read_text(encoding="utf-8")
            self.table = Table(text)
            head = text[: text.index("\n0000 ")]
            self.implicit_weights += [[int(one, 16) for one in found] for found in _IMPLICIT.findall(head)]

    return Lean()
