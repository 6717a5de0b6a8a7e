"""Who or what made an annotation, how sure they were, and who has checked it.

The fields of a report (``annotated_by``, ``checked_by``, ``certainty``) speak for all its annotations; what
an annotation says itself comes before them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pressmark.annotations.values import Mention, Statement
from pressmark.archive import Article
from pressmark.keys import swift
from pressmark.records.values import ArticleRecord

TOOL = "tool:"
"""What the name of a program begins with; everybody else is a person."""


@dataclass(frozen=True, slots=True)
class Agent:
    """A person, or a ``tool``: a program that annotates or checks."""

    name: str
    tool: bool = False


@swift
@dataclass(frozen=True, slots=True)
class Origin:
    """Where one annotation comes from. ``checked_on`` is a date as it is written; ``certainty`` 0 to 1."""

    made_by: tuple[Agent, ...] = ()
    checked_by: tuple[Agent, ...] = ()
    checked_on: str = ""
    certainty: float | None = None

    @property
    def stated(self) -> bool:
        """Whether anything is said of it."""
        return self != Origin()

    @property
    def checked(self) -> bool:
        """Whether a person has checked it. A day without a name is taken for somebody's; a tool is nobody."""
        if not self.checked_by:
            return bool(self.checked_on)
        return not all(agent.tool for agent in self.checked_by)

    @property
    def uncertain(self) -> bool:
        """Whether whoever made it was less than certain."""
        return self.certainty is not None and self.certainty < 1


@lru_cache(maxsize=1024)
def agents(text: str) -> tuple[Agent, ...]:
    """The agents that ``text`` names: ``A. Archivist; tool:Tagger 3``, each once."""
    names = [" ".join(name.split()) for name in text.split(";")]
    return tuple(dict.fromkeys(filter(None, map(_agent, names))))


def _agent(name: str) -> Agent | None:
    tool = name.casefold().startswith(TOOL)
    plain = name[len(TOOL) :].strip() if tool else name
    return Agent(plain, tool) if plain else None


def origin(record: ArticleRecord, annotation: Mention | Statement) -> Origin:
    """Where ``annotation`` of the report ``record`` comes from."""
    maker = annotation.by if isinstance(annotation, Mention) else annotation.annotator
    certainty = annotation.certainty
    return Origin(
        made_by=agents(maker or record.annotated_by),
        checked_by=agents(annotation.checked_by or record.checked_by),
        checked_on=annotation.checked_on,
        certainty=record.certainty if certainty is None else certainty,
    )


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotation of a report: a name, somebody who is not identified, or a quotation.

    ``entity`` is whom it names or who said the words, empty where nobody is identified; ``speaker`` are then
    the speaker's words.
    """

    annotation: Mention | Statement
    origin: Origin
    entity: str
    speaker: str = ""


def annotated(article: Article) -> tuple[Annotated, ...]:
    """The annotations of ``article``, in the order of its text. References to other reports are none, nor are
    words that name nothing."""
    record = article.record
    found = [
        Annotated(name.mention, origin(record, name.mention), name.entity)
        for name in article.named
        if name.known and not name.article
    ]
    found += [
        Annotated(said.statement, origin(record, said.statement), said.by, said.by_words)
        for said in article.said
    ]
    return tuple(sorted(found, key=lambda one: (one.annotation.spans, one.annotation.anchor)))


def says_who_worked(article: Article) -> bool:
    """Whether anything is said of where the annotations of ``article`` come from."""
    record = article.record
    if record.annotated_by or record.checked_by or record.certainty is not None:
        return True
    if any(any(work[1:]) or work[0] is not None for work in record.mentions.work()):
        return True
    return any(
        said.annotator or said.checked_by or said.checked_on or said.certainty is not None
        for said in record.statements
    )
