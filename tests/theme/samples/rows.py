"""Rows of lists: reports, evidence, names, parts."""

from __future__ import annotations

from dataclasses import replace

from pressmark.pages.values import (
    EvidenceRow,
    FigureRow,
    Link,
    LongList,
    NamedHere,
    NameGroup,
    NameRow,
    Part,
    Quote,
    QuotePiece,
    ReportRow,
    SaidBy,
    StatementRow,
)
from tests.theme.samples.site import COURIER, HERALD, date


def report(title: str, day: str, stem: str = "", **more: object) -> ReportRow:
    row = ReportRow(
        title=title,
        supplied=False,
        address=f"/articles/{stem or day}/",
        date=date(day),
        kind="report",
        source=HERALD,
        status="published",
        access="full",
        summary="",
        language="",
    )
    return replace(row, **more)  # type: ignore[arg-type]


SLUICE = report(
    "Council votes to rebuild the sluice at Marl End",
    "1953-03-12",
    summary="Nine to two, after a night in which the old gate was held shut with fence posts.",
)
BREACH = report(
    "The bank gives way below Tarn Bridge",
    "1953-02-01",
    summary="Eleven farms stand in the water; the school at Osier Green is a ferry landing.",
)
SURVEY = report("Survey of the drains, second part", "1952-11", kind="document", source=COURIER)
PUMPS = report(
    "Pumps arrive, and nobody to run them",
    "1953-02-20",
    source=COURIER,
    status="corrected",
    summary="Four engines came by rail. The men who know them are still downriver.",
)
HELD_ELSEWHERE = report("[Statement of the Drainage Board]", "1953-02-03", supplied=True, access="link-only")
DIGEST = report(
    "What was known of the breach by the evening", "1953-02-01", "digest", kind="digest", source=None
)
FOREIGN = report("الفيضان في الأهوار", "1953-02-02", "foreign", language="ar", source=COURIER)
WITHDRAWN = report("A second breach at Osier Green", "1953-02-04", status="withdrawn")
ROWS = (SLUICE, PUMPS, WITHDRAWN, HELD_ELSEWHERE, FOREIGN, DIGEST, BREACH, SURVEY)
UNDATED_ROW = report("A ballad of the eel catchers", "undated", "ballad")


def quote(before: str, name: str, after: str, spot: str = "p1-4", cut: str = "") -> Quote:
    """A quotation with one name in it; ``cut`` says where words are left out: before, after."""
    pieces = (QuotePiece(before), QuotePiece(name, f"/articles/1953-03-12/#{spot}"), QuotePiece(after))
    return Quote(pieces, cut_before=cut == "before", cut_after=cut == "after")


EVIDENCE = (
    EvidenceRow(
        SLUICE,
        True,
        (
            quote("“The gate was old when my father greased it,” ", "Ada Merrow", " told the meeting."),
            quote(
                "By midnight ",
                "she",
                " had the roster of every pump between Marl End and the sea",
                cut="after",
            ),
        ),
    ),
    EvidenceRow(PUMPS, False, (quote("The engines were signed for by ", "Ada Merrow", ", engineer."),)),
    EvidenceRow(HELD_ELSEWHERE, False),
    EvidenceRow(
        FOREIGN,
        False,
        (
            Quote(
                (
                    QuotePiece("قالت "),
                    QuotePiece("آدا ميرو", "/articles/foreign/#p1-5"),
                    QuotePiece(" إن الماء يرتفع."),
                ),
                language="ar",
                direction="rtl",
            ),
        ),
    ),
    EvidenceRow(
        BREACH, True, (quote("It was ", "Merrow", " who saw the water come over the bank.", cut="before"),)
    ),
    EvidenceRow(
        SURVEY,
        False,
        (
            quote("Levels by ", "A. Merrow", ", chain by T. Sedge.", "p9-10"),
            Quote(
                (
                    QuotePiece("It was the "),
                    QuotePiece("engineer ", "/articles/1952-11-20/#p10-7", named=True),
                    QuotePiece("Merrow", "/articles/1952-11-20/#p10-16", named=True),
                    QuotePiece("", "/articles/1952-11-20/#p10-7-22", "Ada Merrow"),
                    QuotePiece(" herself", named=True),
                    QuotePiece("."),
                )
            ),
        ),
        more=12,
        goes_on=True,
    ),
)
STATEMENTS = (
    StatementRow(
        report=SLUICE,
        by=Link("Ada Merrow", "/people/ada-merrow/"),
        to=(Link("Parish council of Marl End", "/organisations/parish-council/"),),
        on=date("1953-03-11"),
        quotes=(
            Quote((QuotePiece("the gate could be held for one more spring tide, and for no more than one"),)),
            Quote((QuotePiece("“and then God help the parish.”"),)),
        ),
        spot="/articles/1953-03-12/#s2-20",
    ),
    StatementRow(
        report=BREACH,
        by=Link("a man with a lantern"),
        to=(),
        on=None,
        quotes=(Quote((QuotePiece("you could hear it before you could see it"),)),),
        spot="/articles/1953-02-01/#s4-11",
    ),
)
SPOKEN = tuple(SaidBy(row.by, (row,)) for row in STATEMENTS)
PARTS = (
    *(Part(str(year), f"/people/ada-merrow/{year}/", 40 + year % 50) for year in range(1950, 1956)),
    Part("1953-02", "/people/ada-merrow/1953-02/", 190),
    Part("1953-03", "/people/ada-merrow/1953-03-n2/", 200, 2),
    Part("undated", "/people/ada-merrow/undated/", 3),
)
LONG_EVIDENCE = LongList(EVIDENCE, 1240, PARTS)
LONG_REPORTS = LongList(ROWS, 1240, PARTS)
NAMES = (
    NameRow(label="Adelaide Merrow", address="/people/ada-merrow/", letter="A", count=117, see="Merrow, Ada"),
    NameRow(
        label="Ames, Josiah",
        address="/people/josiah-ames/",
        letter="A",
        count=4,
        line="Keeper of the lock at Tarn Bridge until 1949.",
    ),
    NameRow(
        label="Merrow, Ada",
        address="/people/ada-merrow/",
        letter="M",
        count=117,
        line="Engineer of the Drainage Board, the first to hold the post without having been born to it.",
    ),
    NameRow(label="Mott, Fred", address="/people/fred-mott/", letter="M", count=12),
    NameRow(label="Sedge, Thomas", address="/people/thomas-sedge/", letter="S", count=1, line="Surveyor."),
    NameRow(
        label="آدا ميرو",
        address="/people/ada-merrow/",
        letter="ا",
        count=117,
        see="Merrow, Ada",
        language="ar",
    ),
)
NAME_LIST = LongList(NAMES, len(NAMES))
LETTER_PARTS = tuple(
    Part(letter, f"/people/~{letter.lower()}/", 61 + at) for at, letter in enumerate("ABCDEFGHM")
)
PEOPLE = NameGroup(
    "person",
    "People",
    (
        NamedHere(
            label="Ada Merrow", address="/people/ada-merrow/", spot="p1-40", paragraph=1, main=True, count=6
        ),
        NamedHere(
            label="Josiah Ames", address="/people/josiah-ames/", spot="p3-0", paragraph=3, main=False, count=1
        ),
        NamedHere(label="Fred Mott", address="/people/fred-mott/", spot="", main=False, count=1),
    ),
)
ORGANISATIONS = NameGroup(
    "organisation",
    "Organisations",
    (
        NamedHere(
            label="Parish council of Marl End",
            address="/organisations/parish-council/",
            spot="p1-4",
            main=True,
            count=3,
        ),
        NamedHere(
            label="Drainage Board of the Lower Fens and the Hundred of Osier",
            address="/organisations/drainage-board/",
            spot="h-board",
            main=False,
            count=2,
        ),
    ),
)
PLACES = NameGroup(
    "place",
    "Places",
    (
        NamedHere(label="Marl End", address="/places/marl-end/", spot="p1-90", main=False, count=4),
        NamedHere(
            label="Tarn Bridge",
            address="/places/tarn-bridge/",
            spot="p2-12",
            main=False,
            count=1,
            paragraph=0,
        ),
    ),
)
FIGURES = (
    FigureRow(
        report=SLUICE,
        event=Link("Breach of 1953", "/events/breach/"),
        what="Farms under water",
        value="11",
        unit="farms",
        quote="Eleven farms stand in the water.",
    ),
    FigureRow(
        report=PUMPS,
        event=Link("Breach of 1953", "/events/breach/"),
        what="Farms under water",
        value="14",
        unit="farms",
        quote="",
    ),
)
