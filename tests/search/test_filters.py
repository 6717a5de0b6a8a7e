"""Which filters the search page offers."""

from __future__ import annotations

from pressmark.search.filters import period_of, used_filters
from pressmark.search.values import SearchRecord


def record(*filters: tuple[str, tuple[str, ...]]) -> SearchRecord:
    return SearchRecord(address="/a/", title="T", language="en", date="", filters=filters)


def test_only_filters_with_values_in_the_agreed_order_declared_types_last() -> None:
    records = [
        record(("year", ("2015",)), ("ship", ("Aurora",)), ("place", ())),
        record(
            ("kind", ("Report",)),
            ("month", ("2015-09",)),
            ("day", ("2015-09-30",)),
            ("battle", ("Sea Bridge",)),
            ("topic", ("",)),
        ),
    ]
    assert used_filters(records) == ("kind", "year", "battle", "ship")


def test_words_of_the_search_itself_are_no_filters() -> None:
    keys = ("any", "all", "none", "not", "q", "from", "to", "order", "shown", "two words", "a:b", "a[b]", "")
    assert used_filters([record(*((key, ("x",)) for key in keys))]) == ()


def test_no_records_no_filters() -> None:
    assert used_filters([]) == ()


def test_the_years_of_all_pages() -> None:
    records = [record(("year", ("1953", "1954"))), record(("year", ("1951",)), ("month", ("1950",)))]
    assert period_of(records) == ("1951", "1954")
    assert period_of([record()]) == ("", "")
