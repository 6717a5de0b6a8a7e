"""What counted for a list, told to authors: the one place where a weight is put into words.

Worth is given in parts of what one name is worth that only two reports share, in passing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pressmark.archive import Archive, Article
from pressmark.related.finder import Tie
from pressmark.related.index import Index
from pressmark.related.lists import finder_of
from pressmark.related.sketches import sketches_of
from pressmark.related.values import Copy
from pressmark.related.weights import OFTEN, WHOLE, rarity, weight_of_type
from pressmark.related.words import STEM, UNIT


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing that both reports have, what it is worth, and how that comes about."""

    what: str
    worth: float
    why: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A report of the list: its score, everything that counted, the worthiest first of each kind, and what
    nearness multiplies it by; ``days`` lie between the two at most, None where a date is missing. Of a copy
    nothing else counts.
    """

    article: str
    copy: Copy
    score: float
    counted: tuple[Counted, ...]
    nearness: float
    days: int | None


def explain(archive: Archive, stem: str) -> tuple[Beside, ...]:
    """The list of the report ``stem``, which is in the archive and not withdrawn, with all that made it."""
    finder = finder_of(archive, sketches_of(archive))
    place = {other: number for number, other in enumerate(finder.index.ids)}
    here = place[stem]
    rows = []
    for relation in finder.list_for(here):
        there = place[relation.article]
        tie = finder.tie(here, there)
        counted = () if relation.copy else tuple(_counted(archive, finder.index, (here, there), tie))
        rows.append(
            Beside(
                relation.article,
                relation.copy,
                tie.score / WHOLE,
                counted,
                tie.factor / 100,
                finder.index.days_apart(here, there),
            )
        )
    return tuple(rows)


def _counted(archive: Archive, index: Index, pair: tuple[int, int], tie: Tie) -> Iterator[Counted]:
    one = WHOLE / 100
    for slug, worth in tie.stories.items():
        yield Counted(f"story:{slug}", worth / one, _rarity(len(index.stories.holders[slug].reports)))
    for name, worth in tie.names.items():
        kind = name.partition(":")[0]
        of_type = f"{kind} × {weight_of_type(archive.settings.related, kind) / 100:g}"
        roles = [
            f"{_role(archive.articles[index.ids[one]], name)} {side} × {index.names.of[one][name] / 100:g}"
            for side, one in zip(("here", "there"), pair, strict=True)
        ]
        yield Counted(
            name, worth / one, ", ".join((_rarity(len(index.names.holders[name].reports)), of_type, *roles))
        )
    for word, worth in tie.words.items():
        here_says, there_says = (index.words.of[report][word] / UNIT for report in pair)
        reports = len(index.words.holders[word].reports)
        why = f"{_rarity(reports)}, says {here_says:.2f} here, {there_says:.2f} there"
        yield Counted(f"“{_stem(word)}”", worth / one, why)


def _stem(word: str) -> str:
    return word + "…" if len(word) == STEM else word


def _rarity(reports: int) -> str:
    return f"in {reports} reports × {rarity(reports) / 1000:g}"


def _role(article: Article, name: str) -> str:
    row = next(row for row in article.appearances if row.entity == name)
    return "main subject" if row.main else "often" if row.count >= OFTEN else "in passing"
