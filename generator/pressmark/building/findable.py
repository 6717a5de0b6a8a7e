"""What the search of a site is to find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pressmark.keys import DIGEST_SIZE, by_value, digest_of_bytes
from pressmark.search.division import size_of
from pressmark.search.values import SearchRecord


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
        known = {digest_of(record): record for record in records}
        sizes = tuple(map(size_of, known.values()))
        return cls(tuple([record.address for record in known.values()]), b"".join(known), sizes, known)

    def pairs(self) -> Iterator[tuple[str, bytes]]:
        """Each address with the digest of its record."""
        places = range(0, len(self.digests), DIGEST_SIZE)
        return zip(self.addresses, (self.digests[at : at + DIGEST_SIZE] for at in places), strict=True)

    def key(self, language: str) -> bytes:
        """The key of the index; empty where there is nothing to find."""
        return digest_of_bytes(b"index", language.encode(), self.digests) if self else b""


def digest_of(record: SearchRecord) -> bytes:
    """The digest of a record: of two with the same, one is to be found."""
    return digest_of_bytes(by_value(record))
