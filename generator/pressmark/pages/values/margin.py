"""What stands beside a report or a name: cards, reasons, threads, facts, ties."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.dates import EdtfDate
from pressmark.keys import Shared, swift
from pressmark.pages.values.rows import Link, Quote, ReportRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Shared):
    """What a hover card says: data already in the page. ``key`` equals ``data-key`` of the links it belongs
    to.
    """

    key: str
    name: str
    type: str
    line: str
    address: str


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a report is related, to be said in words.

    ``kind``: ``both`` (``names`` shared), ``story`` (``names``: the stories), ``time`` (``count`` of ``unit``
    day, week, month or year; ``earlier``; count 0 with unit day: the same day), ``words`` (``terms`` shared),
    ``wording`` (the same where no words can be told apart), ``same-text``, ``near-duplicate``, or a declared
    relation (``follows``, ``followed-by``, ``updates``, ``updated-by``, ``corrects``, ``corrected-by``,
    ``translation``).
    """

    kind: str
    names: tuple[Link, ...] = ()
    more: int = 0
    unit: str = ""
    count: int = 0
    earlier: bool = False
    terms: tuple[str, ...] = ()


@swift
@dataclass(frozen=True, slots=True)
class RelatedRow:
    """A related report with every reason for it."""

    report: ReportRow
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadRow:
    """One report of a story. ``gap`` is the time since the row before, as (unit, count), when it is worth
    saying; the unit ``undated`` begins those without a date. ``quote`` is the sentence that moves the story
    on, where the report has no summary that does.
    """

    report: ReportRow
    here: bool = False
    gap_unit: str = ""
    gap_count: int = 0
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """*Before and after* in one story: its reports near this one, and the story's ``first`` and ``last``
    where others lie between.
    """

    story: Link
    rows: tuple[ThreadRow, ...]
    first: ReportRow | None
    last: ReportRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A key fact of an entity: ``key`` names the interface string (born, died, date, place, part_of, role …)
    or is the archive's own ``label``; ``links`` and ``date``s are its value; ``words`` come before the links
    (a role).
    """

    key: str
    label: str = ""
    words: str = ""
    links: tuple[Link, ...] = ()
    date: EdtfDate | None = None
    start: EdtfDate | None = None
    end: EdtfDate | None = None
    evidence: str = ""
