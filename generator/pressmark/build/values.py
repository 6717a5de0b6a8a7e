"""What a build is asked for, and what it says it did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from pressmark.archive import Archive
from pressmark.diagnostics import Diagnostic, Severity, worst
from pressmark.ledger import Publication
from pressmark.related import Relation
from pressmark.withholding import NOBODY, Withheld


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to build and where to. ``base_url`` replaces the one of the settings; with ``strict``, warnings
    stop it too; with ``publishing``, an address that no longer answers does. ``drafts`` are for a preview.
    """

    root: Path
    output: Path
    base_url: str | None = None
    search: bool = True
    strict: bool = False
    publishing: bool = False
    drafts: bool = False

    def stopped_by(self, said: Iterable[Diagnostic]) -> bool:
        """Whether nothing may be written when this was said."""
        gravest = worst(said)
        return gravest is Severity.ERROR or (self.strict and gravest is Severity.WARNING)


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did. ``base_path`` is the path the site is to be mounted under, with slashes at both
    ends; ``addressed`` is whether the site knows the address it will stand at. Whatever else is told of the
    archive has to pass through ``withheld``. ``archive`` is what the pages were made from, None when
    the output was refused; ``related`` is empty and ``publication``, what publishing this site records, is
    None when the build failed before the site was planned.
    """

    diagnostics: tuple[Diagnostic, ...]
    written: tuple[str, ...]
    removed: tuple[str, ...]
    pages: int
    output: Path
    base_path: str
    failed: bool
    addressed: bool = True
    withheld: Withheld = NOBODY
    archive: Archive | None = None
    related: Mapping[str, tuple[Relation, ...]] = field(default_factory=dict)
    publication: Publication | None = None


def base_path(base_url: str) -> str:
    """The path of a base URL, with slashes at both ends: ``/`` when there is none."""
    path = urlsplit(base_url).path.strip("/")
    return f"/{path}/" if path else "/"
