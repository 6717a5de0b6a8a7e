"""Shelves of the memory that belong to one site, and tables that are looked up when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, ValuesView
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pressmark.keys import digest_of_bytes
from pressmark.store import Memory

_Value = TypeVar("_Value")


class Unrecorded(Exception):  # noqa: N818 -- the whole archive has to be linked
    """What was recorded of an archive is not there, or not all of it."""


class Shelf:
    """A named part of what is recorded of the site in ``output``."""

    def __init__(self, memory: Memory, output: Path, name: str) -> None:
        self._memory = memory
        self._name = f"{name} {digest_of_bytes(str(output.resolve()).encode())[:6].hex()}"

    def take(self, key: str) -> bytes:
        """What is kept under ``key``. Raises :class:`Unrecorded`."""
        found = self.find(key)
        if found is None:
            raise Unrecorded(key)
        return found

    def find(self, key: str) -> bytes | None:
        """What is kept under ``key``, or None."""
        return self._memory.on_shelf(self._name, key)

    def all(self) -> dict[str, bytes]:
        """All that is kept."""
        return self._memory.shelf(self._name)

    def put(self, key: str, value: bytes) -> None:
        """Keep one thing more, or another."""
        self._memory.put(self._name, key, value)

    def put_all(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Keep these things more, or others."""
        self._memory.put_all(self._name, rows)

    def fill(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Keep these rows and no others."""
        self._memory.clear(self._name)
        self._memory.put_all(self._name, rows)


class Table(Mapping[str, Any]):
    """A table that is looked up when something of it is asked for."""

    def __init__(self, load: Callable[[], dict[str, Any]]) -> None:
        self._load = load

    @cached_property
    def _rows(self) -> dict[str, Any]:
        return self._load()

    def __getitem__(self, key: str) -> Any:
        return self._rows[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class OneByOne(Mapping[str, _Value]):
    """Values under ``keys``, each looked up when it is asked for; who asks for all of them gets them at once,
    where there is a way to ``load_all``.
    """

    def __init__(
        self,
        keys: Iterable[str],
        load: Callable[[str], _Value],
        load_all: Callable[[], Mapping[str, _Value]] | None = None,
    ) -> None:
        self._keys, self._load, self._load_all = dict.fromkeys(keys), load, load_all
        self._found: dict[str, _Value] = {}

    def __getitem__(self, key: str) -> _Value:
        if key not in self._found:
            if key not in self._keys:
                raise KeyError(key)
            self._found[key] = self._load(key)
        return self._found[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def values(self) -> ValuesView[_Value]:
        """All of them, in the order of the keys."""
        if self._load_all is not None:
            self._found = {**self._load_all(), **self._found}
            self._load_all = None
        return super().values()

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
