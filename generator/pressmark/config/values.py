"""The settings of one archive, as every other room sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from pressmark.diagnostics import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class EntityType:
    """A type of entities: the folder ``content/entities/<name>`` and the addresses ``/<plural>/…``.

    ``label`` is what readers see of a type that the archive declares; the words for the built-in types are
    those of the interface language (``declared`` is False). ``schema`` is the schema.org type for machines.
    """

    name: str
    label: str
    plural: str
    schema: str
    declared: bool = False


BUILT_IN = (
    EntityType("person", "person", "people", "Person"),
    EntityType("organisation", "organisation", "organisations", "Organization"),
    EntityType("place", "place", "places", "Place"),
    EntityType("event", "event", "events", "Event"),
    EntityType("source", "source", "sources", "NewsMediaOrganization"),
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A kind of connection between two entities, read from its subject (``label``) and its object
    (``inverse``)."""

    name: str
    label: str
    inverse: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedWeights:
    """How much each reason counts when related reports are chosen; 0 leaves the reason out.

    ``about`` multiplies a name that is a report's main subject, ``types`` the names of a type, 1 where none
    is given.
    """

    entities: float = 1.0
    about: float = 2.0
    story: float = 3.0
    time: float = 1.0
    words: float = 1.0
    types: tuple[tuple[str, float], ...] = (("event", 2.0), ("place", 0.6), ("source", 0.5))


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes: bytes of an article file and of a media file, rows of a list before it is parted, rows of the
    newest that then stay on its first page, bytes of HTML of a page. ``picture_location`` is ``error``,
    ``warning`` or ``allow``.
    """

    article_bytes: int = 2_000_000
    media_bytes: int = 100_000_000
    list_rows: int = 200
    list_newest: int = 20
    page_bytes: int = 150_000
    picture_location: Literal["error", "warning", "allow"] = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """Which parts of the site are made."""

    search: bool = True
    feeds: bool = True
    data: bool = True
    map: bool = True
    sitemap: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What ``content/archive.toml`` says, with its gaps filled.

    ``base_url`` is empty or ends in a slash. ``contact`` is an e-mail address or an address of the web.
    """

    title: str = "Archive"
    base_url: str = ""
    language: str = "en"
    description: str = ""
    contact: str = ""
    repository: str = ""
    rights_text: str = ""
    rights_url: str = ""
    custom_domain: str = ""
    types: tuple[EntityType, ...] = BUILT_IN
    predicates: tuple[Predicate, ...] = ()
    related: RelatedWeights = field(default_factory=RelatedWeights)
    severities: tuple[tuple[str, Severity], ...] = ()
    limits: Limits = field(default_factory=Limits)
    outputs: Outputs = field(default_factory=Outputs)

    def type(self, name: str) -> EntityType | None:
        """The type called ``name``, or None."""
        return next((found for found in self.types if found.name == name), None)

    def type_of_plural(self, plural: str) -> EntityType | None:
        """The type whose pages stand under ``/<plural>/``, or None."""
        return next((found for found in self.types if found.plural == plural), None)

    def predicate(self, name: str) -> Predicate | None:
        """The declared kind of connection called ``name``, or None."""
        return next((found for found in self.predicates if found.name == name), None)


def apply_severities(settings: Settings, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """``diagnostics`` with the severities that the archive has chosen for their codes; what must not be
    published (the family H) stays as grave as it is.
    """
    chosen = {code: severity for code, severity in settings.severities if not code.startswith("H")}
    return tuple(replace(d, severity=chosen[d.code]) if d.code in chosen else d for d in diagnostics)
