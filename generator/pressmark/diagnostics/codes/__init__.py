"""The table of codes: ``*.toml`` beside this file, one table a code.

Each has ``severity`` (error, warning or notice), ``message`` (one sentence; ``{facts}`` are filled in),
``hint`` (an act, may be empty) and ``explanation`` (what ``pressmark explain CODE`` shows: what it means,
why it matters, how to mend it). The first letter names the family and the file: see the head of each
file.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Code:
    """The words of one kind of diagnostic."""

    code: str
    severity: str
    message: str
    hint: str
    explanation: str


def _load() -> dict[str, Code]:
    table: dict[str, Code] = {}
    for entry in sorted(files(__package__).iterdir(), key=lambda item: item.name):
        if not entry.name.endswith(".toml"):
            continue
        for code, words in tomllib.loads(entry.read_text(encoding="utf-8")).items():
            if code in table:
                raise ValueError(f"code {code} is declared twice")
            table[code] = Code(
                code, words["severity"], words["message"], words.get("hint", ""), words["explanation"]
            )
    return table


CODES = _load()
