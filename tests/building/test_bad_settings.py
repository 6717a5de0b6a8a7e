"""An archive.toml that cannot be read or cannot be meant."""

from __future__ import annotations

import json

import pytest

from pressmark.diagnostics import CODES
from tests.building.breaking import broken, doubted, good_site, told
from tests.building.conftest import Make, Workshop

PATH = "content/archive.toml"
TITLE = 'title = "Reports from the Fens"\n'


@pytest.fixture
def made(workshop: Make) -> Workshop:
    return good_site(workshop)


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ('title = "A\nlanguage = "en"\n', 1, 11, "quotation mark"),
        ("title = A\n", 1, 9, "quotation marks"),
        ("title = “A”\n", 1, 9, "quotation marks"),
        ("title\n", 1, 6, "key = value"),
        ('title = "A"\ntitle = "B"\n', 2, 12, "second time"),
        ("[limits\nlist_rows = 3\n", 1, 8, "bracket"),
        ('rights = { text = "A"\n', 1, 22, "brace"),
        ('title = "\\q"\n', 1, 12, "backslash"),
        ('title = """A\n', 1, 1, "not closed"),
        (TITLE + "day = 2007-02-30\n", 2, 7, "no such date"),
        (TITLE + "a = " + "[" * 5000, 2, 1, "too many brackets"),
        (TITLE + "a = " + "{a=" * 5000, 2, 1, "too many brackets"),
        (TITLE + "[limits]\nlist_rows = " + "9" * 5000, 3, 13, "too long"),
        ('title = "A\x01"\n', 1, 11, "cannot be seen"),
    ],
)
def test_what_is_no_toml_at_its_place(made: Workshop, text: str, line: int, column: int, words: str) -> None:
    [found] = broken(made, {PATH: text})
    assert told([found]) == [("C102", PATH, line, column)]
    assert words in found.message


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("title = 3", "C104", 1, 9),
        (TITLE + "language = []", "C104", 2, 12),
        (TITLE + "description = 2020-01-01", "C104", 2, 15),
        (TITLE + 'limits = "x"', "C104", 2, 10),
        (TITLE + "types = 3", "C104", 2, 9),
        (TITLE + "predicates = [[]]", "C104", 2, 14),
        (TITLE + "[limits]\nlist_rows = 0", "C104", 3, 13),
        (TITLE + "[limits]\nlist_rows = 1.5", "C104", 3, 13),
        (TITLE + "[related]\ntime = nan", "C104", 3, 8),
        (TITLE + "[related]\ntime = inf", "C104", 3, 8),
        (TITLE + "[outputs]\nmap = 1", "C104", 3, 7),
        (TITLE + '[severity]\nF202 = "fatal"', "C104", 3, 8),
        (TITLE + '[severity]\nF999 = "error"', "C113", 3, 1),
        (TITLE + '[types.vessel]\nplural = "articles"', "C112", 3, 10),
        (TITLE + '[types.vessel]\nplural = "people"', "C112", 3, 10),
        (TITLE + '[types.vessel]\nplural = "feed.xml"', "C112", 3, 10),
        (TITLE + '[types.a]\nplural = "x"\n[types.b]\nplural = "x"', "C112", 5, 10),
        (TITLE + '[types.vessel]\nplural = "../x"', "C111", 3, 10),
        (TITLE + "[types.Vessel]", "C111", 2, 2),
        (TITLE + '[types."a b"]', "C111", 2, 2),
        (TITLE + 'language = "klingonese"', "C108", 2, 12),
        (TITLE + 'language = "tlh"', "P704", 2, 12),
        (TITLE + 'contact = "me"', "C109", 2, 11),
        (TITLE + 'custom_domain = "../x"', "C116", 2, 17),
        (TITLE + 'description = "a\\u0007b"', "C118", 2, 15),
        (TITLE + '[types.vessel]\nlabel = "\\u0000"', "C118", 3, 9),
    ],
)
def test_a_value_that_cannot_be_meant(made: Workshop, text: str, code: str, line: int, column: int) -> None:
    assert told(broken(made, {PATH: text + "\n"})) == [(code, PATH, line, column)]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "example.org",
        "//example.org/",
        "ftp://example.org/",
        "https://",
        "https:///x",
        "https://example.org/?q=1",
        "https://example.org/#x",
        "https://user:word@example.org/",
        "https://example.org/../x",
        "https://[::1",
        "https://example.org:99999/",
        "https://example org/",
        'https://example.org/"><script>',
    ],
)
def test_a_base_url_that_is_no_address(made: Workshop, address: str) -> None:
    [found] = broken(made, {PATH: f"{TITLE}base_url = {json.dumps(address)}\n"})
    assert told([found]) == [("C106", PATH, 2, 12)]
    assert "https://" in found.hint


def test_a_base_url_of_the_command_that_is_no_address(made: Workshop) -> None:
    result = made.build(base_url="javascript:alert(1)")
    assert result.failed
    assert [d.code for d in result.diagnostics] == ["C106"]
    assert "--base-url" in result.diagnostics[0].message


def test_not_utf8(made: Workshop) -> None:
    assert told(broken(made, {PATH: b'title = "caf\xe9"\n'})) == [("S101", PATH, 1, 13)]


@pytest.mark.parametrize(
    ("text", "code"), [("", "C105"), ("# nothing\n", "C105"), (TITLE + "foo = 1\n", "C103")]
)
def test_what_is_doubted(made: Workshop, text: str, code: str) -> None:
    assert code in [d.code for d in doubted(made, {PATH: text})]


def test_no_settings_at_all(made: Workshop) -> None:
    (made.root / PATH).unlink()
    assert told(doubted(made, {})) == [("C101", PATH, 0, 0)]


def test_a_dotted_key_without_end(made: Workshop) -> None:
    assert {d.code for d in doubted(made, {PATH: TITLE + ".".join(["a"] * 3000) + " = 1\n"})} == {"C103"}


@pytest.mark.parametrize("severity", ["notice", "warning"])
def test_an_archive_that_wants_to_hear_of_no_error_gets_no_traceback(made: Workshop, severity: str) -> None:
    """Severities are the archive's to choose; what is built from files that are broken is another matter."""
    chosen = "".join(f'{code} = "{severity}"\n' for code in CODES)
    jane = "content/entities/person/jane-roe.md"
    made.write(
        {
            PATH: f"{TITLE}[severity]\n{chosen}",
            "content/articles/a b.md": "---\ntitle: [\n---\n",
            "content/articles/empty.md": "",
            "content/articles/dates.md": "---\ntitle: A\ndate: 2007-02-30\nstory: gone\n---\n[[x",
            "content/articles/1954/sea-wall.md": "no fields, [a](gone.md) ![b](c.png) [d](../media/e.pdf)",
            "content/articles/latin.txt": b"\xe9",
            "content/articles/cable.annotations.json": "[" * 5000,
            "content/articles/media.md": "---\ntitle: A\ndate: 1953\nmedia: [gone.jpg, x.png]\n---\nA\n",
            "content/media/x.png": b"\x89PNG\r\n\x1a\n",
            "content/entities/person/Jane-Roe.md": (made.root / jane).read_bytes(),
            "content/entities/person/empty.md": "",
            "content/entities/place/a.md": "---\nname: A\npart_of: b\ncoordinates: {lat: x}\n---\n",
            "content/entities/place/b.md": "---\nname: B\npart_of: a\nmerged_into: a\n---\n",
            "content/entities/ship/a.md": "---\nname: A\n---\n",
            "content/stories/s.md": "---\ntitle: S\norder: [gone]\n---\n",
            "content/pages/search.md": "",
            "templates/strings/en.toml": "[[[",
        }
    )
    result = made.build(search=False)
    assert len({d.code for d in result.diagnostics}) > 15


def test_a_type_that_the_search_needs_for_itself(made: Workshop) -> None:
    made.write({PATH: TITLE + "[types.any]\n", "content/entities/any/x.md": "---\nname: Mary Smith\n---\n"})
    made.write({"content/articles/x.md": "---\ntitle: A\ndate: 1953\n---\n[[Mary Smith]]\n"})
    [found] = made.build(search=True).diagnostics
    assert (found.code, found.place.path) == ("X106", PATH)
