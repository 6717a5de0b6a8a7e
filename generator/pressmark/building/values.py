"""What a build is asked for, and what it says it did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pressmark.diagnostics import Diagnostic, Severity, worst

# A build that changes nothing makes none of these, and does without the rooms they come from.
if TYPE_CHECKING:
    from pressmark.archive import Archive
    from pressmark.building.findable import Findable
    from pressmark.ledger import Publication
    from pressmark.related import Relation
    from pressmark.withholding import Withheld

MEMORY = ".pressmark"
"""The folder of an archive in which builds remember; git passes over it and nothing publishes it."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to build and where to. ``base_url`` replaces the one of the settings; with ``strict``, warnings
    stop it too; with ``publishing``, an address that no longer answers does. ``drafts`` are for a preview.

    ``memory`` is the folder of what earlier builds left, None for a build that knows of none and leaves
    nothing; ``clean`` makes it forget. ``jobs`` is how many processes work. Neither changes a byte.

    With ``index_later`` the index of the search is left as it stands, for
    :func:`pressmark.building.index_site` to make.
    """

    root: Path
    output: Path
    base_url: str | None = None
    search: bool = True
    strict: bool = False
    publishing: bool = False
    drafts: bool = False
    memory: Path | None = None
    clean: bool = False
    jobs: int = 1
    index_later: bool = False

    def stopped_by(self, said: Iterable[Diagnostic]) -> bool:
        """Whether nothing may be written when this was said."""
        gravest = worst(said)
        return gravest is Severity.ERROR or (self.strict and gravest is Severity.WARNING)


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did. ``base_path`` is the path the site is to be mounted under, with slashes at both
    ends; ``addressed`` is whether the site knows the address it will stand at. Whatever else is told of the
    archive has to pass through ``withheld``, who is ``hidden``; None is nobody. ``archive`` is what the pages
    were made from, None when the output was refused; ``related`` is empty and ``publication``, what
    publishing this site records, is None when the build failed before the site was planned.

    ``unchanged`` says that nothing had to be looked into, as every file is as the last build left it; there
    is no archive then. ``unrecorded`` says which addresses the ledger does not have yet; ``remarks`` are
    about the build itself, such as a memory that was lost. ``findable`` is what the search is to find,
    None where nothing was looked into.
    """

    diagnostics: tuple[Diagnostic, ...]
    written: tuple[str, ...]
    removed: tuple[str, ...]
    pages: int
    output: Path
    base_path: str
    failed: bool
    addressed: bool = True
    hidden: Withheld | None = None
    archive: Archive | None = None
    related: Mapping[str, tuple[Relation, ...]] = field(default_factory=dict)
    publication: Publication | None = None
    unrecorded: tuple[Diagnostic, ...] = ()
    unchanged: bool = False
    findable: Findable | None = None
    remarks: tuple[Diagnostic, ...] = ()

    @property
    def withheld(self) -> Withheld:
        """Who is withheld, and in which words nobody may be told of them."""
        from pressmark.withholding import NOBODY

        return self.hidden or NOBODY


def base_path(base_url: str) -> str:
    """The path of a base URL, with slashes at both ends: ``/`` when there is none."""
    path = urlsplit(base_url).path.strip("/")
    return f"/{path}/" if path else "/"
