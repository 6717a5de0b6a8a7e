"""Pages that list: dates, stories, indexes, the front page, feeds."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace

from pressmark.pages.values import Day, Link, LongList, ThreadRow
from pressmark.pages.values.calendar import DateGroup, YearCell, YearStrip
from pressmark.pages.views import (
    DatesView,
    FeedEntry,
    FeedView,
    HomeView,
    IndexView,
    MonthView,
    NoticeRow,
    OnThisDayView,
    StoryView,
    YearView,
)
from tests.theme.samples.drawn import MONTHS, YEARS, weeks
from tests.theme.samples.rows import (
    BREACH,
    DIGEST,
    EVIDENCE,
    FOREIGN,
    HELD_ELSEWHERE,
    NAME_LIST,
    ORGANISATIONS,
    PEOPLE,
    PLACES,
    PUMPS,
    ROWS,
    SLUICE,
    SURVEY,
    WITHDRAWN,
    report,
)
from tests.theme.samples.site import BASE_URL, NONE, SITE, date, head
from tests.theme.samples.text import TEXT

MONTH = MonthView(
    head=head("/dates/1953/02/", "February 1953", "month", "dates"),
    year=1953,
    month=2,
    number=0,
    weeks=weeks(1953, 2, {1: 2, 2: 1, 3: 9, 4: 24, 20: 70}),
    days=(
        (date("1953-02-01"), (BREACH, DIGEST)),
        (date("1953-02-02"), (FOREIGN,)),
        (date("1953-02-03"), (HELD_ELSEWHERE,)),
        (date("1953-02-04"), (WITHDRAWN,)),
        (date("1953-02-20"), (PUMPS,)),
        (None, (report("Rain in all parishes", "1953-02"),)),
    ),
    missing="5–19, 21–28",
    parts=(),
    total=7,
    before=Link("November 1952", "/dates/1952/11/"),
    after=Link("March 1953", "/dates/1953/03/"),
)
YEAR = YearView(
    head=head("/dates/1953/", "1953", "year", "dates"),
    year="1953",
    months=MONTHS,
    groups=(
        DateGroup(month=0, rows=(report("Of the drainage", "1953/1957"),), longer=True),
        DateGroup(month=0, rows=(report("The year of the water, a chronicle", "1953", "chronicle"),)),
        DateGroup(month=2, rows=ROWS[:3], address="/dates/1953/02/"),
    ),
    list=LongList((), 5),
    missing="March to December",
    before=Link("1952", "/dates/1952/"),
    after=None,
)
HOME = HomeView(
    head=head("/", "Reports from the Lower Fens", "home", feed="/feed.xml"),
    html="<p>Every report that the two papers of the marsh printed on water, with the names in them.</p>",
    reports=1240,
    counts=(
        ("people", "People", 317, "/people/"),
        ("organisations", "Organisations", 41, "/organisations/"),
        ("places", "Places", 88, "/places/"),
        ("events", "Events", 9, "/events/"),
        ("sources", "Sources", 2, "/sources/"),
    ),
    years=("1940", "1963"),
    latest=(
        report(
            "Ten years dry",
            "1963-02-01",
            summary="A decade after the bank gave way, the gate at Marl End has been shut in earnest "
            "eleven times, and has held.",
        ),
        *ROWS[:5],
    ),
    added=((date("2026-02-10"), SLUICE), (date("2026-02-09"), FOREIGN), (date("2026-02-01"), SURVEY)),
    stories=(
        (
            Link("The winter of the breach", "/stories/breach/"),
            23,
            "How a bank gave way, and what was built in its place.",
        ),
        (Link("Who pays for the sluice", "/stories/rates/"), 7, ""),
    ),
    present=(PEOPLE, ORGANISATIONS, PLACES),
    strip=YEARS,
    topics=(
        Link("Drainage", "/topics/drainage/"),
        Link("Eels", "/topics/eels/"),
        Link("Parish rates", "/topics/parish-rates/"),
    ),
)
STORY = StoryView(
    head=head("/stories/breach/", "The winter of the breach", "story", "stories"),
    title="The winter of the breach",
    number=0,
    html="<p>How a bank gave way, and what was built in its place.</p>",
    rows=(
        ThreadRow(report=SURVEY),
        ThreadRow(report=BREACH, gap_unit="month", gap_count=3),
        ThreadRow(report=DIGEST),
        ThreadRow(report=HELD_ELSEWHERE),
        ThreadRow(report=PUMPS, gap_unit="week", gap_count=2),
        ThreadRow(report=SLUICE, gap_unit="day", gap_count=20),
        ThreadRow(
            report=report("Ten years dry", "1963-02-01"),
            gap_unit="year",
            gap_count=9,
            quote=EVIDENCE[0].quotes[0],
        ),
        ThreadRow(report=report("A ballad of the breach", "undated"), gap_unit="undated"),
    ),
    parts=(),
    total=8,
    first=date("1952-11"),
    last=date("1963-02-01"),
    topics=(Link("Drainage", "/topics/drainage/"),),
)
DATES = DatesView(
    head=head("/dates/", "Dates", "dates", "dates"),
    years=(
        YearStrip(label="1947", months=MONTHS[::-1], count=9, address="/dates/1947/"),
        YearStrip(label="1948–1952", months=(), count=0, address=""),
        YearStrip(label="1953", months=MONTHS, count=121, address="/dates/1953/"),
    ),
    decades=(),
    undated=3,
    on_this_day=True,
    total=133,
)
DECADES = replace(
    DATES,
    years=(),
    decades=(
        (
            "1900s",
            tuple(
                YearCell(label=str(year), count=year % 7, address=f"/dates/{year}/" if year % 7 else "")
                for year in range(1900, 1910)
            ),
        ),
        ("1910–1949", ()),
    ),
)


def _day_of_year(month: int, day: int) -> Day:
    count = day * month % 11 // 7
    return Day(number=day, count=count, address=f"/dates/on/{month:02}-{day:02}/" if count else "")


CALENDAR = OnThisDayView(
    head=head("/dates/on/", "On this day", "on-this-day", "dates"),
    month=0,
    day=0,
    list=NONE,
    months=tuple(
        (
            month,
            tuple(_day_of_year(month, day) for day in range(1, monthrange(2024, month)[1] + 1)),
        )
        for month in range(1, 13)
    ),
    before=None,
    after=None,
)
ON_DAY = replace(
    CALENDAR,
    head=head("/dates/on/02-01/", "1 February", "on-this-day", "dates"),
    month=2,
    day=1,
    months=(),
    list=LongList((report("Ten years dry", "1963-02-01"), BREACH, DIGEST), 3),
    before=Link("30 January", "/dates/on/01-30/"),
    after=Link("2 February", "/dates/on/02-02/"),
)
INDEX = IndexView(
    head=head("/people/", "People", "index", "people"),
    type="person",
    title="People",
    list=NAME_LIST,
    letters=("A", "M", "S", "ا"),
    names=4,
)
FEED_ENTRY = FeedEntry(
    id="https://example.org/fens/articles/1953-03-12/",
    address="/articles/1953-03-12/",
    title=SLUICE.title,
    summary=SLUICE.summary,
    html=TEXT.replace("../../", BASE_URL),
    updated="2026-02-10T00:00:00Z",
    published="1953-03-12T00:00:00Z",
    authors=("Hester Vane",),
    language="en",
    quotes=EVIDENCE[0].quotes,
    notices=(NoticeRow(kind="correction", text="The year was misread.", date=date("2026-03-01")),),
)
FEED = FeedView(
    head=head("/feed.xml", SITE.title, "feed"),
    title=SITE.title,
    subtitle=SITE.description,
    updated="2026-02-10T00:00:00Z",
    author=SITE.title,
    entries=(
        FEED_ENTRY,
        replace(
            FEED_ENTRY,
            id="tag:example.org,2026:foreign",
            address="/articles/foreign/",
            title=FOREIGN.title,
            language="ar",
            authors=(),
            summary="",
            html="",
            published="",
            quotes=(),
            notices=(),
        ),
    ),
)
