"""``content/published.tsv``: what is written is read again; anything else in it is told at its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.ledger import LEDGER, Line, ledger_bytes, read_ledger

SEGMENT = st.text("abcłÉя09-~_", min_size=1, max_size=6)
ADDRESS = st.builds(
    lambda first, rest, end: "/" + "".join(f"{part}/" for part in (first, *rest)) + end,
    st.sampled_from(["people", "articles", "dates"]),
    st.lists(SEGMENT, max_size=3),
    st.sampled_from(["", "feed.xml", "index.json"]),
)
LINE = st.builds(
    Line,
    subject=st.sampled_from(["home", "dates", "person:jane-roe", "article:потоп"]),
    led_to=st.lists(ADDRESS, max_size=2).map(tuple),
)


def told(data: bytes) -> list[tuple[str, int, int]]:
    return [(found.code, found.place.line, found.place.column) for found in read_ledger(data)[1]]


@given(st.dictionaries(ADDRESS, LINE))
def test_what_is_written_is_read_again(lines: dict[str, Line]) -> None:
    data = ledger_bytes(lines)
    ledger, wrong = read_ledger(data)
    assert not wrong
    assert {a: (line.subject, line.led_to) for a, line in ledger.lines.items()} == {
        a: (line.subject, line.led_to) for a, line in lines.items()
    }
    assert ledger_bytes(ledger.lines) == data
    for address, line in ledger.lines.items():
        assert ledger.place(address).line == line.number
        assert ledger.place(address).excerpt.startswith(address)


def test_it_is_sorted_and_one_line_an_address() -> None:
    lines = {"/b/": Line("page:b", ("/c/",)), "/": Line("home"), "/a/": Line("page:a", ("/c/", "/d/"))}
    head, *rows = ledger_bytes(lines).decode().split("\n")
    assert head.startswith("# ")
    assert rows == ["/\thome", "/a/\tpage:a\t/c/ /d/", "/b/\tpage:b\t/c/", ""]


@given(st.lists(st.tuples(st.sampled_from(list("/ab.\t\n#<>=|~ \\")), st.integers(1, 4))), st.binary())
def test_no_bytes_are_too_much(pieces: list[tuple[str, int]], tail: bytes) -> None:
    ledger, _ = read_ledger("".join(sign * times for sign, times in pieces).encode() + tail)
    for address in ledger.lines:
        assert address.startswith("/")
        assert ".." not in address.split("/")
        assert not any(part.startswith(".") for part in address.split("/"))


def test_two_branches_that_both_published_are_joined_by_keeping_all_lines() -> None:
    ours = ledger_bytes({"/a/": Line("page:a"), "/b/": Line("page:b")})
    theirs = ledger_bytes({"/a/": Line("page:a", ("/c/",)), "/c/": Line("page:c")})
    ledger, wrong = read_ledger(ours + theirs)
    assert not wrong
    assert set(ledger.lines) == {"/a/", "/b/", "/c/"}


def test_line_ends_of_other_systems_and_a_mark_at_the_beginning_do_no_harm() -> None:
    data = b"\xef\xbb\xbf" + ledger_bytes({"/a/": Line("page:a")}).replace(b"\n", b"\r\n")
    ledger, wrong = read_ledger(data)
    assert not wrong
    assert list(ledger.lines) == ["/a/"]


def test_what_git_could_not_join_is_told_once() -> None:
    data = b"/a/\tpage:a\n<<<<<<< HEAD\n/b/\tpage:b\n||||||| 1\n=======\n/c/\tpage:c\n>>>>>>> other\n"
    assert told(data) == [("R921", 2, 1)]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("people/a/\tperson:a", 1),
        ("/people/a\tperson:a", 1),
        ("/people/../../etc/\tperson:a", 1),
        ("/.git/\tpage:git", 1),
        ("/people//a/\tperson:a", 1),
        ("/assets/style/\tassets", 1),
        ("/media/map.pdf\tmedia", 1),
        ("/pagefind/\tsearch", 1),
        ("/people/a b/\tperson:a", 1),
        ("/people\\a/\tperson:a", 1),
        ("/people/a/", 11),
        ("/people/a/\t", 11),
        ("/people/a/ person:a", 1),
        ("/people/a/\tperson:a\t/b/\t/c/", 11),
        ("/people/a/\tperson a", 11),
    ],
)
def test_a_damaged_line(line: str, column: int) -> None:
    assert told(f"# head\n/\thome\n{line}\n".encode()) == [("R922", 3, column)]


def test_two_lines_that_contradict_each_other() -> None:
    [found] = read_ledger(b"/a/\tpage:a\n/b/\tpage:b\n/a/\tperson:a\n")[1]
    assert (found.code, found.place.path, found.place.line) == ("R923", LEDGER, 3)
    assert "on line 1" in found.message


def test_bytes_that_are_no_text() -> None:
    assert [code for code, *_ in told(b"/a/\tpage:\xff\n")] == ["S101"]


def test_no_ledger_is_an_empty_one() -> None:
    ledger, wrong = read_ledger(None)
    assert (dict(ledger.lines), ledger.source, wrong) == ({}, None, ())
