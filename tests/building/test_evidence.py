"""Evidence lists: every mention quoted once, word for word, with a link to its very spot."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest

from pressmark.archive import Archive, link
from pressmark.config import read_settings
from pressmark.languages import Strings
from pressmark.pages.edition import Edition
from pressmark.pages.passages.evidence import evidence
from pressmark.records import read_records
from pressmark.sources import read_sources
from tests.building.conftest import Make

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def edition() -> Edition:
    sources, _ = read_sources(ROOT)
    data = next(source.data for source in sources if source.kind == "settings")
    settings, _ = read_settings("content/archive.toml", data)
    archive, _ = link(read_records(sources, settings), settings)
    return Edition(archive, Strings("en", {}), {}, "")


def named_spots(archive: Archive) -> set[tuple[str, str, str]]:
    return {
        (name.entity, article.id, name.mention.anchor)
        for article in archive.articles.values()
        for name in article.named
        if name.entity and not article.withdrawn
    }


def test_every_mention_of_the_repositorys_archive_is_linked_once(edition: Edition) -> None:
    found: list[tuple[str, str, str]] = []
    for entity, stems in edition.archive.reports_of.items():
        for stem in stems:
            for quote in evidence(edition, entity, stem).quotes:
                linked = [piece.address for piece in quote.pieces if piece.address]
                found += [(entity, stem, address.partition("#")[2]) for address in linked]
    assert len(found) > 500
    assert len(found) == len(set(found))
    assert set(found) == named_spots(edition.archive)


def test_every_quotation_is_verbatim(edition: Edition) -> None:
    for entity, stems in edition.archive.reports_of.items():
        for stem in stems:
            text = edition.archive.articles[stem].record.body.text
            for quote in evidence(edition, entity, stem).quotes:
                words = "".join(piece.text for piece in quote.pieces)
                assert words in text
                assert 0 < len(words) <= 300
                assert words == words.strip()


def test_links_land_on_an_element_that_holds_the_name(workshop: Make) -> None:
    body = "Jane **[[Jane Roe|Ro]]e** met [[Jane Roe|the minister]] in [[place:Rome]].\n\n> [[Jane Roe]].\n"
    made = workshop(
        {
            "content/entities/person/jane-roe.md": "---\nname: Jane Roe\n---\n",
            "content/entities/place/rome.md": "---\nname: Rome\n---\n",
            "content/articles/r.md": f"---\ntitle: R\ndate: 2015\n---\n{body}",
        }
    )
    assert not made.build().diagnostics
    page = html5lib.parse(made.page("articles/r/index.html"), namespaceHTMLElements=False)
    words = {element.get("id"): "".join(element.itertext()) for element in page.iter() if element.get("id")}
    list_page = html5lib.parse(made.page("people/jane-roe/index.html"), namespaceHTMLElements=False)
    spots = [
        (a.get("href", "").partition("#")[2], "".join(a.itertext()))
        for a in list_page.iter("a")
        if "articles/r/#p" in a.get("href", "")
    ]
    assert spots == [(spot, words[spot]) for spot, _ in spots]
    assert sorted(word for _, word in spots) == ["Jane Roe", "Ro", "the minister"]
