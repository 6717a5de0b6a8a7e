"""What the search of a site is to find: recalled from the last build, and after an edit inside of reports
renewed for these alone.

Of a report the memory keeps everything but its text, which is in what was read of it. A preview has all of it
at hand from one build to the next.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import overload

from pressmark import urls
from pressmark.annotations.html import plain_blocks
from pressmark.archive import Archive
from pressmark.building.findable import Findable, digest_of
from pressmark.building.reading.batches import read_again
from pressmark.building.recorded.shelves import Shelf, Unrecorded
from pressmark.keys import DIGEST_SIZE, pack, unpack
from pressmark.records.values import ArticleRecord
from pressmark.search.division import size_of
from pressmark.search.values import SearchRecord
from pressmark.store import Memory

_FOUND, _ALL = "found", "all"

# The records that the last build of this process wanted to be found, by their digests.
_AT_HAND: dict[bytes, SearchRecord] = {}


def keep_at_hand(findable: Findable) -> None:
    """Have the records that are at hand now, and no others, at hand in the next build of this process."""
    known = dict(findable.records)
    _AT_HAND.clear()
    _AT_HAND.update(known)


def record_findable(memory: Memory, output: Path, findable: Findable, archive: Archive) -> None:
    """Keep what is to be found after a build of the whole ``archive``: all of it is at hand."""
    stems = {urls.article(stem): stem for stem in archive.articles}
    rows = (_row(record, stems.get(record.address, "")) for record in findable.records.values())
    whole = findable and len(set(findable.addresses)) == len(findable.addresses)
    Shelf(memory, output, _FOUND).fill(sorted([*rows, (_ALL, _packed(findable))]) if whole else ())


def renewed(findable: Findable, records: Iterable[SearchRecord]) -> Findable:
    """The same with other ``records`` at their addresses. Raises
    :class:`~pressmark.building.recorded.shelves.Unrecorded` for an address that is new.
    """
    after, sizes, known = bytearray(findable.digests), list(findable.sizes), dict(findable.records)
    for record in records:
        if record.address not in findable.addresses:
            raise Unrecorded("an address more is to be found")
        at, digest = findable.addresses.index(record.address), digest_of(record)
        after[DIGEST_SIZE * at : DIGEST_SIZE * (at + 1)], known[digest] = digest, record
        sizes[at] = size_of(record)
    return replace(findable, digests=bytes(after), sizes=tuple(sizes), records=known)


def recorded_record(memory: Memory, output: Path, address: str) -> SearchRecord:
    """The record at ``address`` as the last build wanted it to be found; that of a report without its text.
    Raises :class:`~pressmark.building.recorded.shelves.Unrecorded`.
    """
    return _record(Shelf(memory, output, _FOUND), address)[1]


def remember_found(memory: Memory, output: Path, findable: Findable) -> None:
    """Keep what has become of what is to be found after an edit."""
    shelf = Shelf(memory, output, _FOUND)
    before = recorded_findable(memory, output).pairs()
    for (address, digest), known in zip(findable.pairs(), before, strict=True):
        if (address, digest) != known:
            shelf.put(*_row(findable.records[digest], _record(shelf, address)[0]))
    shelf.put(_ALL, _packed(findable))


def recorded_findable(memory: Memory, output: Path) -> Findable:
    """What the last build of the site in ``output`` wanted to be found; what is at hand of it is. Raises
    :class:`~pressmark.building.recorded.shelves.Unrecorded`.
    """
    addresses, digests, sizes = marshal.loads(Shelf(memory, output, _FOUND).take(_ALL))
    return Findable(addresses, digests, sizes, _AT_HAND)


def records_of(memory: Memory, output: Path, findable: Findable) -> tuple[SearchRecord, ...]:
    """All the records, those recalled that are not at hand; the next time they are. Raises
    :class:`~pressmark.building.recorded.shelves.Unrecorded` where a later build has wanted others.
    """
    missing = {address for address, digest in findable.pairs() if digest not in findable.records}
    recalled = dict(_recalled(memory, output, missing)) if missing else {}
    found = {}
    for address, digest in findable.pairs():
        record = findable.records.get(digest)
        if record is None:
            record = recalled[address]
            if digest_of(record) != digest:
                raise Unrecorded(address)
        found[digest] = record
    _AT_HAND.update(found)
    return tuple(found.values())


class AllFound(Sequence[SearchRecord]):
    """All that is to be found, recalled when somebody looks at it. Looking may raise
    :class:`~pressmark.building.recorded.shelves.Unrecorded`.
    """

    def __init__(self, memory: Memory, output: Path, findable: Findable) -> None:
        self._memory, self._output, self._findable = memory, output, findable

    def __len__(self) -> int:
        return len(self._findable.addresses)

    @overload
    def __getitem__(self, place: int) -> SearchRecord: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[SearchRecord]: ...
    def __getitem__(self, place: int | slice) -> SearchRecord | Sequence[SearchRecord]:
        return self._records[place]

    @cached_property
    def _records(self) -> tuple[SearchRecord, ...]:
        return records_of(self._memory, self._output, self._findable)


def _recalled(memory: Memory, output: Path, addresses: set[str]) -> Iterator[tuple[str, SearchRecord]]:
    shelf, articles = Shelf(memory, output, _FOUND), Shelf(memory, output, "article")
    for address in addresses:
        stem, record = _record(shelf, address)
        if stem:
            packed = memory.work(marshal.loads(articles.take(stem))[0])
            read = read_again("article", packed)[0] if packed is not None else None
            if not isinstance(read, ArticleRecord):
                raise Unrecorded(stem)
            record = replace(record, text=plain_blocks(read.body))
        yield address, record


def _row(record: SearchRecord, stem: str) -> tuple[str, bytes]:
    """A record as it is kept: that of the report ``stem`` without its text."""
    kept = replace(record, text=()) if stem else record
    return record.address, marshal.dumps((stem, pack(SearchRecord, kept)))


def _record(shelf: Shelf, address: str) -> tuple[str, SearchRecord]:
    """The stem of a report, empty for all else, and its record."""
    stem, packed = marshal.loads(shelf.take(address))
    return stem, unpack(SearchRecord, packed)


def _packed(findable: Findable) -> bytes:
    return marshal.dumps((findable.addresses, findable.digests, findable.sizes))
