"""Where things stand in a TOML file: the standard library reads the values and forgets the places."""

from __future__ import annotations

import re
import tomllib

from pressmark.diagnostics.values import Place, SourceText

_KEY = r"(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')"
_DOTTED = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_HEADER = re.compile(rf"\s*\[\[?\s*({_DOTTED})\s*\]")
_ENTRY = re.compile(rf"\s*({_DOTTED})\s*=\s*")
_SAID_PLACE = re.compile(r"(.*) \(at line (\d+), column (\d+)\)")


def toml_error(source: SourceText, error: tomllib.TOMLDecodeError) -> tuple[str, Place]:
    """What the reader of the standard library complains of, as a clause, and the place it names."""
    said = _SAID_PLACE.fullmatch(str(error))
    if said is None:
        words = str(error).removesuffix(" (at end of document)")
        last = max(1, len(source.text.rstrip().split("\n")))
        return _clause(words), source.place(last)
    return _clause(said[1]), source.place(int(said[2]), int(said[3]))


def key_place(source: SourceText, path: tuple[str, ...]) -> Place:
    """The place of the key ``path`` (tables first), or of the innermost table around it that can be found."""
    places = _places(source)
    while path and path not in places:
        path = path[:-1]
    return places[path] if path else source.place(0, 0)


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


def _places(source: SourceText) -> dict[tuple[str, ...], Place]:
    places: dict[tuple[str, ...], Place] = {}
    table: tuple[str, ...] = ()
    closing = ""
    for number, line in enumerate(source.lines, 1):
        if closing:
            closing = "" if closing in line else closing
            continue
        header = _HEADER.match(line)
        match = header or _ENTRY.match(line)
        if match is None:
            continue
        keys = tuple(part.strip("\"'") for part in re.findall(_KEY, match[1]))
        table = keys if header else table
        whole = keys if header else table + keys
        places.setdefault(whole, source.place(number, match.start(1) + 1, len(match[1])))
        rest = line[match.end() :]
        for quotes in ('"""', "'''"):
            closing = quotes if rest.count(quotes) == 1 else closing
    return places
