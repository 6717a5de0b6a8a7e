"""What must hold of every page of every archive: each check gives sentences about what is wrong."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from tests.journeys.published import HtmlPage, Published, words

Check = Callable[[HtmlPage, str], Iterator[str]]
"""Takes a page and the base URL it is published under."""

MOST_BYTES = 150_000

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SHOWS = {"img", "svg", "input", "select", "video", "audio"}
_UNREAD = {"script", "template", "title", "desc", "style"}
_LOADING = ("src", "srcset", "poster", "data")
_NAMING = {"canonical", "alternate", "license", "self"}
_ELSEWHERE = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_DATA = {"application/json", "application/ld+json"}


def is_valid(page: HtmlPage, _base: str) -> Iterator[str]:
    """What a strict parser finds."""
    yield from (f"line {line}: {code}" for line, code in page.errors)


def has_unique_ids(page: HtmlPage, _base: str) -> Iterator[str]:
    """An id names one place."""
    ids = Counter(one.get("id") for one in page.root.iter() if one.get("id"))
    yield from (f"the id {name} stands {count} times" for name, count in ids.items() if count > 1)


def has_headings_in_order(page: HtmlPage, _base: str) -> Iterator[str]:
    """One main heading, no level skipped, and below each heading something to read."""
    found = list(_outline(page.root))
    levels = [(level, words) for level, words in found if level]
    if [level for level, _ in levels].count(1) != 1:
        yield f"it has {[level for level, _ in levels].count(1)} main headings"
    for (before, _), (level, text) in pairwise(levels):
        if level > before + 1:
            yield f"heading {level} “{text}” follows on heading {before}"
    for at, (level, text) in enumerate(found):
        if not level:
            continue
        if not text:
            yield f"a heading {level} is without words"
        below = (one for one in found[at + 1 :] if not one[0] or one[0] <= level)
        after = next(below, (1, ""))
        if after[0]:
            yield f"there is nothing below the heading “{text}”"


def _outline(element: ET.Element) -> Iterator[tuple[int, str]]:
    """Headings as (level, words) and whatever else a reader sees as (0, ""), in order."""
    if element.tag in _HEADINGS:
        yield int(str(element.tag)[1]), words(element)
        return
    if element.tag in _UNREAD or element.get("hidden") is not None:
        return
    if element.tag in _SHOWS or (element.text or "").strip():
        yield 0, ""
    for child in element:
        yield from _outline(child)
        if (child.tail or "").strip():
            yield 0, ""


def carries_no_code(page: HtmlPage, _base: str) -> Iterator[str]:
    """No script or style stands in the page itself: the policy would refuse it."""
    for one in page.root.iter():
        for name in one.keys():  # noqa: SIM118 - an element iterates over its children
            if name == "style" or name.startswith("on"):
                yield f"<{one.tag}> has the attribute {name}"
            elif name in ("href", "src", "action") and (one.get(name) or "").lower().startswith("javascript"):
                yield f"<{one.tag}> leads to {one.get(name)}"
        if one.tag == "style" or (
            one.tag == "script" and not one.get("src") and one.get("type") not in _DATA
        ):
            yield f"there is a <{one.tag}> in the page"


def says_what_it_is(page: HtmlPage, base: str) -> Iterator[str]:
    """A shared link and a list of results can show it."""
    required = ["description", "viewport", "og:title", "og:description", "og:type", "og:site_name"]
    if not page.noindex:
        required.append("og:url")
        here = base + page.name.removesuffix("index.html")
        canonical = [one.get("href") for one in page.all("link", rel="canonical")]
        if canonical != [here] or page.meta("og:url") != here:
            yield f"its canonical address is {canonical}, and og:url {page.meta('og:url')}"
    yield from (f"it has no {name}" for name in required if not page.meta(name).strip())
    if not page.title:
        yield "it has no title"
    if not page.root.get("lang"):
        yield "it does not say its language"


def loads_nothing_from_elsewhere(page: HtmlPage, base: str) -> Iterator[str]:
    """No request goes to another host."""
    for one in page.root.iter():
        loaded = [one.get(name) for name in _LOADING]
        if one.tag in ("use", "image") or (
            one.tag == "link" and not set((one.get("rel") or "").split()) & _NAMING
        ):
            loaded.append(one.get("href"))
        for address in loaded:
            if address and _ELSEWHERE.match(address) and not address.startswith(base):
                yield f"<{one.tag}> loads {address}"


CHECKS: tuple[Check, ...] = (
    is_valid,
    has_unique_ids,
    has_headings_in_order,
    carries_no_code,
    says_what_it_is,
    loads_nothing_from_elsewhere,
)


def problems(site: Published, *, most_bytes: int = MOST_BYTES) -> list[str]:
    """Everything that any check finds on any page, each with the name of its page; and whether any page is
    heavier than ``most_bytes``, or bears the title of another.
    """
    found = [
        f"{page.name}: {problem}"
        for page in site.pages.values()
        for check in CHECKS
        for problem in check(page, site.base_url)
    ]
    heavy = [page for page in site.pages.values() if page.size > most_bytes]
    found += [f"{page.name}: {page.size} bytes" for page in heavy]
    titles = Counter(page.title for page in site.pages.values() if not page.noindex)
    found += [f"{count} pages have the title “{title}”" for title, count in titles.items() if count > 1]
    return found


def unreachable(site: Published, start: str = "index.html") -> set[str]:
    """The pages that links alone, from page to page, never lead to."""
    seen, ahead = {start}, [start]
    while ahead:
        for link in site.links(site.pages[ahead.pop()]):
            name = link.partition("#")[0]
            if name in site.pages and name not in seen:
                seen.add(name)
                ahead.append(name)
    return set(site.pages) - seen
