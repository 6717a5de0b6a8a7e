"""A page's text element as a browser sees it, for the tests of this folder and its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

import html5lib

from pressmark.annotations.html import render
from pressmark.annotations.values import Mark
from pressmark.text import Body, showable

_SPACE = re.compile("[ \t\n\f\r\u00a0\u2028]+")


def page(body: Body, marks: Sequence[Mark] = (), *, scans: Sequence[str] = ()) -> str:
    """The HTML of ``body``, every link alive and addresses as they are; ``scans`` names pages with a scan."""
    return render(
        body,
        marks,
        href=lambda address: address,
        link=lambda slot: slot.target + (f"#{slot.fragment}" if slot.fragment else ""),
        picture=lambda slot: f'<img src="/media/picture" alt="{showable(slot.alt).replace(chr(34), "")}">',
        scan=lambda label: f"/media/scan-{label}" if label in scans else None,
    )


def parsed(html: str) -> Element:
    """The text element around ``html``, read by a parser that raises on anything that HTML forbids."""
    document = f'<!DOCTYPE html><title>t</title><body><div id="text">{html}</div>'
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False)
    element = parser.parse(document).find(".//div[@id='text']")
    assert isinstance(element, Element)
    return element


def words(text: str) -> str:
    """``text`` with all that HTML shows as one space collapsed."""
    return _SPACE.sub(" ", text).strip(" ")


def shown(element: Element) -> str:
    """The text of ``element`` without what is no part of the report (class ``after``)."""
    return "".join(_texts(element))


def _texts(element: Element) -> Iterator[str]:
    if "after" not in element.get("class", "").split() or element.tag == "a":
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def check(body: Body, marks: Sequence[Mark], html: str) -> Element:
    """What must hold for every page, or an assertion says what does not."""
    root = parsed(html)
    assert words(shown(root)) == words(showable(body.text))
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    assert not {name: count for name, count in ids.items() if count > 1}
    for link in root.iter("a"):
        assert not [inner for inner in link.iter("a") if inner is not link], "a link inside a link"
    _check_marks(marks, root)
    return root


def _check_marks(marks: Sequence[Mark], root: Element) -> None:
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    for mark in marks:
        element = by_id[mark.anchor]
        if mark.kind in {"name", "reference"}:
            assert element.tag == "a"
            assert element.get("href") == showable(mark.address)
            assert mark.kind in element.get("class", "").split()
        else:
            assert element.tag == "span"
            assert element.get("href") is None
