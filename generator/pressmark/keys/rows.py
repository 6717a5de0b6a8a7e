"""Frozen dataclasses as rows of plain values and back, by code that is written for each class.

A build turns half a million small values into rows for its keys, and a hundred thousand rows into values.
Code that names each field does it in two thirds of the time that a loop over the fields takes.
"""

from __future__ import annotations

import dataclasses
import marshal
import typing
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any

from pressmark.keys.swift import unfrozen

_BY_VALUE = 2
# A third of the memory, for 25 µs when a report is packed and 8 each time its text is shown.
_FAST = 1
# Python has one object for each number up to 256. Places in texts are beyond: of 10,000 reports, with five
# numbers for each name, 23 MB.
_NUMBERS = tuple(range(16_384))
Convert = Callable[[Any], Any]


class Codec(typing.NamedTuple):
    """How a type goes into plain tuples and back. ``plain`` types need no conversion, only a look at their
    class. ``bare`` says which values, of a class that was found right, are rows already: ``empty`` ones
    or ``None``.
    """

    encode: Convert
    decode: Convert
    plain: frozenset[type] = frozenset()
    bare: str = ""


class Later:
    """A base of closed dataclasses of which some fields, those in ``later``, are unpacked each time they are
    asked for. They must be rarely asked for: it spares time and memory where they are not. ``long`` is the
    field that holds a long text, if any: that can be put aside with what is packed.
    """

    __slots__ = ("_aside", "_packed")
    later: typing.ClassVar[tuple[str, ...]] = ()
    long: typing.ClassVar[str] = ""

    def put_aside(self, put: Callable[[bytes], typing.SupportsBytes]) -> None:
        """Have the long text kept by ``put``, and what is packed, if it is still packed."""
        with suppress(AttributeError):
            _put_packed(self, put(_packed_of(self)))
        if self.long:
            text: str = getattr(self, self.long)
            data = text.encode("utf-8", "surrogatepass")
            kept = put(data)
            if kept is not data:
                _put_long(self, kept)
                object.__delattr__(self, self.long)

    if not typing.TYPE_CHECKING:

        def __getattr__(self, name):  # asked for what is not there: a field that is still packed, or aside
            if name and name == self.long:
                return _read(self._aside)
            found = _UNPACKED.get((type(self), name))
            if found is None:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            at, decode = found
            return decode(marshal.loads(zlib.decompress(bytes(self._packed)))[at])


# By the slots: to their owners they are frozen.
_packed_of, _put_packed = Later._packed.__get__, Later._packed.__set__  # type: ignore[attr-defined]
_put_long = Later._aside.__set__  # type: ignore[attr-defined]


# Who quotes a text asks for it several times.
@lru_cache(maxsize=2)
def _read(text: typing.SupportsBytes) -> str:
    return bytes(text).decode("utf-8", "surrogatepass")


class Rowed:
    """A base of closed values that say themselves what row of plain values they go into: ``row``, and what
    ``of_row`` makes of it, are each other's reverse, and equal values have equal rows.
    """

    __slots__ = ()

    def row(self) -> tuple[Any, ...]:
        """The value as a tuple of plain values."""
        raise NotImplementedError

    @classmethod
    def of_row(cls, row: tuple[Any, ...]) -> Rowed:
        """The value of which :meth:`row` was made."""
        raise NotImplementedError


class Shared:
    """A base of closed dataclasses whose values stand in many others: what one goes into is made once, and
    stays with it.
    """

    __slots__ = ("_row",)


_UNPACKED: dict[tuple[type, str], tuple[int, Convert]] = {}


def codec_of_dataclass(kind: type, codec: Callable[[Any], Codec]) -> Codec:
    """The codec of a frozen dataclass, whose fields have the codecs that ``codec`` gives their types. Raises
    :class:`TypeError` for one that is not frozen.
    """
    if not kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        raise TypeError(f"{kind.__qualname__} is not frozen")
    hints = typing.get_type_hints(kind)
    parts = {field.name: codec(hints[field.name]) for field in dataclasses.fields(kind)}
    later = {name: parts.pop(name) for name in getattr(kind, "later", ())}
    encode, decode = _encoder(kind, parts), _decoder(kind, parts)
    if issubclass(kind, Shared):
        encode = _made_once(kind, encode)
    if not later:
        return Codec(encode, decode)
    for at, (name, part) in enumerate(later.items()):
        _UNPACKED[kind, name] = at, part.decode
    return _with_later(encode, decode, later)


def _with_later(encode: Convert, decode: Convert, later: dict[str, Codec]) -> Codec:
    """The codec of a :class:`Later`: its row ends with the fields that stay packed, as bytes."""

    def encode_all(value: Any) -> Any:
        row = encode(value)
        try:
            return (*row, bytes(_packed_of(value)))
        except AttributeError:
            rest = tuple([part.encode(getattr(value, name)) for name, part in later.items()])
            return (*row, zlib.compress(marshal.dumps(rest, _BY_VALUE), _FAST))

    def decode_all(row: Any) -> Any:
        *now, packed = row
        value = decode(now)
        _put_packed(value, packed)
        return value

    return Codec(encode_all, decode_all)


def _made_once(kind: type, encode: Convert) -> Convert:
    """The rows of a :class:`Shared`."""
    kept, keep = Shared._row.__get__, Shared._row.__set__  # type: ignore[attr-defined]

    def encode_once(value: Any) -> Any:
        if type(value) is kind:
            try:
                return kept(value)
            except AttributeError:
                pass
        row = encode(value)
        keep(value, row)
        return row

    return encode_once


def _encoder(kind: type, parts: dict[str, Codec]) -> Convert:
    names = tuple(parts)
    # Classes of fields that were found right once need no second look.
    seen: set[tuple[type, ...]] = set()

    def check(row: Sequence[Any]) -> None:
        for (name, part), one in zip(parts.items(), row, strict=True):
            if part.plain and type(one) not in part.plain:
                wanted = named(part.plain)
                raise TypeError(f"{kind.__qualname__}.{name} is {type(one).__name__}, not {wanted}")
            part.encode(one)
        seen.add(tuple(map(type, row)))

    def refuse(value: Any) -> None:
        raise TypeError(f"{type(value).__name__} where {kind.__qualname__} is annotated")

    given: dict[str, Any] = {f"turn{at}": part.encode for at, part in enumerate(parts.values())}
    given |= {"kind": kind, "row_of": _getter(names), "seen": seen, "check": check, "refuse": refuse}
    lines = (
        "def convert(value):",
        "    if type(value) is not kind:",
        "        refuse(value)",
        "    row = row_of(value)",
        "    if tuple(map(type, row)) not in seen:",
        "        check(row)",
        f"    {_variables(names)} = row",
        f"    return ({''.join(f'{_turned(at, part)}, ' for at, part in enumerate(parts.values()))})",
    )
    plain = all(part.plain for part in parts.values())
    return _written((*lines[:-2], "    return row") if plain else lines, given)


def _decoder(kind: type, parts: dict[str, Codec]) -> Convert:
    open_kind = unfrozen(kind)
    given: dict[str, Any] = {
        "kind": kind,
        "begun": open_kind,
        "new": object.__new__,
        "numbers": _NUMBERS,
    }
    lines = ["def convert(row):", f"    {_variables(tuple(parts))} = row", "    made = new(begun)"]
    for at, (name, part) in enumerate(parts.items()):
        given[f"turn{at}"] = part.decode
        value = _turned(at, part) if part.decode is not itself else f"v{at}"
        if part.plain == {int}:
            value = f"numbers[v{at}] if 256 < v{at} < {len(_NUMBERS)} else v{at}"
        given[f"put{at}"] = partial(_set, name)
        lines.append(f"    made.{name} = {value}" if open_kind is not kind else f"    put{at}(made, {value})")
    return _written(
        (*lines, *(["    made.__class__ = kind"] if open_kind is not kind else []), "    return made"), given
    )


def _variables(names: tuple[str, ...]) -> str:
    return f"[{', '.join(f'v{at}' for at in range(len(names)))}]"


def _turned(at: int, part: Codec) -> str:
    if part.plain:
        return f"v{at}"
    turned = f"turn{at}(v{at})"
    condition = {"empty": f" if v{at} else v{at}", "None": f" if v{at} is not None else None"}
    return turned + condition.get(part.bare, "")


def _set(name: str, value: Any, field: Any) -> None:
    object.__setattr__(value, name, field)


def _getter(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """All fields at once; :func:`attrgetter` gives no tuple for one name."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _written(lines: Sequence[str], given: dict[str, Any]) -> Convert:
    # Of numbers and names of fields.
    exec("\n".join(lines), given)
    convert: Convert = given["convert"]
    return convert


def itself(value: Any) -> Any:
    """What needs no conversion."""
    return value


def named(kinds: frozenset[type]) -> str:
    """Classes in words."""
    return " or ".join(sorted(kind.__name__ for kind in kinds))
