"""The memory of an archive: one SQLite file, changed in one transaction a build.

Four kinds of things are kept: values of pure work by the digest of their inputs, facts of the last build by
name, shelves of many facts of one kind, and the fingerprint of the program that wrote them. What no build has
asked for since is forgotten.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any

FILE = "memory.sqlite"
_FORMAT = b"pressmark memory 2"
_CHECK = 8
_PATIENCE = 10.0
_OF_THE_DISK = ("is full", "I/O error", "readonly")
_TABLES = """
create table if not exists fact (name text primary key, value blob not null) without rowid;
create table if not exists work (key blob primary key, value blob not null) without rowid;
create table if not exists shelf (shelf text, name text, value blob, primary key (shelf, name)) without rowid;
"""


class Busy(Exception):  # noqa: N818 -- not an error of the program: somebody else is at work
    """Another build of the same archive holds the memory."""


class Memory:
    """The memory in ``folder``, held for the length of a ``with`` block by one build alone.

    ``fingerprint`` is that of the program: what another one wrote is worth nothing and is taken away.
    ``lost`` says in a word why the memory that stood there could not be used: empty, ``damaged`` or
    ``foreign``. It ``broke`` if it turned out to be damaged only while it was used: it is taken away then.
    Leaving the block without :meth:`keep` forgets whatever was put into it.

    Entering raises :class:`Busy` while another build holds it, and ``OSError`` where nothing can be written.
    """

    def __init__(self, folder: Path, fingerprint: bytes) -> None:
        self.folder = folder
        self.lost = ""
        self.broke = False
        self._fingerprint = fingerprint
        self._base: sqlite3.Connection | None = None
        self._asked: set[bytes] = set()

    def __enter__(self) -> Memory:
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            self._open()
        except UnicodeDecodeError:
            self._start_anew()
        except sqlite3.DatabaseError as error:
            self._refuse(error)
            self._start_anew()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()
        if self.broke:
            self._remove()

    def doubt(self) -> None:
        """Say that what is kept does not fit together, so that nothing of it can be trusted any more."""
        self.broke, self.lost = True, "damaged"

    def _close(self) -> None:
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.rollback()
            self._base.close()
            self._base = None

    def fact(self, name: str) -> bytes | None:
        """What the last build said of ``name``, or None."""
        return self._read("select value from fact where name = ?", name)

    def say(self, name: str, value: bytes) -> None:
        """Keep ``value`` as what this build says of ``name``."""
        self._write("insert or replace into fact values (?, ?)", name, _check(value) + value)

    def on_shelf(self, shelf: str, name: str) -> bytes | None:
        """What the last build put on a shelf under ``name``, or None."""
        return self._read("select value from shelf where shelf = ? and name = ?", shelf, name)

    def put(self, shelf: str, name: str, value: bytes) -> None:
        """Put ``value`` on a shelf, in the place of what is there under the same name."""
        self._write("insert or replace into shelf values (?, ?, ?)", shelf, name, _check(value) + value)

    def shelf(self, shelf: str) -> dict[str, bytes]:
        """Everything on a shelf that is whole, by name."""
        found: dict[str, bytes] = {}
        for name, value in self._rows("select name, value from shelf where shelf = ?", shelf):
            if type(name) is str and type(value) is bytes and value[:_CHECK] == _check(value[_CHECK:]):
                found[name] = value[_CHECK:]
            else:
                self.doubt()
        return found

    def beginnings(self, shelf: str, folder: str, length: int) -> set[bytes]:
        """The different first bytes, ``length`` of them, of what lies on a shelf under names that begin with
        ``folder``, which ends in ``/``.
        """
        query = "select distinct substr(value, ?, ?) from shelf where shelf = ? and name >= ? and name < ?"
        bounds = (folder, f"{folder[:-1]}0")  # the sign after a stroke
        return {bytes(row[0]) for row in self._rows(query, _CHECK + 1, length, shelf, *bounds)}

    def put_all(self, shelf: str, values: Iterable[tuple[str, bytes]]) -> None:
        """Put many things on a shelf, each as :meth:`put` does."""
        rows = ((shelf, name, _check(value) + value) for name, value in values)
        self._write_all("insert or replace into shelf values (?, ?, ?)", rows)

    def take_off(self, shelf: str, names: Iterable[str]) -> None:
        """Take single things off a shelf."""
        rows = ((shelf, name) for name in names)
        self._write_all("delete from shelf where shelf = ? and name = ?", rows)

    def clear(self, shelf: str) -> None:
        """Take everything off a shelf."""
        self._write("delete from shelf where shelf = ?", shelf)

    def work(self, key: bytes) -> bytes | None:
        """The value of work whose inputs have the digest ``key``, or None when it has to be done."""
        self._asked.add(key)
        return self._read("select value from work where key = ?", key)

    def has(self, key: bytes) -> bool:
        """Whether the value of this work is kept; it will be on."""
        self._asked.add(key)
        return self._row("select 1 from work where key = ?", key) is not None

    def learn(self, key: bytes, value: bytes) -> None:
        """Keep the value of work that was done."""
        self._asked.add(key)
        self._write("insert or replace into work values (?, ?)", key, _check(value) + value)

    def unlearn(self, keys: Iterable[bytes]) -> None:
        """Forget the values of work that nobody will ask for again."""
        self._write_all("delete from work where key = ?", ((key,) for key in keys))

    def begin_anew(self) -> None:
        """Throw the memory away and go on with an empty one: where one thing is damaged, keys may be too, and
        what they find is never mended by writing. Raises ``OSError``.
        """
        if self._base is not None:
            self._start_anew()

    def forget(self) -> None:
        """Begin as if nothing had ever been built."""
        if self._base is not None:
            self._base.execute("delete from fact where name <> 'fingerprint'")
            self._base.execute("delete from work")
            self._base.execute("delete from shelf")

    def keep(self, *, whole: bool) -> None:
        """End the transaction: all of it is there for the next build, or nothing. With ``whole``, this build
        has asked for all there is, and other work is forgotten.
        """
        if self._base is None:
            return
        try:
            if whole:
                kept = [row[0] for row in self._base.execute("select key from work")]
                stale = [(key,) for key in kept if key not in self._asked]
                self._base.executemany("delete from work where key = ?", stale)
            self._base.commit()
        except sqlite3.Error as error:
            self._give_up(error)

    def _open(self) -> None:
        base = sqlite3.connect(self.folder / FILE, timeout=_PATIENCE, isolation_level=None)
        self._base = base
        # A build that was killed is undone by the journal; a machine that lost power finds a damaged memory
        # at worst, and begins anew.
        base.execute("pragma synchronous = off")
        base.execute("begin immediate")
        for statement in _TABLES.strip().splitlines():
            base.execute(statement)
        known = self.fact("fingerprint")
        if self.broke:
            raise sqlite3.DatabaseError("the fingerprint is damaged")
        if known != _FORMAT + self._fingerprint:
            self.lost = self.lost or ("foreign" if known is not None else "")
            base.execute("delete from fact")
            base.execute("delete from work")
            base.execute("delete from shelf")
            self.say("fingerprint", _FORMAT + self._fingerprint)

    def _refuse(self, error: sqlite3.DatabaseError) -> None:
        """Goes on only where the file itself is at fault."""
        if isinstance(error, sqlite3.OperationalError):
            words = str(error)
            if "locked" in words:
                self._close()
                raise Busy from error
            if "unable to open" in words or "readonly" in words or "disk" in words:
                self._close()
                raise OSError(words) from error

    def _start_anew(self) -> None:
        self._close()
        self.broke, self.lost = False, "damaged"
        for path in self.folder.glob(FILE + "*"):
            path.unlink()
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            raise OSError(str(error)) from error

    def _read(self, query: str, *key: str | bytes) -> bytes | None:
        row = self._row(query, *key)
        if row is None:
            return None
        value = row[0]
        if type(value) is not bytes or value[:_CHECK] != _check(value[_CHECK:]):
            self.doubt()
            return None
        return value[_CHECK:]

    def _row(self, query: str, *key: str | bytes) -> tuple[object, ...] | None:
        if self._base is None:
            return None
        try:
            row: tuple[object, ...] | None = self._base.execute(query, key).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return row

    def _rows(self, query: str, *key: str | int) -> list[tuple[Any, ...]]:
        if self._base is None:
            return []
        try:
            return self._base.execute(query, key).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _write_all(self, query: str, rows: Iterable[tuple[str | bytes, ...]]) -> None:
        if self._base is None:
            return
        try:
            self._base.executemany(query, rows)
        except sqlite3.Error as error:
            self._give_up(error)

    def _write(self, query: str, *row: str | bytes) -> None:
        if self._base is None:
            return
        try:
            self._base.execute(query, row)
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: sqlite3.Error) -> None:
        """A memory that breaks while it is used is put aside: this build remembers nothing, the next begins
        anew.
        """
        self.lost = "damaged"
        # A disk that is full, or that nobody may write to, will not be better at once.
        self.broke = not any(words in str(error) for words in _OF_THE_DISK)
        self._close()
        self._remove()

    def _remove(self) -> None:
        for path in self.folder.glob(FILE + "*"):
            with suppress(OSError):
                path.unlink()


def _check(value: bytes) -> bytes:
    return blake2b(value, digest_size=_CHECK).digest()
