"""Rows are weighed from above: what the theme writes for them is never heavier than the estimate."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressmark.config import Limits, Settings
from pressmark.dates import parse_date
from pressmark.languages import read_strings
from pressmark.pages.lists import weights
from pressmark.pages.values import (
    EvidenceRow,
    Head,
    Link,
    LongList,
    NameRow,
    Quote,
    QuotePiece,
    ReportRow,
    StatementRow,
    ThreadRow,
)
from pressmark.pages.values.marks import MarkRow, WorkRow
from pressmark.pages.views import CorrectionsView, NoticeRow, PartView, StoryView
from pressmark.templates import Renderer, Theme, default_theme
from tests.theme.samples.site import SITE

LANGUAGES = ("en", "de", "fr", "ru")
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=40)
NAMES = WORDS.filter(lambda text: "#" not in text)
ADDRESSES = NAMES.map(lambda name: f"/articles/{name}/")
LINKS = st.builds(Link, WORDS, ADDRESSES, st.sampled_from(("", "ar")))
DATES = st.sampled_from(("2015-09-30", "2015-09", "1953~", "undated", "1953/1955", "195X"))
REPORTS = st.builds(
    ReportRow,
    title=WORDS,
    supplied=st.booleans(),
    address=ADDRESSES,
    date=DATES.map(parse_date),
    kind=st.sampled_from(("report", "digest", "document", "chronicle")),
    source=st.none() | LINKS,
    status=st.sampled_from(("published", "corrected", "withdrawn")),
    access=st.sampled_from(("full", "excerpt", "link-only")),
    summary=WORDS,
    language=st.sampled_from(("", "ar", "uk")),
)
PIECES = st.one_of(
    st.builds(QuotePiece, WORDS, st.just(""), st.just(""), st.booleans()),
    st.builds(QuotePiece, WORDS, ADDRESSES, named=st.just(True)),
    st.builds(QuotePiece, st.just(""), ADDRESSES, WORDS.filter(bool)),
)
QUOTES = st.builds(
    Quote,
    pieces=st.lists(PIECES, max_size=5).map(tuple),
    cut_before=st.booleans(),
    cut_after=st.booleans(),
    language=st.sampled_from(("", "ar")),
    direction=st.sampled_from(("ltr", "rtl")),
)
EVIDENCE = st.builds(
    EvidenceRow,
    REPORTS,
    st.booleans(),
    st.lists(QUOTES, max_size=4).map(tuple),
    st.integers(0, 99),
    st.booleans(),
)
STATEMENTS = st.builds(
    StatementRow,
    report=REPORTS,
    by=st.none() | LINKS,
    to=st.lists(LINKS, max_size=3).map(tuple),
    on=st.none() | DATES.map(parse_date),
    quotes=st.lists(QUOTES, min_size=1, max_size=3).map(tuple),
    spot=ADDRESSES.map(lambda address: address + "#s4-112"),
)
LETTERED = st.builds(
    NameRow,
    label=WORDS,
    address=ADDRESSES,
    letter=st.sampled_from("ABC"),
    count=st.integers(0, 9999),
    line=WORDS,
    see=WORDS,
    language=st.sampled_from(("", "ar")),
)
STEPS = st.builds(
    ThreadRow,
    report=REPORTS,
    gap_unit=st.sampled_from(("", "day", "year", "undated")),
    gap_count=st.integers(0, 99),
    quote=st.none() | QUOTES,
)
MAKERS = st.builds(WorkRow, name=WORDS, tool=st.booleans(), count=st.just(0))
MARKS = st.builds(
    MarkRow,
    report=REPORTS,
    kind=st.sampled_from(("name", "unidentified", "quotation")),
    quote=QUOTES,
    of=st.none() | LINKS,
    made=st.lists(MAKERS, max_size=3).map(tuple),
    percent=st.none() | st.integers(0, 99),
)
NOTICES = st.tuples(
    st.builds(
        NoticeRow, kind=st.sampled_from(("correction", "withdrawal", "note")), text=WORDS, date=st.none()
    ),
    REPORTS,
)


def renderer(language: str) -> Renderer:
    data = (default_theme() / "strings" / f"{language}.toml").read_bytes()
    strings, _ = read_strings(f"strings/{language}.toml", data, language)
    return Renderer(Theme(default_theme() / "none"), Settings(title="Test", language=language), strings, SITE)


RENDERERS = {language: renderer(language) for language in LANGUAGES}


def head(address: str) -> Head:
    return Head(address=address, title="T", description="D", kind="part")


def part(shape: str, rows: tuple[Any, ...]) -> tuple[str, object]:
    view = PartView(
        head=head("/organisations/federation-council/quoted/2015-n1/"),
        parent=Link("T", "/"),
        above=None,
        heading="T",
        label="T",
        number=0,
        last=0,
        shape=shape,
        list=LongList(rows, len(rows)),
        siblings=(),
    )
    return "part.html", view


def story(rows: tuple[ThreadRow, ...]) -> tuple[str, object]:
    view = StoryView(
        head=head("/stories/s/"),
        title="T",
        number=0,
        html="",
        rows=rows,
        parts=(),
        total=len(rows),
        first=None,
        last=None,
        topics=(),
    )
    return "story.html", view


def notices(rows: tuple[tuple[NoticeRow, ReportRow], ...]) -> tuple[str, object]:
    return "corrections.html", CorrectionsView(
        head=head("/corrections/"), rows=rows, parts=(), total=len(rows)
    )


def page_of(shape: str, rows: tuple[Any, ...]) -> tuple[str, object]:
    """The template and the view of a page that shows ``rows``."""
    if shape == "story":
        return story(rows)
    return notices(rows) if shape == "notices" else part(shape, rows)


SHAPES: dict[str, st.SearchStrategy[Any]] = {
    "evidence": EVIDENCE,
    "reports": REPORTS,
    "statements": STATEMENTS,
    "names": LETTERED,
    "story": STEPS,
    "notices": NOTICES,
}


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_row_is_heavier_than_it_is_weighed(shape: str, data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(LANGUAGES))
    row = data.draw(SHAPES[shape])
    # Two rows against one: what a list has round its rows counts once, not for every row.
    one, two = (len(RENDERERS[language].render(*page_of(shape, (row,) * count))) for count in (1, 2))
    assert two - one <= weights.weight(row)


@settings(max_examples=200, deadline=None)
@given(first=MARKS, second=MARKS, language=st.sampled_from(LANGUAGES))
def test_no_mark_is_heavier_than_it_is_weighed_under_a_report_of_its_own(
    first: MarkRow, second: MarkRow, language: str
) -> None:
    second = replace(second, report=replace(second.report, address=f"{first.report.address}other/"))
    one, two = (len(RENDERERS[language].render(*part("marks", rows))) for rows in ((first,), (first, second)))
    assert two - one <= weights.weight(second)


def test_an_ordinary_row_is_not_weighed_at_twice_its_weight() -> None:
    report = ReportRow(
        title="Parliament backs the strikes",
        supplied=False,
        address="/articles/2015-09-30-parliament-backs-strikes/",
        date=parse_date("2015-09-30"),
        kind="report",
        source=Link("Meduza", "/sources/meduza/"),
        status="published",
        access="full",
        summary="",
        language="",
    )
    before = QuotePiece("The request had been made on the morning of the same day by ")
    name = QuotePiece("the president", f"{report.address}#p4-112", named=True)
    quote = Quote((before, name, QuotePiece(", who named no country, no army and no day.")))
    row = EvidenceRow(report, True, (quote, quote))
    one, two = (len(RENDERERS["en"].render(*part("evidence", (row,) * count))) for count in (1, 2))
    assert weights.weight(row) < 1.5 * (two - one)


def test_a_page_has_room_for_its_rows_and_what_stands_round_them() -> None:
    shares = (weights.MENTIONS, weights.QUOTED, weights.TOLD, weights.MADE)
    assert sum(shares) < 70
    assert weights.room(Limits()) + weights.FRAME == Limits().page_bytes
    assert weights.room(Limits(page_bytes=1)) > 0
