"""The fields of stories (``content/stories``) and of fixed pages (``content/pages``)."""

from __future__ import annotations

from pressmark.frontmatter.shapes import LANGUAGE, LINE, NAMED, SEGMENT, TEXT, Field

STORY_FIELDS = (
    Field("title", LINE, "What it is called.", "title: The flood and after", required=True),
    Field(
        "order",
        NAMED,
        "Reports in their order, where dates do not decide.",
        "order: [1953-02-01-sea-wall]",
        many=True,
    ),
    Field("topics", LINE, "Subjects.", "topics: [floods]", many=True),
    Field(
        "former",
        SEGMENT,
        "Names its file had before; their addresses lead here.",
        "former: [the-flood]",
        many=True,
    ),
)

PAGE_FIELDS = (
    Field(
        "title", LINE, "Its heading, and its name in the menu.", "title: About this archive", required=True
    ),
    Field("summary", TEXT, "One sentence for search engines.", "summary: What this archive holds."),
    Field("language", LANGUAGE, "Its language, if not the archive's.", "language: nl"),
    Field(
        "former",
        SEGMENT,
        "Names its file had before; their addresses lead here.",
        "former: [history]",
        many=True,
    ),
)

STORY = {field.name: field for field in STORY_FIELDS}
PAGE = {field.name: field for field in PAGE_FIELDS}
