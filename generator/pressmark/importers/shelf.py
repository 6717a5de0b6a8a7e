"""What already stands in ``content/articles``: the names that are taken, and the received files that were
imported before."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field, replace
from pathlib import Path

from pressmark.config import folded
from pressmark.diagnostics import Place
from pressmark.diagnostics.decoding import decode_text
from pressmark.frontmatter import ARTICLE, Row, read_fields
from pressmark.importers.received import rebuild
from pressmark.sources import kind_of, stem_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One article that is there.

    ``folder`` is below ``content/articles``, with ``/``, empty for that folder itself. ``received`` is the
    name of the file that it was imported from, ``digest`` that of this file's bytes; both are empty when
    that is not known. ``half_written`` is the digest of a text without fields: what an import leaves that
    was killed between the two.
    """

    stem: str
    folder: str = ""
    received: str = ""
    digest: str = ""
    half_written: str = ""

    @property
    def path(self) -> str:
        """Its text file, from the archive's root."""
        return "/".join(part for part in ("content/articles", self.folder, f"{self.stem}.txt") if part)


@dataclass(slots=True)
class Shelf:
    """The articles by name, as names compare everywhere (composed, case folded), and by the digest of the
    received file."""

    by_stem: dict[str, Standing] = field(default_factory=dict)
    by_digest: dict[str, Standing] = field(default_factory=dict)

    def add(self, standing: Standing) -> None:
        """Puts one article among the others."""
        self.by_stem[folded(standing.stem)] = standing
        if standing.digest:
            self.by_digest.setdefault(standing.digest, standing)

    def get(self, stem: str) -> Standing | None:
        """The article called ``stem``, or None."""
        return self.by_stem.get(folded(stem))


def digest_of(data: bytes) -> str:
    """What tells received files apart."""
    return hashlib.sha256(data).hexdigest()


def read_shelf(articles: Path) -> Shelf:
    """The shelf of the folder ``content/articles``; an empty one when there is no such folder."""
    shelf = Shelf()
    for parent, folders, names in os.walk(articles):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        folder = "/".join(Path(parent).relative_to(articles).parts)
        kinds: dict[str, set[str]] = {}
        for name in sorted(names):
            kind = kind_of(f"content/articles/{name}")
            if kind.startswith("article-"):
                kinds.setdefault(stem_of(name), set()).add(kind)
        for stem, there in kinds.items():
            shelf.add(_standing(Path(parent), folder, stem, there))
    return shelf


def _standing(parent: Path, folder: str, stem: str, kinds: set[str]) -> Standing:
    taken = Standing(stem=stem, folder=folder)
    try:
        text = (parent / f"{stem}.txt").read_bytes() if "article-text" in kinds else b""
        if kinds == {"article-text"}:
            return replace(taken, half_written=digest_of(text))
        if not {"article-text", "article-fields"} <= kinds:
            return taken
        header, received, encoding = _recorded(f"{stem}.yaml", (parent / f"{stem}.yaml").read_bytes())
        return replace(
            taken, received=received or f"{stem}.txt", digest=digest_of(rebuild(header, text, encoding))
        )
    except (OSError, UnicodeError, LookupError):
        # What cannot be read is for the build to report; here it only takes up its name.
        return taken


def _recorded(path: str, fields: bytes) -> tuple[str, str, str]:
    """``header``, and file and encoding of ``received``, from the bytes of a fields file."""
    source, _ = decode_text(path, fields)
    if source is None or ("header" not in source.text and "received" not in source.text):
        return "", "", ""
    values, _, _ = read_fields(ARTICLE, source, 1, len(source.lines) + 1)
    if values is None:
        return "", "", ""
    received = values.get("received", Row({}, Place(path)))
    return values.get("header", ""), received.get("file"), received.get("encoding")
