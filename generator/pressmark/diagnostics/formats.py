"""How diagnostics are shown: as text for people, as JSON for tools, as annotations for GitHub."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from pressmark.diagnostics.values import Diagnostic, Place

_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "notice": "\x1b[1;34m"}


def ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each diagnostic once, in the order of places."""
    return sorted(set(diagnostics), key=lambda d: d.order)


def as_text(diagnostic: Diagnostic, colour: bool = False) -> str:
    """``file:line:column: severity[CODE] message`` with the source line, a mark under the place, and the
    hint.
    """
    head = f"{_where(diagnostic.place)}{_severity(diagnostic, colour)} {_plain(diagnostic.message)}"
    lines = [head, *_excerpt(diagnostic.place)]
    if diagnostic.hint:
        lines.append(f"   hint: {_plain(diagnostic.hint)}")
    return "\n".join(lines)


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON array, one object a diagnostic, keys in a fixed order."""
    import json

    rows = [
        {
            "code": d.code,
            "severity": str(d.severity),
            "message": d.message,
            "path": d.place.path,
            "line": d.place.line,
            "column": d.place.column,
            "length": d.place.length,
            "hint": d.hint,
        }
        for d in diagnostics
    ]
    return _writable(json.dumps(rows, ensure_ascii=False, indent=2))


def as_github(diagnostic: Diagnostic) -> str:
    """A workflow command that GitHub shows beside the changed line.

    Escaping follows GitHub's own toolkit: ``%``, CR and LF everywhere, ``:`` and ``,`` in properties too.
    """
    place = diagnostic.place
    properties = [f"file={_property(place.path)}"]
    if place.line:
        properties += [f"line={place.line}", f"col={place.column}"]
    properties.append(f"title={_property(diagnostic.code)}")
    words = diagnostic.message + (f"\n{diagnostic.hint}" if diagnostic.hint else "")
    return f"::{diagnostic.severity} {','.join(properties)}::{_data(words)}"


def _where(place: Place) -> str:
    if not place.path:
        return ""
    parts = [_plain(place.path)]
    if place.line:
        parts += [str(place.line), str(place.column)]
    return ":".join(parts) + ": "


def _severity(diagnostic: Diagnostic, colour: bool) -> str:
    words = f"{diagnostic.severity}[{diagnostic.code}]"
    return f"{_COLOURS[diagnostic.severity]}{words}\x1b[0m" if colour else words


_WIDTH = 100


def _excerpt(place: Place) -> list[str]:
    if not place.line or not place.excerpt.strip():
        return []
    number = str(place.line)
    first = max(0, place.column - 1 - _WIDTH // 2) if len(place.excerpt) > _WIDTH else 0
    shown = place.excerpt[first : first + _WIDTH]
    before = _plain(shown[: place.column - 1 - first])
    marked = _plain(shown[place.column - 1 - first :][: place.length])
    pad = " " * len(number)
    lead = "… " if first else ""
    return [
        f"   {number} | {lead}{_plain(shown)}",
        f"   {pad} | {' ' * (len(lead) + _columns(before))}{'^' * max(1, _columns(marked))}",
    ]


def _columns(text: str) -> int:
    """How many columns of a terminal ``text`` takes: none for combining marks, two for wide characters."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def _plain(text: str) -> str:
    """``text`` with tabs as spaces and control characters shown, so that a file cannot drive the terminal."""
    return "".join(
        " " if c == "\t" else c if c.isprintable() or c == " " else f"\\u{ord(c):04x}" for c in text
    )


def _writable(text: str) -> str:
    """``text`` with halves of UTF-16 pairs, which no output can take, as escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _data(text: str) -> str:
    return _writable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
