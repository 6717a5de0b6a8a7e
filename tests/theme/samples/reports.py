"""Pages of reports."""

from __future__ import annotations

from dataclasses import replace

from pressmark.pages.values import Link, LongList, NameGroup
from pressmark.pages.views import ArticleView, NoticeRow
from tests.theme.samples.drawn import PICTURES
from tests.theme.samples.margin import DECLARED, RELATED, SOURCED, THREAD, UNSOURCED, WORK
from tests.theme.samples.rows import (
    DIGEST,
    FIGURES,
    FOREIGN,
    ORGANISATIONS,
    PEOPLE,
    PLACES,
    PUMPS,
    SLUICE,
    SPOKEN,
)
from tests.theme.samples.site import HERALD, NONE, date, head
from tests.theme.samples.text import CARDS, TEXT

ARTICLE = ArticleView(
    head=head(
        "/articles/1953-03-12/",
        SLUICE.title,
        "article",
        "dates",
        data="/articles/1953-03-12/index.json",
        published="1953-03-12",
        image="/media/sluice.svg",
        image_alt="A sluice gate",
    ),
    id="1953-03-12",
    title=SLUICE.title,
    supplied=False,
    kind="report",
    language="en",
    direction="ltr",
    date=SLUICE.date,
    date_address="/dates/1953/03/#d12",
    dateline="Marl End",
    source=HERALD,
    summary=SLUICE.summary,
    byline=(Link("Hester Vane", "/people/hester-vane/"), Link("our parish correspondent")),
    status="published",
    notices=(),
    access="full",
    html=TEXT,
    pictures=PICTURES,
    topics=(Link("Drainage", "/topics/drainage/"), Link("Parish rates", "/topics/parish-rates/")),
    names=(PEOPLE, ORGANISATIONS, PLACES),
    all_names=None,
    unidentified=(("A man in a grey coat", "p3-88", 3), ("the auctioneer", "p3-88", 0)),
    unidentified_more=0,
    cards=CARDS,
    threads=(THREAD,),
    related=RELATED,
    declared=LongList(DECLARED, len(DECLARED)),
    backlinks=LongList((PUMPS, DIGEST), 2),
    figures=FIGURES[:1],
    statements=SPOKEN,
    statement_parts=(),
    provenance=replace(SOURCED, work=WORK),
    years=("1940", "1963"),
    problem="mailto:editor@example.org?subject=Problem",
)
EMPTY_ARTICLE = replace(
    ARTICLE,
    head=head("/articles/note/", "Note", "article"),
    id="note",
    title="Note",
    date=date("undated"),
    date_address="",
    dateline="",
    source=None,
    summary="",
    byline=(),
    html='<p id="p1">A note.</p>',
    pictures=(),
    topics=(),
    names=(),
    unidentified=(),
    cards=(),
    threads=(),
    related=(),
    declared=NONE,
    backlinks=NONE,
    figures=(),
    statements=(),
    provenance=UNSOURCED,
    years=("", ""),
    problem="",
)
DIGEST_ARTICLE = replace(
    ARTICLE,
    head=head("/articles/digest/", DIGEST.title, "article"),
    id="digest",
    title=DIGEST.title,
    kind="digest",
    source=Link("Pressmark", "/sources/pressmark/"),
    pictures=(),
    status="corrected",
    notices=(
        NoticeRow(
            kind="correction", text="The number of farms was first given as nine.", date=date("2026-03-01")
        ),
        NoticeRow(kind="Note", text="A second digest follows.", date=None),
    ),
)
LINK_ONLY_ARTICLE = replace(
    EMPTY_ARTICLE,
    title="[Statement of the Drainage Board]",
    supplied=True,
    access="link-only",
    html="",
    source=HERALD,
    provenance=SOURCED,
)
EXCERPT_ARTICLE = replace(
    EMPTY_ARTICLE,
    title="Statement",
    supplied=True,
    access="excerpt",
    provenance=replace(UNSOURCED, archived_url="https://example.org/a"),
)
WITHDRAWN_ARTICLE = replace(
    ARTICLE,
    status="withdrawn",
    provenance=SOURCED,
    html="",
    summary="",
    pictures=(),
    names=(),
    unidentified=(),
    cards=(),
    figures=(),
    statements=(),
    notices=(
        NoticeRow(
            kind="withdrawal", text="The second breach was reported by mistake.", date=date("1953-02-06")
        ),
    ),
)
ARABIC_ARTICLE = replace(
    ARTICLE,
    head=head("/articles/foreign/", FOREIGN.title, "article"),
    title=FOREIGN.title,
    language="ar",
    direction="rtl",
    provenance=SOURCED,
    dateline="مارل إند",
    summary="أحد عشر حقلا تحت الماء.",
    unidentified=(),
    names=(NameGroup("person", "People", (replace(PEOPLE.names[0], spot="p1-5"), PEOPLE.names[2])),),
    pictures=(),
    html='<p id="p1">قالت <a class="name" data-key="person:ada-merrow" id="p1-5" '
    'href="../../people/ada-merrow/">آدا ميرو</a> إن الماء يرتفع منذ الصباح، وإن البوابة القديمة لن تصمد حتى '
    'المساء. وقال <bdi>Fred Mott</bdi> إن المضخات في الطريق.</p><p id="p2">لم يُصب أحد.</p>',
)
