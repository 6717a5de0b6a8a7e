"""The forms of withheld names, and where they stand in a text.

A name is looked for by its words: in this order, without regard to capital letters and accents, with at most
three other signs between them (a hyphen, ``%20``, white space of any length), as whole words. In scripts that
are written without spaces, and in Korean, where endings are attached, a name is found inside a word too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from pressmark.text import Span
from pressmark.withholding.reduction import readings, reduced, traced

MASK = "[withheld]"

# One word of so few letters is looked for as it is written: “Ali”, not “ali”.
SHORT = 4
# Words of so many letters together are found without anything between them too: janeroe.jpg.
_JOINED = 7
# … and of fewer, where an apostrophe joins them: obrien.jpg.
_ELIDED = 5
# What may stand between two words of a name, but no paragraph's end.
_BETWEEN = r"(?>%[0-9A-Fa-f]{2}|[^\S\n]*\n[^\S\n]*(?!\s)|[^\S\n]+|[^\w\s]|_)"
_NO_SPACES = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3130-\u318f"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)
# Small words that Arabic and Hebrew write together with the next.
_ATTACHED = (
    (re.compile("[\u0600-\u06ff]"), "[وفبكل]{0,2}"),
    (re.compile("[\u0590-\u05ff]"), "[והבכלמש]{0,2}"),
)
# What a source may have between two words that stand side by side on the page: the address of a link, say.
_MARKUP = r"[^\n]{0,200}?\n?[^\n]{0,200}?"
_PUNYCODE = re.compile("xn--([A-Za-z0-9-]+)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})")


@dataclass(frozen=True, slots=True)
class Forms:
    """Every form of some names, ready to be looked for. An empty one finds nothing.

    ``folded`` is looked for in reduced text, ``cased`` (short words) in text that keeps its capital letters;
    ``literals`` are the names reduced, to recognise the beginning of one that was cut off. Each of ``folded``
    holds one of ``keys``: where none of them stands there is nothing to look for, which is found out faster.
    """

    folded: re.Pattern[str] | None = None
    cased: re.Pattern[str] | None = None
    literals: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    def __or__(self, other: Forms) -> Forms:
        """The forms of both."""
        return Forms(
            _any([one.pattern for one in (self.folded, other.folded) if one]),
            _any([one.pattern for one in (self.cased, other.cased) if one]),
            tuple(dict.fromkeys((*self.literals, *other.literals))),
            tuple(dict.fromkeys((*self.keys, *other.keys))),
        )

    def scattered(self, text: str) -> list[Span]:
        """Where the words of a name stand in ``text`` with markup between them, if they do."""
        plain, places = traced(text)
        found = []
        for literal in self.literals:
            words = _MARKUP.join(map(re.escape, literal.split()))
            found += [Span(places[m.start()], places[m.end() - 1] + 1) for m in re.finditer(words, plain)]
        return sorted(found)

    def stand_in(self, text: str) -> bool:
        """Whether one of the names stands in ``text`` as it is."""
        return any(self._stands_in(one) for one in readings(text))

    def _stands_in(self, text: str) -> bool:
        if self.folded is not None:
            plain = reduced(text)
            if any(key in plain for key in self.keys) and self.folded.search(plain):
                return True
        return self.cased is not None and self.cased.search(reduced(text, cased=True)) is not None

    def hide_in(self, text: str) -> bool:
        """Whether one of the names stands in ``text``, written out or escaped for an address, HTML or
        JSON.
        """
        return self.stand_in(text) or any(self.stand_in(other) for other in unescaped(text))

    def spans(self, text: str) -> list[Span]:
        """Where the names stand in ``text``, in order; what overlaps is one."""
        found = sorted(
            {
                span
                for one in readings(text)
                for span in (*self._spans(one, self.folded, False), *self._spans(one, self.cased, True))
            }
        )
        joined: list[Span] = []
        for span in found:
            if joined and span.start < joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        return joined

    @staticmethod
    def _spans(text: str, pattern: re.Pattern[str] | None, cased: bool) -> Iterator[Span]:
        if pattern is None or not pattern.search(reduced(text, cased=cased)):
            return
        plain, places = traced(text, cased=cased)
        for match in pattern.finditer(plain):
            yield Span(places[match.start()], places[match.end() - 1] + 1)

    def masked(self, text: str) -> str:
        """``text`` with :data:`MASK` in place of every name; nothing of it when a name is hidden in it
        still.
        """
        for span in reversed(self.spans(text)):
            text = text[: span.start] + MASK + text[span.end :]
        cut_off = "…" in text and any(self._ends_with_part(part) for part in text.split("…")[:-1])
        return MASK if cut_off or self.hide_in(text) else text

    def _ends_with_part(self, words: str) -> bool:
        """Whether ``words`` ends with the first half of a name, or more."""
        end = " ".join(reduced(words[-200:]).split())
        return any(
            end.endswith(literal[:length])
            for literal in self.literals
            for length in range(max(3, len(literal) // 2), len(literal))
        )


def unescaped(text: str) -> Iterator[str]:
    """``text`` with its escapes undone, where it has any: those of HTML, of addresses (those of older
    sites count in other character sets), of names of hosts, of JSON, and all of them, one within the other
    too.
    """
    for sign, undo in _WAYS:
        if sign in text:
            yield undo(text)
    if "%" in text:
        yield from (unquote(text, old) for old in ("cp1252", "cp1251"))
    for _ in range(_DEEPEST):
        plain = text
        for sign, undo in _WAYS:
            plain = undo(plain) if sign in plain else plain
        if plain == text:
            return
        yield plain
        text = plain


def _without_backslashes(text: str) -> str:
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    plain = plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return plain.replace("\\n", "\n").replace("\\t", "\t").replace("\\", "")


def _without_punycode(text: str) -> str:
    return _PUNYCODE.sub(lambda match: _from_punycode(match[1]), text)


def _from_punycode(label: str) -> str:
    try:
        return label.encode("ascii").decode("punycode")
    except UnicodeError:
        return label


_DEEPEST = 3
_WAYS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("&", unescape),
    ("%", unquote),
    ("\\", _without_backslashes),
    ("xn--", _without_punycode),
)


def words_of(name: str) -> tuple[str, ...]:
    """The words of ``name``: letters, marks and digits; its case stays."""
    return tuple("".join(s if unicodedata.category(s)[0] in "LMN" else " " for s in name).split())


def is_too_short(name: str) -> bool:
    """Whether ``name`` cannot be told from any letter of a text: one sign, or initials alone."""
    words = words_of(name)
    letters = sum(map(len, words))
    return letters < 2 or (letters < 3 and len(words) > 1 and not _NO_SPACES.search(name))


def compiled(names: Iterable[str], literals: Collection[str] = ()) -> Forms:
    """The forms of ``names``; ``literals`` (slugs, addresses) are looked for exactly, but for case."""
    folded: list[str] = []
    cased: list[str] = []
    plain: list[str] = []
    keys: list[str] = []
    for name in dict.fromkeys(names):
        words = words_of(reduced(name))
        if not words or is_too_short(name):
            continue
        plain.append(" ".join(words))
        if _is_short(words):
            cased += _as_written(words_of(reduced(name, cased=True))[0])
        else:
            folded.append(_pattern(words, _ELIDED if "'" in reduced(name) else _JOINED))
            longest = max(words, key=len)
            # In a script without spaces a line may end behind any sign.
            keys.append(longest[0] if _NO_SPACES.search("".join(words)) else longest)
    folded += [_bounded(re.escape(reduced(one)), reduced(one)) for one in dict.fromkeys(literals) if one]
    keys += [reduced(one) for one in literals if one]
    return Forms(_any(folded), _any(cased), tuple(dict.fromkeys(plain)), tuple(dict.fromkeys(keys)))


def _is_short(words: tuple[str, ...]) -> bool:
    return len(words) == 1 and len(words[0]) <= SHORT and not _NO_SPACES.search(words[0])


def _as_written(word: str) -> list[str]:
    """A short word with its capital, and all in capitals."""
    return [_bounded(re.escape(form), form) for form in dict.fromkeys((word, word.title(), word.upper()))]


def _pattern(words: tuple[str, ...], joined: int) -> str:
    whole = "".join(words)
    if _NO_SPACES.search(whole):
        # A line may end anywhere in a name of such a script.
        parts = [r"\s?".join(map(re.escape, word)) for word in words]
        return _bounded((_BETWEEN + "{0,3}").join(parts), whole)
    least = 0 if len(whole) >= joined else 1
    return _bounded(f"{_BETWEEN}{{{least},3}}".join(map(re.escape, words)), whole)


def _bounded(pattern: str, written: str) -> str:
    """``pattern`` where no letter joins it: neither before it nor after."""
    before = _edge(written[:1], "(?<!{})")
    for script, small in _ATTACHED:
        if script.match(written):
            before += small
    return before + pattern + _edge(written[-1:], "(?!{})")


def _edge(sign: str, look: str) -> str:
    if _NO_SPACES.match(sign) or not sign.isalnum():
        return ""
    return look.format(r"[^\W\d_]" if sign.isalpha() else r"[^\W_]")


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    """One pattern for all, the longest first."""
    return re.compile("|".join(sorted(set(patterns), key=lambda p: (-len(p), p)))) if patterns else None
