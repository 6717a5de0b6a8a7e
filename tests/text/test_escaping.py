"""What HTML cannot carry is replaced wherever it stands, and nothing else is."""

from __future__ import annotations

import sys

from pressmark.text import page_bytes, showable


def forbidden(sign: str) -> bool:
    """As the HTML standard says it: surrogates, non-characters, controls that are not white space."""
    code = ord(sign)
    control = code < 0x20 or 0x7F <= code <= 0x9F
    non_character = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return 0xD800 <= code <= 0xDFFF or non_character or (control and sign not in "\t\n\f\r")


def test_every_character_alone_and_among_others() -> None:
    for code in range(sys.maxunicode + 1):
        sign = chr(code)
        shown = "\ufffd" if forbidden(sign) else "\n" if sign == "\r" else sign
        assert showable(sign) == shown
        assert showable(f"a\n{sign}") == f"a\n{shown}"


def test_a_page_holds_none_of_them() -> None:
    for start in range(0, sys.maxunicode + 1, 32):
        signs = "".join(map(chr, range(start, start + 32)))
        found = page_bytes(f"<p>{signs}</p>").decode("utf-8")
        assert found.count("\ufffd") == sum(sign == "\ufffd" or forbidden(sign) for sign in signs)
        assert len(found) == len(signs) + 7
