"""What reports say of an event: values that differ, one that all agree on, a date and a place."""

from __future__ import annotations

from dataclasses import replace

from pressmark.pages.values import FigureTable, FigureValue, Link
from tests.theme.samples.rows import FIGURES
from tests.theme.samples.site import date

_FARMS = FIGURES[0]

TABLES = (
    FigureTable(
        what="Farms under water",
        values=(
            FigureValue(value="14", unit="farms", rows=FIGURES[1:], reports=1),
            FigureValue(
                value="11",
                unit="farms",
                rows=(replace(_FARMS, spot="/articles/sluice/#p2"), _FARMS),
                reports=2,
            ),
        ),
        differ=True,
        reports=3,
    ),
    FigureTable(
        what="Length of the breach",
        values=(FigureValue(value="forty yards", unit="", rows=FIGURES, reports=2),),
        differ=False,
        reports=2,
    ),
    FigureTable(
        what="Date",
        values=(
            FigureValue(value="1953-02-01", unit="", rows=FIGURES[:1], reports=1, date=date("1953-02-01")),
            FigureValue(value="soon after Candlemas", unit="", rows=FIGURES[1:], reports=1),
        ),
        differ=True,
        reports=2,
    ),
    FigureTable(
        what="Place",
        values=(
            FigureValue(
                value="Marl End",
                unit="",
                rows=FIGURES[:1],
                reports=1,
                place=Link("Marl End", "/places/marl-end/"),
            ),
        ),
        differ=False,
        reports=1,
    ),
)
