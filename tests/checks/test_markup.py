"""Reading what a page refers to: as a browser would, whoever wrote the page."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pressmark.checks.links import Links
from pressmark.checks.markup import read_markup, style_addresses
from pressmark.checks.site import Site


def _addresses(html: str, *, loaded: bool) -> list[str]:
    return [found.address for found in read_markup(html).references if found.loaded is loaded]


def test_what_is_followed_and_what_is_loaded() -> None:
    page = """
    <link rel="stylesheet" href="a.css"><link rel="canonical" href="https://example.org/">
    <a href='b.html'>b</a> <a href=c.html>c</a> <img src="d.png" srcset="e.png 2x, f.png 3x">
    <script src="g.js"></script><svg><use href="h.svg#land"/></svg><form action="search/"></form>
    <meta http-equiv="refresh" content="0; url=i/">
    """
    assert _addresses(page, loaded=True) == ["a.css", "d.png", "e.png", "f.png", "g.js", "h.svg#land"]
    assert _addresses(page, loaded=False) == ["https://example.org/", "b.html", "c.html", "search/", "i/"]


def test_scripts_styles_and_comments_are_passed_over() -> None:
    page = """<!-- <a href="no"> --><script>"<a href='no'>"</script>
    <style>a[href="no"]{}</style><a href="yes">"""
    assert _addresses(page, loaded=False) == ["yes"]


def test_signs_in_attributes_and_character_references() -> None:
    page = """<a title="a > b" href="x/?a=1&amp;b=2">x</a><p id="p1">"""
    assert _addresses(page, loaded=False) == ["x/?a=1&b=2"]
    assert read_markup(page).ids == {"p1"}


def test_an_id_that_stands_twice_is_told_where_it_stands_again() -> None:
    page = '<p id="p1"></p><p id="p2"></p><p id="p1"></p>'
    assert read_markup(page).twice == (("p1", page.rindex("<p id")),)


def test_what_a_style_sheet_loads() -> None:
    sheet = """@import "a.css"; b { background: url(c.png) } d { mask: url("data:image/svg+xml,x") }"""
    assert [address for address, _ in style_addresses(sheet)] == ["a.css", "c.png"]


@given(st.text(alphabet=st.sampled_from("<>\"'=/!- abhref\n&;")))
def test_nothing_makes_it_fail(page: str) -> None:
    read_markup(page)
    list(style_addresses(page))


@given(
    st.lists(
        st.sampled_from(["../", "./", "a/", "b.html", "#x", "?q", "//", "/", "..", ".", ":", "%2e", " "])
    )
)
def test_links_by_way_of_the_root_are_judged_as_all_others_are(parts: list[str]) -> None:
    """What is known of an address from one page holds for every page at which it leads to the same place."""
    site = Site(Path("nowhere"), {"index.html": 1, "a/index.html": 1, "a/b.html": 1, "b.html": 1}, "")
    site._ids.update(dict.fromkeys(site.sizes, frozenset({"x"})))
    links = Links(site, "https://example.org/archive/")
    address = "".join(parts)
    for page in ("index.html", "a/index.html", "c/d/index.html", "c/e/index.html"):
        for loaded in (False, True):
            alone = Links(site, "https://example.org/archive/")._judged(address, page, loaded)
            assert links.problem(address, page, loaded=loaded) == alone
