"""What readers see as evidence, read from the pages of a built site: every quotation and every link in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin
from xml.etree.ElementTree import Element

import html5lib

SITE = "https://site/"


@dataclass(frozen=True)
class Spotted:
    """A link of an evidence list: where it stands, what it says, and the report and place it leads to."""

    page: str
    words: str
    report: str
    place: str


class Evidence:
    """The evidence lists of the site in ``folder``, their parts included."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pages: dict[str, Element] = {}

    def page(self, address: str) -> Element:
        """The page at ``address`` (``people/ann-roe/``), parsed once."""
        if address not in self._pages:
            text = (self._folder / address / "index.html").read_text(encoding="utf-8")
            self._pages[address] = html5lib.parse(text, namespaceHTMLElements=False)
        return self._pages[address]

    @cached_property
    def names(self) -> list[str]:
        """The addresses of all pages of names."""
        files = self._folder.glob("*/*/index.json")
        folders = (file.parent.relative_to(self._folder).as_posix() for file in files)
        return sorted(folder for folder in folders if not folder.startswith("articles/"))

    def lists(self, name: str) -> Iterator[Element]:
        """The elements that together hold the whole list of ``name``: its own section, or all its parts."""
        page = self.page(f"{name}/")
        section = next(
            (one for one in page.iter("section") if one.get("aria-labelledby") == "named-in"), None
        )
        if section is None:
            return
        table = section.find(".//table[@class='parts']")
        if table is None:
            yield section
        else:
            yield from self._parts(f"{name}/", table)

    def _parts(self, address: str, table: Element) -> Iterator[Element]:
        for link in table.iter("a"):
            there = self.resolved(address, link)[0]
            body = next(one for one in self.page(there).iter("div") if one.get("class") == "body")
            below = body.find(".//table[@class='parts']")
            if below is None:
                yield body
            else:
                yield from self._parts(there, below)

    def quotations(self, name: str) -> Iterator[tuple[Element, str]]:
        """Every quotation of the list of ``name`` with the id of its report."""
        for found in self.lists(name):
            for row in found.iter("li"):
                title = row.find("p[@class='row-title']/a")
                if title is not None:
                    report = unquote(title.get("href", "").rstrip("/").rpartition("/")[2])
                    yield from ((quote, report) for quote in row.iter("q"))

    def rows(self, name: str) -> list[str]:
        """The ids of the reports that the list of ``name`` has rows for."""
        found = [row.find("p[@class='row-title']/a") for one in self.lists(name) for row in one.iter("li")]
        return [unquote(a.get("href", "").rstrip("/").rpartition("/")[2]) for a in found if a is not None]

    def spots(self, name: str) -> Iterator[Spotted]:
        """Every link of the list of ``name`` that leads to a place in a report."""
        for quote, report in self.quotations(name):
            for link in quote.iter("a"):
                address, place = self.resolved(f"{name}/", link)
                # Parts stand one folder deeper: what counts is the report's own folder.
                assert address.endswith(f"articles/{report}/"), (address, report)
                yield Spotted(name, text_of(link), report, place)

    def resolved(self, address: str, link: Element) -> tuple[str, str]:
        """The address (without a slash in front) and the fragment that ``link`` on the page leads to."""
        whole = urljoin(SITE + address, link.get("href", "")).removeprefix(SITE)
        there, _, place = whole.partition("#")
        return unquote(there), unquote(place)

    def landing(self, spot: Spotted) -> Element:
        """The element that a link leads to."""
        found = [one for one in self.page(f"articles/{spot.report}/").iter() if one.get("id") == spot.place]
        assert len(found) == 1, spot
        return found[0]

    @cached_property
    def reports(self) -> list[str]:
        """The ids of all reports."""
        return sorted(file.parent.name for file in self._folder.glob("articles/*/index.json"))

    def marked(self, report: str) -> dict[str, set[str]]:
        """By the id of a name, the places where the data of a report say that it is marked."""
        found: dict[str, set[str]] = {}
        mentions = self.data(f"articles/{report}").get("mentions", [])
        assert isinstance(mentions, list)
        for mention in mentions:
            if mention.get("entity"):
                found.setdefault(mention["entity"], set()).add(mention["address"].lstrip("#"))
        return found

    def data(self, address: str) -> dict[str, object]:
        """The data of a report or a name."""
        found = json.loads((self._folder / address / "index.json").read_text(encoding="utf-8"))
        assert isinstance(found, dict)
        return found


def text_of(element: Element) -> str:
    """The words of an element without what Pressmark put beside them (class ``after``)."""
    words = element.text or ""
    for child in element:
        if "after" not in child.get("class", "").split():
            words += text_of(child)
        words += child.tail or ""
    return words


def wrong(site: Evidence) -> Iterator[str]:
    """What does not hold of the evidence of ``site``: a sentence for each failure."""
    for name in site.names:
        yield from _wrong_links(site, name)
        yield from _wrong_words(site, name)
    listed: dict[tuple[str, str], set[str]] = {}
    for name in site.names:
        identity = str(site.data(name)["id"])
        listed |= {(identity, report): set() for report in site.rows(name)}
        for spot in site.spots(name):
            listed[identity, spot.report].add(spot.place)
    for report in site.reports:
        for identity, places in site.marked(report).items():
            found = listed.get((identity, report))
            if found != places:
                yield f"{identity} in {report}: {sorted(places)} are marked, {found} listed"


def _wrong_links(site: Evidence, name: str) -> Iterator[str]:
    """Links that stand twice, or lead to other words than they say."""
    label = str(site.data(name)["name"])
    links = list(site.spots(name))
    if len(links) != len(set(links)):
        yield f"{name}: a place is linked twice"
    for spot in links:
        words = " ".join(text_of(site.landing(spot)).split())
        said = " ".join(spot.words.split())
        whole = " ".join("".join(site.landing(spot).itertext()).split())
        if not words or not (words in said or said in words or label in (whole, said)):
            yield f"{name}: “{said}” leads to “{words}” in {spot.report}#{spot.place}"


def _wrong_words(site: Evidence, name: str) -> Iterator[str]:
    """Quotations that are not, word for word, what their report says."""
    for quote, report in site.quotations(name):
        words = text_of(quote)
        if words not in str(site.data(f"articles/{report}")["text"]):
            yield f"{name}: “{words}” does not stand in {report}"
        if not 0 < len(words) <= 300:
            yield f"{name}: {len(words)} characters are quoted from {report}"
