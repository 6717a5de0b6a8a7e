"""All records of an archive: which files belong together, and which ids are taken twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pressmark.config import Settings, folded
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.records.article import read_article
from pressmark.records.entity import read_entity
from pressmark.records.media import read_media
from pressmark.records.story import read_page, read_story
from pressmark.records.values import ArticleRecord, EntityRecord, MediaRecord, PageRecord, StoryRecord
from pressmark.sources import SourceFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Every record of an archive in the order of paths, and what is wrong with their files."""

    articles: tuple[ArticleRecord, ...] = ()
    entities: tuple[EntityRecord, ...] = ()
    stories: tuple[StoryRecord, ...] = ()
    pages: tuple[PageRecord, ...] = ()
    media: tuple[MediaRecord, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(slots=True)
class ArticleFiles:
    """The files of one article: one of ``markdown`` and ``text``, the fields of a text, stand-off
    annotations."""

    markdown: SourceFile | None = None
    text: SourceFile | None = None
    fields: SourceFile | None = None
    annotations: SourceFile | None = None
    found: list[Diagnostic] = field(default_factory=list)

    @property
    def main(self) -> SourceFile | None:
        """The file that holds the text."""
        return self.markdown or self.text


@dataclass(frozen=True, slots=True)
class Reading:
    """One record to be read: the kind of file it is made of, and its files, the one with the text first."""

    kind: str
    files: tuple[SourceFile, ...]


Record = ArticleRecord | EntityRecord | StoryRecord | PageRecord | MediaRecord
Read = tuple[Record | None, tuple[Diagnostic, ...]]
"""A record, None where a file makes none, and what is wrong with its files."""

Run = Callable[[Sequence[Reading], Settings], Iterable[Read]]
"""How readings are done: each by :func:`read_one`, the results in their order."""


def read_one(reading: Reading, settings: Settings) -> Read:
    """One record: it depends on these files and on what :func:`seen_by_readers` leaves of the settings."""
    main, *others = reading.files
    if reading.kind == "article":
        by_kind = {file.kind: file for file in others}
        fields, annotations = by_kind.get("article-fields"), by_kind.get("article-annotations")
        return read_article(main, settings, fields=fields, annotations=annotations)
    return _READERS[reading.kind](main, settings)


_READERS: dict[str, Callable[[SourceFile, Settings], Read]] = {
    "entity": read_entity,
    "story": read_story,
    "page": read_page,
    "media": read_media,
}


def seen_by_readers(settings: Settings) -> Settings:
    """The settings without what no reading may depend on."""
    return Settings(
        language=settings.language,
        types=settings.types,
        predicates=settings.predicates,
        limits=settings.limits,
    )


def _in_turn(readings: Sequence[Reading], settings: Settings) -> Iterator[Read]:
    return (read_one(reading, settings) for reading in readings)


def read_records(sources: Iterable[SourceFile], settings: Settings, run: Run = _in_turn) -> Records:
    """The records of ``sources``, each file read by itself; of two with one id the first is kept."""
    files = sorted(sources, key=lambda file: file.path)
    found: list[Diagnostic] = []
    readings = [Reading("article", _in_order(group)) for group in _one_a_stem(article_files(files), found)]
    readings += [Reading(kind, (file,)) for kind in _READERS for file in files if file.kind == kind]
    records: dict[str, list[Any]] = {kind: [] for kind in ("article", *_READERS)}
    for reading, (record, wrong) in zip(readings, run(readings, seen_by_readers(settings)), strict=True):
        found += wrong
        if record is not None:
            records[reading.kind].append(record)
    return Records(
        articles=tuple(records["article"]),
        entities=tuple(records["entity"]),
        stories=tuple(records["story"]),
        pages=tuple(records["page"]),
        media=tuple(records["media"]),
        diagnostics=tuple(found),
    )


def article_files(files: Iterable[SourceFile]) -> list[ArticleFiles]:
    """The files of each article, in the order of paths; files without an article are a group without
    ``main``."""
    groups: dict[tuple[str, str], ArticleFiles] = {}
    for file in files:
        attribute = {
            "article-markdown": "markdown",
            "article-text": "text",
            "article-fields": "fields",
            "article-annotations": "annotations",
        }.get(file.kind)
        if attribute:
            folder = file.path.rpartition("/")[0]
            setattr(groups.setdefault((folder, file.stem), ArticleFiles()), attribute, file)
    for group in groups.values():
        group.found.extend(_strays(group))
    return list(groups.values())


def reading_of(files: Iterable[SourceFile]) -> Reading | None:
    """The reading of one article of which these are all files; None where they are none, or not one."""
    groups = article_files(sorted(files, key=lambda file: file.path))
    whole = len(groups) == 1 and groups[0].main is not None and not groups[0].found
    return Reading("article", _in_order(groups[0])) if whole else None


def _strays(group: ArticleFiles) -> Iterator[Diagnostic]:
    if group.markdown and group.text:
        yield diagnose("F303", Place(group.text.path), other=group.markdown.path)
    if group.fields and group.markdown:
        yield diagnose(
            "F305", Place(group.fields.path), hint=f"put the fields at the top of {_name(group.markdown)}"
        )
    elif group.fields and not group.text:
        yield diagnose("F305", Place(group.fields.path))
    if group.annotations and not group.main:
        yield diagnose("F306", Place(group.annotations.path), stem=group.annotations.stem)


def _name(file: SourceFile) -> str:
    return file.path.rsplit("/", 1)[-1]


def _one_a_stem(groups: Iterable[ArticleFiles], found: list[Diagnostic]) -> Iterator[ArticleFiles]:
    """The groups that are articles, each id once; the others and second ones are reported."""
    taken: dict[str, SourceFile] = {}
    for group in groups:
        found.extend(group.found)
        main = group.main
        if main is None:
            continue
        first = taken.setdefault(folded(main.stem), main)
        if first is main:
            yield group
        elif folded(first.path) != folded(main.path):  # of files side by side ``sources`` has told already
            code = "F308" if first.stem == main.stem else "F309"
            found.append(diagnose(code, Place(main.path), stem=main.stem, other=first.path))


def _in_order(group: ArticleFiles) -> tuple[SourceFile, ...]:
    """What an article is read from; fields beside a Markdown file are not asked."""
    assert group.main is not None
    fields = group.fields if group.main.kind == "article-text" else None
    return tuple(file for file in (group.main, fields, group.annotations) if file)
