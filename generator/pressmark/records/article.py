"""One article: ``STEM.md``, or ``STEM.txt`` with ``STEM.yaml``, and the stand-off annotations beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pressmark.annotations.mentions import Mentions
from pressmark.annotations.standoff import read_standoff
from pressmark.annotations.values import Parsed
from pressmark.config import Settings
from pressmark.dates import UNDATED, parse_date
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.frontmatter import ARTICLE, Row
from pressmark.records.texts import (
    Opened,
    all_written,
    finished,
    open_fields,
    open_markdown,
    open_text,
    read_body,
    written,
)
from pressmark.records.values import ArticleRecord, Document, Figure, Medium, Notice, Rights
from pressmark.records.withheld import doubts, is_withheld
from pressmark.sources import SourceFile
from pressmark.text import Body, read_verbatim

_LISTS_OF_NAMES = (
    "byline",
    "names",
    "about",
    "story",
    "follows",
    "updates",
    "corrects",
    "translation_of",
    "former",
)


def read_article(
    main: SourceFile,
    settings: Settings,
    *,
    fields: SourceFile | None = None,
    annotations: SourceFile | None = None,
) -> tuple[ArticleRecord, tuple[Diagnostic, ...]]:
    """The record of the article whose text is ``main``, and everything that is wrong with its files.

    ``fields`` is the fields file of a ``.txt``, ``annotations`` the stand-off file. There is always a
    record, with the id for a title and no date where the fields cannot be read: what refers to the article
    is then not reported as well.
    """
    verbatim = main.kind == "article-text"
    if verbatim and fields is None:
        opened = Opened(found=[diagnose("F304", Place(main.path), stem=main.stem)])
    else:
        opened = open_fields(fields, ARTICLE, settings) if fields else open_markdown(main, ARTICLE, settings)
    language = opened.values.get("language", settings.language)
    parsed = _verbatim(main, opened, settings) if verbatim else read_body(opened, main, language, settings)
    if annotations is not None:
        parsed = read_standoff(annotations.path, annotations.data, parsed, article=main.path)
    parsed = finished(opened, parsed, language)
    opened.found.extend(doubts(fields or main, opened))
    if opened.readable:
        opened.found.extend(_contradictions(opened, main, parsed.body, fields))
    record = ArticleRecord(
        id=main.stem,
        path=main.path,
        verbatim=verbatim,
        body=parsed.body,
        mentions=Mentions(parsed.mentions),
        statements=parsed.statements,
        others=parsed.others,
        place=opened.top(main.path),
        **(
            _values(opened.values)
            | {
                "language": language,
                "title": opened.values.get("title", main.stem),
                "withhold": is_withheld(fields or main, opened),
            }
        ),
    )
    return record, tuple(opened.found)


def _verbatim(main: SourceFile, opened: Opened, settings: Settings) -> Parsed:
    source = open_text(main, settings, opened.found)
    if source is not None and not source.text.strip() and opened.values.get("access") != "link-only":
        opened.found.append(diagnose("F103", Place(main.path)))
    return Parsed(body=read_verbatim(source) if source is not None else Body())


def _values(values: dict[str, Any]) -> dict[str, Any]:
    """The values of the fields as the record keeps them."""
    kept = {"date": parse_date(UNDATED)} | values
    # Where the file came from is for the importer alone, which reads the fields by itself.
    kept.pop("received", None)
    if "source" in kept:
        kept["source"] = written(kept["source"])
    for name in _LISTS_OF_NAMES:
        if name in kept:
            kept[name] = all_written(kept[name])
    kept["topics"] = tuple(dict.fromkeys(kept.get("topics", ())))
    kept["based_on"] = tuple(Document(**row.values) for row in kept.get("based_on", ()))
    kept["figures"] = tuple(_figure(row) for row in kept.get("figures", ()))
    kept["media"] = tuple(Medium(**row.values, place=row.place) for row in kept.get("media", ()))
    kept["notices"] = tuple(
        Notice(date=row.get("date", None), kind=row.get("kind", "note"), text=row.get("text"))
        for row in kept.get("notices", ())
    )
    kept["rights"] = Rights(**kept["rights"].values) if "rights" in kept else Rights()
    return kept


def _figure(row: Row) -> Figure:
    return Figure(**(dict(row.values) | {"event": written(row.get("event"))}), place=row.place)


def _contradictions(
    opened: Opened, main: SourceFile, body: Body, fields: SourceFile | None
) -> Iterator[Diagnostic]:
    """What the fields and the text of one article say against each other."""
    values = opened.values
    where = fields.path if fields else main.path
    access = values.get("access", "full")
    has_text = bool(body.text.strip())
    if access == "link-only" and has_text:
        yield diagnose("F301", opened.place("access", where))
    if access != "link-only" and not has_text and main.kind == "article-markdown":
        yield diagnose("F311", Place(main.path))
    if access == "full" and "names" in values:
        yield diagnose("F312", opened.place("names", where))
    if values.get("kind") == "digest" and "based_on" not in values and "based_on" not in opened.places:
        yield diagnose("F302", opened.place("kind", where))
    for row in values.get("media", ()):
        given = [name for name in ("file", "link") if row.get(name)]
        if len(given) != 1:
            yield diagnose("F316", row.place, found="both" if given else "neither")
        if row.get("role", "photo") == "photo" and not row.get("alt"):
            yield diagnose("F317", row.place)
