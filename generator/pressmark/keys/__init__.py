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

__all__ = [
    "DIGEST_SIZE",
    "by_value",
    "codec",
    "digest",
    "digest_of_bytes",
    "fingerprint",
    "pack",
    "unpack",
    "unpack_row",
]
