"""Views made by hand, as the templates see them: rich, empty, long, right-to-left and hostile ones.

The archive in them is invented, down to its places.
"""

from __future__ import annotations

from dataclasses import replace

from pressmark.pages.values import Link, LongList, Part, Strip
from pressmark.pages.views import (
    ChoiceView,
    CorrectionsView,
    FiguresView,
    FixedView,
    MapPageView,
    MovedView,
    NotFoundView,
    NoticeRow,
    PartView,
    SitemapView,
    TopicView,
    UndatedView,
)
from tests.theme.samples.dossier import TABLES
from tests.theme.samples.drawn import LOCATOR, MAP, WORLD, weeks
from tests.theme.samples.lists import CALENDAR, DATES, DECADES, FEED, HOME, INDEX, MONTH, ON_DAY, STORY, YEAR
from tests.theme.samples.margin import THREAD
from tests.theme.samples.marks import MARKS_PART, UNCHECKED
from tests.theme.samples.names import EMPTY_ENTITY, ENTITY, EVENT, PLACE, SOURCE
from tests.theme.samples.reports import (
    ARABIC_ARTICLE,
    ARTICLE,
    DIGEST_ARTICLE,
    EMPTY_ARTICLE,
    EXCERPT_ARTICLE,
    LINK_ONLY_ARTICLE,
    WITHDRAWN_ARTICLE,
)
from tests.theme.samples.rows import (
    EVIDENCE,
    FOREIGN,
    LETTER_PARTS,
    LONG_EVIDENCE,
    LONG_REPORTS,
    NAME_LIST,
    NAMES,
    PARTS,
    PUMPS,
    ROWS,
    STATEMENTS,
    UNDATED_ROW,
    WITHDRAWN,
)
from tests.theme.samples.site import NONE, Sample, date, head
from tests.theme.samples.text import CARDS
from tests.theme.samples.together import PAIR, TOGETHER

SAMPLES: dict[str, Sample] = {
    "article": Sample("article.html", ARTICLE),
    "article-empty": Sample("article.html", EMPTY_ARTICLE),
    "article-digest": Sample("article.html", DIGEST_ARTICLE),
    "article-link-only": Sample("article.html", LINK_ONLY_ARTICLE),
    "article-excerpt": Sample("article.html", EXCERPT_ARTICLE),
    "article-withdrawn": Sample("article.html", WITHDRAWN_ARTICLE),
    "article-arabic": Sample("article.html", ARABIC_ARTICLE),
    "article-long": Sample(
        "article.html",
        replace(
            ARTICLE,
            backlinks=LONG_REPORTS,
            all_names=Link("640 names", "/articles/1953-03-12/names/"),
            unidentified_more=7,
            statement_parts=(
                Part("Quoted", "/articles/1953-03-12/quoted/n1/", 200, 1),
                Part("Quoted", "/articles/1953-03-12/quoted/n2/", 31, 2),
            ),
            years=("1953", "1953"),
            threads=(
                THREAD,
                replace(
                    THREAD,
                    story=Link("Who pays", "/stories/rates/"),
                    first=None,
                    last=None,
                ),
            ),
            access="excerpt",
        ),
    ),
    "entity": Sample("entity.html", ENTITY),
    "entity-empty": Sample("entity.html", EMPTY_ENTITY),
    "entity-long": Sample(
        "entity.html",
        replace(
            ENTITY,
            mentions=LONG_EVIDENCE,
            statements=LongList(STATEMENTS, 640, PARTS[:3]),
            told=LongList(STATEMENTS[:1], 240, PARTS[:2]),
        ),
    ),
    "part-statements": Sample(
        "part.html",
        PartView(
            head=head("/people/ada-merrow/quoted/1953-02-n1/", "Ada Merrow, quoted", "part"),
            parent=Link("Ada Merrow · Quoted", "/people/ada-merrow/#quoted"),
            above=Part("1953-02", "/people/ada-merrow/quoted/1953-02/", 240),
            heading="Ada Merrow · Quoted",
            label="1953-02",
            number=1,
            last=0,
            shape="statements",
            list=LongList(STATEMENTS, 2),
            siblings=PARTS[:3],
        ),
    ),
    "part-of-parts": Sample(
        "part.html",
        PartView(
            head=head("/dates/undated/n1-to-200/", "Undated", "part"),
            parent=Link("Undated", "/dates/undated/"),
            above=None,
            heading="Undated",
            label="Undated",
            number=1,
            last=200,
            shape="reports",
            list=LongList((), 640, PARTS[6:8]),
            siblings=(),
        ),
    ),
    "figures": Sample(
        "figures.html",
        FiguresView(
            head=head("/events/breach/reported/", "What the reports say of the breach", "part", "events"),
            parent=Link("Breach of 1953", "/events/breach/#dossier"),
            tables=TABLES,
            parts=PARTS[:2],
        ),
    ),
    "together": Sample("together.html", TOGETHER),
    "pair": Sample("pair.html", PAIR),
    "entity-place": Sample("entity.html", PLACE),
    "entity-event": Sample("entity.html", EVENT),
    "entity-source": Sample("entity.html", SOURCE),
    "part-evidence": Sample(
        "part.html",
        PartView(
            head=head("/people/ada-merrow/1953/", "Ada Merrow: 1953", "part"),
            parent=Link("Ada Merrow", "/people/ada-merrow/"),
            heading="Ada Merrow",
            label="1953",
            number=0,
            last=0,
            above=None,
            shape="evidence",
            list=LongList(EVIDENCE, 6),
            siblings=PARTS,
        ),
    ),
    "part-node": Sample(
        "part.html",
        PartView(
            head=head("/people/ada-merrow/1953/", "Ada Merrow: 1953", "part"),
            parent=Link("Ada Merrow", "/people/ada-merrow/"),
            heading="Ada Merrow",
            label="1953",
            number=0,
            last=0,
            above=None,
            shape="reports",
            list=LongList((), 640, PARTS),
            siblings=(),
        ),
    ),
    "part-names": Sample(
        "part.html",
        PartView(
            head=head("/people/~m/", "People: M", "part", "people"),
            parent=Link("People", "/people/"),
            heading="People",
            label="M",
            number=2,
            last=0,
            above=Part("M", "/people/~m/", 640),
            shape="names",
            list=LongList(NAMES[2:4], 2),
            siblings=LETTER_PARTS,
        ),
    ),
    "index": Sample("index.html", INDEX),
    "index-long": Sample("index.html", replace(INDEX, list=LongList((), 640, LETTER_PARTS), names=640)),
    "index-empty": Sample("index.html", replace(INDEX, list=NONE, letters=(), names=0)),
    "story": Sample("story.html", STORY),
    "story-empty": Sample(
        "story.html", replace(STORY, html="", rows=(), total=0, first=None, last=None, topics=())
    ),
    "story-long": Sample("story.html", replace(STORY, rows=STORY.rows[:2], parts=PARTS, total=1240)),
    "story-part": Sample("story.html", replace(STORY, number=2, html="", parts=PARTS, total=1240)),
    "topic": Sample(
        "topic.html",
        TopicView(
            head=head("/topics/drainage/", "Drainage", "topic", "topics"),
            title="Drainage",
            stories=(Link("The winter of the breach", "/stories/breach/"),),
            list=LongList(ROWS, len(ROWS)),
        ),
    ),
    "topic-long": Sample(
        "topic.html",
        TopicView(
            head=head("/topics/drainage/", "Drainage", "topic", "topics", feed="/topics/drainage/feed.xml"),
            title="Drainage",
            stories=(),
            list=LONG_REPORTS,
        ),
    ),
    "dates": Sample("dates.html", DATES),
    "dates-empty": Sample("dates.html", replace(DATES, years=(), undated=0, on_this_day=False, total=0)),
    "year": Sample("year.html", YEAR),
    "dates-decades": Sample("dates.html", DECADES),
    "year-empty": Sample("year.html", replace(YEAR, groups=(), list=NONE, missing="", before=None)),
    "year-long": Sample(
        "year.html", replace(YEAR, groups=(), list=LongList(YEAR.groups[0].rows, 640, PARTS))
    ),
    "month": Sample("month.html", MONTH),
    "month-long": Sample(
        "month.html",
        replace(
            MONTH,
            weeks=weeks(1953, 2, {20: 300, 21: 340}, "n1/"),
            days=(),
            parts=PARTS,
            total=640,
            before=None,
            after=None,
        ),
    ),
    "month-part": Sample(
        "month.html",
        replace(
            MONTH,
            head=head("/dates/1953/02/n1/", "February 1953, part 1", "month", "dates"),
            number=1,
            parts=PARTS,
        ),
    ),
    "undated": Sample(
        "undated.html",
        UndatedView(
            head=head("/dates/undated/", "Undated", "undated", "dates"),
            list=LongList((UNDATED_ROW, replace(UNDATED_ROW, title="A second ballad")), 2),
        ),
    ),
    "on-this-day": Sample("on-this-day.html", CALENDAR),
    "on-this-day-one": Sample("on-this-day.html", ON_DAY),
    "home": Sample("home.html", HOME),
    "home-empty": Sample(
        "home.html",
        replace(
            HOME,
            html="",
            reports=0,
            counts=(),
            years=("", ""),
            latest=(),
            added=(),
            stories=(),
            present=(),
            strip=Strip(),
            topics=(),
        ),
    ),
    "fixed": Sample(
        "fixed.html",
        FixedView(
            head=head("/about/", "About this archive", "fixed"),
            title="About this archive",
            language="en",
            direction="ltr",
            html='<p id="p1">What this is.</p><h2 id="h-cite">How to cite</h2>'
            '<ul><li><p id="p2">By paragraph.</p></li></ul>',
            cards=CARDS,
            ways=(Link("What no person has checked", "/unchecked/"),),
        ),
    ),
    "unchecked": Sample("unchecked.html", UNCHECKED),
    "unchecked-long": Sample(
        "unchecked.html",
        replace(UNCHECKED, doubtful=UNCHECKED.list.rows[:2], list=LongList((), 640, PARTS)),  # type: ignore[arg-type]
    ),
    "unchecked-none": Sample("unchecked.html", replace(UNCHECKED, unchecked=0, by_tools=0, list=NONE)),
    "part-marks": Sample("part.html", MARKS_PART),
    "corrections": Sample(
        "corrections.html",
        CorrectionsView(
            head=head("/corrections/", "Corrections", "corrections"),
            rows=(
                (
                    NoticeRow(
                        kind="correction",
                        text="The number of farms was first given as nine.",
                        date=date("2026-03-01"),
                    ),
                    PUMPS,
                ),
                (NoticeRow(kind="withdrawal", text="Reported by mistake.", date=None), WITHDRAWN),
                (NoticeRow(kind="Note", text="See below.", date=date("1953")), FOREIGN),
            ),
            parts=(),
            total=3,
        ),
    ),
    "corrections-long": Sample(
        "corrections.html",
        CorrectionsView(
            head=head("/corrections/", "Corrections", "corrections"), rows=(), parts=PARTS, total=300
        ),
    ),
    "map": Sample(
        "map.html",
        MapPageView(
            head=head("/map/", "Map", "map", "map"),
            map=replace(MAP, dots="M400 60h0M500 90h0"),
            closer=(LOCATOR,),
            drawn=3,
            list=NAME_LIST,
        ),
    ),
    "map-empty": Sample(
        "map.html",
        MapPageView(
            head=head("/map/", "Map", "map", "map"),
            map=replace(WORLD, points=()),
            closer=(),
            drawn=0,
            list=NONE,
        ),
    ),
    "404": Sample(
        "404.html",
        NotFoundView(
            head=head("/404.html", "This page is not here", "not-found"),
            indexes=(Link("People", "/people/"), Link("Dates", "/dates/")),
            near="/assets/near/",
        ),
        absolute=True,
    ),
    "404-empty": Sample(
        "404.html",
        NotFoundView(head=head("/404.html", "This page is not here", "not-found"), indexes=(), near=""),
        absolute=True,
    ),
    "moved": Sample(
        "moved.html",
        MovedView(
            head=head("/people/a-merrow/", "Moved: Ada Merrow", "moved", noindex=True),
            target=Link("Ada Merrow", "/people/ada-merrow/"),
        ),
    ),
    "choice": Sample(
        "choice.html",
        ChoiceView(head=head("/people/merrow/", "Which one do you mean?", "choice"), choices=CARDS),
    ),
    "feed": Sample("feed.xml", FEED, absolute=True),
    "feed-empty": Sample("feed.xml", replace(FEED, subtitle="", author="", entries=()), absolute=True),
    "sitemap": Sample(
        "sitemap.xml",
        SitemapView(
            head=head("/sitemap.xml", "Sitemap", "sitemap"),
            addresses=(("/", "2026-02-10"), ("/articles/foreign/", ""), ("/people/آدا/", "1953-03-12")),
        ),
        absolute=True,
    ),
}
