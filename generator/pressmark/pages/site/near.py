"""What a lost reader may have meant, for the page “not found”: small files of which the browser fetches few.

Every page that a reader can mean stands under three *keys*: the words of its address forwards, so that what
is mistyped or cut off at the end is found; backwards, for what is mistyped at the beginning; and from its
longest further word on, for what is found by that alone. All keys in order are cut into files where a
checksum of the key says so: a page more changes the file it comes into, and no other. ``begins.json`` lists
where each file begins; ``templates/assets/not-found.js`` looks up there which to fetch.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from zlib import crc32

from pressmark import urls
from pressmark.pages.edition import Edition
from pressmark.pages.planned import Data, Planned, single

FOLDER = "/assets/near/"
LONGEST = 40
"""Letters of a key that count: with the numbers of rare letters, the name of a file holds no more."""

_KEYS_A_FILE = 32  # on the average
_MOST_ALIKE = 16  # pages under one key; each of them has others
_PLAIN = re.compile("[a-z0-9]")
_SIGNS = re.compile("[^a-z0-9]+")


def _plan(edition: Edition) -> Iterator[Planned]:
    """The files, and the list of them."""
    for path, data in near_files(_known(edition)).items():
        yield Data(FOLDER.lstrip("/") + path, data)


KIND = single("near", _plan)


def near_files(known: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """The files for ``known`` pages, (words, address) each, by their path beside ``begins.json``. Equal pages
    give equal bytes, in whatever order they come.
    """
    rows: dict[str, set[tuple[str, str]]] = {}
    for words, address in known:
        for key in keys(_last(address)):
            rows.setdefault(key, set()).add((address, words))
    begins: list[str] = []
    files: dict[str, bytes] = {}
    last = ""
    for part in _parts(sorted(rows, key=_place)):
        begins.append(_between(last, part[0]) if begins else "")
        last = part[-1]
        held = sorted({row for key in part for row in sorted(rows[key])[:_MOST_ALIKE]})
        files[file_name(begins[-1])] = _json([[words, address] for address, words in held])
    return {"begins.json": _json(begins), **files}


def keys(text: str) -> Iterator[str]:
    """The keys of a page with ``text`` at the end of its address; none where it has no letters."""
    words = folded(text).split()
    whole = " ".join(words)
    further = max((word for word in words[1:] if not word.isdigit()), key=len, default="")
    if whole:
        yield whole[:LONGEST]
        yield whole[::-1][:LONGEST]
    if further:
        yield " ".join(words[words.index(further, 1) :])[:LONGEST]


def folded(text: str) -> str:
    """The form in which addresses are compared: without case, accents and signs."""
    if text.isascii():
        return _SIGNS.sub(" ", text.lower()).strip()
    bare = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.category(c).startswith("M"))
    small = "".join(bare).lower()
    kept = (c if c == " " or unicodedata.category(c)[0] in "LN" else " " for c in small)
    return " ".join("".join(kept).split())


def file_name(begin: str) -> str:
    """The file that begins so: letters without accents stand as they are, all others as their number."""
    return "".join(c if _PLAIN.match(c) else f"_{ord(c):x}" for c in begin) + "_.json"


def _known(edition: Edition) -> Iterator[tuple[str, str]]:
    archive = edition.archive
    for stem, article in archive.articles.items():
        yield article.record.title, urls.article(stem)
    for entity in archive.entities:
        yield edition.name(entity).label, edition.name(entity).address
    for slug, story in archive.stories.items():
        yield story.record.title, urls.story(slug)
    for slug, (label, _) in archive.topics.items():
        yield label, urls.topic(slug)


def _parts(ordered: Iterable[str]) -> Iterator[list[str]]:
    """The keys of each file."""
    number = 0

    def part(key: str) -> int:
        nonlocal number
        number += not crc32(key.encode("utf-8", "surrogatepass")) % _KEYS_A_FILE
        return number

    return (list(found) for _, found in groupby(ordered, part))


def _between(last: str, first: str) -> str:
    """The shortest beginning of ``first`` that comes after ``last``."""
    shared = next((at for at, (a, b) in enumerate(zip(last, first, strict=False)) if a != b), len(last))
    return first[: shared + 1]


def _place(key: str) -> bytes:
    """Where a key stands among others, for browsers: they compare texts by units of UTF-16."""
    return key.encode("utf-16-be", "surrogatepass")


def _last(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")
