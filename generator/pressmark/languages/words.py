"""Dates and numbers in the words of a language."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Literal

from babel.dates import format_date as babel_date
from babel.dates import format_skeleton, format_time, get_timezone_gmt
from babel.numbers import format_decimal

from pressmark.dates import EdtfDate
from pressmark.languages.strings import Strings
from pressmark.languages.tags import locale_of

Style = Literal["full", "long", "short"]

_PATTERN = {"full": "full", "long": "long", "short": "medium"}
_MONTH = {"full": "yMMMM", "long": "yMMMM", "short": "yMMM"}


def format_date(found: EdtfDate, language: str, strings: Strings, style: Style = "long") -> str:
    """``found`` in words: “30 September 2015”, “about 1953”, “1951 to 1953”.

    ``full`` adds the day of the week and the time of day; ``short`` shortens the month. The words around a
    date come from ``strings``: date_about, date_uncertain, date_interval, date_decade, date_undated.
    """
    if found.precision == "undated":
        return strings.say("date_undated")
    if found.precision == "interval":
        start, end = (format_date(side, language, strings, style) for side in found.ends)
        return strings.say("date_interval", start=start, end=end)
    words = _decade(found, strings) if found.precision == "decade" else _calendar(found, language, style)
    if found.uncertain:
        return strings.say("date_uncertain", date=words)
    return strings.say("date_about", date=words) if found.approximate else words


def format_number(number: float, language: str) -> str:
    """``number`` with the separators of ``language``, to at most three decimals."""
    return str(format_decimal(number, locale=locale_of(language)))


@lru_cache(maxsize=4096)
def _calendar(found: EdtfDate, language: str, style: Style) -> str:
    locale = locale_of(language)
    if found.precision == "year":
        return str(found.year)
    first = date.fromisoformat(found.first)
    if found.precision == "month":
        return str(format_skeleton(_MONTH[style], first, locale=locale))
    words = str(babel_date(first, format=_PATTERN[style], locale=locale))
    if not found.clock or style != "full":
        return words
    return f"{words}, {_clock(found, language)}"


def _clock(found: EdtfDate, language: str) -> str:
    locale = locale_of(language)
    words = str(format_time(time.fromisoformat(found.clock), format="short", locale=locale))
    if not found.zone:
        return words
    shift = timedelta()
    if found.zone != "Z":
        size = timedelta(hours=int(found.zone[1:3]), minutes=int(found.zone[4:]))
        shift = -size if found.zone[0] == "-" else size
    # Only the zone of this moment is shown; the year has no part in it.
    moment = datetime(2000, 1, 1, tzinfo=timezone(shift))
    return f"{words} {get_timezone_gmt(moment, locale=locale)}"


def _decade(found: EdtfDate, strings: Strings) -> str:
    return strings.say("date_decade", decade=str(int(found.first[:4])))
