"""The fields of an entity: ``content/entities/<type>/SLUG.md``. Its body is the note."""

from __future__ import annotations

from pressmark.frontmatter.check import table
from pressmark.frontmatter.identifiers import IDENTIFIERS
from pressmark.frontmatter.shapes import (
    DATE,
    LANGUAGE,
    LINE,
    NAMED,
    SEGMENT,
    TEXT,
    YES_NO,
    Field,
    choice,
    number,
)
from pressmark.frontmatter.tables.article import RIGHTS

_FROM = Field("from", DATE, "Since when.", "from: 1948")
_TO = Field("to", DATE, "Until when.", "to: 1953-02")

OTHER_NAME = table(
    "name, or a table of a name",
    Field("name", LINE, "The name.", "name: Watersnood", required=True),
    Field("language", LANGUAGE, "Its language.", "language: nl"),
    Field("script", LINE, "Its script, when the language has several.", "script: Latn"),
    _FROM,
    _TO,
    Field("kind", LINE, "Former, acronym, transliteration …", "kind: former"),
    short="name",
)

_EXCHANGED = "lat is how far north and never beyond 90; if lat and lon are exchanged, put them right"
_TURNED = "lon is how far east, or west with a minus sign, and never beyond 180"

COORDINATES = table(
    "table of lat and lon",
    Field("lat", number(-90, 90, beyond=_EXCHANGED), "Degrees north.", "lat: 51.517", required=True),
    Field("lon", number(-180, 180, beyond=_TURNED), "Degrees east.", "lon: 0.567", required=True),
    Field("precision", choice("exact", "approximate", "area"), "`exact` when left out.", "precision: area"),
)

PART_OF = table(
    "name, or a table with a period",
    Field("entity", NAMED, "What it is part of.", "entity: essex"),
    Field("place", NAMED, "The same, when it is a place.", "place: essex"),
    Field("organisation", NAMED, "The same, when it is an organisation.", "organisation: county-council"),
    _FROM,
    _TO,
    short="entity",
)

PARTICIPANT = table(
    "name, or a table of entity and role",
    Field("entity", NAMED, "Who or what took part.", "entity: person:jane-roe", required=True),
    Field("role", LINE, "In what capacity.", "role: rescuer"),
    short="entity",
)

ROLE = table(
    "role, or a table of role, of, from, to",
    Field("role", LINE, "The office or capacity.", "role: harbour master", required=True),
    Field("of", NAMED, "In or over what.", "of: organisation:port-authority"),
    _FROM,
    _TO,
    short="role",
)

RELATION = table(
    "table of predicate and object",
    Field(
        "predicate",
        LINE,
        "A kind of connection that `archive.toml` declares.",
        "predicate: commands",
        required=True,
    ),
    Field("object", NAMED, "The other side.", "object: vessel:hms-example", required=True),
    _FROM,
    _TO,
    Field("evidence", TEXT, "What shows it: an article, or words.", "evidence: 1953-02-01-sea-wall"),
)

FIELDS = (
    Field("name", LINE, "What it is called.", "name: North Sea flood of 1953", required=True),
    Field(
        "names",
        OTHER_NAME,
        "Other names.",
        "names: [Great Tide, {name: Watersnood, language: nl}]",
        many=True,
    ),
    Field("sort", LINE, "The name as it is filed in an index.", "sort: Roe, Jane"),
    Field(
        "identifiers",
        IDENTIFIERS,
        "Its identifiers in the files of others.",
        "identifiers: {wikidata: Q7747}",
    ),
    Field("coordinates", COORDINATES, "Where a place lies.", "coordinates: {lat: 51.517, lon: 0.567}"),
    Field(
        "part_of", PART_OF, "What it is part of.", "part_of: [essex, {place: middlesex, to: 1965}]", many=True
    ),
    Field("born", DATE, "Of a person.", "born: 1901-05"),
    Field("died", DATE, "Of a person.", "died: 1953-02-01"),
    Field("from", DATE, "Of an organisation and others: since when.", "from: 1948"),
    Field("to", DATE, "Until when.", "to: 1974"),
    Field("date", DATE, "Of an event.", "date: 1953-01-31/1953-02-01"),
    Field("place", NAMED, "Of an event: where.", "place: canvey-island"),
    Field(
        "participants",
        PARTICIPANT,
        "Of an event: who took part.",
        "participants: [{entity: jane-roe, role: rescuer}]",
        many=True,
    ),
    Field(
        "roles",
        ROLE,
        "Offices and capacities.",
        "roles: [{role: harbour master, of: port-authority, from: 1948}]",
        many=True,
    ),
    Field(
        "relations",
        RELATION,
        "Connections of declared kinds.",
        "relations: [{predicate: commands, object: hms-example}]",
        many=True,
    ),
    Field("rights", RIGHTS, "Of a source: who may do what with its reports.", 'rights: "© Fenland Herald"'),
    Field(
        "former",
        SEGMENT,
        "Types and slugs it had before; their addresses lead here.",
        "former: [person/j-roe]",
        many=True,
    ),
    Field(
        "merged_into",
        NAMED,
        "It is the same as another, which has the page; but for `former`, nothing else stands in the file.",
        "merged_into: person:jane-roe",
    ),
    Field(
        "split_into",
        NAMED,
        "It turned out to be several, and readers choose; but for `former`, nothing else stands in the file.",
        "split_into: [person:jane-roe, person:jane-roe-younger]",
        many=True,
    ),
    Field(
        "withhold",
        YES_NO,
        "Its name must not be published: every mention becomes `[name withheld]`.",
        "withhold: true",
    ),
    Field("pseudonym", LINE, "The name to be shown instead of a withheld one.", "pseudonym: Mrs A."),
)

ENTITY = {field.name: field for field in FIELDS}
