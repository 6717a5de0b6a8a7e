"""Stories (``content/stories``) and fixed pages (``content/pages``)."""

from __future__ import annotations

from pressmark.config import Settings
from pressmark.diagnostics import Diagnostic
from pressmark.frontmatter import PAGE, STORY
from pressmark.records.texts import all_written, finished, open_markdown, read_body
from pressmark.records.values import PageRecord, StoryRecord
from pressmark.sources import SourceFile


def read_story(file: SourceFile, settings: Settings) -> tuple[StoryRecord, tuple[Diagnostic, ...]]:
    """The record of a story, and everything that is wrong with its file; the slug stands in for a title."""
    opened = open_markdown(file, STORY, settings)
    parsed = finished(opened, read_body(opened, file, settings.language, settings), settings.language)
    values = opened.values
    record = StoryRecord(
        slug=file.stem,
        path=file.path,
        title=values.get("title", file.stem),
        order=all_written(values.get("order", ())),
        topics=tuple(dict.fromkeys(values.get("topics", ()))),
        former=all_written(values.get("former", ())),
        body=parsed.body,
        mentions=parsed.mentions,
        place=opened.top(file.path),
    )
    return record, tuple(opened.found)


def read_page(file: SourceFile, settings: Settings) -> tuple[PageRecord, tuple[Diagnostic, ...]]:
    """The record of a fixed page, and everything that is wrong with its file; the slug stands in for a
    title."""
    opened = open_markdown(file, PAGE, settings)
    language = opened.values.get("language", settings.language)
    parsed = finished(opened, read_body(opened, file, language, settings), language)
    record = PageRecord(
        slug=file.stem,
        path=file.path,
        title=opened.values.get("title", file.stem),
        summary=opened.values.get("summary", ""),
        language=language,
        former=all_written(opened.values.get("former", ())),
        body=parsed.body,
        mentions=parsed.mentions,
        statements=parsed.statements,
        place=opened.top(file.path),
    )
    return record, tuple(opened.found)
