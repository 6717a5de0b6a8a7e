"""Months and runs of days in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pressmark.languages import capitalised, month_names
from pressmark.pages.edition import Edition


def month_name(edition: Edition, month: int) -> str:
    """The name of a month, as it stands alone."""
    return month_names(edition.archive.settings.language)[month - 1]


def month_words(edition: Edition, year: int, month: int) -> str:
    """A month in words, as a heading or a link says it: “September 2015”."""
    name = capitalised(month_name(edition, month), edition.archive.settings.language)
    return edition.say("month_and_year", month=name, year=year)


def runs(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Ascending numbers as runs: 1, 2, 3, 7 are (1, 3) and (7, 7)."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)


def words_of_runs(
    edition: Edition, found: Iterable[tuple[int, int]], word: Callable[[int], str], between: str
) -> str:
    """Runs in words, each number by ``word``, with the interface string ``between`` its first and last."""
    parts = []
    for first, last in found:
        if last == first + 1:
            parts += [word(first), word(last)]
        elif last > first:
            parts.append(edition.say(between, start=word(first), end=word(last), first=first, last=last))
        else:
            parts.append(word(first))
    return edition.say("list_comma").join(parts)
