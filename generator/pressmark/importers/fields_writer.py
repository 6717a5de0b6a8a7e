"""Fields as YAML, written so that every reader of YAML gets back exactly what was put in.

One line a field, never wrapped. A value stands as it is while that is beyond doubt; otherwise it stands
between double quotes, where every character can be written. What no editor shows (control characters, the
byte-order mark, the line separators of Unicode) is written as an escape; letters and signs of all scripts
stay as they are.

Source: YAML 1.2.2, chapters 5.7 (escaped characters) and 7.3 (flow scalars).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

FieldValue = str | bool | Sequence[str] | Mapping[str, str]

# Letters and digits of all scripts, single or several blanks, and signs that mean nothing to YAML where
# they stand. It begins with a letter or digit, so that no sign of YAML opens it; a colon is let in only
# where no blank follows.
_PLAIN = re.compile(r"[^\W_](?:[\w \-.,;()/+=’“”–—…!?~&%']|:(?=[^\s]))*(?<! )")
# What other readers of YAML take for a number, a truth value or nothing; our own reads every value as text.
_NOT_TEXT = re.compile(
    r"(?:true|false|yes|no|on|off|y|n|null|[-+.0-9_]+(?:e[-+]?[0-9]+)?|0x[0-9a-f]+|0o[0-7]+|[0-9:]+(?:\.[0-9]*)?)",
    re.IGNORECASE,
)
# Dates stand as in every sample of the documents, bare years too.
_DATE = re.compile(r"[1-9][0-9]{2}[0-9X](?:-[0-9]{2}){0,2}[?~]?(?:/[0-9]{4}(?:-[0-9]{2}){0,2}[?~]?)?")
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}
_HIDDEN = re.compile('[\x00-\x1f"\\\\\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')


def write_fields(fields: Mapping[str, FieldValue]) -> str:
    """The text of a fields file: one line for each of ``fields``, in their order.

    Raises ``ValueError`` for a lone surrogate: that is no character, and no file can hold it.
    """
    return "".join(f"{name}: {_value(value)}\n" for name, value in fields.items())


def _value(value: FieldValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_quoted(words)}" for name, words in value.items()) + "}"
    return "[" + ", ".join(_quoted(words) for words in value) + "]"


def scalar(text: str) -> str:
    """``text`` as one YAML scalar on one line."""
    if _DATE.fullmatch(text) or (_PLAIN.fullmatch(text) and not _NOT_TEXT.fullmatch(text)):
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("a lone surrogate is not a character")
    return '"' + _HIDDEN.sub(lambda match: _escape(match[0]), text) + '"'


def _escape(character: str) -> str:
    number = ord(character)
    return _SHORT.get(character) or (f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}")
