"""The shapes of values: from a node to a value of its own kind, or None and a diagnostic."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pressmark.config import check_web_address, is_segment, proposed_segment
from pressmark.dates import DateError, parse_date
from pressmark.diagnostics.decoding import unseen_sign
from pressmark.frontmatter.nodes import Items, Named, Node, Reading, Scalar
from pressmark.languages import normalise_tag


@dataclass(frozen=True, slots=True)
class Shape:
    """How a value is read, and what it is called in messages and in the documentation.

    ``read`` takes a node, the reading and the name of the field; it gives the value, or None when it cannot
    be used (and has said so). ``fields`` are those of a table; ``short`` is the one that a text alone stands
    for.
    """

    words: str
    read: Callable[[Node, Reading, str], Any]
    fields: tuple[Field, ...] = ()
    short: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a file or of a table: its ``example`` is a line that could stand in a file."""

    name: str
    shape: Shape
    meaning: str
    example: str
    required: bool = False
    many: bool = False


def scalar(node: Node, reading: Reading, field: str, wanted: str, *, kept: bool = False) -> Scalar | None:
    """``node`` as a text; None when it is a list or a table, or holds a sign that cannot be seen and is not
    ``kept`` to the letter; either is reported."""
    if isinstance(node, Scalar):
        sign = "" if kept else unseen_sign(node.text)
        if sign:
            reading.add("F118", node, sign=sign)
        return None if sign else node
    line = reading.source.lines[node.line - 1]
    raw = line[node.column - 1 :].strip()
    found = "a list" if isinstance(node, Items) else "a table of fields"
    hint = None
    if raw.startswith("[["):
        hint = f"write the name without brackets: {raw.strip('[]')}"
    elif raw.startswith(("[", "{")) and wanted == TEXT_WORDS:
        hint = f'if the brackets belong to the words, write {field}: "{raw}"'
    reading.add("F203", node, hint=hint, field=field, wanted=wanted, found=found)
    return None


TEXT_WORDS = "text"


def _line(node: Node, reading: Reading, field: str) -> str | None:
    found = _text(node, reading, field)
    return " ".join(found.split()) if found else None


def _text(node: Node, reading: Reading, field: str) -> str | None:
    found = scalar(node, reading, field, TEXT_WORDS)
    if found is None:
        return None
    warn_of_comment(found, reading)
    return found.text.strip() or None


def _kept(node: Node, reading: Reading, field: str) -> str | None:
    found = scalar(node, reading, field, TEXT_WORDS, kept=True)
    return found.text if found else None


def warn_of_comment(found: Scalar, reading: Reading) -> None:
    """Says so when words behind ``#`` are lost after ``found``."""
    rest = reading.source.lines[found.line - 1][found.column - 1 + (found.length if found.text else 0) :]
    if found.plain and rest.lstrip().startswith("#") and "\n" not in found.text:
        start = found.column + (found.length if found.text else 0) + len(rest) - len(rest.lstrip())
        place = Scalar("", found.line, start, len(rest.strip()))
        whole = f"{found.text} {rest.strip()}".strip()
        reading.add("F214", place, hint=f'if they belong to it, write "{whole}"')


def _named(node: Node, reading: Reading, field: str) -> Named | None:
    found = scalar(node, reading, field, "a name")
    text = " ".join(found.text.split()) if found else ""
    if found is None or not text:
        return None
    warn_of_comment(found, reading)
    return Named(text, reading.place(found))


def _segment(node: Node, reading: Reading, field: str) -> Named | None:
    found = _named(node, reading, field)
    if found is None:
        return None
    if not all(is_segment(unicodedata.normalize("NFC", part)) for part in found.text.split("/")):
        proposed = "/".join(map(proposed_segment, found.text.split("/")))
        reading.add("F215", node, field=field, text=found.text, proposed=proposed)
        return None
    return Named(unicodedata.normalize("NFC", found.text), found.place)


def _date(node: Node, reading: Reading, field: str) -> Any:
    found = scalar(node, reading, field, "a date")
    if found is None:
        return None
    try:
        return parse_date(found.text)
    except DateError as error:
        reading.add("F204", node, problem=str(error), hint=error.hint)
        return None


def _address(node: Node, reading: Reading, field: str) -> str | None:
    found = scalar(node, reading, field, "an address of the web")
    if found is None:
        return None
    try:
        return check_web_address(found.text.strip())
    except ValueError as error:
        reading.add("F205", node, field=field, problem=str(error))
        return None


def _language(node: Node, reading: Reading, field: str) -> str | None:
    found = scalar(node, reading, field, "a language code")
    if found is None:
        return None
    try:
        tag, doubt = normalise_tag(found.text)
    except ValueError as error:
        reading.add("F210", node, problem=str(error))
        return None
    if doubt:
        reading.add("F209", node, problem=doubt, field=field, tag=tag)
    return tag


def _yes_no(node: Node, reading: Reading, field: str) -> bool | None:
    found = scalar(node, reading, field, "true or false")
    if found is None:
        return None
    word = found.text.strip().lower()
    if word in ("true", "yes"):
        return True
    if word in ("false", "no"):
        return False
    reading.add("F206", node, field=field, wanted="true or false", text=found.text)
    return None


_NUMBER = re.compile(r"[+-]?[0-9]{1,6}(?:\.[0-9]{1,15})?")


def number(lowest: float, highest: float, *, beyond: str = "") -> Shape:
    """A decimal number within bounds, both included; ``beyond`` is the hint for one that is outside."""
    wanted = f"a number from {lowest:g} to {highest:g}".replace("-", "−")
    example = "0.9" if highest <= 1 else "51.517"

    def read(node: Node, reading: Reading, field: str) -> float | None:
        found = scalar(node, reading, field, wanted)
        if found is None:
            return None
        text = found.text.strip().replace("−", "-")
        known = bool(_NUMBER.fullmatch(text))
        if known and lowest <= float(text) <= highest:
            return float(text)
        hint = beyond if known and beyond else None
        reading.add("F207", node, hint=hint, field=field, wanted=wanted, text=found.text, example=example)
        return None

    return Shape(wanted, read)


def choice(*words: str) -> Shape:
    """One of ``words``."""
    wanted = " or ".join([", ".join(words[:-1]), words[-1]])

    def read(node: Node, reading: Reading, field: str) -> str | None:
        found = scalar(node, reading, field, wanted)
        if found is None or found.text.strip() in words:
            return found.text.strip() if found else None
        near = get_close_matches(found.text.strip().lower(), words, 1)
        hint = f"did you mean '{near[0]}'?" if near else None
        reading.add("F206", node, hint=hint, field=field, wanted=wanted, text=found.text)
        return None

    return Shape(wanted, read)


def word(*usual: str) -> Shape:
    """Any word; one that looks like a misspelling of a ``usual`` one is doubted."""

    def read(node: Node, reading: Reading, field: str) -> str | None:
        found = _line(node, reading, field)
        near = get_close_matches(found or "", usual, 1, 0.75)
        if found and near and near[0] != found:
            reading.add("F216", node, field=field, text=found, near=near[0])
        return found

    return Shape(f"text: {', '.join(usual)} or another word", read)


def _media_path(node: Node, reading: Reading, field: str) -> str | None:
    found = scalar(node, reading, field, "the path of a file in content/media")
    if found is None or not found.text.strip():
        return None
    path = re.sub(r"^(?:/|(?:\.\./)+|\./)?(?:content/media/)?", "", found.text.strip())
    if found.text.strip().startswith("../"):
        path = path.removeprefix("media/")
    parts = path.split("/")
    if "://" in path or "\\" in path or any(part in ("", ".", "..") for part in parts):
        hint = "write link: instead of file:" if "://" in path else None
        reading.add("F217", node, hint=hint, text=found.text)
        return None
    return path


LINE = Shape(TEXT_WORDS, _line)
TEXT = Shape(TEXT_WORDS, _text)
KEPT = Shape("text, kept to the letter", _kept)
NAMED = Shape("name", _named)
SEGMENT = Shape("id", _segment)
DATE = Shape("date", _date)
ADDRESS = Shape("web address", _address)
LANGUAGE = Shape("language code", _language)
YES_NO = Shape("true or false", _yes_no)
MEDIA_PATH = Shape("path below content/media", _media_path)
