"""What is known of languages: tags, directions, names, alphabetical order, dates and numbers in words, and
the words of the interface."""

from pressmark.languages.order import SortKey, initial, sort_key
from pressmark.languages.strings import Strings, read_strings
from pressmark.languages.tags import direction, language_name, locale_of, normalise_tag, script_of
from pressmark.languages.words import (
    capitalised,
    first_weekday,
    format_date,
    format_day_of_year,
    format_number,
    list_gap,
    month_names,
    weekday_names,
)

__all__ = [
    "SortKey",
    "Strings",
    "capitalised",
    "direction",
    "first_weekday",
    "format_date",
    "format_day_of_year",
    "format_number",
    "initial",
    "language_name",
    "list_gap",
    "locale_of",
    "month_names",
    "normalise_tag",
    "read_strings",
    "script_of",
    "sort_key",
    "weekday_names",
]
