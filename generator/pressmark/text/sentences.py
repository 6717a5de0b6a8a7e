"""Sentences by rule: where one ends, in the scripts and languages that news is written in.

A sentence ends at a full stop, question or exclamation mark, or ellipsis, with whatever closing quotation
marks and brackets follow, when white space (or nothing) comes next and the next word can begin a sentence. A
full stop after an abbreviation, an initial or, in some languages, an ordinal number ends nothing. The marks
of scripts written without spaces end a sentence by themselves, outside quotation brackets. The rules are our
own; the terms follow Unicode Standard Annex 29, “Sentence Boundaries”, whose plain algorithm knows no
abbreviations.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from pressmark.text.abbreviations import MAYBE_LAST, NEVER_LAST, ORDINALS, STARTERS
from pressmark.text.body import Span

QUOTATION_LIMIT = 300

_CLOSERS = "\"'”’“»›«)]}」』】》〉）］"
_OPENERS = "\"'“‘„«‹»›([{¿¡—–-*「『【《〈（"
_ENDS = re.compile(
    rf"(?P<wide>[。！？｡]+[{re.escape(_CLOSERS)}]*)"
    rf"|(?P<own>[।॥؟۔։።፧]+[{re.escape(_CLOSERS)}]*)(?=\s|$)"
    rf"|(?P<sign>[.!?…]+)(?P<closers>[{re.escape(_CLOSERS)}]*)(?=\s|$)"
)
_BRACKETS = re.compile("[「『（《【]|[」』）》】]")
_LAST_WORD = re.compile(r"[^\s(\[{\"'“”‘’„«»‹›—–/]*\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*-?[^\W\d_]")


def sentences(text: str, start: int, end: int, language: str = "") -> tuple[Span, ...]:
    """The sentences of ``text[start:end]``, one leaf block, without the white space between them.

    ``language`` is a BCP 47 tag; only its first part counts.
    """
    block = text[start:end]
    main = language.partition("-")[0].lower()
    spans: list[Span] = []
    begin = 0
    for match in _ENDS.finditer(block):
        if match.start() >= begin and _is_end(block, match, main):
            _append(spans, block, begin, match.end(), start)
            begin = match.end()
    _append(spans, block, begin, len(block), start)
    return tuple(spans)


def quotation(text: str, parts: Sequence[Span], mention: Span) -> Span:
    """The part of ``text`` that quotes ``mention``: the sentences it stands in, of ``parts`` (one block's, in
    order).

    When they are longer than 300 code points, it is cut at word boundaries around the mention.
    """
    if not parts:
        return mention
    starts = [part.start for part in parts]
    first = parts[max(0, bisect_right(starts, mention.start) - 1)]
    last = parts[max(0, bisect_right(starts, max(mention.start, mention.end - 1)) - 1)]
    whole = Span(first.start, last.end)
    if whole.end - whole.start <= QUOTATION_LIMIT:
        return whole
    start = min(max(mention.start, whole.start), whole.end)
    return _cut(text, whole, Span(start, min(max(mention.end, start), whole.end)))


def _append(spans: list[Span], block: str, begin: int, end: int, offset: int) -> None:
    words = block[begin:end]
    if words.strip():
        begin += len(words) - len(words.lstrip())
        spans.append(Span(offset + begin, offset + begin + len(words.strip())))


def _is_end(block: str, match: re.Match[str], language: str) -> bool:
    if match["own"]:
        return True
    if match["wide"]:
        return _outside_brackets(block, match.end()) and not block.startswith(
            ("と", "って", "などと"), match.end()
        )
    following = block[match.end() :].lstrip()
    if not following:
        return True
    word = following.lstrip(_OPENERS + "\n ")
    letter = word[:1]
    if letter.islower() or letter in {",", ";", ":"}:
        return False
    if match["sign"] != ".":
        return True
    last = _last_word(block, match.start("sign"))
    return not match["closers"] and _stop_ends(last, word, language) or bool(match["closers"])


def _last_word(block: str, end: int) -> str:
    found = _LAST_WORD.search(block, max(0, end - 40), end)
    return found[0] if found else ""


def _stop_ends(last: str, word: str, language: str) -> bool:
    """Whether a full stop between ``last`` and the word that ``word`` begins with ends the sentence."""
    small = last.lower()
    begins = re.split(r"[\W_]", word, maxsplit=1)[0].lower() in STARTERS.get(language, frozenset())
    if small in MAYBE_LAST.get(language, MAYBE_LAST[""]):
        return begins
    if small in NEVER_LAST.get(language, NEVER_LAST[""]):
        return small in {"no", "c", "v", "p", "s", "r", "d", "m", "on", "sun", "may", "art"} and begins
    if _INITIALS.fullmatch(last):
        return begins
    if language in ORDINALS and last.isdigit() and len(last) <= 2:
        return begins
    return True


def _outside_brackets(block: str, end: int) -> bool:
    depth = 0
    for match in _BRACKETS.finditer(block, 0, end):
        depth += 1 if match[0] in "「『（《【" else -1 if depth else 0
    return depth == 0


def _cut(text: str, whole: Span, mention: Span) -> Span:
    """At most 300 code points of ``whole`` around ``mention`` (its beginning, when it is longer itself)."""
    room = QUOTATION_LIMIT - (mention.end - mention.start)
    if room <= 0:
        end = mention.start + QUOTATION_LIMIT
        return Span(mention.start, _back_to_word(text, mention.start + 1, end))
    before, after = mention.start - whole.start, whole.end - mention.end
    left = min(before, max(room // 2, room - after))
    right = min(after, room - left)
    start, end = mention.start - left, mention.end + right
    if start > whole.start:
        start = _on_to_word(text, start, mention.start)
    if end < whole.end:
        end = _back_to_word(text, mention.end, end)
    return Span(start, end)


def _back_to_word(text: str, low: int, end: int) -> int:
    """The last end of a word in ``low`` … ``end``; without white space there, the last end of a written sign."""
    if not text[end : end + 1].strip():
        return low + len(text[low:end].rstrip())
    space = max((at for at in range(low, end) if text[at].isspace()), default=-1)
    if space >= 0:
        return low + len(text[low:space].rstrip())
    while end > low and _joined(text, end):
        end -= 1
    return end


def _on_to_word(text: str, start: int, high: int) -> int:
    """The first beginning of a word in ``start`` … ``high``; without white space there, of a written sign."""
    if not text[start - 1].isspace():
        space = next((at for at in range(start, high) if text[at].isspace()), -1)
        if space >= 0:
            start = space
        else:
            while start < high and _joined(text, start):
                start += 1
    while start < high and text[start].isspace():
        start += 1
    return start


def _joined(text: str, at: int) -> bool:
    """Whether the sign at ``at`` belongs to the one before: a combining mark, a joiner, a variation, a skin
    tone.
    """
    sign, before = text[at], text[at - 1]
    return (
        unicodedata.category(sign).startswith("M")
        or "\u200d" in (sign, before)
        or "\U0001f3fb" <= sign <= "\U0001f3ff"
    )
