"""A title for a report that came without one: its opening words."""

from __future__ import annotations

import re

from pressmark.importers.dating import dateline_of, read_date
from pressmark.text.lines import unix_lines

_MOST_WORDS = 10
_MOST_CHARACTERS = 72
_SEARCHED = 20_000


def opening_words(text: str, language: str = "en") -> str:
    """The first words of ``text``, with “ …” where more follow in the paragraph; a dateline and a line that
    is only a date are passed over. Empty when ``text`` has no letter and no digit near its beginning."""
    for paragraph in re.split(r"\n\s*\n", unix_lines(text[:_SEARCHED])):
        line = on_one_line(paragraph)
        line = line[len(dateline_of(line)) :]
        if any(character.isalnum() for character in line) and not read_date(line, language):
            return _beginning(line)
    return ""


def on_one_line(paragraph: str) -> str:
    """``paragraph`` on one line, without what no reader sees."""
    return " ".join("".join(c if c.isprintable() else " " for c in paragraph).split())


def _beginning(line: str) -> str:
    kept = " ".join(line.split(" ")[:_MOST_WORDS])
    if len(kept) > _MOST_CHARACTERS:
        kept = kept[:_MOST_CHARACTERS]
        kept = kept.rpartition(" ")[0] if " " in kept else kept
    if kept == line:
        return line.removesuffix(".")
    return f"{kept.rstrip(' .,;:–—-(“‘«„')} …"
