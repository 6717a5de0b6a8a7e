"""The dossier of an event: what reports say of it in figures, dates and places, side by side.

A dossier that is too heavy for the event's page stands there in short, and whole under ``…/reported/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pressmark import urls
from pressmark.archive import Entity
from pressmark.pages.edition import Edition
from pressmark.pages.lists import weights
from pressmark.pages.passages.figures import figure_row, reports_in, tables
from pressmark.pages.planned import Page
from pressmark.pages.values import Dossier, FigureRow, FigureTable, FigureValue, Head, Link, Part
from pressmark.pages.views import FiguresView

# How much of each table is kept, in values and in rows of each: the first that fits.
_SHORTER = ((20, 5), (10, 3), (5, 1), (2, 1), (1, 1))


def dossier(edition: Edition, entity: Entity) -> tuple[Dossier, tuple[Page, ...]]:
    """What stands on the page of ``entity``, and the pages that have all of it where that is not all."""
    articles = edition.archive.articles
    rows = [
        figure_row(edition, articles[stem], entity.id, figure)
        for stem, figure in edition.archive.figures_of.get(entity.id, ())
    ]
    whole = tables(edition, rows)
    room = weights.room(edition.archive.settings.limits, weights.DOSSIER)
    if _weight(whole) <= room:
        return Dossier(tables=whole, reports=reports_in(rows)), ()
    address = f"{edition.name(entity.id).address}reported/"
    short = Dossier(tables=_shortened(whole, room), reports=reports_in(rows), all=address)
    return short, tuple(_pages(edition, entity, whole, address))


def _weight(found: Iterable[FigureTable]) -> int:
    return sum(
        weights.weight_of_figure(row) for table in found for value in table.values for row in value.rows
    )


def _shortened(whole: tuple[FigureTable, ...], room: int) -> tuple[FigureTable, ...]:
    """As much of every table as fits, of the newest; where even that is too much, the first tables."""
    short = whole
    for values, rows in _SHORTER:
        short = tuple(
            replace(
                table,
                values=tuple(replace(value, rows=value.rows[:rows]) for value in table.values[:values]),
            )
            for table in whole
        )
        if _weight(short) <= room:
            return short
    while len(short) > 1 and _weight(short) > room:
        short = short[: len(short) // 2]
    return short


def _pages(edition: Edition, entity: Entity, whole: tuple[FigureTable, ...], address: str) -> Iterator[Page]:
    """All tables on as many pages as they need."""
    home = edition.name(entity.id)
    heading = edition.say("reported_of", name=home.label)
    groups = list(_parted(whole, weights.room(edition.archive.settings.limits)))
    places = [address, *(f"{address}n{number}/" for number in range(2, len(groups) + 1))]
    parts = tuple(
        Part(heading, place, _rows_in(group), number)
        for number, (place, group) in enumerate(zip(places, groups, strict=True), 1)
    )
    for number, (place, group) in enumerate(zip(places, groups, strict=True), 1):
        title = heading if len(groups) == 1 else edition.say("part_numbered", label=heading, number=number)
        view = FiguresView(
            head=Head(
                address=place,
                title=title,
                description=edition.say("reported_description", name=home.label),
                kind="part",
                section=urls.index_of(edition.archive.settings, entity.record.type).strip("/"),
            ),
            parent=Link(home.label, f"{home.address}#dossier"),
            tables=group,
            parts=parts if len(parts) > 1 else (),
        )
        yield Page(urls.file_of(place), "figures.html", view)


def _rows_in(group: Iterable[FigureTable]) -> int:
    return sum(len(value.rows) for table in group for value in table.values)


def _parted(whole: tuple[FigureTable, ...], room: int) -> Iterator[tuple[FigureTable, ...]]:
    """The tables in groups that are not too heavy; a table is divided between rows where it must be."""
    group: list[tuple[FigureTable, FigureValue, FigureRow]] = []
    heavy = 0
    for piece in ((table, value, row) for table in whole for value in table.values for row in value.rows):
        size = weights.weight_of_figure(piece[2])
        if group and heavy + size > room:
            yield _joined(group)
            group, heavy = [], 0
        group.append(piece)
        heavy += size
    if group:
        yield _joined(group)


def _joined(
    pieces: Iterable[tuple[FigureTable, FigureValue, FigureRow]],
) -> tuple[FigureTable, ...]:
    """Rows put back into their values and tables; these go on counting all reports, wherever they stand."""
    found: dict[int, tuple[FigureTable, dict[int, tuple[FigureValue, list[FigureRow]]]]] = {}
    for table, value, row in pieces:
        values = found.setdefault(id(table), (table, {}))[1]
        values.setdefault(id(value), (value, []))[1].append(row)
    return tuple(
        replace(table, values=tuple(replace(value, rows=tuple(rows)) for value, rows in values.values()))
        for table, values in found.values()
    )
