"""Words of a text as a reader types them who has no key for their letters: “strasse” for “Straße”.

Pagefind takes accents off, but leaves letters that are no letter with an accent (ß, ł, ø, æ, long s), nor
those that are as wide as ideographs. Words with such letters are given to it a second time, folded as names
are; the search page shows where they stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from pressmark.search.folding import plain_reading

_RANGES = (
    (0xC0, 0x250),
    (0x1E00, 0x1F00),
    (0xFB00, 0xFB07),
    (0xFF10, 0xFF1A),
    (0xFF21, 0xFF3B),
    (0xFF41, 0xFF5B),
)
_LATIN = "".join(f"{chr(start)}-{chr(end - 1)}" for start, end in _RANGES).replace("×", "").replace("÷", "")


def _stays(letter: str) -> bool:
    """Whether ``letter`` is more than a letter of ASCII with marks."""
    return letter.isalnum() and not unicodedata.normalize("NFD", letter)[0].isascii()


_SPECIAL = "".join(chr(code) for start, end in _RANGES for code in range(start, end) if _stays(chr(code)))
_WORD = re.compile(f"[A-Za-z{_LATIN}]*[{_SPECIAL}][A-Za-z{_LATIN}]*")


def aliases(texts: Iterable[str]) -> tuple[str, ...]:
    """The folded words of ``texts`` that Pagefind would not find as such, each once, in order."""
    written = {word for text in texts for word in _WORD.findall(unicodedata.normalize("NFC", text))}
    return tuple(sorted({folded for word in written for folded in plain_reading(word)}))
