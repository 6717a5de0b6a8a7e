"""The margin of a report's page: who is named in it, what came before and after, what is related and why."""

from __future__ import annotations

from pressmark.archive import Article
from pressmark.languages import sort_key
from pressmark.pages.edition import Edition, grouped
from pressmark.pages.values import (
    NamedHere,
    NameGroup,
    Reason,
    RelatedRow,
)
from pressmark.related import Relation
from pressmark.stories import distance

_SHARED_SHOWN = 3


def paragraphs_of(article: Article) -> dict[str, int]:
    """The number of every paragraph as a reader counts them, by its address; 0 for the cells of tables, which
    have numbers in addresses, but no reader counts them. Headings have none.
    """
    numbers: dict[str, int] = {}
    count = 0
    for block in article.record.body.blocks:
        if block.kind == "cell":
            numbers[block.anchor] = 0
        elif block.anchor.startswith("p"):
            count += 1
            numbers[block.anchor] = count
    return numbers


def named_here(edition: Edition, article: Article) -> tuple[NameGroup, ...]:
    """*Named in this report*: by type; main subjects first, then the most named, then by name."""
    spots: dict[str, str] = {}
    paragraphs = paragraphs_of(article)
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
            paragraph=paragraphs.get(spots.get(row.entity, "").partition("-")[0]),
        )
        rows.append(((not row.main, -row.count, sort_key(link.label, language)), row.entity, here))
    rows.sort(key=lambda row: (row[0], row[1]))
    return grouped(edition, [(entity, here) for _, entity, here in rows])


def related_rows(edition: Edition, article: Article) -> tuple[RelatedRow, ...]:
    """*Related reports*, each with every reason."""
    return tuple(
        RelatedRow(edition.brief(relation.article), _reasons(edition, article, relation))
        for relation in edition.related.get(article.id, ())
        if not relation.copy
    )


def declared_rows(edition: Edition, article: Article) -> tuple[RelatedRow, ...]:
    """*Connected reports*: those tied to this one by declaration, whichever of the two declares it, seen from
    here; then those with almost the same text.
    """
    ties = edition.overview.declared.get(article.id, {})
    rows = {other: [Reason(kind=kind) for kind in kinds] for other, kinds in ties.items()}
    for relation in edition.related.get(article.id, ()):
        if relation.copy:
            kind = "same-text" if relation.copy == "same" else "near-duplicate"
            rows.setdefault(relation.article, []).append(Reason(kind=kind))
    return tuple(
        RelatedRow(edition.brief(other), (*reasons, *_time_apart(edition, article, other)))
        for other, reasons in rows.items()
    )


def _reasons(edition: Edition, article: Article, relation: Relation) -> tuple[Reason, ...]:
    reasons: list[Reason] = []
    for kind in relation.order:
        if kind == "stories":
            reasons.append(Reason(kind="story", names=tuple(map(edition.story_link, relation.stories))))
        elif kind == "names":
            shown = tuple(map(edition.name, relation.entities[:_SHARED_SHOWN]))
            reasons.append(Reason(kind="both", names=shown, more=len(relation.entities) - len(shown)))
        else:
            reasons.append(Reason(kind="words" if relation.terms else "wording", terms=relation.terms))
    return (*reasons, *_time_apart(edition, article, relation.article))


def _time_apart(edition: Edition, article: Article, other: str) -> tuple[Reason, ...]:
    apart = distance(article.record.date, edition.archive.articles[other].record.date)
    if apart is None:
        return ()
    return (Reason(kind="time", unit=apart.unit, count=apart.count, earlier=apart.earlier),)
