"""Line ends: CRLF and CR count as one LF."""

from __future__ import annotations


def unix_lines(text: str) -> str:
    """``text`` with every CRLF and every lone CR as one LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
