"""What a written page refers to and what can be referred to in it.

Our own pages are well-formed and a theme's may be less so, so this reads tags as the tokenizer of HTML does
(WHATWG HTML, section 13.2.5) as far as attributes go, and nothing more: the content of scripts, styles and
comments is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_PASSED_OVER = re.compile(r"<!--.*?(?:-->|\Z)|(<(script|style|template)\b[^>]*>).*?</\2\s*>", re.S | re.I)
_TAG = re.compile(r"""<([a-zA-Z][\w:-]*)([^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_MAY_BE_ID = re.compile("id", re.IGNORECASE)
_STYLE_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")

# The attributes that hold an address: whether a browser loads it by itself, or the reader follows it.
_FOLLOWED = {"a": ("href",), "area": ("href",), "form": ("action",)}
_LOADED = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
_HOLDERS = {*_FOLLOWED, *_LOADED, "link", "meta"}
# Kinds of <link> that only state something: no browser fetches what they name.
_STATED = frozenset(
    {"alternate", "author", "canonical", "help", "license", "next", "prev", "search", "self", "me"}
)


@dataclass(frozen=True, slots=True)
class Reference:
    """An address in a page: ``address`` as written, decoded; ``loaded`` when a browser fetches it without
    being asked; ``offset`` is the code point at which its tag begins.
    """

    address: str
    loaded: bool
    offset: int


@dataclass(frozen=True, slots=True)
class Markup:
    """The ids of a page with the offset of each, those that stand twice, and its references in order."""

    ids: frozenset[str]
    twice: tuple[tuple[str, int], ...]
    references: tuple[Reference, ...]


def read_markup(html: str) -> Markup:
    """The ids and references of the page ``html``. Never raises: what is no tag is text."""
    ids: set[str] = set()
    twice: list[tuple[str, int]] = []
    references: list[Reference] = []
    for tag in _TAG.finditer(_PASSED_OVER.sub(_blank, html)):
        name = tag[1].lower()
        if name not in _HOLDERS and not _MAY_BE_ID.search(tag[2]):
            continue  # as most are
        values = dict(_attributes(tag[2]))
        anchor = values.get("id", "")
        if anchor and anchor in ids:
            twice.append((anchor, tag.start()))
        ids.add(anchor)
        references += _references(name, values, tag.start())
    return Markup(frozenset(ids - {""}), tuple(twice), tuple(references))


def style_addresses(css: str) -> Iterator[tuple[str, int]]:
    """The addresses that a style sheet loads, with their offsets; data kept in the sheet itself left out."""
    for found in _STYLE_ADDRESS.finditer(css):
        address = (found[1] or found[2]).strip()
        if not address.startswith(("data:", "#")):
            yield address, found.start()


def _blank(passed: re.Match[str]) -> str:
    """As many spaces as what is passed over, so that offsets stay; the tag of a script itself stays too."""
    kept = passed[1] or ""
    return kept + " " * (len(passed[0]) - len(kept))


def _attributes(inside: str) -> Iterator[tuple[str, str]]:
    for found in _ATTRIBUTE.finditer(inside):
        yield found[1].lower(), unescape(found[2] or found[3] or found[4] or "")


def _references(tag: str, values: dict[str, str], offset: int) -> Iterator[Reference]:
    for name in _FOLLOWED.get(tag, ()):
        if name in values:
            yield Reference(values[name], False, offset)
    for name in _LOADED.get(tag, ()):
        if name in values:
            for address in _choices(values[name]) if name == "srcset" else [values[name]]:
                yield Reference(address, True, offset)
    if tag == "link" and "href" in values:
        kinds = set(values.get("rel", "").lower().split())
        yield Reference(values["href"], not kinds & _STATED, offset)
    if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
        _, _, address = values.get("content", "").partition("=")
        yield Reference(address.strip(" '\""), False, offset)


def _choices(srcset: str) -> list[str]:
    return [choice.split()[0] for choice in srcset.split(",") if choice.strip()]
