"""Every template, for rich and empty views: valid markup, headings in order, nothing that an author writes
becomes markup."""

from __future__ import annotations

import gzip
import json
import re
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from itertools import pairwise

import feedparser
import html5lib
import pytest

from pressmark.templates import default_theme
from tests.theme.rendering import HOSTILE, SITES, hostile, rendered
from tests.theme.samples import SAMPLES
from tests.theme.samples.site import SITE, Sample

PAGES = [name for name, sample in SAMPLES.items() if sample.template.endswith(".html")]
FEEDS = [name for name in SAMPLES if name.startswith("feed")]


class Outline(HTMLParser):
    """What a page is made of: tags with attributes, headings, ids, links into the page, and spoken words."""

    VOID = frozenset(["meta", "link", "img", "input", "br", "hr", "use", "rect", "circle", "path"])

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[tuple[int, str]] = []
        self.spoken: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))
        if tag not in self.VOID:
            self._open.append(tag)
        spoken = ("alt", "title", "aria-label", "placeholder")
        self.spoken += [value for name, value in attrs if name in spoken and value]

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "script" in self._open:
            return
        self.spoken.append(data)
        if self._open and any(re.fullmatch(r"h[1-6]", tag) for tag in self._open):
            level, words = self.headings[-1]
            self.headings[-1] = (level, words + data)

    def values(self, attribute: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(attribute)) is not None]


@pytest.fixture(params=sorted(SITES))
def site_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("name", PAGES)
def test_page_is_valid_html(name: str, site_name: str) -> None:
    page = rendered(SAMPLES[name], SITES[site_name])
    html5lib.HTMLParser(strict=True).parse(page)
    assert page.startswith("<!doctype html>\n")


@pytest.mark.parametrize("name", PAGES)
def test_headings_are_in_order_and_none_is_empty(name: str, site_name: str) -> None:
    outline = Outline(rendered(SAMPLES[name], SITES[site_name]))
    levels = [level for level, _ in outline.headings]
    assert levels.count(1) == 1
    assert levels[0] == 1 or levels[:2] == [2, 1]
    assert all(words.strip() for _, words in outline.headings)
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_unique_and_links_into_the_page_arrive(name: str) -> None:
    outline = Outline(rendered(SAMPLES[name]))
    ids = outline.values("id")
    assert len(ids) == len(set(ids))
    inside = {href[1:] for href in outline.values("href") if href.startswith("#")}
    assert inside <= set(ids)
    labelled = {word for value in outline.values("aria-labelledby") for word in value.split()}
    assert labelled <= set(ids)


@pytest.mark.parametrize("name", PAGES)
def test_the_policy_of_content_is_kept(name: str) -> None:
    outline = Outline(rendered(SAMPLES[name]))
    for tag, attributes in outline.tags:
        assert "style" not in attributes
        assert not [key for key in attributes if key.startswith("on")]
        assert tag != "style"
        if tag == "script":
            assert attributes.get("src") or attributes.get("type") in (
                "application/json",
                "application/ld+json",
            )
        if tag in ("script", "img", "use", "iframe", "link") and attributes.get("rel") not in ("canonical",):
            address = attributes.get("src") or attributes.get("href") or ""
            assert address.startswith(SITE.base_url) or "//" not in address


@pytest.mark.parametrize("name", PAGES)
def test_no_word_of_the_program_reaches_a_reader(name: str, site_name: str) -> None:
    outline = Outline(rendered(SAMPLES[name], SITES[site_name]))
    forbidden = re.compile(r"\b(entit(y|ies)|mentions?|stubs?|stand-?off|facets?)\b", re.IGNORECASE)
    assert [words for words in outline.spoken if forbidden.search(words)] == []


@pytest.mark.parametrize("name", PAGES)
def test_hostile_words_never_become_markup(name: str) -> None:
    sample = SAMPLES[name]
    calm = Outline(rendered(sample))
    wild_page = rendered(Sample(sample.template, hostile(sample.view), sample.absolute), hostile(SITE))
    wild = Outline(wild_page)
    html5lib.HTMLParser(strict=True).parse(wild_page)
    assert [tag for tag, _ in wild.tags if tag in ("img", "script")] == [
        tag for tag, _ in calm.tags if tag in ("img", "script")
    ]
    assert not [key for _, attributes in wild.tags for key in attributes if key.startswith("on")]
    assert "alert(1)" in wild_page
    assert "{{ 7 * 7 }}" in wild_page


@pytest.mark.parametrize("name", PAGES)
def test_data_blocks_are_json(name: str) -> None:
    sample = SAMPLES[name]
    for page in (
        rendered(sample),
        rendered(Sample(sample.template, hostile(sample.view), sample.absolute), hostile(SITE)),
    ):
        for block in re.findall(
            r'<script type="application/(?:ld\+)?json"[^>]*>(.*?)</script>', page, re.DOTALL
        ):
            assert isinstance(json.loads(block), dict)


def test_cards_and_linked_data_say_what_the_report_is() -> None:
    page = rendered(SAMPLES["article"])
    blocks = re.findall(r'<script type="application/([a-z+]+)"[^>]*>(.*?)</script>', page, re.DOTALL)
    linked, own = json.loads(blocks[0][1]), json.loads(blocks[1][1])
    assert own["cards"]["person:ada-merrow"][:2] == ["Ada Merrow", "Person"]
    assert linked["@type"] == "NewsArticle"
    assert linked["url"] == SITE.base_url + "articles/1953-03-12/"
    assert [one["name"] for one in linked["about"]] == ["Ada Merrow", "Parish council of Marl End"]
    assert linked["mentions"][0] == {
        "@type": "Thing",
        "name": "Josiah Ames",
        "url": SITE.base_url + "people/josiah-ames/",
    }


def test_links_are_relative_to_the_page_whichever_page_comes_first() -> None:
    for name, root in (("home", "./"), ("article", "../../"), ("month", "../../../"), ("home", "./")):
        page = rendered(SAMPLES[name])
        assert f'href="{root}assets/style.css"' in page
        assert f'href="{root}people/"' in page
    # It answers at any address, on the host it is published on as in the preview.
    assert 'href="/fens/assets/style.css"' in rendered(SAMPLES["404"])


def test_without_a_base_address_nothing_absolute_is_said() -> None:
    page = rendered(SAMPLES["article"], SITES["bare"])
    assert "ld+json" not in page
    assert 'rel="canonical"' not in page
    assert "og:url" not in page
    assert "og:image" not in page


@pytest.mark.parametrize(
    "name", ["home-empty", "article-empty", "entity-empty", "index-empty", "story-empty", "map-empty"]
)
def test_empty_views_have_no_empty_section_or_list(name: str, site_name: str) -> None:
    page = rendered(SAMPLES[name], SITES[site_name])
    assert not re.search(r"<(ul|ol|dl|section|nav|tbody|aside)\b[^>]*>\s*</\1>", page)


@pytest.mark.parametrize("name", FEEDS)
def test_feed_is_atom(name: str) -> None:
    page = rendered(SAMPLES[name])
    parsed = feedparser.parse(page.encode())
    assert parsed.bozo == 0
    assert parsed.version == "atom10"
    assert "]]>" not in page
    root = ElementTree.fromstring(page)
    atom = "{http://www.w3.org/2005/Atom}"
    relations = {link.get("rel"): link.get("href") for link in root.findall(f"{atom}link")}
    assert relations == {"self": SITE.base_url + "feed.xml", "alternate": SITE.base_url}
    for element in (root, *root.findall(f"{atom}entry")):
        assert all(element.findtext(f"{atom}{tag}") for tag in ("id", "title", "updated"))
    assert root.findtext(f"{atom}author/{atom}name")


def test_feed_keeps_hostile_words_and_its_html_apart() -> None:
    sample = SAMPLES["feed"]
    page = rendered(Sample(sample.template, hostile(sample.view), True), hostile(SITE))
    root = ElementTree.fromstring(page)
    atom = "{http://www.w3.org/2005/Atom}"
    assert root.findtext(f"{atom}entry/{atom}title") == HOSTILE
    content = root.findtext(f"{atom}entry/{atom}content") or ""
    assert '<p id="p1">' in content
    assert "The year was misread" not in content
    assert "<script>" not in content
    assert "]]>" not in page


def test_sitemap_lists_encoded_addresses() -> None:
    root = ElementTree.fromstring(rendered(SAMPLES["sitemap"]))
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = [loc.text for loc in root.findall("s:url/s:loc", spaces)]
    assert found[0] == SITE.base_url
    assert found[2] == SITE.base_url + "people/%D8%A2%D8%AF%D8%A7/"
    assert [changed.text for changed in root.findall("s:url/s:lastmod", spaces)] == [
        "2026-02-10",
        "1953-03-12",
    ]


@pytest.mark.parametrize(("file", "limit"), [("style.css", 15_000), ("reading.js", 10_000)])
def test_what_every_page_loads_stays_light(file: str, limit: int) -> None:
    data = (default_theme() / "assets" / file).read_bytes()
    assert len(gzip.compress(data, 9)) < limit
    assert b"@import" not in data
    assert not re.search(rb"url\(|https?://", data)
