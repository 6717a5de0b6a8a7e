"""When a report is from: dates as people write them, in words, in figures, in the names of files, in
datelines.

Everything here would rather give no date than a wrong one: what can be read in two ways, such as
03/04/2015, is not read.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pressmark.dates import DateError, EdtfDate, parse_date
from pressmark.languages import locale_of


def read_date(words: str, language: str = "en") -> EdtfDate | None:
    """The date that ``words``, and nothing but they, write: EDTF, figures, or words of English or of
    ``language``.

    None when they write no date, or one that can be read in two ways.
    """
    plain = " ".join(words.split()).rstrip(".,;")
    try:
        return parse_date(plain)
    except DateError:
        return _in_figures(plain) or _in_words(plain, language)


def date_at(text: str, position: int, language: str = "en") -> tuple[EdtfDate | None, int]:
    """The date that stands in ``text`` at ``position``, and where it ends; None and ``position`` when none
    does."""
    word = _WORD.match(text, position)
    found = read_date(word[0]) if word else None
    if word and found:
        return found, word.end()
    match = _word_dates(language).match(text, position)
    found = _from_words(match, language) if match else None
    return (found, match.end()) if match and found else (None, position)


def date_in_name(name: str, language: str = "en") -> tuple[EdtfDate | None, str]:
    """The date that a file name (without its ending) carries, and the name without it.

    A day counts anywhere in the name, a month or a year only where people put them to file by: at the
    start, before a sign. The stamp in the name of a camera or scanner is the day of the picture, not of the
    report, and does not count.
    """
    if _STAMPED.match(name):
        return None, name
    for pattern in _NAME_DATES:
        for match in pattern.finditer(name):
            found = _calendar(*match.group("year", "month", "day"))
            if found:
                return found, _without(name, match)
    spaced = re.sub(r"[-_]", " ", name)
    for match in _word_dates(language).finditer(spaced):
        found = _from_words(match, language)
        if found and found.precision == "day":
            return found, _without(name, match)
    match_at_start = _NAME_START.match(name)
    if match_at_start:
        found = _calendar(match_at_start["year"], match_at_start["month"], "")
        if found:
            return found, _without(name, match_at_start)
    return None, name


def date_in_text(text: str, language: str = "en") -> EdtfDate | None:
    """The date that a report opens with: alone on its first line, or in a dateline with its year, such as
    “LAKESIDE, 3 May 1953 (Agency) –”."""
    line = text.lstrip("\ufeff \t\r\n").splitlines()[:1]
    opening = line[0][:200] if line else ""
    alone = read_date(opening, language) if len(opening) <= 40 else None
    if alone and alone.precision == "day":
        return alone
    dateline = dateline_of(opening)
    for match in _word_dates(language).finditer(dateline):
        found = _from_words(match, language)
        if found and found.precision == "day":
            return found
    return None


def dateline_of(paragraph: str) -> str:
    """The dateline that ``paragraph`` opens with, its dash included: a place in capitals, what follows it
    in brief, a dash. Empty when there is none."""
    match = _DATELINE.match(paragraph)
    return match[0] if match and match["place"] == match["place"].upper() else ""


_DATELINE = re.compile(r"\s*(?P<place>[^\W\d_]{3}[^\n,]{0,40}),[^\n]{0,60}?\s*(?:--|[-–—])\s+")
_YEAR = r"(?P<year>1[4-9][0-9]{2}|20[0-9]{2})"
_WORD = re.compile(r"[0-9]\S*")
_STAMPED = re.compile(r"(?:img|dscn?|dscf|pxl|vid|scan|screenshot|photo|cam)[-_ ]*[0-9]", re.IGNORECASE)
_NAME_DATES = (
    re.compile(rf"(?<![0-9]){_YEAR}([-_. ]?)(?P<month>[0-9]{{2}})\2(?P<day>[0-9]{{2}})(?![0-9])"),
    re.compile(rf"(?<![0-9])(?P<day>[0-9]{{1,2}})\.(?P<month>[0-9]{{1,2}})\.{_YEAR}(?![0-9])"),
)
_NAME_START = re.compile(rf"{_YEAR}-(?P<month>[0-9]{{2}})(?![-_. ]?[0-9])[-_, ]?")
_YEAR_FIRST = re.compile(r"([0-9]{4})[./]([0-9]{1,2})[./]([0-9]{1,2})|([0-9]{4})([0-9]{2})([0-9]{2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})")


def _in_figures(plain: str) -> EdtfDate | None:
    match = _YEAR_FIRST.fullmatch(plain)
    if match:
        year, month, day = (part for part in match.groups() if part)
        return _calendar(year, month, day)
    match = _YEAR_LAST.fullmatch(plain)
    if match is None:
        return None
    first, sign, second, year = match.groups()
    if sign == "." or int(first) > 12 or first == second:
        return _calendar(year, second, first)
    return _calendar(year, first, second) if int(second) > 12 else None


def _in_words(plain: str, language: str) -> EdtfDate | None:
    weekday = re.match(r"[^\W\d_]+\.?,\s+|[^\W\d_]+day\s+", plain, re.IGNORECASE)
    match = _word_dates(language).fullmatch(plain[weekday.end() :] if weekday else plain)
    return _from_words(match, language) if match else None


def _from_words(match: re.Match[str], language: str) -> EdtfDate | None:
    month = _months(language).get((match["month"] or match["month_first"]).casefold(), 0)
    return _calendar(match["year"], f"{month}", match["day"] or match["day_after"] or "")


def _calendar(year: str, month: str, day: str) -> EdtfDate | None:
    parts = [year, *(f"{int(part):02}" for part in (month, day) if part)]
    try:
        return parse_date("-".join(parts))
    except DateError:
        return None


def _without(name: str, match: re.Match[str]) -> str:
    return f"{name[: match.start()]} {name[match.end() :]}".strip()


@lru_cache(maxsize=32)
def _word_dates(language: str) -> re.Pattern[str]:
    """“30 September 2015”, “30. September 2015”, “30 de septiembre de 2015”, “September 30, 2015”,
    “September 2015”."""
    names = "|".join(sorted(map(re.escape, _months(language)), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th|\.|º|er)?\s+(?:de\s+)?)?(?P<month>{names})\.?,?\s+(?:de[l]?\s+)?"
        rf"|(?P<month_first>{names})\.?\s+(?P<day_after>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+)"
        rf"{_YEAR}(?:\s*г\.?)?(?!\w)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=32)
def _months(language: str) -> dict[str, int]:
    """Name of a month, case folded and without a final stop → its number; English and ``language``."""
    found = {"sept": 9}
    for tag in ("en", language):
        months = locale_of(tag).months
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[use][width].items():
                    found.setdefault(name.casefold().rstrip("."), number)
    return found
