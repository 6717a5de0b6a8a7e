"""The attributes after a mention or a statement: ``{role=speaker sure=0.8 by="A. Archivist"}``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol

from pressmark.dates import DateError, parse_date

MENTION = ("role", "sure", "by", "checked", "checked_by")
STATEMENT = ("by", "to", "on", "id", "continues")

_BEGIN = re.compile(r"\{\s*[A-Za-z_][\w:-]*\s*=")
_ONE = re.compile(r'\s*([A-Za-z_][\w:-]*)\s*=\s*(?:"([^"]{0,1000})"|([^\s{}"“”„«»]+))(?=[\s}])')
_END = re.compile(r"\s*\}")


@dataclass(frozen=True, slots=True)
class Fault:
    """A code of ``codes/text.toml`` at an offset of the block's source, with the facts of its sentence."""

    code: str
    start: int
    length: int = 1
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Attributes:
    """Values by name, and where each value's attribute begins in the block's source."""

    values: dict[str, str] = field(default_factory=dict)
    at: dict[str, int] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """The value of ``name``, or empty."""
        return self.values.get(name, "")


_NONE = Attributes()


class Warn(Protocol):
    """Takes a code of ``codes/text.toml``, an offset and a length of the block's source, and facts."""

    def __call__(self, code: str, at: int, length: int, /, **facts: str) -> None: ...


def read_attributes(source: str, at: int, statement: bool) -> tuple[int, Attributes, list[Fault]]:
    """The attributes in braces at ``at``: the offset after them, their values, and faults.

    Braces that hold no ``name=`` are text, without a word. Braces with a name that is not known, or that
    cannot be read to their end, stay as text too, with a fault: the offset is then ``at`` itself.
    """
    if not _BEGIN.match(source, at):
        return at, _NONE, []
    known = STATEMENT if statement else MENTION
    values: dict[str, str] = {}
    places: dict[str, int] = {}
    faults: list[Fault] = []
    position = at + 1
    while match := _ONE.match(source, position):
        name = match[1]
        if name not in known:
            facts = {"name": name, "known": ", ".join(known)}
            faults.append(Fault("T106", match.start(1), len(name), facts))
        elif name in values:
            faults.append(
                Fault("T107", match.start(1), len(name), {"reason": f"“{name}” stands there twice"})
            )
        values[name] = " ".join((match[3] or match[2] or "").split())
        places[name] = match.start(1)
        position = match.end()
    end = _END.match(source, position)
    if end is None:
        faults.append(Fault("T107", position, 1, {"reason": _reason(source, position)}))
    if faults or end is None:
        return at, _NONE, faults
    return end.end(), Attributes(values, places), []


def _reason(source: str, position: int) -> str:
    rest = source[position : position + 60].split("}")[0]
    if re.search("[“”„«»]", rest):
        return "the value stands in typographic quotation marks"
    if '"' in rest:
        return 'a quotation mark (") is missing or stands in the wrong place'
    return "something there is not name=value"


def written_date(values: Attributes, name: str, warn: Warn) -> str:
    """The date of the attribute ``name``, normalised; empty, with a warning, when it is none."""
    written = values.get(name)
    if not written:
        return ""
    try:
        return parse_date(written).text
    except DateError:
        warn("T113", values.at[name], len(name) + 1 + len(written), value=written, name=name)
        return ""
