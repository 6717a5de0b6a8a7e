"""What the search of a site is to find, between the builds of one process: a preview that edits one report
need not look through all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pressmark import urls
from pressmark.annotations.html import plain_blocks
from pressmark.build.edits import Edit
from pressmark.keys import by_value, digest_of_bytes
from pressmark.search.values import SearchRecord

# What the last build of this process wanted to be found, by the key of its index; and the digests of those
# records, by what they are: most are the same at the next build.
_RECENT: dict[bytes, tuple[SearchRecord, ...]] = {}
_DIGESTS: dict[int, tuple[SearchRecord, bytes]] = {}


def index_key(records: tuple[SearchRecord, ...], language: str) -> bytes:
    """The key of the index of ``records``; empty where there are none."""
    if not records:
        return b""
    return digest_of_bytes(b"index", language.encode(), *map(_digest_of, records))


def remember_found(key: bytes, records: tuple[SearchRecord, ...]) -> None:
    """Keep the records of an index, and no others, for the next build of this process."""
    known = {id(record): (record, _digest_of(record)) for record in records}
    _DIGESTS.clear()
    _DIGESTS.update(known)
    _RECENT.clear()
    _RECENT[key] = records


def recently_found(key: bytes) -> tuple[SearchRecord, ...] | None:
    """The records of the index that has this ``key``, if the last build of this process wanted it."""
    return _RECENT.get(key)


def found_after(
    records: tuple[SearchRecord, ...], edits: Mapping[str, Edit]
) -> tuple[SearchRecord, ...] | None:
    """What is to be found after ``edits`` inside of reports; None where one has got its first words, or lost
    its last: it is found by other things then.
    """
    edited = {urls.article(stem): edit for stem, edit in edits.items()}
    found = []
    for record in records:
        edit = edited.get(record.address)
        if edit is not None:
            before, after = edit.before.record.body, edit.after.record.body
            if bool(before.text) != bool(after.text):
                return None
            record = replace(record, text=plain_blocks(after))  # noqa: PLW2901 -- the same one, edited
        found.append(record)
    return tuple(found)


def _digest_of(record: SearchRecord) -> bytes:
    known = _DIGESTS.get(id(record))
    return known[1] if known is not None and known[0] is record else digest_of_bytes(by_value(record))
