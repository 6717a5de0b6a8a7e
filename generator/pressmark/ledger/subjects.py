"""What an address stands for, and where a thing stands: the two directions between addresses and
identities.

A *subject* is the second column of the ledger. ``article:STEM``, ``story:SLUG``, ``page:SLUG`` and
``TYPE:SLUG`` are identities: they can be renamed, merged and divided. ``topic:SLUG`` and the bare words
(``dates``, ``index``, ``map``, ``home`` …) are pages that follow from the reports and need no successor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pressmark import urls
from pressmark.config import Settings

# What stands beside a page and is no page of its own.
BESIDE = ("feed.xml", "index.json")
_FIXED = {"articles": "article", "stories": "story", "topics": "topic"}


def address_of_file(path: str) -> str:
    """The address of an output file when it is one that the ledger keeps, else empty.

    It keeps pages, feeds and the data beside pages: what is cited, followed and read by programs under its
    address. Style sheets, the search index and ``404.html`` are nobody's reference. Files of
    ``content/media`` have no identity but their path, so nothing could lead on from a lost one; what names
    it is told instead.
    """
    folder, _, name = path.rpartition("/")
    if name == "index.html":
        return f"/{folder}/" if folder else "/"
    return "/" + path if name in BESIDE else ""


def subjects(settings: Settings, pages: Iterable[str]) -> Callable[[str], str]:
    """A function from an address to what it stands for. ``pages`` are the slugs of the fixed pages."""
    kinds = {kind.plural: kind.name for kind in settings.types} | _FIXED
    fixed = frozenset(pages)

    def subject(address: str) -> str:
        first, _, rest = address[1:].partition("/")
        if not first or first in BESIDE:
            return "home"
        if first in fixed:
            return f"page:{first}"
        if first not in kinds:
            return first
        name = rest.partition("/")[0]
        # A page of a letter begins with a tilde, which no slug can.
        own = name and name not in BESIDE and not name.startswith("~")
        return f"{kinds[first]}:{name}" if own else "index"

    return subject


def is_identity(subject: str) -> bool:
    """Whether ``subject`` can have a successor."""
    kind, colon, _ = subject.partition(":")
    return bool(colon) and kind != "topic"


def home_of(subject: str, settings: Settings) -> str:
    """The address where an identity stands today, or would; empty for a type that the archive does not
    have.
    """
    kind, _, name = subject.partition(":")
    fixed = {"article": urls.article, "story": urls.story, "page": urls.page}.get(kind)
    if fixed:
        return fixed(name)
    return urls.entity(settings, subject) if settings.type(kind) else ""


def below(address: str, subject: str) -> str:
    """What follows in ``address`` after the page of the identity ``subject`` itself: a part, a feed,
    nothing.
    """
    folders = 1 if subject.startswith("page:") else 2
    return "/".join(address[1:].split("/")[folders:])


def nearest(address: str, standing: Callable[[str], bool]) -> str:
    """The address itself, or the nearest page above it that stands; the front page always does."""
    while address != "/" and not standing(address):
        address = address.rstrip("/").rpartition("/")[0] + "/"
    return address
