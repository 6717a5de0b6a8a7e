"""Addresses: where each page stands on the site, which file that is, and how one page links to another.

A *site address* begins with ``/`` at the archive's root, whatever the site's base URL: ``/articles/STEM/``.
It may carry a fragment. Addresses never depend on a display name or a date.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from urllib.parse import quote

from pressmark.config import Settings
from pressmark.dates import EdtfDate

# What RFC 3986 lets stand in a path or fragment; everything else is percent-encoded.
_SAFE = "/:@!$&'()*+,;=-._~"
# An address in which nothing has to be encoded, as nearly all are.
_PLAIN = re.compile(rf"[A-Za-z0-9{re.escape(_SAFE)}]*(?:#[A-Za-z0-9{re.escape(_SAFE)}]*)?").fullmatch
# In bytes: file systems allow 255 for a name, and addresses are for people too.
_LONGEST_SLUG = 160


def article(stem: str) -> str:
    """The address of a report."""
    return f"/articles/{stem}/"


def entity(settings: Settings, entity_id: str) -> str:
    """The address of an entity, from its id ``type:slug``."""
    kind, _, slug = entity_id.partition(":")
    return f"{index_of(settings, kind)}{slug}/"


def index_of(settings: Settings, type_name: str) -> str:
    """The address of the A–Z of a type. Raises ``KeyError`` for a type that the archive does not have."""
    found = settings.type(type_name)
    if found is None:
        raise KeyError(type_name)
    return f"/{found.plural}/"


def story(slug: str) -> str:
    """The address of a story."""
    return f"/stories/{slug}/"


def topic(slug: str) -> str:
    """The address of a topic."""
    return f"/topics/{slug}/"


def page(slug: str) -> str:
    """The address of a fixed page."""
    return f"/{slug}/"


def media(path: str) -> str:
    """The address of a file of ``content/media``."""
    return f"/media/{path}"


def year(number: int) -> str:
    """The address of a year."""
    return f"/dates/{number:04}/"


def month(number: int, within: int) -> str:
    """The address of the month ``within`` (1 to 12) of a year."""
    return f"/dates/{number:04}/{within:02}/"


def date(value: EdtfDate) -> str:
    """The address where reports of this date are listed: a day is a section of its month."""
    if value.precision == "undated":
        return "/dates/undated/"
    began = int(value.first[:4])
    if value.month is None:
        return year(began)
    return month(began, value.month) + (f"#d{value.day:02}" if value.day else "")


def slug_of(text: str) -> str:
    """A slug made from free text (a topic): letters and digits of any script kept, everything else becomes
    ``-``.

    What is too long for the name of a folder is cut, and what has no letter and no digit has nothing to keep:
    a digest of the text then keeps it apart from others.
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    kept = "".join(c if c.isalnum() or unicodedata.category(c).startswith("M") else "-" for c in folded)
    slug = re.sub(r"-{2,}", "-", kept).strip("-")
    if slug and len(slug.encode()) <= _LONGEST_SLUG:
        return slug
    digest = sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug.encode()[:_LONGEST_SLUG].decode('utf-8', 'ignore')}-{digest}".lstrip("-")


def file_of(address: str) -> str:
    """The output file behind a site address: a folder's is its ``index.html``."""
    path = address.partition("#")[0].lstrip("/")
    return path + "index.html" if not path or path.endswith("/") else path


def encoded(address: str) -> str:
    """A site address with everything percent-encoded that a URL cannot hold."""
    if _PLAIN(address):
        return address
    path, hash_sign, fragment = address.partition("#")
    return quote(path, safe=_SAFE) + (hash_sign + quote(fragment, safe=_SAFE) if hash_sign else "")


def root_from(address: str) -> str:
    """What leads from the page at ``address`` to the archive's root: ``../`` for each folder, or ``./``."""
    return "../" * (address.partition("#")[0].count("/") - 1) or "./"


def joined(root: str, address: str) -> str:
    """``address`` as a link from a page whose way to the root is ``root`` (relative, or the absolute base
    URL).
    """
    return root + encoded(address)[1:]


def is_outside(address: str) -> bool:
    """Whether ``address`` leads out of the archive (it has been checked to be http, https or mailto)."""
    return not address.startswith(("/", "#"))


def query(text: str) -> str:
    """``text`` as a value in the query of a URL."""
    return quote(text, safe="")
