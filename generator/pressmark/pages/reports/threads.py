"""Reports of a story in order: *Before and after* beside a report, and the steps of the story's own page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from pressmark.archive import Article, Story
from pressmark.dates import EdtfDate
from pressmark.languages import direction
from pressmark.pages.edition import Edition
from pressmark.pages.passages.evidence import evidence
from pressmark.pages.values import Quote, QuotePiece, Thread, ThreadRow
from pressmark.stories import REACH, distance, window
from pressmark.text import Span
from pressmark.text.sentences import quotation, sentences

SUBJECTS = "subjects"
"""What the part of a report is called that says whom it is about."""

# How far a report sees each way where it stands in several stories.
_REACH_OF_SEVERAL = 2


def threads(edition: Edition, article: Article) -> tuple[Thread, ...]:
    """*Before and after* in each story of the report."""
    stories = edition.archive.stories_of.get(article.id, ())
    reach = REACH if len(stories) == 1 else _REACH_OF_SEVERAL
    rows = []
    for slug in stories:
        found = window(edition.archive.stories[slug].members, article.id, reach)
        rows.append(
            Thread(
                story=edition.story_link(slug),
                rows=thread_rows(edition, (*found.before, article.id, *found.after), article.id),
                first=edition.brief(found.first) if found.first else None,
                last=edition.brief(found.last) if found.last else None,
            )
        )
    return tuple(rows)


def thread_rows(edition: Edition, stems: Iterable[str], here: str = "") -> tuple[ThreadRow, ...]:
    """Reports of a story in order, each with the gap in time before it where that is longer than a week; with
    their summaries on the page of the story, not in the margin of the report ``here``.
    """
    rows: list[ThreadRow] = []
    before: EdtfDate | None = None
    for stem in stems:
        report = edition.brief(stem) if here else edition.row(stem)
        unit, count = _gap(before, report.date) if before else ("", 0)
        rows.append(ThreadRow(report=report, here=stem == here, gap_unit=unit, gap_count=count))
        before = report.date
    return tuple(rows)


def _gap(before: EdtfDate, after: EdtfDate) -> tuple[str, int]:
    if before.first and not after.first:
        return "undated", 0
    found = distance(before, after)
    if found is None or found.earlier or (found.unit == "day" and found.count <= 7):
        return "", 0
    return found.unit, found.count


def steps(edition: Edition, story: Story) -> tuple[ThreadRow, ...]:
    """The story read from the top: each report with the sentence that moves it on, unless its summary does.

    That is the report's first sentence that names whom the story is about, else its first sentence.
    """
    subjects = main_subjects(edition, story)
    return tuple(
        replace(row, quote=_moving(edition, stem, subjects))
        for stem, row in zip(story.members, thread_rows(edition, story.members), strict=True)
    )


def main_subjects(edition: Edition, story: Story) -> tuple[str, ...]:
    """Whom a story is about, the first the foremost: whom its note names, in its order; where it names
    nobody, the main subjects of its reports, those of most reports first.
    """
    named = tuple(dict.fromkeys(name.entity for name in story.named if name.entity))
    if named:
        return named
    counts = Counter(name for stem in story.members for name in _subjects(edition, stem))
    return tuple(sorted(counts, key=lambda entity: (-counts[entity], entity)))


def _subjects(edition: Edition, stem: str) -> tuple[str, ...]:
    """Whom a report is about."""
    return edition.notes.part(SUBJECTS, stem, partial(subjects_of, edition, stem))


def subjects_of(edition: Edition, stem: str) -> tuple[str, ...]:
    """Whom the report ``stem`` is about."""
    return tuple(row.entity for row in edition.archive.articles[stem].appearances if row.main)


def _moving(edition: Edition, stem: str, subjects: tuple[str, ...]) -> Quote | None:
    article = edition.archive.articles[stem]
    if article.withdrawn or article.record.summary:
        return None
    named = {name.entity for name in article.named}
    subject = next((entity for entity in subjects if entity in named), "")
    quotes = evidence(edition, subject, stem).quotes if subject else ()
    return quotes[0] if quotes else _beginning(edition, article)


def _beginning(edition: Edition, article: Article) -> Quote | None:
    """The first sentence of the first paragraph."""
    record = article.record
    text, language = record.body.text, record.language
    block = next((block for block in record.body.blocks if not block.anchor.startswith("h-")), None)
    parts = sentences(text, block.start, block.end, language) if block else ()
    if not parts:
        return None
    first = quotation(text, parts, Span(parts[0].start, parts[0].start))
    own = language == edition.archive.settings.language
    return Quote(
        pieces=(QuotePiece(text[first.start : first.end]),),
        cut_after=first.end < parts[0].end,
        language="" if own else language,
        direction=direction(language),
    )
