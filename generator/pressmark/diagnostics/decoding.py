"""From the bytes of a file to its text."""

from __future__ import annotations

import re

from pressmark.diagnostics.values import Diagnostic, Place, SourceText, diagnose

# What no editor shows and neither pages nor feeds can carry: controls, halves of UTF-16 pairs, and what
# Unicode calls no characters. They get past the reading of a file where it writes them as escapes.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def unseen_sign(text: str) -> str:
    """The first sign of ``text`` that cannot be seen, as ``U+0001``; empty when there is none."""
    found = _UNSEEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def decode_text(path: str, data: bytes) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
    """The text of a file, without a byte-order mark and with every line ending as LF; None if it is not
    UTF-8.

    All lines, columns and offsets that are ever told to an author count in this text.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong = error.object[error.start]
        # The codec counts from after a byte-order mark.
        start = error.start + (len(data) - len(error.object))
        return None, (diagnose("S101", _place(path, data, start), byte=f"0x{wrong:02X}", offset=start),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return SourceText(path, text), ()


def _place(path: str, data: bytes, start: int) -> Place:
    before = data[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n").decode("utf-8-sig", "replace")
    line = before.count("\n") + 1
    tail = data[start : start + 200].replace(b"\r", b"\n").split(b"\n")[0].decode("utf-8", "replace")
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Place(path, line, column, 1, before[before.rfind("\n") + 1 :] + tail)
