"""The margin of a report's page: who is named in it, what came before and after, what is related and why."""

from __future__ import annotations

from collections.abc import Iterable

from pressmark.archive import Article
from pressmark.dates import EdtfDate
from pressmark.languages import sort_key
from pressmark.pages.edition import Edition, grouped
from pressmark.pages.values import (
    NamedHere,
    NameGroup,
    Reason,
    RelatedRow,
    Thread,
    ThreadRow,
)
from pressmark.related import Relation
from pressmark.stories import distance, window

_SHARED_SHOWN = 3
_BACK = {
    "follows": "followed-by",
    "updates": "updated-by",
    "corrects": "corrected-by",
    "translation_of": "translation",
}


def named_here(edition: Edition, article: Article) -> tuple[NameGroup, ...]:
    """*Named in this report*: by type; main subjects first, then the most named, then by name."""
    spots: dict[str, str] = {}
    for name in article.named:
        if name.entity:
            spots.setdefault(name.entity, name.mention.anchor)
    language = edition.archive.settings.language
    rows = []
    for row in article.appearances:
        link = edition.name(row.entity)
        here = NamedHere(
            label=link.label,
            address=link.address,
            spot=spots.get(row.entity, ""),
            main=row.main,
            count=row.count,
        )
        rows.append(((not row.main, -row.count, sort_key(link.label, language)), row.entity, here))
    rows.sort(key=lambda row: (row[0], row[1]))
    return grouped(edition, [(entity, here) for _, entity, here in rows])


def threads(edition: Edition, article: Article) -> tuple[Thread, ...]:
    """*Before and after* in each story of the report."""
    rows = []
    for slug in edition.archive.stories_of.get(article.id, ()):
        members = edition.archive.stories[slug].members
        if len(members) < 2:
            continue
        found = window(members, article.id)
        shown = (*found.before, article.id, *found.after)
        rows.append(
            Thread(
                story=edition.story_link(slug),
                rows=thread_rows(edition, shown, article.id),
                first=edition.row(found.first) if found.first else None,
                last=edition.row(found.last) if found.last else None,
                earlier=found.earlier,
                later=found.later,
            )
        )
    return tuple(rows)


def thread_rows(edition: Edition, stems: Iterable[str], here: str = "") -> tuple[ThreadRow, ...]:
    """Reports of a story in order, each with the gap in time before it where that is longer than a week."""
    rows: list[ThreadRow] = []
    before: EdtfDate | None = None
    for stem in stems:
        report = edition.row(stem)
        gap = distance(before, report.date) if before else None
        wide = gap is not None and not gap.earlier and (gap.unit != "day" or gap.count > 7)
        rows.append(
            ThreadRow(
                report=report,
                here=stem == here,
                gap_unit=gap.unit if gap and wide else "",
                gap_count=gap.count if gap and wide else 0,
            )
        )
        before = report.date
    return tuple(rows)


def related_rows(edition: Edition, article: Article) -> tuple[RelatedRow, ...]:
    """*Related reports*, each with every reason."""
    return tuple(
        RelatedRow(edition.row(relation.article), _reasons(edition, article, relation))
        for relation in edition.related.get(article.id, ())
    )


def declared_rows(edition: Edition, article: Article) -> tuple[RelatedRow, ...]:
    """Reports tied to this one by a declared relation, seen from here, whichever of the two declares it."""
    rows: dict[str, list[Reason]] = {}
    for kind, other in article.declared:
        reason = "translation" if kind == "translation_of" else kind
        rows.setdefault(other, []).append(Reason(kind=reason))
    for kind, other in edition.declared_to.get(article.id, ()):
        rows.setdefault(other, []).append(Reason(kind=_BACK[kind]))
    return tuple(
        RelatedRow(edition.row(other), tuple(dict.fromkeys(reasons))) for other, reasons in rows.items()
    )


def _reasons(edition: Edition, article: Article, relation: Relation) -> tuple[Reason, ...]:
    reasons: list[Reason] = []
    if relation.stories:
        reasons.append(Reason(kind="story", names=tuple(map(edition.story_link, relation.stories))))
    if relation.entities:
        shown = tuple(map(edition.name, relation.entities[:_SHARED_SHOWN]))
        reasons.append(Reason(kind="both", names=shown, more=len(relation.entities) - len(shown)))
    if relation.terms:
        reasons.append(Reason(kind="words", terms=relation.terms))
    there = edition.archive.articles[relation.article].record.date
    apart = distance(article.record.date, there)
    if apart:
        reasons.append(Reason(kind="time", unit=apart.unit, count=apart.count, earlier=apart.earlier))
    return tuple(reasons)
