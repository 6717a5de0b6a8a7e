"""One record as the small HTML document that Pagefind reads.

The document holds the title, then a marker, then names, summary and paragraphs, each paragraph after a marker
of its own: an empty element whose ``id`` is the paragraph's anchor. Pagefind keeps the place of every ``id``,
so the search page can tell which paragraph matched; the marker is empty because Pagefind would keep an
element's text a second time.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from pressmark.search.filters import is_usable
from pressmark.search.values import SearchRecord

START = "-"
"""The anchor of what follows the title. It is no place on the page."""

TITLE_WEIGHT = 10
NAME_WEIGHT = 8

_UNSEEN = re.compile("[\u00ad\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_BREAKS = re.compile("[\\s\x00-\x1f\x7f-\x9f\u200b]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


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


def _head(record: SearchRecord) -> Iterator[str]:
    yield _tag("meta", "title", record.title)
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
    # Letters before the days: Pagefind compares what looks like numbers as 32-bit floats, which cannot tell
    # days apart.
    yield _tag("sort", "newest", f"d{record.date}" if record.date else "a")
    yield _tag("sort", "oldest", f"d{record.date}" if record.date else "u")


def _tag(what: str, key: str, value: str) -> str:
    return f'<meta data-pagefind-{what}="{plain(key)}[content]" content="{plain(value)}">'


def _body(record: SearchRecord) -> Iterator[str]:
    yield f'<h1 data-pagefind-weight="{TITLE_WEIGHT}">{plain(record.title)}</h1><i id="{START}"></i>'
    for name in record.names:
        yield f'<p data-pagefind-weight="{NAME_WEIGHT}">{plain(name)}</p>'
    if record.summary:
        yield f"<p>{plain(record.summary)}</p>"
    for anchor, words in record.text:
        if anchor:
            yield f'<i id="{plain(anchor)}"></i>'
        yield f"<p>{plain(words)}</p>"
