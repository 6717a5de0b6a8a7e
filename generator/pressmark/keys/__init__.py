"""What makes two inputs the same: closed values, their bytes and digests."""

from pressmark.keys.closed import DIGEST_SIZE, codec, digest, digest_of_bytes, pack, unpack

__all__ = ["DIGEST_SIZE", "codec", "digest", "digest_of_bytes", "pack", "unpack"]
