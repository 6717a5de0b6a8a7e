"""What makes two inputs the same: closed values, their bytes and digests."""

from pressmark.keys.closed import (
    DIGEST_SIZE,
    by_field,
    by_value,
    codec,
    digest,
    digest_of_bytes,
    pack,
    unpack,
)
from pressmark.keys.fingerprint import fingerprint
from pressmark.keys.rows import Later, Rowed, Shared
from pressmark.keys.swift import changed, swift, unfrozen

__all__ = [
    "DIGEST_SIZE",
    "Later",
    "Rowed",
    "Shared",
    "by_field",
    "by_value",
    "changed",
    "codec",
    "digest",
    "digest_of_bytes",
    "fingerprint",
    "pack",
    "swift",
    "unfrozen",
    "unpack",
]
