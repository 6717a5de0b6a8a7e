"""The whole archive of the repository, page by page, as the web will see it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urljoin

import feedparser
import jsonschema
import pytest
import yaml

from tests.crawling import crawl
from tests.journeys.checks import CHECKS, problems, unreachable
from tests.journeys.conftest import AT_ROOT, BELOW, ROOT
from tests.journeys.published import HtmlPage, Published, words

MOST_BYTES_OF_A_READING_PAGE = 60_000
MOST_BYTES_OF_STYLE = 15_000
MOST_BYTES_OF_SCRIPT = 10_000

# The words of the program; readers have their own.
FORBIDDEN = re.compile(r"\b(entit(y|ies)|mentions?|stubs?|stand-?offs?|facets?|slugs?)\b", re.IGNORECASE)
SPOKEN = ("title", "alt", "aria-label", "aria-description", "placeholder", "content", "value", "label")
# What others wrote: the text of a report, a note, a quotation, a summary, a title, a name.
WRITTEN = {
    "text",
    "note",
    "prose",
    "quote",
    "summary",
    "row-summary",
    "row-title",
    "name-row",
    "related",
    "thread",
}


@pytest.mark.parametrize("base_url", [AT_ROOT, BELOW])
def test_no_link_is_broken(archive_at: Callable[[str], Published], base_url: str) -> None:
    site = archive_at(base_url)
    assert len(site.pages) > 300
    assert crawl(site.folder, base_url) == []


def test_the_crawl_follows_more_than_links_between_pages(archive: Published, tmp_path: Path) -> None:
    """Spoil one thing of each sort in a copy: each is found."""
    files = {
        name: path.read_bytes() for name, path in archive.files.items() if not name.startswith("pagefind")
    }
    del files["media/votes-2015.svg"], files["stories/the-intervention/index.html"]
    report = "articles/2015-11-20-paris-count/index.html"
    assert b'id="p1' in files[report]
    files[report] = files[report].replace(b'id="p1', b'id="q1')
    for name, data in files.items():
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    found = "\n".join(crawl(tmp_path, AT_ROOT))
    assert "votes-2015.svg is not in the site" in found
    assert "sitemap.xml names https://example.org/stories/the-intervention/, which is not" in found
    assert re.search(r"articles/2015-11-20-paris-count/#p1\S* names a place that this page does not", found)


def test_the_two_sites_differ_in_their_address_alone(archive_at: Callable[[str], Published]) -> None:
    root, below = archive_at(AT_ROOT), archive_at(BELOW)
    assert set(root.files) == set(below.files)

    def moved(data: bytes) -> bytes:
        # The address stands in a mail's words too, encoded; 404.html names the path alone.
        data = data.replace(b'"/repo/', b'"/')
        for change in (str.encode, lambda address: quote(address, safe="").encode()):
            data = data.replace(change(BELOW), change(AT_ROOT))
        return data

    differing = [
        name for name in root.files if root.files[name].read_bytes() != moved(below.files[name].read_bytes())
    ]
    assert differing == []


def test_every_page_is_well_made(archive: Published) -> None:
    assert problems(archive) == []


SPOILED = {
    "is_valid": "<p><a href=/><a href=/>two</a></p>",
    "has_unique_ids": "<p id='p1'>One</p><p id='p1'>Two</p>",
    "has_headings_in_order": "<h1>One</h1><p>Text</p><h3>Three</h3><p>Text</p>",
    "carries_no_code": "<h1 onclick='go()'>One</h1><p>Text</p>",
    "says_what_it_is": "<h1>One</h1><p>Text</p>",
    "loads_nothing_from_elsewhere": "<h1>One</h1><p><img src='//elsewhere.org/x.png' alt=''></p>",
}


def test_every_check_sees_what_it_should(tmp_path: Path) -> None:
    assert set(SPOILED) == {check.__name__ for check in CHECKS}
    for check in CHECKS:
        body = SPOILED[check.__name__]
        (tmp_path / "index.html").write_text(
            f"<!doctype html><html lang=en><title>T</title>{body}", encoding="utf-8"
        )
        page = Published(tmp_path, AT_ROOT).page("/")
        assert list(check(page, AT_ROOT)) != [], check.__name__


def test_heavy_pages_and_equal_titles_are_seen(tmp_path: Path) -> None:
    for name, size in (("one.html", 40_000), ("two.html", 4)):
        (tmp_path / name).write_text(f"<!doctype html><title>T</title><p>{'word ' * size}")
    found = "\n".join(problems(Published(tmp_path, AT_ROOT)))
    assert "one.html: 2000" in found
    assert not re.search(r"two.html: \d", found)
    assert "2 pages have the title “T”" in found


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<h1>One</h1><h2>Two</h2>", "nothing below the heading “Two”"),
        (
            "<h1>One</h1><p>Text</p><h2>Two</h2><div></div><h2>Three</h2><p>Text</p>",
            "nothing below the heading “Two”",
        ),
        ("<h1>One</h1><h2>Two</h2><p>Text</p><h1>Three</h1><p>Text</p>", "2 main headings"),
        ("<h1> </h1><p>Text</p>", "without words"),
        ("<h1>One</h1><h2>Two</h2><h3>Three</h3><p>Text</p>", ""),
    ],
)
def test_headings_without_anything_below_are_seen(body: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        f"<!doctype html><title>T</title><main>{body}</main>", encoding="utf-8"
    )
    check = next(check for check in CHECKS if check.__name__ == "has_headings_in_order")
    found = list(check(Published(tmp_path, AT_ROOT).page("/"), AT_ROOT))
    assert fault in "\n".join(found) if fault else found == []


def test_links_alone_lead_to_every_page(archive: Published) -> None:
    assert unreachable(archive) == {"404.html"}


def test_only_what_a_search_engine_should_not_show_is_kept_from_it(archive: Published) -> None:
    hidden = {name for name, page in archive.pages.items() if page.noindex}
    assert hidden == {"404.html", "search/index.html"}


def test_the_sitemap_lists_the_pages_and_nothing_else(archive: Published) -> None:
    listed = re.findall(r"<loc>(.*?)</loc>", archive.text("sitemap.xml"))
    pages = [
        archive.url(name.removesuffix("index.html"))
        for name, page in archive.pages.items()
        if not page.noindex
    ]
    assert sorted(listed) == sorted(pages)
    assert f"Sitemap: {archive.base_url}sitemap.xml" in archive.text("robots.txt")


def test_the_data_of_every_report_and_name_keeps_to_its_schema(archive: Published) -> None:
    schemas = {
        kind: jsonschema.Draft202012Validator(json.loads(archive.text(f"data/{kind}.schema.json")))
        for kind in ("article", "entity")
    }
    for schema in schemas.values():
        schema.check_schema(schema.schema)
    data = [name for name in archive.files if name.endswith("/index.json")]
    assert len(data) > 200
    wrong = []
    for name in data:
        value = json.loads(archive.text(name))
        validator = schemas["article" if name.startswith("articles/") else "entity"]
        wrong += [f"{name}: {error.json_path}: {error.message}" for error in validator.iter_errors(value)]
        assert archive.url(value["address"]) == archive.url(name.removesuffix("index.json"))
    assert wrong == []


def test_a_name_in_the_data_stands_where_it_says(archive: Published) -> None:
    report = json.loads(archive.text("articles/2015-09-30-federation-council-vote/index.json"))
    marked = {
        report["text"][m["spans"][0][0] : m["spans"][0][1]] for m in report["mentions"] if "entity" in m
    }
    assert {"Federation Council", "Vladimir Putin", "Sergei Ivanov"} <= marked
    ids = {one.get("id") for one in archive.page(report["address"]).root.iter()}
    assert {mention["address"].lstrip("#") for mention in report["mentions"]} <= ids


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_every_feed_is_whole(archive: Published) -> None:
    feeds = [name for name in archive.files if name.endswith("feed.xml")]
    assert len(feeds) > 100
    for name in feeds:
        feed = feedparser.parse(archive.files[name].read_bytes())
        assert not feed.bozo, f"{name}: {feed.get('bozo_exception')}"
        ids = [entry.id for entry in feed.entries]
        assert ids, name
        assert len(set(ids)) == len(ids), name
        assert all(entry.link.startswith(archive.base_url) and entry.title for entry in feed.entries), name
    assert len({feedparser.parse(archive.files[name].read_bytes()).feed.id for name in feeds}) == len(feeds)


def _interface(page: HtmlPage) -> list[str]:
    """What the interface says on a page: its words and spoken attributes, without what others wrote."""
    said: list[str] = []

    def walk(element: object) -> None:
        classes = set((element.get("class") or "").split())  # type: ignore[attr-defined]
        if classes & WRITTEN or element.tag in ("q", "h1", "cite", "blockquote", "script"):  # type: ignore[attr-defined]
            return
        said.extend(element.get(name) or "" for name in SPOKEN)  # type: ignore[attr-defined]
        said.append(element.text or "")  # type: ignore[attr-defined]
        for child in element:  # type: ignore[attr-defined]
            walk(child)
            said.append(child.tail or "")

    walk(page.root)
    return [one for one in said if one.strip()]


def test_readers_meet_readers_words(archive: Published) -> None:
    heard = {
        name: [one for one in _interface(page) if FORBIDDEN.search(one)]
        for name, page in archive.pages.items()
    }
    assert {name: said for name, said in heard.items() if said} == {}
    assert "Named in this report" in _interface(archive.page("/articles/2015-09-30-federation-council-vote/"))


def _weight(site: Published, page: HtmlPage) -> int:
    """What a reader's machine fetches for a page, compressed; pictures apart."""
    loaded = [one.get("src") for one in page.root.iter("script") if one.get("src")]
    for link in page.root.iter("link"):
        if (link.get("rel") or "") in ("stylesheet", "icon", "modulepreload"):
            loaded.append(link.get("href"))
    loaded += [(one.get("href") or "").partition("#")[0] for one in page.root.iter("use")]
    here = site.url(page.name.removesuffix("index.html"))
    names = {page.name} | {urljoin(here, one)[len(site.base_url) :] for one in loaded if one}
    return sum(len(gzip.compress(site.files[name].read_bytes(), 6)) for name in names)


def test_a_reading_page_is_light(archive: Published) -> None:
    reading = [page for name, page in archive.pages.items() if not name.startswith(("search/", "404"))]
    heavy = {page.name: _weight(archive, page) for page in reading}
    assert max(heavy.values()) < MOST_BYTES_OF_A_READING_PAGE, max(heavy.items(), key=lambda one: one[1])
    style = len(gzip.compress(archive.files["assets/style.css"].read_bytes(), 6))
    script = len(gzip.compress(archive.files["assets/reading.js"].read_bytes(), 6))
    assert style < MOST_BYTES_OF_STYLE
    assert script < MOST_BYTES_OF_SCRIPT


def test_a_digest_says_what_it_is_and_what_it_rests_on(archive: Published) -> None:
    digests = 0
    for file in sorted((ROOT / "content/articles").rglob("*.md")):
        fields = yaml.safe_load(file.read_text(encoding="utf-8").split("---\n")[1])
        if fields.get("kind") != "digest":
            continue
        digests += 1
        assert fields.get("based_on"), file
        assert fields.get("written"), file
        page = archive.page(f"/articles/{file.stem}/")
        kicker = next(one for one in page.root.iter("p") if one.get("class") == "kicker")
        assert "Digest written in 2026 from public records" in words(kicker), file
        basis = {document["title"] for document in fields["based_on"]}
        whole = words(page.root)
        assert all(" ".join(title.split()) in whole for title in basis), file
    assert digests > 40
