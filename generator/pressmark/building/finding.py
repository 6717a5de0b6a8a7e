"""What the search of a site is to find: recalled from the last build, and after an edit inside of reports
renewed for these alone.

Of a report the memory keeps everything but its text, which is in what was read of it. A preview has all of it
at hand from one build to the next.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import overload

from pressmark import urls
from pressmark.annotations.html import plain_blocks
from pressmark.archive import Archive
from pressmark.building.batches import read_again
from pressmark.building.edits import Edit
from pressmark.building.shelves import Shelf, Unrecorded
from pressmark.keys import DIGEST_SIZE, by_value, digest_of_bytes, pack, unpack
from pressmark.records.values import ArticleRecord
from pressmark.search.division import size_of
from pressmark.search.values import SearchRecord
from pressmark.store import Memory

_FOUND, _ALL = "found", "all"

# The records that the last build of this process wanted to be found, by their digests.
_AT_HAND: dict[bytes, SearchRecord] = {}


@dataclass(frozen=True, slots=True)
class Findable:
    """What is to be found: addresses in their order, with the ``digests`` of their records one after the
    other, and how much each counts for. Some of these, or all, are at hand by their digest (``records``).
    """

    addresses: tuple[str, ...] = ()
    digests: bytes = b""
    sizes: tuple[int, ...] = ()
    records: Mapping[bytes, SearchRecord] = field(default_factory=dict, compare=False, repr=False)

    def __bool__(self) -> bool:
        return bool(self.addresses)

    @classmethod
    def of(cls, records: Iterable[SearchRecord]) -> Findable:
        """Of records, all of them at hand."""
        known = {_digest_of(record): record for record in records}
        sizes = tuple(map(size_of, known.values()))
        return cls(tuple([record.address for record in known.values()]), b"".join(known), sizes, known)

    def pairs(self) -> Iterator[tuple[str, bytes]]:
        """Each address with the digest of its record."""
        places = range(0, len(self.digests), DIGEST_SIZE)
        return zip(self.addresses, (self.digests[at : at + DIGEST_SIZE] for at in places), strict=True)

    def renewed(self, records: Iterable[SearchRecord]) -> Findable:
        """The same with other ``records`` at their addresses. Raises
        :class:`~pressmark.building.shelves.Unrecorded` for an address that is new.
        """
        after, sizes, known = bytearray(self.digests), list(self.sizes), dict(self.records)
        for record in records:
            if record.address not in self.addresses:
                raise Unrecorded("an address more is to be found")
            at, digest = self.addresses.index(record.address), _digest_of(record)
            after[DIGEST_SIZE * at : DIGEST_SIZE * (at + 1)], known[digest] = digest, record
            sizes[at] = size_of(record)
        return replace(self, digests=bytes(after), sizes=tuple(sizes), records=known)

    def key(self, language: str) -> bytes:
        """The key of the index; empty where there is nothing to find."""
        return digest_of_bytes(b"index", language.encode(), self.digests) if self else b""


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


def found_after(memory: Memory, output: Path, edits: Mapping[str, Edit]) -> Findable:
    """What is to be found after ``edits`` inside of reports. Raises
    :class:`~pressmark.building.shelves.Unrecorded` where nobody knows what was to be found, or a report has got
    its first words, or lost its last: it is found by other things then.
    """
    shelf = Shelf(memory, output, _FOUND)
    news = []
    for stem, edit in edits.items():
        before, after = edit.before.record.body, edit.after.record.body
        if bool(before.text) != bool(after.text):
            raise Unrecorded("found by its names or by its words")
        if not edit.after.withdrawn:
            news.append(replace(_record(shelf, urls.article(stem))[1], text=plain_blocks(after)))
    return recorded_findable(memory, output).renewed(news)


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
    :class:`~pressmark.building.shelves.Unrecorded`.
    """
    addresses, digests, sizes = marshal.loads(Shelf(memory, output, _FOUND).take(_ALL))
    return Findable(addresses, digests, sizes, _AT_HAND)


def records_of(memory: Memory, output: Path, findable: Findable) -> tuple[SearchRecord, ...]:
    """All the records, those recalled that are not at hand; the next time they are. Raises
    :class:`~pressmark.building.shelves.Unrecorded` where a later build has wanted others.
    """
    missing = {address for address, digest in findable.pairs() if digest not in findable.records}
    recalled = dict(_recalled(memory, output, missing)) if missing else {}
    found = {}
    for address, digest in findable.pairs():
        record = findable.records.get(digest)
        if record is None:
            record = recalled[address]
            if _digest_of(record) != digest:
                raise Unrecorded(address)
        found[digest] = record
    _AT_HAND.update(found)
    return tuple(found.values())


class AllFound(Sequence[SearchRecord]):
    """All that is to be found, recalled when somebody looks at it. Looking may raise
    :class:`~pressmark.building.shelves.Unrecorded`.
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


def _digest_of(record: SearchRecord) -> bytes:
    return digest_of_bytes(by_value(record))
