"""What makes two inputs the same: closed values, their bytes and digests."""

from pressmark.keys.closed import (
    DIGEST_SIZE,
    by_value,
    codec,
    digest,
    digest_of_bytes,
    pack,
    unpack,
    unpack_row,
)
from pressmark.keys.fingerprint import fingerprint
from pressmark.keys.rows import Later

__all__ = [
    "DIGEST_SIZE",
    "Later",
    "by_value",
    "codec",
    "digest",
    "digest_of_bytes",
    "fingerprint",
    "pack",
    "unpack",
    "unpack_row",
]
