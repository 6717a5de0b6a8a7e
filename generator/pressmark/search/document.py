"""One record as the small HTML document that Pagefind reads.

The document holds the title, then a marker, then names, summary and paragraphs, each paragraph after a marker
of its own: an empty element whose ``id`` is the paragraph's anchor. Pagefind keeps the place of every ``id``,
so the search page can tell which paragraph matched; the marker is empty because Pagefind would keep an
element's text a second time.

Pagefind takes what stands between spaces for one word. So dashes get spaces around them, articles that have
lost their vowel one behind them, and the signs of Chinese and Japanese stand alone, each;
``templates/assets/search-query.js`` divides what is searched for in the same way. A word joiner that stands
alone says that the page has no space there; between ideographs it has none anyhow.

Pagefind can divide Chinese and Japanese into words, but a browser divides them otherwise: whoever typed the
last half of a word that Pagefind had left whole found nothing.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from pressmark.search.aliases import aliases
from pressmark.search.filters import is_usable
from pressmark.search.values import SearchRecord

START = "-"
"""The anchor of each name and of the summary, which follow the title. It is no place on the page."""

EVERY = "\U0002a6d6"
"""Stands on every page and is typed by nobody: what is asked for where there are filters and no words. It
sorts behind all letters, so it lies apart from other words in the index."""

JOINT = "\u2060"

ALIASES = "+"
"""The anchor of folded words, behind the last paragraph. They are no part of the page."""

TITLE_WEIGHT = 10
NAME_WEIGHT = 8

_UNSEEN = re.compile("[\u00ad\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_BREAKS = re.compile("[\\s\x00-\x1f\x7f-\x9f\u200b]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DASH = re.compile(
    "(?<=\\S)(?=[\u2012-\u2015\u2026\u00b7\u30fb])|(?<=[\u2012-\u2015\u2026\u00b7\u30fb])(?=\\S)"
)
_ELIDED = re.compile(r"(?<!\w)((?:[cdjlmnst]|qu)\u2019)(?=[^\W\d_]{2})", re.IGNORECASE)
_IDEOGRAPH = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_IDEOGRAPHS = re.compile(f"(?<={_IDEOGRAPH})(?={_IDEOGRAPH})")
_BESIDE = re.compile(f"(?<={_IDEOGRAPH})(?=\\w)(?!{_IDEOGRAPH})|(?<!{_IDEOGRAPH})(?<=\\S)(?={_IDEOGRAPH})")


def document(record: SearchRecord) -> str:
    """The document that stands for ``record``: everything in it is text, whatever the record holds."""
    head = "".join(_head(record))
    body = "".join(_body(record))
    return (
        f'<!doctype html><html lang="{plain(record.language)}"><head><meta charset="utf-8">{head}</head>'
        f"<body data-pagefind-body>{body}</body></html>"
    )


def page_path(address: str) -> str:
    """The page's address as results carry it: relative to the archive's root, so that it holds under any base
    path."""
    return address.lstrip("/")


def plain(text: str) -> str:
    """``text`` as HTML text or attribute value, its whitespace single spaces.

    Signs that nobody sees or types (soft hyphens, direction marks) go: a word with one inside would not be
    found. A zero-width space becomes a space: Pagefind takes it for its own mark between words. So does a
    lone surrogate, which has no bytes, become U+FFFD.
    """
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    return html.escape(_SURROGATE.sub("\ufffd", _BREAKS.sub(" ", seen).strip()))


def spaced(text: str) -> str:
    """``text`` with its words set apart, as HTML text; see the top of this file."""
    apart = _ELIDED.sub(rf"\1 {JOINT} ", plain(text))
    apart = _DASH.sub(f" {JOINT} ", apart)
    return _BESIDE.sub(f" {JOINT} ", _IDEOGRAPHS.sub(" ", apart))


def unsearched(text: str) -> str:
    """``text`` in signs that are no letters to Pagefind: each byte as a Braille pattern."""
    return "".join(chr(0x2800 + byte) for byte in text.encode("utf-8", "replace"))


def _head(record: SearchRecord) -> Iterator[str]:
    yield (
        _tag("meta", "name", unsearched(record.title))
        if record.is_name
        else _tag("meta", "title", record.title)
    )
    yield _tag("meta", "every", EVERY)
    filtered = {key for key, values in record.filters if any(values)}
    for key, value in record.meta:
        # Metadata is searched: with the kind among it, “report” would find every report. The filter carries
        # it too.
        if value and not (key == "kind" and key in filtered):
            yield _tag("meta", key, value)
    for key, values in record.filters:
        if is_usable(key):
            for value in dict.fromkeys(values):
                if value:
                    yield _tag("filter", key, value)


@lru_cache(1 << 14)
def _tag(what: str, key: str, value: str) -> str:
    return f'<meta data-pagefind-{what}="{plain(key)}[content]" content="{plain(value)}">'


def _body(record: SearchRecord) -> Iterator[str]:
    if not record.is_name:
        yield f'<h1 data-pagefind-weight="{TITLE_WEIGHT}">{spaced(record.title)}</h1>'
    mark = f'<i id="{START}"></i>'
    yield "" if record.names or record.summary else mark
    for name in record.names:
        yield f'{mark}<p data-pagefind-weight="{NAME_WEIGHT}">{spaced(name)}</p>'
    if record.summary:
        yield f"{mark}<p>{spaced(record.summary)}</p>"
    for anchor, words in record.text:
        if anchor:
            yield f'<i id="{plain(anchor)}"></i>'
        yield f"<p>{spaced(words)}</p>"
    title = "" if record.is_name else record.title
    others = aliases((title, *record.names, record.summary, *(words for _, words in record.text)))
    if others:
        yield f'<i id="{ALIASES}"></i><p>{" ".join(others)}</p>'
