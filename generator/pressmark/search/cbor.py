"""The part of CBOR (RFC 8949) that Pagefind's files are written in: whole numbers, texts and lists, all of
known length.

Numbers are written in the fewest bytes, as Pagefind writes them, so that decoding and encoding give the same
bytes.
"""

from __future__ import annotations

from typing import TypeAlias

Item: TypeAlias = "int | str | list[Item]"

_NUMBER, _TEXT, _LIST = 0, 3, 4


class CborError(ValueError):
    """The bytes are not of the part that is known here."""


def decode(data: bytes) -> Item:
    """The one item that ``data`` holds. Raises :class:`CborError` for anything else, bytes left over
    included."""
    try:
        item, end = _decode(data, 0)
    except (IndexError, UnicodeDecodeError, RecursionError) as error:
        raise CborError("the bytes end too early, or a text is not UTF-8") from error
    if end != len(data):
        raise CborError("bytes are left over")
    return item


def encode(item: Item) -> bytes:
    """``item`` in bytes."""
    if isinstance(item, int):
        return _head(_NUMBER, item)
    if isinstance(item, str):
        text = item.encode("utf-8")
        return _head(_TEXT, len(text)) + text
    return _head(_LIST, len(item)) + b"".join(encode(part) for part in item)


def _decode(data: bytes, at: int) -> tuple[Item, int]:
    kind, size, at = _decode_head(data, at)
    if kind == _NUMBER:
        return size, at
    if kind == _TEXT:
        end = at + size
        if end > len(data):
            raise CborError("a text ends too early")
        return data[at:end].decode("utf-8"), end
    if kind == _LIST:
        parts: list[Item] = []
        for _ in range(size):
            part, at = _decode(data, at)
            parts.append(part)
        return parts, at
    raise CborError(f"kind {kind} is not known here")


def _decode_head(data: bytes, at: int) -> tuple[int, int, int]:
    kind, size = data[at] >> 5, data[at] & 31
    at += 1
    if size < 24:
        return kind, size, at
    if size > 27:
        raise CborError("a length that is not said")
    width = 1 << (size - 24)
    if at + width > len(data):
        raise CborError("a number ends too early")
    return kind, int.from_bytes(data[at : at + width], "big"), at + width


def _head(kind: int, size: int) -> bytes:
    if size < 24:
        return bytes([kind << 5 | size])
    for step, width in enumerate((1, 2, 4, 8)):
        if size < 1 << (8 * width):
            return bytes([kind << 5 | 24 + step]) + size.to_bytes(width, "big")
    raise CborError("a number over 64 bits")
