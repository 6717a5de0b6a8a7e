"""Lines: CRLF and CR end one as LF does; one is blank that shows nothing."""

from __future__ import annotations

# Tab, form feed, and every space and separator of Unicode (Zs, Zl, Zp). Other controls show as U+FFFD.
_SPACES = "\t\f \u00a0\u1680\u202f\u205f\u3000\u2028\u2029" + "".join(map(chr, range(0x2000, 0x200B)))


def unix_lines(text: str) -> str:
    """``text`` with every CRLF and every lone CR as one LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def is_blank(line: str) -> bool:
    """Whether ``line`` holds nothing but spaces."""
    return not line.strip(_SPACES)
