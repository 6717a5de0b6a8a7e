"""What reports say of an event in one value, ready to be set side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pressmark import urls
from pressmark.archive import Article
from pressmark.dates import DateError, EdtfDate, parse_date
from pressmark.languages import sort_key
from pressmark.pages.edition import Edition
from pressmark.pages.values import FigureRow, FigureTable, FigureValue, Link
from pressmark.records.values import Figure
from pressmark.text.quoting import block_at, find_words


def figure_row(edition: Edition, article: Article, event: str, figure: Figure) -> FigureRow:
    """What ``article`` says of ``event`` in one value."""
    return FigureRow(
        report=edition.brief(article.id),
        event=edition.name(event),
        what=figure.what,
        value=figure.value,
        unit=figure.unit,
        quote=figure.quote,
        spot=_spot(article, figure.quote),
    )


def _spot(article: Article, quote: str) -> str:
    """The address of the paragraph that holds the quoted words, or empty."""
    body = article.record.body
    found = find_words(body.text, quote) if quote else None
    block = block_at(body, found.start) if found else None
    return f"{urls.article(article.id)}#{block.anchor}" if block else ""


def tables(edition: Edition, rows: Iterable[FigureRow]) -> tuple[FigureTable, ...]:
    """``rows``, in the order of their reports, as a table for each quantity, by its name; values and the rows
    of each run from the newest report to the oldest.
    """
    by_what: dict[str, list[FigureRow]] = {}
    for row in rows:
        by_what.setdefault(_folded(row.what), []).append(row)
    found = [_table(edition, group[::-1]) for group in by_what.values()]
    language = edition.archive.settings.language
    return tuple(sorted(found, key=lambda table: (sort_key(table.what, language), table.what)))


def _table(edition: Edition, rows: list[FigureRow]) -> FigureTable:
    reading = _Reading.of(edition, rows[-1].what)
    by_value: dict[tuple[str, str], list[FigureRow]] = {}
    for row in rows:
        by_value.setdefault(reading.key(row), []).append(row)
    values = tuple(reading.value(group) for group in by_value.values())
    return FigureTable(what=reading.what, values=values, differ=len(values) > 1, reports=reports_in(rows))


def reports_in(rows: Iterable[FigureRow]) -> int:
    """How many reports the rows are of."""
    return len({row.report.address for row in rows})


@dataclass(frozen=True, slots=True)
class _Reading:
    """How the values of one quantity are read: as dates, as places, or as they are written."""

    edition: Edition
    what: str
    kind: str

    @classmethod
    def of(cls, edition: Edition, what: str) -> _Reading:
        """Dates and places are those that are called so, in English as in the format or in the interface's
        own language.
        """
        for kind in ("date", "place"):
            words = edition.say(f"fact_{kind}")
            if _folded(what) in (kind, _folded(words)):
                return cls(edition, words, kind)
        return cls(edition, what, "")

    def key(self, row: FigureRow) -> tuple[str, str]:
        """What two values have in common that are the same; nothing else is ever put together."""
        date, place = self._date(row), self._place(row)
        plain = date.text if date else place.address if place else _folded(row.value)
        return plain, _folded(row.unit)

    def value(self, rows: list[FigureRow]) -> FigureValue:
        first = rows[0]
        return FigureValue(
            value=first.value,
            unit=first.unit,
            rows=tuple(rows),
            reports=reports_in(rows),
            date=self._date(first),
            place=self._place(first),
        )

    def _date(self, row: FigureRow) -> EdtfDate | None:
        try:
            return parse_date(row.value) if self.kind == "date" else None
        except DateError:
            return None

    def _place(self, row: FigureRow) -> Link | None:
        places = self.edition.overview.places_by_name if self.kind == "place" else {}
        place = places.get(_folded(row.value), "")
        return self.edition.name(place) if place else None


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
