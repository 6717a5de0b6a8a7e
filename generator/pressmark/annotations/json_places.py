"""JSON with places: the parts of an array or an object, each with the offset at which it stands.

Values are decoded by the standard library at full speed; only the outer levels, whose places are wanted, are
walked here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

_SPACE = re.compile(r"[ \t\n\r]*")
_CONSTANT = re.compile(r"(?<![^\s\[:,])-?(?:NaN|Infinity)(?![^\s\]},])")
_LONG_NUMBER = re.compile(r"[0-9]{4300,}")


class JsonError(ValueError):
    """JSON that cannot be read: ``offset`` is where, ``reason`` says why in plain words."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Part:
    """A value at ``start`` … ``end`` of the JSON text, and its key when it belongs to an object."""

    value: object
    start: int
    end: int
    key: str = ""


def document(text: str) -> Part:
    """The one value of ``text``. Raises :class:`JsonError`."""
    if not text.strip():
        raise JsonError("the file is empty", 0)
    part = _value(text, _skip(text, 0))
    rest = _skip(text, part.end)
    if rest < len(text):
        raise JsonError("something stands after the end", rest)
    return part


def elements(text: str, array: Part) -> Iterator[Part]:
    """The elements of ``array``, a part of ``text`` whose value is a list."""
    at = array.start + 1
    for _ in range(len(_sequence(array.value))):
        part = _value(text, _skip(text, at))
        yield part
        at = _skip(text, part.end) + 1


def members(text: str, mapping: Part) -> Iterator[Part]:
    """The members of ``mapping``, a part of ``text`` whose value is a dict, in order."""
    at = _skip(text, mapping.start + 1)
    while text[at] == '"':
        key = _value(text, at)
        part = _value(text, _skip(text, _skip(text, key.end) + 1))
        yield Part(part.value, part.start, part.end, str(key.value))
        at = _skip(text, part.end)
        at = _skip(text, at + 1) if text[at] == "," else at


def _sequence(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _no_constant(name: str) -> NoReturn:
    raise JsonError(f"{name} is not a number that JSON knows", 0)


_DECODER = json.JSONDecoder(parse_constant=_no_constant)


def _value(text: str, at: int) -> Part:
    try:
        value, end = _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        raise JsonError(_REASONS.get(error.msg, "something is missing or misplaced"), error.pos) from None
    except RecursionError:
        raise JsonError("too many brackets stand inside each other", at) from None
    except JsonError as fault:
        raise JsonError(fault.reason, _first(_CONSTANT, text, at)) from None
    except ValueError:
        raise JsonError("a number is too long", _first(_LONG_NUMBER, text, at)) from None
    return Part(value, at, end)


def _first(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Where ``pattern`` first matches from ``at`` on: the decoder does not say where it met a number."""
    found = pattern.search(text, at)
    return found.start() if found else at


_REASONS = {
    "Expecting value": "a value is missing",
    "Expecting ',' delimiter": "a comma or a closing bracket is missing",
    "Expecting ':' delimiter": "a colon is missing after a name",
    "Expecting property name enclosed in double quotes": 'a name in straight quotation marks (") is missing',
    "Illegal trailing comma before end of object": "a comma stands before the closing bracket",
    "Illegal trailing comma before end of array": "a comma stands before the closing bracket",
    "Unterminated string starting at": "the closing quotation mark of this text is missing",
    "Invalid control character at": "a line break or tab stands inside a text; write \\n or \\t",
    "Invalid \\escape": "a backslash stands before a sign it cannot escape; write \\\\ for a backslash",
    "Invalid \\uXXXX escape": "\\u needs four hexadecimal digits",
    "Unexpected UTF-8 BOM (decode using utf-8-sig)": "a byte-order mark stands inside the file",
}
