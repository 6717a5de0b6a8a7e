"""The table of what ``archive.toml`` may say: it makes the documentation, and names what is misspelt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """A key of the file, the shape of its value, what it means, and a line that could stand in the file."""

    key: str
    shape: str
    meaning: str
    example: str


SETTINGS = (
    Setting("title", "text", "What the archive is called.", 'title = "Reports from the Fens"'),
    Setting(
        "base_url",
        "web address",
        "Where the site will stand. Needed for feeds, the sitemap and what other sites show of a page.",
        'base_url = "https://fens.example.org/"',
    ),
    Setting(
        "language",
        "language code",
        "The language of the interface and, unless it says otherwise, of a report. `en` when left out; for "
        "another see [languages.md](languages.md).",
        'language = "en"',
    ),
    Setting("description", "text", "One or two sentences on what the archive holds.", 'description = "…"'),
    Setting(
        "contact",
        "e-mail or web address",
        "Where readers report a problem.",
        'contact = "editor@example.org"',
    ),
    Setting(
        "repository",
        "web address",
        "Where the archive's files are kept.",
        'repository = "https://example.org/fens.git"',
    ),
    Setting(
        "rights",
        "text, or a table of text and url",
        "Who may do what with the reports, unless source or report say otherwise.",
        'rights = { text = "CC BY 4.0", url = "https://creativecommons.org/licenses/by/4.0/" }',
    ),
    Setting(
        "custom_domain",
        "domain",
        "A domain of one's own on GitHub Pages.",
        'custom_domain = "fens.example.org"',
    ),
    Setting(
        "types.NAME",
        "table of label, plural, schema",
        "A further type of entities. `plural` is the first part of its addresses; `schema` a type of "
        "schema.org.",
        '[types.vessel]\nlabel = "vessel"\nplural = "vessels"\nschema = "Vehicle"',
    ),
    Setting(
        "predicates.NAME",
        "table of label, inverse",
        "A kind of connection between two entities, and how it reads from the other side.",
        '[predicates.commands]\nlabel = "commands"\ninverse = "commanded by"',
    ),
    Setting(
        "related",
        "table of numbers from 0",
        "How much each reason counts for [related reports](related.md): `entities`, `about`, `story`, `time`,"
        " `words`.",
        "[related]\nwords = 0",
    ),
    Setting(
        "related.types",
        "table of numbers from 0",
        "How much names of a type count beside others; 1 unless said.",
        "[related.types]\nvessel = 1.5",
    ),
    Setting(
        "severity",
        "table of codes",
        "`error`, `warning` or `notice` for a kind of message, by its code.",
        '[severity]\nF202 = "error"',
    ),
    Setting(
        "limits",
        "table of whole numbers",
        "`article_bytes`, `media_bytes`, `list_rows`, `list_newest`, `page_bytes`; and `picture_location`: "
        "`error`, `warning` or `allow` for pictures that hold the place where they were taken.",
        "[limits]\nlist_rows = 100",
    ),
    Setting(
        "outputs",
        "table of true and false",
        "Parts of the site to leave out: `search`, `feeds`, `data`, `map`, `sitemap`.",
        "[outputs]\nmap = false",
    ),
)
