"""Pictures that are broken, that can run, or that give a place away."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressmark.config import Settings
from pressmark.records import read_media
from pressmark.sources import SourceFile
from tests.building.breaking import broken, doubted, good_site, told
from tests.building.conftest import Make, Workshop

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">\n{}</svg>'


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 3, 2, 8, 0, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(bytes(8)))
    + chunk(b"IEND", b"")
)


def exif(order: str) -> bytes:
    """An Exif block that says 51° 31′ north."""
    magic = b"II*\0" if order == "<" else b"MM\0*"
    first = struct.pack(order + "HHHIII", 1, 0x8825, 4, 1, 26, 0)
    north = struct.pack(order + "HHI", 1, 2, 2) + b"N\0\0\0"
    latitude = struct.pack(order + "HHII", 2, 5, 3, 56)
    numbers = struct.pack(order + "6I", 51, 1, 31, 1, 0, 1)
    directory = struct.pack(order + "H", 2) + north + latitude + struct.pack(order + "I", 0)
    return magic + struct.pack(order + "I", 8) + first + directory + numbers


def jpeg(block: bytes = b"") -> bytes:
    """A small JPEG, with an Exif block if there is one."""
    data = b"Exif\0\0" + block
    segment = b"\xff\xe1" + struct.pack(">H", len(data) + 2) + data if block else b""
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, 2, 3, 1) + b"\x01\x11\0"
    scan = b"\xff\xda" + struct.pack(">HB", 8, 1) + b"\x01\0\0\x3f\0" + b"\0\xff\xd9"
    return b"\xff\xd8" + segment + frame + scan


WEBP = b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\x02\x40\0\0" + bytes(9)
GIF = b"GIF89a\x03\0\x02\0\x80\0\0\0\0\0\xff\xff\xff\x3b"
PICTURES = {"a.png": PNG, "a.jpg": jpeg(exif("<")), "a.gif": GIF, "a.webp": WEBP, "a.tif": exif("<")}


@pytest.fixture
def made(workshop: Make) -> Workshop:
    return good_site(workshop)


def test_whole_pictures_are_published(made: Workshop) -> None:
    files = {f"content/media/{name}": data for name, data in {**PICTURES, "a.jpg": jpeg()}.items()}
    del files["content/media/a.tif"]
    assert doubted(made, {**files, "content/media/a.svg": SVG.format("")}) == []
    assert (made.output / "media/a.jpg").read_bytes() == jpeg()


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_picture_that_holds_its_place(made: Workshop, order: str) -> None:
    [found] = broken(made, {"content/media/1953/sea-wall.jpg": jpeg(exif(order))})
    assert told([found]) == [("M101", "content/media/1953/sea-wall.jpg", 0, 0)]
    assert 'picture_location = "allow"' in found.hint


def test_a_place_that_the_archive_allows_or_only_doubts(made: Workshop) -> None:
    limits = 'title = "Reports"\n[limits]\npicture_location = "{}"\n'
    picture = {"content/media/sea-wall.jpg": jpeg(exif("<"))}
    assert doubted(made, {**picture, "content/archive.toml": limits.format("allow")}) == []
    [found] = doubted(made, {"content/archive.toml": limits.format("warning")})
    assert (found.code, found.severity) == ("M101", "warning")


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.gif", "a.webp"])
def test_a_picture_that_was_cut_off(made: Workshop, name: str) -> None:
    for size in (1, 5, 9):
        [found] = broken(made, {f"content/media/{name}": PICTURES[name][:size]})
        assert told([found]) == [("M102", f"content/media/{name}", 0, 0)]
        assert "copy it anew" in found.hint


@pytest.mark.parametrize("name", ["a.png", "a.svg", "a.pdf"])
def test_an_empty_file_is_told_once(made: Workshop, name: str) -> None:
    assert told(broken(made, {f"content/media/{name}": b""})) == [("M107", f"content/media/{name}", 0, 0)]


BOMB = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
ROOT = '<svg xmlns="http://www.w3.org/2000/svg">'


@pytest.mark.parametrize(
    ("drawing", "code", "line"),
    [
        (SVG.format("<script>alert(1)</script>"), "M104", 2),
        (SVG.format('<rect onclick="alert(1)"/>'), "M104", 2),
        (SVG.format('<a href="java&#10;script:alert(1)"/>'), "M104", 2),
        (SVG.format("<foreignObject/>"), "M104", 2),
        (SVG.format('<image href="https://example.org/a.png"/>'), "M105", 2),
        (SVG.format("<style>@import 'a.css'</style>"), "M105", 2),
        (f'<!DOCTYPE svg [\n<!ENTITY a "xxxxxxxxxx">{BOMB}]>{ROOT}&j;</svg>', "M104", 2),
        (f'<!DOCTYPE svg [\n<!ENTITY a SYSTEM "file:///etc/passwd">]>{ROOT}&a;</svg>', "M104", 2),
        (ROOT + "<g>", "M102", 0),
        ("<html/>", "M102", 0),
        (f'<?xml version="1.0" encoding="nobodys"?>{ROOT}</svg>', "M102", 0),
        (f'<?xml version="1.0" encoding="utf-7"?>{ROOT}</svg>', "M102", 0),
        ("not a drawing", "M102", 0),
    ],
)
def test_drawings(made: Workshop, drawing: str, code: str, line: int) -> None:
    [found, *_] = broken(made, {"content/media/a.svg": drawing})
    assert (found.code, found.place.line) == (code, line)


def test_a_drawing_without_end_is_read_all_the_same(made: Workshop) -> None:
    drawing = SVG.format("<g>" * 20_000 + "</g>" * 20_000)
    assert doubted(made, {"content/media/a.svg": drawing}) == []


def test_a_compressed_text_does_not_fill_the_memory(made: Workshop) -> None:
    text = chunk(b"zTXt", b"XML:com.adobe.xmp\0\0" + zlib.compress(bytes(50_000_000), 9))
    assert doubted(made, {"content/media/a.png": PNG[:33] + text + PNG[33:]}) == []


def test_pictures_that_differ_in_capital_letters(made: Workshop) -> None:
    [found] = broken(made, {"content/media/a.png": PNG, "content/media/A.png": PNG})
    assert found.code == "S105"


@pytest.mark.parametrize("name", ["a\nb.png", 'a"b.png', "a:b.png", "a\x01b.png"])
def test_a_name_that_other_computers_cannot_store(made: Workshop, name: str) -> None:
    [found] = broken(made, {f"content/media/{name}": PNG})
    assert found.code == "S110"


@pytest.mark.parametrize("name", ["a b.png", "a%2Fb.png", "-x.png", "🙂.png", "y" * 251 + ".png"])
def test_a_strange_name_is_published_under_it(made: Workshop, name: str) -> None:
    assert doubted(made, {f"content/media/{name}": PNG}) == []
    assert (made.output / "media" / name).read_bytes() == PNG


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(PICTURES)), st.data())
def test_bytes_of_any_kind_in_a_picture_are_told_and_nothing_more(name: str, data: st.DataObject) -> None:
    picture = bytearray(PICTURES[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(picture) - 1))
        picture[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    ending = data.draw(st.sampled_from([name, "a.svg", "a.png", "a.bin"]))
    read_media(SourceFile(f"content/media/{ending}", "media", bytes(picture)), Settings())


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<g ", "<svg ", ">", "</g>", "</svg>", "'", '"', "href=", "&a;", "<!", "[", "]"])
    )
)
def test_drawings_of_any_kind_are_told_and_nothing_more(parts: list[str]) -> None:
    drawing = (ROOT + "".join(parts)).encode()
    read_media(SourceFile("content/media/a.svg", "media", drawing), Settings())
