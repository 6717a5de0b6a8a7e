"""All records of an archive: which files belong together, and which ids are taken twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from pressmark.config import Settings, folded
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.records.article import read_article
from pressmark.records.entity import read_entity
from pressmark.records.media import read_media
from pressmark.records.story import read_page, read_story
from pressmark.records.values import ArticleRecord, EntityRecord, MediaRecord, PageRecord, StoryRecord
from pressmark.sources import SourceFile

_Record = TypeVar("_Record")


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


def read_records(sources: Iterable[SourceFile], settings: Settings) -> Records:
    """The records of ``sources``, each file read by itself; of two with one id the first is kept."""
    files = sorted(sources, key=lambda file: file.path)
    found: list[Diagnostic] = []
    articles = [_article(group, settings, found) for group in _one_a_stem(article_files(files), found)]
    entities = _all(files, "entity", read_entity, settings, found)
    return Records(
        articles=tuple(articles),
        entities=tuple(entity for entity in entities if entity is not None),
        stories=tuple(_all(files, "story", read_story, settings, found)),
        pages=tuple(_all(files, "page", read_page, settings, found)),
        media=tuple(_all(files, "media", read_media, settings, found)),
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


def _article(group: ArticleFiles, settings: Settings, found: list[Diagnostic]) -> ArticleRecord:
    assert group.main is not None
    fields = group.fields if group.main.kind == "article-text" else None
    record, wrong = read_article(group.main, settings, fields=fields, annotations=group.annotations)
    found.extend(wrong)
    return record


def _all(
    files: Iterable[SourceFile],
    kind: str,
    read: Callable[[SourceFile, Settings], tuple[_Record, tuple[Diagnostic, ...]]],
    settings: Settings,
    found: list[Diagnostic],
) -> list[_Record]:
    records = []
    for file in files:
        if file.kind == kind:
            record, wrong = read(file, settings)
            records.append(record)
            found.extend(wrong)
    return records
