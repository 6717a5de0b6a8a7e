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

from pressmark.text.abbreviations import BEFORE_NUMBER, MAYBE_LAST, NEVER_LAST, ORDINALS, STARTERS
from pressmark.text.body import Span

QUOTATION_LIMIT = 300

_CLOSERS = "\"'”’“»›«)]}」』】》〉）］"
_OPENERS = "\"'“‘„«‹»›([{¿¡—–-*「『【《〈（"
_AFTER = rf"[{re.escape(_CLOSERS)}]*"
_SIGNS = re.compile(
    rf"(?P<wide>[。！？｡]+{_AFTER})"
    rf"|(?P<own>[।॥؟۔։።፧]+{_AFTER})(?=\s|$)"
    rf"|(?P<sign>[.!?…]+|[;\u037e])(?P<closers>{_AFTER})(?=\s|$)"
    r"|(?P<bracket>[「『（《【」』）》】])"
)
# What any of the signs begins with: a search for one of these is much faster than one for the whole pattern.
_FIRST = re.compile("[。！？｡।॥؟۔։።፧.!?…;\u037e「『（《【」』）》】]")
_OPENING = frozenset("「『（《【")
_CLOSING = frozenset("」』）》】")
_SPEECH_GOES_ON = ("と", "って", "などと")
_LAST_WORD = re.compile(r"[^\s(\[{\"'“”‘’„«»‹›—–/]*\Z")
_NEXT_WORD = re.compile(rf"[\s{re.escape(_OPENERS)}]*")
_CAPITAL = re.compile(r"[^\W\d_a-zа-яёіїєґ]")
_NO_LETTER = re.compile(r"[\W_]")
_LETTERS = re.compile(r"(?:[^\W\d_]\.)+-?[^\W\d_]")
_INITIAL = re.compile(r"[^\W\d_]\.")


def sentences(text: str, start: int, end: int, language: str = "") -> tuple[Span, ...]:
    """The sentences of ``text[start:end]``, one leaf block, without the white space between them.

    ``language`` is a BCP 47 tag; only its first part counts.
    """
    block = text[start:end]
    main = language.partition("-")[0].lower()
    spans: list[Span] = []
    begin = depth = after = 0
    while first := _FIRST.search(block, after):
        after = first.end()
        match = _SIGNS.match(block, first.start())
        if match is None:
            continue
        after = match.end()
        if not match[0].isascii():
            depth = max(0, depth + sum((sign in _OPENING) - (sign in _CLOSING) for sign in match[0]))
        if _is_end(block, match, main, depth):
            _append(spans, block, begin, after, start)
            begin = after
    _append(spans, block, begin, len(block), start)
    return tuple(spans)


def quotation(text: str, parts: Sequence[Span], mention: Span) -> Span:
    """The part of ``text`` that quotes ``mention``: the sentences it stands in, of ``parts``, one block's.

    When they are longer than 300 code points, it is cut at word boundaries around the mention.
    """
    starts = [part.start for part in parts]
    first = parts[max(0, bisect_right(starts, mention.start) - 1)]
    last = parts[max(0, bisect_right(starts, max(mention.start, mention.end - 1)) - 1)]
    whole = Span(first.start, last.end)
    if whole.end - whole.start <= QUOTATION_LIMIT:
        return whole
    start = min(max(mention.start, whole.start), whole.end)
    return narrowed(text, whole, Span(start, min(max(mention.end, start), whole.end)))


def _append(spans: list[Span], block: str, begin: int, end: int, offset: int) -> None:
    words = block[begin:end]
    if words.strip():
        begin += len(words) - len(words.lstrip())
        spans.append(Span(offset + begin, offset + begin + len(words.strip())))


def _is_end(block: str, match: re.Match[str], language: str, depth: int) -> bool:
    """Whether a sentence ends with ``match``, ``depth`` brackets of the wide scripts being open after it."""
    sign = match["sign"]
    if sign is None:
        wide = match["wide"] is not None and not depth and not block.startswith(_SPEECH_GOES_ON, match.end())
        return match["own"] is not None or wide
    if sign in {";", "\u037e"}:
        return language == "el"
    following = _NEXT_WORD.match(block, match.end())
    at = following.end() if following else match.end()
    word = block[at : at + 40]
    if not word:
        return True
    if word[0].islower() or word[0] in {",", ";", ":"}:
        return False
    return sign != "." or bool(match["closers"]) or _stop_ends(block, match.start(), word, language)


def _stop_ends(block: str, at: int, word: str, language: str) -> bool:
    """Whether the full stop at ``at`` ends a sentence, when the next begins with ``word``."""
    found = _LAST_WORD.search(block, max(0, at - 40), at)
    last = found[0] if found else ""
    small = last.lower() if len(last) > 1 else last
    if small in MAYBE_LAST.get(language, MAYBE_LAST[""]):
        return _begins(word, language)
    if small in NEVER_LAST.get(language, NEVER_LAST[""]):
        return False
    if small.lower() in BEFORE_NUMBER and word[0].isdigit():
        return False
    if _CAPITAL.fullmatch(last) or _LETTERS.fullmatch(last):
        return _begins(word, language) and not _INITIAL.match(word)
    if language in ORDINALS and last.isdigit() and len(last) <= 2:
        return _begins(word, language)
    return True


def _begins(word: str, language: str) -> bool:
    """Whether ``word`` is one that often begins a sentence."""
    return _NO_LETTER.split(word, maxsplit=1)[0].lower() in STARTERS.get(language, frozenset())


def narrowed(text: str, whole: Span, mention: Span, limit: int = QUOTATION_LIMIT) -> Span:
    """At most ``limit`` code points of ``whole`` around ``mention``, cut at word boundaries (the beginning of
    ``mention``, when it is longer itself).
    """
    if whole.end - whole.start <= limit:
        return whole
    room = limit - (mention.end - mention.start)
    if room <= 0:
        end = mention.start + limit
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
    """The last end of a word in ``low`` … ``end``; of a written sign, where no white space is."""
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
