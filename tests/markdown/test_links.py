"""Links and pictures: where they may lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.annotations.values import Parsed
from pressmark.markdown.targets import read_target
from pressmark.text import LinkEnd, LinkSlot, PictureSlot
from tests.annotations.pages import page
from tests.markdown.reading import PATH, faults, read


def links(parsed: Parsed) -> list[str]:
    found = [piece for piece in parsed.body.pieces if isinstance(piece, LinkSlot)]
    assert len(found) == sum(isinstance(piece, LinkEnd) for piece in parsed.body.pieces)
    return [slot.target + (f"#{slot.fragment}" if slot.fragment else "") for slot in found]


LINKS = {
    "[x](https://example.org/a?b=c#d)": "https://example.org/a?b=c#d",
    "[x](HTTP://example.org/ä b)".replace(" ", "%20"): "http://example.org/%C3%A4%20b",
    "<https://example.org/a_b>": "https://example.org/a_b",
    "<ann@example.org>": "mailto:ann@example.org",
    "[x](mailto:ann@example.org)": "mailto:ann@example.org",
    "[x](../../media/2015/map.pdf)": "media:2015/map.pdf",
    "[x](<../../media/a b.pdf>)": "media:a b.pdf",
    "[x](../../media/a%20b.pdf)": "media:a b.pdf",
    "[x](../../media/Überblick.pdf)": "media:Überblick.pdf",
    "[x](drought.md)": "article:drought",
    "[x](./../2014/drought.txt#p4)": "article:drought#p4",
    "[x](../../pages/about.md#h-how)": "page:about#h-how",
    "[x](../../pages/help/citing.md)": "page:help/citing",
    "[x](#p2)": "article:flood#p2",
    "[x][r]\n\n[r]: drought.md": "article:drought",
}


@pytest.mark.parametrize(("source", "target"), LINKS.items())
def test_links(source: str, target: str) -> None:
    parsed = read(source)
    assert links(parsed) == [target]
    assert not parsed.diagnostics


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        "&#x6A;avascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "data:image/png;base64,AAAA",
        "file:///etc/passwd",
        "ftp://example.org",
        "tel:123",
        "C:x",
    ],
)
def test_other_schemes_are_refused_and_the_words_kept(address: str) -> None:
    parsed = read(f"before [the *words*]({address}) after")
    assert faults(parsed) == [("T201", 1, 8)]
    assert parsed.body.text == "before the words after"
    assert "href" not in page(parsed.body)


@pytest.mark.parametrize(
    "address",
    [
        "//example.org/x",
        "/media/x.jpg",
        "x.html",
        "../../entities/person/x.md",
        "../../../README.md",
        "drought",
        "../../media/../secrets.txt",
        "drought.md?x=1",
        "..\\\\..\\\\media\\\\x.jpg",
        "../../media",
    ],
)
def test_files_that_are_not_published_are_errors(address: str) -> None:
    parsed = read(f"see [this]({address})")
    assert faults(parsed) == [("T202", 1, 5)]
    assert parsed.diagnostics[0].severity == "error"
    assert parsed.body.text == "see this"


def test_a_fragment_alone_leads_to_the_file_itself() -> None:
    assert read_target("#p1", "content/pages/about.md").address == "page:about"
    assert read_target("#p1", "content/stories/flood.md").code == "T202"


def test_a_picture_of_another_host_is_linked() -> None:
    parsed = read("See ![the boat](https://example.org/boat.jpg) there.")
    assert faults(parsed) == [("T203", 1, 5)]
    assert parsed.body.text == "See  there."
    assert links(parsed) == ["https://example.org/boat.jpg"]
    assert "<img" not in page(parsed.body)
    assert '<a href="https://example.org/boat.jpg">the boat</a>' in page(parsed.body)


def test_inside_a_link_a_picture_of_another_host_is_words() -> None:
    parsed = read("[![the boat](https://example.org/boat.jpg)](https://example.org)")
    assert links(parsed) == ["https://example.org"]
    assert ">the boat</span>" in page(parsed.body)


PICTURES = {
    "T204": ("![](../../media/boat.jpg)", 1),
    "T205": ("![boat](boat.jpg)", 0),
    "T205 a report": ("![boat](drought.md)", 0),
    "T205 a program": ("![boat](data:image/png;base64,AAAA)", 0),
}


@pytest.mark.parametrize(("source", "shown"), PICTURES.values(), ids=PICTURES)
def test_pictures(source: str, shown: int, request: pytest.FixtureRequest) -> None:
    parsed = read(source)
    assert faults(parsed) == [(request.node.callspec.id.split()[0], 1, 1)]
    assert sum(isinstance(piece, PictureSlot) for piece in parsed.body.pieces) == shown


def test_places_of_links_and_pictures() -> None:
    parsed = read("one\n> two [x](drought.md)\n> ![boat](../../media/boat.jpg)")
    places = [piece.place for piece in parsed.body.pieces if isinstance(piece, LinkSlot | PictureSlot)]
    assert [(place.line, place.column) for place in places] == [(2, 7), (3, 3)]


@given(st.text(max_size=30) | st.text(st.sampled_from("javscript:/.#?%[]\t\n md&;@"), max_size=30))
def test_no_address_is_dangerous_and_none_raises(address: str) -> None:
    target = read_target(address, PATH)
    kinds = ("http:", "https:", "mailto:", "media:", "article:", "page:")
    assert bool(target.code) != target.address.startswith(kinds)
