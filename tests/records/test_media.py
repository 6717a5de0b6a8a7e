"""Pictures and other media: sizes, places, and what must not be published."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.config import Settings, read_settings
from pressmark.diagnostics import Diagnostic
from pressmark.records import read_media
from pressmark.records.values import MediaRecord

from .conftest import source

ALLOWING, _ = read_settings("content/archive.toml", b"title = 'T'\nlimits.picture_location = 'allow'\n")
WARNING, _ = read_settings("content/archive.toml", b"title = 'T'\nlimits.picture_location = 'warning'\n")


def tiff(*entries: tuple[int, int, int, int], order: str = "<", tail: bytes = b"") -> bytes:
    """A TIFF file with one directory; ``tail`` stands behind it."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    body = b"".join(
        struct.pack(order + "HHI", tag, kind, count)
        + (struct.pack(order + "HH", value, 0) if kind == 3 else struct.pack(order + "I", value))
        for tag, kind, count, value in entries
    )
    return head + struct.pack(order + "H", len(entries)) + body + struct.pack(order + "I", 0) + tail


def exif(order: str = "<", latitude: tuple[int, ...] = (51, 1, 31, 1, 0, 1), orientation: int = 1) -> bytes:
    """An Exif block with a turn and a latitude."""
    directory = 8 + 2 + 2 * 12 + 4
    numbers = directory + 2 + 2 * 12 + 4
    gps = struct.pack(order + "H", 2)
    gps += struct.pack(order + "HHI", 1, 2, 2) + b"N\0\0\0"
    gps += struct.pack(order + "HHII", 2, 5, 3, numbers) + struct.pack(order + "I", 0)
    gps += struct.pack(order + "6I", *latitude)
    return tiff((0x0112, 3, 1, orientation), (0x8825, 4, 1, directory), order=order, tail=gps)


XMP = b'<x:xmpmeta><rdf:Description exif:GPSLatitude="51,31.0N"/></x:xmpmeta>'
HARMLESS_XMP = b'<x:xmpmeta><rdf:Description dc:title="GPS"/></x:xmpmeta>'


def jpeg(*segments: bytes, width: int = 40, height: int = 30, tail: bytes = b"") -> bytes:
    parts = [b"\xff\xd8"]
    parts += [b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body for body in segments]
    parts.append(b"\xff\xc0" + struct.pack(">HBHHB", 8 + 3, 8, height, width, 1) + b"\1\x11\0")
    parts.append(b"\xff\xda" + struct.pack(">H", 8) + b"\1\1\0\0\x3f\0" + b"\x12\x34" + tail + b"\xff\xd9")
    return b"".join(parts)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks: bytes, width: int = 40, height: int = 30) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IEND", b"")


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(
        kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for kind, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


VP8X = (b"VP8X", b"\0\0\0\0" + (39).to_bytes(3, "little") + (29).to_bytes(3, "little"))
GIF = b"GIF89a" + struct.pack("<HH", 40, 30) + b"\0\0\0;"


def read(
    name: str, data: bytes, settings: Settings | None = None
) -> tuple[MediaRecord, tuple[Diagnostic, ...]]:
    return read_media(source(f"media/{name}", data), settings or Settings())


PICTURES = {
    "a.jpg": jpeg(),
    "b.jpeg": jpeg(b"Exif\0\0" + exif(latitude=(0, 0, 0, 0, 0, 0))),
    "c.png": png(),
    "d.gif": GIF,
    "e.webp": webp(VP8X),
    "f.webp": webp((b"VP8 ", b"\x10\x02\0\x9d\x01\x2a" + struct.pack("<HH", 40, 30))),
    "g.webp": webp((b"VP8L", b"\x2f" + struct.pack("<I", 39 | 29 << 14))),
    "h.tif": tiff((0x0100, 3, 1, 40), (0x0101, 3, 1, 30)),
    "i.tiff": tiff((0x0100, 4, 1, 40), (0x0101, 4, 1, 30), order=">"),
    "j.jpg": jpeg(b"http://ns.adobe.com/xap/1.0/\0" + HARMLESS_XMP),
    "k.jpg": jpeg(b"Exif\0\0" + tiff((0x0112, 3, 1, 6)), width=30, height=40),
    "l.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>',
}


@pytest.mark.parametrize("name", PICTURES)
def test_sizes_as_a_browser_shows_them(name: str) -> None:
    record, found = read(f"1953/{name}", PICTURES[name])
    assert found == ()
    assert (record.path, record.width, record.height, record.located) == (f"1953/{name}", 40, 30, False)
    assert record.size == len(PICTURES[name])
    assert len(record.digest) == 64


RAW_PROFILE = b"\nexif\n    140\n" + exif().hex().encode()
LOCATED = {
    "exif.jpg": jpeg(b"Exif\0\0" + exif()),
    "other-order.jpg": jpeg(b"Exif\0\0" + exif(order=">")),
    "xmp.jpg": jpeg(b"http://ns.adobe.com/xap/1.0/\0" + XMP),
    "extended.jpg": jpeg(b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 40 + XMP),
    "second-picture.jpg": jpeg(tail=jpeg(b"Exif\0\0" + exif())),
    "exif.png": png(chunk(b"eXIf", exif())),
    "xmp.png": png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)),
    "packed.png": png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(XMP))),
    "raw.png": png(chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(RAW_PROFILE))),
    "exif.webp": webp(VP8X, (b"EXIF", b"Exif\0\0" + exif())),
    "xmp.webp": webp(VP8X, (b"XMP ", XMP)),
    "xmp.gif": GIF[:-1] + b"\x21\xff\x0bXMP DataXMP" + XMP + b";",
    "element.jpg": jpeg(b"http://ns.adobe.com/xap/1.0/\0<exif:GPSLongitude>0,34.0E</exif:GPSLongitude>"),
    "utf16.jpg": jpeg(b"http://ns.adobe.com/xap/1.0/\0" + XMP.decode().encode("utf-16-le")),
    "place.svg": b"<svg width='40' height='30' xmlns='http://www.w3.org/2000/svg'><metadata>"
    b"<d xmlns:exif='http://ns.adobe.com/exif/1.0/' exif:GPSLatitude='51,31.0N'/></metadata></svg>",
}


@pytest.mark.parametrize("name", LOCATED)
def test_a_picture_that_tells_where_it_was_taken(name: str) -> None:
    record, found = read(name, LOCATED[name])
    assert [(d.code, d.severity) for d in found] == [("M101", "error")]
    assert (record.located, record.width, record.height) == (True, 40, 30)


def test_the_archive_may_allow_it() -> None:
    assert [d.severity for d in read("a.jpg", LOCATED["exif.jpg"], WARNING)[1]] == ["warning"]
    record, found = read("a.jpg", LOCATED["exif.jpg"], ALLOWING)
    assert (record.located, found) == (True, ())


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("a.jpg", b"", "M107", "empty"),
        ("a.jpg", b"not a picture", "M102", "does not begin like one"),
        ("a.jpg", jpeg()[:12], "M102", "ends in the middle"),
        ("a.jpg", b"\xff\xd8\xff\xd9\0\0", "M102", "its size is missing"),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\4\0\0xxxx", "M102", "not where it should be"),
        ("a.png", png()[:20], "M102", "ends in the middle"),
        ("a.png", png()[:33], "M102", "ends in the middle"),
        ("a.gif", b"GIF89a\0", "M102", "ends in the middle"),
        ("a.webp", webp(), "M102", "its size is missing"),
        ("a.tif", b"II*\0", "M102", "its size is missing"),
        ("a.png", jpeg(), "M103", "a JPEG picture"),
        ("a.svg", b"<svg", "M102", "not well-formed"),
        ("a.svg", b"<html/>", "M102", "not svg"),
        ("a.html", b"<p>Saved page</p>", "M108", ".html"),
        ("a.heic", b"....", "M109", ".heic"),
    ],
)
def test_broken_and_doubtful_files(name: str, data: bytes, code: str, words: str) -> None:
    _, found = read(name, data)
    assert [d.code for d in found] == [code]
    assert words in found[0].message


def test_documents_are_taken_as_they_are() -> None:
    record, found = read("report.pdf", b"%PDF-1.7 ...")
    assert (record.width, record.height, found) == (0, 0, ())


def test_a_file_that_cannot_be_published() -> None:
    small, _ = read_settings("content/archive.toml", b"title = 'T'\nlimits.media_bytes = 10\n")
    assert [d.code for d in read("report.pdf", b"%PDF-1.7 ...", small)[1]] == ["M106"]


def svg(inner: str, attributes: str = 'width="40" height="30"') -> bytes:
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {space} {attributes}>\n{inner}\n</svg>".encode()


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<rect onclick="alert(1)"/>',
        '<a href="java&#9;script:alert(1)"><text>x</text></a>',
        '<a xlink:href="JavaScript:alert(1)"/>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
        "<foreignObject><p>x</p></foreignObject>",
        '<iframe src="#"/>',
        '<a href="data:text/html,x"/>',
    ],
)
def test_a_drawing_that_can_run_something(inner: str) -> None:
    _, found = read("a.svg", svg(inner))
    assert {d.code for d in found} == {"M104"}
    assert found[0].place.line == 2


@pytest.mark.parametrize(
    "inner",
    [
        '<image href="https://example.org/a.png"/>',
        '<image xlink:href="//example.org/a.png"/>',
        '<use href="other.svg#a"/>',
        "<style>@import 'a.css';</style>",
        "<style>rect { fill: url( 'https://example.org/a.svg#b' ) }</style>",
        '<rect style="fill: url(a.svg#b)"/>',
        '<rect fill="u\\72l(https://example.org/x)"/>',
        "<?xml-stylesheet href='a.css'?>",
    ],
)
def test_a_drawing_that_loads_something(inner: str) -> None:
    _, found = read("a.svg", svg(inner))
    assert {d.code for d in found} == {"M105"}
    assert found[0].place.line == 2


def test_a_harmless_drawing() -> None:
    inner = """<style>rect { fill: url(#g) } @font-face { src: url(data:font/woff2;base64,AA) }</style>
      <linearGradient id="g"/><use href="#r"/><image href="data:image/png;base64,AA"/><rect id="r"
      style="fill:url(#g)"/> <a href="https://example.org/"><text>not loaded, only linked; url and onclick in
      words</text></a>"""
    assert read("a.svg", svg(inner))[1] == ()


def test_entities_of_entities_do_not_grow() -> None:
    grown = "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><svg>&b;</svg>"
    _, found = read("a.svg", grown.encode())
    assert [d.code for d in found] == ["M104"]


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40px" height="30"', (40, 30)),
        ('viewBox="0 0 40 30"', (40, 30)),
        ('width="80" viewBox="0,0,40,30"', (80, 60)),
        ('height="60" viewBox="0 0 40 30"', (80, 60)),
        ('width="100%" height="100%" viewBox="0 0 40 30"', (40, 30)),
        ('width="1in" height="25.4mm"', (96, 96)),
        ('width="auto"', (0, 0)),
        ('viewBox="0 0 x 30"', (0, 0)),
        ('width="1e9" height="5"', (0, 0)),
    ],
)
def test_sizes_of_drawings(attributes: str, size: tuple[int, int]) -> None:
    record, _ = read("a.svg", svg("", attributes))
    assert (record.width, record.height) == size


starts = st.sampled_from(
    [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"RIFF0000WEBP", b"II*\0", b"MM\0*", b"<svg"]
)


@given(
    st.builds(bytes.__add__, starts, st.binary(max_size=120)),
    st.sampled_from(["a.jpg", "a.svg", "a.png", "a.tif"]),
)
def test_any_bytes_are_a_record(data: bytes, name: str) -> None:
    record, _ = read(name, data)
    assert record.size == len(data)


@given(
    st.sampled_from([*PICTURES.values(), *LOCATED.values()]),
    st.integers(0, 400),
    st.binary(min_size=1, max_size=4),
)
def test_a_damaged_picture_is_a_record(data: bytes, at: int, damage: bytes) -> None:
    read("a.jpg", data[:at] + damage + data[at + len(damage) :])
