"""Checks an SVG file: opened by itself, it is a page of its own and could run scripts or load from elsewhere.

Everything that is not known to be harmless is named. The parser of the standard library does not load
anything; entity declarations are refused before they are used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from pressmark.records.pictures.location import xmp_has_location

_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\s*([a-z]*)\s*")
_URL = re.compile(r"url\(\s*([\"']?)\s*(.*?)\s*\1\s*\)", re.IGNORECASE | re.DOTALL)
_SPACES = re.compile(r"[\s\x00-\x20]+")
_ACTIVE = frozenset(
    {"script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "audio", "video"}
)


@dataclass(slots=True)
class VectorFacts:
    """The size of the drawing in pixels (0 when it does not say), whether it holds a place, and what makes
    it unsafe: ``active`` things run, ``outside`` ones are loaded from elsewhere; each with its line."""

    width: int = 0
    height: int = 0
    located: bool = False
    active: list[tuple[int, str]] = field(default_factory=list)
    outside: list[tuple[int, str]] = field(default_factory=list)


def read_vector(data: bytes) -> VectorFacts:
    """The facts of the SVG file in ``data``. Raises ``ValueError`` with a clause when it is not one."""
    checker = _Checker()
    parser = checker.parser
    try:
        parser.Parse(data, True)
    except _EntityDeclaredError:
        return checker.facts
    except expat.ExpatError as error:
        words = expat.ErrorString(error.code)
        raise ValueError(f"it is not well-formed: {words} in line {error.lineno}") from None
    except LookupError:
        raise ValueError("it says that it is written in an encoding that nobody knows") from None
    if not checker.is_svg:
        raise ValueError("its outermost element is not svg")
    checker.facts.located = xmp_has_location(data)
    return checker.facts


class _Checker:
    """Follows the parser through the file."""

    def __init__(self) -> None:
        self.facts = VectorFacts()
        self.is_svg = False
        self._depth = 0
        self._style: list[str] | None = None
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction

    def _line(self) -> int:
        return int(self.parser.CurrentLineNumber)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = name.rpartition(" ")[2].lower()
        if self._depth == 0:
            self.is_svg = element == "svg"
            self.facts.width, self.facts.height = _size(attributes)
        self._depth += 1
        if element in _ACTIVE:
            self.facts.active.append((self._line(), f"<{element}>"))
        if element == "style":
            self._style = []
        for key, value in attributes.items():
            self._attribute(element, key.rpartition(" ")[2].lower(), value)

    def _attribute(self, element: str, key: str, value: str) -> None:
        address = _SPACES.sub("", value).lower()
        if key.startswith("on"):
            self.facts.active.append((self._line(), key))
        elif "javascript:" in address or "data:text/html" in address or "vbscript:" in address:
            self.facts.active.append((self._line(), f"{key} with a script"))
        elif key in ("href", "src", "base") and element != "a" and not _is_inside(address):
            self.facts.outside.append((self._line(), value.strip()[:60]))
        else:
            self._check_style(value)

    def _check_style(self, words: str) -> None:
        # In style sheets any letter may be written as an escape.
        plain = re.sub(r"\\([0-9A-Fa-f]{1,6})\s?", lambda m: chr(min(int(m[1], 16), 0x10FFFF)), words)
        for _, address in _URL.findall(plain):
            if not _is_inside(_SPACES.sub("", address).lower()):
                self.facts.outside.append((self._line(), address[:60]))
        if "@import" in plain.lower():
            self.facts.outside.append((self._line(), "@import"))

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name.rpartition(" ")[2].lower() == "style" and self._style is not None:
            self._check_style("".join(self._style))
            self._style = None

    def _text(self, words: str) -> None:
        if self._style is not None:
            self._style.append(words)

    def _entity(self, name: str, *_: object) -> None:
        self.facts.active.append((self._line(), f"the declaration of an entity, {name}"))
        raise _EntityDeclaredError

    def _instruction(self, target: str, words: str) -> None:
        if target.lower() == "xml-stylesheet":
            self.facts.outside.append((self._line(), f"<?{target}?>"))


class _EntityDeclaredError(Exception):
    """Ends the parsing before an entity can be used: entities of entities grow without bound."""


def _is_inside(address: str) -> bool:
    return not address or address.startswith(("#", "data:image/", "data:font/"))


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    sides = [_length(attributes.get(side, "")) for side in ("width", "height")]
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    try:
        ratio = [float(number) for number in box[2:4]] if len(box) == 4 else []
    except ValueError:
        ratio = []
    if not all(sides) and len(ratio) == 2 and min(ratio) > 0:
        if sides[0]:
            sides[1] = sides[0] * ratio[1] / ratio[0]
        elif sides[1]:
            sides[0] = sides[1] * ratio[0] / ratio[1]
        else:
            sides = ratio
    if not all(0 < side < 1_000_000 for side in sides):
        return 0, 0
    return max(1, round(sides[0])), max(1, round(sides[1]))


def _length(text: str) -> float:
    """A length in pixels; 0 for a share of the window or nothing."""
    match = _LENGTH.fullmatch(text)
    return float(match[1]) * _UNITS[match[2]] if match and match[2] in _UNITS else 0.0
