"""The last look: a name that no other check has found is found in the file that would be written."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib

import pytest

from pressmark.diagnostics import diagnose
from pressmark.diagnostics.values import Place
from pressmark.proof import Proof
from pressmark.withholding import Withheld
from pressmark.withholding.forms import compiled
from tests.building.conftest import Make
from tests.withholding.searching import named_in, told

NAMES = ("Zelda Quillfeather", "Ali", "zelda-q")
HIDDEN = "---\nname: Zelda Quillfeather\nnames: [Ali]\nwithhold: true\n---\n"
FILES = {
    "content/entities/person/zelda-q.md": HIDDEN,
    "content/articles/a.md": "---\ntitle: T\ndate: 1953-05-01\n---\n[[Zelda Quillfeather]] came.\n",
}


@pytest.fixture
def proof() -> Proof:
    forms = compiled(["Zelda Quillfeather", "Ali", "Grace"], ["people/zelda-q", "person:zelda-q"])
    return Proof(Withheld(frozenset({"person:zelda-q"}), forms=forms, secret=forms), "site")


HELD = {
    "a/index.html": b"<p>Zelda <b>Quill</b>feather</p>",
    "b/index.html": b'<p title="Zelda&#32;Quillfeather">x</p>',
    "c/index.html": b'<a href="../zelda%20quillfeather/">x</a>',
    "d/index.html": b"<p>Ali said</p>",
    "e/index.html": b"<!-- zelda-quillfeather -->",
    "f/index.html": b'<script type="application/json">{"x": "Zelda Quillf\\u0065ather"}</script>',
    "people/zelda-q/index.html": b"",
    "data/Zelda Quillfeather.json": b"{}",
    "feed.xml": b"<title>ZELDA QUILLFEATHER</title>",
    "media/a.jpg": b"\xff\xd8\xff\x00XMP Zelda Quillfeather \x00\xff",
    "media/b.jpg": b"\xff\xd8" + "Zelda Quillfeather".encode("utf-16-le") + b"\xff",
    "media/a.svg": b"<svg><title>Zelda Quillfeather</title></svg>",
    "pagefind/fragment/en_1.pf_fragment": gzip.compress(b'pagefind_dcd{"content":"Zelda Quillfeather"}'),
    "pagefind/2/fragment/en_1.pf_fragment": gzip.compress(b'pagefind_dcd{"content":"Zelda Quillfeather"}'),
    "pagefind/index/en_1.pf_index": gzip.compress(b"pagefind_dcd\x81\x82\x65grace\x01"),
    "pagefind/pagefind.en_1.pf_meta": gzip.compress(b"pagefind_dcd\x81\x63Ali"),
}
NAMED = "Zélie Plume"


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _png(*chunks: bytes) -> bytes:
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixels = _chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + pixels + _chunk(b"IEND", b"")


def _jpeg(marker: int, body: bytes) -> bytes:
    """A picture with one segment of metadata, and an end."""
    return b"\xff\xd8\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body + b"\xff\xd9"


def _packed(**parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as document:
        for name, text in parts.items():
            document.writestr(name, text)
    return packed.getvalue()


_GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00"
_LONG = b"." * 249 + b"Zelda Quillfeather"
HIDDEN_WORDS: dict[str, str | bytes] = {
    "packed text.png": _png(_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(NAMED.encode("latin-1")))),
    "packed words.png": _png(_chunk(b"iTXt", b"Title\0\1\0\0\0" + zlib.compress(NAMED.encode()))),
    "text.png": _png(_chunk(b"tEXt", b"Author\0" + NAMED.encode("latin-1"))),
    "caption.jpg": _jpeg(0xED, b"Photoshop 3.0\0\x1c\x02\x78\0\x0b" + NAMED.encode("cp1252")),
    "comment.jpg": _jpeg(0xFE, "Иван Перьев".encode("cp1251")),
    "exif.jpg": _jpeg(0xE1, b"Exif\0\0MM\0*\0" + "Иван Перьев".encode("utf-16-be")),
    "pieces.gif": _GIF + b"!\xfe\xff" + _LONG[:255] + b"\x0c" + _LONG[255:] + b"\0;",
    "letters.svg": "<svg><text><tspan x='1'>Z</tspan><tspan>élie</tspan> <tspan>Plume</tspan></text></svg>",
    "words.svg": "<svg><text><tspan>Zélie</tspan><tspan>Plume</tspan></text></svg>",
    "title.SVG": "<svg><g class='a' aria-label='Zélie Pl&#117;me'/></svg>",
    "class.svg": '<svg><g class="zelda-quillfeather"/></svg>',
    "old.svg": "<?xml version='1.0' encoding='cp1251'?><svg><title>Иван Перьев</title></svg>".encode(
        "cp1251"
    ),
    "letter.docx": _packed(**{"word/document.xml": "<w:t>Zélie Pl</w:t></w:r><w:r><w:t>ume</w:t>"}),
    "papers.zip": _packed(**{"zelda-quillfeather.txt": ""}),
    "drawing.svgz": gzip.compress("<svg><title>Zélie Plume</title></svg>".encode()),
    "list.csv": "1;Zélie Plume".encode("cp1252"),
    "list.txt": "Иван Перьев".encode("utf-16"),
}


@pytest.mark.parametrize("name", sorted(HIDDEN_WORDS))
def test_a_name_is_found_in_what_files_say_besides(name: str) -> None:
    data = HIDDEN_WORDS[name]
    forms = compiled([NAMED, "Zelda Quillfeather", "Иван Перьев"])
    proof = Proof(Withheld(frozenset({"person:zelda-q"}), forms=forms, secret=forms), "site")
    proof.look(f"media/{name}", data if isinstance(data, bytes) else data.encode())
    assert [found.code for found in proof.found] == ["H110"]


@pytest.mark.parametrize("name", sorted(HIDDEN_WORDS))
def test_broken_files_break_nothing(proof: Proof, name: str) -> None:
    data = HIDDEN_WORDS[name]
    data = data if isinstance(data, bytes) else data.encode()
    for length in range(0, len(data), 7):
        proof.look(f"media/{name}", data[:length] + b"\xff\xff")


CLEAN = {
    "a/index.html": b'<mark class="Ali">Zelda</mark><p>Quillfeather</p><p>alias</p>',
    "media/a.jpg": b"\xff\xd8 Ali \xff",
    "pagefind/pagefind.js": b"const Ali = 1",
    "b/index.html": b"<p>the disgraceful [name withheld]</p>",
}


@pytest.mark.parametrize("path", sorted(HELD))
def test_a_name_is_found_in_every_kind_of_file(proof: Proof, path: str) -> None:
    proof.look(path, HELD[path])
    (found,) = proof.found
    assert found.code == "H110"
    assert named_in(repr(found), NAMES) == []


@pytest.mark.parametrize("path", sorted(CLEAN))
def test_what_is_no_name_is_let_pass(proof: Proof, path: str) -> None:
    proof.look(path, CLEAN[path])
    assert proof.found == []


def test_files_of_the_program_are_passed_over(proof: Proof) -> None:
    proof.look("assets/a.js", b"// Ali", own=True)
    assert proof.found == []
    proof.look("assets/zelda-quillfeather.js", b"", own=True)
    assert len(proof.found) == 1


def test_with_nobody_withheld_nothing_is_read() -> None:
    proof = Proof(Withheld(), "site")
    proof.look("a.html", b"Zelda Quillfeather")
    assert proof.found == []


def test_a_picture_with_the_name_in_it_stops_the_build(workshop: Make) -> None:
    made = workshop(FILES)
    assert not made.build(search=True).failed
    before = made.tree()
    picture = b"GIF89a\x01\x00\x01\x00\x00\x00\x00!\xfe\x12Zelda Quillfeather\x00;"
    made.write({"content/media/gate.gif": picture})
    result = made.build(search=True)
    assert [(d.code, d.place.path) for d in result.diagnostics] == [("H110", "site/media/gate.gif")]
    assert named_in(told(result), NAMES) == []
    assert made.tree() == before


def test_a_short_name_that_the_site_says_itself_is_explained(workshop: Make) -> None:
    made = workshop(
        {**FILES, "content/entities/person/b.md": "---\nname: Zo May\nnames: [May]\nwithhold: true\n---\n"}
    )
    result = made.build()
    assert {d.code for d in result.diagnostics} == {"H110"}
    assert len(result.diagnostics) <= 10
    assert all("take" in d.hint or "names" in d.hint for d in result.diagnostics)
    assert not made.output.exists() or not made.tree()


def test_a_name_in_a_theme_is_found_at_its_line(workshop: Make) -> None:
    made = workshop({**FILES, "templates/topic.html": "<p>\nBy Zelda Quillfeather\n</p>\n"})
    assert [(d.code, d.place.path, d.place.line) for d in made.build().diagnostics] == [
        ("H101", "templates/topic.html", 2)
    ]


def test_an_error_of_the_program_is_masked_as_well(workshop: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise KeyError("person:zelda-q of Zelda Quillfeather")

    made = workshop(FILES)
    monkeypatch.setattr("pressmark.building.whole.find_lists", breaks)
    with pytest.raises(RuntimeError) as caught:
        made.build()
    assert named_in(str(caught.value), NAMES) == []
    assert caught.value.__cause__ is None


def test_told_masks_whatever_phase_it_comes_from(workshop: Make) -> None:
    """Warnings of every phase, each with the name in its words, its path or its source line."""
    made = workshop(
        {
            **FILES,
            "content/articles/b.md": "---\ntitle: T\ndate: 1953\nZelda Quillfeather: 1\n---\n"
            "[[Zelda Quillfaether]] ![](zelda-quillfeather.gif) [[Mark|x]] Zelda Quillfeather\n",
            "content/articles/zelda-quillfeather/c.md": "---\ntitle: T\ndate: Zelda Quillfeather\n---\n.",
            "content/zelda-quillfeather.doc": "",
        }
    )
    result = made.build()
    assert {d.code[0] for d in result.diagnostics} >= {"F", "S", "L", "H"}
    assert named_in(told(result), NAMES) == []
    ours = diagnose(
        "L403",
        Place("a.md", 1, 1, 1, "Zelda Quillfeather"),
        name="Zelda Quillf…",
        times="",
        slug="",
        person="",
        place="",
    )
    assert named_in(repr(result.withheld.told([ours])), ("Zelda Quillf",)) == []


def test_the_preview_does_not_say_the_name_of_the_file(workshop: Make) -> None:
    assert workshop(FILES).build().withheld.masked("content/entities/person/zelda-q.md") == (
        "content/entities/person/[withheld].md"
    )
