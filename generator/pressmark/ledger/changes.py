"""What a publication changes, and the ledger after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.ledger.answers import Answers
from pressmark.ledger.reader import LEDGER
from pressmark.ledger.subjects import below, is_identity
from pressmark.ledger.values import Ledger, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What differs from the last publication. ``moved`` are addresses that lead elsewhere than they did then,
    with where to; ``back`` are pages again; ``lost`` no longer answer; ``dropped`` counts those of what is
    withheld now. ``reports`` and ``names`` are (how many there are, how many of them are new).
    """

    new: tuple[str, ...]
    moved: tuple[tuple[str, tuple[str, ...]], ...]
    back: tuple[str, ...]
    lost: tuple[str, ...]
    dropped: int
    reports: tuple[int, int]
    names: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Publication:
    """The ledger as it would be after a publication, what that changes, and whether there was one before."""

    lines: Mapping[str, Line]
    changes: Changes
    begun: bool


def publication(ledger: Ledger, answers: Answers, standing: Mapping[str, str]) -> Publication:
    """The lines of the ledger when the addresses ``standing`` (each with what it stands for) are published,
    and what that changes. Nothing that was ever published leaves it, but what is withheld.
    """
    before = ledger.lines
    hidden = frozenset(answers.withheld)
    lines = {address: line for address, line in before.items() if address not in hidden}
    lines |= {address: Line(subject) for address, subject in standing.items()}
    lines |= {answer.address: Line(answer.subject, answer.targets) for answer in answers.leading}
    changes = Changes(
        new=tuple(sorted(address for address in lines if address not in before)),
        moved=tuple(
            (answer.address, answer.targets)
            for answer in answers.leading
            if answer.targets
            and (answer.address not in before or before[answer.address].led_to != answer.targets)
        ),
        back=tuple(sorted(a for a in standing if a in before and before[a].led_to)),
        lost=tuple(address for address, _ in answers.lost),
        dropped=len(hidden),
        reports=_counted(standing, before, reports=True),
        names=_counted(standing, before, reports=False),
    )
    return Publication(lines, changes, ledger.source is not None)


def unrecorded(publication: Publication | None) -> Iterator[Diagnostic]:
    """That addresses are not in the ledger yet, where an archive keeps one. The preview does not say so."""
    new = publication.changes.new if publication and publication.begun else ()
    if new:
        yield diagnose("R914", Place(LEDGER), count=len(new), address=new[0])


def _counted(standing: Mapping[str, str], before: Iterable[str], *, reports: bool) -> tuple[int, int]:
    """How many reports (or names) have a page, and how many of these pages were never published."""
    known = frozenset(before)
    pages = [
        address
        for address, subject in standing.items()
        if is_identity(subject) and not below(address, subject) and _is_report(subject) is reports
    ]
    pages = [address for address in pages if reports or _is_name(standing[address])]
    return len(pages), sum(address not in known for address in pages)


def _is_report(subject: str) -> bool:
    return subject.startswith("article:")


def _is_name(subject: str) -> bool:
    return not subject.startswith(("article:", "story:", "page:"))
