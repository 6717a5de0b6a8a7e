"""The table of codes: ``*.toml`` beside this file, one table a code.

Each has ``severity`` (error, warning or notice), ``message`` (one sentence; ``{facts}`` are filled in),
``hint`` (an act, may be empty) and ``explanation`` (what ``pressmark explain CODE`` shows: what it means,
why it matters, how to mend it). The first letter names the family and the file: see the head of each
file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """The words of one kind of diagnostic."""

    code: str
    severity: str
    message: str
    hint: str
    explanation: str


class _Table(Mapping[str, Code]):
    """The codes, read when one is first asked for: most builds have nothing to say."""

    def __init__(self) -> None:
        self._codes: dict[str, Code] = {}

    def __getitem__(self, code: str) -> Code:
        return self._whole()[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def _whole(self) -> dict[str, Code]:
        if not self._codes:
            self._codes = _load()
        return self._codes


def _load() -> dict[str, Code]:
    import tomllib
    from importlib.resources import files

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


CODES: Mapping[str, Code] = _Table()
