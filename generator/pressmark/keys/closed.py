"""Closed values: what can be packed, unpacked and digested, and nothing else.

A closed value is a plain one (``str``, ``int``, ``float``, ``bool``, ``bytes``, ``None``), a member of an
enumeration of such, a frozen set of text, a tuple of closed values, or a frozen dataclass whose fields are
annotated as closed. The annotations make the codec of a class, once; a value that is not what its annotation
says is a :class:`TypeError`, so that no digest leaves out what it cannot see.

A digest is taken over bytes that :mod:`marshal` makes in version 2, which writes equal plain values as equal
bytes, whatever objects they are made of. What is packed to be kept is written in the latest version, where a
text that several places share stays one.
"""

from __future__ import annotations

import dataclasses
import marshal
import types
import typing
from enum import Enum
from functools import cache
from hashlib import blake2b
from typing import Any, TypeVar

from pressmark.keys.rows import Codec, Convert, Rowed, codec_of_dataclass, itself, named

DIGEST_SIZE = 16
"""Bytes of a digest."""

_PLAIN = frozenset({str, int, float, bool, bytes, types.NoneType})
_BY_VALUE = 2
_T = TypeVar("_T")


def pack(kind: Any, value: object) -> bytes:
    """``value``, of the closed type ``kind``, as bytes for :func:`unpack`; equal values may give others.

    Raises :class:`TypeError` when ``kind`` is not closed or ``value`` not of it.
    """
    return marshal.dumps(codec(kind).encode(value))


def unpack(kind: type[_T], data: bytes) -> _T:
    """The value of the closed type ``kind`` that :func:`pack` made ``data`` of.

    Raises :class:`ValueError`, :class:`TypeError` or :class:`EOFError` for bytes that are none.
    """
    value: _T = codec(kind).decode(marshal.loads(data))
    return value


def by_value(value: object) -> bytes:
    """A closed value as bytes for :func:`unpack`: equal ones for equal values of a class, in every process.

    Raises :class:`TypeError` when its class is not closed or it is not what its annotations say.
    """
    return marshal.dumps(codec(type(value)).encode(value), _BY_VALUE)


def by_field(value: object) -> tuple[bytes, ...]:
    """The same of each field of a closed dataclass: each tells where it ends, so that they may be joined."""
    row = codec(type(value)).encode(value)
    return tuple([marshal.dumps(field, _BY_VALUE) for field in row])


def digest(value: object) -> bytes:
    """The digest of a closed value: BLAKE2b over its class and :func:`by_value`, with the same errors."""
    kind = type(value)
    name = f"{kind.__module__}.{kind.__qualname__}\0".encode()
    return blake2b(name + by_value(value), digest_size=DIGEST_SIZE).digest()


def digest_of_bytes(*parts: bytes) -> bytes:
    """The digest of bytes, in this order; parts cannot be confused with their joins."""
    total = blake2b(digest_size=DIGEST_SIZE)
    for part in parts:
        total.update(len(part).to_bytes(8, "little"))
        total.update(part)
    return total.digest()


def codec(kind: Any) -> Codec:
    """The codec of a closed type, made of its annotations. Raises :class:`TypeError` for any other type."""
    return _codec(kind)


@cache
def _codec(kind: Any) -> Codec:
    if kind in _PLAIN:
        return _of_plain(frozenset({kind}))
    origin = typing.get_origin(kind)
    if origin is tuple:
        return _of_tuple(typing.get_args(kind))
    if origin is typing.Literal:
        return _of_plain(frozenset(map(type, typing.get_args(kind))))
    if origin in (typing.Union, types.UnionType):
        return _of_union(typing.get_args(kind))
    if kind == frozenset[str]:
        return Codec(_sorted_text, frozenset)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return Codec(_member_of(kind), kind)
    if isinstance(kind, type) and issubclass(kind, Rowed):
        return Codec(_row_of(kind), kind.of_row)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return codec_of_dataclass(kind, codec)
    raise TypeError(f"{kind!r} is not closed")


def _of_plain(kinds: frozenset[type]) -> Codec:
    def same(value: Any) -> Any:
        if type(value) not in kinds:
            raise TypeError(f"{type(value).__name__} where {named(kinds)} is annotated")
        return value

    return Codec(same, itself, kinds)


def _sorted_text(value: Any) -> tuple[str, ...]:
    if type(value) is not frozenset or not all(type(one) is str for one in value):
        raise TypeError(f"{type(value).__name__} where a frozen set of text is annotated")
    return tuple(sorted(value))


def _member_of(kind: type[Enum]) -> Convert:
    def encode(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{type(value).__name__} where {kind.__name__} is annotated")
        return value.value

    return encode


def _row_of(kind: type[Rowed]) -> Convert:
    def encode(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{type(value).__name__} where {kind.__name__} is annotated")
        return value.row()

    return encode


def _of_tuple(parts: tuple[Any, ...]) -> Codec:
    if len(parts) == 2 and parts[1] is ...:
        return _of_many(codec(parts[0]))
    return _of_fixed(tuple(codec(part) for part in parts))


def _of_many(part: Codec) -> Codec:
    if part.plain:
        kinds = part.plain

        def checked(value: Any) -> Any:
            _expect_tuple(value)
            if not kinds.issuperset(map(type, value)):
                raise TypeError(f"a tuple of {named(kinds)} holds something else")
            return value

        return Codec(checked, tuple, bare="empty")

    encode_part, decode_part = part.encode, part.decode

    def encode(value: Any) -> Any:
        _expect_tuple(value)
        return tuple([encode_part(one) for one in value])

    return Codec(encode, lambda row: tuple([decode_part(one) for one in row]), bare="empty")


def _of_fixed(parts: tuple[Codec, ...]) -> Codec:
    encoders, decoders = [part.encode for part in parts], [part.decode for part in parts]

    def encode(value: Any) -> Any:
        _expect_tuple(value)
        return tuple([turn(one) for turn, one in zip(encoders, value, strict=True)])

    return Codec(encode, lambda row: tuple([turn(one) for turn, one in zip(decoders, row, strict=True)]))


def _expect_tuple(value: Any) -> None:
    if type(value) is not tuple:
        raise TypeError(f"{type(value).__name__} where a tuple is annotated")


def _of_union(parts: tuple[Any, ...]) -> Codec:
    plain = frozenset(part for part in parts if part in _PLAIN)
    others = [part for part in parts if part not in _PLAIN]
    if not others:
        return _of_plain(plain)
    if len(others) == 1:
        return _of_optional(plain, codec(others[0]))
    if any(not (isinstance(part, type) and dataclasses.is_dataclass(part)) for part in others):
        raise TypeError(f"a union of {parts!r} cannot be told apart")
    numbers = {part: number for number, part in enumerate(others)}

    def encode(value: Any) -> Any:
        kind = type(value)
        if kind in plain:
            return value
        number = numbers.get(kind)
        if number is None:
            raise TypeError(f"{kind.__name__} is none of {parts!r}")
        return (number, codec(kind).encode(value))

    def decode(row: Any) -> Any:
        return codec(others[row[0]]).decode(row[1]) if type(row) is tuple else row

    return Codec(encode, decode)


def _of_optional(plain: frozenset[type], other: Codec) -> Codec:
    """Plain values, often only None, or one type that is packed as a tuple."""

    def encode(value: Any) -> Any:
        if type(value) in plain:
            return value
        row = other.encode(value)
        if type(row) is not tuple:
            raise TypeError(f"{type(value).__name__} could not be told from {named(plain)}")
        return row

    bare = "None" if types.NoneType in plain else ""
    return Codec(encode, lambda row: other.decode(row) if type(row) is tuple else row, bare=bare)
