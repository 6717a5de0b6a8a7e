"""Equal input, equal bytes: what Pagefind 1.5.2 leaves in the order of a hash table is put in order.

Three things differ from run to run: the order of values in a filter file, the order of filters in the
metadata file, and, since files are named by a digest of their content, their names and so the entry file.
Each such file is gzip over a twelve-byte signature and CBOR: it is decoded, ordered, encoded and named anew.
Later versions of Pagefind order them themselves; the layout here is that of 1.5.2 alone, and
``templates/assets/search-index.js`` reads it too.

The metadata name every page with the number of its words. Every reader loads them, so they are made small: a
page is named by its digest without the language before it, and the numbers are rounded. The ranking asks only
whether a page is long or short. Where there are several indexes, the number of the second and all further
ones stands before the digest: answers come mixed, and digests are too short to differ in all of them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import struct
import zlib
from collections.abc import Mapping
from typing import Any, cast

from pressmark.search.cbor import CborError, Item, decode, encode

VERSION = "1.5.2"
ENTRY = "pagefind-entry.json"

_SIGNATURE = b"pagefind_dcd"
_GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"  # deflate, no time, best compression, no system
_PAGES, _FILTERS = 1, 3
_BITS = 4
"""Leading bits of a number of words that are kept: it is wrong by a sixteenth at most."""


class UnknownLayout(ValueError):  # noqa: N818 -- it is the layout that is unknown; nothing has gone wrong yet
    """The files are not laid out as Pagefind 1.5.2 does. Says in words what is different."""


def canonical(files: Mapping[str, bytes], number: int = 1) -> dict[str, bytes]:
    """The index ``files`` in one fixed order, by path; ``number`` counts the indexes of an archive. Raises
    :class:`UnknownLayout` and changes nothing if the layout is not known."""
    try:
        entry = json.loads(files[ENTRY])
        if entry["version"] != VERSION:
            raise UnknownLayout(f"Pagefind {entry['version']} instead of {VERSION}")
        result = dict(files)
        for language in entry["languages"].values():
            language["hash"] = _order_language(result, language["hash"], f"{number}-" if number > 1 else "")
        entry["languages"] = dict(sorted(entry["languages"].items()))
    except (KeyError, TypeError, IndexError, ValueError, OSError, EOFError, zlib.error) as error:
        if isinstance(error, UnknownLayout):
            raise
        raise UnknownLayout("files of an unknown layout") from error
    result[ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return dict(sorted(result.items()))


def unpack(data: bytes) -> Item:
    """What one packed file holds. Raises :class:`CborError` when encoding it again would not give its
    bytes."""
    raw = gzip.decompress(data)
    if not raw.startswith(_SIGNATURE):
        raise CborError("the signature is missing")
    item = decode(raw[len(_SIGNATURE) :])
    if _raw(item) != raw:
        raise CborError("it would not be written again as it was")
    return item


def pack(item: Item) -> bytes:
    """``item`` as a packed file. The head of the gzip file is written here: Python's own differs by
    version."""
    raw = _raw(item)
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    tail = struct.pack("<II", zlib.crc32(raw), len(raw) & 0xFFFFFFFF)
    return _GZIP_HEAD + deflate.compress(raw) + deflate.flush() + tail


def rounded(words: int) -> int:
    """``words`` to its leading bits."""
    rest = max(0, words.bit_length() - _BITS)
    return (words + (1 << rest >> 1)) >> rest << rest


def _raw(item: Item) -> bytes:
    return _SIGNATURE + encode(item)


def _digest(item: Item) -> str:
    return hashlib.sha1(_raw(item), usedforsecurity=False).hexdigest()


def _order_language(files: dict[str, bytes], name: str, mark: str) -> str:
    """Orders the index of one language within ``files``; gives the new name of its metadata
    (``en_0123456789``). Names of pages begin with ``mark``."""
    prefix = name.rsplit("_", 1)[0]
    meta = cast("list[Any]", unpack(files.pop(f"pagefind.{name}.pf_meta")))
    meta[_FILTERS] = sorted([key, _order_filter(files, prefix, file)] for key, file in meta[_FILTERS])
    meta[_PAGES] = [[_rename(files, page, mark), rounded(words)] for page, words in meta[_PAGES]]
    renamed = f"{prefix}_{_digest(meta)[:10]}"
    files[f"pagefind.{renamed}.pf_meta"] = pack(meta)
    return renamed


def _rename(files: dict[str, bytes], page: str, mark: str) -> str:
    """Names the fragment of ``page`` by its digest alone, behind the ``mark`` of its index."""
    short = mark + page.rsplit("_", 1)[-1]
    files[f"fragment/{short}.pf_fragment"] = files.pop(f"fragment/{page}.pf_fragment")
    return short


def _order_filter(files: dict[str, bytes], prefix: str, name: str) -> str:
    key, values = cast("list[Any]", unpack(files.pop(f"filter/{name}.pf_filter")))
    item: Item = [key, sorted(values)]
    renamed = f"{prefix}_{_digest(item)[:10]}"
    files[f"filter/{renamed}.pf_filter"] = pack(item)
    return renamed
