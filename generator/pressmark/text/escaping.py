"""Words as they may stand in HTML, whatever they hold."""

from __future__ import annotations

import re
from html import escape as _escape_signs

# What the HTML standard forbids in a document: controls that are not white space, lone surrogates,
# non-characters.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(1, 17))
    + "]"
)
_REPLACEMENT = "\ufffd"
_PLAIN = bytes([0x09, 0x0A, *range(0x20, 0x7F)])


def showable(words: str) -> str:
    """``words`` with every character that HTML cannot carry as U+FFFD, one for one; CR as LF."""
    if words.replace("\n", " ").isprintable():
        # Nothing that is forbidden is printable, and nearly all words are.
        return words
    return _FORBIDDEN.sub(_REPLACEMENT, words.replace("\r", "\n"))


def has_signs(words: str) -> bool:
    """Whether there is anything in ``words`` that is escaped. To look for a single sign takes least."""
    return "&" in words or "<" in words or ">" in words or '"' in words or "'" in words


def escape(words: str) -> str:
    """``words`` for an HTML text or a quoted attribute."""
    if words.isprintable() and not has_signs(words):
        return words
    return _escape_signs(showable(words))


def page_bytes(page: str) -> bytes:
    """``page``, a whole page or feed, as UTF-8, with every character that HTML cannot carry as U+FFFD.

    Reports are kept to the letter, controls and all; whatever way their words took into a page, none of these
    arrives. The plain signs, nearly all of a page, are not looked at one by one.
    """
    data = page.encode("utf-8", "surrogatepass")
    others = data.translate(None, _PLAIN).decode("utf-8", "surrogatepass")
    if not others.isprintable() and _FORBIDDEN.search(others):
        return showable(page).encode("utf-8")
    return data
