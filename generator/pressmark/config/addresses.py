"""What may stand in an address: of the archive's own pages (stems, slugs), and on the web."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

# The first segments that pages of Pressmark itself use; no type of entities may take them.
RESERVED = frozenset(
    {
        "404.html",
        "about",
        "articles",
        "assets",
        "corrections",
        "data",
        "dates",
        "feed.xml",
        "index.html",
        "map",
        "media",
        "pagefind",
        "robots.txt",
        "search",
        "sitemap.xml",
        "sources",
        "stories",
        "together",
        "topics",
        "unchecked",
    }
)

_HOST = re.compile(r"\[[0-9A-Fa-f:.]+\]|\w[\w-]*(?:\.\w[\w-]*)*\.?")
_UNSAFE = re.compile(r"[\s\x00-\x1f\x7f<>\"\\]")


def is_segment(text: str) -> bool:
    """Whether ``text`` can be a stem or a slug: letters and digits of any script, ``-``, ``.`` and ``_``, no
    dot at either end."""
    return bool(text) and all(map(_allowed, text)) and not (text.startswith(".") or text.endswith("."))


def proposed_segment(text: str) -> str:
    """The stem or slug nearest to ``text``: what is not allowed becomes a hyphen; nothing else changes."""
    kept = "".join(sign if _allowed(sign) else " " for sign in unicodedata.normalize("NFC", text))
    return re.sub(r"-*[ ]+[- ]*", "-", kept.strip(" .-")).strip(".-") or "unnamed"


def folded(text: str) -> str:
    """The form in which names of files and ids are compared: NFC, without case."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def check_web_address(text: str) -> str:
    """``text``, when it is an address of the web (http or https, with a host). Raises ``ValueError`` with a
    clause that says what is wrong."""
    unsafe = _UNSAFE.search(text)
    if unsafe:
        raise ValueError("has a space in it" if unsafe[0].isspace() else f"has the sign {unsafe[0]!r} in it")
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise ValueError("is not an address of the web") from None
    if parts.scheme not in ("http", "https"):
        raise ValueError("does not begin with https:// or http://")
    if not _HOST.fullmatch(f"[{host}]" if ":" in host else host):
        raise ValueError("names no host")
    return text


def _allowed(sign: str) -> bool:
    # Marks belong to the letters before them in many scripts.
    return sign in "-._" or sign.isalnum() or unicodedata.category(sign) in ("Mn", "Mc")
