"""What stands beside a report: its story, related reports, where it comes from."""

from __future__ import annotations

from pressmark.pages.values import Link, Reason, RelatedRow, Rightsline, Thread, ThreadRow
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
    earlier=3,
    later=12,
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
    RelatedRow(DIGEST, (Reason(kind="near-duplicate", percent=83), Reason(kind="time", unit="day", count=0))),
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
    annotated_by="P. Rushton",
    checked_by="L. Carr",
    certainty=0.9,
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
    annotated_by="",
    checked_by="",
    certainty=None,
    written=None,
    added=None,
    corrected_on=None,
)
