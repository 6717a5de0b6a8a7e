"""What stands beside a report: its story, related reports, where it comes from."""

from __future__ import annotations

from dataclasses import replace

from pressmark.pages.values import Link, Reason, RelatedRow, Rightsline, Thread, ThreadRow
from pressmark.pages.values.marks import MarkSpot, Work, WorkRow
from pressmark.pages.views import BasedOn, Provenance
from tests.theme.samples.rows import BREACH, DIGEST, FOREIGN, PUMPS, SLUICE, SURVEY, WITHDRAWN, report
from tests.theme.samples.site import date

THREAD = Thread(
    story=Link("The winter of the breach", "/stories/breach/"),
    rows=(
        ThreadRow(report=BREACH),
        ThreadRow(report=FOREIGN),
        ThreadRow(report=PUMPS, gap_unit="week", gap_count=2),
        ThreadRow(report=SLUICE, here=True, gap_unit="day", gap_count=20),
        ThreadRow(report=report("The first pile is driven", "1953-06-02"), gap_unit="month", gap_count=3),
    ),
    first=SURVEY,
    last=report("Ten years dry", "1963-02-01"),
)
RELATED = (
    RelatedRow(
        PUMPS,
        (
            Reason(kind="story", names=(Link("The winter of the breach", "/stories/breach/"),)),
            Reason(
                kind="both",
                names=(
                    Link("Ada Merrow", "/people/ada-merrow/"),
                    Link("Drainage Board", "/organisations/drainage-board/"),
                ),
                more=2,
            ),
            Reason(kind="time", unit="week", count=3, earlier=True),
        ),
    ),
    RelatedRow(
        SURVEY,
        (Reason(kind="words", terms=("sluice", "clay", "piles")), Reason(kind="time", unit="month", count=1)),
    ),
    RelatedRow(DIGEST, (Reason(kind="near-duplicate"), Reason(kind="time", unit="day", count=0))),
    RelatedRow(
        FOREIGN,
        (Reason(kind="time", unit="year", count=2), Reason(kind="time", unit="day", count=1, earlier=True)),
    ),
)
DECLARED = tuple(
    RelatedRow(row, (Reason(kind=kind),))
    for row, kind in zip(
        (BREACH, SURVEY, PUMPS, SLUICE, DIGEST, WITHDRAWN, FOREIGN),
        ("follows", "followed-by", "updates", "updated-by", "corrects", "corrected-by", "translation"),
        strict=True,
    )
)
WORK = Work(
    total=15,
    made=(
        WorkRow(name="P. Rushton", tool=False, count=12),
        WorkRow(name="Tagger 3.8", tool=True, count=3),
    ),
    checked=(
        WorkRow(name="L. Carr", tool=False, count=11, on=date("2026-02-11")),
        WorkRow(name="", tool=False, count=1, on=date("2026-03")),
    ),
    unchecked=3,
    uncertain=50,
    percent=None,
    open=(
        MarkSpot(words="the Board", spot="p1-4", percent=None),
        MarkSpot(words="Marl End", spot="p1-90", percent=60),
    ),
    doubtful=(MarkSpot(words="Marl End", spot="p1-90", percent=60),),
    notes=(("marked by Tagger 3.8 (a program) · not checked by any person", ("p1-40",)),),
)
SOURCED = Provenance(
    url="https://example.org/herald/1953/03/12",
    archived_url="https://archive.example.org/1953/herald",
    archived_on=date("2024-05-01"),
    via="Reading room of the county library",
    page="1",
    edition="Evening",
    section="Parish news",
    based_on=(
        BasedOn(
            title="Minutes of the parish council",
            document="PC/53/3",
            url="https://example.org/minutes",
            archived_url="https://archive.example.org/minutes",
            date=date("1953-03-12"),
        ),
        BasedOn(title="", document="Tide book of 1953", url="", archived_url="", date=None),
    ),
    rights=Rightsline(text="Copyright expired", url="https://example.org/rights"),
    work=replace(WORK, unchecked=0, percent=90, open=(), doubtful=(), notes=()),
    written=date("2026-02-03"),
    added=date("2026-02-10"),
    corrected_on=date("2026-03-01"),
)
UNSOURCED = Provenance(
    url="",
    archived_url="",
    archived_on=None,
    via="",
    page="",
    edition="",
    section="",
    based_on=(),
    rights=Rightsline(),
    work=None,
    written=None,
    added=None,
    corrected_on=None,
)
