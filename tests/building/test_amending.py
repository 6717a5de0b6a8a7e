"""After an edit inside of a report only what reads it is planned again; after any other edit all is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from unittest import mock

import pytest

from pressmark.building import BuildOptions, BuildResult, build, index_site
from pressmark.building.findable import Findable
from pressmark.building.index.finding import keep_at_hand
from pressmark.pages import kinds
from pressmark.pages.planned import Unit
from tests.building.conftest import Make, Workshop

FIRST = {
    "content/archive.toml": 'title = "Test archive"\nbase_url = "https://news.example/"\n',
    "content/entities/person/ann.md": "---\nname: Ann Weir\n---\nA mayor.\n",
    "content/entities/person/dora.md": "---\nname: Dora Lund\nnames: [D. Lund]\n---\n",
    "content/entities/place/mill.md": "---\nname: Millbrook\n---\n",
    "content/articles/one.md": "---\ntitle: Flood\ndate: 2015-09-30\nadded: 2015-10-01\n---\n"
    "The river rose at [[Millbrook]].\n\n[[Ann Weir]] saw it. “It rose by the hour,” she said.\n",
    "content/articles/two.md": "---\ntitle: Dam\ndate: 2015-10-02\nadded: 2015-10-03\n---\n"
    "A dam for [[Millbrook]], says [[Ann Weir]].\n\nSee [the flood](one.md#p2).\n",
    "content/articles/old.md": "---\ntitle: Mill\ndate: 2012\n---\n[[Ann Weir]] at [[Millbrook]].\n",
    "content/articles/three.md": "---\ntitle: Fair\ndate: 2016-01-01\nadded: 2016-01-02\n---\nA fair.\n",
}


@pytest.fixture
def planned() -> Iterator[list[str]]:
    """The units planned one by one, each by its kind and its id."""
    found: list[str] = []
    really = kinds.unit_of

    def unit_of(edition: kinds.Edition, kind: str, own: str) -> Unit:
        found.append(f"{kind} {own}".strip())
        return really(edition, kind, own)

    with mock.patch("pressmark.building.edits.remaking.unit_of", unit_of):
        yield found


@pytest.fixture
def archive(workshop: Make) -> Workshop:
    made = workshop(FIRST)
    again(made)
    return made


def options_of(archive: Workshop) -> BuildOptions:
    return BuildOptions(archive.root, archive.output, search=False, memory=archive.root / ".pressmark")


def again(archive: Workshop) -> BuildResult:
    """A build that remembers, compared with one that does not."""
    options = options_of(archive)
    result = build(options)
    elsewhere = replace(options, output=archive.root.parent / "clean" / "site", memory=None)
    clean = build(elsewhere)
    assert (result.failed, result.diagnostics) == (clean.failed, clean.diagnostics)
    if not clean.failed:
        assert archive.tree() == Workshop(archive.root.parent / "clean").tree()
    assert build(options).unchanged or result.failed
    return result


def edit(archive: Workshop, stem: str, change: Callable[[str], str]) -> None:
    path = archive.root / "content" / "articles" / f"{stem}.md"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def test_words_added_at_the_end_are_read_by_the_report_alone(archive: Workshop, planned: list[str]) -> None:
    edit(archive, "one", lambda text: text + "\nThe water fell again.\n")
    result = again(archive)
    assert "articles/one/index.html" in result.written
    assert {"article one", "data of article one"} <= set(planned)
    assert "name place:mill" not in planned
    assert "article three" not in planned


def test_a_sentence_in_which_somebody_is_named_is_told_on_their_page(
    archive: Workshop, planned: list[str]
) -> None:
    edit(archive, "one", lambda text: text.replace("saw it", "saw all of it"))
    result = again(archive)
    assert "people/ann/index.html" in result.written
    assert "name person:ann" in planned
    assert "name place:mill" not in planned


def test_edit_upon_edit(archive: Workshop, planned: list[str]) -> None:
    for number in range(4):
        edit(archive, "one" if number % 2 else "two", partial(_with_line, number))
        again(archive)
    assert planned.count("article one") >= 2 <= planned.count("article two")


def _with_line(number: int, text: str) -> str:
    return f"{text}\nLine {number} of it.\n"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("Flood", "The flood"), id="its title"),
        pytest.param(lambda text: text + "\n[[Ben Nevis]] too.\n", id="a name that nobody bears"),
        pytest.param(lambda text: text + "\n[A dam](two.md#p9).\n", id="a link to what is not there"),
        pytest.param(lambda text: text + "\n[[Flood]] by itself.\n", id="its own name"),
        pytest.param(lambda text: text + "\n![A view](../media/none.png)\n", id="a picture"),
        pytest.param(lambda text: text.replace("[[Ann Weir]]", "[[Ann Weir]]{by=A.}"), id="who marked it"),
        pytest.param(lambda text: "---\n" + text, id="fields that cannot be read"),
        pytest.param(lambda text: text.replace("\n\n[[Ann", " [[Ann"), id="a passage that is pointed at"),
        pytest.param(lambda text: text.replace("title: Flood", "title: Flood\nstatus: draft"), id="a draft"),
    ],
)
def test_everything_else_is_planned_whole(
    archive: Workshop, planned: list[str], change: Callable[[str], str]
) -> None:
    edit(archive, "one", change)
    again(archive)
    assert planned == []


@pytest.mark.parametrize(
    ("change", "stale"),
    [
        pytest.param(lambda text: text + "\n[[Ann Weir]] again.\n", {"name person:ann"}, id="once more"),
        pytest.param(
            lambda text: text + "\n[[D. Lund]] came.\n",
            {"name person:dora", "index person", "home"},
            id="a name that nobody had named",
        ),
        pytest.param(
            lambda text: text.replace("[[Millbrook]]", "Millbrook"),
            {"name place:mill", "name person:ann", "home"},
            id="a name less",
        ),
        pytest.param(lambda text: text + "\n[A dam](two.md).\n", {"article two"}, id="a link"),
        pytest.param(lambda text: text + "\n[[two]] as well.\n", {"article two"}, id="a report named"),
        pytest.param(
            lambda text: text + '\n[[Dora Lund]] said: [“It fell.”]{by="D. Lund"}\n',
            {"name person:dora"},
            id="a quotation",
        ),
    ],
)
def test_names_and_links_are_planned_where_they_are_read(
    archive: Workshop, planned: list[str], change: Callable[[str], str], stale: set[str]
) -> None:
    before = archive.tree()
    edit(archive, "one", change)
    again(archive)
    assert {"article one", *stale} <= set(planned)
    assert "article three" not in planned
    path = archive.root / "content" / "articles" / "one.md"
    path.write_text(FIRST["content/articles/one.md"], encoding="utf-8")
    again(archive)
    assert archive.tree() == before


def test_pages_come_and_go_with_the_ties_that_they_tell_of(archive: Workshop, planned: list[str]) -> None:
    """A pair has a page as soon as it is one of the strongest of the archive."""
    archive.write(
        {
            "content/articles/both.md": "---\ntitle: Both\ndate: 2017-01-01\n---\n"
            "[[Ann Weir]] met [[Dora Lund]].\n"
        }
    )
    again(archive)
    planned.clear()
    edit(archive, "one", lambda text: text + "\n[[Dora Lund]] came.\n")
    result = again(archive)
    pages = [path for path in result.written if "/together/" in path]
    assert pages
    assert "sitemap.xml" in result.written
    assert "article one" in planned
    edit(archive, "one", lambda text: text.replace("[[Dora Lund]]", "Dora Lund"))
    result = again(archive)
    assert planned.count("article one") == 2
    assert set(pages) <= set(result.removed)


def test_a_file_more_or_less_is_planned_whole(archive: Workshop, planned: list[str]) -> None:
    archive.write({"content/articles/four.md": "---\ntitle: Four\ndate: 2017\n---\nFour.\n"})
    again(archive)
    (archive.root / "content" / "articles" / "four.md").unlink()
    again(archive)
    assert planned == []


def test_a_site_that_is_not_as_it_was_left_is_made_whole(archive: Workshop, planned: list[str]) -> None:
    edit(archive, "one", lambda text: text + "\nThe water fell again.\n")
    (archive.output / "articles" / "three" / "index.html").write_bytes(b"torn")
    (archive.output / "stray.html").write_bytes(b"stray")
    again(archive)
    assert planned == []


def test_the_first_page_of_its_kind_is_listed_in_its_place(workshop: Make, planned: list[str]) -> None:
    """No tie here is more than chance, so that there is no page of a pair before six reports name both."""
    both = {
        f"content/articles/both-{number}.md": f"---\ntitle: Both {number}\ndate: 2017-01-0{number}\n---\n"
        "[[Ann Weir]] met [[Dora Lund]].\n"
        for number in range(1, 6)
    }
    one = {"content/articles/one.md": "---\ntitle: One\ndate: 2017-02-01\n---\n[[Ann Weir]] came.\n"}
    names = {path: text for path, text in FIRST.items() if not path.startswith("content/articles/")}
    archive = workshop(names | both | one)
    again(archive)
    edit(archive, "one", lambda text: text + "\n[[Dora Lund]] too.\n")
    result = again(archive)
    assert "article one" in planned
    assert any("/together/" in path for path in result.written)


def test_a_picture_goes_with_the_last_report_that_shows_it(archive: Workshop, planned: list[str]) -> None:
    shown = "\n![The mill](../media/mill.svg)\n"
    notice = "status: withdrawn\nnotices: [{date: 2026-01-01, kind: withdrawal, text: Untrue.}]\n---\nA fair."
    archive.write({"content/media/mill.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"})
    edit(archive, "one", lambda text: text + shown)
    edit(archive, "three", lambda text: text.replace("---\nA fair.", notice) + shown)
    again(archive)
    assert (archive.output / "media/mill.svg").exists()
    planned.clear()
    edit(archive, "one", lambda text: text.replace(shown, ""))
    again(archive)
    assert planned == []
    assert not (archive.output / "media/mill.svg").exists()


def test_who_looks_ahead_sees_the_same(
    archive: Workshop, planned: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pressmark.store.looking._WORTHWHILE", 1)
    options = replace(options_of(archive), jobs=2)
    edit(archive, "one", lambda text: text + "\nThe water fell again.\n")
    assert not build(options).failed
    assert "article one" in planned
    planned.clear()
    edit(archive, "one", lambda text: text + "\nAnd rose.\n")
    (archive.output / "articles" / "three" / "index.html").write_bytes(b"torn")
    build(options)
    assert planned == []
    assert again(archive).unchanged


def test_what_the_author_was_told_is_told_again(archive: Workshop, planned: list[str]) -> None:
    archive.write(
        {"content/articles/four.md": "---\ntitle: Four\ndate: 2017\n---\nBy [[person:Carl Ost]].\n"}
    )
    assert again(archive).diagnostics
    edit(archive, "one", lambda text: text + "\nThe water fell again.\n")
    assert again(archive).diagnostics
    assert "article one" in planned


def test_a_report_of_which_there_was_something_to_tell_is_planned_whole(
    archive: Workshop, planned: list[str]
) -> None:
    edit(archive, "three", lambda text: text + "\nBy [[person:Carl Ost]].\n")
    assert again(archive).diagnostics
    edit(archive, "three", lambda text: text.replace("A fair.", "A fair,\nand a fine one."))
    assert again(archive).diagnostics
    assert planned == []


def test_how_often_a_name_stands_that_nobody_bears_is_told_where_it_stands_first(
    archive: Workshop, planned: list[str]
) -> None:
    for stem in ("one", "three"):
        edit(archive, stem, lambda text: text + "\n[[Nobody Atall]] came.\n")
    first = again(archive).diagnostics
    edit(archive, "three", lambda text: text + "\n[[Nobody Atall]] left.\n")
    assert again(archive).diagnostics != first
    assert planned == []


def test_words_that_a_figure_quotes_are_missed(archive: Workshop, planned: list[str]) -> None:
    figure = "figures:\n  - {event: event:fair, what: visitors, value: 12, quote: A fair.}\n---\nA fair."
    archive.write({"content/entities/event/fair.md": "---\nname: Fair\n---\n"})
    edit(archive, "three", lambda text: text.replace("---\nA fair.", figure))
    assert again(archive).diagnostics == ()
    edit(archive, "three", lambda text: text.replace("---\nA fair.", "---\nOne fair."))
    assert [found.code for found in again(archive).diagnostics] == ["L417"]
    assert planned == []


def test_the_search_page_knows_how_many_indexes_there_are(
    archive: Workshop, planned: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pressmark.search.division.MOST", 2000)
    options = replace(options_of(archive), search=True, index_later=True)
    build(options)
    clean = replace(options, output=archive.root.parent / "clean" / "site", memory=None)
    path = "search/index.html"
    before = (archive.output / path).read_bytes()
    for words in ("Water.\n" * 200, "Less."):
        edit(archive, "one", partial(_with_at_the_end, words))
        build(options)
        build(clean)
        assert (archive.output / path).read_bytes() == (clean.output / path).read_bytes()
        assert ((archive.output / path).read_bytes() == before) is (words == "Less.")
    assert planned.count("article one") == 2


def _with_at_the_end(words: str, text: str) -> str:
    return f"{text.partition('END')[0]}END {words}\n"


def test_an_edit_and_its_undoing_in_a_second_output(archive: Workshop, tmp_path: Path) -> None:
    """What is recorded of one site is not taken for another's."""
    other = replace(options_of(archive), output=tmp_path / "other" / "site")
    edit(archive, "one", lambda text: text + "\nThe water fell again.\n")
    build(other)
    edit(archive, "two", lambda text: text + "\nAnd built it was.\n")
    again(archive)
    assert not build(other).failed
    theirs = Workshop(tmp_path / "other").tree()
    assert theirs == archive.tree()


def _with_names(number: int, text: str) -> str:
    """First of a type that the report had not named, then once more."""
    return f"{text}\n[[Flood of 2015]] and [[Ann Weir]] again{', [[Dora Lund]] as well' if number else ''}.\n"


@pytest.mark.parametrize("change", [_with_line, _with_names])
@pytest.mark.parametrize("begun_again", [False, True])
def test_in_a_preview_the_search_finds_the_edit_too(
    archive: Workshop, planned: list[str], begun_again: bool, change: Callable[[int, str], str]
) -> None:
    archive.write({"content/entities/event/flood.md": "---\nname: Flood of 2015\n---\nA flood.\n"})
    options = replace(options_of(archive), search=True, index_later=True)
    assert not index_site(options, build(options)).failed
    for number in range(2):
        if begun_again:
            keep_at_hand(Findable())
        edit(archive, "one", partial(change, number))
        result = build(options)
        assert planned.count("article one") == number + 1
        clean = replace(
            options, output=archive.root.parent / "clean" / "site", memory=None, index_later=False
        )
        whole = build(clean)
        assert result.findable == whole.findable
        if number:
            assert not index_site(options, result).failed
            assert archive.tree() == Workshop(archive.root.parent / "clean").tree()
            assert build(options).unchanged
