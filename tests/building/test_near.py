"""What the page “not found” looks into: every page is in files that its address leads to."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.pages.site import near

SLUGS = st.lists(
    st.text("abcdefgé漢-0123456789", min_size=1, max_size=12), min_size=1, max_size=120, unique=True
)


def read(files: Mapping[str, bytes], key: str) -> list[list[str]]:
    """The rows of the file in which ``key`` would stand, found as the browser finds it."""
    begins = json.loads(files["begins.json"])
    at = bisect_right([begin.encode("utf-16-be") for begin in begins], key.encode("utf-16-be")) - 1
    rows: list[list[str]] = json.loads(files[near.file_name(begins[at])])
    return rows


@given(SLUGS)
def test_every_page_stands_under_each_of_its_keys(slugs: list[str]) -> None:
    known = [(f"The page {slug}", f"/people/{slug}/") for slug in slugs]
    files = near.near_files(known)
    assert near.near_files(reversed(known)) == files
    counts: dict[str, int] = {}
    for slug in slugs:
        for key in set(near.keys(slug)):
            counts[key] = counts.get(key, 0) + 1
    crowded = {key for key, count in counts.items() if count > near._MOST_ALIKE}
    for slug in slugs:
        for key in set(near.keys(slug)) - crowded:
            assert [f"The page {slug}", f"/people/{slug}/"] in read(files, key)


@given(SLUGS)
def test_every_file_is_listed_and_all_begins_are_in_order(slugs: list[str]) -> None:
    files = near.near_files((slug, f"/people/{slug}/") for slug in slugs)
    begins = json.loads(files["begins.json"])
    assert begins == sorted(set(begins), key=lambda begin: begin.encode("utf-16-be"))
    assert {"begins.json", *map(near.file_name, begins)} == set(files)
    assert begins[:1] in ([], [""])


def test_the_keys_of_a_report_and_of_a_name() -> None:
    assert list(near.keys("2015-09-30-federation-council-vote")) == [
        "2015 09 30 federation council vote",
        "etov licnuoc noitaredef 03 90 5102",
        "federation council vote",
    ]
    assert list(near.keys("José")) == ["jose", "esoj"]
    assert list(near.keys("—")) == []


def test_a_page_more_changes_a_few_files_of_many() -> None:
    known = [(f"Page {number}", f"/people/{number * 7919 % 5000:04}-of-{number}/") for number in range(3000)]
    before = near.near_files(known)
    after = near.near_files([*known, ("One more", "/people/one-more/")])
    assert len(before) > 100
    assert sum(before.get(path) != data for path, data in after.items()) <= 8


def test_a_lost_reader_loads_little_of_a_large_archive() -> None:
    known = [
        (f"A report on the matter of {number}", f"/articles/{1900 + number % 100}-{number}-matter-of-things/")
        for number in range(10_000)
    ]
    sizes = sorted(len(data) for path, data in near.near_files(known).items() if path != "begins.json")
    assert sizes[len(sizes) // 2] < 6_000
    assert len(near.near_files(known)["begins.json"]) < 30_000


@pytest.mark.parametrize(
    ("begin", "name"), [("", "_.json"), ("mosc", "mosc_.json"), ("a b", "a_20b_.json"), ("я", "_44f_.json")]
)
def test_names_of_files(begin: str, name: str) -> None:
    assert near.file_name(begin) == name
