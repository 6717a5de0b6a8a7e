"""Dates as archives know them: a part of EDTF, the Extended Date/Time Format of the Library of Congress
(ISO 8601-2).

``2015`` · ``2015-09`` · ``2015-09-30`` · ``2015-09-30T14:05+03:00`` · ``1953?`` (uncertain) · ``1953~``
(about) · ``195X`` (the 1950s) · ``1951/1953`` (from, to) · ``undated``. The day of a report is the day
written: a zone never shifts it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, total_ordering

UNDATED = "undated"

_SINGLE = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:[T ](?P<time>[0-9:.]+)(?P<zone>.*))?)?)?(?P<sign>[?~]?)"
)
_DECADE = re.compile(r"(?P<decade>[0-9]{3})[Xx](?P<sign>[?~]?)")
_TIME = re.compile(r"([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?")
_ZONE = re.compile(r"([+-])([0-9]{2})(?::?([0-9]{2}))?")
_AFTER_ALL_DATES = 10_000_000


class DateError(ValueError):
    """A date that cannot be read. ``str()`` says why in a sentence; ``hint`` is an act that would mend it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@total_ordering
@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date with the precision it was written with.

    ``text`` is the normalised writing. ``precision`` is ``time``, ``day``, ``month``, ``year``, ``decade``,
    ``interval`` or ``undated``. ``first`` and ``last`` are the earliest and the latest day it can mean
    (``YYYY-MM-DD``), empty when undated; doubt does not widen them. ``year``, ``month`` and ``day`` are those
    that the whole date lies in, None where it spans several or has none. ``clock`` is the time of day as
    written, ``HH:MM`` or ``HH:MM:SS``, and ``zone`` its zone, ``Z`` or ``±HH:MM``; both may be empty.
    """

    text: str
    precision: str
    first: str = ""
    last: str = ""
    uncertain: bool = False
    approximate: bool = False
    clock: str = ""
    zone: str = ""

    @property
    def year(self) -> int | None:
        """The year that all of the date lies in."""
        return int(self.first[:4]) if self.first and self.first[:4] == self.last[:4] else None

    @property
    def month(self) -> int | None:
        """The month, 1 to 12, that all of the date lies in."""
        return int(self.first[5:7]) if self.first and self.first[:7] == self.last[:7] else None

    @property
    def day(self) -> int | None:
        """The day of the month when the date is one day."""
        return int(self.first[8:]) if self.first and self.first == self.last else None

    @property
    def key(self) -> tuple[int, int, int, str]:
        """What dates are sorted by: the first day; then longer stretches before the shorter ones in them;
        then the moment of the day; then the writing. Undated comes last."""
        if not self.first:
            return (_AFTER_ALL_DATES, 0, 0, self.text)
        return (_ordinal(self.first), -_ordinal(self.last), self._moment, self.text)

    @property
    def ends(self) -> tuple[EdtfDate, EdtfDate]:
        """The two dates an interval was written with; any other date twice."""
        start, slash, end = self.text.partition("/")
        return (parse_date(start), parse_date(end)) if slash else (self, self)

    @property
    def _moment(self) -> int:
        """Seconds of the day counted at Greenwich, so that reports of one day stand in the order of events;
        −1 000 000 (before every moment) without a time. A time without a zone counts as Greenwich time."""
        if not self.clock:
            return -1_000_000
        hours, minutes, *seconds = (int(part) for part in self.clock.split(":"))
        total = hours * 3600 + minutes * 60 + sum(seconds)
        if self.zone in ("", "Z"):
            return total
        shift = int(self.zone[1:3]) * 3600 + int(self.zone[4:]) * 60
        return total - shift if self.zone[0] == "+" else total + shift

    def __lt__(self, other: EdtfDate) -> bool:
        return self.key < other.key

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=65536)
def parse_date(text: str) -> EdtfDate:
    """The date that ``text`` writes. Raises :class:`DateError` with words for the author."""
    plain = text.strip()
    if plain.lower() == UNDATED:
        return EdtfDate(UNDATED, "undated")
    start, slash, end = plain.partition("/")
    if slash and _begins_like_date(start) and _begins_like_date(end):
        return _interval(start, end)
    return _single(plain)


def days_between(a: EdtfDate, b: EdtfDate) -> int | None:
    """How many days ``b`` comes after ``a`` (negative: before); None unless both are known to the day."""
    if a.day is None or b.day is None:
        return None
    return _ordinal(b.first) - _ordinal(a.first)


def _begins_like_date(text: str) -> bool:
    return bool(re.match(r"\s*[0-9]{3}[0-9Xx]", text))


def _interval(start: str, end: str) -> EdtfDate:
    first, last = _single(start.strip()), _single(end.strip())
    text = f"{first.text}/{last.text}"
    if "time" in (first.precision, last.precision):
        raise DateError(
            f"“{text}” runs from one time of day to another", "write an interval of days, months or years"
        )
    if last.last < first.first:
        raise DateError(f"“{text}” ends before it starts", f"write {last.text}/{first.text}")
    return EdtfDate(
        text,
        "interval",
        first.first,
        max(first.last, last.last),
        first.uncertain or last.uncertain,
        first.approximate or last.approximate,
    )


def _single(text: str) -> EdtfDate:
    decade = _DECADE.fullmatch(text)
    if decade and decade["decade"] != "000":
        years, sign = decade["decade"], decade["sign"]
        return EdtfDate(
            f"{years}X{sign}", "decade", f"{years}0-01-01", f"{years}9-12-31", sign == "?", sign == "~"
        )
    match = _SINGLE.fullmatch(text)
    if match is None:
        raise _unreadable(text)
    return _calendar_date(text, match)


def _calendar_date(text: str, match: re.Match[str]) -> EdtfDate:
    year, month, day, sign = match["year"], match["month"], match["day"], match["sign"]
    if year == "0000":
        raise DateError(f"“{text}” has the year 0000, and there was none", "write a year from 0001 to 9999")
    if month and not 1 <= int(month) <= 12:
        raise DateError(
            f"“{text}” has the month {month}, and a year has months 01 to 12",
            f"write {year} if the month is not known",
        )
    length = monthrange(int(year), int(month))[1] if month else 31
    if (month, day) == ("02", "29") and length == 28 and int(year) % 4 == 0:
        raise DateError(
            f"“{text}” exists only in the Julian calendar",
            f"write the Gregorian day, {_gregorian(int(year))}, and keep the other in dateline",
        )
    if day and not 1 <= int(day) <= length:
        raise DateError(
            f"“{text}” does not exist: {year}-{month} has {length} days",
            f"write {year}-{month} if the day is not known",
        )
    doubt = (sign == "?", sign == "~")
    if day:
        whole = f"{year}-{month}-{day}"
        if match["time"] is None:
            return EdtfDate(whole + sign, "day", whole, whole, *doubt)
        return _timed(text, whole, match["time"], match["zone"].strip() + sign)
    if month:
        whole = f"{year}-{month}"
        return EdtfDate(whole + sign, "month", f"{whole}-01", f"{whole}-{length:02}", *doubt)
    return EdtfDate(year + sign, "year", f"{year}-01-01", f"{year}-12-31", *doubt)


def _gregorian(year: int) -> str:
    """29 February of the Julian calendar, in a year that has none in the Gregorian one, as a Gregorian day.

    Up to that day the Julian calendar is behind by ``century − century ÷ 4 − 3`` days.
    """
    behind = year // 100 - year // 400 - 3
    return str(date.fromordinal(date(year, 2, 28).toordinal() + 1 + behind))


def _timed(text: str, day: str, time: str, zone: str) -> EdtfDate:
    clock = _TIME.fullmatch(time)
    if clock is None or int(clock[1]) > 23 or int(clock[2]) > 59 or int(clock[3] or 0) > 59:
        raise DateError(
            f"“{text}” has no time of day from 00:00 to 23:59 in it",
            f"write {day}T14:05+03:00, or only {day}",
        )
    shift = _ZONE.fullmatch(zone)
    if zone.upper() in ("", "Z"):
        zone = zone.upper()
    elif shift and int(shift[2]) <= 14 and int(shift[3] or 0) <= 59:
        zone = f"{shift[1]}{shift[2]}:{shift[3] or '00'}"
    else:
        raise DateError(
            f"“{zone}” is not a time zone", f"write {day}T{time}+03:00, or {day}T{time}Z for Greenwich time"
        )
    return EdtfDate(f"{day}T{time}{zone}", "time", day, day, clock=time, zone=zone)


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


# What people write instead, and what they would have to write. The first that matches is proposed.
_OTHERWISE = (
    (r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", "{0:0>4}-{1:0>2}-{2:0>2}"),
    (r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", "{2}-{1:0>2}-{0:0>2}"),
    (r"(1[3-9]|2[0-9]|3[01])[/-]([0-9]{1,2})[/-]([0-9]{4})", "{2}-{1:0>2}-{0}"),
    (r"([0-9]{1,2})[/-](1[3-9]|2[0-9]|3[01])[/-]([0-9]{4})", "{2}-{0:0>2}-{1}"),
    (r"([0-9]{4})[-./]([0-9])", "{0}-0{1}"),
    (r"([0-9]{8})", "{0[0]}{0[1]}{0[2]}{0[3]}-{0[4]}{0[5]}-{0[6]}{0[7]}"),
    (r"([0-9]{4})\s*(?:-|–|—|to)\s*([0-9]{4})", "{0}/{1}"),
    (r"([0-9]{2})([0-9]{2})\s*[/–—]\s*([0-9]{2})", "{0}{1}/{0}{2}"),
    (r"(?:c|ca|circa|about|around)\.?\s*([0-9]{4})", "{0}~"),
    (r"([0-9]{3})0s", "{0}X"),
    (r"([0-9]{3})[?_*]", "{0}X"),
    (r"([0-9]{4}(?:-[0-9]{2}){0,2})(?:\?~|~\?|%)", "{0}~"),
    (r"(?:unknown|none|n\.?\s?d\.?|no date|\?|-)", UNDATED),
)

# Only in English: a message is in English, and this room knows no other language.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH = rf"(?P<month>{'|'.join(f'{name}|{name[:3]}' for name in _MONTHS)}|Sept)\.?,?"
_DAY = r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)?,?\s+)?"
_IN_WORDS = (
    re.compile(rf"(?:[a-z]+day,?\s+)?{_DAY}{_MONTH}\s+(?P<year>[0-9]{{4}})", re.IGNORECASE),
    re.compile(rf"(?:[a-z]+day,?\s+)?{_MONTH}\s+{_DAY}(?P<year>[0-9]{{4}})", re.IGNORECASE),
)


def _proposals(text: str) -> Iterator[str]:
    """What ``text``, which is no date as it stands, may have been meant to be; not all are dates."""
    for pattern, writing in _OTHERWISE:
        match = re.fullmatch(pattern, text, re.IGNORECASE)
        if match:
            yield writing.format(*match.groups())
    for words in _IN_WORDS:
        match = words.fullmatch(text)
        if match:
            month = [name[:3] for name in _MONTHS].index(match["month"][:3].capitalize()) + 1
            yield f"{match['year']}-{month:02}" + (f"-{int(match['day']):02}" if match["day"] else "")


def _unreadable(text: str) -> DateError:
    for proposed in _proposals(text):
        try:
            parse_date(proposed)
        except DateError:
            continue
        return DateError(f"“{text}” is not a date as Pressmark reads it", f"write {proposed}")
    return DateError(
        f"“{text}” is not a date as Pressmark reads it",
        "write year, month and day, such as 2015-09-30; or 2015-09, 2015, 1953~ (about), 1951/1953, undated",
    )
