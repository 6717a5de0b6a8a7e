"""The long lists on the page of a name: who names it, what it said and was told, what it made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pressmark.archive import Entity
from pressmark.pages.dates.strip import strip
from pressmark.pages.edition import Edition
from pressmark.pages.lists import weights
from pressmark.pages.lists.part_pages import Row
from pressmark.pages.lists.shelves import Shelf, divided
from pressmark.pages.passages.evidence import evidence
from pressmark.pages.passages.statements import statements
from pressmark.pages.planned import Page
from pressmark.pages.values import EvidenceRow, LongList, Strip

_Divided = tuple[LongList, tuple[Page, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityLists:
    """All lists of one entity, and the ``pages`` they go on in.

    ``stems`` are the reports that the page counts: those that name the entity or, without any, those it
    made; ``dated`` those of them that have a date. ``spots`` lead to where the first and the last of these
    name it; ``mentioned`` is how often all do.
    """

    stems: tuple[str, ...]
    dated: tuple[str, ...]
    strip: Strip
    spots: tuple[str, str]
    mentions: LongList
    mentioned: int
    issued: LongList
    statements: LongList
    told: LongList
    pages: tuple[Page, ...]


def entity_lists(edition: Edition, entity: Entity, section: str) -> EntityLists:
    """The lists of ``entity``, each within its share of the page; ``section`` is the menu's."""
    archive = edition.archive
    address = edition.name(entity.id).address
    rows = tuple(evidence(edition, entity.id, stem) for stem in archive.reports_of.get(entity.id, ()))
    made = archive.issued_by.get(entity.id, ()) or archive.written_by.get(entity.id, ())
    said = statements(edition, archive.said_by.get(entity.id, ()))
    heard = statements(edition, edition.said_to(entity.id))
    beside = _Beside(edition, entity, section)
    wrote = "issued" if entity.record.type == "source" else "wrote"
    # What the page has no use for goes to its main list. Lists only grow, so shares only shrink.
    spare = sum(
        share
        for share, found in ((weights.QUOTED, said), (weights.TOLD, heard), (weights.MADE, made))
        if not found
    )
    quoted, of_quoted = beside.divided("quoted", "quoted", said, weights.QUOTED)
    told, of_told = beside.divided("told", "told", heard, weights.TOLD)
    share = weights.MADE if rows else weights.MADE + weights.MENTIONS
    issued, of_issued = beside.divided("reports", wrote, edition.rows(made), share)
    shelf = Shelf(address, entity.record.name, "evidence", section, rows, weights.MENTIONS + spare)
    # What is said of an event is read in the order in which it was said.
    mentions, pages = divided(edition, shelf, ascending=entity.record.type == "event")
    stems = archive.reports_of.get(entity.id, ()) or made
    dated = [row for row in rows if row.report.date.first]
    place = _place_of(mentions, address) if rows else _place_of(issued, f"{address}reports/")
    return EntityLists(
        stems=stems,
        dated=tuple(stem for stem in stems if archive.articles[stem].record.date.first),
        strip=strip((archive.articles[stem].record.date for stem in stems), place),
        spots=(_spot(dated, 0), _spot(dated, -1)),
        mentions=mentions,
        mentioned=sum(len(_spots(row)) for row in rows),
        issued=issued,
        statements=quoted,
        told=told,
        pages=(*pages, *of_issued, *of_quoted, *of_told),
    )


class _Beside:
    """Divides the lists that stand beside the evidence, each with its parts in a folder of its own."""

    def __init__(self, edition: Edition, entity: Entity, section: str) -> None:
        self._edition, self._name, self._section = edition, entity.record.name, section
        self._address = edition.name(entity.id).address

    def divided(self, folder: str, heading: str, rows: tuple[Row, ...], share: int) -> _Divided:
        """``rows`` under the interface string ``heading``, whose section has the id ``folder``."""
        words = self._edition.say(heading, name=self._name)
        title = f"{self._name}{self._edition.say('separator')}{words}"
        shape = "reports" if folder == "reports" else "statements"
        home = f"{self._address}#{folder}"
        parts = f"{self._address}{folder}/"
        return divided(self._edition, Shelf(parts, title, shape, self._section, rows, share, home))


def _place_of(shown: LongList, parts: str) -> Callable[[str], str]:
    """Where the bar of a year or month leads: to its heading in the list, or to the year's part of it."""

    def place(label: str) -> str:
        year = label[:4]
        if not shown.parts:
            return f"{parts.removesuffix('reports/')}#y-{label}"
        return f"{parts}{year}/#y-{label}" if label != year else f"{parts}{year}/"

    return place


def _spots(row: EvidenceRow) -> list[str]:
    """Where the report names the entity, in the order of its text."""
    return [piece.address for quote in row.quotes for piece in quote.pieces if piece.address]


def _spot(rows: Sequence[EvidenceRow], at: int) -> str:
    """The first or last place of all, or the report where only its fields name the entity."""
    if not rows:
        return ""
    spots = _spots(rows[at])
    return spots[at] if spots else rows[at].report.address
