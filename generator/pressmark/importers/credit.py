"""What the credit line says: the last words of many reports, such as “This article first appeared in ….
Copyright 1953.”

The line is read, never taken out: it is part of what was published.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pressmark.dates import EdtfDate
from pressmark.importers.dating import read_date
from pressmark.importers.titles import on_one_line
from pressmark.text.lines import unix_lines


@dataclass(frozen=True, slots=True)
class Credit:
    """Where a report says that it first stood, when, and under what rights; each empty or None when it does
    not say."""

    source: str = ""
    date: EdtfDate | None = None
    rights: str = ""


_MOST = 400
_PARAGRAPHS = 3
_OPENING = (
    r"(?:"
    r"(?:this|the)\s+(?:article|report|story|piece|item|text|dispatch)\s+(?:was\s+|has\s+)?"
    r"(?:(?:originally|first|previously)\s+)?(?:appeared|published|printed|ran|run)"
    r"(?:\s+(?:originally|first))?\s+(?:at|in|on|by)"
    r"|(?:originally|first|previously)\s+(?:published|printed|appeared)\s+(?:at|in|on|by)"
    r"|(?:reprinted|republished)\s+(?:(?:with|by)\s+(?:the\s+)?permission\s+(?:of|from)|from)"
    r"|source\s*:"
    r")"
)
_ORIGIN = re.compile(rf"{_OPENING}\s+(?P<source>\S[^;|]{{0,120}}?)\s*(?:[.;|](?=\s|$)\s*|$)", re.IGNORECASE)
_RIGHTS = re.compile(
    r"(?P<rights>(?:copyright\s+(?:©|\(c\)|(?=[0-9]{4}|by\s))|©|\(c\)\s*(?=[0-9]{4})|all rights reserved)"
    rf"(?:(?!{_OPENING}).)*)",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(r"\s*[,(]\s*(?:on\s+|in\s+)?|\s+(?:on|in)\s+", re.IGNORECASE)
_QUOTES = "“”\"'‘’*_«»„ "


def read_credit(text: str, language: str = "en") -> Credit:
    """What the closing paragraphs of ``text`` say of its origin and rights, as far as they say nothing else.

    A paragraph in which any other word stands is part of the report and is not read.
    """
    source, date = "", None
    rights: list[str] = []
    for paragraph in _last_paragraphs(text):
        found = _read_paragraph(paragraph, language)
        if found is None:
            break
        source, date = found.source or source, found.date or date
        rights[:0] = [found.rights] if found.rights else []
    return Credit(source, date, ". ".join(rights))


def _last_paragraphs(text: str) -> list[str]:
    """The last paragraphs, the last one first, each on one line; none that is too long to be a credit
    line."""
    whole = text.rstrip()
    tail = whole[-_MOST * (_PARAGRAPHS + 1) :]
    paragraphs = re.split(r"\n[^\S\n]*\n", unix_lines(tail))
    if len(tail) < len(whole):
        del paragraphs[0]
    lines = [on_one_line(paragraph) for paragraph in reversed(paragraphs)]
    return [line for line in lines if line][:_PARAGRAPHS]


def _read_paragraph(paragraph: str, language: str) -> Credit | None:
    """What ``paragraph`` says, when it is made of credits alone."""
    if len(paragraph) > _MOST:
        return None
    credit = Credit()
    rest = paragraph.strip(_QUOTES)
    while rest:
        match = _ORIGIN.match(rest) or _RIGHTS.match(rest)
        if match is None:
            return None
        said = match.groupdict()
        if said.get("source"):
            name, date = _apart(said["source"], language)
            credit = replace(credit, source=credit.source or name, date=credit.date or date)
        else:
            words = f"{credit.rights} {said['rights']}".strip()
            credit = replace(credit, rights=words.removesuffix("."))
        rest = rest[match.end() :].lstrip()
    return credit


def _apart(words: str, language: str) -> tuple[str, EdtfDate | None]:
    """The name of a publication and the date behind it: “the Lakeside Post on 3 May 1953”."""
    date = None
    for match in _BEFORE_DATE.finditer(words):
        date = read_date(words[match.end() :].rstrip(") "), language)
        if date:
            words = words[: match.start()]
            break
    return re.sub(r"^the\s+(?=[^\W\d_])", "", words).strip(_QUOTES), date
