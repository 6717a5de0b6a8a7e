"""The behaviour of GitHub Pages, as a table: what each address answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.serve.resolve import Answer, base_path, resolve

SITE = frozenset(
    {
        "index.html",
        "404.html",
        "robots.txt",
        "about/index.html",
        "file.html",
        "both.html",
        "both/index.html",
        "assets/site.css",
        "people/Ана/index.html",
        "articles/2015-09-30-a b/index.html",
        "data",
    }
)

TABLE = [
    ("", 200, "index.html"),
    ("index.html", 200, "index.html"),
    ("index", 200, "index.html"),
    ("file.html", 200, "file.html"),
    ("file", 200, "file.html"),
    ("file/", 404, "404.html"),
    ("about/", 200, "about/index.html"),
    ("about/index.html", 200, "about/index.html"),
    ("about/index", 200, "about/index.html"),
    ("both", 200, "both.html"),
    ("both/", 200, "both/index.html"),
    ("assets/site.css", 200, "assets/site.css"),
    ("assets/site.css?v=2", 200, "assets/site.css"),
    ("assets/site.css/", 404, "404.html"),
    ("data", 200, "data"),
    # nothing is listed
    ("assets/", 404, "404.html"),
    ("assets", 404, "404.html"),
    ("people/", 404, "404.html"),
    # names are exact in case
    ("About/", 404, "404.html"),
    ("assets/Site.css", 404, "404.html"),
    ("INDEX.html", 404, "404.html"),
    # percent-encoding is read once
    ("people/%D0%90%D0%BD%D0%B0/", 200, "people/Ана/index.html"),
    ("articles/2015-09-30-a%20b/", 200, "articles/2015-09-30-a b/index.html"),
    ("%61bout/", 200, "about/index.html"),
    ("%2561bout/", 404, "404.html"),
    # the page for what is not found, at any depth
    ("nothing", 404, "404.html"),
    ("a/b/c/d/", 404, "404.html"),
    ("404.html", 200, "404.html"),
]

# a folder is sent on to its address
MOVED = [
    ("about", "about/"),
    ("about?page=2", "about/?page=2"),
    ("people/%D0%90%D0%BD%D0%B0", "people/%D0%90%D0%BD%D0%B0/"),
]

HOSTILE = [
    "../secret",
    "..",
    "about/../../secret",
    "%2e%2e/secret",
    "%2e%2e%2fsecret",
    "..%2fsecret",
    "..%5csecret",
    "..\\secret",
    "about%2findex.html",
    "about/%2e/index.html",
    "about//index.html",
    "//about/",
    "index.html%00.png",
    "%00",
    "%ff%fe",
    "%",
    "%zz",
    ".nojekyll",
    ".pressmark-output",
    ".git/config",
    "about/.hidden",
    "./index.html",
    "index.html#",
]

BASES = ["/", "/repo/", "/a/b/"]


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize(("address", "status", "file"), TABLE)
def test_the_table_of_github_pages(base: str, address: str, status: int, file: str) -> None:
    assert resolve(base + address, base, SITE) == Answer(status, file)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize(("address", "location"), MOVED)
def test_a_folder_without_its_slash_is_sent_on(base: str, address: str, location: str) -> None:
    assert resolve(base + address, base, SITE) == Answer(301, location=base + location)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("address", HOSTILE)
def test_a_hostile_address_is_not_found(base: str, address: str) -> None:
    hidden = SITE | {".nojekyll", ".pressmark-output", ".git/config", "about/.hidden"}
    assert resolve(base + address, base, hidden) == Answer(404, "404.html")


@pytest.mark.parametrize("address", ["/", "/other/", "/index.html", "/repository/", "/REPO/", "//repo/"])
def test_outside_the_base_path_nothing_is_published(address: str) -> None:
    assert resolve(address, "/repo/", SITE) == Answer(404, inside=False)


def test_the_base_path_itself_is_a_folder() -> None:
    assert resolve("/repo", "/repo/", SITE) == Answer(301, location="/repo/")
    assert resolve("/a/b?x", "/a/b/", SITE) == Answer(301, location="/a/b/?x")
    assert resolve("/a", "/a/b/", SITE) == Answer(404, inside=False)


def test_a_base_path_in_another_script() -> None:
    encoded = "/%D0%B0%D1%80%D1%85%D0%B8%D0%B2/"
    assert resolve(f"{encoded}about/", "/архив/", SITE) == Answer(200, "about/index.html")
    assert resolve(f"{encoded}about/", encoded, SITE) == Answer(200, "about/index.html")


def test_without_a_page_of_its_own_a_site_has_no_file_for_what_is_not_found() -> None:
    assert resolve("/nothing", "/", {"index.html"}) == Answer(404)


@pytest.mark.parametrize("target", ["http://elsewhere.example/", "*", "", "index.html"])
def test_a_target_that_is_no_path_is_not_found(target: str) -> None:
    assert resolve(target, "/", SITE).status == 404


@pytest.mark.parametrize(
    ("given_path", "base"), [("", "/"), ("/", "/"), ("repo", "/repo/"), ("/a/b", "/a/b/"), ("/a/b/", "/a/b/")]
)
def test_a_base_path_has_a_slash_at_both_ends(given_path: str, base: str) -> None:
    assert base_path(given_path) == base


@given(
    st.sampled_from(BASES),
    st.text(st.sampled_from("/.%25eEfF0about\\\0?#:@ ")) | st.text(),
)
def test_no_address_leads_to_a_file_that_is_not_of_the_site(base: str, address: str) -> None:
    answer = resolve(base + address, base, SITE)
    assert not answer.file or answer.file in SITE
    if answer.location:  # on this server, never another
        assert answer.location.startswith(base)
        assert not answer.location.startswith("//")
