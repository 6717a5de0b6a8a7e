"""Takes values out of a TOML table and notes what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pressmark.diagnostics import Diagnostic, Place, SourceText, diagnose
from pressmark.diagnostics.decoding import unseen_sign
from pressmark.diagnostics.toml import key_place, value_place


@dataclass(frozen=True, slots=True)
class Report:
    """A table of ``source`` and what has been found wrong in it so far."""

    source: SourceText
    table: Mapping[str, Any]
    found: list[Diagnostic]

    def add(self, code: str, path: tuple[str, ...], /, **facts: object) -> None:
        """Notes ``code`` at the value of ``path``; the file as a whole for an empty path."""
        place = value_place(self.source, path) if path else Place(self.source.path)
        self.found.append(diagnose(code, place, **facts))  # type: ignore[arg-type]

    def add_at_key(self, code: str, path: tuple[str, ...], /, **facts: object) -> None:
        """Notes ``code`` at the key of ``path``: when the name itself is wrong."""
        self.found.append(diagnose(code, key_place(self.source, path), **facts))  # type: ignore[arg-type]

    def get(self, *path: str) -> Any:
        """The value of ``path``, or None."""
        value: Any = self.table
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def text(self, *path: str) -> str:
        """The text of ``path``, trimmed; empty when there is none or it is no text."""
        value = self.get(*path)
        if isinstance(value, str):
            sign = unseen_sign(value)
            if sign:
                self.add("C118", path, key=".".join(path), sign=sign)
            return "" if sign else value.strip()
        if value is not None:
            self.add("C104", path, key=".".join(path), wanted="text in quotation marks")
        return ""

    def section(self, name: str) -> Mapping[str, Any]:
        """The table called ``name``; empty when there is none, or something else (see ``only_tables``)."""
        value = self.get(name)
        return value if isinstance(value, dict) else {}

    def only_tables(self, *names: str) -> None:
        """Notes each of ``names`` that is there and no table."""
        for name in names:
            if not isinstance(self.get(name), dict | None):
                self.add("C104", (name,), key=name, wanted=f"a table that begins with a line [{name}]")

    def one_of(self, path: tuple[str, ...], words: Sequence[str]) -> str:
        """The value of ``path`` when it is one of ``words``; else empty."""
        value = self.get(*path)
        if value is None or value in words:
            return str(value or "")
        self.add("C104", path, key=".".join(path), wanted=" or ".join(f'"{word}"' for word in words))
        return ""

    def unknown(self, path: tuple[str, ...], table: Mapping[str, Any], known: Iterable[str]) -> None:
        """Warns of every key of ``table`` that is not ``known``."""
        names = list(known)
        for key in table:
            if key not in names:
                place = key_place(self.source, (*path, key))
                whole = ".".join((*path, key))
                self.found.append(diagnose("C103", place, key=whole, hint=self.nearest(key, names)))

    @staticmethod
    def nearest(word: str, known: Iterable[str]) -> str:
        """A hint that names what ``word`` was probably meant to be."""
        names = list(known)
        near = get_close_matches(word, names, 1, 0.6)
        if near:
            return f"did you mean '{near[0]}'?"
        return f"known are: {', '.join(names)}" if len(names) <= 20 else "look it up in the documentation"
