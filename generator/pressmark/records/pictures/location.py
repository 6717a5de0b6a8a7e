"""Looks for the place where a picture was taken, in Exif and in XMP.

Sources: TIFF 6.0 (directories of entries), Exif 2.3 (tag 0x8825, the GPS directory, where tags 1 to 4 are
latitude and longitude), XMP part 2 (the properties exif:GPSLatitude and exif:GPSLongitude).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack_from

_WIDTH, _HEIGHT, _ORIENTATION, _XMP, _EXIF, _GPS = 0x0100, 0x0101, 0x0112, 0x02BC, 0x8769, 0x8825
_LATITUDE, _LONGITUDE = 2, 4
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_MOST_ENTRIES = 4096

# Attributes or elements; a value must follow, since an empty property says nothing.
_XMP_PLACE = re.compile(rb"GPS(?:Latitude|Longitude)\s*(?:=\s*[\"']\s*[0-9+-]|>\s*[0-9+-])")


@dataclass(frozen=True, slots=True)
class ExifFacts:
    """What an Exif block says: whether it holds coordinates, whether the picture is shown turned by a
    quarter, its size where it is a TIFF file, and the XMP packets in it."""

    located: bool = False
    turned: bool = False
    width: int = 0
    height: int = 0
    xmp: tuple[bytes, ...] = ()


def exif_facts(block: bytes) -> ExifFacts:
    """The facts of an Exif block, which is a TIFF file. A broken one has none."""
    # Some writers put the name of the segment in front once more.
    block = block.removeprefix(b"Exif\0\0")
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None:
        return ExifFacts()
    try:
        (start,) = unpack_from(order + "I", block, 4)
        return _facts(block, order, start)
    except struct.error:
        return ExifFacts()


def _facts(block: bytes, order: str, start: int) -> ExifFacts:
    located = turned = False
    width = height = 0
    xmp = []
    for tag, kind, count, value in _entries(block, order, start):
        if tag == _GPS:
            (directory,) = unpack_from(order + "I", value)
            located = located or _has_coordinates(block, order, directory)
        elif tag == _ORIENTATION:
            turned = _number(value, kind, order) in (5, 6, 7, 8)
        elif tag == _WIDTH:
            width = _number(value, kind, order)
        elif tag == _HEIGHT:
            height = _number(value, kind, order)
        elif tag == _XMP:
            (offset,) = unpack_from(order + "I", value)
            xmp.append(block[offset : offset + count])
    return ExifFacts(located, turned, width, height, tuple(xmp))


def _has_coordinates(block: bytes, order: str, directory: int) -> bool:
    """Whether the GPS directory holds a latitude or longitude: many cameras write an empty one."""
    for tag, kind, count, value in _entries(block, order, directory):
        if tag in (_LATITUDE, _LONGITUDE):
            size = _SIZES.get(kind, 1) * count
            (offset,) = unpack_from(order + "I", value)
            if _says_something(block[offset : offset + size] if size > 4 else value[:size], order):
                return True
    return False


def _says_something(stored: bytes, order: str) -> bool:
    """Whether a coordinate is known: nothing but zeros, or a fraction of 0/0, is how “unknown” is written."""
    if len(stored) < 8:
        return any(stored)
    denominator: int = unpack_from(order + "II", stored)[1]
    return any(stored) and denominator != 0


def _entries(block: bytes, order: str, start: int) -> Iterator[tuple[int, int, int, bytes]]:
    """Tag, type, count and the four bytes of value or offset of each entry of the directory at ``start``."""
    (count,) = unpack_from(order + "H", block, start)
    for at in range(start + 2, start + 2 + 12 * min(count, _MOST_ENTRIES), 12):
        tag, kind, number = unpack_from(order + "HHI", block, at)
        yield tag, kind, number, block[at + 8 : at + 12]


def _number(value: bytes, kind: int, order: str) -> int:
    return int(unpack_from(order + ("H" if kind == 3 else "I"), value)[0])


def xmp_has_location(packet: bytes) -> bool:
    """Whether an XMP packet, in whatever Unicode form, holds coordinates."""
    return _XMP_PLACE.search(packet.replace(b"\0", b"")) is not None
