"""The index of the search, made beside the pages, and only where what can be found has changed."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from types import TracebackType

from pressmark.building.findable import Findable
from pressmark.building.standing.expected import FOLDER as FOLDER
from pressmark.building.standing.expected import index_of
from pressmark.building.standing.site import Standing
from pressmark.diagnostics import Diagnostic
from pressmark.keys import pack, unpack
from pressmark.search.index import IndexResult, build_index
from pressmark.store import Memory


@dataclass(frozen=True, slots=True)
class Indexed:
    """The index of a site: the ``key`` of what it was made from, files by path that are to be written, paths
    of those that stand, and what is to be said.
    """

    key: bytes = b""
    files: Mapping[str, bytes] = field(default_factory=dict)
    standing: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def remember_said(memory: Memory, output: Path, key: bytes, said: tuple[Diagnostic, ...]) -> None:
    """Keep what was said of the index of the site in ``output`` that has this ``key``."""
    memory.say(f"said of {index_of(output)}", key + pack(tuple[Diagnostic, ...], said))


def said_of(memory: Memory, output: Path, key: bytes) -> tuple[Diagnostic, ...] | None:
    """What was said of the index that has this ``key``; None when nobody knows."""
    packed = memory.fact(f"said of {index_of(output)}")
    if packed is None or not packed.startswith(key):
        return None
    try:
        said: tuple[Diagnostic, ...] = unpack(tuple[Diagnostic, ...], packed[len(key) :])
    except (ValueError, TypeError, EOFError, IndexError):
        return None
    return said


class Indexing(AbstractContextManager["Indexing"]):
    """An index that is being made of records that are all at hand, in a thread of its own: the work is
    another program's. What stands is taken where the records are the same.

    It is ``sent`` when the other program has all records. Who works in this process before then keeps it
    waiting for each of them: a thread that has got an answer has its turn only when the one that works has
    had its time, in which ten records could have been made ready.
    """

    def __init__(self, findable: Findable, language: str, standing: Standing, memory: Memory | None) -> None:
        self._memory = memory
        self._output = standing.output
        self._key = findable.key(language) if memory is not None else b""
        self._done = standing_index(self._key, standing, memory) if findable else Indexed()
        self._pool = ThreadPoolExecutor(1) if self._done is None else None
        self.sent = Event()
        self._making: Future[IndexResult] | None = (
            self._pool.submit(build_index, findable.records.values(), language, None, self.sent.set)
            if self._pool
            else None
        )
        if self._making is None:
            self.sent.set()
        else:
            self._making.add_done_callback(lambda _: self.sent.set())

    def result(self) -> Indexed:
        """The index, when it is there."""
        if self._making is not None:
            made = self._making.result()
            files = {FOLDER + path: data for path, data in made.files.items()}
            self._done = Indexed(self._key, files, (), made.diagnostics)
            if self._memory is not None and files:
                remember_said(self._memory, self._output, self._key, made.diagnostics)
        assert self._done is not None
        return self._done

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown()


def standing_index(key: bytes, standing: Standing, memory: Memory | None) -> Indexed | None:
    """The index that stands, if it was made from equal records and all of it is there."""
    said = said_of(memory, standing.output, key) if memory is not None else None
    if said is None:
        return None
    paths = tuple(path for path, stood in standing.files.items() if stood.key == key)
    whole = paths and all(standing.whole(path) for path in paths)
    return Indexed(key, {}, paths, said) if whole else None
