"""Dates, numbers and lists in the words of a language."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Literal

from babel.dates import format_date as babel_date
from babel.dates import format_skeleton, format_time, get_day_names, get_month_names, get_timezone_gmt
from babel.numbers import format_decimal

from pressmark.dates import EdtfDate
from pressmark.languages.strings import Strings
from pressmark.languages.tags import locale_of, region_of

Style = Literal["full", "weekday", "long", "short"]

_PATTERN = {"full": "full", "weekday": "full", "long": "long", "short": "medium"}
_GREGORIAN = "1582-10-15"
_MONTH = {"full": "yMMMM", "weekday": "yMMMM", "long": "yMMMM", "short": "yMMM"}

# As many letters as a calendar's column has room for on a small screen.
_CELL = 5

# The first of a month is an ordinal in French, which the Unicode CLDR leaves out.
_FIRST = re.compile(r"(?<!\d)1 (?=[^\W\d])")


def format_date(found: EdtfDate, language: str, strings: Strings, style: Style = "long") -> str:
    """``found`` in words: “30 September 2015”, “about 1953”, “1951 to 1953”.

    ``weekday`` adds the day of the week, ``full`` that and the time of day; ``short`` shortens the month. A
    day before the Gregorian calendar began has no day of the week: it may be meant in another. The words
    around a date come from ``strings``: date_about, date_uncertain and the like.
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


def format_number(number: float, language: str, decimals: int | None = None) -> str:
    """``number`` with the separators of ``language``, to exactly ``decimals`` or at most three."""
    pattern = None if decimals is None else "#,##0." + "0" * decimals
    return str(format_decimal(number, pattern, locale=locale_of(language)))


@lru_cache(maxsize=1024)
def format_day_of_year(month: int, day: int, language: str) -> str:
    """A day of no particular year: “30 September”."""
    # A leap year, for 29 February.
    return _ordinal(
        str(format_skeleton("MMMMd", date(2000, month, day), locale=locale_of(language))), language
    )


@lru_cache(maxsize=64)
def month_names(language: str, *, short: bool = False) -> tuple[str, ...]:
    """The twelve months as they stand alone, January first; ``short``: in few letters."""
    width: Literal["abbreviated", "wide"] = "abbreviated" if short else "wide"
    names = get_month_names(width, context="stand-alone", locale=locale_of(language))
    return tuple(str(names[month]) for month in range(1, 13))


def capitalised(words: str, language: str) -> str:
    """``words`` as a heading begins: with a capital, which months and days lack in many languages."""
    first = words[:1]
    if language.partition("-")[0] in ("az", "tr") and first == "i":
        return "İ" + words[1:]
    # One letter for one: “ß” has no capital that a word begins with, “ǆ” has one of its own.
    upper = first.title()
    return (upper if len(upper) == 1 else first) + words[1:]


def first_weekday(language: str) -> int:
    """The day on which a week of a calendar begins where ``language`` is spoken: 0 is Monday, 6 Sunday."""
    locale = locale_of(language)
    if not locale.territory:
        locale = locale_of(f"{language}-{region_of(language)}")
    return int(locale.first_week_day)


def weekday_names(language: str) -> tuple[str, ...]:
    """The days of the week in few letters, in the order of a calendar."""
    locale, first = locale_of(language), first_weekday(language)
    names = get_day_names("abbreviated", context="stand-alone", locale=locale)
    if max(map(len, names.values())) > _CELL:
        # Languages that do not shorten the days of a week have shorter words for calendars.
        names = get_day_names("short", context="stand-alone", locale=locale)
    return tuple(str(names[(first + day) % 7]) for day in range(7))


@lru_cache(maxsize=1024)
def list_gap(place: int, length: int, language: str) -> str:
    """What stands behind the item at ``place`` (from 1) of a list of ``length`` items: “, ” or “ and ”."""
    patterns = locale_of(language).list_patterns["standard"]
    kind = "2" if length == 2 else "end" if place == length - 1 else "start" if place == 1 else "middle"
    return str(patterns[kind].partition("{0}")[2].partition("{1}")[0])


@lru_cache(maxsize=4096)
def _calendar(found: EdtfDate, language: str, style: Style) -> str:
    locale = locale_of(language)
    if found.precision == "year":
        return str(found.year)
    first = date.fromisoformat(found.first)
    if found.precision == "month":
        return str(format_skeleton(_MONTH[style], first, locale=locale))
    pattern = _PATTERN[style] if found.first >= _GREGORIAN else _PATTERN["long"]
    words = _ordinal(str(babel_date(first, format=pattern, locale=locale)), language)
    if not found.clock or style != "full":
        return words
    return f"{words}, {_clock(found, language)}"


def _ordinal(words: str, language: str) -> str:
    return _FIRST.sub("1er\u00a0", words, count=1) if language.partition("-")[0] == "fr" else words


def _clock(found: EdtfDate, language: str) -> str:
    locale = locale_of(language)
    words = str(format_time(time.fromisoformat(found.clock), format="short", locale=locale))
    if not found.zone:
        return words
    shift = timedelta()
    if found.zone != "Z":
        size = timedelta(hours=int(found.zone[1:3]), minutes=int(found.zone[4:]))
        shift = -size if found.zone[0] == "-" else size
    if not shift:
        return f"{words} {locale.zone_formats['gmt'] % ''}"
    # Only the zone of this moment is shown; the year has no part in it.
    moment = datetime(2000, 1, 1, tzinfo=timezone(shift))
    return f"{words} {get_timezone_gmt(moment, locale=locale)}"


def _decade(found: EdtfDate, strings: Strings) -> str:
    return strings.say("date_decade", decade=str(int(found.first[:4])))
