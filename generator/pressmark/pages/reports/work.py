"""Who marked the names and quotations of one report, how sure, and who has checked them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pressmark.annotations.values import Mention
from pressmark.archive import Article
from pressmark.dates import parse_date
from pressmark.languages import format_date
from pressmark.pages.edition import Edition, shortened
from pressmark.pages.values.marks import MarkSpot, Work, WorkRow
from pressmark.provenance import Agent, Annotated, Origin, agents, annotated, says_who_worked

# What a report lists of its marks; the page of all unchecked ones holds the others.
_LISTED = 40
_WORDS = 80


def work(edition: Edition, article: Article) -> Work | None:
    """The work on ``article``; None where nothing is said of it."""
    if not says_who_worked(article):
        return None
    marks = annotated(article)
    unchecked = [one for one in marks if not one.origin.checked]
    uncertain = [one for one in marks if one.origin.uncertain]
    certainties = {one.origin.certainty for one in marks} or {article.record.certainty}
    alike = next(iter(certainties)) if len(certainties) == 1 else None
    return Work(
        total=len(marks),
        made=_made(article, marks),
        checked=_checked(article, marks),
        unchecked=len(unchecked),
        uncertain=len(uncertain),
        percent=percent(alike),
        open=_spots(article, unchecked) if len(unchecked) < len(marks) else (),
        doubtful=_spots(article, uncertain) if alike is None else (),
        notes=_notes(edition, marks),
    )


def percent(certainty: float | None) -> int | None:
    """A certainty in percent; what is less than certain never becomes a hundred."""
    if certainty is None:
        return None
    return min(round(certainty * 100), 100 if certainty >= 1 else 99)


def makers(found: Iterable[Agent]) -> tuple[WorkRow, ...]:
    """Agents as rows that count nothing."""
    return tuple(WorkRow(name=agent.name, tool=agent.tool, count=0) for agent in found)


def _made(article: Article, marks: Iterable[Annotated]) -> tuple[WorkRow, ...]:
    counts = Counter(agent for one in marks for agent in one.origin.made_by)
    if not counts:
        return makers(agents(article.record.annotated_by))
    return tuple(WorkRow(name=agent.name, tool=agent.tool, count=counts[agent]) for agent in counts)


def _checked(article: Article, marks: Iterable[Annotated]) -> tuple[WorkRow, ...]:
    counts: Counter[tuple[Agent, str]] = Counter()
    for one in marks:
        nobody_named = (Agent(""),) if one.origin.checked_on else ()
        counts.update((agent, one.origin.checked_on) for agent in one.origin.checked_by or nobody_named)
    if not counts:
        return makers(agents(article.record.checked_by))
    return tuple(
        WorkRow(name=agent.name, tool=agent.tool, count=count, on=parse_date(day) if day else None)
        for (agent, day), count in counts.items()
    )


def _spots(article: Article, marks: Iterable[Annotated]) -> tuple[MarkSpot, ...]:
    text = article.record.body.text
    return tuple(
        MarkSpot(
            words=shortened(" ".join(text[s.start : s.end] for s in one.annotation.spans), _WORDS),
            spot=one.annotation.anchor,
            percent=percent(one.origin.certainty) if one.origin.uncertain else None,
        )
        for one in list(marks)[:_LISTED]
    )


def _notes(edition: Edition, marks: Iterable[Annotated]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What is said of marks one by one; nothing where the same is true of all."""
    anchors: dict[Origin, list[str]] = {}
    for one in marks:
        if isinstance(one.annotation, Mention):
            anchors.setdefault(one.origin, []).append(one.annotation.anchor)
    if len(anchors) < 2:
        return ()
    return tuple((_note(edition, found), tuple(spots)) for found, spots in anchors.items())


def _note(edition: Edition, found: Origin) -> str:
    """“Marked by Tagger 3 (a program) · 60 % certain · not checked by anybody”."""
    said = []
    if found.made_by:
        said.append(edition.say("marked_by", who=_who(edition, found.made_by)))
    if found.certainty is not None:
        said.append(edition.say("sure", percent=edition.say("percent", count=percent(found.certainty))))
    said.append(_check_in_words(edition, found) if found.checked else edition.say("unchecked_mark"))
    return edition.say("separator").join(said)


def _check_in_words(edition: Edition, found: Origin) -> str:
    who = _who(edition, found.checked_by) if found.checked_by else edition.say("somebody")
    if found.checked_on:
        language = edition.archive.settings.language
        day = format_date(parse_date(found.checked_on), language, edition.strings)
        who = edition.say("work_on", who=who, date=day)
    return edition.say("checked_mark", who=who)


def _who(edition: Edition, found: Iterable[Agent]) -> str:
    names = [edition.say("a_program", name=a.name) if a.tool else a.name for a in found]
    return edition.say("list_comma").join(names)
