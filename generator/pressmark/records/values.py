"""The records, and the small values they are made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from pressmark.annotations.mentions import Mentions
from pressmark.annotations.values import Mention, Statement
from pressmark.dates import EdtfDate
from pressmark.diagnostics import Place
from pressmark.text import Body


@dataclass(frozen=True, slots=True)
class Written:
    """A name, id or slug as an author wrote it, and where."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a digest is based on."""

    title: str
    document: str = ""
    url: str = ""
    archived_url: str = ""
    date: EdtfDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What a report says of an event in one value: ``what`` is the quantity or question, ``quote`` its
    sentence.
    """

    event: Written
    what: str
    value: str
    unit: str = ""
    quote: str = ""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """A picture, scan or document that belongs to an article. ``file`` is below ``content/media``; else
    ``link``.
    """

    file: str = ""
    link: str = ""
    role: str = "photo"
    alt: str = ""
    caption: str = ""
    credit: str = ""
    date: EdtfDate | None = None
    rights: str = ""
    page: str = ""
    place: Place


@dataclass(frozen=True, slots=True)
class Rights:
    """Who may do what with a report: the words, and an address that says more."""

    text: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A correction, withdrawal or other notice on a report."""

    date: EdtfDate | None
    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord:
    """One article file (with its fields file and its stand-off file), as written. Fields are those of
    ``docs/fields.md``. ``others`` are annotations with bodies that Pressmark does not know, as JSON: they are
    no reader's, and an export gives them back. ``redacted``: names
    were taken out of it, so its files must not be published.
    """

    id: str
    path: str
    title: str
    date: EdtfDate
    language: str
    verbatim: bool = False
    title_supplied: bool = False
    dateline: str = ""
    kind: str = "report"
    source: Written | None = None
    via: str = ""
    page: str = ""
    edition: str = ""
    section: str = ""
    byline: tuple[Written, ...] = ()
    url: str = ""
    archived_url: str = ""
    archived_on: EdtfDate | None = None
    access: str = "full"
    names: tuple[Written, ...] = ()
    based_on: tuple[Document, ...] = ()
    written: EdtfDate | None = None
    added: EdtfDate | None = None
    corrected_on: EdtfDate | None = None
    summary: str = ""
    topics: tuple[str, ...] = ()
    about: tuple[Written, ...] = ()
    story: tuple[Written, ...] = ()
    follows: tuple[Written, ...] = ()
    updates: tuple[Written, ...] = ()
    corrects: tuple[Written, ...] = ()
    translation_of: tuple[Written, ...] = ()
    figures: tuple[Figure, ...] = ()
    media: tuple[Medium, ...] = ()
    rights: Rights = Rights()
    status: str = "published"
    notices: tuple[Notice, ...] = ()
    withhold: bool = False
    annotated_by: str = ""
    checked_by: str = ""
    certainty: float | None = None
    former: tuple[Written, ...] = ()
    header: str = ""
    redacted: bool = False
    body: Body = field(default_factory=Body)
    mentions: Mentions = field(default_factory=Mentions)
    statements: tuple[Statement, ...] = ()
    others: tuple[str, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """A further name of an entity. ``kind`` is free: former, acronym, transliteration …; dates bound its
    use."""

    name: str
    language: str = ""
    script: str = ""
    start: EdtfDate | None = None
    end: EdtfDate | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point in degrees, latitude −90 to 90 and longitude −180 to 180. ``precision``: exact, approximate or
    area.
    """

    lat: float
    lon: float
    precision: str = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """A typed tie from an entity to another: part of, a role in, a relation to.

    ``predicate`` is ``part_of``, ``role``, ``participant`` or one the archive declares; ``role`` says in what
    capacity. ``object`` is None where a role is held in nothing that has a page.
    """

    predicate: str
    object: Written | None
    role: str = ""
    start: EdtfDate | None = None
    end: EdtfDate | None = None
    evidence: str = ""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRecord:
    """One entity file, as written. ``id`` is ``type:slug``; ``note`` is its body; ``identified_at`` where its
    identifiers stand.
    """

    id: str
    type: str
    slug: str
    path: str
    name: str
    names: tuple[OtherName, ...] = ()
    sort: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    identified_at: Place | None = None
    coordinates: Coordinates | None = None
    part_of: tuple[Bond, ...] = ()
    born: EdtfDate | None = None
    died: EdtfDate | None = None
    start: EdtfDate | None = None
    end: EdtfDate | None = None
    date: EdtfDate | None = None
    located: Written | None = None
    participants: tuple[Bond, ...] = ()
    roles: tuple[Bond, ...] = ()
    relations: tuple[Bond, ...] = ()
    rights: Rights = Rights()
    former: tuple[Written, ...] = ()
    merged_into: Written | None = None
    split_into: tuple[Written, ...] = ()
    withhold: bool = False
    pseudonym: str = ""
    body: Body = field(default_factory=Body)
    mentions: tuple[Mention, ...] = ()
    place: Place

    @property
    def stands(self) -> bool:
        """Whether it has a page of its own: a file that was merged or divided only says where it went."""
        return not (self.merged_into or self.split_into)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRecord:
    """One story file. ``order`` lists article ids where dates do not decide."""

    slug: str
    path: str
    title: str
    order: tuple[Written, ...] = ()
    topics: tuple[str, ...] = ()
    former: tuple[Written, ...] = ()
    body: Body = field(default_factory=Body)
    mentions: tuple[Mention, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRecord:
    """A fixed page of ``content/pages``: about, and whatever else the archive wants to say."""

    slug: str
    path: str
    title: str
    summary: str = ""
    language: str = ""
    former: tuple[Written, ...] = ()
    body: Body = field(default_factory=Body)
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaRecord:
    """A file of ``content/media``. ``path`` is below that folder; pictures have a size in pixels."""

    path: str
    size: int
    width: int = 0
    height: int = 0
    located: bool = False
    digest: str = ""
