"""The line that marks the beginning of another page of the printed or scanned report."""

from __future__ import annotations

import re

_LINE = re.compile(r"\[page[ \t]+([^\[\]\n]{1,20})\]")


def page_label(line: str) -> str | None:
    """What ``line`` says after the word page when it is a page break and nothing else: ``2`` for ``[page
    2]``.
    """
    match = _LINE.fullmatch(line.strip())
    return (match[1].strip() or None) if match else None
