"""Sizes and metadata of PNG, JPEG, GIF, WebP and TIFF files.

Sources: PNG (Third Edition, W3C 2025), JPEG (ITU-T T.81) with Exif 2.3 and XMP part 3, GIF89a, the WebP
container (RFC 9649), TIFF 6.0.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from struct import unpack_from

from pressmark.records.pictures.location import exif_facts, xmp_has_location

# Metadata is small; a compressed text that grows beyond this is not metadata.
_MOST_METADATA = 4_000_000


class PictureError(ValueError):
    """A file that cannot be read as the picture it seems to be; ``str()`` is a clause."""


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """The format of a picture by its content, its size in pixels as it is shown, and whether it holds a
    place."""

    format: str
    width: int
    height: int
    located: bool


@dataclass(slots=True)
class _Found:
    """What has been met in a file so far."""

    width: int = 0
    height: int = 0
    exif: list[bytes] = field(default_factory=list)
    xmp: list[bytes] = field(default_factory=list)
    texts: list[bytes] = field(default_factory=list)

    def facts(self, kind: str) -> PictureFacts:
        exif = [exif_facts(block) for block in self.exif]
        located = any(found.located for found in exif) or any(map(xmp_has_location, self.xmp))
        width, height = self.width, self.height
        if any(found.turned for found in exif):
            width, height = height, width
        if not width or not height:
            raise PictureError("its size is missing")
        return PictureFacts(kind, width, height, located)


def read_picture(data: bytes) -> PictureFacts | None:
    """The facts of the picture in ``data``; None when it is in none of the known formats.

    Raises :class:`PictureError` when it begins like one and is broken.
    """
    found = _Found()
    kind = _read(data, found)
    return found.facts(kind) if kind else None


def picture_texts(data: bytes) -> tuple[bytes, ...]:
    """The parts of the picture in ``data`` that may hold words, unpacked, in whatever character sets they are
    written: captions, comments, Exif, XMP. Of a broken one, those that can be reached.
    """
    found = _Found()
    with suppress(PictureError):
        _read(data, found)
    return (*found.texts, *found.xmp) if data[:2] not in (b"II", b"MM") else tuple(found.xmp)


def _read(data: bytes, found: _Found) -> str:
    """Read the picture into ``found``; its format, or nothing when it is in none of the known ones."""
    readers = (
        (data.startswith(b"\x89PNG\r\n\x1a\n"), "png", _png),
        (data.startswith(b"\xff\xd8\xff"), "jpeg", _jpeg),
        (data[:6] in (b"GIF87a", b"GIF89a"), "gif", _gif),
        (data[:4] == b"RIFF" and data[8:12] == b"WEBP", "webp", _webp),
        (data[:4] in (b"II*\0", b"MM\0*"), "tiff", _tiff),
    )
    for matches, kind, reader in readers:
        if matches:
            try:
                reader(data, found)
            except (struct.error, IndexError):
                raise PictureError("it ends in the middle") from None
            return kind
    return ""


def _png(data: bytes, found: _Found) -> None:
    at = 8
    while at + 8 <= len(data):
        size, kind = unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + size]
        if kind == b"IHDR":
            found.width, found.height = unpack_from(">II", body)
        elif kind == b"eXIf":
            found.exif.append(body)
            found.texts.append(body)
        elif kind in (b"iTXt", b"tEXt", b"zTXt"):
            _png_text(kind, body, found)
        elif kind == b"IEND":
            return
        at += 12 + size
    raise PictureError("it ends in the middle")


def _png_text(kind: bytes, body: bytes, found: _Found) -> None:
    """Text chunks hold XMP, and Exif in hexadecimal as some programs write it."""
    keyword, _, rest = body.partition(b"\0")
    if kind == b"iTXt":
        compressed, rest = rest[:1] == b"\1", rest[2:]
        rest = rest.split(b"\0", 2)[-1]
    else:
        compressed = kind == b"zTXt"
        rest = rest[1:] if compressed else rest
    if compressed:
        rest = _inflated(rest)
    found.texts += [keyword, rest]
    if keyword == b"XML:com.adobe.xmp" or b"exif:GPS" in rest:
        found.xmp.append(rest)
    elif keyword.startswith(b"Raw profile type"):
        raw = b"".join(rest.split()[2:])
        try:
            profile = bytes.fromhex(raw.decode("ascii", "replace"))
        except ValueError:
            return
        found.texts.append(profile)
        (found.xmp if keyword.endswith(b"xmp") else found.exif).append(profile)


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MOST_METADATA)
    except zlib.error:
        return b""


def _jpeg(data: bytes, found: _Found) -> None:
    for marker, body in _jpeg_segments(data):
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            found.height, found.width = unpack_from(">HH", body, 1)
        elif 0xE0 <= marker <= 0xEF or marker == 0xFE:
            found.texts.append(body)
        if marker == 0xE1 and body.startswith(b"Exif\0"):
            found.exif.append(body[6:])
        elif marker == 0xE1 and body.startswith(b"http://ns.adobe.com/"):
            found.xmp.append(body)


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments before the pixels. A file may hold several pictures; what follows the first is not shown,
    but its metadata would be published too, so all Exif blocks behind it are looked for as well."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise PictureError("a part of it is not where it should be")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xD9:
            return
        if marker in (0x01, *range(0xD0, 0xD9)):
            at += 2
            continue
        (size,) = unpack_from(">H", data, at + 2)
        yield marker, data[at + 4 : at + 2 + size]
        at += 2 + size
        if marker == 0xDA:
            yield from _later_metadata(data, at)
            return
    raise PictureError("it ends in the middle")


def _later_metadata(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    for lead in (b"Exif\0\0", b"http://ns.adobe.com/xap/"):
        start = data.find(lead, at)
        while start >= 4:
            if data[start - 4 : start - 2] == b"\xff\xe1":
                (size,) = unpack_from(">H", data, start - 2)
                yield 0xE1, data[start : start - 2 + size]
            start = data.find(lead, start + 1)


def _gif(data: bytes, found: _Found) -> None:
    found.width, found.height = unpack_from("<HH", data, 6)
    start = data.find(b"XMP DataXMP")
    if start >= 0:
        found.xmp.append(data[start : start + _MOST_METADATA])
    start = data.find(b"!\xfe")
    while start >= 0:
        found.texts.append(b"".join(_sub_blocks(data, start + 2)))
        start = data.find(b"!\xfe", start + 1)


def _sub_blocks(data: bytes, at: int) -> Iterator[bytes]:
    """A comment is written in pieces of 255 bytes at most, each after its length."""
    while at < len(data) and data[at]:
        yield data[at + 1 : at + 1 + data[at]]
        at += 1 + data[at]


def _webp(data: bytes, found: _Found) -> None:
    at = 12
    while at + 8 <= len(data):
        kind, size = unpack_from("<4sI", data, at)
        body = data[at + 8 : at + 8 + size]
        if kind == b"VP8X":
            found.width = int.from_bytes(body[4:7], "little") + 1
            found.height = int.from_bytes(body[7:10], "little") + 1
        elif kind == b"VP8 " and not found.width:
            width, height = unpack_from("<HH", body, 6)
            found.width, found.height = width & 0x3FFF, height & 0x3FFF
        elif kind == b"VP8L" and not found.width:
            (bits,) = unpack_from("<I", body, 1)
            found.width, found.height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        elif kind == b"EXIF":
            found.exif.append(body.removeprefix(b"Exif\0\0"))
            found.texts.append(body)
        elif kind == b"XMP ":
            found.xmp.append(body)
        at += 8 + size + size % 2


def _tiff(data: bytes, found: _Found) -> None:
    found.exif.append(data)
    facts = exif_facts(data)
    # What is turned is turned back in ``facts()``, as for the other formats.
    found.width, found.height = facts.width, facts.height
    found.xmp.extend(facts.xmp)
