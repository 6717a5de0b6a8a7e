"""The fields of an article: front matter of ``STEM.md``, or all of ``STEM.yaml``."""

from __future__ import annotations

from pressmark.frontmatter.check import table
from pressmark.frontmatter.shapes import (
    ADDRESS,
    DATE,
    KEPT,
    LANGUAGE,
    LINE,
    MEDIA_PATH,
    NAMED,
    SEGMENT,
    TEXT,
    YES_NO,
    Field,
    choice,
    number,
    word,
)

RIGHTS = table(
    "text, or a table of text and url",
    Field("text", LINE, "Who may do what with it.", 'text: "CC BY 4.0"'),
    Field("url", ADDRESS, "An address that says more.", "url: https://creativecommons.org/licenses/by/4.0/"),
    short="text",
)

DOCUMENT = table(
    "table of a document",
    Field("title", LINE, "What it is called.", 'title: "Minutes of the town council"', required=True),
    Field("document", LINE, "Its number or signature.", "document: S/RES/2254 (2015)"),
    Field("url", ADDRESS, "Where it stands.", "url: https://example.org/minutes.pdf"),
    Field(
        "archived_url", ADDRESS, "Where a copy is kept.", "archived_url: https://web.archive.org/web/2015/x"
    ),
    Field("date", DATE, "Its date.", "date: 1953-02-03"),
    short="title",
)

FIGURE = table(
    "table of what a report says of an event",
    Field("event", NAMED, "The event.", "event: north-sea-flood", required=True),
    Field("what", LINE, "The quantity or the question.", "what: people killed", required=True),
    Field("value", LINE, "What this report gives.", "value: 307", required=True),
    Field("unit", LINE, "Its unit.", "unit: people"),
    Field("quote", TEXT, "The words of the report.", 'quote: "307 people lost their lives"'),
)

MEDIUM = table(
    "table of a picture, scan or document",
    Field("file", MEDIA_PATH, "The file, below `content/media`.", "file: 1953/sea-wall.jpg"),
    Field(
        "link", ADDRESS, "Its address, when it is not part of the archive.", "link: https://example.org/a.jpg"
    ),
    Field("role", choice("photo", "scan", "document"), "What it is. `photo` when left out.", "role: scan"),
    Field("alt", TEXT, "What can be seen, for those who cannot see it.", 'alt: "A breach in a sea wall"'),
    Field("caption", TEXT, "The words beneath it.", "caption: The breach at Canvey"),
    Field("credit", LINE, "Who made it.", "credit: J. Roe"),
    Field("date", DATE, "When it was made.", "date: 1953-02-01"),
    Field("rights", LINE, "Who may do what with it.", "rights: public domain"),
    Field("page", LINE, "Of a scan: the page it shows, as a line `[page 2]` names it.", "page: 2"),
    short="file",
)

NOTICE = table(
    "table of a notice to readers",
    Field("date", DATE, "When it was given.", "date: 2026-03-01"),
    Field("kind", word("correction", "withdrawal", "note"), "What kind it is.", "kind: correction"),
    Field("text", TEXT, "Its words.", 'text: "The number has been corrected."', required=True),
    short="text",
)

RECEIVED = table(
    "table of file and encoding",
    Field("file", KEPT, "The name of the file that was received.", 'file: "Flood of 1953 (final).txt"'),
    Field("encoding", LINE, "Its character set, if not UTF-8.", "encoding: cp1252"),
    short="file",
)

FIELDS = (
    Field("title", LINE, "The headline.", 'title: "Sea wall breached: hundreds homeless"', required=True),
    Field(
        "title_supplied",
        YES_NO,
        "The report has no headline, and the archive gave it one: it is shown in square brackets.",
        "title_supplied: true",
    ),
    Field("date", DATE, "The day of the report, as written.", "date: 1953-02-01", required=True),
    Field("dateline", LINE, "Place and words of the line at its head.", "dateline: Canvey Island, Sunday"),
    Field(
        "kind",
        word("report", "digest", "document"),
        "What it is. `report` when left out; a digest is written by the archive from documents.",
        "kind: digest",
    ),
    Field("source", NAMED, "Who published it.", "source: fenland-herald"),
    Field("via", LINE, "Where this copy was taken from.", "via: county library, microfilm 12"),
    Field("page", LINE, "The page it stood on.", "page: 1"),
    Field("edition", LINE, "The edition.", "edition: late city"),
    Field("section", LINE, "The part of the paper.", "section: Home news"),
    Field("byline", NAMED, "Who wrote it.", "byline: [Jane Roe, J. Doe]", many=True),
    Field("url", ADDRESS, "Where it was published.", "url: https://example.org/flood"),
    Field(
        "archived_url", ADDRESS, "Where a copy is kept.", "archived_url: https://web.archive.org/web/2015/x"
    ),
    Field("archived_on", DATE, "When that copy was made.", "archived_on: 2016-01-04"),
    Field(
        "access",
        choice("full", "excerpt", "link-only"),
        "How much of the text stands here. `full` when left out.",
        "access: link-only",
    ),
    Field(
        "names",
        NAMED,
        "Of a record without text: whom and what it names.",
        "names: [person:jane-roe]",
        many=True,
    ),
    Field(
        "based_on",
        DOCUMENT,
        "What a digest is based on.",
        "based_on: [{title: Minutes, date: 1953-02-03}]",
        many=True,
    ),
    Field("written", DATE, "When the words were written, if not on its date.", "written: 2026-11"),
    Field("added", DATE, "When the archive took it in.", "added: 2026-11-22"),
    Field("corrected_on", DATE, "When it was last corrected.", "corrected_on: 2026-12-01"),
    Field("language", LANGUAGE, "Its language, if not the archive's.", "language: nl"),
    Field(
        "summary", TEXT, "One or two sentences on what it says.", "summary: The sea wall gave way at night."
    ),
    Field("topics", LINE, "Subjects.", "topics: [floods, sea walls]", many=True),
    Field(
        "about",
        NAMED,
        "Its main subjects, as against what it names in passing.",
        "about: [event:north-sea-flood]",
        many=True,
    ),
    Field("story", NAMED, "Stories it belongs to.", "story: [the-flood]", many=True),
    Field("follows", NAMED, "Reports it goes on from.", "follows: 1953-01-31-gale-warning", many=True),
    Field("updates", NAMED, "Reports it brings up to date.", "updates: [1953-01-31-gale-warning]", many=True),
    Field("corrects", NAMED, "Reports it corrects.", "corrects: [1953-02-01-first-count]", many=True),
    Field(
        "translation_of", NAMED, "Reports it translates.", "translation_of: 1953-02-01-watersnood", many=True
    ),
    Field(
        "figures",
        FIGURE,
        "What it says of an event, to be set beside what others say.",
        "figures: [{event: north-sea-flood, what: people killed, value: 307}]",
        many=True,
    ),
    Field(
        "media",
        MEDIUM,
        "Pictures, scans and documents.",
        "media: [{file: 1953/sea-wall.jpg, alt: A breach}]",
        many=True,
    ),
    Field(
        "rights", RIGHTS, "Who may do what with it, if not as the source says.", 'rights: "© Fenland Herald"'
    ),
    Field(
        "status",
        choice("published", "draft", "corrected", "withdrawn"),
        "`published` when left out. A draft is not built; of a withdrawn one only its record stays.",
        "status: draft",
    ),
    Field(
        "notices",
        NOTICE,
        "Notices to readers.",
        'notices: [{date: 2026-03-01, kind: correction, text: "…"}]',
        many=True,
    ),
    Field("withhold", YES_NO, "It must not be published, as if its file were not there.", "withhold: true"),
    Field(
        "annotated_by",
        LINE,
        "Who marked the names, unless a mark says otherwise. A program as `tool:NAME`; several with `;`.",
        "annotated_by: A. Archivist",
    ),
    Field("checked_by", LINE, "Who checked them, unless a mark says otherwise.", "checked_by: B. Editor"),
    Field("certainty", number(0, 1), "How certain they are, where a mark does not say.", "certainty: 0.9"),
    Field(
        "former",
        SEGMENT,
        "Names its file had before; their addresses lead here.",
        "former: [flood-1953]",
        many=True,
    ),
    Field(
        "received",
        RECEIVED,
        "What an importer made it from; with `header`, what rebuilds the received file.",
        "received: {file: IMG_0001.txt}",
    ),
    Field("header", KEPT, "What an importer took out of the received file.", 'header: "date 1953-02-01 "'),
)

ARTICLE = {field.name: field for field in FIELDS}
