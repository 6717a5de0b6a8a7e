"""What is drawn: bars, maps, months, pictures."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace

from pressmark.pages.values import Bar, Day, MapPoint, MapView, MonthStrip, Picture, Stretch, Strip
from tests.theme.samples.site import date

BARS = tuple(
    Bar(
        label=str(year),
        count=count,
        height=round(count / 0.31),
        address=f"/people/ada-merrow/#y-{year}" if count else "",
    )
    for year, count in zip(
        range(1940, 1961), (1, 0, 0, 0, 2, 1, 3, 5, 2, 4, 6, 9, 12, 31, 14, 9, 6, 5, 2, 0, 1), strict=True
    )
)
MONTH_BARS = tuple(
    Bar(label=f"195{2 + at // 12}-{at % 12 + 1:02}", count=at % 7, height=at % 7 * 16, address="")
    for at in range(20)
)
DECADE_BARS = tuple(
    Bar(
        label=f"{1850 + 10 * at}s", count=at % 4, height=at % 4 * 33, address="/dates/1859/" if at % 4 else ""
    )
    for at in range(12)
)


def strip(unit: str, bars: tuple[Bar, ...]) -> Strip:
    """The strip with its table: each bar a row of its own, the empty ones too."""
    rows = tuple(Stretch(bar.label, bar.label, bar.count, bar.address or "/dates/") for bar in bars)
    return Strip(unit, bars, (Stretch("1941", "1943", 0, ""), *rows))


YEARS = strip("year", BARS)
POINTS = (
    MapPoint(
        label="Marl End",
        address="/places/marl-end/",
        x=500.4,
        y=98.2,
        size=7.4,
        count=41,
        precision="exact",
        name_x=508.9,
        name_y=103.1,
        anchor="start",
    ),
    MapPoint(
        label="Tarn Bridge",
        address="/places/tarn-bridge/",
        x=540.0,
        y=121.5,
        size=5.6,
        count=7,
        precision="approximate",
    ),
    MapPoint(
        label="The Wash Lands",
        address="/places/wash-lands/",
        x=640.0,
        y=210.0,
        size=4.0,
        count=1,
        precision="area",
    ),
)
MAP = MapView(land="/assets/land.svg", width=1000, height=487, viewport="390 34 360 240", points=POINTS)
WORLD = replace(MAP, viewport="0 0 1000 487")
LOCATOR = replace(MAP, viewport="320 0 360 240", points=POINTS[:1])


def picture(**more: object) -> Picture:
    plain = Picture(
        address="/media/sluice.svg",
        role="photo",
        alt="A wooden sluice gate shored up with fence posts, water standing level with its top",
        caption="The gate on the morning of 11 March.",
        credit="T. Sedge",
        width=1200,
        height=700,
        rights="In the public domain",
        date=date("1953-03-11"),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


PICTURES = (
    picture(),
    picture(
        address="/media/page-1.svg",
        role="scan",
        page="1",
        alt="Front page of the Fen Herald",
        caption="",
        credit="",
        rights="",
        date=None,
        width=800,
        height=1100,
    ),
    picture(
        address="https://example.org/minutes.pdf",
        role="document",
        alt="Minutes of the meeting",
        caption="Three pages.",
        credit="",
        rights="",
        date=None,
        width=0,
        height=0,
        file=False,
    ),
)
MONTHS = tuple(
    MonthStrip(month=month, count=count, address=f"/dates/1953/{month:02}/" if count else "")
    for month, count in enumerate((0, 31, 12, 4, 0, 2, 1, 0, 60, 3, 8, 0), 1)
)


def _day(number: int, count: int, part: str) -> Day:
    place = f"/dates/1953/02/{part}" if part else ""
    return Day(number=number, count=count, address=f"{place}#d{number:02}" if count else "")


def weeks(year: int, month: int, counts: dict[int, int], part: str = "") -> tuple[tuple[Day, ...], ...]:
    first, length = monthrange(year, month)
    cells = [Day(number=0, count=0)] * first
    cells += [_day(day, counts.get(day, 0), part) for day in range(1, length + 1)]
    cells += [Day(number=0, count=0)] * (-len(cells) % 7)
    return tuple(tuple(cells[at : at + 7]) for at in range(0, len(cells), 7))
