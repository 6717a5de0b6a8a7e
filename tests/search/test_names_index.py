"""The index of names: a trie in small files, every name in reach of each of its words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.search import NamedPage, name_files
from pressmark.search.folding import readings
from pressmark.search.names import BEST, MOST_BYTES, file_name, words_of


def page(name: str, *names: str, reports: int = 0, slug: str = "", **facts: Any) -> NamedPage:
    given_ = {"type": "person", "label": "Person", "facts": "", "line": "", "value": name, **facts}
    others = tuple((one, "", "") for one in names)
    return NamedPage(address=f"/people/{slug or name}/", name=name, names=others, reports=reports, **given_)


class Reader:
    """Looks words up as the browser does (``templates/assets/search-names.js``)."""

    def __init__(self, pages: Iterable[NamedPage]) -> None:
        self.files = {path: json.loads(data) for path, data in name_files(pages).items()}
        self.fetched: list[str] = []

    def rows(self, word: str) -> list[Any]:
        beginning, below = "", self.files["names.json"]["below"]
        while True:
            rest = word[len(beginning) :]
            further = max((one for one in below.split() if rest.startswith(one)), key=len, default="")
            if not further:
                return []
            beginning += further
            file = self.fetch(file_name(beginning))
            if isinstance(file, list):
                return file
            if beginning == word:
                parts = range(1, file["parts"] + 1)
                name = file_name(beginning)
                further_rows = [self.fetch(name.replace(".json", f"-{at}.json")) for at in parts]
                return [*file["own"], *(row for part in further_rows for row in part), *file["best"]]
            below = file["below"]

    def fetch(self, path: str) -> Any:
        self.fetched.append(path)
        return self.files[path]

    def addresses(self, word: str) -> set[str]:
        return {row[0] for row in self.rows(word)}


NAMES = st.lists(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=12), min_size=1, max_size=40, unique=True
)


@given(NAMES)
def test_every_word_of_every_name_leads_to_it(names: list[str]) -> None:
    pages = [page(name, slug=f"n{at}") for at, name in enumerate(names)]
    reader = Reader(pages)
    for one in pages:
        for word in words_of(one):
            assert one.address.lstrip("/") in reader.addresses(word)


def test_every_word_leads_to_its_names_among_thousands() -> None:
    firsts = ["Ann", "Anna", "Annabel", "Bo", "Bob", "Владимир", "Łucja", "李", "Mary-Jane", "O’Neil"]
    lasts = [
        f"{start}{middle}{end}"
        for start in "BDFGKLM"
        for middle in ("ar", "el", "in")
        for end in ("", "son", "ov")
    ]
    pages = [
        page(f"{first} {last}", slug=f"p{at}", reports=at % 7)
        for at, (first, last) in enumerate((first, last) for first in firsts for last in lasts)
    ]
    reader = Reader(pages)
    for one in pages:
        for word in words_of(one):
            assert one.address.lstrip("/") in reader.addresses(word), word
    reader.fetched.clear()
    reader.rows("ann")
    # All sixty-three bearers of the name, and of those whose names begin so the best.
    assert len({path.split("-")[0] for path in reader.fetched}) <= 2
    sizes = {
        path: len(json.dumps(file, ensure_ascii=False, separators=(",", ":")))
        for path, file in reader.files.items()
    }
    assert max(size for path, size in sizes.items() if path != "names.json") < 3 * MOST_BYTES
    leaves = [size for path, size in sizes.items() if isinstance(reader.files[path], list)]
    assert max(leaves) <= MOST_BYTES
    assert sum(leaves) > 10 * MOST_BYTES


def test_a_node_keeps_its_ten_best_and_points_on() -> None:
    pages = [
        page(f"Marta{chr(97 + at % 26)}{at}", slug=f"m{at}", reports=at, line="x" * 60) for at in range(300)
    ]
    files = Reader(pages).files
    node = files["names/m.json"]
    assert [row[5] for row in node["best"]] == list(range(299, 299 - BEST, -1))
    assert node["own"] == []
    assert node["below"].split()


def test_what_a_row_says() -> None:
    one = page(
        "Vladimir Putin",
        reports=18,
        slug="vladimir-putin",
        facts="born 7 October 1952",
        line="President of Russia.",
        value="Vladimir Putin (x)",
        sort="Putin, Vladimir",
    )
    two = NamedPage(
        address="/places/x/",
        type="place",
        label="Place",
        name="X",
        facts="",
        line="",
        reports=0,
        value="X",
        names=(("Икс", "ru", ""), ("Y", "", "former")),
    )
    files = Reader([one, two]).files
    assert files["names.json"]["types"] == [["person", "Person"], ["place", "Place"]]
    assert files["names/p.json"] == [
        [
            "people/vladimir-putin/",
            0,
            "Vladimir Putin",
            "born 7 October 1952",
            "President of Russia.",
            18,
            [["Putin, Vladimir", "", "", 1]],
            "Vladimir Putin (x)",
        ]
    ]
    assert files["names/y.json"] == [["places/x/", 1, "X", "", "", 0, [["Икс", "ru"], ["Y", "", "former"]]]]


def test_names_without_words_are_left_out_and_no_names_are_no_files_but_the_root() -> None:
    assert set(name_files([page("—")])) == {"names.json"}
    assert json.loads(name_files([])["names.json"])["below"] == ""


def test_any_part_of_a_name_in_ideographs_leads_to_it() -> None:
    assert {"安倍晋三", "倍晋三", "晋三", "三"} <= words_of(page("安倍晋三"))
    assert words_of(page("Anna")) == {"anna"}


def test_equal_names_give_equal_bytes_in_any_order() -> None:
    pages = [page(f"Name {at}", slug=f"s{at}") for at in range(50)]
    assert name_files(pages) == name_files(reversed(pages))


@pytest.mark.parametrize(
    ("beginning", "name"),
    [
        ("pu", "names/pu.json"),
        ("北", "names/_5317.json"),
        ("a\ud800", "names/a_d800.json"),
        ("con", "names/con.json"),
    ],
)
def test_files_have_plain_names(beginning: str, name: str) -> None:
    assert file_name(beginning) == name


@given(NAMES)
def test_files_of_different_beginnings_differ(names: list[str]) -> None:
    words = {word for name in names for reading in readings(name) for word in reading}
    assert len({file_name(word) for word in words}) == len(words)
