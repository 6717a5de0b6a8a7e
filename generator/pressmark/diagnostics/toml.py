"""TOML for authors: the standard library reads the values, forgets where they stand, and complains in its own
terms."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import Any

from pressmark.diagnostics.values import Place, SourceText

_KEY = r"(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')"
_DOTTED = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_HEADER = re.compile(rf"\s*\[\[?\s*({_DOTTED})\s*\]")
_ENTRY = re.compile(rf"\s*({_DOTTED})\s*=\s*")
_SAID_PLACE = re.compile(r"(.*) \(at line (\d+), column (\d+)\)", re.DOTALL)
_LONG_NUMBER = re.compile(r"[0-9_]{4000,}")
_BRACKETS = re.compile(r"[\[{]")

_REASONS = (
    (r"Illegal character '\\n'", "the quotation mark at the end of the text is missing"),
    ("Illegal character|Found invalid character", "a sign stands here that cannot be seen"),
    ("Invalid statement|Expected '=' after a key", "this line is not written as key = value"),
    ("Invalid value", "this value cannot be understood; text stands between quotation marks"),
    ("Invalid date", "there is no such date; text stands between quotation marks"),
    ("Expected newline or end", "something stands here after the end of the value"),
    ("Cannot (?:declare|overwrite|mutate|redefine)|Duplicate", "the same key stands here a second time"),
    ("Unclosed array", "the bracket [ is not closed"),
    ("Unclosed inline table", "the brace { is not closed"),
    (r"Expected '\]+' at the end", "the bracket at the end of the line is missing"),
    ("Unterminated string|Expected [\"']{2}", "the quotation marks of a text are not closed"),
    ("Unescaped|Invalid hex|Escaped", "a backslash between quotation marks is written twice"),
    ("Invalid initial character", "a key cannot begin with this sign"),
)


class TomlError(ValueError):
    """TOML that cannot be read. ``str()`` is a clause for the author, ``place`` is where."""

    def __init__(self, problem: str, place: Place) -> None:
        super().__init__(problem)
        self.place = place


def load_toml(source: SourceText) -> dict[str, Any]:
    """The table that ``source`` holds. Raises :class:`TomlError`."""
    try:
        return tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        raise _explained(source, str(error)) from None
    except RecursionError:
        deepest = max(source.lines, key=lambda line: len(_BRACKETS.findall(line)))
        place = source.place(source.lines.index(deepest) + 1)
        raise TomlError("too many brackets stand inside each other", place) from None
    except ValueError:
        found = _LONG_NUMBER.search(source.text)
        raise TomlError("a number is too long", source.place_at(found.start() if found else 0)) from None


def _explained(source: SourceText, words: str) -> TomlError:
    """What the standard library complains of, in plain words, at the place that it names."""
    said = _SAID_PLACE.fullmatch(words)
    place = source.place(max(1, len(source.text.rstrip().split("\n"))))
    if said:
        words, place = said[1], source.place(int(said[2]), int(said[3]))
    plain = next((reason for pattern, reason in _REASONS if re.match(pattern, words)), None)
    return TomlError(plain or _clause(words.removesuffix(" (at end of document)")), place)


def key_place(source: SourceText, path: tuple[str, ...]) -> Place:
    """The place of the key ``path`` (tables first), or of the innermost table around it that can be found."""
    keys = _keys(source.text)
    while path and path not in keys:
        path = path[:-1]
    return source.place(*keys[path]) if path else source.place(0, 0)


def value_place(source: SourceText, path: tuple[str, ...]) -> Place:
    """The place of the value of ``path``, or of the innermost value around it, when it begins on the line of
    its key; else as :func:`key_place`."""
    place = key_place(source, path)
    match = _ENTRY.match(place.excerpt)
    if match is None:
        return place
    value = place.excerpt[match.end() :].rstrip()
    return source.place(place.line, match.end() + 1, len(value))


def _clause(words: str) -> str:
    return words[:1].lower() + words[1:]


@lru_cache(maxsize=8)
def _keys(text: str) -> dict[tuple[str, ...], tuple[int, int, int]]:
    """The line, column and length of each key; kept a while, for who asks for one asks for many."""
    keys: dict[tuple[str, ...], tuple[int, int, int]] = {}
    table: tuple[str, ...] = ()
    closing = ""
    for number, line in enumerate(text.split("\n"), 1):
        if closing:
            closing = "" if closing in line else closing
            continue
        header = _HEADER.match(line)
        match = header or _ENTRY.match(line)
        if match is None:
            continue
        parts = tuple(part.strip("\"'") for part in re.findall(_KEY, match[1]))
        table = parts if header else table
        whole = parts if header else table + parts
        keys.setdefault(whole, (number, match.start(1) + 1, len(match[1])))
        rest = line[match.end() :]
        for quotes in ('"""', "'''"):
            closing = quotes if rest.count(quotes) == 1 else closing
    return keys
