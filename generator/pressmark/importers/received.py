"""The received file, byte for byte: what was taken out of it, and how it is put together again.

``STEM.txt`` holds the report's text exactly as it came (in UTF-8), ``header:`` in ``STEM.yaml`` exactly the
characters that stood before it. So the received file is the one after the other, in the character set it
came in, and nothing stands twice. (A copy of the whole first line in ``header:``, as the design first had
it, would hold a report of one line, as wire copy often is, two times.)
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

UTF_8 = "utf-8"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, and the name of the character set they came in: empty for UTF-8."""

    text: str
    encoding: str = ""


def decode(data: bytes, encoding: str = "") -> Decoded:
    """``data`` read as UTF-8, or as ``encoding`` where it is not UTF-8 and an encoding is given.

    UTF-8 goes first: a folder is often mixed, and what reads as UTF-8 by chance is rare. (Sets that write
    with NUL or escape characters, UTF-16 among them, can look like UTF-8 and are known by these.) Raises
    ``UnicodeError`` when the bytes mean nothing, or when writing the characters back would not give the
    same bytes.
    """
    try:
        text = data.decode(UTF_8)
        if not encoding or not ("\0" in text or "\x1b" in text):
            return Decoded(text)
    except UnicodeDecodeError:
        if not encoding:
            raise
    text = data.decode(encoding)
    if text.encode(encoding) != data:
        raise UnicodeError("the bytes cannot be written back")
    return Decoded(text, codecs.lookup(encoding).name)


def rebuild(header: str, text: bytes, encoding: str = "") -> bytes:
    """The received file, from the ``header`` and the bytes of ``STEM.txt``. ``encoding`` as it is recorded,
    empty for UTF-8.

    Raises ``UnicodeError`` when the text has been edited and now holds what ``encoding`` cannot write.
    """
    if not encoding:
        return header.encode(UTF_8) + text
    return (header + text.decode(UTF_8)).encode(encoding)
