"""A plain report as an article: its fields, its text, and the received file rebuilt from both."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pressmark.dates import parse_date
from pressmark.diagnostics.decoding import decode_text
from pressmark.frontmatter import ARTICLE, read_fields
from pressmark.importers import Choices, Draft, Reading, Received, rebuild
from pressmark.importers.fields_writer import write_fields
from pressmark.importers.text import read_text

PLAIN = Choices(added=parse_date("2026-01-02"))
UNDATED = Choices(undated=True)


def read(data: str | bytes, name: str = "flood.txt", choices: Choices = PLAIN) -> Reading:
    return read_text(Received(name, name, data.encode() if isinstance(data, str) else data), choices)


def draft(data: str | bytes, name: str = "flood.txt", choices: Choices = PLAIN) -> Draft:
    (only,) = read(data, name, choices).drafts
    return only


def rebuilt(article: Draft) -> bytes:
    """The received file from what an importer writes to the disk, read back as the build reads it."""
    source, _ = decode_text("flood.yaml", write_fields(article.fields).encode())
    assert source is not None
    fields, _, problems = read_fields(ARTICLE, source, 1, len(source.lines) + 1)
    assert fields is not None
    assert [problem.message for problem in problems] == []
    return rebuild(fields.get("header", ""), article.text, fields["received"].get("encoding"))


def test_a_wire_report() -> None:
    article = draft(
        " date 1953-02-01 Water came to the lower town on Sunday night.\n\nIt went.\n\n"
        "This report first appeared at Lake Wire. Copyright 1953.\n\n",
        "1953-02-01-lake-wire.txt",
    )
    assert dict(article.fields) == {
        "title": "Water came to the lower town on Sunday night",
        "title_supplied": True,
        "date": "1953-02-01",
        "source": "Lake Wire",
        "rights": "Copyright 1953",
        "added": "2026-01-02",
        "received": {"file": "1953-02-01-lake-wire.txt"},
        "header": " date 1953-02-01 ",
    }
    assert article.text.startswith(b"Water came")
    assert article.text.endswith(b"Copyright 1953.\n\n")
    assert (article.stem, article.folder) == ("1953-02-01-lake-wire", "1953")


def test_a_report_with_all_header_words() -> None:
    article = draft(
        "Title: The flood\nDate: 1 February 1953\nSource: The Post\nBy: Jane Roe and John Doe\n"
        "URL: https://example.org/flood\nLanguage: en-gb\nSection: Home\nPage: 3\nEdition: late\n"
        "Rights: Public domain\n\nWater came.\n\nCopyright 1999.\n"
    )
    fields = dict(article.fields)
    assert fields.pop("header")
    assert fields == {
        "title": "The flood",
        "date": "1953-02-01",
        "source": "The Post",
        "byline": ["Jane Roe", "John Doe"],
        "page": "3",
        "edition": "late",
        "section": "Home",
        "url": "https://example.org/flood",
        "language": "en-GB",
        "rights": "Public domain",
        "added": "2026-01-02",
        "received": {"file": "flood.txt"},
    }


def test_what_the_person_says_goes_first() -> None:
    choices = Choices(title="The great flood", source="lake-wire", date=parse_date("1999"))
    article = draft("title: Flood\ndate: 1953\nsource: Post\n\nWater came.\n", choices=choices)
    fields = article.fields
    assert (fields["title"], fields["title_supplied"]) == ("The great flood", True)
    assert (fields["source"], fields["date"]) == ("lake-wire", "1953")
    assert "title: Flood" in str(fields["header"])


@pytest.mark.parametrize(
    ("text", "name", "choices", "date"),
    [
        ("date 1953-02-01 Water.", "1954-03-04.txt", PLAIN, "1953-02-01"),
        ("1 May 1955\n\nWater.", "1954-03-04.txt", PLAIN, "1954-03-04"),
        (
            "LAKESIDE, 1 May 1955 - Water.\n\nFirst published in X on 2 May 1955.",
            "a.txt",
            PLAIN,
            "1955-05-01",
        ),
        ("Water.\n\nFirst published in X on 2 May 1955.", "a.txt", PLAIN, "1955-05-02"),
        ("Water.", "a.txt", Choices(date=parse_date("1953~"), undated=True), "1953~"),
        ("Water.", "a.txt", UNDATED, "undated"),
        ("date: undated\n\nWater.", "a.txt", PLAIN, "undated"),
    ],
)
def test_the_first_that_says_when(text: str, name: str, choices: Choices, date: str) -> None:
    article = draft(text, name, choices)
    assert article.fields["date"] == date
    assert article.folder == ("undated" if date == "undated" else date[:4])


@pytest.mark.parametrize(
    ("text", "name", "stem"),
    [
        ("Water came to the lower town on Sunday night.", "IMG_0001.txt", "water-came-to-the-lower-town-on"),
        ("Water came.", "Flood of 1953 (final).txt", "flood-of-1953"),
        ("date 1953-02-01 Water came.", "Flood of 1953 (final).txt", "1953-02-01-flood-of-1953"),
        ("title: The flood\n\nWater came.", "scan 12.txt", "the-flood"),
        ("* * *", "0001.txt", "report"),
    ],
)
def test_stems(text: str, name: str, stem: str) -> None:
    article = draft(text, name, UNDATED)
    assert article.stem == stem
    assert article.fields["received"] == {"file": name}


def test_a_text_without_words_is_called_after_its_file() -> None:
    assert draft("* * *", "0001.txt", UNDATED).fields["title"] == "0001"


def test_a_file_that_nothing_dates() -> None:
    (problem,) = read("Water came.", "Flood of 1953 (final).txt").diagnostics
    assert (problem.code, problem.place.path) == ("I201", "Flood of 1953 (final).txt")
    assert not read("Water came.").drafts


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "I106"),
        (b"\xef\xbb\xbf \r\n\n", "I106"),
        ("Water".encode("utf-16-le"), "I107"),
        (b"caf\xe9", "S101"),
    ],
)
def test_what_is_no_text(data: bytes, code: str) -> None:
    reading = read(data)
    assert [problem.code for problem in reading.diagnostics] == [code]
    assert not reading.drafts


def test_a_file_that_is_not_utf_8_is_shown_its_place_and_a_way_out() -> None:
    (problem,) = read(b"Water\r\ncaf\xe9").diagnostics
    assert (problem.place.line, problem.place.column) == (2, 4)
    assert "--encoding" in problem.hint


def test_header_words_alone_are_no_report() -> None:
    (problem,) = read("title: The flood\ndate: 1953\n\n").diagnostics
    assert problem.code == "I110"


def test_lines_that_look_like_header_words_are_reported_where_they_stand() -> None:
    reading = read("\ufefftitle: The flood\r\nref: 12\r\ndate: 1953\r\nLakeside: water came.\r\n")
    said = [(d.code, d.place.line, d.place.column, d.place.excerpt) for d in reading.diagnostics]
    assert said == [("I202", 2, 1, "ref: 12"), ("I203", 4, 1, "Lakeside: water came.")]


def test_header_words_that_cannot_be_read_are_reported() -> None:
    reading = read("title: The flood\ndate: 03/04/1953\nsource: Post\n\nWater came.", "1953-03 flood.txt")
    (problem,) = reading.diagnostics
    assert problem.code == "I204"
    assert "03/04/1953" in problem.message
    assert "taken out" in problem.message
    (problem,) = read("date: 03/04/1953\n\nWater came.", "1953-03 flood.txt").diagnostics
    assert "left in the text" in problem.message


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
LINES = ["date 1953-02-01", "date: 1953", "Title: a: b", "by Jane Roe", "ref: 1", "Water.", "Copyright 1953."]
SIGNS = ["\ufeff", " ", "\r\n", "\n", "\r", "\u2028", "\t", "\x07", "😀", "e\u0301", "שלום"]
PIECES = st.sampled_from([*LINES, *SIGNS])
FILES = st.one_of(
    TEXTS, st.lists(PIECES).map("".join), st.tuples(st.lists(PIECES).map("".join), TEXTS).map("".join)
)


@given(FILES)
@example("\ufeff date 1953-02-01 Water.\r\n\r")
@example("date 1953-02-01\r\nWater.")
def test_the_received_file_is_rebuilt_byte_for_byte(text: str) -> None:
    data = text.encode()
    for article in read(data, choices=UNDATED).drafts:
        assert rebuilt(article) == data == article.origin


@given(FILES)
def test_no_character_of_the_report_is_changed(text: str) -> None:
    for article in read(text, choices=UNDATED).drafts:
        assert text.endswith(article.text.decode())


@given(
    st.sampled_from(
        ["windows-1252", "koi8-r", "shift_jis", "utf-16", "utf-16-be", "iso2022_jp", "mac-roman"]
    ),
    st.one_of(st.binary(max_size=60), st.text(max_size=40)),
)
def test_other_character_sets_are_rebuilt_or_refused(encoding: str, written: str | bytes) -> None:
    data = written if isinstance(written, bytes) else written.encode(encoding, "ignore")
    reading = read(data, choices=Choices(undated=True, encoding=encoding))
    for article in reading.drafts:
        assert rebuilt(article) == data
    assert bool(reading.drafts) == (not {d.code for d in reading.diagnostics} - {"I202", "I203", "I204"})


def test_a_text_in_another_character_set() -> None:
    data = "date 1953-02-01 Élan – “eau”".encode("windows-1252")
    article = draft(data, choices=Choices(encoding="cp1252"))
    assert article.text.decode() == "Élan – “eau”"
    assert article.fields["received"] == {"file": "flood.txt", "encoding": "cp1252"}
    assert rebuilt(article) == data


def test_a_wrong_character_set_is_refused() -> None:
    (problem,) = read(b"date 1953-02-01 \x81\x8d", choices=Choices(encoding="cp1252")).diagnostics
    assert problem.code == "I108"
