"""What a link or a picture of a Markdown file may lead to."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it.common.normalize_url import normalizeLink

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_NORMAL = re.compile(r"[a-z]+://[a-z0-9.-]+(?:/[A-Za-z0-9\-._~:/?#@!$&'()*+,;=]*)?")
_MEDIA = "content/media/"
_ARTICLES = "content/articles/"
_PAGES = "content/pages/"


@dataclass(frozen=True, slots=True)
class Target:
    """Where something leads: ``address`` as :class:`LinkSlot` wants it, or the code of what is wrong with it.

    ``address`` is ``media:PATH``, ``article:STEM``, ``page:SLUG`` or an outside address.
    """

    address: str = ""
    fragment: str = ""
    code: str = ""

    @property
    def outside(self) -> bool:
        """Whether it leads to another host."""
        return self.address.startswith(("http:", "https:", "mailto:"))


def read_target(written: str, path: str) -> Target:
    """The target of the address ``written`` in the file at ``path`` (relative to the archive's root).

    Outside addresses may be ``http``, ``https`` or ``mailto``. A relative one is resolved against the folder
    of the file; whether there is such a file is for the whole archive to say.
    """
    cleaned = "".join(sign for sign in written.strip() if sign >= " " and sign != "\x7f")
    scheme = _SCHEME.match(cleaned)
    if scheme:
        if scheme[1].lower() not in {"http", "https", "mailto"}:
            return Target(code="T201")
        return Target(_outside(cleaned, scheme[1].lower()))
    if cleaned.startswith("//") or "\\" in cleaned:
        return Target(code="T202")
    relative, _, fragment = cleaned.partition("#")
    return _inside(unquote(relative), unquote(fragment), path)


def _outside(address: str, scheme: str) -> str:
    if _NORMAL.fullmatch(address):
        return scheme + address[len(scheme) :]
    try:
        normal = normalizeLink(address)
    except ValueError:
        normal = address.replace(" ", "%20")
    return scheme + normal[len(scheme) :]


def _inside(relative: str, fragment: str, path: str) -> Target:
    if "?" in relative or relative.startswith("/"):
        return Target(code="T202")
    full = posixpath.normpath(posixpath.join(posixpath.dirname(path), relative)) if relative else path
    stem, dot, ending = posixpath.basename(full).rpartition(".")
    if full.startswith(_MEDIA):
        return Target("media:" + full.removeprefix(_MEDIA), fragment)
    if full.startswith(_ARTICLES) and dot and ending in {"md", "txt"}:
        return Target("article:" + stem, fragment)
    if full.startswith(_PAGES) and ending == "md":
        return Target("page:" + full.removeprefix(_PAGES).removesuffix(".md"), fragment)
    return Target(code="T202")
